"""Write `names/tables/correspondences.tsv`, `frequent_words.tsv` and `letter_pairs.tsv` from CC0 word lists.

Latin spellings of one Russian, Arabic or Hebrew word are each other's variants: they teach how
Latin letters replace one another.
"""

import gzip
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from comity.names.folding import fold
from comity.names.graphemes import letters
from comity.names.sound import latin_graphemes, pieces_of
from training.correspondences import Spellings, learn

__all__ = ["write_sound_tables"]

_LISTS = {
    "russian": "Cyrl",
    "arabic": "Arab",
    "hebrew": "Hebr",
    "korean": "Hang",
    "katakana": "Kana",
    "chinese": "Hani",
}
_PIVOTS = ("russian", "arabic", "hebrew", "katakana")
_MOST_PAIRS = 60_000
_FREQUENT = 20_000
_HAND_ONLY = (
    "Grek Armn Geor Deva Beng Guru Gujr Taml Telu Knda Mlym Sinh Thai Laoo Khmr Mymr Ethi Thaa Syrc Cans"
).split()


def word_pairs(data: Path, language: str) -> Iterator[tuple[str, str, int]]:
    """Yield (Latin word folded to a-z, word in the other script, frequency) of one word list."""
    with gzip.open(data / f"names/translit_tokens/wd_{language}.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            latin, other, frequency = line.rstrip("\n").split("\t")
            plain = fold(latin).replace("'", "").replace("-", "")
            if plain.isascii() and plain.isalpha():
                yield plain, fold(other.replace(" ", "")), int(frequency)


def _variants(data: Path) -> list[tuple[tuple[str, ...], str, float]]:
    found: Counter[tuple[str, str]] = Counter()
    for language in _PIVOTS:
        groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for latin, other, frequency in word_pairs(data, language):
            if len(latin) > 2:
                groups[other].append((latin, frequency))
        for group in groups.values():
            for i, (one, often) in enumerate(group):
                for two, seldom in group[i + 1 :]:
                    weight = min(often, seldom)
                    if one[0] in two[:3] or two[0] in one[:3]:
                        found[one, two] += weight
                        found[two, one] += weight
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST_PAIRS]
    pairs = [(latin_graphemes(one), two, min(1.0 + math.log(weight), 4.0)) for (one, two), weight in ordered]
    words = sorted({one for (one, _), _ in ordered})
    same = [(latin_graphemes(word), word, 4.0) for word in words]
    return pairs + same


def _lines(script: str, table: dict[str, Spellings]) -> list[str]:
    lines = []
    for grapheme in sorted(table):
        spellings = sorted(table[grapheme].items(), key=lambda item: (-item[1], item[0]))
        cells = [f"{chunk or '-'}:{round(-1000 * math.log(share))}" for chunk, share in spellings]
        lines.append(f"{script}\t{grapheme}\t{' '.join(cells)}")
    return lines


def write_sound_tables(data: Path, out: Path, *, held_out: frozenset[str] = frozenset()) -> None:
    """Learn and write the three tables; words of ``held_out`` (Latin) train nothing."""
    lines = [
        (
            "# Latin spellings of graphemes: script, grapheme, chunk:-1000 ln P. "
            "Learnt from the CC0 word lists of"
        ),
        (
            "# NETransliteration (Wikidata) on top of the hand tables under letters/; "
            "scripts without lists by hand."
        ),
    ]
    for language, script in _LISTS.items():
        prior = letters(script) if script != "Hani" else {}
        pairs = [
            (pieces_of(other, script), latin, 1.0 + math.log(frequency))
            for latin, other, frequency in word_pairs(data, language)
            if latin not in held_out
        ]
        lines += _lines(script, learn([p for p in pairs if p[0]], prior))
    for script in _HAND_ONLY:
        lines += _lines(script, {g: _smoothed(s) for g, s in letters(script).items()})
    lines += _lines("Latn", learn(_variants(data), {}))
    (out / "correspondences.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    _write_frequencies(data, out)


def _smoothed(spellings: Spellings) -> Spellings:
    total = sum(spellings.values())
    return {chunk: max(share / total, 5e-4) for chunk, share in spellings.items()}


def _write_frequencies(data: Path, out: Path) -> None:
    counts: Counter[str] = Counter()
    for language in _LISTS:
        once: Counter[str] = Counter()
        for latin, _, frequency in word_pairs(data, language):
            once[latin] += frequency
        for latin, frequency in once.items():
            counts[latin] = max(counts[latin], frequency)
    total = sum(counts.values())
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_FREQUENT]
    head = (
        "# Frequent Latin name words: word, -1000 ln(share). "
        "From the CC0 word lists of NETransliteration (Wikidata).\n"
    )
    rows = [f"{word}\t{round(-1000 * math.log(count / total))}" for word, count in sorted(common)]
    (out / "frequent_words.tsv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    pairs: Counter[str] = Counter()
    for word in counts:
        pairs.update(a + b for a, b in zip("^" + word, word + "$", strict=True))
    firsts: Counter[str] = Counter()
    for pair, count in pairs.items():
        firsts[pair[0]] += count
    head = (
        "# Letter pairs of Latin name words: pair, -1000 ln P(second | first); "
        "^ and $ are the ends. Same source.\n"
    )
    rows = [
        f"{pair}\t{round(-1000 * math.log(count / firsts[pair[0]]))}" for pair, count in sorted(pairs.items())
    ]
    (out / "letter_pairs.tsv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
