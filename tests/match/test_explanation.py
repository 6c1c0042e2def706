"""Each finding is a sentence that says what was measured, names the values, and explains its points."""

import re
from dataclasses import replace

import pytest

from comity.facts import Gender, Kind
from comity.match import policy, sentences
from comity.match.caps import CAPS
from comity.match.columns import NOTES
from comity.match.score_kernel import CHANNELS, FEATURES, NAME_FEATURES
from comity.match.told_words import printed
from tests.match.parties import answer, body, compared, crowd, document, on, person, points, register_of

SUSPICION = re.compile(
    r"(?i)suspic|suspect|likely|probab|dangerous|fraud|criminal|fake|same person|identical|identity|%|"
    r"percent|confirm(?!s nobody)|match"
)


def words(candidate):
    """Return the words of all findings."""
    return [finding.words() for finding in candidate.findings]


def _templates():
    for scale in (*sentences.SCALES.values(), *sentences.SYLLABLE_SCALES.values()):
        yield from (template for _, template in scale)
    for codes in (*sentences.CODES.values(), sentences.EITHER_SIDE, sentences.ALONE):
        yield from codes.values()
    for fixed in (sentences.NAME_SENTENCES, sentences.CAP_SENTENCES, sentences.UNKNOWN_SENTENCES):
        yield from fixed.values()
    yield from sentences.NOTE_SENTENCES
    yield from (sentences.NO_WORD, sentences.SAME_CHARACTERS, sentences.VAGUE_YEARS, sentences.MORE)
    yield from (sentences.NAME_ALONE, sentences.ONLY_NAMES, sentences.TOO_MANY_NAMES, sentences.SMALLER)


@pytest.mark.parametrize("template", sorted(set(_templates())))
def test_no_sentence_says_what_to_think_of_anybody(template):
    assert SUSPICION.search(template) is None
    assert template.rstrip().endswith(".")


def test_every_value_that_can_have_points_has_a_sentence():
    table = policy().table
    for channel, name in enumerate(CHANNELS):
        for place, feature in enumerate(NAME_FEATURES):
            if feature in ("missing", "clash") and name != "syllables":
                continue
            for edge, worth in zip(
                [0.0, *table.edges[channel, place]], table.points[channel, place], strict=True
            ):
                if worth and edge < 1e9:
                    said = sentences.scale_sentence(feature, float(edge), syllables=name == "syllables")
                    assert said, (name, feature, edge)


def test_every_code_of_evidence_and_every_correction_has_a_sentence():
    table = policy().table
    for place, feature in enumerate(FEATURES[len(NAME_FEATURES) :], start=len(NAME_FEATURES)):
        codes = int((table.edges[0, place] < 1e9).sum())
        assert sorted(sentences.CODES[feature]) == list(range(1, codes + 1))
    assert set(sentences.CAP_SENTENCES) == set(CAPS)
    assert len(sentences.NOTE_SENTENCES) == len(NOTES)


NAME_CASES = [
    ("Ottoline Marsh", "Otoline Marsh", "2 words agree: Ottoline with Otoline, Marsh."),
    ("MARSH Ottoline", "Ottoline Marsh", "2 words agree: MARSH, Ottoline."),
    ("Ottoline Velkonoz Marsh", "Ottoline Marsh", "Only the subject has Velkonoz."),
    ("J. R. Velkonoz", "John Robert Velkonoz", "One word agrees: Velkonoz."),
    ("J. R. Velkonoz", "John Robert Velkonoz", "2 initials agree: J with John, R with Robert."),
    ("Weimin Zhang", "Zhangweimin", "2 words agree: Weimin Zhang with Zhangweimin."),
    ("Abdul Rahman Khan", "Abdulrahman Khan", "2 words agree: Abdul Rahman, Khan."),
    ("Ottoline Marsh", "Ottoline Velkonoz Marsh", "Only the record has Velkonoz."),
    (
        "Ottoline Quillmere Marsh",
        "Ottoline Velkonoz Marsh",
        "Only the subject has Quillmere; only the record has Velkonoz.",
    ),
    (
        "Ivan Petrovich Vetrov",
        "Ivan Sergeevich Vetrov",
        "The fathers' names differ: Petrovich and Sergeevich.",
    ),
    ("Ivan Petrovich Vetrov", "Ivan Vetrov", "The father's name Petrovich is on one side only."),
    (
        "Ottoline Marsh",
        "Marsh Ottoline",
        "The words stand in another order: family and given name may be exchanged. -0.6",
    ),
    ("Ottoline Marsh", "Ottoline Marsh", "The same words in the same order."),
    ("張偉民", "Zhang Weimin", "張偉民 can be read like Zhang Weimin syllable by syllable (Mandarin)."),
    ("張偉民", "Zhang Weimin", "3 syllables agree."),
    ("張偉民", "Zhang Weiguo", "One syllable does not agree."),
    ("张伟民", "張偉民", "张伟民 and 張偉民 are written with the same characters."),
    ("Zdravka", "Ottoline", "Zdravka and Ottoline have no word in common. -12.0"),
]


