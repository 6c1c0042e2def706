"""Run a command: its wall and CPU seconds, or, in a run of its own, the peak memory of its process tree.

The two are never measured in one run: asking the kernel for the memory of a process with mapped arrays
stops that process meanwhile (ten times a second made a screening three times slower).
"""

import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Run", "disk_mb", "median_wall", "peak_memory_mb", "timed", "tree_memory_mb"]

SAMPLE_S = 1.0
"""Seconds between two looks: what a run holds for long is seen, and the run is not held up."""
LONGEST_RUN_S = 3600


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds of wall and CPU."""

    wall_s: float
    cpu_s: float


def timed(command: Sequence[str | Path]) -> Run:
    """Run a command to its end and return what it took; a failing command stops the benchmark."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with _begun(command) as process:
        _ended(process, command)
        wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu)


def peak_memory_mb(command: Sequence[str | Path]) -> float:
    """Run a command to its end; return the megabytes (proportional set size) its tree held at most."""
    with _begun(command) as process:
        peak = _Peak(process.pid)
        peak.start()
        try:
            _ended(process, command)
        finally:
            peak.stop.set()
            peak.join()
    return peak.highest_mb


def _begun(command: Sequence[str | Path]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)


def _ended(process: subprocess.Popen[bytes], command: Sequence[str | Path]) -> None:
    _, words = process.communicate(timeout=LONGEST_RUN_S)
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}: {words.decode()}")


def median_wall(command: Sequence[str | Path], times: int) -> float:
    """Return the median of the wall seconds of so many runs."""
    return statistics.median(timed(command).wall_s for _ in range(times))


def disk_mb(folder: Path) -> float:
    """Return what the files of a folder take on disk."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def tree_memory_mb(root: int) -> float:
    """Return the proportional set size of a process and all its descendants."""
    return sum(_pss_kb(one) for one in _tree(root)) / 1024


class _Peak(threading.Thread):
    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.stop = threading.Event()
        self.highest_mb = 0.0
        self._root = root

    def run(self) -> None:
        while not self.stop.wait(SAMPLE_S):
            self.highest_mb = max(self.highest_mb, tree_memory_mb(self._root))


def _tree(root: int) -> list[int]:
    found, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        found.append(one)
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                waiting.extend(int(child) for child in children.read_text().split())
            except OSError:
                continue  # the process ended between the listing and the reading
    return found


def _pss_kb(process: int) -> int:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0  # it ended meanwhile
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)
