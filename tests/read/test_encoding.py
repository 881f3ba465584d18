"""Which encodings are read, and what is said when one had to be guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.errors import UnreadableInput
from lianchi.read import Input
from lianchi.read.encoding import detect, text_of, utf8_blocks

Reading = Callable[..., list[Any]]

GUESSED = (("文件不是 UTF-8 编码，已按 GB18030 读出", "the file is not UTF-8 and was read as GB 18030"),)
TEXT = '[{"id": "甲㐂𠮷"}, {"id": "乙"}]'


@pytest.mark.parametrize(
    ("data", "notes"),
    [
        (TEXT.encode(), ()),
        (TEXT.encode("utf-8-sig"), ()),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), ()),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), ()),
        (TEXT.encode("gb18030"), GUESSED),
    ],
)
def test_the_same_records_from_every_encoding_and_a_note_where_it_was_guessed(
    read: Reading, data: bytes, notes: tuple[Any, ...]
) -> None:
    first, second = read(data, "json")
    assert (first.fields, second.fields) == ({"id": "甲㐂𠮷"}, {"id": "乙"})
    assert (first.notes, second.notes) == (notes, ())


@pytest.mark.parametrize("format", ["jsonl", "yaml"])
def test_other_formats_carry_the_note_too(read: Reading, format: str) -> None:
    (record,) = read('{"id": "甲乙"}'.encode("gbk"), format)
    assert (record.fields, record.notes) == ({"id": "甲乙"}, GUESSED)


def test_a_file_that_is_neither_names_its_first_bad_byte() -> None:
    data = '{"id": "甲",\n "kind": "乙"}'.encode("gb18030") + b"\n\xff\xff"
    with pytest.raises(UnreadableInput) as caught:
        detect(Input(None, "x", data, "json"))
    offset = data.index(b"\xff")
    assert caught.value.zh == (
        f"既不是 UTF-8 也不是 GB18030：按 GB18030 读到第 3 行，第 {offset} 字节（从 0 数）不能解码；请在记事本或 Excel 里打开，另存为 UTF-8"
    )
    assert caught.value.line == 3


def test_utf8_with_one_broken_character_names_that_one() -> None:
    data = "甲：乙，丙。\n丁".encode() + b"\xe4\xb8\n" + "戊".encode()
    offset = data.index(b"\xe4\xb8\n")
    with pytest.raises(UnreadableInput, match=f"按 UTF-8 读到第 2 行，第 {offset} 字节"):
        detect(Input(None, "x", data, "yaml"))


def test_zero_bytes_are_not_taken_for_text() -> None:
    with pytest.raises(UnreadableInput, match="二进制文件，或没有字节序标记的 UTF-16"):
        detect(Input(None, "x", TEXT.encode("utf-16-le"), "json"))


def test_characters_that_the_2022_edition_moved_come_out_where_it_put_them() -> None:
    item = Input(None, "x", b"\xa6\xd9\xa6\xda\xa6\xdb\xa6\xf3\xfe\x59\xfe\xa0\xfe\x51", "yaml")
    assert text_of(item, detect(item)) == "\ufe10\ufe12\ufe11\ufe19\u9fb4\u9fbb\ue816"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), st.integers(1, 7))
def test_blocks_of_any_size_give_the_text_in_utf8(text: str, size: int) -> None:
    for codec, mark in (("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        item = Input(None, "x", mark + text.encode(codec), "yaml")
        assert b"".join(utf8_blocks(item, detect(item), size)).decode() == text


@given(st.text(st.sampled_from("甲乙丙丁㐂𠮷abc \n：，“”"), min_size=3), st.integers(1, 7))
def test_gb18030_is_read_in_blocks_of_any_size(text: str, size: int) -> None:
    item = Input(None, "x", ("村民代表会议" + text).encode("gb18030"), "yaml")
    encoding = detect(item)
    assert encoding.codec == "gb18030"
    assert b"".join(utf8_blocks(item, encoding, size)).decode() == "村民代表会议" + text
