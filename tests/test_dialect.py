"""The YAML dialect: what is typed, what is refused, and where it stands."""

from __future__ import annotations

import time
from typing import Any

import pytest

from lianchi.dialect import parse


def refused(text: str) -> list[str]:
    """Every fault as line:column: message."""
    return [fault.text() for fault in parse(text, "f").faults]


@pytest.mark.parametrize(("written", "value"), [
    ("no", "no"), ("on", "on"), ("yes", "yes"), ("True", "True"), ("010", "010"), ("1_000", "1_000"), ("12:30",
                                                                                                       "12:30"),
    ("=", "="), ("2024-01-01", "2024-01-01"), ("0x1f", "0x1f"), ("1.5", "1.5"), ("1e3", "1e3"), (".inf", ".inf"),
    ("+1", "+1"), ("NULL", "NULL"), ("12345678901234567890", "12345678901234567890"), ("'1'", "1"), ('"null"', "null"),
    ("|\n  1", "1"), ("0", 0), ("-7", -7), ("30", 30), ("true", True), ("false", False), ("null", None), ("~", None),
    ("", None),
])
def test_only_null_true_false_and_plain_whole_numbers_are_typed(written: str, value: Any) -> None:
    found = parse(f"a: {written}", "f")
    assert found.faults == []
    assert found.data == {"a": value}
    assert type(found.data["a"]) is type(value)


@pytest.mark.parametrize(("text", "place", "word"), [
    ("a: 1\nb: 2\na: 3", "f:3:1", "写了两次"),
    ("a: {x: 1, x: 2}", "f:1:11", "写了两次"),
    ("a: &x 1", "f:1:4", "锚点"),
    ("a: 1\nb: *x", "f:2:4", "锚点"),
    ("a: !!int 1", "f:1:4", "标签"),
    ("a: !python/object:os.system x", "f:1:4", "标签"),
    ("a:\n  <<: {b: 1}", "f:2:3", "合并键"),
    ("? [a, b]\n: 1", "f:1:3", "键必须是文字"),
    ("a: 1\n---\nb: 2", "f:2:1", "一份文档"),
    ("a:\n\t- 1", "f:2:1", "制表符"),
    ("甲: 好好\n乙: 丙: 丁", "f:2:5", "冒号"),
    ("甲: [1, 2", "f:2:1", "方括号"),
    ("甲: 'x", "f:1:6", "引号没有收尾"),
    ("标题: 好\n乙: 坏\x01", "f:2:5", "控制字符"),
    ("a: \ud800", "f:1:4", "控制字符"),
])
def test_what_is_refused_is_shown_with_its_place(text: str, place: str, word: str) -> None:
    (fault,) = refused(text)
    assert fault.startswith(f"{place}: ")
    assert word in fault


def test_several_double_keys_are_all_told() -> None:
    assert refused("a: 1\na: 2\nb: {c: 1, c: 2}") == ["f:2:1: 键 a 写了两次", "f:3:11: 键 c 写了两次"]


def test_the_value_of_a_double_key_is_the_first() -> None:
    assert parse("a: 1\na: 2", "f").data == {"a": 1}


def test_keys_and_values_have_places() -> None:
    document = parse("甲乙: 好\nlist:\n  - {x: 1, y: 2}\n", "f")
    assert document.place(("甲乙",)) == (1, 5)
    assert document.place(("甲乙",), key=True) == (1, 1)
    assert document.place(("list", 0, "y")) == (3, 15)
    assert document.place(("list", 0, "y"), key=True) == (3, 12)


@pytest.mark.parametrize(("path", "place"), [
    (("list", 0, "missing"), (1, 9)), (("list", 7), (1, 7)), (("nothing",), (1, 1)),
])
def test_a_missing_path_has_the_place_of_its_closest_parent(path: tuple[Any, ...], place: tuple[int, int]) -> None:
    assert parse("list: [ {x: 1}]", "f").place(path) == place


def test_a_byte_order_mark_and_a_yaml_directive_are_no_mistakes() -> None:
    assert parse("\ufeff%YAML 1.2\n---\na: 1\n", "f").data == {"a": 1}


@pytest.mark.parametrize(("depth", "faults"), [(64, 0), (65, 1)])
def test_nesting_has_a_bound(depth: int, faults: int) -> None:
    assert len(refused("[" * depth + "]" * depth)) == faults


BOMB = "\n".join([f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9 if i else ['x'] * 9)}]" for i in range(12)])


@pytest.mark.parametrize(("text", "word"), [
    (BOMB, "锚点"),
    ("[" * 2_000 + "]" * 2_000, "嵌套"),
    ("[" * 2_000, "嵌套"),
    ("".join(f"{' ' * i}a:\n" for i in range(2_000)), "嵌套"),
    ("x" * 20_000_001, "太大"),
], ids=["anchors", "closed", "open", "block", "size"])
def test_bombs_are_refused_at_once(text: str, word: str) -> None:
    start = time.perf_counter()
    (fault,) = refused(text)
    assert word in fault
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "null"])
def test_an_empty_document_is_null(text: str) -> None:
    found = parse(text, "f")
    assert (found.data, found.faults) == (None, [])
