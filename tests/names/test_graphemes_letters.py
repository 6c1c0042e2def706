"""The tables of letters are complete, well formed and normalised."""

import re
import unicodedata

import pytest

from comity.names.folding import fold
from comity.names.graphemes import SCRIPTS, graphemes, letters, script_of

# The letters that living languages use in names, script by script.
LIVING = {
    "Arab": "ءابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگٹڈڑټډړږښځڤ",
    "Armn": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "Beng": "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহংঃঁ",
    "Cans": "ᐃᐄᐅᐆᐊᐋᐱᑎᑭᒋᒥᓂᓯᓕᔨᕕᕆᖏᑉᑦᒃᖅᒻᓐᔅᓪᕝᕐ",
    "Cyrl": "абвгдежзийклмнопрстуфхцчшщъыьэюяґєіїўјљњћђџѓќѕәғқңөұүһҳҷ",
    "Deva": "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसहंःँ",
    "Ethi": "ሀለሐመሠረሰሸቀበቨተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ",
    "Geor": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "Grek": "αβγδεζηθικλμνξοπρστυφχψω",
    "Gujr": "અઆઇઈઉઊઋએઐઓઔકખગઘચછજઝટઠડઢણતથદધનપફબભમયરલળવશષસહ",
    "Guru": "ਅਆਇਈਉਊਏਐਓਔਕਖਗਘਚਛਜਝਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵਸਹ",
    "Hang": "가까나다따라마바빠사싸아자짜차카타파하개걔거게겨계고과괘괴교구궈궤귀규그긔기",
    "Hebr": "אבגדהוזחטיכלמנסעפצקרשת",
    "Kana": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨ"
    "ラリルレロワヲンガザダバパヴッー",
    "Khmr": "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ",
    "Knda": "ಅಆಇಈಉಊಋಎಏಐಒಓಔಕಖಗಘಚಛಜಝಟಠಡಢಣತಥದಧನಪಫಬಭಮಯರಲವಶಷಸಹಳ",
    "Laoo": "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ",
    "Mlym": "അആഇഈഉഊഋഎഏഐഒഓഔകഖഗഘങചഛജഝഞടഠഡഢണതഥദധനപഫബഭമയരറലളഴവശഷസഹ",
    "Mymr": "ကခဂဃငစဆဇညဋဌဍဏတထဒဓနပဖဗဘမယရလဝသဟဠအ",
    "Orya": "ଅଆଇଈଉଊଋଏଐଓଔକଖଗଘଚଛଜଝଟଠଡଢଣତଥଦଧନପଫବଭମଯରଲଳଶଷସହ",
    "Sinh": "අආඇඈඉඊඋඌඍඑඒඓඔඕඖකඛගඝචඡජඤඥටඨඩඪණඬතථදධනඳපඵබභමඹයරලවශෂසහළෆ",
    "Syrc": "ܐܒܓܕܗܘܙܚܛܝܟܠܡܢܣܥܦܨܩܪܫܬ",
    "Taml": "அஆஇஈஉஊஎஏஐஒஓஔகஙசஞடணதநபமயரலவழளறனஜஷஸஹ",
    "Telu": "అఆఇఈఉఊఋఎఏఐఒఓఔకఖగఘచఛజఝటఠడఢణతథదధనపఫబభమయరఱలళవశషసహ",
    "Thaa": "ހށނރބޅކއވމފދތލގޏސޑޒޓޔޕޖޗ",
    "Thai": "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
}


def test_every_script_with_a_table_names_its_living_letters():
    assert sorted(LIVING) == list(SCRIPTS)


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_living_letter_has_spellings_alone_and_between_others(script):
    table = letters(script)
    unknown = set()
    for letter in LIVING[script]:
        for word in (letter, letter * 2, LIVING[script][0] + letter + LIVING[script][1]):
            folded = unicodedata.normalize("NFKC", fold(word))
            unknown |= set(graphemes(folded, script)) - set(table)
    assert unknown == set()


@pytest.mark.parametrize("script", SCRIPTS)
def test_spellings_are_short_latin_chunks_and_sum_to_one(script):
    for grapheme, spellings in letters(script).items():
        assert grapheme
        assert sum(spellings.values()) == pytest.approx(1)
        assert all(share > 0 for share in spellings.values())
        assert all(re.fullmatch("[a-z]{0,4}", chunk) for chunk in spellings)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_letters_of_a_script_belong_to_it(script):
    assert {script_of(letter) for letter in LIVING[script] if script_of(letter) != "Zyyy"} == {script}


@pytest.mark.parametrize(
    ("script", "grapheme", "spellings"),
    [
        ("Cyrl", "ш", {"sh", "sch", "s", "ch", "sj", "sz"}),
        ("Cyrl", "щ", {"shch", "sch", "sht", "sh"}),
        ("Cyrl", "х", {"kh", "h", "ch", "x"}),
        ("Cyrl", "ь", {""}),
        ("Cyrl", "й$", {"y", "i", "j", ""}),
        ("Arab", "ج", {"j", "g", "dj", "ja", "ji"}),
        ("Arab", "م", {"m", "ma", "mo", "mu", "mm"}),
        ("Arab", "ع", {"a", "", "e"}),
        ("Hebr", "ח", {"h", "ch", "kh"}),
        ("Grek", "^μπ", {"b", "mp"}),
        ("Grek", "η", {"i", "e", "y", "h"}),
        ("Armn", "պ", {"p", "b"}),
        ("Geor", "ყ", {"q", "k"}),
        ("Hang", "ㅓ", {"eo", "u", "o", "uh"}),
        ("Hang", "^ㅇi", {"", "l", "r"}),
        ("Kana", "シ", {"shi", "si"}),
        ("Kana", "フ", {"fu", "hu", "f"}),
        ("Taml", "க", {"k", "g"}),
        ("Deva", "ə$", {"", "a"}),
        ("Thai", "พ", {"ph", "p", "b"}),
        ("Mymr", "သ", {"th", "t", "s"}),
    ],
)
def test_the_known_spellings_are_in_the_tables(script, grapheme, spellings):
    assert spellings <= set(letters(script)[grapheme])


def test_a_script_without_a_table_has_no_letters():
    assert letters("Hani") == {}
    assert letters("Latn") == {}
