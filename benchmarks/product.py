"""Run the product as a stranger would: its commands, its files, nothing imported."""

import csv
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.groups import Entry
from benchmarks.measures import Scored

__all__ = [
    "CACHE",
    "COLUMNS",
    "comity",
    "comity_command",
    "read_scored",
    "screen",
    "write_named_table",
    "write_table",
]

CACHE = Path(__file__).resolve().parent / ".cache"
COLUMNS = ("id", "name", "aliases", "birth_date", "country", "gender", "kind")
LONGEST_RUN_S = 1800


def comity_command() -> list[str]:
    """Return the command of the product: COMITY_COMMAND, else the one beside this Python."""
    told = os.environ.get("COMITY_COMMAND")
    if told:
        return shlex.split(told)
    beside = shutil.which("comity", path=str(Path(sys.executable).parent))
    return [beside] if beside else [sys.executable, "-m", "comity.cli.main"]


def comity(*arguments: str | Path) -> None:
    """Run one command of the product to its end; a failing command stops the benchmark."""
    command = [*comity_command(), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_RUN_S, check=False)
    if done.returncode != 0:
        sys.stderr.write(done.stderr)
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")


def write_table(file: Path, entries: Sequence[Entry]) -> Path:
    """Write entries as a list or register in the columns of the contract; return the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as text:
        rows = csv.writer(text)
        rows.writerow(COLUMNS)
        rows.writerows((entry.id, entry.name, "", "", "", "", entry.kind) for entry in entries)
    return file


def write_named_table(file: Path, names_by_id: Mapping[str, Sequence[str]]) -> Path:
    """Write persons with all their names, the first as name, the rest as aliases; return the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as text:
        rows = csv.writer(text)
        rows.writerow(COLUMNS)
        for own, names in names_by_id.items():
            aliases = ";".join(name.replace(";", " ") for name in names[1:])
            rows.writerow((own, names[0], aliases, "", "", "", "Person"))
    return file


def read_scored(file: Path) -> Iterator[Scored]:
    """Yield the candidates of a result file, lines without a candidate left out."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("candidate"):
                yield Scored(row["query"]["id"], row["candidate"]["id"], row["score"], row["band"])


def screen(subjects: Path, register: Path, out: Path, *, top: int = 10) -> list[Scored]:
    """Screen a list against a register file or folder and return the candidates."""
    comity(
        "screen", subjects, "--against", register, "--top", str(top),
        "--threshold", "0", "--format", "jsonl", "--out", out,
    )  # fmt: skip
    return list(read_scored(out))
