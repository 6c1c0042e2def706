"""Reading a printed name: which words it has, of which script, and what each does in the name."""

import pytest

from comity.names import LONGEST_NAME, MOST_FORMS, MOST_WORDS, Role, read_name

CORE, INITIAL, PATRONYMIC, PARTICLE, TITLE, LEGAL, NUMBER = (
    Role.CORE, Role.INITIAL, Role.PATRONYMIC, Role.PARTICLE, Role.TITLE, Role.LEGAL, Role.NUMBER,
)  # fmt: skip


def only(text, *, body=False):
    """Return the words of a name that has one form."""
    (form,) = read_name(text, body=body)
    return [word for word, _ in form.tokens]


def roles(text, *, body=False):
    """Return the words of the first form, each with its role."""
    form = read_name(text, body=body)[0]
    return [(word, Role(role)) for (word, _), role in zip(form.tokens, form.roles, strict=True)]


def forms(text, *, body=False):
    """Return each form as a text of folded words."""
    return [" ".join(word for word, _ in form.tokens) for form in read_name(text, body=body)]


def script(text, *, body=False):
    """Return the scripts of the words of the first form."""
    return [script for _, script in read_name(text, body=body)[0].tokens]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ottoline MARSH", ["ottoline", "marsh"]),
        ("MARSH, Ottoline", ["marsh", "ottoline"]),
        ("  Ottoline\t Marsh ", ["ottoline", "marsh"]),
        ("Jean-Pierre Dupré", ["jean", "pierre", "dupre"]),
        ("O'Brien Seán", ["obrien", "sean"]),
        ("Łukasz Żółć", ["lukasz", "zolc"]),
        ("Straße Müller", ["strasse", "muller"]),
        ("Ｏｔｔｏｌｉｎｅ Ｍａｒｓｈ", ["ottoline", "marsh"]),
        ("Νίκος Ανδρέου", ["νικοσ", "ανδρεου"]),
        ("Артём Ёлкин", ["артем", "елкин"]),
        ("박 영철", ["박", "영철"]),
        ("张伟民", ["张伟民"]),
        ("משה כהן", ["משה", "כהנ"]),
    ],
)
def test_words_are_folded_and_cut_at_blanks_and_marks(text, words):
    assert only(text) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ottoline Marsh", ["Latn", "Latn"]),
        ("Иван Vetrov", ["Cyrl", "Latn"]),
        ("محمد علي", ["Arab", "Arab"]),
        ("דוד כהן", ["Hebr", "Hebr"]),
        ("김영철", ["Hang"]),
        ("张伟民", ["Hani"]),
        ("トヨタ", ["Kana"]),
        ("राम कुमार", ["Deva", "Deva"]),
        ("Νίκος", ["Grek"]),
        ("Գևորգ", ["Armn"]),
        ("გიორგი", ["Geor"]),
        ("Unit 42", ["Latn", "Zyyy"]),
    ],
)
def test_every_word_has_its_script(text, expected):
    assert script(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bashar al-Tarif", [("bashar", CORE), ("al", PARTICLE), ("tarif", CORE)]),
        ("محمد العلوي", [("محمد", CORE), ("ال", PARTICLE), ("علوي", CORE)]),
        ("Osman bin Tarif", [("osman", CORE), ("bin", PARTICLE), ("tarif", CORE)]),
        ("عثمان بن طارق", [("عثمان", CORE), ("بن", PARTICLE), ("طارق", CORE)]),
        ("Abu Tarif Osman", [("abu", PARTICLE), ("tarif", CORE), ("osman", CORE)]),
        ("Charles de Tarnholt", [("charles", CORE), ("de", PARTICLE), ("tarnholt", CORE)]),
        (
            "María de los Santos Vega",
            [("maria", CORE), ("de", PARTICLE), ("los", PARTICLE), ("santos", CORE), ("vega", CORE)],
        ),
        ("Do Van Minh", [("do", CORE), ("van", PARTICLE), ("minh", CORE)]),
        ("Jan van der Meer", [("jan", CORE), ("van", PARTICLE), ("der", PARTICLE), ("meer", CORE)]),
        ("Rafiq Mammadov oglu", [("rafiq", CORE), ("mammadov", CORE), ("oglu", PARTICLE)]),
    ],
)
def test_articles_particles_and_words_for_father_are_tagged(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Li Wu",
        "Wu Li",
        "Bin Li",
        "An Jung",
        "Le Thanh",
        "Do Minh",
        "Lo Wai Man",
        "Peter Lo",
        "Ben Carson",
        "Salah Ahmed",
        "Nur Hassan",
        "Saif Malik",
        "Zain Malik",
        "Ghulam Haider",
        "Taj Mahmood",
        "Li Peter",
    ],
)
def test_a_particle_that_is_the_name_is_a_name(text):
    assert {role for _, role in roles(text)} == {CORE}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Abd al-Rahman Tarif", ["abdulrahman", "tarif"]),
        ("Abdul Rahman Tarif", ["abdulrahman", "tarif"]),
        ("Abdel Rahman Tarif", ["abdulrahman", "tarif"]),
        ("Abd ar-Rahman Tarif", ["abdulrahman", "tarif"]),
        ("عبد الرحمن طارق", ["عبدالرحمن", "طارق"]),
        ("Tarif Abdul", ["tarif", "abdul"]),
    ],
)
def test_abd_and_the_name_that_follows_are_one_word(text, words):
    assert only(text) == words


