"""The one door from the command line to the list readers and the matcher."""

import contextlib
import heapq
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import click

from comity import lists, match
from comity.cli.answer import FileRead, RegisterRead, SourceRead, Tally
from comity.cli.progress import Advance
from comity.errors import ComityError
from comity.facts import Record, Rejection
from comity.lists.given import given_file
from comity.lists.header import header_of
from comity.lists.notes import Notes
from comity.lists.row import RowReader
from comity.match.candidate import Band, Candidate, Screened

__all__ = [
    "Cut",
    "Manner",
    "Opened",
    "Question",
    "Reading",
    "answerer",
    "band_edges",
    "build",
    "check_format",
    "check_policy",
    "compared",
    "described",
    "file_read",
    "followed",
    "manner_of",
    "open_bytes",
    "open_file",
    "open_registers",
    "policy_version",
    "row_reader",
    "rows_of",
    "screened",
    "show",
    "subjects_of",
]

STANDARD = "-"
_COUNTED_BYTES = 50 * 2**20
"""Larger lists are not read an extra time only to tell the time left."""
Manner = lists.Manner
"""How lists are to be read: format, columns, encoding."""
Reading = lists.Reading
"""A list that is read as a stream, as often as it is asked."""


@dataclass(frozen=True, slots=True)
class Cut:
    """From where upwards candidates are reported: at most one of the three; none means the policy's cut."""

    threshold: float | None = None
    at_least: str | None = None
    expect_alarms: float | None = None

    def words(self) -> str:
        """Say the cut in words."""
        if self.threshold is not None:
            return f"from a score of {self.threshold:g}" if self.threshold > 0 else "whatever their score"
        if self.expect_alarms is not None:
            return f"so that a stranger gets {self.expect_alarms:g} candidates on average"
        band = self.at_least or Band.POSSIBLE.value
        return "of every band" if band == Band.WEAK.value else f"from the band {band} upwards"

    def lowest(self, register: match.Register, registers: int = 1) -> match.Cut:
        """Return the lowest total that is reported in a register, one of some that share expected alarms.

        A register in memory is asked with strangers only here: most runs do not need the answer.
        """
        if self.threshold is not None:
            return match.Cut(_total_of(self.threshold))
        if self.expect_alarms is not None:
            if not register.curve:
                register.curve = match.stranger_curve(register)
            return match.Cut(match.least_total(register, self.expect_alarms / registers))
        edges = {**band_edges(), Band.WEAK.value: -math.inf}
        return match.Cut(edges[self.at_least or Band.POSSIBLE.value])


@dataclass(frozen=True, slots=True)
class Question:
    """How many candidates of each subject are wanted, from where upwards, by how many processes (0: all)."""

    top: int
    cut: Cut
    workers: int = 0


@dataclass(frozen=True, slots=True)
class Opened:
    """A register ready to be searched, how it is described, and what its readers noticed (file, remark)."""

    register: match.Register
    read: RegisterRead
    warnings: tuple[tuple[str, str], ...] = ()


def policy_version() -> str:
    """Return the version of the installed policy."""
    return match.policy().version


def band_edges() -> Mapping[str, float]:
    """Return the lowest total of each band that has one."""
    return {Band.STRONG.value: match.policy().strong, Band.POSSIBLE.value: match.policy().possible}


def check_policy(wanted: str | None) -> None:
    """Refuse any policy but the installed one: scores of two policies cannot be compared."""
    if wanted not in {None, match.policy().version}:
        raise ComityError(
            f"Policy {wanted} is not installed; this program has {match.policy().version}.",
            remedy="Leave --policy out, or use the version of comity that wrote the earlier result.",
        )


