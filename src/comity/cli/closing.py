"""What a run says on standard error: warnings, rejected rows, how often strangers appear, the count."""

import contextlib
import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from comity.cli.answer import OnReject, RegisterRead, Tally, strangers_get
from comity.cli.output import destination
from comity.cli.output_csv import guarded
from comity.cli.visible import isolated
from comity.facts import Rejection

__all__ = ["alarm_words", "close", "rejection_file", "rejections", "say", "warn"]


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
    for line in rejections("register", held):
        say(line)
    for line in rejections("list", tally):
        say(line)
    for reason, count in sorted(tally.not_searched.items()):
        say(f"Not searched: {isolated(reason)} ({count:,}).")
    for register in registers:
        words = alarm_words(register)
        if words:
            say(words)
    say(f"{tally.words()}; {seconds:.1f} s")


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
        _share_words(register.alarms, band) for band in ("strong", "possible") if band in register.alarms
    ]
    return f"In {isolated(register.name)} {' and '.join(shares)}." if shares else ""


def _share_words(alarms: Mapping[str, float], band: str) -> str:
    share = alarms[band]
    if share:
        return f"{strangers_get(share)} a {band} candidate"
    return f"none of {alarms.get('strangers', 0):,.0f} invented strangers got a {band} candidate"


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
