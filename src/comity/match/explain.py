"""The explanation is the computation: terms and findings made from the very values that were added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from comity.facts import Sentence
from comity.match import sentences as said
from comity.match.candidate import Finding, Term
from comity.match.caps import CAPS
from comity.match.explain_kernel import ALONE, FATHER, LEGAL, NUMBER
from comity.match.policy_table import Policy
from comity.match.score_kernel import CHANNELS, FEATURES, NAME_FEATURES
from comity.match.told_forms import MOST_NAMES
from comity.match.told_values import STORED_AS, DateCode, told
from comity.match.told_words import ToldWords
from comity.names import LONGEST_NAME, MOST_WORDS

__all__ = ["Compared", "findings_of", "terms_of"]

_TELLING = 0.1
_FIRST_EVIDENCE = len(NAME_FEATURES)
_SYLLABLES = CHANNELS.index("syllables")
_PLACE = {name: place for place, name in enumerate(FEATURES)}
_WORDS_OF = {"fathers": FATHER, "numbers": NUMBER, "legal": LEGAL}
_WHAT = {"birth_date": "birth date", "document": "identifiers", "nationality": "nationality"}
_WHAT_PLACES = tuple((name, _PLACE[name], words) for name, words in _WHAT.items())
_KIND = _PLACE["kind"]
_UNEXPLAINED = frozenset({"base", "agree"})
_ON_ONE_SIDE = frozenset({"missing", "clash"})

Values = Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared for one candidate: measured values, their points, caps, and both sides.

    ``values`` and ``points`` by feature; ``caps`` by CAPS; ``words`` the aligned words; ``notes`` the
    bits of both forms; ``counts`` how many names each side has; ``date_code`` the code of two dates.
    """

    channel: int
    values: Sequence[float]
    points: Sequence[float]
    caps: Sequence[float]
    words: ToldWords
    notes: tuple[int, int]
    counts: tuple[int, int]
    subject: dict[str, Any]
    record: dict[str, Any]
    date_code: DateCode


def terms_of(policy: Policy, compared: Compared) -> tuple[Term, ...]:
    """Return the addends of the total, the base first; they add up to it exactly as the table says."""
    channel, values = compared.channel, compared.values
    base = policy.bases[channel] if channel >= 0 else policy.nothing
    first = 0 if channel >= 0 else _FIRST_EVIDENCE
    terms = [Term("base", None, base)]
    terms += [
        Term(FEATURES[feature], round(values[feature], 4), points)
        for feature, points in enumerate(compared.points)
        if points and feature >= first
    ]
    terms += [Term(name, None, cap) for name, cap in zip(CAPS, compared.caps, strict=True) if cap]
    return tuple(terms)


@lru_cache(maxsize=4096)
def _fixed(template: str, points: float) -> Finding:
    """Return a finding without values, made once."""
    return Finding(Sentence(template), points)


@lru_cache(maxsize=64)
def _name_template(channel: int, rarity: float, *, same_characters: bool) -> str:
    how = said.SAME_CHARACTERS if same_characters else said.NAME_SENTENCES[CHANNELS[channel]]
    return f"{how} {said.scale_sentence('agree', rarity, syllables=False)}"


def _named(compared: Compared, points: float) -> Finding:
    subject, record = compared.words.texts
    if compared.channel < 0:
        return Finding(Sentence(said.NO_WORD, {"subject": subject, "record": record}), points)
    values = compared.values
    rarity = max(least for least, _ in said.RARITY if values[0] >= least or not least)
    same = compared.channel == _SYLLABLES and values[_PLACE["characters"]] == 1
    template = _name_template(compared.channel, rarity, same_characters=same)
    told_of: dict[str, str | int | float] = {"subject": subject, "record": record}
    if compared.channel == _SYLLABLES and not same:
        told_of["language"] = said.LANGUAGES[int(values[_PLACE["language"]])]
    return Finding(Sentence(template, told_of), points)


def _name_values(name: str, value: float, words: ToldWords) -> Values:
    """Return the values of a name feature's sentence."""
    if name == "words":
        return {"value": int(value), "agreeing": words.agreeing()}
    if name == "worst":
        left, right = words.worst()
        return {"left": left, "right": right}
    if name == "language":
        return {"language": said.LANGUAGES[int(value)]}
    if name in _WORDS_OF:
        left, right = (words.said(side, _WORDS_OF[name]) for side in (0, 1))
        return {"left": left, "right": right, "alone": left or right}
    return {"value": int(value)}


