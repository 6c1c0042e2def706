"""Adapter of splink, m weights at their defaults, on anyascii words: splink_tool.py splink GROUPS OUT."""

from collections.abc import Sequence

import pyarrow as pa
import splink.comparison_library as compare
from anyascii import anyascii
from serve import Row, serve
from splink import DuckDBAPI, Linker, SettingsCreator

Record = dict[str, object]
_KEPT: dict[str, object] = {}


def prepare(records: Sequence[Row]) -> Sequence[object]:
    """Return rows with the first and the last word apart; the second call predicts all pairs."""
    rows = []
    for place, record in enumerate(records):
        words = "".join(c if c.isalnum() else " " for c in anyascii(record["names"][0]).lower()).split()
        first, last = (words[0], words[-1]) if words else (None, None)
        rows.append({"unique_id": place, "first": first, "last": last, "whole": " ".join(sorted(words))})
    pool = _KEPT.pop("pool", None)
    _KEPT.update({"pool": rows} if pool is None else {"weights": _predict(rows, pool)})
    return rows


def _predict(subjects: Sequence[Record], pool: Sequence[Record]) -> dict[int, dict[int, float]]:
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[compare.JaroWinklerAtThresholds(one) for one in ("first", "last", "whole")],
        blocking_rules_to_generate_predictions=["1=1"],
        probability_two_random_records_match=1 / max(1, len(pool)),
    )
    database = DuckDBAPI()
    tables = [
        database.register(pa.Table.from_pylist(rows), dataset_display_name=name)
        for name, rows in (("a", subjects), ("b", pool))
    ]
    linker = Linker(tables, settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e5, seed=1)
    weights: dict[int, dict[int, float]] = {}
    for row in linker.inference.predict().as_record_list():
        weights.setdefault(row["unique_id_l"], {})[row["unique_id_r"]] = row["match_weight"]
    return weights


def candidates(subject: Record, k: int) -> Sequence[int]:
    """Return the places of the records that it compared, best first."""
    weights = _KEPT["weights"].get(subject["unique_id"], {})
    return sorted(weights, key=weights.get, reverse=True)[:k]


def score(subject: Record, record: Record) -> float:
    """Return the match probability from the match weight."""
    return 1 / (1 + 2 ** -_KEPT["weights"][subject["unique_id"]][record["unique_id"]])


if __name__ == "__main__":
    serve(prepare, candidates, score)
