"""What is written by hand agrees with the program: help, targets of make, decisions, links."""

import re
import runpy

import pytest

PAGES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/life-of-a-list.md")
SCREEN_LINES = 60


def test_the_readme_shows_what_the_program_prints(root):
    script = runpy.run_path(str(root / "docs" / "help_text.py"))
    page = (root / "README.md").read_text("utf-8")
    assert script["renewed"](page) == page, "run make fix"


def test_every_target_of_make_is_listed_with_a_line_and_explained(root):
    makefile = (root / "Makefile").read_text("utf-8")
    public = set(re.search(r"^\.PHONY: help (.*)$", makefile, re.MULTILINE)[1].split())
    listed = set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE)) - {"help"}
    explained = set(
        re.findall(r"^\| `make ([a-z]+)`", (root / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    )
    assert public == listed == explained


def test_every_decision_has_context_decision_and_consequences(root):
    records = sorted((root / "docs" / "decisions").glob("*.md"))
    wanted = {"## Context", "## Decision", "## Consequences"}
    missing = {r.name: sorted(wanted - set(r.read_text("utf-8").splitlines())) for r in records}
    assert {name: headings for name, headings in missing.items() if headings} == {}
    assert [r.name for r in records if not re.match(r"\d{4}-[a-z0-9-]+\.md$", r.name)] == []
    numbers = [r.name[:4] for r in records]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_that_exist(root, page):
    text = (root / page).read_text("utf-8")
    links = re.findall(r"\]\(([^)#:]+)[^):]*\)", text)
    assert [link for link in links if not ((root / page).parent / link).exists()] == []


def test_architecture_fits_one_screen(root):
    assert (root / "ARCHITECTURE.md").read_text("utf-8").count("\n") <= SCREEN_LINES
