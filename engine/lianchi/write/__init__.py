"""Canonical trees → files that a submitter could have written, and → the frozen model.

``formats`` holds one writer per file suffix; the next format is one more entry.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lianchi.write.model import from_model as from_model
from lianchi.write.model import to_model as to_model
from lianchi.write.text import to_json as to_json
from lianchi.write.text import to_jsonl as to_jsonl
from lianchi.write.text import to_yaml as to_yaml
from lianchi.write.tree import Tree as Tree
from lianchi.write.xml import to_xml as to_xml

formats: dict[str, Callable[[Sequence[Tree]], str]] = {
    ".json": to_json,
    ".jsonl": to_jsonl,
    ".yaml": to_yaml,
    ".yml": to_yaml,
    ".xml": to_xml,
}
"""File suffix, lower case → writer of a whole file."""
