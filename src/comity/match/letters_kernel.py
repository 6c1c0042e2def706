"""Compiled comparison of two forms word by word: align, then measure what agrees and what does not.

Plain Python under the compiler's decorator; the twin tests run it uncompiled.
"""

import numpy as np

from comity.match.memory_kernel import agreement_of, joined_of, may_join
from comity.match.words_kernel import begins, one_letter_apart, order_of, sides, word_points
from comity.names.compiled import lean

__all__ = ["LETTER_FEATURES", "align", "compare_letters"]

LETTER_FEATURES = 10
"""Width of the feature row: agree, loss, worst, missing, clash, words, order, fathers, numbers, initials."""

_CORE, _INITIAL, _PATRONYMIC, _PARTICLE, _TITLE, _LEGAL, _NUMBER, _GENERIC = 0, 1, 2, 3, 4, 5, 6, 7
_GENERIC_TOLD = np.float32(2.5)
_GENERIC_MISSING = np.float32(1.5)
_NO = np.float32(-1e9)
_LEAST = np.float32(0.3)
_LONGEST_RUN = 3
_MOST_RUN_TOLD = np.float32(16.0)
_TURNED = np.float32(0.5)
_PLACE_APART = np.float32(0.05)
_INITIAL_MISSING = np.float32(0.7)
_INITIAL_POINTS = np.float32(1.2)
_CUT = np.float32(-1.0)
"""In place of a loss: the word agrees as an initial does."""
_CUT_LETTER = np.float32(0.9)
_CUT_FROM = 15
"""Letters and blanks of a name that a field may have cut short: fields of 20 are the shortest in use."""
_LONGEST_PARTICLE = 4
_LEAST_TOLD = np.float32(1.0)
_FATHER_TOLD = np.float32(6.0)


@lean
def _letters(words, w):
    return max(words.letter_at[w + 1] - words.letter_at[w], 1)


@lean
def _length(form):
    """Return the letters and blanks of a form."""
    words, numbers_of, _ = form
    length = numbers_of.shape[0] - 1
    for w in numbers_of:
        length += words.letter_at[w + 1] - words.letter_at[w]
    return length


@lean
def _cut(form_a, i, form_b, j, told):
    """Return the points of the last word of a long name as the beginning of a word, cut by a field's end."""
    a, words_a, roles_a = form_a
    b, words_b, roles_b = form_b
    if roles_a[i] != _CORE or roles_b[j] != _CORE:
        return _NO
    if a.script[words_a[i]] != b.script[words_b[j]] or not begins(a, words_a[i], b, words_b[j]):
        return _NO
    return min(told, _INITIAL_POINTS + _CUT_LETTER * (_letters(a, words_a[i]) - 1))


@lean
def _fill(form_a, form_b, settings, room, points, losses):
    """Fill the matrices of word points and losses; words without weight stay at nothing."""
    a, words_a, roles_a = form_a
    b, words_b, roles_b = form_b
    # Only the last word of a long name may have been cut; -1 where none may.
    last_a = words_a.shape[0] - 1 if _length(form_a) >= _CUT_FROM else -1
    last_b = words_b.shape[0] - 1 if _length(form_b) >= _CUT_FROM else -1
    for i in range(words_a.shape[0]):
        for j in range(words_b.shape[0]):
            points[i, j] = _NO
            role_a, role_b = roles_a[i], roles_b[j]
            if role_a in (_PARTICLE, _TITLE, _LEGAL) or role_b in (_PARTICLE, _TITLE, _LEGAL):
                continue
            wa, wb = words_a[i], words_b[j]
            if role_a == _INITIAL or role_b == _INITIAL:
                if a.initial[wa] == b.initial[wb] and a.initial[wa]:
                    points[i, j] = _INITIAL_POINTS
                    losses[i, j] = 0.0
                continue
            agreed, rare = agreement_of(a, wa, b, wb, settings, room)
            told = min(a.told[wa], rare)
            if role_a == _GENERIC or role_b == _GENERIC:
                told = min(told, _GENERIC_TOLD)
            points[i, j], losses[i, j] = word_points(a, wa, b, wb, told, agreed)
            if losses[i, j] == 0.0 and points[i, j] > _NO:
                continue
            cut = _NO
            if i == last_a:
                cut = _cut(form_a, i, form_b, j, rare)
            if j == last_b:
                cut = max(cut, _cut(form_b, j, form_a, i, a.told[wa]))
            if cut > points[i, j]:
                points[i, j], losses[i, j] = cut, _CUT


