"""What the statements of a batch need of a database, the same for each."""

from __future__ import annotations

from typing import Any, Protocol

from lianchi.normalise import WorkingDays


class Database(Protocol):
    """What runs the statements."""

    def make(self, table: str, text: str) -> None:
        """A table of what the text selects."""

    def add(self, table: str, text: str) -> None:
        """What the text selects goes into a table that is there."""

    def values(self, table: str, columns: dict[str, list[Any]]) -> None:
        """A small table of these columns."""

    def rename(self, table: str, other: str) -> None:
        """Give a table another name, which no table has."""

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        """What the text selects."""

    def drop(self, table: str) -> None:
        """Forget a table."""


def calendar_table(database: Database, calendar: WorkingDays | None) -> None:
    """One row with the working days up to each day, and the days of which that is not known."""
    worked, gaps = calendar.sums() if calendar is not None else ([0], [0])
    database.values("calendar", {"calendar_worked": [worked], "calendar_gaps": [gaps]})
