"""What is installed: pinned, hashed, without addresses, with a reason, and under licences we may pass on."""

import importlib.metadata
import re

import pytest

LOCKS = ("run", "dev", "train", "uv")
# Published as source only or heavy on the system; FollowTheMoney is spoken by our own reader.
KEPT_OUT = frozenset({"pyicu", "followthemoney", "rigour", "normality"})
RUN_PACKAGES = 70
PIN = re.compile(
    r"^(?P<name>[a-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>\S+)(?: ; (?P<marker>.*?))?(?: \\)?$", re.MULTILINE
)
COPYLEFT = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public License", re.IGNORECASE)


def _pins(root, lock):
    text = (root / "requirements" / f"{lock}.lock").read_text("utf-8")
    return {(m["name"], m["version"], m["marker"] or "") for m in PIN.finditer(text)}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(root, lock):
    text = (root / "requirements" / f"{lock}.lock").read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text)
    assert [b.splitlines()[0] for b in blocks if "==" in b and "--hash=sha256:" not in b] == []
    assert _pins(root, lock)


def test_no_file_of_the_frame_names_an_address_of_packages(root):
    files = [
        *(root / "requirements").iterdir(),
        root / "Makefile",
        root / "pyproject.toml",
        root / ".ci" / "run",
    ]
    words = ("://", "index-url", "find-links", "trusted-host")
    assert [
        f.name
        for f in files
        for word in words
        if word in f.read_text("utf-8").replace("no-emit-index-url", "")
    ] == []


@pytest.mark.parametrize("lock", ["run", "dev", "train"])
def test_packages_that_need_a_compiler_or_speak_for_others_stay_out(root, lock):
    assert {name for name, _, _ in _pins(root, lock)} & KEPT_OUT == set()


def test_the_product_needs_at_most_seventy_packages(root):
    assert len(_pins(root, "run")) <= RUN_PACKAGES


@pytest.mark.parametrize("lock", ["dev", "train"])
def test_development_pins_agree_with_the_pins_of_the_product(root, lock):
    assert _pins(root, "run") <= _pins(root, lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_says_why_it_is_there(root, lock):
    lines = (root / "requirements" / f"{lock}.in").read_text("utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith(("#", "-r"))]
    assert [line for line in wanted if "#" not in line and len(wanted) > 1] == []


def test_pyproject_asks_for_what_the_lock_is_compiled_from(root):
    lines = (root / "requirements" / "run.in").read_text("utf-8").splitlines()
    compiled = {re.split(r"[\s<>=#]", line)[0] for line in lines if line and not line.startswith("#")} - {
        "flit_core"
    }
    declared = {re.split(r"[\s<>=;]", line)[0] for line in importlib.metadata.requires("comity") or []}
    assert declared == compiled


def test_no_package_of_the_product_forbids_passing_it_on(root):
    licences = {}
    for name, _, marker in _pins(root, "run"):
        if "win32" in marker:  # not installed here
            continue
        about = importlib.metadata.metadata(name)
        stated = about.get("License-Expression") or ""
        classifiers = [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
        licences[name] = stated or " ".join(classifiers) or (about.get("License") or "").split("\n", 1)[0]
    assert {name: text for name, text in licences.items() if not text or COPYLEFT.search(text)} == {}


def test_the_licence_rule_knows_copyleft_from_lesser_copyleft():
    assert COPYLEFT.search("GPL-3.0-only")
    assert COPYLEFT.search("License :: OSI Approved :: GNU Affero General Public License v3")
    assert not COPYLEFT.search("LGPL-2.1-or-later")
    assert not COPYLEFT.search("GNU Lesser General Public License v2")