def _name_finding(name: str, value: float, points: float, compared: Compared) -> Finding | None:
    syllables = compared.channel == _SYLLABLES
    template = said.scale_sentence(name, value, syllables=syllables)
    if template is None:
        return None
    if "{" not in template:
        return _fixed(template, points)
    return Finding(Sentence(template, _name_values(name, value, compared.words)), points)


def _alone(points: float, words: ToldWords) -> Finding | None:
    """Return what only one side has, for the points of ``missing`` and ``clash`` together."""
    if abs(points) < _TELLING:
        return None
    sides = (words.has(0, ALONE), words.has(1, ALONE))
    values = {key: words.said(side, ALONE) for side, key in enumerate(("left", "right")) if sides[side]}
    return Finding(Sentence(said.ALONE[sides], values), points)


def _evidence_finding(name: str, value: float, points: float, compared: Compared) -> Finding:
    return Finding(
        Sentence(*told(name, int(value), compared.subject, compared.record, compared.date_code)), points
    )


def findings_of(terms: Sequence[Term], compared: Compared) -> tuple[Finding, ...]:
    """Return the findings: the names first, then by weight, small ones summed, the unknown named."""
    together = _ON_ONE_SIDE if compared.channel != _SYLLABLES else frozenset()
    rest: list[Finding] = []
    small: list[float] = []
    names = alone = 0.0
    for term in terms:
        if term.feature in _UNEXPLAINED:
            names += term.points
        elif term.feature in together:
            alone += term.points
        else:
            _take(_finding(term, compared), term.points, rest, small)
    if alone:
        _take(_alone(alone, compared.words), alone, rest, small)
    rest.sort(key=lambda finding: -abs(finding.points))
    found = [_named(compared, names), *rest]
    if small:
        found.append(Finding(Sentence(said.SMALLER, {"count": len(small)}), sum(small)))
    return (*found, *_informing(compared), *_unknown(compared))


def _take(finding: Finding | None, points: float, rest: list[Finding], small: list[float]) -> None:
    if finding is None:
        small.append(points)
    else:
        rest.append(finding)


def _finding(term: Term, compared: Compared) -> Finding | None:
    """Return what is said of a term; None for one too small to be told by itself."""
    name, points = term.feature, term.points
    if abs(points) < _TELLING:
        return None
    if name in said.CAP_SENTENCES:
        return _fixed(said.CAP_SENTENCES[name], points)
    value = compared.values[_PLACE[name]]
    if name in said.CODES:
        return _evidence_finding(name, value, points, compared)
    return _name_finding(name, value, points, compared)


_SILENT = tuple((name, _PLACE[name]) for name in ("alike", "fathers", "legal", "numbers"))


def _informing(compared: Compared) -> list[Finding]:
    """Return what has no points and is said all the same."""
    found = []
    place = _PLACE["birth_place"]
    if compared.values[place] and not compared.points[place]:
        found.append(_evidence_finding("birth_place", compared.values[place], 0.0, compared))
    for name, place in _SILENT:
        if compared.values[place] and not compared.points[place] and compared.channel >= 0:
            finding = _name_finding(name, compared.values[place], 0.0, compared)
            found += [finding] if finding else []
    for side, notes in enumerate(compared.notes):
        found += [
            Finding(Sentence(template, _note_values(bit, compared.words.texts[side])), 0.0)
            for bit, template in enumerate(said.NOTE_SENTENCES)
            if notes >> bit & 1
        ]
    for count in compared.counts:
        if count > MOST_NAMES:
            found.append(Finding(Sentence(said.TOO_MANY_NAMES, {"most": MOST_NAMES, "count": count}), 0.0))
    return found


def _note_values(bit: int, name: str) -> Values:
    cut = bit == len(said.NOTE_SENTENCES) - 1
    return {"name": name, "words": MOST_WORDS, "letters": LONGEST_NAME} if cut else {"name": name}


def _unknown(compared: Compared) -> list[Finding]:
    """Return what could not be compared and on which side it is unknown."""
    values = compared.values
    if not any(values[_FIRST_EVIDENCE:_KIND]):
        alone = compared.channel >= 0
        return [_fixed(said.NAME_ALONE if alone else said.ONLY_NAMES, 0.0)]
    by_side: dict[tuple[bool, bool], list[str]] = {}
    for name, place, words in _WHAT_PLACES:
        if not values[place]:
            field = STORED_AS[name]
            by_side.setdefault((field not in compared.subject, field not in compared.record), []).append(
                words
            )
    return [
        Finding(Sentence(said.UNKNOWN_SENTENCES[sides], {"what": ", ".join(what)}), 0.0)
        for sides, what in by_side.items()
    ]
