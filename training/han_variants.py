"""Finds the one character that stands for all variants of a Han character."""

from collections.abc import Callable, Iterator, Mapping

__all__ = ["fold_classes", "targets_of"]

Fields = Mapping[str, Mapping[str, str]]

# A group of variants larger than this has joined words that are not the same.
_LARGEST = 12
# Japanese forms and forms of family names that Unihan does not join, or not by reading.
_OWN = "沢澤 辺邊 邉邊 斉齊 斎齋 広廣 桜櫻 浜濱 滝瀧 竜龍 島嶋 崎﨑 高髙 恵惠 徳德"


def targets_of(value: str) -> list[str]:
    """Return the characters of a variant field: `U+5F20 U+5F35<kMatthews` -> two characters."""
    return [chr(int(part.split("<")[0].removeprefix("U+"), base=16)) for part in value.split()]


def _pairs(fields: Fields, same: Callable[[str, str], bool]) -> Iterator[tuple[str, str]]:
    """Yield pairs of variants, the surest first; semantic variants only where ``same`` reading says so."""
    for field in ("kTraditionalVariant", "kSimplifiedVariant", "kZVariant"):
        for char, value in sorted(fields[field].items()):
            yield from ((char, target) for target in targets_of(value))
    for char, value in sorted(fields["kSemanticVariant"].items()):
        yield from ((char, target) for target in targets_of(value) if same(char, target))
    yield from ((pair[0], pair[1]) for pair in _OWN.split())


def fold_classes(fields: Fields, same: Callable[[str, str], bool]) -> dict[str, str]:
    """Return character -> canonical variant, for all characters that have variants."""
    group_of: dict[str, list[str]] = {}
    for left, right in _pairs(fields, same):
        one, two = group_of.setdefault(left, [left]), group_of.setdefault(right, [right])
        if one is not two and len(one) + len(two) <= _LARGEST:
            one += two
            for char in two:
                group_of[char] = one
    simplified = set(fields["kTraditionalVariant"])
    return {char: _head(group, simplified, fields) for char, group in group_of.items()}


def _head(group: list[str], simplified: set[str], fields: Fields) -> str:
    """Return the canonical member: traditional, in general use, lowest code point."""
    return min(group, key=lambda char: (char in simplified, char not in fields["kHangul"], ord(char)))
