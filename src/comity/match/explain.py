"""The explanation is the computation: terms and findings made from the very values that were added."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from comity.facts import Sentence
from comity.match.candidate import Finding, Term
from comity.match.policy_table import Policy
from comity.match.score_kernel import CHANNELS, FEATURES, NAME_FEATURES

__all__ = ["CAPS", "Compared", "findings_of", "terms_of"]

CAPS = ("cap_evidence", "floor_birth_date", "cap_weak_alias")
"""Corrections of the total, each a term of its own."""

_TELLING = 0.1
_SHOWN = 3
_LANGUAGES = ("Mandarin", "Cantonese", "Korean", "Vietnamese", "Hokkien or Teochew", "Japanese")
_FIRST_EVIDENCE = len(NAME_FEATURES)

_NAME_SENTENCES = {
    "letters_same": "{subject} is compared with {record} letter by letter.",
    "letters_across": "{subject} is compared with {record} by the sound of the letters.",
    "syllables": "{subject} can be read like {record} syllable by syllable ({language}).",
    "body_same": "{subject} is compared with {record} word by word, legal forms apart.",
    "body_across": "{subject} is compared with {record} by sound and by the meaning of common words.",
}
_SAME_CHARACTERS = "{subject} and {record} are written with the same characters."

# feature -> (least value, sentence); the row with the highest value reached speaks.
_SENTENCES: dict[str, tuple[tuple[float, str], ...]] = {
    "loss": (
        (0.0, "The words that agree are spelled alike."),
        (0.15, "The words that agree differ a little in spelling."),
        (0.5, "The words that agree differ much in spelling."),
    ),
    "worst": (
        (0.0, "No single word differs."),
        (0.25, "The most different pair of words differs in a letter or a sound."),
        (0.7, "One pair of words agrees only roughly."),
        (1.0, "One pair of words is likelier two names than one name misspelt."),
    ),
    "missing": (
        (0.0, "Neither side has a word the other lacks."),
        (0.1, "One side has a word that the other lacks."),
    ),
    "clash": (
        (0.0, "No words stand against each other."),
        (0.1, "Each side has a word that the other contradicts."),
    ),
    "words": (
        (0.0, "No word of its own agrees: an initial, or common words of bodies only."),
        (1.0, "One word or syllable agrees."),
        (2.0, "Several words or syllables agree."),
    ),
    "order": (
        (0.0, "The words stand in the same order."),
        (1.0, "Family and given name stand in another order."),
        (2.0, "The words stand in quite another order."),
    ),
    "fathers": ((1.0, "The father's name is on one side only."), (2.0, "The fathers' names differ.")),
    "numbers": ((1.0, "A number is on one side only."), (2.0, "The numbers differ.")),
    "initials": ((1.0, "An initial, or the beginning of a word that was cut, agrees with a word."),),
    "alike": (
        (1.0, "No other name of this register has the same words."),
        (2.0, "{value} names of this register have the same words."),
    ),
    "exact": ((1.0, "The same words in another order."), (2.0, "The same words in the same order.")),
    "besides": ((1.0, "A further name beside the syllables was not compared."),),
    "characters": ((1.0, "The same characters."), (2.0, "The same sound, but other characters.")),
    "weak_alias": ((1.0, "The publisher calls one of these names a weak alias."),),
    "agree": (
        (0.0, "What agrees is common among names."),
        (6.0, "What agrees is fairly telling."),
        (12.0, "What agrees is rare among names."),
    ),
}
_CODES: dict[str, dict[int, str]] = {
    "birth_date": {
        1: "Born {left} and {right}: five years or more apart.",
        2: "Born {left} and {right}: three or four years apart.",
        3: "Born {left} and {right}: two years apart.",
        4: "Born {left} and {right}: one year apart.",
        5: "Born {left} and {right}: same year, another day.",
        6: "Born {left} and {right}: same year; a 1 January may stand for the year alone.",
        7: "Born {left} and {right}: day and month exchanged or one digit different.",
        8: "Born {left} and {right}: same year, no more is known on one side.",
        9: "Born {left} and {right}: same year and month, day unknown on one side.",
        10: "Born {left} on both sides: same day.",
    },
    "document": {
        1: "Documents held only once differ: {left} and {right}.",
        2: "The same document: {left}.",
        3: "The same document, held only once: {left}.",
    },
    "nationality": {
        1: "Nationalities differ: {left} and {right}.",
        2: "Nationality agrees: {left} and {right}.",
    },
    "country": {1: "Countries differ: {left} and {right}.", 2: "A country agrees: {left} and {right}."},
    "gender": {1: "Gender differs: {left} and {right}.", 2: "Gender agrees: {left}."},
    "birth_place": {
        1: "Birth places differ: {left} and {right}.",
        2: "Birth place agrees: {left} and {right}.",
    },
    "kind": {1: "One is {left}, the other {right}.", 2: "Both are of the kind {left}."},
}
_UNKNOWN = {"birth_date": "birth date", "document": "identifiers", "nationality": "nationality"}
_CAP_SENTENCES = {
    "cap_evidence": "The names disagree, so what agrees besides them counts only so far.",
    "floor_birth_date": "Birth dates this far apart are never strong, whatever the names say.",
    "cap_weak_alias": "A weak alias alone is never strong.",
}
_NAME_ALONE = "Only the name agrees; {unknown} were not compared. A name alone confirms nobody."


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared for one candidate: measured values, caps, names and the stored values of both."""

    channel: int
    values: Sequence[float]
    caps: Sequence[float]
    subject_name: str
    record_name: str
    subject: dict[str, Any]
    record: dict[str, Any]