@lean
def _best_run(a, wa, form_b, used_b, table, room, turned, best):
    """Find the two or three unaligned neighbours of B that word ``wa`` may be, written as one word.

    Writes points, loss, first place and length of the run into ``best``; length 0 when none fits.
    """
    b, words_b, roles_b = form_b
    run = room.run
    best[:] = 0.0
    initial, own, shape = a.initial[wa], a.letter_at[wa + 1] - a.letter_at[wa], a.shape[wa]
    for j in range(words_b.shape[0] - 1):
        told, letters, run_shape = np.float32(0.0), 0, np.uint32(0)
        for n in range(1, _LONGEST_RUN + 1):
            if j + n > words_b.shape[0] or used_b[j + n - 1] or roles_b[j + n - 1] in (_TITLE, _LEGAL):
                break
            word = run[n - 1] = words_b[j + n - 1]
            letters += b.letter_at[word + 1] - b.letter_at[word]
            run_shape += b.shape[word]
            if roles_b[j + n - 1] != _PARTICLE:
                told = min(told + b.told[word], _MOST_RUN_TOLD)
            value = _NO
            if n > 1 and may_join(initial, own, shape, b.initial[run[0]], letters, run_shape):
                value = joined_of(a, wa, b, run[:n], told, table, room, turned)
            if n == 2 and may_join(initial, own, shape, b.initial[run[1]], letters, run_shape):
                run[0], run[1] = run[1], run[0]
                value = max(value, joined_of(a, wa, b, run[:n], told, table, room, turned) - _TURNED)
                run[0], run[1] = run[1], run[0]
            if told + value > best[0]:
                best[0], best[1], best[2], best[3] = told + value, -value, j, n


@lean
def _join(form_a, used_a, form_b, used_b, table, room, turned, result):
    """Try unaligned words of A against two or three unaligned neighbours of B written as one word.

    ``turned`` is 1 where A is the register's side. Adds to ``result`` (points, loss, letters, worst,
    words, own words) and marks what it used.
    """
    a, words_a, roles_a = form_a
    best = room.best
    for i in range(words_a.shape[0]):
        if used_a[i] or roles_a[i] not in (_CORE, _PATRONYMIC, _GENERIC):
            continue
        _best_run(a, words_a[i], form_b, used_b, table, room, turned, best)
        if best[3] > 0:
            used_a[i] = True
            for n in range(int(best[3])):
                used_b[int(best[2]) + n] = True
            result[0] += best[0]
            result[1] += best[1]
            result[2] += _letters(a, words_a[i])
            result[3] = max(result[3], best[1] / max(a.told[words_a[i]], best[0] + best[1], _LEAST_TOLD))
            result[4] += best[3]
            result[5] += best[3]


@lean
def _pair_up(form_a, form_b, points, losses, used_a, used_b, partner, result):
    """Align words one to one, the most points first; return how many initials agree.

    Adds to ``result`` (points, loss, letters, worst, words, own words) and fills ``partner`` (words of A,).
    """
    a, words_a, roles_a = form_a
    b, words_b, roles_b = form_b
    initials = 0
    for _ in range(min(words_a.shape[0], words_b.shape[0])):
        top, top_i, top_j = _LEAST - np.float32(1e-6), -1, -1
        for i in range(words_a.shape[0]):
            for j in range(words_b.shape[0] if not used_a[i] else 0):
                value = points[i, j] - _PLACE_APART * abs(i - j)
                if not used_b[j] and value > top:
                    top, top_i, top_j = value, i, j
        if top_i < 0:
            break
        used_a[top_i] = used_b[top_j] = True
        partner[top_i] = top_j
        result[0] += points[top_i, top_j]
        if roles_a[top_i] == _INITIAL or roles_b[top_j] == _INITIAL or losses[top_i, top_j] == _CUT:
            initials += 1
            continue
        wa, wb = words_a[top_i], words_b[top_j]
        result[1] += losses[top_i, top_j]
        result[2] += 0.5 * (_letters(a, wa) + _letters(b, wb))
        result[3] = max(result[3], losses[top_i, top_j] / max(a.told[wa], b.told[wb], _LEAST_TOLD))
        result[4] += 1
        result[5] += roles_a[top_i] != _GENERIC and roles_b[top_j] != _GENERIC
    return initials


