"""Small workbooks made on the spot, and what the readers make of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pytest

from lianchi.model.finding import Doubt, Unread
from lianchi.read.extract import Extract, Source
from lianchi.read.ledger.reader import read_delimited, read_workbook
from tables import Rows, book_of, text_of


class Reading(NamedTuple):
    """What a reader gave, by what it is."""

    records: list[Extract]
    unread: list[Unread]
    doubts: list[Doubt]

    @property
    def only(self) -> Extract:
        """The one record."""
        assert len(self.records) == 1, self
        return self.records[0]

    def said(self, code: str) -> list[str]:
        """The sentences of all doubts of that code, those of records too."""
        found = [doubt for record in self.records for doubt in record.doubts] + self.doubts
        return [doubt.zh for doubt in found if doubt.code == code]


def sorted_out(found: Sequence[Extract | Unread | Doubt]) -> Reading:
    """Records, unread parts and doubts."""
    return Reading([one for one in found if isinstance(one, Extract)], [one for one in found if isinstance(one, Unread)],
                   [one for one in found if isinstance(one, Doubt)])


def read_bytes(data: bytes, *folders: str) -> Reading:
    """What is read of a file, whatever it is."""
    return sorted_out(list(read_workbook(Source(data, "台账", folders))))


Read = Callable[..., Reading]


@pytest.fixture
def book() -> Callable[..., bytes]:
    return book_of


@pytest.fixture
def read() -> Read:
    """Read one sheet of rows, 接触登记 if no name is given, as a workbook."""

    def reading(rows: Rows, name: str = "政商接触登记", edit: Callable[[Any], object] | None = None) -> Reading:
        return read_bytes(book_of({name: rows}, edit))

    return reading


@pytest.fixture
def read_data() -> Callable[..., Reading]:
    return read_bytes


@pytest.fixture
def read_csv() -> Callable[[bytes], Reading]:
    return lambda data: sorted_out(list(read_delimited(Source(data, "台账.csv"))))


@pytest.fixture
def csv_of() -> Callable[..., bytes]:
    return text_of
