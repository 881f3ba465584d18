"""Every dated value of every parameter with the file and place that sets it, and the edit of that place.

An edit replaces the text of one ``values`` mapping and touches nothing else of the file, comments least of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from lianchi.dialect import Path
from lianchi.model.rule import Parameter
from lianchi.rulebook.book import Rulebook
from lianchi.rulebook.loaded import LoadedProfile

Values = Mapping[date, Any]
_NUMBER = re.compile(r"-?[0-9]+([./][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Setting:
    """The values that one file gives one parameter.

    ``owner`` is the path of the mapping that holds them, ``key`` their key in it.
    """

    file: str
    name: str
    definition: Parameter
    layer: str
    applies: str
    owner: Path
    key: str
    values: Values

    @property
    def identity(self) -> tuple[str, str, str]:
        """What tells it from all others."""
        return self.file, self.name, self.applies


def settings(book: Rulebook) -> Iterator[Setting]:
    """All settings that stand in files of the book: rules, shared parameters, layers."""
    for loaded in sorted(book.rules.values(), key=lambda one: one.rule.id):
        for name, definition in loaded.rule.parameters.items():
            if ("parameters", name) in loaded.document.values:
                yield Setting(loaded.path, f"{loaded.rule.id}.{name}", definition, "national", "", ("parameters", name),
                              "values", definition.values)
    for name, definition in (book.parameters.parameters if book.parameters else {}).items():
        origin = book.origins[f"parameters.{name}"]
        if not origin.borrowed:
            yield Setting(origin.path, name, definition, "national", "", ("parameters", name), "values",
                          definition.values)
    for one in book.profiles:
        yield from _layer(one, book)


def _layer(one: LoadedProfile, book: Rulebook) -> Iterator[Setting]:
    scope = one.profile.for_
    for name, override in one.profile.parameters.items():
        yield Setting(one.path, name, book.tables[name].definition, one.profile.level, scope.unit or scope.region or "",
                      ("parameters", name), "values", override.values)
    for unit, own in one.profile.units.items():
        for name, values in own.items():
            yield Setting(one.path, name, book.tables[name].definition, "unit", unit, ("units", unit), name, values)


def edited(text: str, setting: Setting, values: Values) -> str:
    """The text of the file with these values in place of those of the setting."""
    owner: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    for word in setting.owner:
        owner = next(value for key, value in owner.value if key.value == word)
    written = _flow(values)
    for key, value in owner.value:
        if key.value == setting.key:
            return text[: key.end_mark.index] + ": " + written + text[_end(value):]
    if owner.flow_style:
        end = owner.end_mark.index - 1
        return f"{text[:end]}, {setting.key}: {written}{text[end:]}"
    key, value = owner.value[-1]
    end = _end(value)
    return f"{text[:end]}\n{' ' * key.start_mark.column}{setting.key}: {written}{text[end:]}"


def _end(node: Any) -> int:
    """Where the text of a value ends; a block ends with its last leaf, not with the next key."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _flow(value: Any) -> str:
    """A value as it stands in a rule file on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = str(value)
    if not isinstance(value, str) or _NUMBER.fullmatch(text):
        return text
    return yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=10**6).strip()[1:-1]