@lean
def _particles(form_a, used_a, form_b):
    """Mark short words left over in A that are a particle of B with a slip in it (xal for al)."""
    a, words_a, roles_a = form_a
    b, words_b, roles_b = form_b
    for i in range(words_a.shape[0]):
        if used_a[i] or roles_a[i] != _CORE or _letters(a, words_a[i]) > _LONGEST_PARTICLE:
            continue
        for j in range(words_b.shape[0]):
            if roles_b[j] == _PARTICLE and one_letter_apart(a, words_a[i], b, words_b[j]):
                used_a[i] = True


@lean
def align(form_a, form_b, settings, room):
    """Align two forms word by word.

    A form is (vocabulary, its word numbers, its roles); ``settings`` are the number of names in the
    register, the weight of the built-in frequencies in names, and the sound table. What is found lies in
    ``room`` (a LetterRoom) until the next call: the partner in B of each word of A (-1 none),
    which words of A and of B are used (without a partner: written together with others), the losses
    (words of A, words of B) and the sums (points, loss, letters, worst, words, own words). Returns how
    many initials agree.
    """
    points, losses = room.points, room.losses
    used_a, used_b, partner, result = room.used_a, room.used_b, room.partner, room.sums
    for i in range(form_a[1].shape[0]):
        used_a[i], partner[i] = False, -1
        losses[i, : form_b[1].shape[0]] = 0.0
    used_b[: form_b[1].shape[0]] = False
    result[:] = 0.0
    _fill(form_a, form_b, settings, room, points, losses)
    initials = _pair_up(form_a, form_b, points, losses, used_a, used_b, partner, result)
    _join(form_a, used_a, form_b, used_b, settings[2], room, 0, result)
    _join(form_b, used_b, form_a, used_a, settings[2], room, 1, result)
    _particles(form_a, used_a, form_b)
    _particles(form_b, used_b, form_a)
    return initials


@lean
def compare_letters(form_a, form_b, initials, room, row):
    """Measure two aligned forms; write LETTER_FEATURES values into ``row``.

    ``initials`` is what ``align`` returned. Returns the points that agree (nats); 0.0 when nothing does.
    """
    used_a, used_b, partner, result = room.used_a, room.used_b, room.partner, room.sums
    missing_a, fathers_a, numbers_a = _left(form_a, used_a)
    missing_b, fathers_b, numbers_b = _left(form_b, used_b)
    row[0] = result[0]
    row[1] = result[1] / max(result[2], np.float32(1.0))
    row[2] = result[3]
    clash = min(missing_a, missing_b)
    across = min(missing_a - clash, fathers_b * _FATHER_TOLD) + min(
        missing_b - clash, fathers_a * _FATHER_TOLD
    )
    row[3] = abs(missing_a - missing_b) - across
    row[4] = clash + across
    row[5] = result[5]
    row[6] = order_of(partner, form_a[1].shape[0])
    row[7] = sides(fathers_a, fathers_b)
    row[8] = sides(numbers_a, numbers_b)
    row[9] = initials
    return result[0] if result[4] > 0 or initials > 1 else np.float32(0.0)


@lean
def _left(form, used):
    """Return (nats of unaligned core words, unaligned patronymics, unaligned numbers)."""
    words, numbers_of, roles = form
    missing = np.float32(0.0)
    fathers = numbers = 0
    for i in range(numbers_of.shape[0]):
        if used[i]:
            continue
        role = roles[i]
        if role == _CORE:
            missing += words.told[numbers_of[i]]
        elif role == _GENERIC:
            missing += _GENERIC_MISSING
        elif role == _INITIAL:
            missing += _INITIAL_MISSING
        elif role == _PATRONYMIC:
            fathers += 1
        elif role == _NUMBER:
            numbers += 1
    return missing, fathers, numbers
