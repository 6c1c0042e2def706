"""UN names as altered in practice against the UN list, with invented strangers beside them.

Recall of the listed person, other records raised per subject, and the share of strangers raised.
"""

from collections.abc import Sequence

from benchmarks.bodies import un_persons
from benchmarks.groups import Entry
from benchmarks.headline import Headline
from benchmarks.machine import footer, write_result
from benchmarks.measures import Scored, interval
from benchmarks.names_sources import invented_people, un_names
from benchmarks.opendata import fold
from benchmarks.product import CACHE, screen, write_named_table, write_table

__all__ = ["altered_table", "expected_records"]

STRANGERS = 2_000
_CALLED = frozenset({"strong", "possible"})


def expected_records(printed: Sequence[str], names_by_record: dict[str, list[str]]) -> list[set[str]]:
    """Return, for each name as printed, the records that carry exactly these words."""
    records: dict[str, set[str]] = {}
    for record, names in names_by_record.items():
        for name in names:
            records.setdefault(fold(name), set()).add(record)
    return [records.get(fold(name), set()) for name in printed]


def altered_table(expected: Sequence[set[str]], rows: Sequence[Scored]) -> tuple[str, float, float]:
    """Return the table, and recall and other records of the altered names.

    Subjects are a0.. (altered), p0.. (as printed) and x0.. (strangers).
    """
    called: dict[str, set[str]] = {}
    for row in rows:
        if row.band in _CALLED:
            called.setdefault(row.subject, set()).add(row.record)
    known = [place for place, records in enumerate(expected) if records]
    hits = others = 0
    lines = ["| subjects | n | recall at possible | other records raised per subject |", "|---|---|---|---|"]
    for prefix, label in (("p", "as printed"), ("a", "as altered in practice")):
        hits = sum(bool(called.get(f"{prefix}{place}", set()) & expected[place]) for place in known)
        others = sum(len(called.get(f"{prefix}{place}", set()) - expected[place]) for place in known)
        low, high = interval(hits, len(known))
        rate = f"{hits / len(known):.3f} ({low:.3f}-{high:.3f})"
        lines.append(f"| {label} | {len(known)} | {rate} | {others / len(known):.2f} |")
    raised = sum(subject.startswith("x") for subject in called)
    low, high = interval(raised, STRANGERS)
    share = f"{raised / STRANGERS:.4f} ({low:.4f}-{high:.4f}) raised"
    lines.append(f"| invented strangers | {STRANGERS} | {share} | |")
    return "\n".join(lines), hits / len(known), others / len(known)


def main() -> list[Headline]:
    """Screen printed, altered and invented names; print and write the table."""
    names = un_names()
    register = un_persons()
    entries = [Entry(f"p{place}", printed) for place, (printed, _) in enumerate(names)]
    entries += [Entry(f"a{place}", altered) for place, (_, altered) in enumerate(names)]
    entries += [Entry(f"x{place}", name) for place, name in enumerate(invented_people()[:STRANGERS])]
    folder = CACHE / "un-altered"
    rows = screen(
        write_table(folder / "LIST.csv", entries),
        write_named_table(folder / "REGISTER.csv", register),
        folder / "RESULT.jsonl",
    )
    expected = expected_records([printed for printed, _ in names], register)
    text, recall, others = altered_table(expected, rows)
    text += "\n"
    print(text)
    print(write_result("un-altered", "UN names as altered in practice", text + footer()))
    return [
        Headline("UN names altered in practice: recall at possible", recall, 0.99, 0.995),
        Headline("the same: other records raised per subject", others, 0.21, 0.15, fewer=True),
    ]


if __name__ == "__main__":
    main()
