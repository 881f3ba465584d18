"""The ids of records that have none of their own: what the matter is called in real life, else where it stands."""

from __future__ import annotations

from typing import Any, Final

from lianchi.model.vocabulary import Node
from lianchi.read.extract import Origin
from lianchi.read.ledger.draft import Draft

_LONGEST: Final = 40
_MATTER: Final = (("matter", "title"), ("matter", "project"))
_NO_NAME: Final = frozenset(("id", "stage", "kind"))


class RecordIds:
    """Gives each record of a file an id: unit and matter, or unit and the first row; doubled ones get their place."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def settle(self, draft: Draft, rows: Node | None) -> bool:
        """See that the draft has an id; true where it had to be made up from other values."""
        given = draft.fields.get("id")
        if isinstance(given, str) and given:
            self._taken.add(given)
            return False
        found = self._made(draft.fields, rows)
        unique = found if found and found not in self._taken else "·".join(filter(None, (found, draft.place)))
        self._taken.add(unique)
        draft.fields["id"] = unique
        draft.origins["/id"] = Origin(draft.place, "", "context")
        return True

    @staticmethod
    def _made(fields: dict[str, Any], rows: Node | None) -> str:
        unit = _text(fields, ("unit", "name")) or _text(fields, ("unit", "code"))
        matter = next((text for path in _MATTER if (text := _text(fields, path))), "")
        words = [matter] if matter else _first_item(fields, rows)
        return "·".join(filter(None, (unit, *words))) if any(words) else ""


def _text(fields: Any, path: tuple[str, ...]) -> str:
    for key in path:
        fields = fields.get(key) if isinstance(fields, dict) else None
    return fields[:_LONGEST] if isinstance(fields, str) else ""


def _first_item(fields: dict[str, Any], rows: Node | None) -> list[str]:
    """What names the first item in real life."""
    items = fields.get(rows.key) if rows is not None else None
    if not items or rows is None or rows.part is None:
        return []
    return [text for key in rows.part.identity if key not in _NO_NAME and (text := _text(items[0], (key,)))]
