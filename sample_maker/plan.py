"""The counts and constants of the sample: one place to read what the files must contain."""

__all__ = [
    "ABSENT",
    "APOSTROPHE",
    "APOSTROPHE_CHARACTER",
    "A_GROUPS",
    "A_MISSING",
    "A_SAME_YEAR",
    "A_TRIPLES",
    "A_YEARS_APART",
    "BIRTH_MONTHS",
    "BIRTH_NONE",
    "BIRTH_YEARS",
    "BOUNDED",
    "B_VARIANTS",
    "B_YEARS_APART",
    "CHAINS",
    "CHAIN_LENGTH",
    "CHINESE_FILLERS",
    "COMPANIES",
    "COMPANY_STATES",
    "CROSS_HOLDINGS",
    "CULTURES",
    "CYCLES",
    "CYCLE_LENGTH",
    "DIRECTOR_NAMESAKE",
    "DIRECTOR_PLANTED",
    "DOUBLE_SURNAMES",
    "ENDED",
    "FEMALE",
    "FIRST_BIRTH",
    "HAN_COMPANIES",
    "HARD_NEGATIVES",
    "JOINT",
    "LAST_BIRTH",
    "LINKED",
    "LISTED",
    "MANY_SPELLINGS",
    "MOST_PLANTED",
    "NAMED_AFTER",
    "NOMINATOR_PLANTED",
    "NOMINEES",
    "OFFENCES",
    "ONE_CHARACTER_GIVEN",
    "OWNERSHIP",
    "PLANTED",
    "REQUESTING",
    "SHAREHOLDER_FILLER",
    "SHAREHOLDER_PLANTED",
    "SIBLINGS_APART",
    "SIBLING_PAIRS",
    "SOURCES",
    "STATES",
    "TWIN_PAIRS",
    "UNDECIDED_HAN",
    "UNDECIDED_LATIN",
    "WITH_BOTH",
    "WITH_ENGLISH",
    "WITH_FORMER",
    "WITH_NATIONAL_ID",
    "WITH_PASSPORT",
    "WITH_PINYIN",
    "WITH_TRADITIONAL",
]

STATES = {
    "XA": "Anlan",
    "XB": "Brenmark",
    "XC": "Cassaria",
    "XD": "Dovrania",
    "XE": "Estmere",
    "XF": "Fonoa",
}
REQUESTING = "XA"

# ---- the priority list
LISTED = 150
ONE_CHARACTER_GIVEN = 16
DOUBLE_SURNAMES = 8
FEMALE = 45
BIRTH_MONTHS, BIRTH_YEARS, BIRTH_NONE = 15, 22, 8
FIRST_BIRTH, LAST_BIRTH = 1948, 1985
WITH_TRADITIONAL, WITH_PINYIN, WITH_FORMER, WITH_ENGLISH = 50, 90, 20, 12
WITH_PASSPORT, WITH_NATIONAL_ID, WITH_BOTH = 80, 60, 20
ABSENT = 30
OFFENCES = ("embezzlement", "bribery", "abuse of office", "fraud", "money laundering")

# Sizes of the groups that share one Han name; the sixth is the pair with a missing birth date.
A_GROUPS = {"A1": 2, "A2": 2, "A3": 2, "A4": 2, "A5": 2, "A6": 2, "A7": 3, "A8": 3}
A_SAME_YEAR, A_MISSING, A_TRIPLES = "A5", "A6", ("A7", "A8")
A_YEARS_APART, B_YEARS_APART = 6, 3
# Pairs of characters of one toneless reading: one B pair for each.
B_VARIANTS = (
    ("伟", "玮"),
    ("伟", "薇"),
    ("玮", "薇"),
    ("建", "健"),
    ("玉", "宇"),
    ("玉", "雨"),
    ("宇", "雨"),
    ("永", "勇"),
    ("中", "忠"),
    ("军", "俊"),
)
SIBLING_PAIRS = 3
SIBLINGS_APART = (2, 6)
MANY_SPELLINGS = 6  # group U
APOSTROPHE = 6  # group J
APOSTROPHE_CHARACTER = "安"

# ---- the register
SOURCES = (
    "trade register XB",
    "trade register XC",
    "land register XB",
    "wage tax roll XB",
    "business immigration file XB",
    "shareholder book XD",
)
# Variants of a class share its code: S14 has three kinds of damage.
PLANTED = (
    ("S13", "", 6),
    ("S08", "", 12),
    ("S10", "vietnamese", 4),
    ("S10", "korean", 2),
    ("S15", "", 8),
    ("S11", "", 8),
    ("S06", "", 12),
    ("S07", "", 12),
    ("S14", "swapped", 4),
    ("S14", "year off", 3),
    ("S14", "first of January", 3),
    ("S09", "", 8),
    ("S12", "lost", 3),
    ("S12", "doubled", 3),
    ("S12", "swapped", 3),
    ("S12", "together", 3),
    ("S01", "", 24),
    ("S02", "", 16),
    ("S03", "", 24),
    ("S04", "", 16),
    ("S05", "", 14),
)
MOST_PLANTED = 4
HARD_NEGATIVES = {
    "D01": 90,
    "D02": 80,
    "D03": 60,
    "D04": 20,
    "D05": 60,
    "D06": 30,
    "D07": 30,
    "D08": 30,
    "D09": 20,
}
UNDECIDED_LATIN, UNDECIDED_HAN = 40, 20
CHINESE_FILLERS = 1500
CULTURES = {
    "Latin European": 260,
    "Spanish/Portuguese": 200,
    "Arabic": 200,
    "Cyrillic": 160,
    "Korean": 150,
    "Japanese": 130,
    "Vietnamese": 130,
    "South Asian": 102,
}

# ---- companies and links
COMPANY_STATES = {"XB": 700, "XC": 250, "XD": 200, "XE": 150, "XF": 100, "XA": 100}
COMPANIES = 1500
LINKED, NAMED_AFTER, TWIN_PAIRS = 150, 60, 40
HAN_COMPANIES = 600
SHAREHOLDER_PLANTED, SHAREHOLDER_FILLER = 90, 90
DIRECTOR_PLANTED, DIRECTOR_NAMESAKE = 40, 30
NOMINEES, NOMINATOR_PLANTED = 30, 20
OWNERSHIP = 110
CHAINS, CHAIN_LENGTH, CYCLES, CYCLE_LENGTH, CROSS_HOLDINGS = 12, 3, 2, 3, 3
JOINT, BOUNDED, ENDED = 5, 5, 10
