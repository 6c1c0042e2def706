"""What a run says on standard error: warnings, rejected rows, how often strangers appear, the count."""

import contextlib
import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence

from comity.cli.answer import OnReject, RegisterRead, Tally, strangers_get
from comity.cli.output import destination
from comity.cli.output_csv import guarded
from comity.cli.visible import isolated
from comity.facts import Rejection

__all__ = ["alarm_words", "close", "emptiness", "rejection_file", "rejections", "say", "warn"]


def say(message: str) -> None:
    """Write a line to standard error, if there is one."""
    if sys.stderr is not None:
        sys.stderr.write(message + "\n")
        sys.stderr.flush()


def warn(remarks: Iterable[tuple[str, str]]) -> None:
    """Say what readers noticed: pairs of file and remark."""
    for file, remark in remarks:
        say(f"Warning: {isolated(file)}: {isolated(remark)}")


def close(registers: Sequence[RegisterRead], held: Tally, tally: Tally, seconds: float) -> None:
    """Say everything that closes a run; the last line is the count."""
    lines = [*rejections("register", held), *rejections("list", tally)]
    if not tally.rows:
        lines.append("Warning: the list holds no rows.")
    for register in registers:
        lines += emptiness(register)
    counts = sorted(tally.not_searched.items())
    lines += [f"Not searched: {isolated(reason)} ({count:,})." for reason, count in counts]
    lines += [alarm_words(register) for register in registers]
    for line in filter(None, lines):
        say(line)
    say(f"{tally.words()}; {seconds:.1f} s")


def emptiness(register: RegisterRead) -> Iterator[str]:
    """Yield a warning for a register in which nobody, or not everybody, can be found."""
    if not register.records:
        yield f"Warning: {isolated(register.name)} holds no records: nobody can be found in it."
    if register.unreadable:
        yield (
            f"Warning: {isolated(register.name)} holds {register.unreadable:,} records whose names have no"
            " word that can be compared: they cannot be found by name."
        )


def rejections(role: str, tally: Tally) -> Iterator[str]:
    """Yield a line for each of the first rejected rows, and one that counts the rest."""
    for rejection in tally.rejections:
        source = rejection.source
        place = f"{isolated(source.file)}, {source.locator}"
        yield f"Rejected from the {role} {place}: {isolated(rejection.reason)}"
    rest = tally.rejected - len(tally.rejections)
    if rest:
        yield f"Rejected from the {role}: {rest:,} more; --rejected FILE writes them all."


def alarm_words(register: RegisterRead) -> str:
    """Say how often a stranger reaches a band in this register, where that was measured."""
    shares = [
        f"{strangers_get(register.alarms[band])} a {band} candidate"
        for band in ("strong", "possible")
        if register.alarms.get(band)
    ]
    if not shares and "strangers" in register.alarms:
        shares = [f"none of {register.alarms['strangers']:,.0f} invented strangers got a possible candidate"]
    return f"In {isolated(register.name)} {' and '.join(shares)}." if shares else ""


@contextlib.contextmanager
def rejection_file(path: str | None, *, apart_from: tuple[str, ...]) -> Iterator[OnReject | None]:
    """Yield what writes rejected rows to a CSV file; ``None`` where no file was asked for."""
    if path is None:
        yield None
        return
    with destination(path, apart_from=apart_from) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="", write_through=True)
        rows = csv.writer(text, lineterminator="\n")
        rows.writerow(("file", "locator", "reason", "sha256"))

        def write(rejection: Rejection) -> None:
            source = rejection.source
            rows.writerow((guarded(source.file), source.locator, guarded(rejection.reason), source.sha256))

        yield write
        text.detach()