@pytest.mark.parametrize(
    ("text", "father"),
    [
        ("Ivan Petrovich Vetrov", "petrovich"),
        ("Vetrov Ivan Petrovich", "petrovich"),
        ("Иван Петрович Ветров", "петрович"),
        ("Ольга Николаевна Ветрова", "николаевна"),
        ("Olga Nikolaevna Vetrova", "nikolaevna"),
        ("Іван Петрович Вітер", "петрович"),
        ("Олена Сергіївна Вітер", "сергіївна"),
        ("Ilya Kuzmich Vetrov", "kuzmich"),
        ("Ольга Ильинична Ветрова", "ильинична"),
    ],
)
def test_patronymics_are_tagged_where_there_are_three_words(text, father):
    assert [word for word, role in roles(text) if role is PATRONYMIC] == [father]


@pytest.mark.parametrize("text", ["Goran Petrovic", "Radovan Karlovich", "Иван Хаимович"])
def test_a_family_name_that_ends_like_a_patronymic_is_a_family_name(text):
    assert {role for _, role in roles(text)} == {CORE}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Ottoline Marsh", [("dr", TITLE), ("ottoline", CORE), ("marsh", CORE)]),
        ("Ottoline Marsh Jr.", [("ottoline", CORE), ("marsh", CORE), ("jr", TITLE)]),
        ("Prof Dr Ottoline Marsh", [("prof", TITLE), ("dr", TITLE), ("ottoline", CORE), ("marsh", CORE)]),
        (
            "Major General Ottoline Marsh",
            [("major", TITLE), ("general", TITLE), ("ottoline", CORE), ("marsh", CORE)],
        ),
        ("Ottoline Marsh III", [("ottoline", CORE), ("marsh", CORE), ("iii", TITLE)]),
        ("Sheikh Osman Tarif", [("sheikh", TITLE), ("osman", CORE), ("tarif", CORE)]),
        ("Major Lazar", [("major", CORE), ("lazar", CORE)]),
        ("Don Marsh", [("don", CORE), ("marsh", CORE)]),
    ],
)
def test_titles_and_suffixes_are_set_aside_unless_they_may_be_the_name(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("J. R. Marsh", [("j", INITIAL), ("r", INITIAL), ("marsh", CORE)]),
        ("J.R. Marsh", [("j", INITIAL), ("r", INITIAL), ("marsh", CORE)]),
        ("Marsh J", [("marsh", CORE), ("j", INITIAL)]),
        ("И. П. Ветров", [("и", INITIAL), ("п", INITIAL), ("ветров", CORE)]),
    ],
)
def test_single_letters_are_initials(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize("text", ["Dr.", "bin", "al", "Jr", "van der"])
def test_a_name_that_would_keep_no_word_keeps_all_of_them(text):
    assert {role for _, role in roles(text)} == {CORE}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ottoline Marsh (Rosalind Vega)", ["ottoline marsh", "rosalind vega"]),
        ("Ottoline Marsh a.k.a. Rosalind Vega", ["ottoline marsh", "rosalind vega"]),
        ("Ottoline Marsh aka Rosalind Vega", ["ottoline marsh", "rosalind vega"]),
        ("Ottoline Marsh A.K.A Rosalind Vega", ["ottoline marsh", "rosalind vega"]),
        ("Ottoline Marsh also known as Rosalind Vega", ["ottoline marsh", "rosalind vega"]),
        ("Ottoline Marsh alias Rosalind Vega", ["ottoline marsh", "rosalind vega"]),
        ("Ottoline Marsh, née Vega", ["ottoline marsh", "vega"]),
        ("Ottoline Marsh @ Rosalind Vega", ["ottoline marsh", "rosalind vega"]),
        ("Ottoline Marsh; Rosalind Vega", ["ottoline marsh", "rosalind vega"]),
        ("Ottoline Marsh / Rosalind Vega", ["ottoline marsh", "rosalind vega"]),
        ('Ottoline "Rosa Vega" Marsh', ["ottoline marsh", "rosa vega"]),
        ("张伟民（张卫民）", ["张伟民", "张卫民"]),
        ("张伟民 又名 张卫民", ["张伟民", "张卫民"]),
        ("Иван Ветров, он же Олег Гусев", ["иван ветров", "олег гусев"]),
        ("Ottoline Marsh (ottoline marsh)", ["ottoline marsh"]),
    ],
)
def test_other_names_in_one_cell_are_further_forms(text, expected):
    assert forms(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Rajan S/O Kumaran", "Rajan s/o Kumaran", "Rajan D/O Kumaran", "Rajan A/L Kumaran", "Rajan W/O Kumaran"],
)
def test_child_of_divides_no_name(text):
    assert only(text) == ["rajan", "kumaran"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("鄭天財Sra Kacaw", ["鄭天財 sra kacaw", "鄭天財", "sra kacaw"]),
        ("Rosalind Vega 张伟民", ["rosalind vega 张伟民", "张伟民", "rosalind vega"]),
        ("李Wei", ["李 wei"]),
        ("Иван Vetrov", ["иван vetrov"]),
    ],
)
def test_a_name_printed_in_characters_and_letters_is_also_each_of_them(text, expected):
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "notes"),
    [
        ("Ottolinе Мarsh", ["ottoline", "marsh"], ("look-alike",)),
        ("Otto\u200bline Marsh", ["ottoline", "marsh"], ("hidden",)),
        ("\u202eOttoline Marsh\u202c", ["ottoline", "marsh"], ("hidden",)),
        ("Otto\u00adline\x00 Mаrsh", ["ottoline", "marsh"], ("look-alike", "hidden")),
        ("Ottoline\u00a0Marsh", ["ottoline", "marsh"], ()),
        ("Иван Ветров", ["иван", "ветров"], ()),
    ],
)
def test_look_alike_and_hidden_characters_are_noted(text, words, notes):
    (form,) = read_name(text, body=False)
    assert ([word for word, _ in form.tokens], form.notes) == (words, notes)


