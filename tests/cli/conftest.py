"""The command line with a small matcher, and files of invented people."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from comity import match
from comity.cli.main import main
from tests.cli.fakes import FAKES

for name, fake in FAKES.items():
    if not hasattr(match, name):
        setattr(match, name, fake)


@pytest.fixture(autouse=True)
def _small_matcher(monkeypatch):
    for name, fake in FAKES.items():
        monkeypatch.setattr(match, name, fake, raising=False)


@pytest.fixture
def comity():
    """Call the program in this process."""

    def call(*arguments, stdin=None):
        return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin, prog_name="comity")

    return call


@pytest.fixture
def process(root):
    """Start the program, with the small matcher, in a process of its own."""
    started = []

    def start(*arguments, environment=None, **options):
        command = [sys.executable, "-m", "tests.cli.fakes", *map(str, arguments)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        paths = os.pathsep.join([str(root / "src"), str(root)])
        held = subprocess.Popen(
            command, cwd=root, env={**os.environ, "PYTHONPATH": paths, **(environment or {})}, **pipes
        )
        started.append(held)
        return held

    yield start
    for held in started:
        if held.poll() is None:
            held.kill()
        held.wait()
        for pipe in (held.stdin, held.stdout, held.stderr):
            if pipe and not pipe.closed:
                pipe.close()


@pytest.fixture
def people(tmp_path):
    """A list of three and a register of four, all invented."""
    (tmp_path / "list.csv").write_text(
        "id,name,birth_date\nP1,Anna Kestrel,1970\nP2,Bela Orsova,1961-04\nP4,Nobody Known,\n", "utf-8"
    )
    (tmp_path / "register.csv").write_text(
        "id,name,birth_date\nR1,KESTREL Anna,1970\nR2,Anna Orsova,\nR3,Bela Orsova,1961-04\nR5,Zora Quill,\n",
        "utf-8",
    )
    return tmp_path
