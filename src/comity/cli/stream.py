"""Screening row by row: one subject in, its lines out, before the next is read."""

import time
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import click
import orjson

from comity.cli import screening
from comity.cli.answer import Line, Tally
from comity.cli.closing import close
from comity.cli.earlier import EarlierResult
from comity.cli.output import STANDARD, destination
from comity.cli.output_jsonl import lines_of
from comity.errors import ComityError
from comity.facts import Rejection

__all__ = ["check_use", "follow"]


def check_use(list_file: str, against: tuple[str, ...], out: str, form: str) -> None:
    """Refuse what cannot be answered row by row."""
    if list_file != STANDARD:
        raise click.UsageError("--stream reads rows from standard input: give - as LIST.")
    if out != STANDARD or form != "jsonl":
        raise click.UsageError("--stream writes JSON lines to standard output only.")
    if len(against) != 1:
        raise click.UsageError("--stream searches one register.")


def follow(
    folder: str, question: screening.Question, files: tuple[str | None, str | None], *, every: bool
) -> Tally:
    """Answer each row on standard input; ends with it. ``files``: clearances and names of columns.

    A row that cannot be read is answered too, with its reason, so that nobody waits for it.
    """
    if not Path(folder).is_dir():
        raise ComityError(
            f"{folder} is not a register folder.", remedy=f"Build it once: comity index {folder} --out DIR"
        )
    began, tally = time.perf_counter(), Tally()
    cleared, columns = files
    earlier = EarlierResult(None, cleared, question.top)
    registers = screening.open_registers((folder,), screening.Manner(), None, tally)
    answer = screening.answerer(registers, replace(question, top=earlier.asked))
    with destination(STANDARD) as out:
        for entry in screening.followed(columns):
            tally.rows += 1
            if isinstance(entry, Rejection):
                tally.reject(entry)
                _send(out, b"", _refused(entry))
            else:
                found = earlier.answer(answer(entry), tally)
                tally.add(found)
                _send(out, lines_of(found, every=every), {"query": {"id": entry.id}, "done": True})
    close([opened.read for opened in registers], Tally(), tally, time.perf_counter() - began)
    return tally


def _refused(entry: Rejection) -> Line:
    return {"query": {"id": None}, "rejected": entry.reason, "locator": entry.source.locator, "done": True}


def _send(out: BinaryIO, lines: bytes, last: Line) -> None:
    out.write(lines + orjson.dumps(last, option=orjson.OPT_APPEND_NEWLINE))
    out.flush()
