"""The table of commands: quick to load, complete, and explained with an example each."""

import subprocess
import sys

import pytest

from comity import __version__
from comity.cli.main import COMMANDS


def test_loading_the_table_loads_no_command_and_no_heavy_library(root):
    code = "import sys, comity.cli.main; print(*sorted({m.split('.')[0] for m in sys.modules}), *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={"PYTHONPATH": str(root / "src")},
        capture_output=True,
        check=True,
    )
    loaded = set(done.stdout.decode().split())
    heavy = {
        "numpy",
        "numba",
        "rich",
        "lxml",
        "orjson",
        "openpyxl",
        "comity.match",
        "comity.lists",
        "comity.cli.screen",
    }
    assert heavy & loaded == set()


def test_help_lists_every_command_without_loading_it(comity):
    text = comity("--help").stdout
    assert [row.name for row in COMMANDS if f"  {row.name} " not in text] == []
    assert "never an identity" in text.replace("\n  ", " ")


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_command_explains_itself_with_an_example(comity, row):
    result = comity(row.name, "--help")
    assert result.exit_code == 0
    assert f"comity {row.name} " in result.stdout
    assert "Example" in result.stdout


def test_the_version_is_printed(comity):
    assert comity("--version").stdout == f"comity {__version__}\n"


def test_no_command_at_all_shows_the_help(comity):
    result = comity()
    assert "screen" in result.output


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_option_is_in_the_manual(comity, root, row):
    manual = (root / "docs" / "command-line.md").read_text("utf-8")
    options = {word.strip(",") for word in comity(row.name, "--help").stdout.split() if word.startswith("--")}
    assert sorted(option for option in options if f"`{option}" not in manual) == []
