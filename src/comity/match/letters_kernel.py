"""Compiled comparison of two forms word by word: align, then measure what agrees and what does not.

Plain Python under the compiler's decorator; the twin tests run it uncompiled.
"""

import numpy as np

from comity.names.compiled import compiled
from comity.names.sound_kernel import best_alignment

__all__ = ["LETTER_FEATURES", "compare_letters", "word_points"]

LETTER_FEATURES = 10
"""Width of the feature row: agree, loss, worst, missing, clash, words, order, fathers, numbers, initials."""

_CORE, _INITIAL, _PATRONYMIC, _PARTICLE, _TITLE, _LEGAL, _NUMBER, _GENERIC = 0, 1, 2, 3, 4, 5, 6, 7
_GENERIC_TOLD = np.float32(2.5)
_GENERIC_MISSING = np.float32(1.5)
_LATIN = 1
_NO = np.float32(-1e9)
_LEAST = np.float32(0.3)
_SHARE_LOST = np.float32(0.7)
_INSERTED = np.float32(-5.5)
_FAR_SHORT, _FAR_LONG = 3, 5
_NO_LIMIT = np.float32(1e9)
_KIN_LOSS = np.float32(1.5)
_INITIAL_POINTS = np.float32(1.2)


@compiled
def _far(shape_a, shape_b):
    """Say whether two words differ by too many consonants to be worth aligning."""
    difference = 0
    most = 0
    for kind in range(8):
        one = (shape_a >> np.uint32(4 * kind)) & np.uint32(15)
        two = (shape_b >> np.uint32(4 * kind)) & np.uint32(15)
        difference += max(one, two) - min(one, two)
        most += max(one, two)
    return difference > (_FAR_SHORT if most <= 4 else _FAR_LONG)


@compiled
def rarity(told, names_with, names, prior):
    """Return -ln P(word) from its letters and, above chance, from the register that holds it."""
    others = max(names_with - 1, 0)
    share = (others + prior * np.exp(-told)) / (names + prior)
    return np.float32(min(told, -np.log(share)))


@compiled
def _kin(a, wa, b, wb):
    i, j = a.kin_at[wa], b.kin_at[wb]
    while i < a.kin_at[wa + 1] and j < b.kin_at[wb + 1]:
        if a.kin[i] == b.kin[j]:
            return True
        if a.kin[i] < b.kin[j]:
            i += 1
        else:
            j += 1
    return False


@compiled
def _spelled(a, wa, b, wb, limit, table, grid):
    """Return ln P that the graphemes of ``wa`` wrote the Latin letters of ``wb``; -1e9 when hopeless."""
    return best_alignment(
        a.symbols[a.symbol_at[wa] : a.symbol_at[wa + 1]],
        b.chunks[b.letter_at[wb] : b.letter_at[wb + 1]],
        table,
        _INSERTED,
        -min(_SHARE_LOST * b.chance[wb], limit),
        grid,
    )


@compiled
def word_points(a, wa, b, wb, told, limit, table, grid):
    """Return (points in nats, loss in nats) of two words, or (-1e9, 0) when they do not agree.

    Words agree when the loss is below 0.7 of the chance of the Latin letters: that decides what stands
    beside what, however common the words. What it is worth is another question: told less loss.
    ``limit`` is a loss beyond which the caller does not want to know.
    """
    if a.key[wa] == b.key[wb]:
        return max(told, _LEAST), np.float32(0.0)
    script_a, script_b = a.script[wa], b.script[wb]
    if script_a == 0 or script_b == 0 or script_a == 28 or script_b == 28:
        return _NO, np.float32(0.0)
    best = _NO
    if _kin(a, wa, b, wb):
        best = -_KIN_LOSS
    if not _far(a.shape[wa], b.shape[wb]):
        first = script_b == _LATIN and (script_a != _LATIN or a.key[wa] < b.key[wb])
        loss = (
            _spelled(a, wa, b, wb, limit, table, grid)
            if first
            else _spelled(b, wb, a, wa, limit, table, grid)
        )
        if loss > _NO and (script_a == _LATIN) == (script_b == _LATIN):
            loss = max(
                loss,
                _spelled(b, wb, a, wa, limit, table, grid)
                if first
                else _spelled(a, wa, b, wb, limit, table, grid),
            )
        best = max(best, loss)
    if best <= _NO:
        return _NO, np.float32(0.0)
    return max(told + best, _LEAST), -best


