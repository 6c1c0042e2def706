"""Which encoding a table is in: said by its first bytes, else found on a bounded sample."""

import codecs
import io
from dataclasses import dataclass
from typing import BinaryIO, Final

import charset_normalizer

from comity.errors import ComityError
from comity.lists.vocabulary import column_named

__all__ = ["TextForm", "codec_named", "decoded_head", "text_form", "text_of"]

_MARKS: Final = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WITHOUT_MARK: Final = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Byte order where a wide encoding was stated and the file has no mark: that of most machines."""
_GUESSED: Final = (
    *("gb18030", "big5", "cp932", "euc_kr", "euc_jp", "cp1251", "koi8_r", "cp1252", "cp1250", "cp1256"),
    *("cp1253", "cp1255", "cp1254", "cp1257", "cp1258"),
)
"""Encodings that tables of names are found in, the more usual one first where two fit alike."""
_SAMPLE_BYTES: Final = 2**17
"""128 KiB: a guess costs half a second on it, and more text does not change it."""
_ALIKE: Final = 0.05
"""Disorder (0..1, as charset-normalizer counts it) by which two guesses count as equally good."""
_MOSTLY: Final = 10
"""A file with ten good characters for each bad byte is UTF-8 with bad rows, not another encoding."""


_FEWEST_NULS: Final = 4
"""Fewer are damage in a narrow text: a header of two columns alone has more in UTF-16."""


@dataclass(frozen=True, slots=True)
class TextForm:
    """Codec name, bytes of the mark to skip, and whether the codec was only guessed."""

    codec: str
    skip: int
    guessed: bool = False


def codec_named(name: str) -> str:
    """Return the codec of an encoding by any of its names. Raises ``ComityError`` if there is none."""
    try:
        found = codecs.lookup(name).name
        "id".encode(found).decode(found)  # refuses codecs of bytes to bytes
    except (LookupError, ValueError) as why:
        usual = ", ".join(("utf-8", "utf-16", *_GUESSED[:8]))
        raise ComityError(f"'{name:.40}' is no encoding of text.", remedy=f"Usual ones: {usual}.") from why
    return found


def text_form(head: bytes, stated: str | None = None) -> TextForm:
    """Return the encoding of a file: as its first bytes mark it, as a person stated it, or as found.

    Where none fits it is UTF-8, and the rows that are not get rejected one by one.
    """
    for mark, marked in _MARKS:
        if head.startswith(mark):
            return TextForm(marked, len(mark))
    if stated:
        return TextForm(_WITHOUT_MARK.get(stated, stated), 0)
    wide = _utf_16_without_mark(head)
    if wide:
        return TextForm(wide, 0)
    text = head.decode("utf-8", errors="surrogateescape")
    bad = len(text) - len(text.encode("utf-8", errors="ignore").decode("utf-8"))
    # The head may end inside a character: up to three bytes there are no fault.
    good = sum(1 for letter in text if letter > "\x7f") - bad
    if bad == 0 or good >= _MOSTLY * bad or (bad < 4 and _only_tail(text, bad)):  # noqa: PLR2004 - see above
        return TextForm("utf-8", 0)
    codec = _guess(head)
    return TextForm(codec or "utf-8", 0, guessed=codec is not None)


def _only_tail(text: str, bad: int) -> bool:
    return all("\udc80" <= letter <= "\udcff" for letter in text[-bad:])


def _utf_16_without_mark(head: bytes) -> str | None:
    """UTF-16 shows as a NUL beside nearly every blank, digit and delimiter."""
    sample = head[:4096]
    half = len(sample) // 2
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    most, least = max(odd, even), min(odd, even)
    if most < _FEWEST_NULS or most * 7 < half or least * 20 > half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(head: bytes) -> str | None:
    sample = head[:_SAMPLE_BYTES]
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    guesses = list(charset_normalizer.from_bytes(whole, cp_isolation=list(_GUESSED)))
    if not guesses:
        return None
    least = min(guess.chaos for guess in guesses)
    alike = [guess.encoding for guess in guesses if guess.chaos <= least + _ALIKE]
    return max(alike, key=lambda codec: (_known_headers(whole, codec), -_GUESSED.index(codec)))


def _known_headers(sample: bytes, codec: str) -> int:
    """Column names that we know in the first line, read in this encoding."""
    first = sample.split(b"\n", 1)[0].decode(codec, errors="replace")
    for delimiter in ";\t|":
        first = first.replace(delimiter, ",")
    return sum(column_named(cell.strip(' "\r')) is not None for cell in first.split(","))


def decoded_head(head: bytes, form: TextForm) -> str:
    """The first mebibyte as text; bad bytes become marks (U+DC80 to U+DCFF), never other letters."""
    errors = "surrogateescape" if form.codec.startswith("utf-8") or form.guessed else "replace"
    return head[form.skip :].decode(form.codec, errors=errors)


def text_of(stream: BinaryIO, form: TextForm) -> io.TextIOWrapper:
    """Open the text; a byte that cannot be read becomes a mark by which its row is rejected."""
    stream.read(form.skip)
    errors = "strict" if form.codec.startswith(("utf-16", "utf-32")) else "surrogateescape"
    return io.TextIOWrapper(stream, encoding=form.codec, errors=errors, newline="")
