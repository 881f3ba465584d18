"""The YAML dialect of lianchi: data only, every value with its place.

Only ``null``, ``true``, ``false`` and plain whole numbers are typed; everything else is text, so that ``no`` is not
false, ``010`` not 8 and ``2024-01-01`` not yet a date.  Tags, anchors, aliases, merges, duplicate keys, several
documents and deep nesting are refused.  Lines and columns count from 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from lianchi.errors import Fault

MAX_DEPTH = 64
MAX_CHARACTERS = 20_000_000
Path = tuple[str | int, ...]

_WORDS: dict[str, Any] = {"": None, "null": None, "~": None, "true": True, "false": False}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROBLEMS = {
    "mapping values are not allowed in this context": "这里不能再有冒号；含冒号的文字要加引号",
    "could not find expected ':'": "键的后面缺少冒号",
    "did not find expected key": "缩进不齐，或缺少逗号、引号",
    "did not find expected '-' indicator": "列表各行的缩进不齐",
    "did not find expected ',' or ']'": "方括号没有收尾，或缺少逗号",
    "did not find expected ',' or '}'": "花括号没有收尾，或缺少逗号",
    "did not find expected node content": "这里缺少一个值",
    "found unexpected end of stream": "引号没有收尾",
    "exceeded maximum nesting depth": "嵌套太深",
    "found character that cannot start any token": "这个符号不能放在开头；这样的文字要加引号",
    "block sequence entries are not allowed in this context": "这里不能写列表；列表要另起一行",
}
"""What the parser says, in the words of a person who writes rules."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Document:
    """The data of one file, where each key and value stands, and what was refused."""

    data: Any
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value (or key) at ``path``, or of its closest existing parent."""
        for end in range(len(path), -1, -1):
            here = path[:end]
            found = (self.keys if key else self.values).get(here) or self.values.get(here)
            if found:
                return found
        return (1, 1)


def parse(text: str, path: str) -> Document:
    """The document of ``text``; mistakes of the dialect are in ``faults`` and their values are left out."""
    document = Document(None)
    if len(text) > MAX_CHARACTERS:
        _refuse(document, path, (1, 1), "文件太大", "the file is too large")
        return document
    try:
        loader = _Loader(text)
        try:
            _guard_depth(loader, document, path)
        finally:
            loader.dispose()
        if document.faults:
            return document
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        _refuse(document, path, *_malformed(text, error))
        return document
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        bad = _FORBIDDEN.search(text)
        before = text[: bad.start()] if bad else ""
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        _refuse(document, path, place, "含有不允许的控制字符", "holds a control character that YAML does not allow")
        return document
    document.data = _build(node, (), document, path) if node is not None else None
    return document


def _refuse(document: Document, path: str, place: tuple[int, int], zh: str, en: str) -> None:
    document.faults.append(Fault(path, *place, zh, en))


def _malformed(text: str, error: yaml.MarkedYAMLError) -> tuple[tuple[int, int], str, str]:
    """Where the text is no YAML, and why in words."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    problem = error.problem or "?"
    if line < len(lines) and lines[line][column : column + 1] == "\t":
        return (line + 1, column + 1), "缩进要用空格，不能用制表符", "indent with spaces, not with tabs"
    return (line + 1, column + 1), f"不是合格的 YAML：{_PROBLEMS.get(problem, problem)}", f"not valid YAML: {problem}"


def _guard_depth(loader: Any, document: Document, path: str) -> None:
    """Anchors, tags and depth are refused on the event stream, before any node is built."""
    depth = documents = 0
    while loader.check_event():
        event = loader.get_event()
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                _refuse(document, path, place, "一个文件只能有一份文档，不能有第二个 ---",
                        "a file holds one document only")
                return
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _refuse(document, path, place, "不能用锚点和引用（& *）", "anchors and aliases (& *) are not allowed")
            return
        if getattr(event, "tag", None):
            _refuse(document, path, place, f"不能用标签 {event.tag}", f"tags are not allowed: {event.tag}")
            return
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            _refuse(document, path, place, f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels")
            return


def _build(node: Any, here: Path, document: Document, path: str) -> Any:
    document.values[here] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, here, document, path)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*here, index), document, path) for index, item in enumerate(node.value)]
    return scalar(node.value, plain=not node.style)


def _mapping(node: Any, here: Path, document: Document, path: str) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            _refuse(document, path, place, "键必须是文字", "a key must be text")
            continue
        key = str(key_node.value)
        if key == "<<":
            _refuse(document, path, place, "不能用合并键 <<", "merge keys (<<) are not allowed")
        elif key in built:
            _refuse(document, path, place, f"键 {key} 写了两次", f"key {key!r} is written twice")
        else:
            document.keys[(*here, key)] = place
            built[key] = _build(value_node, (*here, key), document, path)
    return built


def scalar(text: str, *, plain: bool) -> Any:
    """A plain scalar typed by the dialect; a quoted one is always text."""
    if not plain:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.match(text) else text
