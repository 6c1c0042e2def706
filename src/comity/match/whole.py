"""Whether a register folder is whole: every array is as long as its manifest says."""

from collections.abc import Mapping, Sized

__all__ = ["lengths_of", "not_whole"]


def not_whole(lengths: Mapping[str, int], told: object) -> str | None:
    """Return what is damaged, or None: ``lengths`` as found, ``told`` as the manifest says."""
    if not isinstance(told, dict) or not told:
        return "the manifest does not tell the lengths of the arrays"
    wrong = [name for name, length in sorted(lengths.items()) if told.get(name) != length]
    return f"{', '.join(wrong)}: not as long as the manifest says" if wrong else None


def lengths_of(arrays: Mapping[str, Sized], records_at: Sized, size: int) -> dict[str, int]:
    """Return the length of every array, of the offsets of the records, and the bytes of their lines."""
    lengths = {name: len(values) for name, values in arrays.items()}
    return lengths | {"records_at": len(records_at), "records.jsonl": size}