@pytest.mark.parametrize(("subject", "record", "sentence"), NAME_CASES)
def test_findings_of_names_say_which_words_agree_and_which_do_not(subject, record, sentence):
    assert sentence in "\n".join(words(compared(subject, record)))


BODY_CASES = [
    ("Brackwater Mining GmbH", "Brackwater Mining AG", "The legal forms differ: GmbH and AG. -0.4"),
    ("Brackwater Mining GmbH", "Brackwater Mining GmbH", "The legal form is the same: GmbH. +0.2"),
    (
        "Brackwater Mining GmbH",
        "Brackwater Mining LLC",
        "The legal forms GmbH and LLC are of one group. +0.1",
    ),
    ("Tarnholt 1 Holding", "Tarnholt 2 Holding", "The numbers differ: 1 and 2."),
    ("荣永木业股份有限公司", "荣永木业有限公司", "The legal forms differ: 股份有限公司 and 有限公司. -0.4"),
    ("Tarnholt 1 Holding", "Tarnholt Holding", "The number 1 is on one side only."),
]


@pytest.mark.parametrize(("subject", "record", "sentence"), BODY_CASES)
def test_findings_of_bodies_say_what_agrees_and_what_does_not(subject, record, sentence):
    assert sentence in "\n".join(words(compared(body(subject), body(record))))


DATES = [
    (("1961-04-12",), ("1961-04-12",), "Born 1961-04-12 on both sides: same day. +3.0"),
    (
        ("1961-04",),
        ("1961-04-12",),
        "Born 1961-04 and 1961-04-12: same year and month, day unknown on one side. +2.0",
    ),
    (
        ("1961-04",),
        ("1961-04",),
        "Born 1961-04 and 1961-04: same year and month, no day is known on either side.",
    ),
    (("1961",), ("1961-04-12",), "Born 1961 and 1961-04-12: same year, no more is known on one side. +1.0"),
    (("1961",), ("1961",), "Born 1961 and 1961: same year, no more is known on either side. +1.0"),
    (
        ("circa 1961",),
        ("1962",),
        "Born ~1961 and 1962: a range or an approximate year leaves room for the same year.",
    ),
    (("1961-04-12",), ("1961-12-04",), "day and month exchanged or one digit different. +0.8"),
    (("1961-01-01",), ("1961-04-12",), "a 1 January may stand for the year alone. +0.5"),
    (("1961-03-12",), ("1961-12-24",), "same year, another day. -0.5"),
    (("1961",), ("1962",), "Born 1961 and 1962: one year apart. -0.7"),
    (("1961",), ("1963",), "two years apart. -2.0"),
    (("1961",), ("1964",), "three or four years apart. -2.5"),
    (("1961",), ("1971",), "five years or more apart. -4.5"),
    (
        ("1950", "1961-04-12", "1971"),
        ("1961-04-12", "1980"),
        "Born 1961-04-12 on both sides: same day. Further values: 2 for the subject, 1 for the record. +3.0",
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "sentence"), DATES)
def test_findings_of_birth_dates_name_the_pair_that_counted_and_how_many_others(ours, theirs, sentence):
    left, right = (person("Ottoline Marsh", birth_dates=tuple(map(on, dates))) for dates in (ours, theirs))
    assert sentence in "\n".join(words(compared(left, right)))
    turned = replace(right, birth_dates=right.birth_dates[::-1])
    assert words(compared(left, turned)) == words(compared(left, right))


