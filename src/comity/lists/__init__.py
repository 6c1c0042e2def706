"""Readers that turn lists of any common format into records with a source for each fact."""

from comity.lists.notes import Notes
from comity.lists.reading import FORMATS, Manner, Reading, open_list, open_stream
from comity.lists.table import follow_table
from comity.lists.vocabulary import COLUMNS, read_column_map

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Manner",
    "Notes",
    "Reading",
    "follow_table",
    "open_list",
    "open_stream",
    "read_column_map",
]