def terms_of(policy: Policy, compared: Compared) -> tuple[Term, ...]:
    """Return the addends of the total, the base first; they add up to it exactly as the table says."""
    terms = [Term("base", None, _base(policy, compared))]
    for feature, name in enumerate(FEATURES):
        if compared.channel < 0 and feature < _FIRST_EVIDENCE:
            continue
        value = float(compared.values[feature])
        points = policy.points(max(compared.channel, 0), feature, value)
        if points:
            terms.append(Term(name, round(value, 4), points))
    terms += [Term(name, None, cap) for name, cap in zip(CAPS, compared.caps, strict=True) if cap]
    return tuple(terms)


def _base(policy: Policy, compared: Compared) -> float:
    return float(policy.table.base[compared.channel]) if compared.channel >= 0 else policy.nothing


def _named(compared: Compared) -> Sentence:
    names: dict[str, str | int | float] = {"subject": compared.subject_name, "record": compared.record_name}
    if compared.channel < 0:
        return Sentence("{subject} and {record} have no word in common.", names)
    channel = CHANNELS[compared.channel]
    if channel == "syllables":
        if compared.values[FEATURES.index("characters")] == 1:
            return Sentence(_SAME_CHARACTERS, names)
        names["language"] = _LANGUAGES[int(compared.values[FEATURES.index("initials")])]
    return Sentence(_NAME_SENTENCES[channel], names)


def _feature_sentence(name: str, value: float, compared: Compared) -> Sentence | None:
    if name in _CODES:
        template = _CODES[name].get(int(value))
        sides = {"left": _told(compared.subject, name), "right": _told(compared.record, name)}
        return Sentence(template, sides) if template else None
    spoken = [template for least, template in _SENTENCES.get(name, ()) if value >= least]
    return Sentence(spoken[-1], {"value": int(value)}) if spoken else None


_STORED_AS = {
    "birth_date": "birth_dates",
    "document": "identifiers",
    "nationality": "nationalities",
    "country": "countries",
    "gender": "gender",
    "birth_place": "birth_places",
    "kind": "kind",
}


def _told(values: dict[str, Any], name: str) -> str:
    found = values.get(_STORED_AS[name])
    if not found:
        return "unknown"
    if isinstance(found, str):
        return found
    shown = [one if isinstance(one, str) else " ".join(part for part in one if part) for one in found]
    more = len(shown) - _SHOWN
    return " or ".join(shown[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def findings_of(terms: Sequence[Term], compared: Compared) -> tuple[Finding, ...]:
    """Return the findings: the names first, then by weight, small ones summed, the unknown named."""
    name_points = sum(term.points for term in terms if term.feature in {"base", "agree"})
    found = [Finding(_named(compared), name_points)]
    rest: list[Finding] = []
    small: list[float] = []
    for term in terms:
        if term.feature in {"base", "agree"}:
            continue
        if term.feature in _CAP_SENTENCES:
            rest.append(Finding(Sentence(_CAP_SENTENCES[term.feature]), term.points))
            continue
        sentence = _feature_sentence(term.feature, float(term.value or 0.0), compared)
        if sentence is None or abs(term.points) < _TELLING:
            small.append(term.points)
        else:
            rest.append(Finding(sentence, term.points))
    rest.sort(key=lambda finding: -abs(finding.points))
    found += rest
    if small:
        found.append(Finding(Sentence("{count} smaller points.", {"count": len(small)}), sum(small)))
    unknown = [words for name, words in _UNKNOWN.items() if compared.values[FEATURES.index(name)] == 0]
    if len(unknown) == len(_UNKNOWN):
        found.append(
            Finding(Sentence(_NAME_ALONE, {"unknown": "birth date, nationality and identifiers"}), 0.0)
        )
    elif unknown:
        found.append(
            Finding(
                Sentence("Not known on one side, so not compared: {what}.", {"what": ", ".join(unknown)}), 0.0
            )
        )
    return tuple(found)