@compiled
def _letters(words, w):
    return max(words.letter_at[w + 1] - words.letter_at[w], 1)


@compiled
def _fill(
    a,
    first_a,
    count_a,
    roles_a,
    b,
    first_b,
    count_b,
    roles_b,
    words_a,
    words_b,
    names,
    prior,
    table,
    grid,
    points,
    losses,
):
    """Fill the matrices of word points and losses; words without weight stay at nothing."""
    for i in range(count_a):
        role_a = roles_a[first_a + i]
        for j in range(count_b):
            points[i, j] = _NO
            role_b = roles_b[first_b + j]
            if role_a in (_PARTICLE, _TITLE, _LEGAL) or role_b in (_PARTICLE, _TITLE, _LEGAL):
                continue
            wa, wb = words_a[first_a + i], words_b[first_b + j]
            if role_a == _INITIAL or role_b == _INITIAL:
                if a.initial[wa] == b.initial[wb] and a.initial[wa]:
                    points[i, j] = _INITIAL_POINTS
                    losses[i, j] = 0.0
                continue
            told = min(a.told[wa], rarity(b.told[wb], b.names[wb], names, prior))
            if role_a == _GENERIC or role_b == _GENERIC:
                told = min(told, _GENERIC_TOLD)
            points[i, j], losses[i, j] = word_points(a, wa, b, wb, told, _NO_LIMIT, table, grid)


@compiled
def _joined(a, wa, b, run, told, table, grid, symbols, chunks):
    """Return the log-probability that one word of A is the words ``run`` of B written together."""
    best = _NO
    length = 0
    for w in run:
        for letter in range(b.letter_at[w], b.letter_at[w + 1]):
            if length < chunks.shape[0]:
                chunks[length] = b.chunks[letter]
                length += 1
    floor = _LEAST - told
    best = best_alignment(
        a.symbols[a.symbol_at[wa] : a.symbol_at[wa + 1]], chunks[:length], table, _INSERTED, floor, grid
    )
    length = 0
    for w in run:
        for s in range(b.symbol_at[w], b.symbol_at[w + 1]):
            if length < symbols.shape[0]:
                symbols[length] = b.symbols[s]
                length += 1
    other = best_alignment(
        symbols[:length], a.chunks[a.letter_at[wa] : a.letter_at[wa + 1]], table, _INSERTED, floor, grid
    )
    return max(best, other)


@compiled
def _join(
    a,
    first_a,
    count_a,
    roles_a,
    used_a,
    b,
    first_b,
    count_b,
    roles_b,
    used_b,
    words_a,
    words_b,
    table,
    scratch,
    result,
):
    """Try unaligned words of A against two or three unaligned neighbours of B written as one word.

    Adds to ``result`` (points, loss, letters, worst, words) and marks what it used.
    """
    grid, symbols, chunks = scratch
    run = np.empty(3, np.int32)
    for i in range(count_a):
        if used_a[i] or roles_a[first_a + i] not in (_CORE, _PATRONYMIC, _GENERIC):
            continue
        wa = words_a[first_a + i]
        top, top_j, top_n = np.float32(0.0), -1, 0
        top_loss = np.float32(0.0)
        for j in range(count_b - 1):
            told = np.float32(0.0)
            for n in range(1, 4):
                if j + n > count_b or used_b[j + n - 1] or roles_b[first_b + j + n - 1] in (_TITLE, _LEGAL):
                    break
                run[n - 1] = words_b[first_b + j + n - 1]
                if roles_b[first_b + j + n - 1] != _PARTICLE:
                    told += b.told[run[n - 1]]
                if n == 1:
                    continue
                told = min(told, np.float32(16.0))
                value = _joined(a, wa, b, run[:n], told, table, grid, symbols, chunks)
                if n == 2:
                    run[0], run[1] = run[1], run[0]
                    value = max(value, _joined(a, wa, b, run[:n], told, table, grid, symbols, chunks) - 0.5)
                    run[0], run[1] = run[1], run[0]
                if told + value > top:
                    top, top_j, top_n, top_loss = told + value, j, n, -value
        if top_n:
            used_a[i] = True
            for n in range(top_n):
                used_b[top_j + n] = True
            letters = _letters(a, wa)
            result[0] += top
            result[1] += top_loss
            result[2] += letters
            result[3] = max(result[3], top_loss / letters)
            result[4] += top_n


