"""Run the benchmarks on open data: all of them, or one by name; one table at the end.

``python -m benchmarks [retrieval|pairs|perturbations|un-altered|blocking|speed] [RECORDS]``
"""

import argparse
import time
from collections.abc import Callable, Sequence

from benchmarks import blocking, pairs, perturbations, retrieval, speed, un_altered
from benchmarks.headline import Headline, headline_table
from benchmarks.machine import footer, write_result
from benchmarks.opendata import data_folder

__all__ = ["BENCHMARKS", "main"]

BENCHMARKS: dict[str, Callable[[int], Sequence[Headline]]] = {
    "retrieval": lambda _: retrieval.main([]),
    "pairs": lambda _: pairs.main([]),
    "perturbations": lambda _: perturbations.main([]),
    "un-altered": lambda _: un_altered.main(),
    "blocking": lambda size: blocking.main([str(size)]),
    "speed": lambda size: speed.main([str(size)]),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is asked for, print one table, and keep it when everything was run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", default="", choices=["", *BENCHMARKS])
    parser.add_argument("records", nargs="?", type=int, default=1_000_000, help="size of the made register")
    told = parser.parse_args(arguments)
    if not data_folder().exists():
        raise SystemExit(f"not run: no open data at {data_folder()}; set COMITY_DATA to its folder")
    lines: list[Headline] = []
    for name, benchmark in BENCHMARKS.items():
        if told.name in {"", name}:
            started = time.perf_counter()
            print(f"## {name}\n")
            lines.extend(benchmark(told.records))
            print(f"{time.perf_counter() - started:.0f} s\n")
    text = headline_table(lines)
    print(text)
    if not told.name:
        print(write_result("bench", "All measures on open data", text + footer()))


if __name__ == "__main__":
    main()
