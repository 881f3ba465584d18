"""Records as JSON, JSON lines and YAML."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from typing import Any

import yaml

from lianchi.write.tree import Tree, submitted


def to_json(records: Sequence[Tree], indent: int | None = 2) -> str:
    """One record as an object, several as an array."""
    return json.dumps(_whole(records), ensure_ascii=False, indent=indent) + "\n"


def to_jsonl(records: Sequence[Tree]) -> str:
    """One record a line."""
    return "".join(to_json([record], indent=None) for record in records)


def to_yaml(records: Sequence[Tree]) -> str:
    """One record as a mapping, several as a sequence; block style, no anchors, no folded lines."""
    return yaml.dump(
        _whole(records),
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=sys.maxsize,
    )


def _whole(records: Sequence[Tree]) -> Tree | list[Tree]:
    trees = [submitted(record) for record in records]
    return trees[0] if len(trees) == 1 else trees


_NUMBERS = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|0o[0-7]+$|[0-9]+(:[0-9]+)+$")
"""What newer YAML readers, and people, take for a number or a time."""


class _Dumper(yaml.SafeDumper):
    """Quotes what any YAML reader might take for a number, a truth value or null; days stay plain."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Several lines stand as several lines."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", _NUMBERS, list("-+.0123456789"))
