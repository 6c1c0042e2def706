"""Words of each alphabet and abjad are cut as they are spoken; letters know their script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.names.graphemes import SCRIPTS, best_reading, graphemes, letters, script_of


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("a", "Latn"), ("ß", "Latn"), ("ʻ", "Zyyy"), ("7", "Zyyy"), ("-", "Zyyy"), ("٣", "Zyyy"),
        ("ж", "Cyrl"), ("ψ", "Grek"), ("ἀ", "Grek"), ("ք", "Armn"), ("ჯ", "Geor"), ("م", "Arab"),
        ("پ", "Arab"), ("ש", "Hebr"), ("ܐ", "Syrc"), ("ރ", "Thaa"), ("क", "Deva"), ("ি", "Beng"),
        ("ਗ", "Guru"), ("ગ", "Gujr"), ("ଗ", "Orya"), ("க", "Taml"), ("క", "Telu"), ("ಕ", "Knda"),
        ("ക", "Mlym"), ("ක", "Sinh"), ("ก", "Thai"), ("่", "Thai"), ("ກ", "Laoo"), ("က", "Mymr"),
        ("ក", "Khmr"), ("ለ", "Ethi"), ("ᓄ", "Cans"), ("김", "Hang"), ("ㄱ", "Hang"), ("王", "Hani"),
        ("𠮷", "Hani"), ("々", "Hani"), ("〇", "Hani"), ("カ", "Kana"), ("か", "Kana"), ("ー", "Kana"),
        ("・", "Zyyy"), ("、", "Zyyy"), ("ཀ", "Tibt"), ("ⵣ", "Tfng"), ("\U00010330", "Zzzz"),
    ],
)  # fmt: skip
def test_every_letter_belongs_to_its_script(letter, script):
    assert script_of(letter) == script


@pytest.mark.parametrize(
    ("word", "script", "pieces"),
    [
        ("ann-e7", "Latn", "a n n e"),
        ("егоров", "Cyrl", "^е г о р о в$"),
        ("андреев", "Cyrl", "а н д р е ^е в$"),
        ("джон", "Cyrl", "дж о н"),
        ("достоевский", "Cyrl", "д о с т о ^е в с к ий$"),
        ("белая", "Cyrl", "б е л ая$"),
        ("максим", "Cyrl", "м а кс и м"),
        ("μπαλτζη", "Grek", "^μπ α λ τζ η"),
        ("αντωνιου", "Grek", "α ντ ω ν ι ου"),
        ("ευαγγελος", "Grek", "ευ α γγ ε λ ο ς"),
        ("գևորգ", "Armn", "գ ե ւ ո ր գ"),
        ("ոսկի", "Armn", "^ո ս կ ի"),
        ("հարություն", "Armn", "հ ա ր ու թ յ ու ն"),
        ("ალექსი", "Geor", "ა ლ ე ქს ი"),
        ("محمد", "Arab", "م ح م د"),
        ("أحمد", "Arab", "^ا ح م د"),
        ("عبدالرحمن", "Arab", "^ع ب د ال ر ح م ن"),
        ("عبدالله", "Arab", "^ع ب د الله"),
        ("فاطمة", "Arab", "ف ا ط م ه$"),
        ("علی", "Arab", "^ع ل ي$"),
        ("ایران", "Arab", "^اي ر ا ن"),
        ("مُحَمَّد", "Arab", "م ح م د"),
        ("ג'ורג'", "Hebr", "ג' ו ר ג'"),
        ("לוי", "Hebr", "ל ו י$"),
        ("חיים", "Hebr", "ח יי מ"),
        ("יוסף", "Hebr", "^י ו ס פ$"),
        ("ܫܡܥܘܢ", "Syrc", "ܫ ܡ ܥ ܘ ܢ"),
        ("އަހްމަދު", "Thaa", "އ ަ ހް މ ަ ދ ު"),
    ],
)
def test_alphabets_and_abjads_are_cut_by_sound(word, script, pieces):
    assert graphemes(word, script) == tuple(pieces.split(" "))


def test_a_script_without_a_table_gives_its_characters_and_no_reading():
    assert graphemes("王明", "Hani") == ("王", "明")
    assert best_reading("王明", "Hani") == ""


def test_a_word_of_no_letters_has_no_graphemes():
    assert graphemes("", "Cyrl") == ()
    assert graphemes("123", "Hang") == ()
    assert graphemes("--", "Arab") == ()
    assert best_reading("", "Deva") == ""


@pytest.mark.parametrize(
    ("word", "script", "reading"),
    [
        ("benjamin", "Latn", "benjamin"),
        ("владимир", "Cyrl", "vladimir"),
        ("ольга", "Cyrl", "olga"),
        ("παπανδρεου", "Grek", "papandreou"),
        ("հրանտ", "Armn", "hrant"),
        ("სააკაშვილი", "Geor", "saakashvili"),
        ("김정훈", "Hang", "kimjeonghun"),
        ("わたなべ", "Kana", "watanabe"),
        ("मनमोहन", "Deva", "manmohan"),
        ("नरेन्द्र", "Deva", "narendra"),
        ("कमल", "Deva", "kamal"),
        ("ਮਨਮੋਹਨ", "Guru", "manmohan"),
        ("వెంకట", "Telu", "venkata"),
        ("රාජපක්ෂ", "Sinh", "rajapaksha"),
        ("เสรี", "Thai", "seri"),
        ("သိန်းစိန်", "Mymr", "theinsein"),
    ],
)
def test_a_reading_is_plain_latin_as_a_reader_would_write_it(word, script, reading):
    assert best_reading(word, script) == reading


@given(st.text(max_size=20), st.sampled_from(SCRIPTS))
def test_any_text_is_cut_without_harm_and_the_same_each_time(text, script):
    pieces = graphemes(text, script)
    assert pieces == graphemes(text, script)
    assert all(pieces)
    reading = best_reading(text, script)
    assert reading == "" or (reading.isascii() and reading.isalpha() and reading.islower())


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_silent_grapheme_is_the_empty_chunk(script):
    assert "-" not in {chunk for spellings in letters(script).values() for chunk in spellings}
