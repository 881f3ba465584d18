"""The vocabulary as a schema needs it: every part once, the name of each type, and what must be stated."""

from __future__ import annotations

from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of
from lianchi.schema.forms import FORMS


def parts_of(root: type[Part], title: str) -> dict[type[Part], str]:
    """``root`` and every part that it can hold, nearest first, with the Chinese name of its first use."""
    found = {root: title}
    waiting = [root]
    while waiting:
        for node in fields_of(waiting.pop(0)).values():
            if node.part is not None and node.part not in found:
                found[node.part] = node.title
                waiting.append(node.part)
    return found


def required_of(part: type[Part]) -> list[str]:
    """The keys that the part must state and that cannot be none."""
    return [info.alias or name for name, info in part.model_fields.items() if info.is_required()]


def type_name(node: Node) -> str:
    """The name under which a schema defines the value of this field, or one item of it."""
    if node.part is not None:
        return node.part.__name__
    if node.scalar is None:
        return "text"
    return f"code.{node.scalar.codes}" if node.scalar.codes else node.scalar.kind


def words(node: Node) -> str:
    """What a field is, and how its value is written, in Chinese sentences."""
    kind = node.scalar.kind if node.scalar else "text"
    return f"{node.about or node.title}。{FORMS[kind].zh if kind in FORMS and kind != 'text' else ''}"
