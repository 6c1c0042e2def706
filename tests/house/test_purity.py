"""Time, chance, the network and silence about errors: where they may and may not be."""

import ast
import re
from collections import Counter

ENTRY_POINTS = "src/comity/cli/"
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
}
CHANCE = {"random", "secrets", "uuid"}
NETWORK = {
    "socket",
    "ssl",
    "urllib.request",
    "http.client",
    "http.server",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
}
# One handler per entry point maps a bug to its exit code; nobody else may catch all.
LAST_RESORTS = {"src/comity/cli/main.py": 1}
# Addresses that name a vocabulary and are never asked for anything.
NAMESPACES = (
    "http://www.w3.org/",
    "http://schemas.openxmlformats.org/",
    "http://eu.europa.ec/fpi/fsd/export",
    "http://tempuri.org/",
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
    "http://www.un.org/sanctions/",
)
ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s\"'<>)]*", re.IGNORECASE)


def _imported(module):
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno


def _attributes(module):
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            yield owner, node.attr, node.lineno


def test_the_clock_is_read_at_entry_points_only(shipped):
    inner = [m for m in shipped if not m.path.startswith(ENTRY_POINTS)]
    assert [
        f"{m.path}:{n}" for m in inner for owner, name, n in _attributes(m) if (owner, name) in CLOCKS
    ] == []


def test_chance_is_drawn_at_entry_points_only(shipped):
    inner = [m for m in shipped if not m.path.startswith(ENTRY_POINTS)]
    assert [f"{m.path}:{n} {name}" for m in inner for name, n in _imported(m) if name in CHANCE] == []
    assert [
        f"{m.path}:{n}"
        for m in inner
        for owner, name, n in _attributes(m)
        if (owner, name) == ("np", "random")
    ] == []


def test_the_package_opens_no_connection(shipped):
    assert [f"{m.path}:{n} {name}" for m in shipped for name, n in _imported(m) if name in NETWORK] == []


def test_the_package_holds_no_address_of_an_outside_host(root):
    texts = [
        p for p in (root / "src").rglob("*") if p.suffix in {".py", ".html", ".css", ".js", ".svg", ".toml"}
    ]
    found = [
        f"{path.relative_to(root)}: {address}"
        for path in texts
        for address in ADDRESS.findall(path.read_text("utf-8"))
        if not address.startswith(NAMESPACES)
    ]
    assert found == []


def _is_broad(handler):
    names = (
        {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)} if handler.type else {""}
    )
    return bool({"", "Exception", "BaseException"} & names)


def test_no_catch_all_hides_a_bug(modules):
    broad = Counter(
        m.path for m in modules for n in ast.walk(m.tree) if isinstance(n, ast.ExceptHandler) and _is_broad(n)
    )
    assert broad - Counter(LAST_RESORTS) == Counter()
