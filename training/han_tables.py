"""Builds the table of Han characters: one row each, with folded form and the readings of six languages.

Run by hand: `python -m training.han_tables`. Needs Debian's `unicode-data` and, for further Cantonese
readings, the PyPI package ToJyutping (BSD-2-Clause); without it those readings are left out with a note.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from training.han_variants import fold_classes, targets_of
from training.romaji import canonical
from training.unihan import field_values, toneless

__all__ = ["build_han", "main", "rows_of"]

SCHEMES = Path(__file__).parent / "schemes"
TABLES = Path(__file__).parents[1] / "src/comity/names/tables"
COLUMNS = ("char", "fold", "mandarin", "cantonese", "korean", "vietnamese", "hokkien", "japanese")
# More readings than this drown the good ones; no character is used in names with more.
LIMITS = {"mandarin": 2, "cantonese": 2, "korean": 3, "vietnamese": 2, "hokkien": 5, "japanese": 8}
_LONGEST_JAPANESE = 9
# Unihan also has abbreviations read as several syllables (吋, 浬) and interjections without a vowel (嗯).
_ONE_SYLLABLE = re.compile(
    r"(?:[zcs]h|gw|kw|ng|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeiouv]+|yu)(?:ng|[mnrptk])?|m|ng"
)
HEADER = """# Readings of Han characters: folded form and readings without tone, likeliest in names first.
# Sources: Unihan 15.0.0 (Unicode licence, https://www.unicode.org/copyright.html: kMandarin, kTGHZ2013,
# kXHC1983, kCantonese, kHangul, kVietnamese, kJapaneseOn, kJapaneseKun, variants); further Cantonese
# readings from ToJyutping 3.2.0 (BSD-2-Clause); readings as names use them, Southern Min and Japanese
# name readings: our own. A reading "H:tan" is one of another Chinese language (H, C, M) that families keep.
# Built by training/han_tables.py; do not edit.
"""

Fields = Mapping[str, Mapping[str, str]]
Readings = dict[str, list[str]]


def rows_of(path: Path) -> Iterable[list[str]]:
    """Rows of a hand-written table, without comments."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _by_character(path: Path) -> Readings:
    """A table "characters, readings" turned into character -> readings; the first row wins."""
    table: Readings = {}
    for characters, readings in rows_of(path):
        for char in characters:
            table.setdefault(char, readings.split(","))
    return table


def _by_reading(path: Path) -> Readings:
    """A table "reading, characters" turned into character -> readings in the order of rows."""
    table: Readings = {}
    for reading, characters in rows_of(path):
        for char in characters:
            if reading not in table.setdefault(char, []):
                table[char].append(reading)
    return table


def _mandarin(fields: Fields) -> Readings:
    table: Readings = {}
    for char, value in fields["kMandarin"].items():
        table[char] = [toneless(part) for part in value.split()]
    for field in ("kTGHZ2013", "kXHC1983"):
        for char, value in fields[field].items():
            for part in value.split():
                table.setdefault(char, []).extend(toneless(r) for r in part.split(":")[1].split(","))
    return table


def _cantonese(fields: Fields) -> Readings:
    table = {char: [toneless(part) for part in value.split()] for char, value in fields["kCantonese"].items()}
    if find_spec("ToJyutping") is None:
        print("ToJyutping is not installed: one Cantonese reading a character only")
        return table
    candidates = import_module("ToJyutping").get_jyutping_candidates
    for char in [c for c in fields["kMandarin"] if len(c.encode("utf-16-le")) == 2]:
        for _, readings in candidates(char):
            table.setdefault(char, []).extend(toneless(reading) for reading in readings)
    return table


_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_N, _R, _NONE = _INITIALS.index("ㄴ"), _INITIALS.index("ㄹ"), _INITIALS.index("ㅇ")
_PALATAL = frozenset((2, 3, 6, 7, 12, 17, 20))


def initial_sound_variants(block: str) -> list[str]:
    """A syllable with r- or n- as the South writes it at the start of a word: 리 -> 이, 로 -> 노."""
    code = ord(block) - 0xAC00
    initial, medial = code // 588, code % 588 // 28
    if initial == _R:
        return [chr(0xAC00 + (_NONE if medial in _PALATAL else _N) * 588 + code % 588)]
    if initial == _N and medial in _PALATAL:
        return [chr(0xAC00 + _NONE * 588 + code % 588)]
    return []


def _korean(fields: Fields, own: Readings) -> Readings:
    table = {
        char: [part.split(":")[0] for part in value.split()] for char, value in fields["kHangul"].items()
    }
    table = {char: own.get(char, []) + readings for char, readings in table.items()}
    for readings in table.values():
        for reading in list(readings):
            readings.extend(initial_sound_variants(reading))
    return table


