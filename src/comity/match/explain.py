"""The explanation is the computation: terms and findings made from the very values that were added."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from comity.facts import Sentence
from comity.match import sentences as said
from comity.match.candidate import Finding, Term
from comity.match.caps import CAPS
from comity.match.explain_kernel import ALONE, FATHER, LEGAL, NUMBER
from comity.match.policy_table import Policy
from comity.match.score_kernel import CHANNELS, FEATURES, NAME_FEATURES
from comity.match.told_forms import MOST_NAMES
from comity.match.told_values import STORED_AS, Dates, told
from comity.match.told_words import ToldWords
from comity.names import LONGEST_NAME, MOST_WORDS

__all__ = ["Compared", "findings_of", "terms_of"]

_TELLING = 0.1
_FIRST_EVIDENCE = len(NAME_FEATURES)
_SYLLABLES = CHANNELS.index("syllables")
_MEASURED = FEATURES.index("words")
"""Features before it are measures, the others codes and counts."""
_PLACE = {name: place for place, name in enumerate(FEATURES)}
_WORDS_OF = {"fathers": FATHER, "numbers": NUMBER, "legal": LEGAL}
_WHAT = tuple(
    (_PLACE[name], STORED_AS[name], words)
    for name, words in (
        ("birth_date", "birth date"), ("document", "identifiers"), ("nationality", "nationality"),
    )
)  # fmt: skip
_KIND = _PLACE["kind"]
_UNEXPLAINED = frozenset({"base", "agree"})
_ON_ONE_SIDE = frozenset({"missing", "clash"})

Values = Mapping[str, str | int | float]


class Compared(NamedTuple):
    """What was compared for one candidate: measured values, their points, caps, and both sides.

    ``values`` by feature; ``points`` rows of (feature, points) that are not 0; ``caps`` by CAPS;
    ``agrees`` whether the names reach *possible*; ``words`` the aligned words; ``notes`` the bits of
    both forms; ``counts`` how many names each side has; ``dates`` where the birth dates lie.
    """

    channel: int
    values: Sequence[float]
    points: Sequence[Sequence[float]]
    caps: Sequence[float]
    agrees: bool
    words: ToldWords
    notes: tuple[int, int]
    counts: tuple[int, int]
    subject: dict[str, Any]
    record: dict[str, Any]
    dates: Dates


def terms_of(policy: Policy, compared: Compared) -> tuple[Term, ...]:
    """Return the addends of the total, the base first; they add up to it exactly as the table says."""
    channel, values = compared.channel, compared.values
    base = policy.bases[channel] if channel >= 0 else policy.nothing
    first = 0 if channel >= 0 else _FIRST_EVIDENCE
    terms = [_counted("base", None, base)]
    for place, points in compared.points:
        feature = int(place)
        if feature >= first:
            make = Term if feature < _MEASURED else _counted
            terms.append(make(FEATURES[feature], round(values[feature], 4), points))
    if any(compared.caps):
        terms += [Term(name, None, cap) for name, cap in zip(CAPS, compared.caps, strict=True) if cap]
    return tuple(terms)


@lru_cache(maxsize=4096)
def _counted(feature: str, value: float | None, points: float) -> Term:
    """Return the term of a code or count, made once: there are few of them."""
    return Term(feature, value, points)


@lru_cache(maxsize=4096)
def _fixed(template: str, points: float) -> Finding:
    """Return a finding without values, made once."""
    return Finding(Sentence(template), points)


def _rarity(agree: float) -> str:
    return said.scale_sentence("agree", max(agree, 0.0), syllables=False) or ""


@lru_cache(maxsize=64)
def _name_template(channel: int, rarity: str, *, same_characters: bool) -> str:
    how = said.SAME_CHARACTERS if same_characters else said.NAME_SENTENCES[CHANNELS[channel]]
    return f"{how} {rarity}"


def _named(compared: Compared, points: float) -> Finding:
    subject, record = compared.words.texts
    if compared.channel < 0:
        return Finding(Sentence(said.NO_WORD, {"subject": subject, "record": record}), points)
    values = compared.values
    same = compared.channel == _SYLLABLES and values[_PLACE["characters"]] == 1
    template = _name_template(compared.channel, _rarity(values[0]), same_characters=same)
    told_of: dict[str, str | int | float] = {"subject": subject, "record": record}
    if compared.channel == _SYLLABLES and not same:
        told_of["language"] = said.LANGUAGES[int(values[_PLACE["language"]])]
    return Finding(Sentence(template, told_of), points)


def _name_values(name: str, value: float, words: ToldWords) -> Values:
    """Return the values of a name feature's sentence."""
    if name == "words":
        return {"value": int(value), "agreeing": words.agreeing()}
    if name == "initials":
        return {"value": int(value), "initials": words.initials()}
    if name == "worst":
        left, right = words.most_different()
        return {"left": left, "right": right}
    if name == "language":
        return {"language": said.LANGUAGES[int(value)]}
    if name in _WORDS_OF:
        left, right = words.said(_WORDS_OF[name])
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
    left, right = words.said(ALONE)
    values = {key: said_of for key, said_of in (("left", left), ("right", right)) if said_of}
    return Finding(Sentence(said.ALONE[bool(left), bool(right)], values), points)


