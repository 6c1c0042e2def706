"""Adapter of nomenklatura: python nomenklatura_tool.py ALGORITHM GROUPS OUT."""

import itertools
import sys
from collections.abc import Sequence

from followthemoney import EntityProxy
from nomenklatura.matching import get_algorithm
from serve import Row, serve

_ALGORITHM = get_algorithm(sys.argv[1])
_CONFIG = _ALGORITHM.default_config()
# Its readings are cached by entity id: an id used twice compares with the first names seen.
_FRESH = itertools.count()


def prepare(records: Sequence[Row]) -> Sequence[object]:
    """Return followthemoney entities with fresh ids."""
    return [
        EntityProxy.from_dict(
            {"id": f"e{next(_FRESH)}", "schema": row["kind"], "properties": {"name": row["names"]}}
        )
        for row in records
    ]


def score(subject: EntityProxy, record: EntityProxy) -> float:
    """Return the score of the algorithm, told the kind of record."""
    return _ALGORITHM.compare(subject, record, _CONFIG).score


if __name__ == "__main__":
    serve(prepare, None, score)
