"""Where and with what a figure was measured: date, versions, machine size, data."""

import hashlib
import importlib.metadata
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.opendata import data_folder

__all__ = ["RESULTS", "footer", "write_result"]

RESULTS = Path(__file__).resolve().parent / "results"
_ROOT = RESULTS.parents[1]


NAMES = "names/crossscript_dev.tsv.gz"


def footer(*others: str) -> str:
    """Return the lines at the foot of every table; ``others`` are further files of the open data."""
    data = "; ".join(f"{file}, sha256 {_digest(file)}" for file in (NAMES, *others))
    today = datetime.now(UTC).date().isoformat()
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    size = f"{os.cpu_count()} cores, {_memory_gb()} GB memory"
    return "\n".join(
        [
            "",
            f"Measured {today} at commit {_commit()}: comity {_version()}, {_python()}.",
            f"Machine: {_processor()}, {size}; load at the end {load}.",
            f"Data: {data}.",
            "",
        ]
    )


def write_result(name: str, title: str, text: str) -> Path:
    """Write a table under benchmarks/results and return its file."""
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{name}.md"
    file.write_text(f"# {title}\n\n{text}", encoding="utf-8")
    return file


def _python() -> str:
    return f"Python {platform.python_version()}"


def _version() -> str:
    try:
        return importlib.metadata.version("comity")
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _commit() -> str:
    command = ["git", "-C", str(_ROOT), "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown")


def _memory_gb() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000_000


def _digest(path: str) -> str:
    file = data_folder() / path
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else "absent"