FACTS = [
    (
        "nationalities",
        ("XA", "XB"),
        ("XB",),
        "Nationality XB on both sides. Further values: 1 for the subject, 0 for the record.",
    ),
    ("nationalities", ("XA",), ("XB",), "Nationalities differ: XA and XB. -0.3"),
    ("countries", ("XA",), ("XA",), "Country XA on both sides. +0.4"),
    ("countries", ("XA",), ("XB", "XC"), "Countries differ: XA and XB or XC. -0.2"),
    ("birth_places", ("Tarnholt",), ("TARNHOLT",), "Birth place agrees: Tarnholt and TARNHOLT. +1.0"),
    ("birth_places", ("Tarnholt",), ("Wexcombe",), "Birth places differ: Tarnholt and Wexcombe."),
    ("gender", Gender.FEMALE, Gender.FEMALE, "Gender female on both sides. +0.2"),
    ("gender", Gender.FEMALE, Gender.MALE, "Gender differs: female and male. -1.5"),
    ("kind", Kind.PERSON, Kind.ORGANISATION, "Kinds differ: person and organisation. -7.0"),
    (
        "identifiers",
        document("national_id", "A1", "XA"),
        document("national_id", "A1"),
        "The same document, held only once: national id A1 of XA. +6.0",
    ),
    (
        "identifiers",
        document("passport", "A1", "XA"),
        document("passport", "A1", "XA"),
        "The same document: passport A1 of XA. +6.0",
    ),
    (
        "identifiers",
        document("national_id", "A1", "XA"),
        document("national_id", "B2", "XA"),
        "Documents held only once differ: national id A1 of XA and national id B2 of XA. -1.5",
    ),
    (
        "identifiers",
        document("passport", "A1", "XA"),
        document("passport", "B2", "XA"),
        "Not comparable, of other kinds or countries: identifiers.",
    ),
]


@pytest.mark.parametrize(("field", "ours", "theirs", "sentence"), FACTS)
def test_findings_of_facts_name_both_values(field, ours, theirs, sentence):
    born = (on("1961"),)
    left, right = (person("Ottoline Marsh", birth_dates=born) for _ in range(2))
    found = compared(replace(left, **{field: ours}), replace(right, **{field: theirs}))
    assert sentence in "\n".join(words(found))


def test_what_is_unknown_is_said_with_its_side():
    born = person("Ottoline Marsh", birth_dates=(on("1961"),), gender=Gender.FEMALE)
    plain = person("Ottoline Marsh", gender=Gender.FEMALE)
    ahead, behind = words(compared(born, plain)), words(compared(plain, born))
    assert "Unknown for the record, so not compared: birth date." in ahead
    assert "Unknown for the subject, so not compared: birth date." in behind
    assert "Unknown on both sides, so not compared: identifiers, nationality." in ahead


FAR = {"birth_dates": (on("1920"),)}, {"birth_dates": (on("1961"),)}
LONG = "Ottoline Velkonoz Tarnholt Marsh"
SAME = {"birth_dates": (on("1961-04-12"),), "nationalities": ("RU",), "birth_places": ("Tarn",)}
HELD = {"identifiers": document("passport", "1")}
CORRECTED = [
    ("floor_birth_date", person(LONG, **FAR[0]), person(LONG, **FAR[1])),
    ("floor_kind", person(LONG), body(LONG)),
    (
        "floor_fathers",
        person("Zdravomir Petrovich Sidorenkov", **SAME),
        person("Zdravomir Sergeevich Sidorenkov", **SAME),
    ),
    ("floor_numbers", body(f"{LONG} 1", **HELD), body(f"{LONG} 2", **HELD)),
    (
        "floor_document",
        person("Zdravka", identifiers=document("passport", "1")),
        person(LONG, identifiers=document("passport", "1")),
    ),
]


@pytest.mark.parametrize(("name", "left", "right"), CORRECTED)
def test_a_correction_is_a_term_with_a_sentence_and_the_band_follows_the_total(name, left, right):
    found = compared(left, right)
    assert points(found, name) != 0
    assert any(text.startswith(sentences.CAP_SENTENCES[name]) for text in words(found))
    assert found.band == policy().band(found.total)
    assert found.total < policy().strong


def test_how_common_the_name_is_here_is_always_said():
    lone = answer("Ottoline Marsh", register_of(*crowd(person("Ottoline Marsh", no="R")))).candidates[0]
    assert "No other name of this register has the same words." in words(lone)
    assert not any("register" in text for text in words(compared("Ottoline Marsh", "Ottoline Marsh")))


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("MARSH, Ottoline", "marsh", "MARSH"),
        ("Mehmet Yıldırım", "yildirim", "Yıldırım"),
        ("Abd al-Rahman", "abdulrahman", "abdulrahman"),
        ("O'Brien", "obrien", "O'Brien"),
        ("张伟民", "张伟民", "张伟民"),
    ],
)
def test_words_are_told_as_they_are_printed(text, word, shown):
    assert printed(text, word) == shown
