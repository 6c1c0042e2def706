"""What is known about the words of bodies' names: legal forms, concepts across languages, qualifiers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from comity.names.folding import fold
from comity.names.table_files import forms_of, key_of, plain_words, rows_of

__all__ = [
    "LegalForm",
    "Piece",
    "concept_name",
    "concepts",
    "legal_form",
    "legal_form_in",
    "qualifier_at",
    "read_concepts",
    "segment_han_body",
    "split_legal_form",
]

_LONGEST_FORM = 9
_LONGEST_PHRASE = 5
_LONG_UNSPACED = 4


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form: canonical short name, group that compares across countries, countries, position."""

    canonical: str
    group: str
    countries: tuple[str, ...]
    position: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words ``start`` to ``stop`` of a body's name and the concepts they write (empty: a name of its own)."""

    start: int
    stop: int
    concepts: tuple[int, ...]


def _unspaced(word: str) -> bool:
    """Tell whether the word is written in Han, Kana or Hangul, where words stand without spaces."""
    return any(
        "\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" or "\u3400" <= c <= "\u4dbf" for c in word
    )


@cache
def _legal_forms() -> dict[str, LegalForm]:
    table: dict[str, LegalForm] = {}
    for forms, canonical, group, countries, position, *_ in rows_of("legal_forms"):
        value = LegalForm(canonical, group, tuple(countries.upper().split()), position)
        for form in forms_of(forms):
            table.setdefault(key_of(form), value)
    return table


@cache
def _unspaced_forms() -> tuple[tuple[str, LegalForm], ...]:
    found = [
        (form if len(form) > 1 else f"({form})", value)
        for form, value in _legal_forms().items()
        if _unspaced(form)
    ]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))


@cache
def _canonical_forms() -> dict[str, LegalForm]:
    table: dict[str, LegalForm] = {}
    for value in _legal_forms().values():
        table.setdefault(value.canonical, value)
    return table


def legal_form(canonical: str) -> LegalForm | None:
    """Return what is known of a canonical form, e.g. its group to compare GmbH with OOO."""
    return _canonical_forms().get(canonical)


