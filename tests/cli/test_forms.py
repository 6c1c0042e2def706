"""The four forms of the output: complete, safe to open, readable."""

import csv
import io
import json
import re
import time
from itertools import pairwise

import pytest
from lxml import html
from rich.cells import cell_len

from comity.cli.answer import Answer, FileRead, RegisterRead, Reported, Run, SourceRead, Tally
from comity.cli.output_csv import COLUMNS, CsvRows, guarded
from comity.cli.output_jsonl import JsonLines
from comity.cli.output_table import Table, wrapped
from comity.cli.report import MOST_SUBJECTS, Report
from comity.facts import Rejection, Sentence, Source
from comity.match.candidate import Band, Candidate, Finding, Searched, Term

SEARCHED = Searched(4, 4, 4, ("vessels",))
HOSTILE = '<script>alert(1)</script> "x" \u202emirA'


def candidate(**given):
    known = {
        "record_id": "R1",
        "record_name": "ZHANG Weimin",
        "source": Source("register.csv", "3f" * 32, "line 12"),
        "rank": 1,
        "score": 0.9134,
        "total": 2.356,
        "band": Band.STRONG,
        "terms": (Term("base", None, -6.9), Term("syllables", "3 of 3", 9.256)),
        "findings": (
            Finding(Sentence("{a} can be read {b}.", {"a": "张伟民", "b": "Zhang Weimin"}), 9.256),
            Finding(Sentence("Nothing else could be compared."), 0.0),
        ),
        "names": ("张伟民", "ZHANG Weimin", "hanyu_pinyin"),
        "evidence": "sha256:" + "9c" * 32,
        "policy": "fake/1",
        "register": "sha256:" + "7d" * 32,
        "cuts": (0.0, 3.7),
    }
    return Candidate(**{**known, **given})


def answer(number=1, *found):
    return Answer(f"P{number:03}", "张伟民", tuple(Reported(c) for c in found or (candidate(),)), SEARCHED)


RUN = Run(
    FileRead("list.csv", "ab" * 32, "csv"),
    (
        RegisterRead(
            "register.csv",
            (SourceRead("register.csv", "3f" * 32, 4, 0),),
            4,
            4,
            "sha256:7d",
            {"strong": 0.01},
        ),
    ),
    "fake/1",
    "from the band possible upwards",
    {"strong": 2.0, "possible": 0.0},
    5,
)


def played(make, *answers, rejected=()):
    stream, tally = io.BytesIO(), Tally()
    for rejection in rejected:
        tally.reject(rejection)
    output = make(stream)
    for one in answers:
        tally.add(one)
        output.answer(one)
    output.finish(tally)
    return stream.getvalue().decode("utf-8")


def table(*answers):
    return played(lambda stream: Table(stream, RUN, every=True, screen=False), *answers)


def report(*answers, **given):
    return played(lambda stream: Report(stream, RUN, every=True), *answers, **given)


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-cmd", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1"])
def test_no_cell_can_act_as_a_formula(cell):
    assert guarded(cell).startswith("'")


def test_plain_cells_and_numbers_are_left_alone():
    assert guarded("Anna-Maria = x") == "Anna-Maria = x"
    text = played(
        lambda s: CsvRows(s, every=False), answer(1, candidate(total=-1.5, record_name="=HYPERLINK(1)"))
    )
    (row,) = csv.DictReader(io.StringIO(text))
    assert tuple(row) == COLUMNS
    assert (row["total"], row["candidate_name"]) == ("-1.5", "'=HYPERLINK(1)")
    assert row["findings"] == "张伟民 can be read Zhang Weimin. +9.3 | Nothing else could be compared."


def test_a_csv_row_without_candidate_is_written_when_all_are_asked_for():
    text = played(lambda s: CsvRows(s, every=True), Answer("P1", "Anna", (), SEARCHED))
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["query_id"], row["query_name"], row["candidate_id"]) == ("P1", "Anna", "")


def test_half_a_surrogate_pair_does_not_break_a_line():
    text = played(lambda s: JsonLines(s, every=False), answer(1, candidate(record_name="A\ud800B")))
    assert json.loads(text)["candidate"]["name"] == "A\ufffdB"


def test_json_lines_are_fast_enough_for_a_million_candidates():
    one = answer(1, *[candidate(rank=rank) for rank in range(1, 6)])
    output, tally = JsonLines(io.BytesIO(), every=False), Tally()
    began = time.process_time()
    for _ in range(1_000):
        output.answer(one)
    output.finish(tally)
    assert 5_000 / (time.process_time() - began) >= 10_000  # 30,000 lines a second and core when quiet


def test_the_table_fits_80_columns_and_gives_every_finding():
    long = "A very long name of a company that trades in many things and says so Limited Liability Company"
    text = table(answer(1, candidate(), candidate(rank=2, record_name=long, band=Band.WEAK)))
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    assert "  1. STRONG    ZHANG Weimin" in text
    assert "       +9.3  张伟民 can be read Zhang Weimin." in text
    assert "             Nothing else could be compared." in text
    assert "     R1, register.csv, line 12" in text
    assert "never an identity" in text


def test_the_table_keeps_right_to_left_names_apart():
    text = table(answer(1, candidate(record_name="سلمى الخياط")))
    assert "\u2068سلمى الخياط\u2069" in text


def test_nothing_in_the_table_can_command_a_terminal():
    text = table(answer(1, candidate(record_name="\x1b[31mRed\x07 \u202eevil")))
    assert "[U+001B][31mRed[U+0007] [U+202E]evil" in text


def test_lines_break_at_blanks_and_count_wide_characters_as_two():
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("张伟民 张伟民", 12) == ["张伟民", "张伟民"]
    assert wrapped("an unbreakable", 4) == ["an", "unbr", "eaka", "ble"]
    assert wrapped("", 4) == [""]


