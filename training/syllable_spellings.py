"""Builds the table of Latin spellings of syllables from the schemes of each language.

Run by hand after `training.han_tables`: `python -m training.syllable_spellings`. For every class (a
syllable that some character is read as) each scheme multiplies its spellings of initial and final; a
whole syllable in a scheme overrules its parts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from training.han_tables import COLUMNS, SCHEMES, TABLES, rows_of

__all__ = ["Scheme", "main", "read_schemes", "spellings_of"]

Weighted = dict[str, float]
# Spellings rarer than this share of their class are noise that makes false keys.
_LEAST = 0.0015
_MOST_LETTERS = 8
# Characters in these tables are known from names.
_NAME_TABLES = ("hokkien_han.tsv", "japanese_names.tsv")
# Longer readings are verbs, not names.
_LONGEST_JAPANESE = 8
LETTERS = {
    "M": "mandarin",
    "C": "cantonese",
    "K": "korean",
    "V": "vietnamese",
    "H": "hokkien",
    "J": "japanese",
}
_INITIALS = {
    "M": "zh ch sh b p m f d t n l g k h j q x r z c s y w",
    "C": "gw kw ng b p m f d t n l g k h w z c s j",
    "H": "chh ph th kh ng ch p b m t n l k g h j s",
}
HEADER = """# Latin spellings of syllables: what people write for each reading, and how often.
# language (M Mandarin, C Cantonese, K Korean, V Vietnamese, H Southern Min and Hakka, J Japanese), class
# (the reading), spelling (a-z), scheme, weight = P(spelling | class). Own knowledge of the schemes in
# training/schemes; the classes are the readings of han.tsv (Unihan, Unicode licence), in each language
# the commonest in names first. Built by training/syllable_spellings.py; do not edit.
"""
# Syllables of Korean names that no Han character is read as.
_NATIVE_KOREAN = (
    "가갓겨결고운골그글길나난날내너누늘다단달담더든들디따라란람랑래로록론루룬름리린림링마말맑맘"
    "머메모무미및바밝별보봄분비빛빌빈사산살새샘서설세셈소솔송솜순슬시쌀씨씩아알어얼에여엘열예옹"
    "와우울은을음이인일잎자장재제조주찬참채초큰키탐터토티튼파퍼푸풀피하한할해햇혜호훈희휘히힘엄"
    "돌쇠숲꽃뜰솟녘믿곁늬랍슨봉웃얀삐뽀꼬끼깨떼뚜뿌쁨랄롬롱볼붐선셀숨쉬쓸앤앨옌쟁젤짱찌켈"
)


@dataclass(slots=True)
class Scheme:
    """One way of spelling: its share among people, and spellings of parts and of whole syllables."""

    share: float = 0.0
    only: bool = False
    parts: dict[tuple[str, str], Weighted] = field(default_factory=dict)

    def part(self, part: str, unit: str, beside: str) -> Weighted:
        """Return the spellings of a part beside another part (``final/initial``), else the part itself."""
        return (
            self.parts.get((part, f"{unit}/{beside or '-'}")) or self.parts.get((part, unit)) or {unit: 1.0}
        )


def _weighted(cell: str) -> Weighted:
    """Read `ch:.6 ts:.25`; spellings without weight share alike; `-` is nothing."""
    spellings = [item.partition(":") for item in cell.split()]
    default = 1.0 / max(1, len(spellings))
    return {name.replace("-", ""): float(weight) if weight else default for name, _, weight in spellings}


def read_schemes(path: Path) -> dict[str, Scheme]:
    """Read the schemes of one language."""
    schemes: dict[str, Scheme] = defaultdict(Scheme)
    for row in rows_of(path):
        name, part, unit, cell = (*row, "", "")[:4]
        scheme = schemes[name]
        if part == "share":
            scheme.share = float(unit or cell)
        elif part == "only":
            scheme.only = True
        else:
            stem, _, contexts = unit.partition("/")
            for context in contexts.split(",") if contexts else [""]:
                key = f"{stem}/{context}" if context else stem
                scheme.parts.setdefault((part, key), {}).update(_weighted(cell))
    return dict(schemes)


def _divided(language: str, syllable: str) -> tuple[str, str]:
    """Divide a reading into initial and final; a vowel must remain."""
    for initial in _INITIALS[language].split():
        if (
            syllable.startswith(initial)
            and len(syllable) > len(initial)
            and set(syllable[len(initial) :]) & set("aeiouv")
        ):
            return initial, syllable[len(initial) :]
    return "", syllable


def _product(*factors: Weighted) -> Weighted:
    found: Weighted = {"": 1.0}
    for factor in factors:
        joined: Weighted = defaultdict(float)
        for left, weight in found.items():
            for right, share in factor.items():
                joined[left + right] += weight * share
        found = joined
    return found


_JAMO = (
    "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ",
    "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
    " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ",
)
_PLAIN_FINALS = dict(zip("ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ", "ㄱㄴㄴㄱㅁㄹㄹㄹㅂㄹㅂ", strict=True))


def _korean(scheme: Scheme, block: str) -> Weighted:
    code = ord(block) - 0xAC00
    initial, medial, final = _JAMO[0][code // 588], _JAMO[1][code % 588 // 28], _JAMO[2][code % 28]
    final = _PLAIN_FINALS.get(final, final).strip()
    vowel = scheme.part("medial", medial, initial)
    if scheme.share and ("whole", "이") in scheme.parts and initial == "ㅇ" and medial == "ㅜ":
        vowel = {"u": 0.45, "oo": 0.15, "woo": 0.3, "wu": 0.1}
    return _product(
        scheme.part("initial", initial, medial),
        vowel,
        scheme.part("final", final, "") if final else {"": 1.0},
    )


def _one_scheme(language: str, scheme: Scheme, syllable: str) -> Weighted:
    whole = scheme.parts.get(("whole", syllable))
    if whole or scheme.only:
        return whole or {}
    if language == "K":
        return _korean(scheme, syllable)
    initial, final = _divided(language, syllable)
    return _product(scheme.part("initial", initial, final), scheme.part("final", final, initial))


def spellings_of(language: str, schemes: Mapping[str, Scheme], syllable: str) -> dict[str, tuple[float, str]]:
    """Return spelling -> (share, scheme that gives most of it) of one class, shares adding up to one."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for name, scheme in schemes.items():
        spelled = _one_scheme(language, scheme, syllable)
        total = sum(spelled.values())
        for spelling, weight in spelled.items():
            if spelling and len(spelling) <= _MOST_LETTERS and spelling.isascii() and spelling.isalpha():
                shares[spelling][name] = weight / total * scheme.share
    whole = sum(sum(by.values()) for by in shares.values())
    found = {s: (sum(by.values()) / whole, max(by, key=lambda n: (by[n], n))) for s, by in shares.items()}
    plain = set(schemes) - {"custom", "hongkong", "nanyang", "macao"}
    return {s: v for s, v in found.items() if v[0] >= _LEAST or v[1] in plain}


