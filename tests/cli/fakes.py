"""A small matcher in place of the real one: fast, plain, and right about what the command line needs.

Two names score by the words they share. Run as a module, it puts itself in place and calls the
program, for tests that need a process of their own.
"""

import hashlib
import json
import math
import os
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from comity import match
from comity.cli.main import main
from comity.errors import ComityError
from comity.facts import PublishedName, Record, Sentence, Source
from comity.match.candidate import Band, Candidate, Finding, Screened, Searched, Term

POLICY_VERSION = "fake/1"
POSSIBLE, STRONG = 0.0, 2.0
BASE = -3.0


@dataclass(frozen=True, slots=True)
class Policy:
    version: str = POLICY_VERSION
    possible: float = POSSIBLE
    strong: float = STRONG


@dataclass(frozen=True, slots=True)
class Cut:
    least_total: float


@dataclass(frozen=True, slots=True)
class RegisterSource:
    file: str
    sha256: str
    used: int
    refused: int


@dataclass(frozen=True, slots=True)
class Register:
    held: tuple[Record, ...]
    sources: tuple[RegisterSource, ...]
    version: str
    unreadable: int = 0
    curve: Mapping[str, float] = field(default_factory=lambda: {"strong": 0.01, "possible": 0.14})

    @property
    def records(self):
        return len(self.held)

    @property
    def names(self):
        return sum(len(record.names) for record in self.held)


def least_total(register, alarms):  # noqa: ARG001 - as the real one
    return STRONG if alarms < 0.1 else POSSIBLE


def policy():
    return Policy()


def build_register(records, *, sources=(), out=None, progress=None, curve=None):  # noqa: ARG001 - as the real one
    held = []
    for record in records:
        held.append(record)
        if progress:
            progress(len(held))
    text = "|".join(f"{record.id}:{record.names[0].text}" for record in held)
    version = "sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    told = tuple(sources())
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        rows = [
            [record.id, record.names[0].text, record.source.file, record.source.locator] for record in held
        ]
        kept = {"version": version, "rows": rows, "sources": [asdict(source) for source in told]}
        (out / "fake.json").write_text(json.dumps(kept), "utf-8")
    return Register(tuple(held), told, version)


def open_register(folder):
    file = Path(folder) / "fake.json"
    if not file.is_file():
        raise ComityError(f"{folder} is not a register folder.", remedy="Build it with comity index.")
    kept = json.loads(file.read_text("utf-8"))
    held = tuple(
        Record(record_id, (PublishedName(name),), Source(file_name, "ab" * 32, locator))
        for record_id, name, file_name, locator in kept["rows"]
    )
    return Register(held, tuple(RegisterSource(**told) for told in kept["sources"]), kept["version"])


class Screener:
    def __init__(self, register, top, cut):
        self.register, self.top, self.cut = register, top, cut

    def chunk(self, subjects):
        return [self.answer(subject) for subject in subjects]

    def answer(self, subject):
        if os.environ.get("FAKE_SLOW"):
            time.sleep(0.05)
        if subject.names[0].text == "Fault":
            raise ZeroDivisionError
        found = [compared(subject, record, self.register.version) for record in self.register.held]
        found = [candidate for candidate in found if candidate.total >= self.cut.least_total]
        found.sort(key=lambda candidate: (-candidate.total, candidate.record_id))
        ranked = tuple(replace(candidate, rank=rank) for rank, candidate in enumerate(found[: self.top], 1))
        searched = Searched(self.register.records, self.register.names, self.register.records)
        return Screened(subject.id, subject.names[0].text, ranked, searched)


def screen(subjects, register, *, top, cut, workers=0, progress=None):  # noqa: ARG001 - as the real one
    for subject in subjects:
        yield Screener(register, top, cut).answer(subject)


def compare_pairs(pairs):
    for left, right in pairs:
        yield compared(left, right, "none")


def compared(subject, record, version):
    left, right = subject.names[0].text, record.names[0].text
    shared = set(left.casefold().split()) & set(right.casefold().split())
    points = 2.5 * len(shared)
    born = 1.0 if set(subject.birth_dates) & set(record.birth_dates) else 0.0
    total = BASE + points + born
    band = Band.STRONG if total >= STRONG else Band.POSSIBLE if total >= POSSIBLE else Band.WEAK
    told = f"{left}|{subject.birth_dates}|{right}|{record.birth_dates}"
    findings = (
        Finding(
            Sentence("{left} and {right} share {n} words.", {"left": left, "right": right, "n": len(shared)}),
            points,
        ),
        Finding(Sentence("Only the name agrees; nothing else was compared."), 0.0),
    )
    return Candidate(
        record.id,
        right,
        record.source,
        1,
        1 / (1 + math.exp(-total)),
        total,
        band,
        (Term("base", None, BASE), Term("words", len(shared), points), Term("birth_date", None, born)),
        findings,
        (left, right, "words"),
        "sha256:" + hashlib.sha256(told.encode("utf-8", "replace")).hexdigest(),
        POLICY_VERSION,
        version,
        (POSSIBLE, STRONG),
    )


FAKES = {
    "Cut": Cut,
    "Register": Register,
    "RegisterSource": RegisterSource,
    "Screener": Screener,
    "build_register": build_register,
    "compare_pairs": compare_pairs,
    "least_total": least_total,
    "open_register": open_register,
    "policy": policy,
    "screen": screen,
}


def put_in_place():
    """Let the command line meet this matcher instead of the real one."""
    for name, fake in FAKES.items():
        setattr(match, name, fake)


if __name__ == "__main__":
    put_in_place()
    main(prog_name="comity")
