"""Puts what the program really prints into README.md, between markers; `make fix` runs it."""

import os
import subprocess
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
COLUMNS = "80"
SHOWN = {
    "example": ("compare", "张伟民", "ZHANG Weimin"),
    "help": ("screen", "--help"),
}
"""What stands between ``<!-- key -->`` and ``<!-- end of key -->``: a call of comity and what it prints."""


def printed(*arguments: str) -> str:
    """What a call of comity prints on a terminal of 80 columns."""
    called = [sys.executable, "-m", "comity.cli.main", *arguments]
    environment = {**os.environ, "COLUMNS": COLUMNS, "PYTHONUTF8": "1"}
    done = subprocess.run(called, capture_output=True, check=True, env=environment)
    words = done.stdout.decode("utf-8").replace("python -m comity.cli.main", "comity")
    return "\n".join(line.rstrip() for line in words.splitlines()) + "\n"


def call(arguments: tuple[str, ...]) -> str:
    """The call as somebody types it; none for help, which says it itself."""
    quoted = [f'"{word}"' if " " in word or not word.isascii() else word for word in arguments]
    return "" if "--help" in arguments else f"$ comity {' '.join(quoted)}\n"


def renewed(page: str) -> str:
    """The page with everything between its markers printed anew."""
    for key, arguments in SHOWN.items():
        start, end = f"<!-- {key} -->\n", f"<!-- end of {key} -->\n"
        before, rest = page.split(start)
        shown = f"```\n{call(arguments)}{printed(*arguments)}```\n"
        page = f"{before}{start}{shown}{end}{rest.split(end)[1]}"
    return page


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), "utf-8")
