"""Pieces of SQL text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Sql(NamedTuple):
    """A term in SQL: NULL where it is unknown or none, and how to tell the two apart.

    ``known`` is true where the term is not unknown; None means «exactly where the value is not NULL».
    """

    value: str
    known: str | None = None

    @property
    def is_known(self) -> str:
        """The condition that the term is not unknown."""
        return self.known or f"({self.value} IS NOT NULL)"


NULL = "NULL"
TRUE = "TRUE"
FALSE = "FALSE"


def name(text: str) -> str:
    """A quoted identifier."""
    return '"' + text.replace('"', '""') + '"'


def literal(value: bool | int | str) -> str:
    """A literal."""
    if isinstance(value, bool):
        return TRUE if value else FALSE
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def at(items: str, place: int | str) -> str:
    """The item at that place of a list, counted from 1, or from the end by -1; NULL where there is none."""
    return f"list_extract({items}, {place})"


def every(parts: Iterable[str]) -> str:
    """All of them; true when there are none."""
    found = [part for part in parts if part != TRUE]
    return f"({' AND '.join(found)})" if found else TRUE


def some(parts: Iterable[str]) -> str:
    """Any of them; false when there are none."""
    found = [part for part in parts if part != FALSE]
    return f"({' OR '.join(found)})" if found else FALSE


def cases(pairs: Iterable[tuple[str, str]], otherwise: str = NULL) -> str:
    """The value of the first condition that is true."""
    found = [(test, value) for test, value in pairs if test != FALSE]
    if not found:
        return otherwise
    tail = "" if otherwise == NULL else f" ELSE {otherwise}"
    return f"(CASE {' '.join(f'WHEN {test} THEN {value}' for test, value in found)}{tail} END)"
