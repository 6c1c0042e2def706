"""Run a command and watch it: wall and CPU seconds, peak memory of its whole process tree."""

import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Run", "disk_mb", "median_wall", "timed", "tree_memory_mb"]

SAMPLE_S = 0.1
LONGEST_RUN_S = 3600


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds of wall and CPU, megabytes at the peak (proportional set size)."""

    wall_s: float
    cpu_s: float
    memory_mb: float


def timed(command: Sequence[str | Path]) -> Run:
    """Run a command to its end and return what it took; a failing command stops the benchmark."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        peak = _Peak(process.pid)
        peak.start()
        _, words = process.communicate(timeout=LONGEST_RUN_S)
        wall = time.perf_counter() - started
        peak.stop.set()
        peak.join()
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}: {words.decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, peak.highest_mb)


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
