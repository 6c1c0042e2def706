"""Rewrite ``sample/`` from the tables: ``python -m sample_maker [FOLDER]``."""

import sys
from pathlib import Path

from sample_maker.register import make_sample
from sample_maker.write import read_skips, write

__all__ = ["main"]

SAMPLE = Path(__file__).resolve().parent.parent / "sample"


def main(arguments: list[str]) -> None:
    """Write the sample into the folder named, or into ``sample/``."""
    folder = Path(arguments[0]) if arguments else SAMPLE
    write(make_sample(read_skips(SAMPLE)), folder)
    sys.stdout.write(f"Wrote the invented sample to {folder}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
