"""Scripts that write syllables are taken apart into consonants and vowels in spoken order."""

import pytest

from comity.names.graphemes import graphemes


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("김", "^ㄱi ㅣ ㅁf"),
        ("정은", "^ㅈi ㅓ ㅇf ㅡ ㄴf"),
        ("이", "^ㅇi ㅣ"),  # written Lee, Rhee, Yi: the silent initial is kept where it may be an L
        ("안", "ㅏ ㄴf"),
        ("삶", "ㅅi ㅏ ㄹf ㅁf"),
        ("빌리", "^ㅂi ㅣ ㄹㄹ ㅣ"),
        ("제임스", "^ㅈi ㅔㅣ ㅁf ㅅi ㅡ"),
    ],
)
def test_hangul_blocks_fall_into_jamo_by_place(word, pieces):
    assert graphemes(word, "Hang") == tuple(pieces.split(" "))


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("わたなべ", "ワ タ ナ ベ"),
        ("しょうた", "ショ ウ: タ"),
        ("おおの", "オ オ: ノ"),
        ("けいこ", "ケ イ: コ"),
        ("シュミット", "シュ ミ ッ ト"),
        ("ヴィクター", "ヴィ ク タ ー"),
        ("マックス", "マ ッ クス"),
    ],
)
def test_hiragana_and_katakana_are_one_and_small_vowels_join(word, pieces):
    assert graphemes(word, "Kana") == tuple(pieces.split(" "))


@pytest.mark.parametrize(
    ("word", "script", "pieces"),
    [
        ("कमल", "Deva", "क ə म ə ल ə$"),
        ("शर्मा", "Deva", "श ə र म आ"),
        ("लक्ष्मी", "Deva", "ल ə क्ष म ई"),
        ("ज़ैदी", "Deva", "ज़ ऐ द ई"),
        ("सिंह", "Deva", "स इ ं ह ə$"),
        ("দত্ত", "Beng", "দ ə ত্ত ə$"),
        ("ম্যাক", "Beng", "ম ্যা ক ə$"),
        ("ਗੁੱਡੂ", "Guru", "ਗ ਉ ਡ ਊ"),
        ("પટેલ", "Gujr", "પ ə ટ એ લ ə$"),
        ("ராமன்", "Taml", "ர ஆ ம ə ன"),
        ("முத்து", "Taml", "ம உ த்த உ"),
        ("రెడ్డి", "Telu", "ర ఎ డ్డ ఇ"),
        ("ಗೌಡ", "Knda", "ಗ ಔ ಡ ə$"),
        ("നായർ", "Mlym", "ന ആ യ ə ര"),
        ("පෙරේරා", "Sinh", "ප එ ර ඒ ර ආ"),
    ],
)
def test_indic_consonants_carry_their_unwritten_vowel(word, script, pieces):
    assert graphemes(word, script) == tuple(pieces.split(" "))


@pytest.mark.parametrize(
    ("word", "script", "pieces"),
    [
        ("สมชาย", "Thai", "ส ə ม ə ช า ย"),
        ("เสรี", "Thai", "ส เ ร ี"),
        ("ไพโรจน์", "Thai", "พ ไ ร โ จ น์"),
        ("เกรียง", "Thai", "ก ə ร เีย ง"),
        ("ทองคำ", "Thai", "ท อ: ง ə ค ำ"),
        ("น้อย", "Thai", "น อ: ย"),
        ("ໄກສອນ", "Laoo", "ກ ໄ ສ ອ: ນ"),
        ("សុខ", "Khmr", "ស ុ ខ"),
        ("នរោត្តម", "Khmr", "ន ə រ ោ ត ត ə ម"),
        ("အောင်", "Mymr", "အ ောင်"),
        ("မြင့်", "Mymr", "မ ြ င်"),
        ("ከበደ", "Ethi", "ከ :e በ :e ደ :e"),
        ("አበበ", "Ethi", "አ :a በ :e በ :e"),
        ("ብርሃን", "Ethi", "በ :ɨ ረ :ɨ ሀ :a ነ :ɨ$"),
        ("ᓄᓇ", "Cans", "ᓄ ᓇ"),
    ],
)
def test_vowels_follow_the_consonant_they_are_spoken_after(word, script, pieces):
    assert graphemes(word, script) == tuple(pieces.split(" "))