def _classes(rows: Iterable[list[str]]) -> dict[str, dict[str, float]]:
    """Return language -> reading -> how many characters read so; rare ones and late readings count less."""
    counts: dict[str, dict[str, float]] = {language: defaultdict(float) for language in LETTERS}
    known = {char for name in _NAME_TABLES for row in rows_of(SCHEMES / name) for char in row[1]}
    for row in rows:
        for language, name in LETTERS.items():
            at = COLUMNS.index(name)
            for place, reading in enumerate(row[at].split(",") if len(row) > at and row[at] else ()):
                counts[language][reading] += (1.0 if row[0] in known else 0.02) / (1 + place)
    return counts


def main() -> None:
    """Write the table."""
    counts = _classes(list(rows_of(TABLES / "han.tsv"))[1:])
    for block in _NATIVE_KOREAN:
        counts["K"].setdefault(block, 1)
    lines = []
    every = {letter: read_schemes(SCHEMES / f"{LETTERS[letter]}.tsv") for letter in "MCKH"}
    for language in LETTERS:
        for syllable in sorted(counts[language], key=lambda reading: (-counts[language][reading], reading)):
            if language == "J" and len(syllable) > _LONGEST_JAPANESE:
                continue
            guest, _, reading = syllable.rpartition(":")
            schemes = every.get(guest or language)
            found = (
                spellings_of(guest or language, schemes, reading) if schemes else {syllable: (1.0, "plain")}
            )
            for spelling, (share, scheme) in sorted(found.items(), key=lambda item: (-item[1][0], item[0])):
                lines.append(f"{language}\t{syllable}\t{spelling}\t{scheme}\t{share:.4f}")
    (TABLES / "spellings.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print({language: len(found) for language, found in counts.items()}, len(lines), "rows")


if __name__ == "__main__":
    main()
