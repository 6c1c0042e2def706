"""What is said of each measured value: templates, each the message id of its translations.

A sentence says what was measured and names the values; it never says what to think of them.
"""

from comity.match.score_kernel import NAME_FEATURES

__all__ = [
    "ALONE", "CAP_SENTENCES", "CODES", "EITHER_SIDE", "LANGUAGES", "MORE", "NAME_ALONE", "NAME_SENTENCES",
    "NOTE_SENTENCES", "NO_WORD", "ONE_SMALLER", "ONLY_NAMES", "RARITY", "SAME_CHARACTERS", "SCALES",
    "SMALLER",
    "SYLLABLE_SCALES", "TOO_MANY_NAMES", "UNKNOWN_SENTENCES", "VAGUE_YEARS", "scale_sentence",
]  # fmt: skip

LANGUAGES = ("Mandarin", "Cantonese", "Korean", "Vietnamese", "Hokkien or Teochew", "Japanese")

NO_WORD = "{subject} and {record} have no word in common."
SAME_CHARACTERS = "{subject} and {record} are written with the same characters."
NAME_SENTENCES = {
    "letters_same": "{subject} is compared with {record} letter by letter.",
    "letters_across": "{subject} is compared with {record} by the sound of the letters.",
    "syllables": "{subject} can be read like {record} syllable by syllable ({language}).",
    "body_same": "{subject} is compared with {record} word by word, legal forms apart.",
    "body_across": "{subject} is compared with {record} by sound and by the meaning of common words.",
}
"""How a pair of names was compared; points of the base and of what agrees."""

RARITY = (
    (0.0, "What agrees is common among names."),
    (6.0, "What agrees is neither common nor rare among names."),
    (12.0, "What agrees is rare among names."),
)
"""Said after how the names were compared: nats of what agrees."""

Scale = tuple[tuple[float, str], ...]
SCALES: dict[str, Scale] = {
    "agree": RARITY,
    "loss": (
        (0.0, "The words that agree are spelled alike."),
        (0.15, "The words that agree differ a little in spelling or sound."),
        (0.5, "The words that agree differ much in spelling or sound."),
    ),
    "worst": (
        (0.0, "No pair of words differs."),
        (0.001, "The pair of words that differs most is {left} and {right}."),
        (1.0, "{left} and {right} are likelier two names than one name misspelt."),
    ),
    "words": (
        (0.0, "No word of its own agrees: an initial, or common words of bodies only."),
        (1.0, "One word agrees: {agreeing}."),
        (2.0, "{value} words agree: {agreeing}."),
    ),
    "order": (
        (1.0, "The words stand in another order, which tells nothing here."),
        (2.0, "The words stand in another order: family and given name may be exchanged."),
        (3.0, "The words stand in quite another order."),
    ),
    "fathers": (
        (1.0, "The father's name {alone} is on one side only."),
        (2.0, "The fathers' names differ: {left} and {right}."),
    ),
    "numbers": (
        (1.0, "The number {alone} is on one side only."),
        (2.0, "The numbers differ: {left} and {right}."),
    ),
    "initials": ((1.0, "One initial agrees: {initials}."), (2.0, "{value} initials agree: {initials}.")),
    "alike": (
        (1.0, "No other name of this register has the same words."),
        (2.0, "{value} names of this register have the same words."),
    ),
    "exact": ((1.0, "The same words in another order."), (2.0, "The same words in the same order.")),
    "besides": ((1.0, "A further name beside the syllables was not compared."),),
    "characters": ((1.0, "The same characters."), (2.0, "The same sound, but other characters.")),
    "weak_alias": ((1.0, "The publisher calls one of these names a weak alias."),),
    "language": ((0.0, "The syllables are read in {language}."),),
    "legal": (
        (1.0, "The legal forms differ: {left} and {right}."),
        (2.0, "The legal forms {left} and {right} are of one group."),
        (3.0, "The legal form is the same: {left}."),
    ),
    "parts": (
        (1.0, "Both publishers tell family and given name apart, in the same way."),
        (2.0, "As both publishers tell the parts, family and given name are exchanged."),
        (3.0, "A part of the name that both publishers tell differs."),
    ),
}
"""feature -> (least value, sentence): the row with the highest value reached speaks."""

SYLLABLE_SCALES: dict[str, Scale] = {
    "missing": (
        (1.0, "One side has one syllable that the other lacks."),
        (2.0, "One side has {value} syllables that the other lacks."),
    ),
    "clash": ((1.0, "One syllable does not agree."), (2.0, "{value} syllables do not agree.")),
    "words": (
        (0.0, "No syllable agrees."),
        (1.0, "One syllable agrees."),
        (2.0, "{value} syllables agree."),
    ),
}
"""The same features where names are compared syllable by syllable."""