@pytest.mark.parametrize("text", ["", " ", "-", "'", "🙂", "\u200b", "()", "\x00", "\ufffd", "\ue000", "« »"])
@pytest.mark.parametrize("body", [None, False, True])
def test_what_has_no_letter_has_no_form(text, body):
    assert read_name(text, body=body) == ()


def test_limits_hold():
    (long,) = read_name("ab " * 100, body=False)
    assert len(long.tokens) == MOST_WORDS == 12
    assert long.notes == ("cut",)
    assert (
        len(read_name("; ".join(f"Marsh{'abcdefghijklm'[i]} Vega" for i in range(12)), body=False))
        == MOST_FORMS
        == 6
    )
    assert read_name("a" * 199 + " bc", body=False) == read_name("a" * 199 + " ", body=False)[:1]
    assert LONGEST_NAME == 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brackwater Mining GmbH", ["brackwater", "mining"]),
        ("OOO Brackwater", ["brackwater"]),
        ("Brackwater S.p.A.", ["brackwater"]),
        ("株式会社トヨタ自動車", ["トヨタ", "自動車"]),
        ("주식회사 삼성전자", ["삼성전자"]),
        ("㈜삼성전자", ["삼성전자"]),
        ("11420 CORP.", ["11420"]),
    ],
)
def test_legal_forms_stand_apart_and_are_no_core_of_a_body(text, expected):
    form = read_name(text, body=True)[0]
    assert [w for (w, _), role in zip(form.tokens, form.roles, strict=True) if role != LEGAL] == expected
    assert form.roles[-1] == LEGAL
    assert form.tokens[-1][1] == "Zsym"


@pytest.mark.parametrize("text", ["Company Limited", "GmbH", "有限公司", "LLC"])
def test_a_body_named_by_legal_forms_only_keeps_its_words(text):
    form = read_name(text, body=True)[0]
    assert [role for role in form.roles if role != LEGAL]


@pytest.mark.parametrize(
    ("text", "number"), [("Plant No. 4", "4"), ("Завод № 7", "7"), ("2200 CORP.", "2200"), ("第三", None)]
)
def test_numbers_in_a_bodys_name_are_numbers(text, number):
    found = [word for word, role in roles(text, body=True) if role is NUMBER]
    assert found == ([number] if number else [])


@pytest.mark.parametrize(
    "text", ["So-called Government of Tarnholt", "Так называемое правительство Тарнхольта"]
)
def test_qualifiers_of_a_body_are_left_out(text):
    words = [word for word, _ in roles(text, body=True)]
    assert not {"so", "called", "так", "называемое"} & set(words)


@pytest.mark.parametrize("body", [None, False, True])
def test_reading_repeats_itself(body):
    for text in ("Ottoline Marsh (Vega)", "Brackwater Mining GmbH", "محمد عبد الرحمن", "荣永木业有限公司"):
        assert read_name(text, body=body) == read_name(text, body=body)
