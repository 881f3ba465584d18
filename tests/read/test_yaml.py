"""YAML: data only, hardly typed, and every value with its line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Location, Unread
from lianchi.read import yaml_

Reading = Callable[..., list[Any]]


def test_one_record_is_the_same_as_in_json(read_file: Reading) -> None:
    (record,), (same,) = read_file("good/one.yaml"), read_file("good/one.json")
    assert record.fields == same.fields
    assert record.locate("/meetings/1/present") == Location("x", "/meetings/1/present", 14)
    assert record.locate("/meetings/0/due") == Location("x", "/meetings/0/due", 9)
    assert record.locate("/execution/owner") == Location("x", "/execution/owner", 1)


def test_only_null_true_false_and_whole_numbers_are_typed(read: Reading) -> None:
    text = "a: no\nb: 010\nc: 12:30\nd: 2024-01-01\ne: 1.50\nf: '7'\ng: 7\nh: true\ni: ~\nj: 1_000\nk: .nan\nl: -0x1F"
    assert read(text, "yaml")[0].fields == {
        "a": "no",
        "b": "010",
        "c": "12:30",
        "d": "2024-01-01",
        "e": "1.50",
        "f": "7",
        "g": 7,
        "h": True,
        "i": None,
        "j": "1_000",
        "k": ".nan",
        "l": "-0x1F",
    }


@pytest.mark.parametrize(("before", "prefix"), [("", ""), ("records:\n", "/records")])
def test_many_records_in_one_document(read: Reading, before: str, prefix: str) -> None:
    first, second, third = read(before + "- id: 甲\n- 7\n- id: 乙\n  会议:\n    - 实到人数: 3\n", "yaml")
    start = before.count("\n")
    assert first.fields == {"id": "甲"}
    assert second == Unread(
        start + 2, "不是一条记录：应当是键和值组成的对象", "not a record: it must be a mapping of keys and values"
    )
    assert third.locate("/meetings/0/present") == Location("x", f"{prefix}/2/meetings/0/present", start + 5)


@pytest.mark.parametrize(
    ("name", "line", "zh"),
    [
        ("twice", 5, "键 present 写了两次"),
        ("anchors", 1, "不能用锚点和引用（& *）"),
        ("tag", 1, "不能用标签 tag:yaml.org,2002:python/object/apply:os.system"),
    ],
)
def test_a_bad_sample_is_refused_with_its_line(read_file: Reading, name: str, line: int, zh: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_file(f"bad/{name}.yaml")
    assert (caught.value.zh, caught.value.line) == (zh, line)


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("\n", "文件是空的"),
        ("只是一句话", "应当是一条记录、记录的列表，或带有 records 列表的对象"),
        ("a: 1\n---\na: 2", "一个文件只能有一份文档，不能有第二个 ---"),
        ("a: &x 1", "不能用锚点和引用（& *）"),
        ("<<: {a: 1}", "不能用合并键 <<"),
        pytest.param("a: " + "[" * 100 + "]" * 100, "嵌套超过 64 层", id="large1"),
        pytest.param("a: " + "x" * (1 << 20) + "y", "有一处文字超过 1048576 个字符", id="large2"),
    ],
)
def test_what_is_refused(read: Reading, text: str, zh: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(text, "yaml")
    assert caught.value.zh == zh


def test_a_file_over_the_limit_is_not_even_parsed(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_, "YAML_BYTES", 1 << 20)
    monkeypatch.setattr(yaml_, "parse", None)
    with pytest.raises(UnreadableInput, match="YAML 文件超过 1 MiB"):
        read("#" * (1 << 20) + "\na: 1", "yaml")
