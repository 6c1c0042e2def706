"""Compiled work on all words of a list at once: Latin chunks by letter, skeletons by a small beam.

A skeleton in the making is up to 64 consonant classes, four bits each, the first in the highest bits of
four 64-bit numbers; so the order of the numbers is the order of the alphabet.
"""

import numpy as np

from comity.names.compiled import compiled
from comity.names.sound_kernel import LONGEST_CHUNK

__all__ = ["LETTERS", "chunk_rows", "word_skeletons"]

LETTERS = 27
"""Letters a-z and, as 0, everything else."""

_MOST_CLASSES = 64


@compiled
def chunk_rows(letter_at, letters, table, out):
    """Write, for every letter of every word, the numbers of the chunks of 1 to 4 letters that end there.

    ``letters`` uint8 characters; ``table`` (27^4,) int16 chunk by its letters as a number, -1 where there
    is none; ``out`` (letters, 4) int16.
    """
    for word in range(letter_at.shape[0] - 1):
        first = letter_at[word]
        for end in range(first, letter_at[word + 1]):
            code, scale = 0, 1
            plain = True
            for back in range(LONGEST_CHUNK):
                out[end, back] = -1
                if not plain or end - back < first:
                    continue
                letter = np.int64(letters[end - back]) - 96
                plain = 1 <= letter <= 26
                if plain:
                    code += letter * scale
                    scale *= LETTERS
                    out[end, back] = table[code]


@compiled
def _less(codes, values, i, j):
    """Tell whether entry ``i`` comes before ``j``: likelier, else earlier in the alphabet."""
    if values[i] != values[j]:
        return values[i] > values[j]
    for part in range(4):
        if codes[i, part] != codes[j, part]:
            return codes[i, part] < codes[j, part]
    return False


@compiled
def _first_ones(codes, values, lengths, count, most):
    """Bring the ``most`` best entries to the front, in order."""
    for place in range(min(count, most)):
        best = place
        for other in range(place + 1, count):
            if _less(codes, values, other, best):
                best = other
        if best != place:
            for part in range(4):
                codes[place, part], codes[best, part] = codes[best, part], codes[place, part]
            values[place], values[best] = values[best], values[place]
            lengths[place], lengths[best] = lengths[best], lengths[place]


@compiled
def _join(codes, lengths, source, option, option_length, new, into):
    """Write the classes of ``source`` followed by an option's to ``new``, a doubled class once."""
    length = lengths[source]
    for part in range(4):
        new[into, part] = codes[source, part]
    for i in range(option_length):
        letter = (option >> np.uint64(60 - 4 * i)) & np.uint64(15)
        if i == 0 and length > 0:
            last = length - 1
            if (codes[source, last // 16] >> np.uint64(60 - 4 * (last % 16))) & np.uint64(15) == letter:
                continue
        if length < _MOST_CLASSES:
            new[into, length // 16] |= letter << np.uint64(60 - 4 * (length % 16))
            length += 1
    return length


@compiled
def _grown(codes, values, lengths, beam, options, first, last, new):
    """Write every joining of the beam with a grapheme's options, equal ones once; return how many."""
    new_codes, new_values, new_lengths = new
    _, option_codes, option_lengths, shares = options
    count = 0
    for source in range(beam):
        for o in range(first, last):
            value = values[source] * shares[o]
            length = _join(codes, lengths, source, option_codes[o], option_lengths[o], new_codes, count)
            found = count
            for other in range(count):
                if (
                    new_codes[other, 0] == new_codes[count, 0]
                    and new_codes[other, 1] == new_codes[count, 1]
                    and new_codes[other, 2] == new_codes[count, 2]
                    and new_codes[other, 3] == new_codes[count, 3]
                ):
                    found = other
                    break
            if found == count:
                new_values[count] = value
                new_lengths[count] = length
                count += 1
            elif value > new_values[found]:
                new_values[found] = value
    return count


@compiled
def _number(codes, place, length, digits, longest):
    """Return the number of a skeleton: a hexadecimal digit for each class kept."""
    number = 0
    for i in range(min(length, longest)):
        letter = (codes[place, i // 16] >> np.uint64(60 - 4 * (i % 16))) & np.uint64(15)
        number = number * 16 + digits[letter]
    return number


@compiled
def word_skeletons(symbol_at, symbols, most, options, digits, longest, words, out):
    """Write the skeletons of every word, likeliest first; return how many were written.

    ``most`` (w,) uint8 skeletons of a word at most; ``options`` (at, codes, lengths, shares) of each
    grapheme number; ``words`` and ``out`` int32 receive the word and the skeleton.
    """
    widest = 1
    for grapheme in range(options[0].shape[0] - 1):
        widest = max(widest, options[0][grapheme + 1] - options[0][grapheme])
    room = 512 * widest
    codes, new_codes = np.zeros((room, 4), np.uint64), np.zeros((room, 4), np.uint64)
    values, new_values = np.zeros(room, np.float64), np.zeros(room, np.float64)
    lengths, new_lengths = np.zeros(room, np.int64), np.zeros(room, np.int64)
    filled = 0
    for word in range(most.shape[0]):
        if most[word] == 0:
            continue
        kept = np.int64(most[word])
        codes[0, :] = np.uint64(0)
        values[0], lengths[0], beam = 1.0, 0, 1
        for s in range(symbol_at[word], symbol_at[word + 1]):
            first, last = options[0][symbols[s]], options[0][symbols[s] + 1]
            if last - first == 1 and options[2][first] == 0:
                continue
            count = _grown(
                codes, values, lengths, beam, options, first, last, (new_codes, new_values, new_lengths)
            )
            if count > 2 * kept:
                _first_ones(new_codes, new_values, new_lengths, count, 2 * kept)
                count = 2 * kept
            codes, new_codes = new_codes, codes
            values, new_values = new_values, values
            lengths, new_lengths = new_lengths, lengths
            beam = count
        _first_ones(codes, values, lengths, beam, beam)
        begun = filled
        for place in range(min(beam, kept)):
            if values[place] < values[0] * 0.01:
                continue
            number = _number(codes, place, lengths[place], digits, longest)
            fresh = True
            for before in range(begun, filled):
                if out[before] == number:
                    fresh = False
            if fresh:
                words[filled], out[filled] = word, number
                filled += 1
    return filled
