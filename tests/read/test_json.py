"""JSON documents: their shapes, where their values stand, and what is refused."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Location, RawRecord, Unread
from lianchi.read import json_pieces, json_window
from lianchi.read.json_pieces import pieces
from lianchi.read.json_value import strict, value
from lianchi.read.limits import DEPTH

Reading = Callable[..., list[Any]]


def places(record: RawRecord, *pointers: str) -> list[tuple[str, int | None]]:
    return [(place.pointer, place.line) for place in map(record.locate, pointers)]


def test_one_record(read_file: Reading) -> None:
    (record,) = read_file("good/one.json")
    assert record.fields["meetings"][1]["present"] == 25
    assert record.fields["matter"]["amount"] == {"value": "86000.00", "currency": "CNY"}
    assert record.locate("/meetings/1/present") == Location("x", "/meetings/1/present", 16)
    assert places(record, "", "/meetings/0/held_on", "/matter/amount/value") == [
        ("", 1),
        ("/meetings/0/held_on", 10),
        ("/matter/amount/value", 6),
    ]


def test_a_missing_value_is_named_and_placed_at_its_closest_parent(read_file: Reading) -> None:
    (record,) = read_file("good/one.json")
    assert places(record, "/meetings/0/due", "/meetings/7/due", "/execution/owner") == [
        ("/meetings/0/due", 8),
        ("/meetings/7/due", 7),
        ("/execution/owner", 1),
    ]


def test_a_value_under_its_chinese_name_is_found_by_its_key(read: Reading) -> None:
    (record,) = read('{"会议": [{},\n {"due": 30,\n "实到人数": 19}]}', "json")
    assert places(record, "/meetings/1/present", "/会议/1/实到人数") == [
        ("/meetings/1/present", 3),
        ("/会议/1/实到人数", 3),
    ]


@pytest.mark.parametrize(
    ("before", "after", "prefix"), [("[", "]", ""), ('{"note": {"a": [1]},\n"records": [', '], "z": 1}', "/records")]
)
def test_many_records_in_one_document(read: Reading, before: str, after: str, prefix: str) -> None:
    first, second = read(before + '\n{"id": "1"},\n{"id":\n"2", "notices": []}' + after, "json")
    start = before.count("\n") + 2
    assert (first.fields, second.fields) == ({"id": "1"}, {"id": "2", "notices": []})
    assert places(first, "/id") == [(f"{prefix}/0/id", start)]
    assert places(second, "", "/id") == [(f"{prefix}/1", start + 1), (f"{prefix}/1/id", start + 2)]


def test_numbers_keep_every_digit(read: Reading) -> None:
    text = '[{"a": 1234567890123456.78, "b": 0.1, "c": 1e999, "d": 123456789012345678901234567890, "e": -0}]'
    assert read(text, "json")[0].fields == {
        "a": Decimal("1234567890123456.78"),
        "b": Decimal("0.1"),
        "c": Decimal("1e999"),
        "d": 123456789012345678901234567890,
        "e": 0,
    }


@pytest.mark.parametrize(
    ("text", "line", "column", "zh"),
    [
        ("", 0, 0, "文件是空的"),
        (" \n ", 0, 0, "文件是空的"),
        ("null", 1, 0, '应当是一条记录、记录的列表，或 {"records": [...]}'),
        ('{"a": 1,\n "b" 2}', 2, 6, "不是合格的 JSON：键后面少一个冒号"),
        ('{"a": 1', 1, 8, "不是合格的 JSON：这里少一个逗号或右括号"),
        ('{"a": 1]}', 1, 8, "不是合格的 JSON：这里少一个逗号或右括号"),
        ('{"a": tru}', 1, 7, "不是合格的 JSON：这里应当是一个值"),
        ('{"a": "x\n"}', 1, 0, "不是合格的 JSON：文字没有右引号，或有没有转义的控制字符"),
        ('{"a": 1}\n{"a": 2}', 1, 0, "不是合格的 JSON：后面还有一份文档；一行一条记录的文件请用后缀 .jsonl"),
        ('{"a": 1} x', 1, 0, "不是合格的 JSON：末尾有多余的内容"),
        ('{"a": 1,\n "b": {"c": [0, NaN]}}', 2, 17, "NaN 不是数（/b/c/1）"),
        ('{"a": -Infinity}', 1, 7, "-Infinity 不是数（/a）"),
        ('{"a": {"b": 1,\n"b": 1}}', 2, 1, "键“b”写了两次（/a/b）"),
        ('{"a~/": 1, "a~/": 1}', 1, 12, "键“a~/”写了两次（/a~0~1）"),
        ('{"a": "\\ud83d"}', 1, 7, "含有不成对的代理字符（/a）"),
        ('{"a": ["\\ude00\\ud83d"]}', 1, 8, "含有不成对的代理字符（/a/0）"),
        pytest.param('{"a": ' + "9" * 4301 + "}", 1, 7, "整数超过 4300 位（/a）", id="large1"),
        pytest.param('{"a": ' + "[" * 200_000 + "]" * 200_000 + "}", 1, 70, "嵌套超过 64 层", id="large2"),
        pytest.param('{"a": "' + "x" * (1 << 20) + 'y"}', 1, 7, "文字超过 1048576 个字符（/a）", id="large3"),
    ],
)
def test_a_document_that_cannot_be_read(read: Reading, text: str, line: int, column: int, zh: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(text, "json")
    assert (caught.value.zh, caught.value.line, caught.value.column) == (zh, line, column)


@pytest.mark.parametrize(
    ("name", "line", "zh"),
    [("twice", 4, "键“present”写了两次（/meetings/0/present）"), ("not-a-number", 1, "NaN 不是数（/matter/amount）")],
)
def test_a_bad_sample_is_refused_whole(read_file: Reading, name: str, line: int, zh: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_file(f"bad/{name}.json")
    assert (caught.value.zh, caught.value.line) == (zh, line)


def test_the_limits_themselves_are_still_read(read: Reading) -> None:
    deep = "[" * 63 + "]" * 63
    long = "x" * (1 << 20)
    (record,) = read(f'{{"a": {deep}, "b": "{long}", "c": {"9" * 4300}}}', "json")
    assert len(record.fields["b"]) == 1 << 20


def test_a_surrogate_pair_is_one_character(read: Reading) -> None:
    assert read('{"a": "\\ud83d\\ude00"}', "json")[0].fields == {"a": "\U0001f600"}


def test_a_broken_record_does_not_take_the_others_with_it(read: Reading) -> None:
    found = read('[{"id": 1},\n{"id": 2, "id": 3},\n{"id": },\n[4],\n{"id": 5}]', "json")
    assert [part.fields for part in found if isinstance(part, RawRecord)] == [{"id": 1}, {"id": 5}]
    assert [part for part in found if isinstance(part, Unread)] == [
        Unread(2, "键“id”写了两次（/1/id）", "key 'id' is written twice (/1/id)"),
        Unread(3, "不是合格的 JSON：这里应当是一个值", "not valid JSON: Expecting value"),
        Unread(4, "不是一条记录：应当是键和值组成的对象", "not a record: it must be an object of keys and values"),
    ]


@pytest.mark.parametrize(
    ("tail", "line", "zh"),
    [
        (',\n{"id": 2', 2, "文件在这条记录中间断了"),
        (",\n7]", 1, "列表第 2 项不是对象，或逗号不对"),
        ('\n{"id": 2}]', 1, "列表第 2 项不是对象，或逗号不对"),
        (",\n", 1, "列表没有写完"),
        ("]\n]", 1, "末尾有多余的内容"),
    ],
)
def test_what_follows_a_broken_place_is_unread(read: Reading, tail: str, line: int, zh: str) -> None:
    record, unread = read('[{"id": 1}' + tail, "json")
    assert record.fields == {"id": 1}
    assert unread.zh == f"从这里起读不下去：不是合格的 JSON：{zh}"
    assert unread.line == line


def test_the_object_around_the_records_is_checked_as_well(read: Reading) -> None:
    *_, unread = read('{"a": 1, "records": [{"id": 1}],\n"a": 2}', "json")
    assert unread == Unread(
        2, "从这里起读不下去：键“a”写了两次（/a）", "unreadable from here on: key 'a' is written twice (/a)"
    )


def test_no_records_are_no_mistake(read: Reading) -> None:
    assert read("[ ]", "json") == read('{"records": []}', "json") == []


def test_a_large_array_is_read_without_holding_it() -> None:
    item = json.dumps({"id": "x" * 100, "meetings": [{"due": n} for n in range(20)]}).encode()

    def blocks() -> Iterator[bytes]:
        yield b"[" + item
        for _ in range(300):
            yield (b",\n" + item) * 60
        yield b"]"

    tracemalloc.start()
    try:
        assert sum(1 for _ in pieces(blocks())) == 18_001
        assert tracemalloc.get_traced_memory()[1] < 1_000_000  # the document has 6.7 MB
    finally:
        tracemalloc.stop()


def test_a_record_over_the_limit_is_refused(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (json_window, json_pieces):
        monkeypatch.setattr(module, "RECORD_BYTES", 1 << 20)
    found = read('[{"id": 1},\n{"meetings": [' + "[]," * 700_000 + "[]]}]", "json")
    assert found[0].fields == {"id": 1}
    assert found[1].line == 2
    assert found[1].zh == "从这里起读不下去：不是合格的 JSON：一条记录超过 1 MiB"


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**25), 10**25)
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
RECORDS = st.dictionaries(st.text(max_size=4), VALUES, max_size=5)


def dumped(tree: Any, ascii: bool, indent: int | None, separators: tuple[str, str]) -> str:
    """JSON text with Decimals written as numbers."""
    names = {f"<<decimal {n}>>": d for n, d in enumerate(_decimals(tree))}
    numbers = iter(names)
    text = json.dumps(_named(tree, numbers), ensure_ascii=ascii, indent=indent, separators=separators)
    for name, number in names.items():
        text = text.replace(json.dumps(name), str(number), 1)
    return text


def _decimals(tree: Any) -> Iterator[Decimal]:
    if isinstance(tree, Decimal):
        yield tree
    for child in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _decimals(child)


def _named(tree: Any, names: Iterator[str]) -> Any:
    if isinstance(tree, dict):
        return {key: _named(child, names) for key, child in tree.items()}
    if isinstance(tree, list):
        return [_named(child, names) for child in tree]
    return next(names) if isinstance(tree, Decimal) else tree


LAYOUTS = st.tuples(
    st.booleans(), st.sampled_from([None, 1]), st.sampled_from([(",", ":"), (", ", ": "), (" ,", " : ")])
)


@given(RECORDS, LAYOUTS)
def test_the_fast_way_reads_what_the_strict_one_reads(tree: Any, layout: Any) -> None:
    data = dumped(tree, *layout).encode()
    assert value(data) == strict(data) == tree


@given(RECORDS.filter(bool), LAYOUTS, st.data())
def test_a_double_key_is_never_swallowed(tree: Any, layout: Any, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(list(tree)))
    again = dumped({key: data.draw(VALUES)}, *layout)
    text = dumped(tree, *layout).rstrip()[:-1] + "," + again.lstrip()[1:]
    with pytest.raises(UnreadableInput, match="写了两次"):
        value(text.encode())


@pytest.mark.parametrize(
    "text", ['{"a":"\\u003a","a" :1}', '{"a" :1,"a":"\\u003A:"}', '{"\\u0061":1,"a":2}', '{"a":":","a":"::"}']
)
def test_no_colon_hides_a_double_key(text: str) -> None:
    with pytest.raises(UnreadableInput, match="键“a”写了两次"):
        value(text.encode())


@given(st.lists(RECORDS, max_size=4), LAYOUTS, st.integers(1, 9), st.booleans())
def test_records_are_cut_alike_from_blocks_of_any_size(trees: list[Any], layout: Any, size: int, wrapped: bool) -> None:
    text = dumped({"records": trees} if wrapped else trees, *layout).encode()
    blocks = [text[at : at + size] for at in range(0, len(text), size)]
    assert [value(piece.data) for piece in pieces(iter(blocks))] == trees


@pytest.mark.parametrize(("opener", "inside", "closer"), [("[", "", "]"), ('{"a":', "1", "}")])
def test_a_deep_nest_is_found_among_many_brackets(opener: str, inside: str, closer: str) -> None:
    def wide(depth: int) -> bytes:
        """Many parts side by side, and one nest; the list around them is a level too."""
        return f"[{'{},' * DEPTH}{opener * (depth - 1)}{inside}{closer * (depth - 1)}]".encode()

    assert value(wide(DEPTH)) == strict(wide(DEPTH))
    with pytest.raises(UnreadableInput):
        value(wide(DEPTH + 1))
