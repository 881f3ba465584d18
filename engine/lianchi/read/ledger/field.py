"""Where a value of a table goes in the record: ``contacts.held_on``, ``meetings[stage=proposal].due``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lianchi.codes import CodeLists
from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of

_STEP: Final = re.compile(r"([a-z_]+)(?:\[([^\[\]]*)\])?\Z")
_DOT: Final = re.compile(r"\.(?![^\[]*\])")


class NoFieldError(ValueError):
    """A path that leads nowhere in the vocabulary; ``zh`` and ``en`` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class Step:
    """One key of a path; in a list, ``where`` says which item of the row is meant by what every such item states."""

    key: str
    many: bool
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A path from the record and the field of the vocabulary that it leads to."""

    text: str
    steps: tuple[Step, ...]
    node: Node
    none_is_code: bool = False
    """Whether the code list of the field has 无 as one of its codes."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the path without what the items state."""
        return tuple(step.key for step in self.steps)

    @property
    def kind(self) -> str:
        """The kind of its scalar (text, date, money …), or ``part``."""
        return self.node.scalar.kind if self.node.scalar else "part"


def field_of(text: str, codes: CodeLists) -> Field:
    """The field that a path names; raises NoFieldError."""
    part: type[Part] | None = Record
    steps: list[Step] = []
    node: Node | None = None
    for piece in _DOT.split(text):
        match = _STEP.match(piece)
        if match is None:
            raise NoFieldError(f"路径“{text}”的写法不对，应如 meetings[stage=proposal].held_on",
                               f"{text!r} is no path like meetings[stage=proposal].held_on")
        if part is None:
            above = steps[-1].key
            raise NoFieldError(f"路径“{text}”里 {above} 下面没有字段", f"in {text!r} nothing stands below {above}")
        node = _node(match[1], part, text)
        where = _where(match[2], node, text, codes) if match[2] is not None else ()
        steps.append(Step(node.key, node.many, where))
        part = node.part
    assert node is not None
    listed = node.scalar.codes if node.scalar else None
    spelled = listed is not None and any("无" in entry.spellings for entry in codes[listed].entries.values())
    return Field(text, tuple(steps), node, spelled)


def _node(key: str, part: type[Part], text: str) -> Node:
    fields = fields_of(part)
    if key in fields:
        return fields[key]
    near = difflib.get_close_matches(key, fields, n=1)
    zh = f"；是否想写 {near[0]}？" if near else ""
    en = f"; did you mean {near[0]}?" if near else ""
    raise NoFieldError(f"路径“{text}”里没有字段 {key}{zh}", f"in {text!r} there is no field {key}{en}")


def _where(inside: str, node: Node, text: str, codes: CodeLists) -> tuple[tuple[str, str], ...]:
    if node.part is None or not node.many:
        raise NoFieldError(f"路径“{text}”里 {node.key} 不是有多项的字段，不能写 [ ]",
                           f"in {text!r} {node.key} is no list of parts and takes no [ ]")
    found = []
    for pair in inside.split(","):
        key, equals, value = (word.strip() for word in pair.partition("="))
        if not equals or not value:
            raise NoFieldError(f"路径“{text}”的 [ ] 里要写 键=值", f"in {text!r} the brackets must hold key=value")
        check_value(_node(key, node.part, text), value, codes)
        found.append((key, value))
    return tuple(found)


def check_value(node: Node, value: str, codes: CodeLists) -> None:
    """Refuse a value that a code list does not have; raises NoFieldError."""
    scalar = node.scalar
    if scalar is None or scalar.kind != "code" or scalar.codes is None:
        return
    if value in codes[scalar.codes].entries:
        return
    names = "、".join(sorted(codes[scalar.codes].entries))
    raise NoFieldError(f"{node.key} 不能是 {value}，应为 {names} 之一", f"{node.key} cannot be {value!r}")


def lists_of(field: Field) -> Iterator[Step]:
    """The lists of parts that the path passes or ends in."""
    for at, step in enumerate(field.steps):
        if step.many and (at + 1 < len(field.steps) or field.node.part is not None):
            yield step
