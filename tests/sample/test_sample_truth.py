"""The measures of the sample on a result made by hand."""

import json

from benchmarks.sample_truth import Label, main, measure, read_found, table

LABELS = [
    Label("P1", "R1", "same", "S01", "strong", "strong"),
    Label("P1", "R2", "same", "S06", "possible", "strong"),
    Label("P2", "R3", "same", "S06", "possible", "strong"),
    Label("P1", "R4", "different", "D03", "none", "possible"),
    Label("P3", "R5", "different", "D07", "none", "weak"),
    Label("P2", "R6", "undecided", "U", "weak", "possible"),
]


def line(query, candidate, rank, band):
    return json.dumps(
        {"query": {"id": query}, "candidate": {"id": candidate}, "rank": rank, "score": 0.5, "band": band}
    )


RESULT = [
    line("P1", "R1", 1, "strong"),
    line("P1", "R2", 2, "weak"),
    line("P1", "R4", 3, "strong"),
    line("P2", "R3", 11, "possible"),
    line("P2", "R9", 1, "possible"),
    line("P2", "R8", 2, "weak"),
    line("P3", "R7", 1, "strong"),
    json.dumps({"query": {"id": "P4"}, "candidate": None}),
]


def measured():
    found = measure(LABELS, read_found(RESULT), frozenset({"P3", "P4"}), frozenset({"R8", "R9"}))
    # A class has a row under each measure; the first is the one under "among the ten best".
    return {(each.name.strip(), each.of): each for each in reversed(found)}


def test_the_rank_decides_who_is_among_the_ten_best():
    found = measured()
    assert found["same among the ten best", 3].good == 2
    assert found["same among the ten best", 3].missed == ("P2-R3 S06",)
    assert (found["S06", 2].good, found["S06", 2].is_reached) == (1, False)
    assert found["S01", 1].is_reached


def test_floors_and_ceilings_compare_bands():
    found = measured()
    assert found["same at or above its floor", 3].missed == ("P1-R2 S06",)
    ceiling = found["different and undecided at or below the ceiling", 3]
    assert ceiling.missed == ("P1-R4 D03",)
    assert not found["D03", 1].is_reached
    assert found["D07", 1].good == 1


def test_absent_persons_and_companies_are_counted():
    found = measured()
    assert found["absent persons with a strong hit", 2].value == 1
    assert found["absent persons with a strong hit", 2].missed == ("P3",)
    assert found["companies reported as a person", 1].missed == ("P2-R9 rank 1 possible",)
    assert not found["companies reported as a person", 1].is_reached


def test_nothing_wrong_reaches_every_goal():
    good = [line("P1", "R1", 1, "strong")]
    found = measure(LABELS[:1], read_found(good), frozenset(), frozenset())
    assert all(each.is_reached for each in found)


def test_the_table_names_what_was_missed():
    text = table(measure(LABELS, read_found(RESULT), frozenset({"P3"}), frozenset()))
    assert "| same among the ten best | 3 | 0.667 | 0.97 | NO | P2-R3 S06 |" in text
    assert "| absent persons with a strong hit | 1 | 1 | 0 | NO | P3 |" in text
    assert "| companies reported as a person | 0 | 0 | 0 | yes |  |" in text


def test_the_command_reads_the_shipped_sample(tmp_path, capsys):
    result = tmp_path / "result.jsonl"
    result.write_text(line("P001", "R0001", 1, "weak") + "\n", encoding="utf-8")
    main([str(result)])
    printed = capsys.readouterr().out
    assert "| same among the ten best | 188 | 0.000 | 0.97 | NO |" in printed
    assert "| absent persons with a strong hit | 30 | 0 | 0 | yes |" in printed