@compiled
def _order(partner, count):
    """Return 0 same order, 1 rotated, 2 otherwise, from the partners of the words in turn."""
    drops = 0
    first, last = -1, -1
    for i in range(count):
        if partner[i] >= 0:
            if first < 0:
                first = partner[i]
            elif partner[i] < last:
                drops += 1
            last = partner[i]
    if drops == 0:
        return 0
    return 1 if drops == 1 and last < first else 2


@compiled
def compare_letters(a, names_a, na, b, names_b, nb, names, prior, table, scratch, row):
    """Compare form ``na`` of A with form ``nb`` of B; write LETTER_FEATURES values into ``row``.

    Returns the points that agree (nats); 0.0 when nothing does. ``names`` is the number of names in
    the register and ``prior`` the weight of the built-in frequencies, in names.
    """
    grid = scratch[0]
    first_a, first_b = names_a.word_at[na], names_b.word_at[nb]
    count_a, count_b = names_a.word_at[na + 1] - first_a, names_b.word_at[nb + 1] - first_b
    points = np.empty((count_a, count_b), np.float32)
    losses = np.zeros((count_a, count_b), np.float32)
    _fill(
        a,
        first_a,
        count_a,
        names_a.roles,
        b,
        first_b,
        count_b,
        names_b.roles,
        names_a.words,
        names_b.words,
        names,
        prior,
        table,
        grid,
        points,
        losses,
    )
    used_a = np.zeros(count_a, np.bool_)
    used_b = np.zeros(count_b, np.bool_)
    partner = np.full(count_a, -1, np.int32)
    result = np.zeros(5, np.float32)
    initials = 0
    for _ in range(min(count_a, count_b)):
        top, top_i, top_j = _LEAST - np.float32(1e-6), -1, -1
        for i in range(count_a):
            if not used_a[i]:
                for j in range(count_b):
                    if not used_b[j]:
                        value = points[i, j] - np.float32(0.05) * abs(i - j)
                        if value > top:
                            top, top_i, top_j = value, i, j
        if top_i < 0:
            break
        used_a[top_i] = used_b[top_j] = True
        partner[top_i] = top_j
        result[0] += points[top_i, top_j]
        letters = _letters(b, names_b.words[first_b + top_j])
        if names_a.roles[first_a + top_i] == _INITIAL or names_b.roles[first_b + top_j] == _INITIAL:
            initials += 1
            continue
        result[1] += losses[top_i, top_j]
        result[2] += letters
        result[3] = max(result[3], losses[top_i, top_j] / letters)
        result[4] += 1
    order = _order(partner, count_a)
    _join(
        a,
        first_a,
        count_a,
        names_a.roles,
        used_a,
        b,
        first_b,
        count_b,
        names_b.roles,
        used_b,
        names_a.words,
        names_b.words,
        table,
        scratch,
        result,
    )
    _join(
        b,
        first_b,
        count_b,
        names_b.roles,
        used_b,
        a,
        first_a,
        count_a,
        names_a.roles,
        used_a,
        names_b.words,
        names_a.words,
        table,
        scratch,
        result,
    )
    missing_a, fathers_a, numbers_a = _left(a, names_a, first_a, count_a, used_a)
    missing_b, fathers_b, numbers_b = _left(b, names_b, first_b, count_b, used_b)
    row[0] = result[0]
    row[1] = result[1] / max(result[2], np.float32(1.0))
    row[2] = result[3]
    row[3] = abs(missing_a - missing_b)
    row[4] = min(missing_a, missing_b)
    row[5] = result[4]
    row[6] = order
    row[7] = 2.0 if fathers_a and fathers_b else (1.0 if fathers_a or fathers_b else 0.0)
    row[8] = 2.0 if numbers_a and numbers_b else (1.0 if numbers_a or numbers_b else 0.0)
    row[9] = initials
    return result[0] if result[4] > 0 or initials > 1 else np.float32(0.0)


@compiled
def _left(words, names, first, count, used):
    """Return (nats of unaligned core words, unaligned patronymics, unaligned numbers)."""
    missing = np.float32(0.0)
    fathers = numbers = 0
    for i in range(count):
        if used[i]:
            continue
        role = names.roles[first + i]
        if role == _CORE:
            missing += words.told[names.words[first + i]]
        elif role == _GENERIC:
            missing += _GENERIC_MISSING
        elif role == _INITIAL:
            missing += np.float32(0.7)
        elif role == _PATRONYMIC:
            fathers += 1
        elif role == _NUMBER:
            numbers += 1
    return missing, fathers, numbers
