"""Text of names as a person would print it: no control characters, single blanks."""

import re
from typing import Final

__all__ = ["MOST_NAMES", "MOST_NAME_CHARACTERS", "tidy"]

MOST_NAME_CHARACTERS: Final = 1_000
"""The longest name in the official lists has 245 characters; ten thousand are no name."""
MOST_NAMES: Final = 1_000
"""Names of one record; the most in the official lists are 145."""

_BLANKS: Final = re.compile(r"\s+")
# Bidirectional marks and controls, zero-width space, word joiner, byte order mark, soft hyphen: they
# change how a name looks, never which name it is. Joiners (200C, 200D) are spelling and stay.
_UNSEEN: Final = dict.fromkeys(
    (0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
)
_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
_TABLE: Final = {**_CONTROLS, **_UNSEEN}


def tidy(text: str) -> str:
    """Return the text without control and direction characters, blanks made single.

    O(length); plain text passes at the speed of one check.
    """
    if text.isprintable():
        bare = text.strip()
        return bare if "  " not in bare else " ".join(bare.split())
    return _BLANKS.sub(" ", text.translate(_TABLE)).strip()
