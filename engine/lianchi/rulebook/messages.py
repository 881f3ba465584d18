"""What pydantic found wrong with a rule file, in words a rule author can act on."""

from __future__ import annotations

import difflib
from typing import Any

from lianchi.dialect import Document, Path
from lianchi.errors import Fault
from lianchi.model import flow, language, power_list, rule
from lianchi.model.language import Shape


def _all_keys() -> list[str]:
    keys: set[str] = set()
    for shape in (*vars(language).values(), *vars(flow).values(), *vars(rule).values(),
                  *vars(power_list).values()):
        if isinstance(shape, type) and issubclass(shape, Shape):
            keys.update(info.alias or name for name, info in shape.model_fields.items())
    return sorted(keys)


KNOWN_KEYS = _all_keys()


def nearest(word: str, among: list[str], likeness: float = 0.6) -> tuple[str, str]:
    """A “did you mean” tail in both languages, empty when nothing is near; ids need more likeness than words."""
    close = difflib.get_close_matches(word, among, n=1, cutoff=likeness)
    return (f"；是否想写 {close[0]}？", f"; did you mean {close[0]}?") if close else ("", "")


def shape_faults(errors: list[Any], document: Document, path: str) -> list[Fault]:
    """One fault for one mistake, at the deepest place of the file that exists."""
    faults: dict[tuple[int, int, str], Fault] = {}
    for error in errors:
        fault = _fault(error, document, path)
        faults.setdefault((fault.line, fault.column, fault.zh), fault)
    return list(faults.values())


def _fault(error: Any, document: Document, path: str) -> Fault:
    place_path = _file_path(error["loc"], document)
    kind, context = error["type"], error.get("ctx", {})
    last = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        zh_tail, en_tail = nearest(last, KNOWN_KEYS)
        line, column = document.place(place_path, key=True)
        return Fault(path, line, column, f"不认识的键 {last}{zh_tail}", f"unknown key {last!r}{en_tail}")
    line, column = document.place(place_path)
    zh, en = _words(kind, last, error, context)
    return Fault(path, line, column, zh, en)


def _file_path(loc: tuple[Any, ...], document: Document) -> Path:
    """Pydantic's location without the tags of unions, which stand in no file."""
    found: Path = ()
    for part in loc:
        longer = (*found, part)
        if longer in document.values or longer in document.keys:
            found = longer
    return found


def _words(kind: str, last: str, error: Any, context: dict[str, Any]) -> tuple[str, str]:
    given = error.get("input")
    if kind == "missing":
        return f"缺少键 {last}", f"key {last!r} is missing"
    if kind in ("literal_error", "enum"):
        options = [w.strip("' ") for w in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
        zh_tail, en_tail = nearest(str(given), options)
        return (f"{last} 不能是 {given}，应为 {'、'.join(options)} 之一{zh_tail}",
                f"{last} cannot be {given!r}; expected one of {', '.join(options)}{en_tail}")
    if kind == "value_error":
        zh, _, en = str(context.get("error", error["msg"])).partition(" | ")
        return zh, en or zh
    if kind == "union_tag_not_found":
        return (f"看不懂这一项：{_written(given, 'zh')}；"
                "条件写 term、share、all、any、not、some、every 或 none，取值写路径或 first、count 等",
                f"not a known condition or term: {_written(given, 'en')}")
    if kind == "string_pattern_mismatch":
        return f"{last} 的写法不对：{given}", f"{last} is not written right: {given}"
    if kind.startswith("date"):
        return (f"{last} 应为存在的日期，如 2026-01-01，现为 {_written(given, 'zh')}",
                f"{last} must be an existing day like 2026-01-01, not {_written(given, 'en')}")
    if kind in ("too_short", "too_long"):
        return f"{last} 的项数不对", f"{last} has the wrong number of items"
    if kind.endswith("_type") or kind.endswith("_parsing"):
        word = kind.rsplit("_", 1)[0]
        zh, en = _TYPES.get(word, (word, word))
        return f"{last} 应为{zh}，现为 {_written(given, 'zh')}", f"{last} should be {en}, not {_written(given, 'en')}"
    return f"{last}：{error['msg']}", f"{last}: {error['msg']}"


_TYPES = {
    "string": ("文字", "text"),
    "int": ("整数", "a whole number"),
    "bool": ("true 或 false", "true or false"),
    "list": ("列表（- 开头的多行）", "a list"),
    "dict": ("键值对", "a mapping"),
    "model": ("键值对", "a mapping"),
    "model_attributes": ("键值对", "a mapping"),
}


def _written(value: Any, lang: str) -> str:
    """A value as its author wrote it, not as Python shows it."""
    if value is None:
        return "空" if lang == "zh" else "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "列表" if lang == "zh" else "a list"
    if isinstance(value, dict):
        keys = ("、" if lang == "zh" else ", ").join(str(key) for key in value)
        return f"键值对（{keys}）" if lang == "zh" else f"a mapping ({keys})"
    return str(value)
