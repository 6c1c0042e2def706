"""Words the glossary bans, because they accuse, or mean two things, stay out of code and pages."""

import re

BANNED = {
    "fugitive": "say person sought; fugitive only as a finding of a court",
    "criminal": "say accused or convicted person",
    "target": "say person sought, subject, or requested State",
    "blacklist": "say priority list",
    "illegal": "name the provision",
    "home country": "say State of origin",
    "guarantee": "say assurance",
    "ncb": "say National Central Bureau, or non-conviction-based",
}
# (file, word): why it must stand there
EXEMPT: dict[tuple[str, str], str] = {}
TEXTS = {".py", ".html", ".css", ".js", ".toml", ".md"}
SPLIT = re.compile(r"_|(?<=[a-z])(?=[A-Z])")
PLACES = ("src", "docs", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "sample")


def _texts(root):
    for place in PLACES:
        found = [root / place] if (root / place).is_file() else sorted((root / place).rglob("*"))
        yield from (path for path in found if path.suffix in TEXTS and path.is_file())


def _banned_in(text):
    words = SPLIT.sub(" ", text).lower()
    return [word for word in BANNED if re.search(rf"\b{word}(?:s|d|ed|es|ly)?\b", words)]


def test_banned_words_are_absent_from_code_and_pages(root):
    found = {
        (path.relative_to(root).as_posix(), word): BANNED[word]
        for path in _texts(root)
        for word in _banned_in(path.read_text("utf-8"))
    }
    assert {key: advice for key, advice in found.items() if key not in EXEMPT} == {}


def test_the_rule_finds_a_banned_word_inside_an_identifier():
    assert _banned_in("parse_target = TargetList()") == ["target"]
    assert _banned_in("retargeting, criminology") == []