def legal_form_in(text: str, canonical: str) -> str:
    """Return the part of a printed name that writes a legal form; the canonical name where none is seen."""
    words = text.split()
    for length in range(min(_LONGEST_FORM, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            piece = " ".join(words[start : start + length]).strip(",;()")
            found = _legal_forms().get(key_of(fold(piece)))
            if found and found.canonical == canonical:
                return piece
    written = (form for form, value in _unspaced_forms() if value.canonical == canonical and form in text)
    return next(written, canonical)


def _at_end(tokens: Sequence[str]) -> tuple[int, LegalForm] | None:
    for length in range(min(_LONGEST_FORM, len(tokens)), 0, -1):
        found = _legal_forms().get(key_of("".join(tokens[-length:])))
        if found and found.position != "start":
            return length, found
    return None


def _at_start(tokens: Sequence[str]) -> tuple[int, LegalForm] | None:
    for length in range(min(_LONGEST_FORM, len(tokens)), 0, -1):
        found = _legal_forms().get(key_of("".join(tokens[:length])))
        if found and found.position != "end":
            return length, found
    return None


def _cut_unspaced(word: str) -> tuple[str, LegalForm] | None:
    for form, value in _unspaced_forms():
        if len(form) >= len(word):
            continue
        if value.position != "start" and word.endswith(form):
            return word[: -len(form)], value
        if value.position != "end" and word.startswith(form):
            return word[len(form) :], value
    return None


def _unspaced_inside(word: str) -> tuple[str, LegalForm, str] | None:
    """Find a long form between two parts of a name (before the city of a branch, for example)."""
    for form, value in _unspaced_forms():
        at = word.find(form, 1) if len(form) >= _LONG_UNSPACED else -1
        if 0 < at < len(word) - len(form):
            return word[:at], value, word[at + len(form) :]
    return None


def _cut_once(core: list[str]) -> LegalForm | None:
    """Cut one legal form off either end of the list, in place."""
    if (end := _at_end(core)) and end[0] < len(core):
        del core[-end[0] :]
        return end[1]
    if (start := _at_start(core)) and start[0] < len(core):
        del core[: start[0]]
        return start[1]
    for at in (-1, 0):
        if _unspaced(core[at]) and (cut := _cut_unspaced(core[at]) or _cut_unspaced(key_of(core[at]))):
            core[at] = cut[0]
            return cut[1]
    return None


def _cut_inside(core: list[str]) -> LegalForm | None:
    """Cut one unmistakable form out of the middle ("Foo GmbH Moscow"), in place."""
    for at in range(1, len(core) - 1):
        found = _legal_forms().get(key_of(core[at]))
        if found and found.position == "any" and len(core[at]) > 2:  # noqa: PLR2004
            del core[at]
            return found
    for at, word in enumerate(core):
        if _unspaced(word) and (inside := _unspaced_inside(word)):
            before, value, after = inside
            core[at : at + 1] = [before, after]
            return value
    return None


def split_legal_form(tokens: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Divide the folded words of a body's name into its core and its legal forms (canonical, sorted).

    The core is never empty: a name made only of legal forms keeps its words ("Company Limited").
    """
    core = [token for token in tokens if token]
    found: list[LegalForm] = []
    while core and (form := _cut_once(core) or _cut_inside(core)):
        found.append(form)
    if len(core) == 1 and key_of(core[0]) in _legal_forms():
        return tuple(tokens), ()
    return tuple(core), tuple(sorted({form.canonical for form in found}))


@dataclass(frozen=True, slots=True)
class _Body:
    """The concept table, ready for lookup: whole forms, stems, phrases, unspaced pieces."""

    names: tuple[str, ...]
    forms: dict[str, tuple[int, ...]]
    stems: dict[str, tuple[int, ...]]
    longest_piece: int


@cache
def _endings() -> frozenset[str]:
    return frozenset(ending for _, endings, *_ in rows_of("endings") for ending in forms_of(endings))


_ARTICLE = "ال"
_LONG_WITH_ARTICLE = 4


@cache
def _body() -> _Body:
    names: dict[str, int] = {}
    forms: dict[str, tuple[int, ...]] = {}
    stems: dict[str, tuple[int, ...]] = {}
    longest = 1
    for name, _language, cell, *_ in rows_of("body_words", plain=True):
        number = names.setdefault(name, len(names))
        for form in cell.split("|"):
            table, key = (stems, form[:-1]) if form[-1] == "~" else (forms, form)
            known = table.get(key)
            if known is None:
                table[key] = (number,)
            elif number not in known:
                table[key] = (*known, number)
            if key.startswith(_ARTICLE) and len(key) > _LONG_WITH_ARTICLE:
                table.setdefault(key[len(_ARTICLE) :], (number,))
            if len(key) > longest and key[0] >= "\u3040" and _unspaced(key):
                longest = len(key)
    return _Body(tuple(names), forms, stems, longest)


_LONGEST_ENDING = 5
_SHORTEST_REST = 3
# Articles and one-letter words that Arabic and Hebrew write together with the next word.
_ARABIC_PREFIXES = ("وال", "بال", "ال", "لل", "و", "ل", "ب")
_HEBREW_PREFIXES = ("וה", "ה", "ו", "ל", "ב", "מ", "ש")


def _by_stem(word: str) -> tuple[int, ...]:
    stems, endings = _body().stems, _endings()
    for length in range(min(_LONGEST_ENDING, len(word) - 1) + 1):
        cut = len(word) - length
        if (found := stems.get(word[:cut])) and (not length or word[cut:] in endings):
            return found
    return ()


def _without_prefix(word: str) -> tuple[int, ...]:
    if "\u0590" <= word[0] <= "\u05ff":
        prefixes = _HEBREW_PREFIXES
    elif "\u0600" <= word[0] <= "\u06ff":
        prefixes = _ARABIC_PREFIXES
    else:
        return ()
    forms = _body().forms
    for prefix in prefixes:
        rest = word[len(prefix) :]
        if len(rest) >= _SHORTEST_REST and word.startswith(prefix) and (found := forms.get(rest)):
            return found
    return ()


def concepts(word: str) -> tuple[int, ...]:
    """Return the concepts a folded word (or a phrase with single spaces) writes in any language."""
    word = plain_words(word).strip()
    if not word:
        return ()
    if found := _body().forms.get(word) or _by_stem(word) or _without_prefix(word):
        return found
    parts = word.split()
    return tuple(dict.fromkeys(c for part in parts for c in concepts(part))) if len(parts) > 1 else ()


def concept_name(concept: int) -> str:
    """Return the English name of a concept, for showing."""
    return _body().names[concept]


def _phrase_at(tokens: Sequence[str], start: int) -> Piece:
    for stop in range(min(start + _LONGEST_PHRASE, len(tokens)), start + 1, -1):
        if found := _body().forms.get(plain_words(" ".join(tokens[start:stop]))):
            return Piece(start, stop, found)
    return Piece(start, start + 1, concepts(tokens[start]))


def read_concepts(tokens: Sequence[str]) -> tuple[Piece, ...]:
    """Divide folded words into pieces, longest known phrase first ("foreign affairs" is one piece)."""
    pieces: list[Piece] = []
    while (start := pieces[-1].stop if pieces else 0) < len(tokens):
        pieces.append(_phrase_at(tokens, start))
    return tuple(pieces)


def _piece_at(text: str, start: int) -> tuple[str, int] | None:
    forms = _body().forms
    for stop in range(min(start + _body().longest_piece, len(text)), start + 1, -1):
        if found := forms.get(text[start:stop]):
            return text[start:stop], found[0]
    return None


def _single(piece: tuple[str, int]) -> tuple[str, int]:
    """Read one character left over beside known pieces (\u90e8 of \u56fd\u9632\u90e8)."""
    text, concept = piece
    found = _body().forms.get(text, ()) if concept < 0 and len(text) == 1 else ()
    return (text, found[0]) if found else piece


def segment_han_body(text: str) -> list[tuple[str, int]]:
    """Cut a folded name in Han, Kana or Hangul into known pieces with a concept, and the rest with -1.

    One character alone is read only where it stands between known pieces or at an end beside one:
    inside a longer unknown run it is part of a name.
    """
    pieces: list[tuple[str, int]] = []
    start = 0
    unknown = ""
    while start < len(text):
        found = _piece_at(text, start)
        if found is None:
            unknown += text[start]
            start += 1
            continue
        if unknown:
            pieces.append((unknown, -1))
            unknown = ""
        pieces.append(found)
        start += len(found[0])
    if unknown:
        pieces.append((unknown, -1))
    return [_single(piece) for piece in pieces] if len(pieces) > 1 else pieces


@cache
def _qualifiers() -> dict[str, str]:
    return {
        form: kind for kind, _, forms, *_ in rows_of("qualifiers") for form in map(key_of, forms_of(forms))
    }


def qualifier_at(tokens: Sequence[str], start: int = 0) -> tuple[int, str] | None:
    """Return how many folded words from ``start`` are a qualifier, and its kind: aside, alias or former."""
    for stop in range(min(start + _LONGEST_PHRASE, len(tokens)), start, -1):
        if kind := _qualifiers().get(key_of("".join(tokens[start:stop]))):
            return stop - start, kind
    return None
