"""The sources, read and parsed once, for the rules of the house."""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src", "tests", "benchmarks", "training", "sample", "sample_maker", "docs")


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python: where it lies, what it says, and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def in_package(self) -> bool:
        """Whether the file ships."""
        return self.path.startswith("src/")

    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method, nested ones too."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        return [node for node in ast.walk(self.tree) if isinstance(node, kinds)]


def _read(path: Path) -> Module:
    text = path.read_text("utf-8")
    return Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text))


@pytest.fixture(scope="session")
def modules() -> list[Module]:
    """Every Python file of the repository, in order of its path."""
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    return [_read(path) for path in files if not any(part.startswith(".") for part in path.parts)]


@pytest.fixture(scope="session")
def shipped(modules) -> list[Module]:
    """The Python files of the package."""
    return [module for module in modules if module.in_package]