ALONE = {
    (True, True): "Only the subject has {left}; only the record has {right}.",
    (True, False): "Only the subject has {left}.",
    (False, True): "Only the record has {right}.",
    (False, False): "A word is on one side only.",
}
"""``missing`` and ``clash`` together: (words of the subject alone, words of the record alone)."""

_BORN = "Born {left} and {right}: "
CODES: dict[str, dict[int, str]] = {
    "birth_date": {
        1: _BORN + "five years or more apart.",
        2: _BORN + "three or four years apart.",
        3: _BORN + "two years apart.",
        4: _BORN + "one year apart.",
        5: _BORN + "same year, another day.",
        6: _BORN + "same year; a 1 January may stand for the year alone.",
        7: _BORN + "day and month exchanged or one digit different.",
        8: _BORN + "same year, no more is known on one side.",
        9: _BORN + "same year and month, day unknown on one side.",
        10: "Born {left} on both sides: same day.",
    },
    "document": {
        1: "Documents held only once differ: {left} and {right}.",
        2: "The same document: {left}.",
        3: "The same document, held only once: {left}.",
    },
    "nationality": {1: "Nationalities differ: {left} and {right}.", 2: "Nationality {left} on both sides."},
    "country": {1: "Countries differ: {left} and {right}.", 2: "Country {left} on both sides."},
    "gender": {1: "Gender differs: {left} and {right}.", 2: "Gender {left} on both sides."},
    "birth_place": {
        1: "Birth places differ: {left} and {right}.",
        2: "Birth place agrees: {left} and {right}.",
    },
    "kind": {1: "Kinds differ: {left} and {right}.", 2: "Both are of one kind: {left}."},
}
"""feature -> code of the table -> sentence; {left} is the subject's value, {right} the record's."""

EITHER_SIDE = {
    8: _BORN + "same year, no more is known on either side.",
    9: _BORN + "same year and month, no day is known on either side.",
}
VAGUE_YEARS = _BORN + "a range or an approximate year leaves room for the same year."
MORE = " Further values: {left_more} for the subject, {right_more} for the record."
"""Said after a sentence of CODES where a side has more values than are named."""

UNKNOWN_SENTENCES = {
    (False, False): "Not comparable, of other kinds or countries: {what}.",
    (False, True): "Unknown for the record, so not compared: {what}.",
    (True, False): "Unknown for the subject, so not compared: {what}.",
    (True, True): "Unknown on both sides, so not compared: {what}.",
}
"""(unknown for the subject, unknown for the record) -> sentence."""

_ALONE_WHAT = "birth date, nationality and identifiers were not compared. A name alone confirms nobody."
NAME_ALONE = f"Only the name agrees; {_ALONE_WHAT}"
ONLY_NAMES = f"Nothing but the names was compared; {_ALONE_WHAT}"

CAP_SENTENCES = {
    "cap_evidence": "What agrees besides the names counts only so far.",
    "floor_birth_date": "Contradicting birth dates are never strong, whatever the names say.",
    "floor_kind": "Different kinds are never strong, whatever the names say.",
    "floor_fathers": "Different fathers' names are never strong, whatever else agrees.",
    "floor_numbers": "Different numbers in the names are never strong, whatever else agrees.",
    "floor_parts": "A told part of the name that differs is never strong, whatever else agrees.",
    "cap_weak_alias": "A weak alias alone is never strong.",
    "floor_document": "An equal document is always possible, whatever the names say.",
}

NOTE_SENTENCES = (
    "{name} contains look-alike letters of another alphabet; they are read as what they look like.",
    "{name} contains hidden characters; they are left out.",
    "Only the first {words} words or {letters} characters of {name} were compared.",
)
"""By the bits of ``columns.NOTES``."""

TOO_MANY_NAMES = "Only the first {most} of {count} names were compared."
SMALLER = "{count} smaller points."
ONE_SMALLER = "One smaller point."


_FALLING = {name: scale[::-1] for name, scale in SCALES.items()}
_FALLING_SYLLABLES = _FALLING | {name: scale[::-1] for name, scale in SYLLABLE_SCALES.items()}


def scale_sentence(feature: str, value: float, *, syllables: bool) -> str | None:
    """Return the template of a name feature's value."""
    for least, template in (_FALLING_SYLLABLES if syllables else _FALLING).get(feature, ()):
        if value >= least:
            return template
    return None


assert set(SCALES) | {"missing", "clash"} == set(NAME_FEATURES)
