"""Damage names as registers and typists do: slips, lost and moved words, initials, other spellings."""

import numpy as np

__all__ = ["KINDS", "damage"]

KINDS = ("typo", "dropped", "reordered", "initial", "spelling")
_SPELLINGS = (
    ("ph", "f"), ("ks", "x"), ("kh", "h"), ("sch", "sh"), ("ou", "u"), ("ch", "tch"), ("ye", "e"),
    ("ck", "k"), ("ll", "l"), ("ss", "s"), ("nn", "n"), ("tt", "t"), ("y", "i"), ("w", "v"), ("c", "k"),
    ("j", "y"), ("ie", "y"), ("ae", "e"), ("oe", "o"), ("dh", "d"),
)  # fmt: skip


def damage(name: str, kind: str, chance: np.random.Generator) -> str:
    """Return the name with one damage of the kind, or a slip where the kind does not apply."""
    words = name.split()
    if len(words) == 1:
        return _alone(name, chance)
    if kind == "dropped" and len(words) > 2:
        place = int(chance.integers(1, len(words)))
        return " ".join(words[:place] + words[place + 1 :])
    if kind == "reordered":
        return f"{words[-1]}, {' '.join(words[:-1])}"
    if kind == "initial" and len(words) > 2:
        place = int(chance.integers(0, len(words) - 1))
        return " ".join(f"{word[0]}." if at == place else word for at, word in enumerate(words))
    if kind == "spelling":
        other = _respelled(name)
        if other != name:
            return other
    return _slip(words, chance)


def _alone(name: str, chance: np.random.Generator) -> str:
    """Return a name written in one piece: a blank after the family name, or a slip when it is long."""
    if len(name) <= 4:
        return f"{name[0]} {name[1:]}"
    return _slip([name], chance)


def _slip(words: list[str], chance: np.random.Generator) -> str:
    """Lose, double, exchange or mistype one letter of the longest word, never its first."""
    place = max(range(len(words)), key=lambda at: len(words[at]))
    word = words[place]
    at = int(chance.integers(1, max(2, len(word) - 1)))
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at - 1].lower() + word[at:],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at > 1 else word[:at] + word[at + 1 :],
        word[:at] + word[(at * 7) % len(word)].lower() + word[at + 1 :],
    )
    slip = slips[int(chance.integers(0, len(slips)))]
    if slip == word:
        slip = slips[0]
    return " ".join(slip if row == place else one for row, one in enumerate(words))


def _respelled(name: str) -> str:
    lower = name.lower()
    for one, other in _SPELLINGS:
        if one in lower:
            return lower.replace(one, other, 1).title()
    return name
