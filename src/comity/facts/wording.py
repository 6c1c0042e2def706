"""Sentences as template and values, so that they can be translated and tested word by word."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Sentence"]

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English template (also the message id of translations) and the values put into it."""

    template: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def words(self) -> str:
        """Return the English sentence."""
        return self.template.format_map(self.values) if self.values else self.template
