"""Files and functions stay small, say what they are for, and are not named after a drawer."""

import ast
from pathlib import PurePath

FILE_LINES = 400
TYPICAL_FILE_LINES = 300  # 95 files of a hundred stay below
FUNCTION_LINES = 50
DRAWERS = frozenset({
    "util", "utils", "utility", "utilities", "common", "base", "misc", "lib", "manager", "managers", "helper",
    "helpers", "stuff", "core", "shared", "general", "various", "functions", "service",
})  # fmt: skip
# Dynamic imports exist in four tables only; the other three come with their modules.
TABLES_OF_IMPORTS = {"src/comity/cli/main.py": "commands are loaded when they are called"}


def _lines(module):
    return module.text.count("\n") + 1


def test_no_file_is_longer_than_400_lines(modules):
    assert {m.path: _lines(m) for m in modules if _lines(m) > FILE_LINES} == {}


def test_ninety_five_files_of_a_hundred_are_shorter_than_300_lines(shipped):
    long = [m.path for m in shipped if _lines(m) >= TYPICAL_FILE_LINES]
    assert len(long) <= 0.05 * len(shipped), long


def test_no_function_is_longer_than_50_lines(modules):
    long = {
        f"{m.path}:{f.lineno} {f.name}": f.end_lineno - f.lineno + 1
        for m in modules
        for f in m.functions()
        if f.end_lineno - f.lineno + 1 > FUNCTION_LINES
    }
    assert long == {}


def test_every_file_states_its_purpose_in_its_first_line(modules):
    silent = [
        m.path
        for m in modules
        if m.text.strip()
        and not (m.text.startswith(('"""', 'r"""')) and (ast.get_docstring(m.tree) or "").strip())
    ]
    assert silent == []


def test_no_two_shipped_files_have_the_same_purpose(shipped):
    first = [(ast.get_docstring(m.tree) or m.path).splitlines()[0] for m in shipped]
    assert [line for line in first if first.count(line) > 1] == []


def test_every_package_says_what_it_is_and_names_what_is_public(shipped):
    folders = {PurePath(m.path).parent.as_posix() for m in shipped} - {"src"}
    packages = {
        PurePath(m.path).parent.as_posix(): m for m in shipped if PurePath(m.path).name == "__init__.py"
    }
    assert folders - set(packages) == set(), "folders without __init__.py"
    assert [p for p, m in packages.items() if not ast.get_docstring(m.tree)] == []
    assert [p for p, m in packages.items() if "__all__" not in m.text] == []


def test_no_file_is_named_after_the_drawer_it_lies_in(modules):
    words = {m.path: set(PurePath(m.path).stem.lower().split("_")) for m in modules}
    words |= {PurePath(m.path).parent.as_posix(): {PurePath(m.path).parent.name.lower()} for m in modules}
    assert [path for path, stem in words.items() if stem & DRAWERS] == []


def test_no_import_hides_inside_a_function(modules):
    hidden = [
        f"{m.path}:{node.lineno}"
        for m in modules
        for function in m.functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_dynamic_imports_stand_in_their_tables_only(shipped):
    dynamic = [m.path for m in shipped if "import_module" in m.text or "__import__" in m.text]
    assert [path for path in dynamic if path not in TABLES_OF_IMPORTS] == []
