"""The XML of a package: elements with text only, each with the place where it stands."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from lianchi.model.finding import Doubt


class Field(NamedTuple):
    """The text of one element and its place; empty where the element is."""

    text: str
    place: str


class Node:
    """One element; what is odd about it goes to ``doubts``, which all nodes of a file share."""

    def __init__(self, element: etree._Element, place: str, doubts: list[Doubt]) -> None:
        self.element = element
        self.place = place
        self.doubts = doubts

    @property
    def line(self) -> int:
        """The line on which the element begins."""
        line: int | None = self.element.sourceline  # type: ignore[assignment]
        return line or 0

    def names(self) -> list[str]:
        """The names of the elements inside, without namespace, in their order."""
        return [_name(child) for child in self.element]

    def field(self, name: str) -> Field | None:
        """The text of the element of that name; None where there is none, or more than one."""
        found = self._children(name)
        if len(found) > 1:
            self.doubt(
                "ambiguous",
                f"<{name}> 写了 {len(found)} 次，不知道哪一个算数，没有读",
                f"<{name}> is written {len(found)} times; none of them was read",
                f"{self.place}/{name}",
            )
        return _field(found[0], f"{self.place}/{name}") if len(found) == 1 else None

    def said(self, name: str) -> Field | None:
        """The text of the element where it has any."""
        found = self.field(name)
        return found if found and found.text else None

    def has(self, name: str) -> bool:
        """Whether there is an element of that name."""
        return bool(self._children(name))

    def every(self, name: str) -> list[Field]:
        """The texts of all elements of that name."""
        return [one for child in self._children(name) if (one := _field(child, f"{self.place}/{name}")).text]

    def texts(self, list_name: str, name: str) -> list[Field] | None:
        """The texts in a list element, without the empty ones; None where there is no list element."""
        nodes = self.nodes(list_name, name)
        if nodes is None:
            return None
        return [one for node in nodes if (one := _field(node.element, node.place)).text]

    def nodes(self, list_name: str, name: str) -> list[Node] | None:
        """The elements of that name in a list element; None where there is no list element."""
        lists = self._children(list_name)
        if not lists:
            return None
        place = f"{self.place}/{list_name}"
        inside = [child for one in lists for child in one if _name(child) == name]
        return [Node(child, f"{place}/{name}[{at}]", self.doubts) for at, child in enumerate(inside, start=1)]

    def only(self, known: frozenset[str]) -> None:
        """Say which elements are not read, because nobody knows them."""
        for name in dict.fromkeys(self.names()):
            if name not in known:
                self.doubt(
                    "unknown_field",
                    f"不认识 <{name}>，没有读",
                    f"<{name}> is not known and was not read",
                    f"{self.place}/{name}",
                )

    def doubt(self, code: str, zh: str, en: str, place: str = "") -> None:
        """Note what a person should know of this element."""
        self.doubts.append(Doubt(place or self.place, code, zh, en))

    def refused(self, zh: str, en: str, place: str = "") -> None:
        """Note why the supervision system sends a package back, though it can be read."""
        self.doubt("intake", f"{zh}；国资监管系统会退回", f"{en}; the supervision system sends it back", place)

    def _children(self, name: str) -> list[etree._Element]:
        return [child for child in self.element if _name(child) == name]


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _field(element: etree._Element, place: str) -> Field:
    return Field("".join(str(text) for text in element.itertext()).strip(), place)
