"""The strata of the open persons: which names stand against which, and what measure they belong to."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.opendata import OpenName, OpenPerson
from benchmarks.syllables import syllables

__all__ = ["BLOCKING_STRATA", "STRATA", "Choice", "Stratum", "is_sinitic", "of_script"]

Choice = Callable[[OpenPerson], Sequence[OpenName]]
_DOTS = "·・•‧．=＝－"
_OTHER = ("Taml", "Sinh", "Mlym", "Beng", "Knda", "Telu", "Guru", "Mymr", "Khmr", "Laoo", "Ethi", "Cana")
# One Chinese syllable in any romanisation: onset, vowels, coda, or a syllabic nasal ("Ng", "Hng").
_SYLLABLE = re.compile(
    r"(?:(?:zh|ch|sh|hs|ts|tz|sz|kw|gw|hw|ng|ph|th|kh|[bpmfdtnlgkhjqxzcsrwyv])?"
    r"[aeiouy]{1,4}(?:ng|ck|nn|[nmktphrw])?|h?ng)",
    re.IGNORECASE,
)
# The commonest Chinese surnames, in both forms: about nine of ten persons.
_SURNAMES = frozenset(
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林羅罗高梁鄭郑謝谢宋唐許许韓韩馮冯鄧邓曹彭曾肖蕭萧田董潘袁"
    "蔡蔣蒋余于杜葉叶程魏蘇苏呂吕丁任盧卢姚沈鍾钟姜崔譚谭陸陆范汪廖石賈贾韋韦夏付方鄒邹熊白孟秦邱江尹薛閻阎雷侯龍龙"
    "段史陶黎賀贺顧顾毛郝龔龚邵萬万錢钱嚴严戴莫孔湯汤洪翁游施柯歐欧馮簡简凌關关溫温倪巫卓連连康涂詹章辛管區区岑甄伍"
    "麥麦俞符饒饶司霍左阮藍蓝古尤耿柳茅易危梅容車车鄔邬傅賴赖嚴崔紀纪童姬蒲佘巴盛應应樊殷華华喬乔諸诸甘池屈鮑鲍"
)


@dataclass(frozen=True, slots=True)
class Stratum:
    """One row of the tables: what stands left and right, of which persons, from which sources."""

    name: str
    family: str
    left: Choice
    right: Choice
    sources: tuple[str, ...]
    admits: Callable[[OpenPerson], bool] = lambda _: True
    labels: tuple[str, str] = ("", "Latin")
    one_way: bool = False
    last_check: bool = False

    def arrow(self, *, back: bool = False) -> str:
        """Return "left>right" in words, or the way back."""
        left, right = self.labels[0] or self.name, self.labels[1]
        return f"{right}>{left}" if back else f"{left}>{right}"


def of_script(*scripts: str) -> Choice:
    """Return a choice of the names in these scripts."""
    return lambda person: person.written_in(*scripts)


def _in_language(script: str, *languages: str) -> Choice:
    return lambda person: tuple(name for name in person.written_in(script) if name.language in languages)


def _dotted(person: OpenPerson) -> Sequence[OpenName]:
    """Foreign names in Han: the parts are separated by a dot."""
    return tuple(name for name in person.written_in("Hani") if any(dot in name.text for dot in _DOTS))


def _undotted(person: OpenPerson) -> Sequence[OpenName]:
    """Han names without a dot, of persons who have no name in Hangul or kana."""
    if person.written_in("Hang", "Kana", "Hira", "Jpan"):
        return ()
    return tuple(name for name in person.written_in("Hani") if not any(dot in name.text for dot in _DOTS))


def _chinese(person: OpenPerson) -> Sequence[OpenName]:
    """Han names that look Chinese: two to four characters, the first a surname."""
    return tuple(name for name in _undotted(person) if 2 <= len(name.text) <= 4 and name.text[0] in _SURNAMES)


def is_sinitic(latin: str, syllables: int) -> bool:
    """Return whether enough words of a Latin name are single Chinese syllables to spell the Han name."""
    words = re.split(r"[\s,\-]+", latin)
    return sum(bool(_SYLLABLE.fullmatch(word)) for word in words) >= syllables


def _sinitic_latin(person: OpenPerson) -> Sequence[OpenName]:
    """Latin names that can spell the person's Han name, without minority romanisations of it."""
    length = min((len(name.text) for name in _chinese(person)), default=9)
    return tuple(
        name
        for name in person.written_in("Latn")
        if name.text.isascii() and is_sinitic(name.text, length) and len(name.text.split()) <= 5
    )


def _transcribed(person: OpenPerson) -> Sequence[OpenName]:
    """Malay, Tamil and other local names in Han: long, undotted, not Chinese."""
    return tuple(name for name in _undotted(person) if len(name.text) >= 5 and name.text.isalpha())


