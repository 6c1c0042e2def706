"""Retrieval groups of mainland Han names against Hanyu Pinyin, homophones ignored."""

from collections.abc import Iterator, Sequence

from benchmarks.groups import POOL, Group, Pair, form_group
from benchmarks.opendata import OpenPerson, fraction
from benchmarks.syllables import syllables

__all__ = ["pinyin_groups"]

NAMES = 150


def pinyin_groups(everyone: Sequence[OpenPerson], strangers: Sequence[OpenPerson] = ()) -> Iterator[Group]:
    """Yield Han in pinyin both ways; the pool is filled with names recombined from the same people."""
    pairs = sorted(set(_read(everyone)), key=lambda pair: fraction(f"pinyin:{pair}"))
    more = sorted(set(_read(strangers)) - set(pairs))
    filler = [*more, *list(_recombined([*pairs, *more]))[: 2 * POOL]]
    for back in (False, True):
        name = "Latin>Han in pinyin" if back else "Han in pinyin>Latin"
        chosen = [
            Pair(f"{han}", latin if back else han, han if back else latin) for han, latin in pairs[:NAMES]
        ]
        rest = [(han, han if back else latin) for han, latin in (*pairs[NAMES:], *filler)]
        sound = {han: "".join(syllables(latin)) for han, latin in (*pairs, *filler)}
        empty = Group(f"cc-cedict {name}", "mainland Han and pinyin", "Han in pinyin", (), (), {})
        alike = (lambda text, sound=sound: sound[text]) if back else (lambda text: "".join(syllables(text)))
        yield form_group(empty, chosen, rest, "Person", alike)


def _read(everyone: Sequence[OpenPerson]) -> Iterator[tuple[str, str]]:
    """Yield (Han, pinyin) of two to four characters whose pinyin has as many syllables."""
    for person in everyone:
        latin = [name.text for name in person.names if name.language == "zh-Latn-pinyin"]
        han = [name.text for name in person.written_in("Hani")]
        if not latin or not han:
            continue
        chosen = min(han, key=lambda text: fraction(f"{person.id}:{text}"))
        if 2 <= len(chosen) <= 4 and len(syllables(latin[0])) == len(chosen):
            yield chosen, latin[0]


def _recombined(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield family name of one with given name of another, in both scripts."""
    known = {han for han, _ in pairs}
    simple = [(han, latin.split()) for han, latin in pairs if len(latin.split()) == 2]
    for step in (7, 31, 53):
        for place, (han, latin) in enumerate(simple):
            given_han, given_latin = simple[(place + step) % len(simple)]
            mixed = han[:1] + given_han[1:]
            if mixed not in known and len(syllables(latin[0])) == 1 and len(syllables(given_latin[0])) == 1:
                known.add(mixed)
                yield mixed, f"{latin[0]} {given_latin[1]}"
