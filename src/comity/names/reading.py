"""From a printed name to comparable forms: other names split off, words told apart and tagged.

A name is read into one or more forms (``X (Y)``, ``X a.k.a. Y``, ``X @ Y`` are forms of one name);
a form is a row of folded words, each with its script and the role it plays. Deterministic; nothing
is guessed beyond the tables. A name from which nothing readable remains has no forms and can match
nothing.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from comity.names.body_tables import concepts, qualifier_at, segment_han_body, split_legal_form
from comity.names.folding import digits_as_letters, fold, look_alikes, one_alphabet
from comity.names.graphemes import script_of
from comity.names.several import is_one_plain_name, names_in
from comity.names.syllables import parse_latin
from comity.names.word import Role
from comity.names.word_tables import is_common_given, particle, title

__all__ = ["LONGEST_NAME", "MOST_FORMS", "MOST_WORDS", "Form", "read_name"]

LONGEST_NAME = 200
"""Characters of a name that are read; official names stay below 180."""

MOST_WORDS = 12
"""Words of a form that are compared; longer rows are cut and the finding says so."""

MOST_FORMS = 6
"""Forms read out of one printed name."""

Token = tuple[str, str]
_WHOLE_SCRIPTS = frozenset({"Hani", "Hang", "Kana"})
_WHOLE_NAME = 2
"""Characters, or words of an alphabet, that may name somebody by themselves."""
_PATRONYMIC = re.compile(
    r"(?:ovich|evich|ovych|evych|yovych|avich|jevich|yevich|ovitj|evitj|ovna|evna|ivna|ievna|yevna|jevna|auna|"
    r"(?:kuzm|ily?|luk|fom|savv|nikit)ich|ovitch|evitch|ovic|evic|ichna|inichna|ович|евич|йович|евна|овна|івна|ївна|авіч|эвіч|евіч|аўна|еўна|"
    r"ична|ич|uly|ogly|oglu|ovic)$"
)
_PATRONYMIC_PLACE = 3


@dataclass(frozen=True, slots=True)
class Form:
    """One comparable form: the text it came from, its tokens (word, script), a role for each.

    ``notes`` holds what a reader should be told: ``look-alike`` letters folded, ``hidden``
    characters dropped, ``cut`` when words were left out.
    """

    text: str
    tokens: tuple[Token, ...]
    roles: tuple[int, ...]
    notes: tuple[str, ...] = ()


_LEGAL_SIGNS = frozenset("㈜㈱㈲㍿")
_PERSIAN_JOINT = "\u200c"


def _hidden(letter: str) -> bool:
    """Say whether a character shows nothing: control, direction and zero-width marks, but not blanks."""
    if letter.isspace() or letter == _PERSIAN_JOINT:
        return False
    return unicodedata.category(letter) in ("Cc", "Cf")


class _Separators(dict[int, int | str | None]):
    """Punctuation, symbols and blanks become spaces, hidden characters nothing; apostrophes stay."""

    def __missing__(self, point: int) -> int | str | None:
        if _hidden(chr(point)):
            self[point] = None
        else:
            kept = chr(point) == "'" or unicodedata.category(chr(point))[0] not in "PSZC"
            kept = kept or chr(point) in _LEGAL_SIGNS
            self[point] = point if kept else " "
        return self[point]


_SEPARATORS = _Separators()


_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")


@lru_cache(maxsize=1 << 17)
def _tokens(piece: str) -> tuple[tuple[Token, ...], bool]:
    """Cut one blank-free piece into folded words of one script; say whether letters were exchanged."""
    if piece.isascii():
        if "l" in piece and len(piece) > 2 and piece.replace("l", "").isupper():  # noqa: PLR2004 - one letter proves nothing
            piece = piece.replace("l", "I")
        bare = piece.lower().replace("'", "")
        number = _ORDINAL.fullmatch(bare)
        if number:
            return ((number[1], "Zyyy"),), False
        bare, _ = digits_as_letters(bare)
        return (((bare, "Latn"),) if bare else ()), False
    piece, changed = look_alikes(piece)
    words: list[Token] = []
    for part in fold(piece).translate(_SEPARATORS).split():
        words += _script_runs(part)
    return tuple(words), changed


def _script_runs(part: str) -> list[Token]:
    runs: list[list[str]] = []
    for letter in part:
        script = script_of(letter)
        if runs and (script == "Zyyy" or runs[-1][1] in (script, "Zyyy")):
            runs[-1][0] += letter
            if runs[-1][1] == "Zyyy":
                runs[-1][1] = script
        else:
            runs.append([letter, script])
    words: list[Token] = []
    for text, script in runs:
        bare = text if script == "Hebr" else text.replace("'", "")
        if not any(c.isalnum() for c in bare):
            continue
        if script == "Arab" and len(bare) >= 5 and bare.startswith("ال"):  # noqa: PLR2004 - article and three letters
            words += [("ال", script), (bare[2:], script)]
        else:
            words.append((bare, script))
    return words


_ABD = frozenset({"abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdil", "abdu", "عبد"})
_ARTICLES = frozenset({"al", "el", "ul", "ar", "as", "ash", "ad", "an", "at", "az", "ur", "er", "us", "ال"})


def _bind_abd(tokens: list[Token]) -> list[Token]:
    """Write ``abd`` and the name of God that follows as one word: Abd al-Rahman is Abdulrahman."""
    bound: list[Token] = []
    position = 0
    while position < len(tokens):
        text, script = tokens[position]
        follower = position + 1
        if text in _ABD:
            if follower < len(tokens) - 1 and tokens[follower][0] in _ARTICLES:
                follower += 1
            if follower < len(tokens) and tokens[follower][1] == script:
                prefix = "abdul" if script == "Latn" else "عبدال"
                bound.append((prefix + tokens[follower][0], script))
                position = follower + 1
                continue
        bound.append(tokens[position])
        position += 1
    return bound


def _role(token: Token, position: int, count: int, *, syllabic: bool) -> int:
    text, script = token
    if script == "Zyyy":
        return Role.NUMBER
    if len(text) == 1 and script in ("Latn", "Cyrl", "Grek", "Armn", "Geor"):
        return Role.INITIAL
    if _is_particle(text, position, count, syllabic=syllabic):
        return Role.PARTICLE
    if count > 1 and _is_title(text, position, count):
        return Role.TITLE
    if count >= _PATRONYMIC_PLACE and script in ("Latn", "Cyrl") and _PATRONYMIC.search(text):
        return Role.PATRONYMIC
    return Role.CORE


def _is_particle(text: str, position: int, count: int, *, syllabic: bool) -> bool:
    """Say whether a word is small here; Li Wu, Ben Carson and Peter Lo begin or end in a name."""
    known = particle(text)
    if known is None or known.kind == "binds_next":
        return False
    if known.kind == "kunya":
        return True
    if position == 0 and (syllabic or (text != "van" and is_common_given(text))):
        return False
    if known.kind == "father":
        return True
    return position < count - 1


def _syllabic(tokens: list[Token]) -> bool:
    """Say whether every word may be Chinese, Korean or Vietnamese syllables in Latin letters."""
    return len(tokens) > 1 and all(script == "Latn" and parse_latin(text) for text, script in tokens)


def _is_title(text: str, position: int, count: int) -> bool:
    """Say whether a word is set aside; what may also be a name is, only where a title would stand."""
    known = title(text)
    if known is None:
        return False
    if not known.ambiguous:
        return True
    return count > 2 and (position == count - 1 if known.kind == "suffix" else position == 0)  # noqa: PLR2004


def _roles(tokens: list[Token]) -> list[int]:
    """Tag every word; a name that would keep no core word keeps all of them."""
    syllabic = any(particle(text) for text, _ in tokens) and _syllabic(tokens)
    count = len(tokens)
    roles = [int(_role(token, position, count, syllabic=syllabic)) for position, token in enumerate(tokens)]
    leading = 0
    while leading < len(tokens) - 1 and roles[leading] == Role.TITLE:
        leading += 1
    if 0 < leading < len(tokens):
        rest = [
            int(_role(token, position, count - leading, syllabic=syllabic))
            for position, token in enumerate(tokens[leading:])
        ]
        roles[leading:] = rest
    if all(role not in (Role.CORE, Role.PATRONYMIC, Role.NUMBER) for role in roles):
        roles = [int(Role.CORE if len(text) > 1 else Role.INITIAL) for text, _ in tokens]
    return roles


def _form(piece: str, *, body: bool | None) -> Form | None:
    notes = []
    tokens: list[Token] = []
    text, exchanged = one_alphabet(piece)
    for part in text.translate(_SEPARATORS).split():
        found, changed = _tokens(part)
        tokens.extend(found)
        exchanged = exchanged or changed
    if exchanged:
        notes.append("look-alike")
    if not piece.isprintable() and any(map(_hidden, piece)):
        notes.append("hidden")
    if not tokens:
        return None
    if body is not True:
        tokens = _bind_abd(tokens)
    if len(tokens) > MOST_WORDS:
        notes.append("cut")
        tokens = tokens[:MOST_WORDS]
    if body is False:
        roles = _roles(tokens)
    else:
        tokens, roles = _body_roles(tokens, body=body)
    return Form(piece, tuple(tokens), tuple(roles), tuple(notes))


def _body_roles(tokens: list[Token], *, body: bool | None) -> tuple[list[Token], list[int]]:
    """Tag the words of a body: legal forms are compared, not deleted, and are never its core."""
    skipped, _ = qualifier_at([text for text, _ in tokens]) or (0, "")
    tokens = tokens[skipped:] or tokens
    core, legal = split_legal_form([text for text, _ in tokens])
    if not core and not legal:
        return tokens, _roles(tokens)
    kept: list[Token] = []
    for text in core:
        script = next((s for t, s in tokens if t == text), None) or script_of(text[0])
        if script == "Hani" and body and len(text) > 3:  # noqa: PLR2004 - shorter is a name of its own
            kept += [(piece, "Hani") for piece, _ in segment_han_body(text)]
        else:
            kept.append((text, "Latn" if script == "Zyyy" and not text.isdigit() else script))
    kept = kept[:1] + [
        (_ROMAN.get(text, text), _script_of_numeral(text, s)) for text, s in kept[1:MOST_WORDS]
    ]
    roles = _roles(kept) if body is None else [_body_role(token) for token in kept]
    return kept + [(form, "Zsym") for form in legal], roles + [int(Role.LEGAL)] * len(legal)


_ROMAN = {
    roman: str(number)
    for number, roman in enumerate("ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split(), 2)
    if len(roman) > 1
}
"""Numerals after the first word of a body's name; I, V and X alone may be initials."""


