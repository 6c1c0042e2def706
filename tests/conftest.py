"""What every test may ask for: the open data folder, and reproducible properties in CI."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# In CI a failure must come again on the desk; on the desk each run may find something new.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def open_data() -> Path:
    """The folder of open data, or a skip that says how to get it."""
    folder = Path(os.environ.get("COMITY_DATA", ROOT / "../shared/data")).resolve()
    if not folder.is_dir():
        pytest.skip(f"no open data at {folder}; set COMITY_DATA to the folder that holds it")
    return folder
