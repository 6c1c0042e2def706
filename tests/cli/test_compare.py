"""Comparing two names, or each pair of a file."""

import json


def test_two_names_are_explained_in_words_and_points(comity):
    result = comity("compare", "Anna Kestrel", "KESTREL Anna")
    assert result.exit_code == 0
    assert result.stdout == (
        "Anna Kestrel  and  KESTREL Anna\n"
        "STRONG  score 0.8808  total +2.00\n"
        "\n"
        "   +5.0  Anna Kestrel and KESTREL Anna share 2 words.\n"
        "         Only the name agrees; nothing else was compared.\n"
        "\n"
        "  -3.00  base\n"
        "  +5.00  words  (2)\n"
        "  +0.00  birth date\n"
        "  +2.00  total\n"
        "\n"
        "A band is an order of reading, never an identity: a person decides.\n"
    )


def test_two_names_as_json(comity):
    line = json.loads(comity("compare", "Anna", "Anna Moor", "--json", "--kind", "Person").stdout)
    assert (line["query"]["name"], line["candidate"]["name"], line["band"]) == ("Anna", "Anna Moor", "weak")


def test_a_missing_name_cannot_be_compared(comity):
    result = comity("compare", "Anna", " ")
    assert result.exit_code == 2
    assert "cannot be compared" in result.stderr


def test_each_line_of_a_file_comes_back_in_its_place_with_score_and_band(comity, tmp_path):
    lines = [
        "left\tright\tnote",
        "Anna Kestrel\tKESTREL Anna\tx",
        'Bela\t"Bela ""B"" Orsova"\t',
        "\tAnna\t",
        "Zora\tQuill\t",
    ]
    (tmp_path / "pairs.tsv").write_text("\n".join(lines), "utf-8")
    result = comity("compare", tmp_path / "pairs.tsv", "--out", tmp_path / "scores.tsv")
    assert (result.exit_code, result.stdout) == (0, "")
    out = (tmp_path / "scores.tsv").read_text("utf-8").splitlines()
    assert out == [
        "left\tright\tnote\tscore\tband",
        "Anna Kestrel\tKESTREL Anna\tx\t0.8807970779778823\tstrong",
        'Bela\t"Bela ""B"" Orsova"\t\t0.3775406687981454\tweak',
        "\tAnna\t\t\t",
        "Zora\tQuill\t\t0.04742587317756678\tweak",
    ]
    assert "Not compared: " in result.stderr
    assert "pairs.tsv, line 4: a name is missing." in result.stderr
    assert result.stderr.splitlines()[-1].startswith(
        "Read 4 pairs, not compared 1; 1 strong, 0 possible, 2 weak; "
    )


def test_birth_dates_and_countries_of_a_pair_are_read(comity, tmp_path):
    (tmp_path / "pairs.tsv").write_text(
        "right\tleft\tleft_birth_date\tright_birth_date\tkind\nAnna\tAnna\t1970\t1970\tPerson\nAnna\tAnna\t1970\t\t\n"
        "Anna\tAnna\t30 February 1970\t\t\n",
        "utf-8",
    )
    result = comity("compare", tmp_path / "pairs.tsv", "--out", "-")
    scores = [line.split("\t")[5] for line in result.stdout.splitlines()]
    assert scores == ["score", "0.6224593312018546", "0.3775406687981454", ""]


def test_a_quoted_name_with_a_tab_stays_one_cell(comity, tmp_path):
    (tmp_path / "pairs.tsv").write_text('left\tright\n"Anna\tKestrel"\tAnna Kestrel\n', "utf-8")
    result = comity("compare", tmp_path / "pairs.tsv", "--out", "-")
    assert result.stdout.splitlines()[1] == '"Anna\tKestrel"\tAnna Kestrel\t0.8807970779778823\tstrong'


def test_an_unbalanced_quotation_mark_does_not_swallow_lines(comity, tmp_path):
    (tmp_path / "pairs.tsv").write_text('left\tright\n"Anna\tAnna\nBela\tBela\n', "utf-8")
    assert len(comity("compare", tmp_path / "pairs.tsv", "--out", "-").stdout.splitlines()) == 3


def test_a_file_that_is_not_pairs_is_refused_with_a_remedy(comity, tmp_path):
    for text, said in [
        (b"", "is empty"),
        (b"name\nAnna\n", "no columns left and right (found: 'name')"),
        (b"left\tright\n\xff\xfeA\tB\n", "line 2: byte 0 is not UTF-8"),
    ]:
        (tmp_path / "pairs.tsv").write_bytes(text)
        result = comity("compare", tmp_path / "pairs.tsv", "--out", tmp_path / "scores.tsv")
        assert result.exit_code == 2
        assert said in result.stderr
        assert not (tmp_path / "scores.tsv").exists()


def test_wrong_use_of_compare_exits_with_3(comity, tmp_path):
    (tmp_path / "pairs.tsv").write_text("left\tright\nAnna\tAnna\n", "utf-8")
    assert comity("compare", tmp_path / "pairs.tsv").exit_code == 3
    assert comity("compare", "A", "B", "C").exit_code == 3
    assert comity("compare", "A", "B", "--out", tmp_path / "x").exit_code == 3
    assert comity("compare", tmp_path / "pairs.tsv", "--out", "-", "--json").exit_code == 3
    assert comity("compare").exit_code == 3


def test_more_pairs_than_are_compared_at_once_stay_in_order(comity, tmp_path):
    rows = [f"Anna {n}\tAnna {n if n % 2 else n + 1}" for n in range(5_003)]
    (tmp_path / "pairs.tsv").write_text("left\tright\n" + "\n".join(rows) + "\n", "utf-8")
    out = comity("compare", tmp_path / "pairs.tsv", "--out", "-").stdout.splitlines()[1:]
    assert [line.rsplit("\t", 2)[0] for line in out] == rows
    assert [line.rsplit("\t", 1)[1] for line in out] == [
        "weak" if n % 2 == 0 else "strong" for n in range(5_003)
    ]