def _evidence_finding(name: str, value: float, points: float, compared: Compared) -> Finding:
    return Finding(told(name, int(value), compared.subject, compared.record, compared.dates), points)


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
    if len(small) == 1:
        found.append(_fixed(said.ONE_SMALLER, small[0]))
    elif small:
        found.append(Finding(Sentence(said.SMALLER, {"count": len(small)}), sum(small)))
    return (*found, *_informing(compared, terms), *_unknown(compared))


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
    return _told(name, compared.values[_PLACE[name]], points, compared)


def _told(name: str, value: float, points: float, compared: Compared) -> Finding | None:
    if name in said.CODES:
        return _evidence_finding(name, value, points, compared)
    return _name_finding(name, value, points, compared)


_SILENT = tuple((name, _PLACE[name]) for name in ("alike", "fathers", "legal", "numbers", "birth_place"))


def _informing(compared: Compared, terms: Sequence[Term]) -> list[Finding]:
    """Return what has no points and is said all the same, but not what the terms have told."""
    found = []
    values = compared.values
    for name, place in _SILENT:
        value = values[place]
        if value and (compared.channel >= 0 or place >= _FIRST_EVIDENCE):
            spoken = any(term.feature == name for term in terms)
            finding = None if spoken else _told(name, value, 0.0, compared)
            found += [finding] if finding else []
    for side, notes in enumerate(compared.notes):
        found += [
            Finding(Sentence(template, _note_values(bit, compared.words.texts[side])), 0.0)
            for bit, template in enumerate(said.NOTE_SENTENCES if notes else ())
            if notes >> bit & 1
        ]
    for count in compared.counts:
        if count > MOST_NAMES:
            found.append(Finding(Sentence(said.TOO_MANY_NAMES, {"most": MOST_NAMES, "count": count}), 0.0))
    return found


def _note_values(bit: int, name: str) -> Values:
    cut = bit == len(said.NOTE_SENTENCES) - 1
    return {"name": name, "words": MOST_WORDS, "letters": LONGEST_NAME} if cut else {"name": name}


def _unknown(compared: Compared) -> tuple[Finding, ...]:
    """Return what could not be compared and on which side it is unknown."""
    values = compared.values
    if not any(values[_FIRST_EVIDENCE:_KIND]):
        return (_fixed(said.NAME_ALONE if compared.agrees else said.ONLY_NAMES, 0.0),)
    subject, record = compared.subject, compared.record
    return _unknown_findings(
        tuple(
            (words, (field not in subject, field not in record))
            for place, field, words in _WHAT
            if not values[place]
        )
    )


@lru_cache(maxsize=256)
def _unknown_findings(unknown: tuple[tuple[str, tuple[bool, bool]], ...]) -> tuple[Finding, ...]:
    by_side: dict[tuple[bool, bool], list[str]] = {}
    for words, sides in unknown:
        by_side.setdefault(sides, []).append(words)
    return tuple(
        Finding(Sentence(said.UNKNOWN_SENTENCES[sides], {"what": ", ".join(what)}), 0.0)
        for sides, what in by_side.items()
    )
