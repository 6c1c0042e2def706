"""Names made comparable across scripts: folded, cut into words and syllables, spelled by sound."""

from comity.names.body_tables import legal_form, legal_form_in
from comity.names.folding import fold
from comity.names.reading import LONGEST_NAME, MOST_FORMS, MOST_WORDS, Form, read_name
from comity.names.skeleton import LONGEST_SKELETON, shape_of, skeleton_rows, skeletons, skeletons_without_one
from comity.names.sound import chunk_ids, sound_model
from comity.names.sound_kernel import LONGEST_WORD
from comity.names.sound_reach import NO_SPELLING, SoundReach, sound_reach
from comity.names.syllables import spellings_by_class, unit_table
from comity.names.word import Role, Word, read_word

__all__ = [
    "LONGEST_NAME",
    "LONGEST_SKELETON",
    "LONGEST_WORD",
    "MOST_FORMS",
    "MOST_WORDS",
    "NO_SPELLING",
    "Form",
    "Role",
    "SoundReach",
    "Word",
    "chunk_ids",
    "fold",
    "legal_form",
    "legal_form_in",
    "read_name",
    "read_word",
    "shape_of",
    "skeleton_rows",
    "skeletons",
    "skeletons_without_one",
    "sound_model",
    "sound_reach",
    "spellings_by_class",
    "unit_table",
]