def test_the_report_asks_nothing_of_the_network_and_runs_no_script():
    page = report(answer())
    assert re.findall(r"(?:src|url|@import)\s*[=(]", page) == []
    assert all(link.startswith('"#') for link in re.findall(r"href\s*=\s*(\S+)", page))
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert 'name="viewport"' in page


def test_texts_from_outside_are_escaped_and_their_hidden_characters_shown():
    hostile = candidate(
        record_name=HOSTILE,
        record_id=HOSTILE,
        names=(HOSTILE, HOSTILE, HOSTILE),
        source=Source(HOSTILE, HOSTILE, HOSTILE),
        terms=(Term(HOSTILE, HOSTILE, -1.0),),
        findings=(Finding(Sentence("{name} <b>", {"name": HOSTILE}), 1.0), Finding(Sentence(HOSTILE), 0.0)),
        evidence=HOSTILE,
    )
    page = report(
        Answer(
            HOSTILE,
            HOSTILE,
            (Reported(hostile, "changed", "x", Sentence("Cleared {r}", {"r": HOSTILE})),),
            SEARCHED,
        ),
        rejected=[Rejection(Source(HOSTILE, "", HOSTILE), HOSTILE)],
    )
    assert "<script" not in page
    assert "\u202e" not in page
    assert "[U+202E]mirA" in page
    assert "&lt;script&gt;" in page
    assert " &lt;b&gt;" in page


def test_points_are_drawn_and_written_with_their_sign():
    tree = html.fromstring(report(answer()).encode("utf-8"))
    rows = [[cell.text_content() for cell in row] for row in tree.xpath("//table[@class='points']/tbody/tr")]
    assert [row[2] for row in rows] == ["\u22126.90", "+9.26"]
    assert tree.xpath("//table[@class='points']//i/@class") == ["m w28", "p w37"]
    assert tree.xpath("string(//table[@class='points']/tfoot/tr/td)") == "+2.36"


def test_a_candidate_names_its_source_register_and_policy():
    text = html.fromstring(report(answer()).encode("utf-8")).xpath("string(//dl[@class='origin'])")
    for part in (
        "register.csv, line 12, record R1",
        "file " + ("3f" * 10)[:19] + "…",
        "register sha256:" + "7d" * 6 + "…",
        "sha256:" + "9c" * 32,
        "fake/1",
    ):
        assert part in text


def test_the_report_says_what_bands_are_and_that_everybody_is_presumed_innocent():
    page = report(answer())
    assert "never an identity" in page
    assert "presumed innocent" in page
    assert "about 1 stranger in 100 gets one such candidate or more" in page


def test_names_carry_their_script_and_direction():
    page = report(answer(1, candidate(record_name="سلمى", names=("Чжан", "سلمى", "x"))))
    assert '<bdi lang="und-Hani">张伟民</bdi>' in page
    assert '<bdi lang="und-Arab">سلمى</bdi>' in page
    assert '<bdi lang="und-Cyrl">Чжан</bdi>' in page


def test_headings_descend_one_by_one_and_tables_have_captions_and_scopes():
    tree = html.fromstring(report(answer(), answer(2)).encode("utf-8"))
    levels = [
        int(node.tag[1])
        for node in tree.iter()
        if isinstance(node.tag, str) and re.fullmatch("h[1-6]", node.tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tree.xpath("//table[not(caption)]") == []
    assert tree.xpath("//th[not(@scope)]") == []
    assert tree.get("lang") == "en-GB"


def test_a_large_run_shows_the_highest_bands_and_says_how_many_are_missing():
    weak = [answer(n, candidate(band=Band.WEAK)) for n in range(1, MOST_SUBJECTS + 1)]
    page = report(*weak, answer(999))
    assert page.count('<details class="subject"') == MOST_SUBJECTS
    assert "This file shows 400 of 401 subjects with a candidate" in page
    assert "P999" in page
    assert "P400" not in page


def test_rejected_rows_and_what_was_not_searched_stand_in_the_summary():
    page = report(answer(), rejected=[Rejection(Source("list.csv", "", "line 3"), "the row has no name.")])
    assert "line 3: the row has no name." in page
    assert "vessels: 1" in page


def test_a_thousand_candidates_fit_into_two_megabytes():
    read = Finding(Sentence("{a} can be read like {b}.", {"a": "张伟民", "b": "Zhang Weimin"}), 1.0)
    plain = Finding(Sentence("Several words or syllables agree."), 1.0)
    terms = tuple(Term("birth_date", 10.0, 1.25) for _ in range(7))
    five = (candidate(findings=(read, *[plain] * 5), terms=terms),) * 5
    page = report(*(answer(n, *five) for n in range(1, 201)))
    assert len(page.encode("utf-8")) < 2_000_000


def test_a_report_without_candidates_says_so():
    page = report(Answer("P1", "Anna Kestrel", (), SEARCHED))
    assert "No subject has anything to report at this cut." in page
    assert "1 subjects without a candidate" in page or "1 subject without a candidate" in page


CONTRASTS = {"light": 0, "dark": 1}


def luminance(colour):
    full = colour if len(colour) == 7 else "#" + "".join(2 * c for c in colour[1:])
    parts = [int(full[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", CONTRASTS)
def test_text_contrast_reaches_aa_in_light_and_dark(scheme):
    blocks = re.findall(r":root \{(.*?)\}", report(answer()), re.DOTALL)
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", blocks[CONTRASTS[scheme]]))
    for ink in ("ink", "soft", "link", "strong", "possible", "weak"):
        for paper in ("paper", "card", "note"):
            light, dark = sorted([luminance(colours[ink]), luminance(colours[paper])], reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)
