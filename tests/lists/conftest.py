"""Lists from bytes, as every test of readers needs them."""

import io

import pytest

from comity.facts import Record, Rejection
from comity.lists import Manner, open_stream


@pytest.fixture(scope="session")
def opened():
    """Open bytes (or text as UTF-8) as a list."""

    def open_bytes(data, name="list.csv", **options):
        return open_stream(
            io.BytesIO(data.encode() if isinstance(data, str) else data), name, Manner(**options)
        )

    return open_bytes


@pytest.fixture(scope="session")
def records_of(opened):
    """The records of bytes; any rejection fails the test."""

    def records(data, **options):
        found = list(opened(data, **options))
        assert [r for r in found if isinstance(r, Rejection)] == []
        return found

    return records


@pytest.fixture(scope="session")
def split(opened):
    """Ids of the records, and (locator, reason) of the rejections."""

    def both(data, **options):
        found = list(opened(data, **options))
        ids = [r.id for r in found if isinstance(r, Record)]
        return ids, [(r.source.locator, r.reason) for r in found if isinstance(r, Rejection)]

    return both
