"""One slip of the pen in a Latin name: a letter lost, doubled or swapped, or two words run together."""

from sample_maker.draw import pick

__all__ = ["slip"]


def slip(name: str, kind: str, key: str) -> str:
    """Return the name with one slip; the first letters of the words stay.

    ``kind`` is ``lost``, ``doubled``, ``swapped`` or ``together`` (``Zhangweimin``).
    """
    surname, given = name.split(" ", 1)
    if kind == "together":
        return surname + given.lower()
    places = [place for place in range(1, len(given)) if given[place].isalpha()]
    if kind == "swapped":
        places = [place for place in places[:-1] if given[place] != given[place + 1]]
    at = pick(key, places)
    if kind == "lost":
        return f"{surname} {given[:at]}{given[at + 1 :]}"
    if kind == "doubled":
        return f"{surname} {given[:at]}{given[at]}{given[at:]}"
    return f"{surname} {given[:at]}{given[at + 1]}{given[at]}{given[at + 2 :]}"
