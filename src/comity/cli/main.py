"""The table of commands, and the one place where errors become exit codes."""

import errno
import hashlib
import importlib
import os
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import click

from comity import __version__
from comity.errors import ComityError

__all__ = ["COMMANDS", "CommandTable", "main"]

MENDABLE, MISUSE, FAULT, INTERRUPTED, READER_GONE = 2, 3, 70, 130, 141
"""Exit codes beside 0 (done) and 1 (a finding that should stop a pipeline); the last two are those of a
shell for a program ended by Ctrl-C and by a reader that went away."""

click.UsageError.exit_code = MISUSE  # click gives 2, which here means "a person can mend this"


@dataclass(frozen=True, slots=True)
class Row:
    """A command: its name, the module that holds it as ``command``, the question it answers."""

    name: str
    module: str
    answers: str


COMMANDS = (
    Row("screen", "comity.cli.screen", "Who on this list may be in this register, and why."),
    Row(
        "compare", "comity.cli.compare", "How close two names are, every point explained; or a file of pairs."
    ),
    Row("index", "comity.cli.index", "Build a register folder once, so that screening starts at once."),
)
"""Modules are loaded when their command is called: the matcher takes ten times longer to load than click."""

_MODULE_BY_NAME = {row.name: row.module for row in COMMANDS}


class CommandTable(click.Group):
    """The commands by name, loaded when called; maps what goes wrong to messages and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - signature of click
        """Return the names in the order in which a reader wants them."""
        return [row.name for row in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command; ``None`` for a name that is not in the table."""
        module = _MODULE_BY_NAME.get(cmd_name)
        if module is None:
            return None
        command = importlib.import_module(module).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands from the table, without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(row.name, row.answers) for row in COMMANDS])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for; every failure leaves here as a message and an exit code."""
        _speak_utf8()
        try:
            done = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (ComityError, OSError, KeyboardInterrupt, click.Abort) as trouble:
            raise SystemExit(_explained(trouble)) from None
        except Exception as fault:
            if os.environ.get("COMITY_DEBUG") == "1":
                raise
            _say(_fault_message(fault))
            raise SystemExit(FAULT) from None
        return done


@click.group(cls=CommandTable, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="comity %(version)s")
def main() -> None:
    """Match lists of persons and bodies across scripts, with every score explained.

    Works on files alone: no network, no database. A score is an order of reading, never an identity;
    a person decides.

    Exit codes: 0 done, 1 a finding that should stop a pipeline (--fail-on), 2 something you can mend
    (the message says how), 3 wrong use of a command, 70 a fault in comity.
    """


def _explained(trouble: BaseException) -> int:
    """Say what happened and what to do next; returns the exit code."""
    if isinstance(trouble, ComityError):
        _say(f"Error: {trouble.problem}\n{trouble.remedy}")
        return MENDABLE
    if isinstance(trouble, OSError):
        _close_quietly()
        if isinstance(trouble, BrokenPipeError):
            return READER_GONE
        _say(_refusal_of_the_system(trouble))
        return MENDABLE
    _say("Stopped. Nothing half-written was left behind.")
    return INTERRUPTED


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale of the machine says."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace"), (sys.stdin, "strict")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _say(message: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(message + "\n")
        sys.stderr.flush()


def _close_quietly() -> None:
    """Point standard output at nothing, so that the interpreter's last flush cannot fail aloud."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    stream: TextIO | None = sys.stdout
    if stream is not None and hasattr(stream, "fileno"):
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):  # a stream without a descriptor has nothing to flush to
            os.close(nowhere)


_REMEDIES = {
    errno.ENOSPC: "Free some space or give another place with --out; nothing half-written was left behind.",
    errno.EDQUOT: "Your quota is used up: free some space or give another place with --out.",
    errno.EROFS: "The file system is read-only: give another place with --out.",
    errno.EACCES: "Ask for the right to use it, or give another file.",
    errno.EMFILE: "Raise the limit of open files (ulimit -n) or give fewer registers at once.",
}


def _refusal_of_the_system(trouble: OSError) -> str:
    remedy = _REMEDIES.get(
        trouble.errno or 0, "Check that the file or folder exists and that you may use it."
    )
    where = f": {trouble.filename}" if trouble.filename else ""
    return f"Error: {trouble.strerror or type(trouble).__name__}{where}.\n{remedy}"


def _fault_message(fault: BaseException) -> str:
    """Say that the program is at fault; the same fault has the same number on every machine."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.name}:{frame.lineno}" for frame in frames]
    digest = hashlib.sha256("|".join([type(fault).__name__, *places]).encode()).hexdigest()[:8]
    return (
        f"This is a fault in comity, not in your files. Fault {digest} ({type(fault).__name__}).\n"
        "Please report the number and the command. COMITY_DEBUG=1 shows where it happened."
    )


if __name__ == "__main__":
    main(prog_name="comity")