def _japanese(fields: Fields, own: Readings) -> Readings:
    table: Readings = {char: [canonical(r) for r in readings] for char, readings in own.items()}
    for field in ("kJapaneseOn", "kJapaneseKun"):
        for char, value in fields[field].items():
            table.setdefault(char, []).extend(canonical(part) for part in value.split())
    return {char: [r for r in rs if r and len(r) <= _LONGEST_JAPANESE] for char, rs in table.items()}


def _overruled(table: Readings, own: Readings) -> Readings:
    """Name readings first, dictionary readings after."""
    for char, readings in own.items():
        table[char] = readings + table.get(char, [])
    return table


def _borrowed(table: Readings, fields: Fields) -> None:
    """A variant without readings takes those of its traditional, simplified or other form."""
    for field in ("kTraditionalVariant", "kSimplifiedVariant", "kZVariant", "kSemanticVariant"):
        for char, value in fields[field].items():
            if not table.get(char):
                found = [r for target in targets_of(value) for r in table.get(target, [])]
                if found:
                    table[char] = found


# A family keeps the spelling of its dialect while given names follow the school's: 陳川仁 Tan Chuan-Jin.
_GUESTS = {
    "mandarin": (("hokkien", "H", 4), ("cantonese", "C", 1)),
    "cantonese": (("hokkien", "H", 4), ("mandarin", "M", 1)),
    "hokkien": (("cantonese", "C", 1), ("mandarin", "M", 1)),
}
_RAREST_GUEST = 260
_MOST_GUESTS = 5


def _with_guests(tables: Mapping[str, Readings]) -> dict[str, Readings]:
    """Families take readings of the other Chinese languages as guests of theirs, written `H:tan`."""
    families = {
        char
        for script, simplified, traditional, rank in rows_of(TABLES / "surnames.tsv")
        if script == "Han" and int(rank) <= _RAREST_GUEST
        for char in (simplified, traditional)
    }
    merged: dict[str, Readings] = {}
    for host, guests in _GUESTS.items():
        merged[host] = {
            char: list(dict.fromkeys(found))[: LIMITS[host]] for char, found in tables[host].items()
        }
        for char in sorted(families):
            for guest, letter, most in guests:
                found = [f"{letter}:{reading}" for reading in dict.fromkeys(tables[guest].get(char, ()))][
                    :most
                ]
                merged[host].setdefault(char, []).extend(found)
    return merged


def build_han(fields: Fields) -> list[tuple[str, ...]]:
    """Return the rows of the table, in the order of COLUMNS, sorted by character."""
    tables = {
        "mandarin": _overruled(_mandarin(fields), _by_character(SCHEMES / "mandarin_names.tsv")),
        "cantonese": _overruled(_cantonese(fields), _by_character(SCHEMES / "cantonese_names.tsv")),
        "korean": _korean(fields, _by_character(SCHEMES / "korean_names.tsv")),
        "vietnamese": _overruled(
            {char: [toneless(r) for r in value.split()] for char, value in fields["kVietnamese"].items()},
            _by_character(SCHEMES / "vietnamese_names.tsv"),
        ),
        "hokkien": _by_reading(SCHEMES / "hokkien_han.tsv"),
        "japanese": _japanese(fields, _by_reading(SCHEMES / "japanese_names.tsv")),
    }
    for language in ("mandarin", "cantonese"):
        for char, found in tables[language].items():
            tables[language][char] = [r for r in found if _ONE_SYLLABLE.fullmatch(r)]
    for char, found in tables["mandarin"].items():
        tables["mandarin"][char] = [r for r in found if r not in ("m", "ng")]
    for table in tables.values():
        _borrowed(table, fields)
    mandarin = tables["mandarin"]
    tables |= _with_guests(tables)
    folds = fold_classes(fields, lambda a, b: bool(set(mandarin.get(a, ())) & set(mandarin.get(b, ()))))
    used = set(fields["kTGHZ2013"]) | set(fields["kHangul"])
    kept = [char for char in sorted(mandarin) if "一" <= char <= "鿿" or char in used]
    return [row for char in kept if (row := _row(char, folds, tables))]


def _row(char: str, folds: Mapping[str, str], tables: Mapping[str, Readings]) -> tuple[str, ...] | None:
    """One row, or None for a character that folding turns into another one before it is looked up."""
    if unicodedata.normalize("NFKC", char) != char:
        return None
    cells = []
    for name, table in tables.items():
        found = list(dict.fromkeys(reading for reading in table.get(char, ()) if reading))
        cells.append(",".join(found[: LIMITS[name] + (_MOST_GUESTS if name in _GUESTS else 0)]))
    fold = folds.get(char, char)
    return (char, "" if fold == char else fold, *cells)


def main() -> None:
    """Write the table."""
    rows = build_han(field_values())
    body = "".join("\t".join(row) + "\n" for row in rows)
    (TABLES / "han.tsv").write_text(HEADER + "\t".join(COLUMNS) + "\n" + body, encoding="utf-8")
    print(f"han.tsv: {len(rows)} rows, {len(body.encode()) // 1024} KiB")


if __name__ == "__main__":
    main()