def _script_of_numeral(text: str, script: str) -> str:
    return "Zyyy" if text in _ROMAN else script


def _body_role(token: Token) -> int:
    text, script = token
    if script == "Zyyy":
        return int(Role.NUMBER)
    if text in _BODY_SMALL or particle(text):
        return int(Role.PARTICLE)
    return int(Role.GENERIC if concepts(text) else Role.CORE)


def _parts_by_script(form: Form) -> list[Form]:
    """Return the two whole names of one printed in characters and in an alphabet (鄭天財Sra Kacaw)."""
    sides = [[t for t in form.tokens if (t[1] in _WHOLE_SCRIPTS) is whole] for whole in (True, False)]
    if sum(len(text) for text, _ in sides[0]) < _WHOLE_NAME or len(sides[1]) < _WHOLE_NAME:
        return []
    return [Form(form.text, tuple(side), tuple(_roles(side)), form.notes) for side in sides]


_BODY_SMALL = frozenset(
    {"of", "the", "for", "and", "in", "und", "et", "de", "la", "le", "des", "du", "y", "i", "и", "в", "по"}
)


def read_name(text: str, *, body: bool | None = None) -> tuple[Form, ...]:
    """Return the comparable forms of a printed name; ``body`` tells persons from organisations.

    ``body`` None: unknown, so legal forms are looked for but titles too. Empty for a name without a
    readable letter. Cost: about 10 microseconds for a Latin name of three known words.
    """
    text = text[:LONGEST_NAME]
    if is_one_plain_name(text):
        form = _form(text, body=body)
        return (form,) if form else ()
    forms: dict[tuple[Token, ...], Form] = {}
    for piece in names_in(text, body=body):
        form = _form(piece, body=body)
        if form:
            forms.setdefault(form.tokens, form)
            for part in _parts_by_script(form) if body is not True else ():
                forms.setdefault(part.tokens, part)
    return tuple(forms.values())[:MOST_FORMS]
