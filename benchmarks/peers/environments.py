"""The environments of other tools, made from their locks the first time they are needed."""

import subprocess
import sys
from pathlib import Path

from benchmarks.product import CACHE

__all__ = ["ENVIRONMENTS", "ready", "versions"]

_LOCKS = Path(__file__).resolve().parents[2] / "requirements"
# They pin each other's dependencies to exact versions; in one environment one silently downgrades.
ENVIRONMENTS = ("peers-ftm", "peers-linkage", "peers-search", "peers-cases")
LONGEST_INSTALL_S = 1200


def versions() -> str:
    """Return the packages that the environments pin themselves, with their versions."""
    pinned = {
        line.split("#")[0].strip()
        for name in ENVIRONMENTS
        for line in (_LOCKS / f"{name}.in").read_text("utf-8").splitlines()
        if "==" in line.split("#")[0]
    }
    return ", ".join(sorted(one.replace("==", " ") for one in pinned))


def ready(name: str) -> str:
    """Return nothing when the environment stands, made now if need be, else why it cannot be made."""
    folder = CACHE / name
    done = folder / "lock.done"
    lock = (_LOCKS / f"{name}.lock").read_bytes()
    if done.exists() and done.read_bytes() == lock:
        return ""
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    install = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    tried = subprocess.run(
        [*install, "--require-hashes", "--requirement", _LOCKS / f"{name}.lock"],
        capture_output=True, text=True, timeout=LONGEST_INSTALL_S, check=False,
    )  # fmt: skip
    if tried.returncode != 0:
        return f"its environment could not be made: {tried.stderr.strip().splitlines()[-1]}"
    done.write_bytes(lock)
    return ""