def _has_pinyin(person: OpenPerson) -> bool:
    """Return whether the pinyin spells the Han name, syllable by character."""
    lengths = {len(name.text) for name in person.written_in("Hani")}
    latin = [name.text for name in person.names if name.language == "zh-Latn-pinyin"]
    return any(len(syllables(name)) in lengths for name in latin)


_LATIN = of_script("Latn")
_PINYIN = _in_language("Latn", "zh-Latn-pinyin")
_EP = ("everypolitician",)
_ACROSS = "persons across scripts"
_ONE = "persons in one script"
_APART = "apart (dictionary sources)"

STRATA: tuple[Stratum, ...] = (
    Stratum("Arabic", _ACROSS, of_script("Arab"), _LATIN, ("everypolitician", "seco-2018", "un-sc")),
    Stratum("Hebrew", _ACROSS, of_script("Hebr"), _LATIN, ("everypolitician", "netranslit-wikidata")),
    Stratum("Cyrillic", _ACROSS, of_script("Cyrl"), _LATIN, ("everypolitician", "seco-2018")),
    Stratum("Greek", _ACROSS, of_script("Grek"), _LATIN, _EP),
    Stratum("Armenian", _ACROSS, of_script("Armn"), _LATIN, _EP),
    Stratum("Georgian", _ACROSS, of_script("Geor"), _LATIN, _EP),
    Stratum("Devanagari", _ACROSS, of_script("Deva"), _LATIN, _EP),
    Stratum("Thai", _ACROSS, of_script("Thai"), _LATIN, _EP),
    Stratum("other", _ACROSS, of_script(*_OTHER), _LATIN, _EP),
    Stratum("Kana", _ACROSS, of_script("Kana"), _LATIN, ("everypolitician", "dbp15k")),
    Stratum(
        "Hangul", _ACROSS, of_script("Hang"), _LATIN, ("everypolitician", "netranslit-wikidata", "teampopong")
    ),
    Stratum("Hanja", _ACROSS, _in_language("Hani", "ko-Hani"), _LATIN, ("teampopong",)),
    Stratum("Han of parliaments", _ACROSS, _undotted, _LATIN, _EP),
    Stratum("foreign names in Han", _ACROSS, _dotted, _LATIN, ("everypolitician", "dbp15k")),
    Stratum("Malay and Tamil names in Han", _ACROSS, _transcribed, _LATIN, _EP),
    Stratum("Han of Hong Kong to Malaysia", "Han of Hong Kong to Malaysia", _chinese, _sinitic_latin, _EP),
    Stratum("EU Arabic", "EU persons across scripts", of_script("Arab"), _LATIN, ("eu-fsf",)),
    Stratum("EU Cyrillic", "EU persons across scripts", of_script("Cyrl"), _LATIN, ("eu-fsf",)),
    Stratum("EU Hangul", "EU persons across scripts", of_script("Hang"), _LATIN, ("eu-fsf",)),
    Stratum(
        "Latin variants",
        _ONE,
        _LATIN,
        _LATIN,
        ("everypolitician", "seco-2018"),
        labels=("Latin", "Latin"),
        one_way=True,
    ),
    Stratum(
        "Russian against Ukrainian",
        _ONE,
        _in_language("Cyrl", "ru"),
        _in_language("Cyrl", "uk", "be"),
        _EP,
        labels=("Russian", "Ukrainian"),
    ),
    Stratum(
        "listed Latin variants",
        _ONE + " (lists)",
        _LATIN,
        _LATIN,
        ("eu-fsf", "un-sc"),
        labels=("Latin", "Latin"),
        one_way=True,
        last_check=True,
    ),
    Stratum(
        "listed Russian against Ukrainian",
        _ONE + " (lists)",
        _in_language("Cyrl", "ru"),
        _in_language("Cyrl", "uk", "be"),
        ("eu-fsf",),
        labels=("Russian", "Ukrainian"),
        last_check=True,
    ),
    Stratum("dictionary kana", _APART, of_script("Kana"), _LATIN, ("jmnedict",)),
    Stratum("Japanese in kanji", _APART, of_script("Hani", "Jpan"), _LATIN, ("jmnedict",)),
)

BLOCKING_STRATA: tuple[Stratum, ...] = (
    *(one for one in STRATA if one.family == _ACROSS and one.name != "Han of parliaments"),
    *(one for one in STRATA if one.name in {"Han of Hong Kong to Malaysia", "Japanese in kanji"}),
    Stratum("Han in pinyin", "pinyin", of_script("Hani"), _PINYIN, ("cc-cedict",), admits=_has_pinyin),
)
