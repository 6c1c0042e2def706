"""The guard: nobody in the sample has the name of a person on a public list or of a known person."""

import gzip
import hashlib
import os
from pathlib import Path

import pytest

from sample_maker.fillers import ForeignName
from sample_maker.guard import KnownNames, read_known_names, refused, skip_list, skip_text
from sample_maker.register import make_sample
from sample_maker.spellings import ChineseName
from sample_maker.tables import given_characters, surnames
from sample_maker.write import read_skips

SAMPLE = Path(__file__).parents[2] / "sample"
DATA = Path(os.environ.get("COMITY_DATA", SAMPLE.parent.parent / "shared" / "data"))


@pytest.mark.data
@pytest.mark.skipif(
    not (DATA / "names" / "crossscript_dev.tsv.gz").exists(), reason="no open data folder (COMITY_DATA)"
)
def test_no_drawn_name_is_on_a_list():
    known = read_known_names(DATA)
    if os.environ.get("COMITY_WRITE_SKIP"):
        text = skip_text(skip_list(known, read_skips(SAMPLE)))
        (SAMPLE / "skip.txt").write_text(text, encoding="utf-8")
    drawn = make_sample(read_skips(SAMPLE)).names.drawn
    assert len(drawn) > 3000
    assert refused(drawn, known) == frozenset()


def invented():
    family = {each.han: each for each in surnames()}
    return ChineseName(family["张"], (given_characters()["伟"], given_characters()["建"]))


@pytest.mark.parametrize(
    "text", ["张伟建", "張偉建", "Zhang Weijian", "ZHANG, Wei Jian", "Wei-jian Zhang", "weijian ZHANG"]
)
def test_a_chinese_name_is_known_in_any_form_that_a_list_prints(text):
    known = KnownNames()
    known.add(text)
    assert known.has(invented())
    assert known.has((invented(), "a note"))


def test_another_name_is_not_known():
    known = KnownNames()
    known.add("Zhang Weijun")
    known.add("张伟军")
    assert not known.has(invented())


def test_a_foreign_name_is_known_by_its_native_and_by_its_latin_form():
    name = ForeignName("Đỗ Bá Khoa", "Đỗ Bá Khoa", "ĐỖ, Bá Khoa")
    known = KnownNames()
    known.add("DO Ba Khoa")
    assert known.has(name)
    assert refused({"a key": name}, known) == {"a key"}


def test_a_skipped_draw_is_drawn_again_and_moves_little_else():
    skips = read_skips(SAMPLE)
    now = make_sample(skips).people
    then = make_sample(skips | {"P003|name|0"}).people
    moved = [a.id for a, b in zip(now, then, strict=True) if a != b]
    assert moved == ["P003"]


def test_the_public_lists_are_the_files_that_their_readme_names():
    readme = (SAMPLE / "official" / "README.md").read_text(encoding="utf-8")
    files = sorted((SAMPLE / "official").glob("*.xml.gz"))
    assert [file.name for file in files] == [
        "eu-fsf-2024-05-13.xml.gz",
        "ofac-sdn-2024-05-07.xml.gz",
    ]
    for file in files:
        assert f"`{file.name}`" in readme
        assert f"`{hashlib.sha256(file.read_bytes()).hexdigest()}`" in readme
        with gzip.open(file, "rt", encoding="utf-8") as text:
            assert text.read(5) == "<?xml"
