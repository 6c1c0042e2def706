"""Builds the table of Latin spellings of syllables from the schemes of each language.

Run by hand after `training.han_tables`: `python -m training.syllable_spellings`. For every class (a syllable
that some character is read as) each scheme multiplies its spellings of initial and final; a whole syllable
in a scheme overrules its parts.
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
LETTERS = {"M": "mandarin", "C": "cantonese", "K": "korean", "V": "vietnamese", "H": "hokkien", "J": "japanese"}
_INITIALS = {
    "M": "zh ch sh b p m f d t n l g k h j q x r z c s y w",
    "C": "gw kw ng b p m f d t n l g k h w z c s j",
    "H": "chh ph th kh ng ch p b m t n l k g h j s",
}
HEADER = """# Latin spellings of syllables: what people write for each reading, with the share of each spelling.
# language (M Mandarin, C Cantonese, K Korean, V Vietnamese, H Southern Min and Hakka, J Japanese), class (the reading),
# spelling (a-z), scheme, weight = P(spelling | class). Own knowledge of the schemes in training/schemes; the classes
# are the readings of han.tsv (Unihan, Unicode licence), in each language the commonest in names first. Built by training/syllable_spellings.py; do not edit.
"""
# Syllables of Korean names that no Han character is read as.
_NATIVE_KOREAN = (
    "가 갓 겨 결 고운 골 그 글 길 나 난 날 내 너 누 늘 다 단 달 담 더 든 들 디 따 라 란 람 랑 래 로 록 론 루 룬 름 리 린 "
    "림 링 마 말 맑 맘 머 메 모 무 미 및 바 밝 별 보 봄 분 비 빛 빌 빈 사 산 살 새 샘 서 설 세 셈 소 솔 송 솜 순 "
    "슬 시 쌀 씨 씩 아 알 어 얼 에 여 엘 열 예 옹 와 우 운 울 은 을 음 이 인 일 잎 자 장 재 제 조 주 찬 참 "
    "채 초 큰 키 탐 터 토 티 튼 파 퍼 푸 풀 피 하 한 할 해 햇 혜 호 훈 희 휘 히 힘 엄 돌 쇠 숲 꽃 빛 뜰 솟 "
    "녘 믿 곁 늬 랍 슨 봉 웃 얀 삐 뽀 꼬 끼 깨 떼 뚜 뿌 쁨 랄 롬 롱 볼 붐 선 셀 숨 쉬 쓸 앤 앨 옌 쟁 젤 짱 찌 켈"
)


@dataclass(slots=True)
class Scheme:
    """One way of spelling: its share among people, and spellings of initials, finals, medials and whole syllables."""

    share: float = 0.0
    only: bool = False
    parts: dict[tuple[str, str], Weighted] = field(default_factory=dict)

    def part(self, part: str, unit: str, beside: str) -> Weighted:
        """Return the spellings of a part beside another part (``final/initial``), else the part itself."""
        return self.parts.get((part, f"{unit}/{beside or '-'}")) or self.parts.get((part, unit)) or {unit: 1.0}


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
        if syllable.startswith(initial) and len(syllable) > len(initial) and set(syllable[len(initial) :]) & set("aeiouv"):
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


_JAMO = ("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ", " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_PLAIN_FINALS = {"ㄳ": "ㄱ", "ㄵ": "ㄴ", "ㄶ": "ㄴ", "ㄺ": "ㄱ", "ㄻ": "ㅁ", "ㄼ": "ㄹ", "ㄽ": "ㄹ", "ㄾ": "ㄹ", "ㄿ": "ㅂ", "ㅀ": "ㄹ", "ㅄ": "ㅂ"}


def _korean(scheme: Scheme, block: str) -> Weighted:
    code = ord(block) - 0xAC00
    initial, medial, final = _JAMO[0][code // 588], _JAMO[1][code % 588 // 28], _JAMO[2][code % 28]
    final = _PLAIN_FINALS.get(final, final).strip()
    vowel = scheme.part("medial", medial, initial)
    if scheme.share and ("whole", "이") in scheme.parts and initial == "ㅇ" and medial == "ㅜ":
        vowel = {"u": 0.45, "oo": 0.15, "woo": 0.3, "wu": 0.1}
    return _product(scheme.part("initial", initial, medial), vowel, scheme.part("final", final, "") if final else {"": 1.0})


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
    """Return language -> reading -> how many characters of names read so, rare characters and late readings for less."""
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
    for block in _NATIVE_KOREAN.replace(" ", ""):
        counts["K"].setdefault(block, 1)
    lines = []
    every = {letter: read_schemes(SCHEMES / f"{LETTERS[letter]}.tsv") for letter in "MCKH"}
    for language in LETTERS:
        for syllable in sorted(counts[language], key=lambda reading: (-counts[language][reading], reading)):
            if language == "J" and len(syllable) > _LONGEST_JAPANESE:
                continue
            guest, _, reading = syllable.rpartition(":")
            schemes = every.get(guest or language)
            found = spellings_of(guest or language, schemes, reading) if schemes else {syllable: (1.0, "plain")}
            for spelling, (share, scheme) in sorted(found.items(), key=lambda item: (-item[1][0], item[0])):
                lines.append(f"{language}\t{syllable}\t{spelling}\t{scheme}\t{share:.4f}")
    (TABLES / "spellings.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print({language: len(found) for language, found in counts.items()}, len(lines), "rows")


if __name__ == "__main__":
    main()
