"""`comity index`: build a register folder once, or show what one holds."""

import time
from dataclasses import asdict
from pathlib import Path

import click
import orjson

from comity.cli import screening
from comity.cli.answer import RegisterRead, Tally
from comity.cli.closing import alarm_words, emptiness, rejection_file, rejections, say, warn
from comity.cli.output import STANDARD, destination
from comity.cli.progress import meter
from comity.cli.visible import isolated

__all__ = ["command"]

_MANNER = ("as_format", "columns", "encoding")
_EXAMPLE = """
\b
Examples:
  comity index ofac.xml un.xml --out registers/sanctions
  comity index --show registers/sanctions
"""


@click.command(
    "index", epilog=_EXAMPLE, short_help="Build a register folder once, so that screening starts at once."
)
@click.argument("register_files", metavar="REGISTER...", nargs=-1)
@click.option(
    "--out", metavar="DIR", help="The folder to make. An older one stays whole until the new one is complete."
)
@click.option("--show", metavar="DIR", help="Print what a register folder holds.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.option(
    "--as",
    "as_format",
    metavar="FORMAT",
    callback=screening.check_format,
    help="Read the files in this format instead of recognising it.",
)
@click.option(
    "--map",
    "columns",
    metavar="FILE",
    help="Names of columns in other words: our column, a tab, their header; one a line.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    help="Read CSV and TSV in this encoding, for example gb18030, instead of finding it.",
)
@click.option("--rejected", metavar="FILE", help="Write every row that could not be read to this CSV file.")
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """Read one or more lists and write them as one register folder, ready to be searched.

    The folder holds the sources with their hashes, counts and the search arrays. It is only replaced
    when the new one is whole: an interrupted run or a full disk leaves the older one as it was.
    """
    files, out, shown = ctx.params["register_files"], ctx.params["out"], ctx.params["show"]
    if (shown is None) == (out is None) or bool(files) == bool(shown):
        raise click.UsageError(
            "Give files and --out DIR to build a register, or only --show DIR to look at one."
        )
    if shown:
        _print(screening.show(Path(shown)), as_json=ctx.params["as_json"])
        return
    with rejection_file(ctx.params["rejected"], apart_from=files) as on_reject:
        tally = Tally(on_reject=on_reject)
        _build(files, screening.manner_of(*(ctx.params[one] for one in _MANNER)), out, tally)
    if ctx.params["as_json"]:
        _print(screening.show(Path(out)), as_json=True)


def _build(files: tuple[str, ...], manner: screening.Manner, out: str, tally: Tally) -> None:
    began = time.perf_counter()
    readings = [screening.open_file(path, manner) for path in files]
    with meter("Building the register") as on_progress:
        register = screening.build(readings, Path(out), on_progress, tally)
    warn([(reading.file, remark) for reading in readings for remark in reading.warnings])
    for line in rejections("register", tally):
        say(line)
    read = screening.described(register, Path(out).name).read
    for line in filter(None, [*emptiness(read), alarm_words(read)]):
        say(line)
    seconds = time.perf_counter() - began
    counts = f"{register.records:,} records, {register.names:,} names"
    say(f"Read {tally.rows:,} rows, rejected {tally.rejected:,}; {out}: {counts}; {seconds:.1f} s")


def _print(register: RegisterRead, *, as_json: bool) -> None:
    with destination(STANDARD) as file:
        if as_json:
            file.write(orjson.dumps(asdict(register), option=orjson.OPT_APPEND_NEWLINE))
            return
        lines = [f"{isolated(register.name)}: {register.records:,} records, {register.names:,} names"]
        lines += [f"  version  {register.version}"]
        for source in register.sources:
            lines += [
                f"  source   {isolated(source.file)} ({source.used:,} used, {source.rejected:,} rejected)",
                f"           sha256 {source.sha256}",
            ]
        lines += [*emptiness(register), *filter(None, [alarm_words(register)])]
        file.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
