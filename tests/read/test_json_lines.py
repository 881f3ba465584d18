"""JSON lines: one bad line is one unread line, and cuts between chunks change nothing."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.model.finding import Location, RawRecord, Unread
from lianchi.read import Input, json_, read_chunk, split

Reading = Callable[..., list[Any]]


def test_good_lines(read_file: Reading) -> None:
    first, second, third = read_file("good/three.jsonl")
    assert first.fields == {"id": "甲-1", "kind": "tender", "matter": {"amount": Decimal("12.50")}}
    assert second.fields == {"id": "甲-2", "kind": "tender", "notices": []}
    assert third.fields["matter"] == {"title": "时间 9:30"}
    assert third.locate("/matter/title") == Location("x", "/matter/title", 4)
    assert third.locate("/matter/amount") == Location("x", "/matter/amount", 4)


def test_every_bad_line_is_named_and_the_good_ones_are_read(read_file: Reading) -> None:
    found = read_file("bad/mixed.jsonl")
    assert [part.fields["id"] for part in found if isinstance(part, RawRecord)] == ["1", "6"]
    assert [part for part in found if isinstance(part, Unread)] == [
        Unread(2, "键“kind”写了两次（/kind）", "key 'kind' is written twice (/kind)"),
        Unread(3, "不是合格的 JSON：这里应当是一个值", "not valid JSON: Expecting value"),
        Unread(4, "不是一条记录：应当是键和值组成的对象", "not a record: it must be an object of keys and values"),
        Unread(5, "-Infinity 不是数（/matter/amount）", "-Infinity is not a number (/matter/amount)"),
        Unread(6, "含有不成对的代理字符（/unit/name）", "holds a surrogate without its partner (/unit/name)"),
    ]


def test_line_ends_of_every_kind_and_empty_lines_count(read: Reading) -> None:
    found = read(b'\xef\xbb\xbf{"a":1}\r\n\r\n \t\n{"a":2}\n\n{"a":3}', "jsonl")
    assert [(part.fields["a"], part.locate("/a").line) for part in found] == [(1, 1), (2, 4), (3, 6)]


def test_a_line_in_another_encoding_is_unread_and_the_rest_is_read(read: Reading) -> None:
    found = read('{"a":"甲"}\n'.encode() + b'{"a":"\xff"}\n' + '{"a":"乙"}'.encode(), "jsonl")
    assert [part.fields["a"] for part in found if isinstance(part, RawRecord)] == ["甲", "乙"]
    assert found[1] == Unread(2, "第 6 字节（从 0 数）不是 UTF-8", "byte 6 (from 0) is not UTF-8")


@pytest.mark.parametrize("codec", ["gb18030", "utf-16"])
def test_lines_in_other_encodings(read: Reading, codec: str) -> None:
    found = read('{"a":"甲\u2028㐂"}\n{"a":"乙𠮷"}\n{"a":"丙"}'.encode(codec), "jsonl", 12)
    assert [(part.fields["a"], part.locate("").line) for part in found] == [("甲\u2028㐂", 1), ("乙𠮷", 2), ("丙", 3)]
    assert [len(part.notes) for part in found] == [int(codec == "gb18030"), 0, 0]


def test_a_line_over_the_limit_is_unread_and_the_next_is_read(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_, "RECORD_BYTES", 16)
    found = read(b'{"a":1}\n{"a":"' + b"x" * 50 + b'"}\n{"a":3}\n{"a":"' + b"y" * 20 + b'"}', "jsonl")
    assert [part.fields["a"] if isinstance(part, RawRecord) else part.line for part in found] == [1, 2, 3, 4]
    assert found[1].zh == "这一行超过 16 MiB"


def test_a_document_named_as_lines_is_read_as_the_document_it_is(read: Reading) -> None:
    (record,) = read('[\n{"id": "1",\n "kind": "x"}\n]', "jsonl")
    assert record.locate("/kind") == Location("x", "/0/kind", 3)


LINES = st.lists(
    st.sampled_from(['{"a":1}', '{"a":"甲乙"}', "", "x", '{"b": [1,\t2]}', '{"a":1,"a":2}', "[]"]), max_size=12
)


@given(LINES, st.integers(1, 60), st.booleans())
def test_chunks_of_any_size_read_as_one(lines: list[str], target: int, ends: bool) -> None:
    data = ("{}\n" + "\n".join(lines) + "\n" * ends).encode()
    item = Input(None, "x", data, "jsonl")
    whole = [_seen(part) for part in read_chunk(split(item, 1 << 20)[0])]
    chunks = pickle.loads(pickle.dumps(split(item, target)))
    assert [_seen(part) for chunk in chunks for part in read_chunk(chunk)] == whole
    assert [chunk.start for chunk in chunks[1:]] == [chunk.end for chunk in chunks[:-1]]
    assert chunks[-1].end == len(data)
    assert all(data[chunk.end - 1 : chunk.end] == b"\n" for chunk in chunks[:-1])


def _seen(part: RawRecord | Unread) -> Any:
    return (part.fields, part.locate("/a"), part.notes) if isinstance(part, RawRecord) else part