def check_format(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Refuse the name of a format that no reader has (for click)."""
    if value is not None and value not in lists.FORMATS:
        raise click.BadParameter(f"'{value}' is not one of {', '.join(lists.FORMATS)}.")
    return value


def manner_of(as_format: str | None, columns: str | None, encoding: str | None) -> Manner:
    """Return how lists are to be read; ``columns`` is a file that maps column names."""
    return lists.Manner(as_format, _mapped(columns), encoding)


def open_file(path: str, manner: Manner) -> Reading:
    """Open a list: a file, or standard input for ``-``."""
    if path == STANDARD:
        return lists.open_stream(_standard_input(), "standard input", manner)
    return lists.open_list(path, manner)


def _mapped(columns: str | None) -> Mapping[str, str] | None:
    return lists.read_column_map(Path(columns)) if columns else None


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise ComityError("Standard input is closed.", remedy="Give a file instead of -.")
    return sys.stdin.buffer


@contextlib.contextmanager
def open_bytes(path: str) -> Iterator[BinaryIO]:
    """Yield a file that is no list (or standard input for ``-``), unpacked if it is packed."""
    if path == STANDARD:
        yield _standard_input()
        return
    with given_file(Path(path)).open() as stream:
        yield stream


def file_read(reading: Reading) -> FileRead:
    """Describe a list that was read."""
    return FileRead(reading.file, reading.sha256, reading.format)


def rows_of(reading: Reading) -> int | None:
    """Count the rows of a list by reading it once; ``None`` where that would take too long."""
    return sum(1 for _ in reading) if reading.size_bytes <= _COUNTED_BYTES else None


def subjects_of(reading: Iterable[Record | Rejection], tally: Tally) -> Iterator[Record]:
    """Yield the subjects of a list and count its rows; rejected rows are kept as data."""
    for entry in reading:
        tally.rows += 1
        if isinstance(entry, Rejection):
            tally.reject(entry)
        else:
            yield entry


def open_registers(
    paths: Sequence[str], manner: Manner, on_progress: Advance | None, tally: Tally
) -> list[Opened]:
    """Open register folders as they are; lists are read together into one register in memory.

    ``manner`` says how to read those lists.
    """
    folders = [path for path in paths if path != STANDARD and Path(path).is_dir()]
    files = [path for path in paths if path not in folders]
    opened = [described(match.open_register(Path(folder)), Path(folder).name) for folder in folders]
    if files:
        readings = [open_file(path, manner) for path in files]
        name = ", ".join(reading.file for reading in readings)
        held = described(build(readings, None, on_progress, tally), name)
        remarks = tuple((reading.file, remark) for reading in readings for remark in reading.warnings)
        opened.append(replace(held, warnings=remarks))
    return opened


def build(
    readings: Sequence[Reading], out: Path | None, on_progress: Advance | None, tally: Tally
) -> match.Register:
    """Build one register from lists: a folder, or in memory where ``out`` is ``None``."""
    used = [Tally(on_reject=tally.reject) for _ in readings]

    def sources() -> list[match.RegisterSource]:
        return [
            match.RegisterSource(reading.file, reading.sha256, count.rows - count.rejected, count.rejected)
            for reading, count in zip(readings, used, strict=True)
        ]

    records = chain.from_iterable(
        subjects_of(reading, count) for reading, count in zip(readings, used, strict=True)
    )
    try:
        curve = match.stranger_curve if out is not None else None
        return match.build_register(records, sources=sources, out=out, progress=on_progress, curve=curve)
    except OSError as trouble:
        raise ComityError(
            f"The register {out} could not be written: {trouble.strerror or trouble}.",
            remedy="Free space or give another folder with --out. An older register there is unchanged.",
        ) from trouble
    finally:
        tally.rows += sum(count.rows for count in used)


def show(folder: Path) -> RegisterRead:
    """Describe a register folder."""
    return described(match.open_register(folder), folder.name).read


def described(register: match.Register, name: str) -> Opened:
    """Describe a register as it is searched."""
    sources = tuple(SourceRead(read.file, read.sha256, read.used, read.refused) for read in register.sources)
    counts = (register.records, register.names)
    read = RegisterRead(name, sources, *counts, register.version, register.curve, register.unreadable)
    return Opened(register, read)


def answerer(registers: Sequence[Opened], question: Question) -> Callable[[Record], Screened]:
    """Return what answers one subject at once, with everything prepared beforehand."""
    screeners = [
        match.Screener(
            opened.register,
            question.top,
            question.cut.lowest(opened.register, len(registers)),
        )
        for opened in registers
    ]

    def answer(subject: Record) -> Screened:
        return _merged([screener.chunk([subject])[0] for screener in screeners], question.top)

    return answer


def screened(
    reading: Iterable[Record | Rejection], registers: Sequence[Opened], question: Question, tally: Tally
) -> Iterator[Screened]:
    """Yield the answer for each subject, in list order; several registers are merged into one order.

    The list is read once for each register, each time as a stream; its rows are counted once.
    """
    tallies = [tally, *(Tally() for _ in registers[1:])]
    runs = [
        match.screen(
            subjects_of(reading, counted),
            opened.register,
            top=question.top,
            cut=question.cut.lowest(opened.register, len(registers)),
            workers=question.workers,
        )
        for opened, counted in zip(registers, tallies, strict=True)
    ]
    for answers in zip(*runs, strict=True):
        yield _merged(answers, question.top)


def _merged(answers: Sequence[Screened], top: int) -> Screened:
    if len(answers) == 1:
        return answers[0]
    ordered = heapq.merge(
        *(answer.candidates for answer in answers), key=lambda found: -round(found.total, 6)
    )
    best = tuple(replace(found, rank=rank) for rank, found in zip(range(1, top + 1), ordered, strict=False))
    searched = replace(
        answers[0].searched,
        records=sum(answer.searched.records for answer in answers),
        names=sum(answer.searched.names for answer in answers),
        compared=sum(answer.searched.compared for answer in answers),
        not_searched=tuple(dict.fromkeys(chain.from_iterable(a.searched.not_searched for a in answers))),
    )
    return replace(answers[0], candidates=best, searched=searched)


def compared(pairs: Sequence[tuple[Record, Record]]) -> Iterator[Candidate]:
    """Yield the comparison of each pair, in their order."""
    return match.compare_pairs(pairs)


def followed(columns: str | None) -> Iterator[Record | Rejection]:
    """Yield the rows of the table on standard input as they arrive, none read ahead."""
    return lists.follow_table(_standard_input(), "standard input", _mapped(columns))


def row_reader(header: Sequence[str], file: str) -> RowReader:
    """Return what reads single rows of a table with this header, as the reader of files does."""
    notes = Notes()
    return RowReader(header_of(header, None, notes, file), (file, ""), notes)


def _total_of(score: float) -> float:
    """Return the total of a score: the inverse of 1 / (1 + exp(-total))."""
    if score <= 0:
        return -math.inf
    if score >= 1:
        return math.inf
    return math.log(score / (1 - score))
