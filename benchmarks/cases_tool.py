"""Write the cases of sanctions-screening-benchmark: python cases_tool.py SDN.csv ALT.csv OUT.json.

Runs in the environment of that package; 120 entities a class, seed 0, as its own command does.
"""

import sys
from pathlib import Path

from ssb import benchmark, sources

ENTITIES = 120


def main() -> None:
    """Build the cases from an OFAC main file with its alias file, without a network."""
    main_file, alias_file, out = map(Path, sys.argv[1:])
    entities = sources._parse_sdn(main_file.read_text(encoding="utf-8", errors="replace"))  # noqa: SLF001
    sources._parse_alt(alias_file.read_text(encoding="utf-8", errors="replace"), entities)  # noqa: SLF001
    snapshot = sources.ListSnapshot("ofac_sdn", "", list(entities.values()))
    benchmark.build(snapshot, limit=ENTITIES, seed=0).to_json(out)


if __name__ == "__main__":
    main()
