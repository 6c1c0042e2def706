"""Puts the program's own help into README.md, between two markers; `make fix` runs it."""

import os
import subprocess
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
START, END = "<!-- help -->\n", "<!-- end of help -->\n"
COLUMNS = "80"


def help_text() -> str:
    """What `comity screen --help` prints on a terminal of 80 columns."""
    called = [sys.executable, "-m", "comity.cli.main", "screen", "--help"]
    environment = {**os.environ, "COLUMNS": COLUMNS, "PYTHONUTF8": "1"}
    done = subprocess.run(called, capture_output=True, check=True, env=environment)
    words = done.stdout.decode("utf-8").replace("python -m comity.cli.main", "comity")
    return "\n".join(line.rstrip() for line in words.splitlines()) + "\n"


def with_help(page: str, words: str) -> str:
    """Put the help between the markers of the page."""
    before, rest = page.split(START)
    after = rest.split(END)[1]
    return f"{before}{START}```\n{words}```\n{END}{after}"


if __name__ == "__main__":
    README.write_text(with_help(README.read_text("utf-8"), help_text()), "utf-8")
