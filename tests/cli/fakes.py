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
from dataclasses import dataclass, field
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
class FileSource:
    file: str
    sha256: str
    format: str


@dataclass(frozen=True, slots=True)
class Register:
    held: tuple[Record, ...]
    sources: tuple[FileSource, ...]
    version: str
    alarms: Mapping[str, float] = field(default_factory=lambda: {"strong": 0.01, "possible": 0.14})

    @property
    def records(self):
        return len(self.held)

    @property
    def names(self):
        return sum(len(record.names) for record in self.held)

    def total_for_alarms(self, alarms):
        return STRONG if alarms < 0.1 else POSSIBLE


def policy():
    return Policy()


def build_register(records, out, *, sources, rejected, progress=None):
    held = []
    for record in records:
        held.append(record)
        if progress:
            progress(len(held), None)
        if os.environ.get("FAKE_SLOW"):
            time.sleep(0.05)
    rejected()
    text = "|".join(f"{record.id}:{record.names[0].text}" for record in held)
    version = "sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    files = tuple(FileSource(s.file, s.sha256, s.format) for s in sources)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        rows = [
            [record.id, record.names[0].text, record.source.file, record.source.locator] for record in held
        ]
        (out / "fake.json").write_text(json.dumps({"version": version, "rows": rows}), "utf-8")
    return Register(tuple(held), files, version)


def open_register(folder):
    file = Path(folder) / "fake.json"
    if not file.is_file():
        raise ComityError(f"{folder} is not a register folder.", remedy="Build it with comity index.")
    kept = json.loads(file.read_text("utf-8"))
    held = tuple(
        Record(record_id, (PublishedName(name),), Source(file_name, "ab" * 32, locator))
        for record_id, name, file_name, locator in kept["rows"]
    )
    return Register(held, (FileSource("register.csv", "ab" * 32, "csv"),), kept["version"])


def screen(subjects, register, *, top, cut, workers=0, progress=None):
    for subject in subjects:
        if os.environ.get("FAKE_SLOW"):
            time.sleep(0.05)
        if subject.names[0].text == "Fault":
            raise ZeroDivisionError
        found = [compared(subject, record, register.version) for record in register.held]
        found = sorted(
            (c for c in found if c.total >= cut.least_total), key=lambda c: (-c.total, c.record_id)
        )
        ranked = tuple(with_rank(candidate, rank) for rank, candidate in enumerate(found[:top], 1))
        searched = Searched(register.records, register.names, register.records)
        yield Screened(subject.id, subject.names[0].text, ranked, searched)


def compare_pairs(pairs):
    for left, right in pairs:
        yield compared(left, right, "none")


def with_rank(candidate, rank):
    values = {name: getattr(candidate, name) for name in candidate.__dataclass_fields__}
    return Candidate(**{**values, "rank": rank})


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
    )


FAKES = {
    "Cut": Cut,
    "Register": Register,
    "build_register": build_register,
    "compare_pairs": compare_pairs,
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
