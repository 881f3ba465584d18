"""The order in which the steps of a matter follow each other, by kind of record; drawn in reports, never judged."""

from __future__ import annotations

from typing import Any

from lianchi.codes import CodeLists
from lianchi.dialect import parse
from lianchi.errors import RulebookError
from lianchi.model.record import Record
from lianchi.model.vocabulary import Node, fields_of
from lianchi.resources import data_folder

FILE = "procedures.yaml"


class Procedures:
    """Kind of record → its steps, each a set of items by list and code."""

    def __init__(self, steps: dict[str, list[list[str]]]) -> None:
        self.steps = steps

    @classmethod
    def load(cls) -> Procedures:
        """The shipped order.  Raises RulebookError for a file that is not YAML as the project writes it."""
        document = parse((data_folder("schemas") / FILE).read_text(encoding="utf-8"), FILE)
        if document.faults:
            raise RulebookError(document.faults)
        return cls({kind: steps for kind, steps in document.data.items() if kind != "schema"})

    def places(self, kind: str, node: Node, item: dict[str, Any]) -> tuple[int, ...]:
        """Which steps of the order the item of a list is: two where two were taken at once."""
        found = coded(node)
        codes = (item.get(found[0]), item.get("merged_with")) if found else ()
        names = {f"{node.key}.{code}" for code in codes}
        return tuple(at for at, step in enumerate(self.steps.get(kind, ())) if not names.isdisjoint(step))

    def titles(self, kind: str, codes: CodeLists, lang: str) -> tuple[str, ...]:
        """What each step is called; the empty string where one of several will do."""
        steps = self.steps.get(kind, ())
        return tuple(_title(step[0], codes, lang) if len(step) == 1 else "" for step in steps)


def coded(node: Node) -> tuple[str, str] | None:
    """The field of an item that says which step it is, and its code list: the stage, else the kind."""
    fields = fields_of(node.part) if node.part else {}
    for key in ("stage", "kind"):
        if key in fields and (scalar := fields[key].scalar) is not None and scalar.codes:
            return key, scalar.codes
    return None


def _title(name: str, codes: CodeLists, lang: str) -> str:
    key, _, code = name.partition(".")
    node = fields_of(Record)[key]
    found = coded(node)
    return codes.title(found[1], code, lang) if found else node.title
