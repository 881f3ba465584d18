"""Zip archives before they are used: bombs, lies, names that lead out, passwords, and honest files of all writers."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from lianchi.errors import UnreadableInput
from lianchi.read import archive
from lianchi.read.archive import Archive

MANY = 10 << 20


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as book:
        for name, content in files.items():
            book.writestr(name, content)
    return out.getvalue()


def entry(name: str, mode: int) -> bytes:
    out = io.BytesIO()
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    with zipfile.ZipFile(out, "w") as book:
        book.writestr(info, b"/etc/hostname")
    return out.getvalue()


def changed(data: bytes, mark: bytes, offset: int, value: bytes) -> bytes:
    """``data`` with ``value`` written ``offset`` bytes behind every ``mark``."""
    found, at = bytearray(data), data.find(mark)
    while at >= 0:
        found[at + offset : at + offset + len(value)] = value
        at = data.find(mark, at + 1)
    return bytes(found)


def refusal(data: bytes, kind: str = "docx") -> UnreadableInput:
    with pytest.raises(UnreadableInput) as caught:
        Archive.open(data, kind).prove()
    assert caught.value.exit_code == 3
    return caught.value


def test_names_sizes_and_contents_of_an_honest_archive() -> None:
    text = "会议纪要".encode() * 5_000
    book = Archive.open(packed({"a/": b"", "a/纪要.xml": text, "b.bin": b"\0"}), "docx")
    assert book.names() == ("a/纪要.xml", "b.bin")
    assert book.size("a/纪要.xml") == len(text)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_read_and_stream_give_the_same_bytes(method: int) -> None:
    text = b"".join(b"%d," % (number * 7919) for number in range(200_000))
    book = Archive.open(packed({"a": text}, method), "docx")
    assert book.read("a", MANY) == text
    with book.stream("a") as stream:
        assert stream.read(10) + stream.read() == text


def test_a_file_that_is_too_large_for_its_reader_is_refused_before_it_is_unpacked() -> None:
    book = Archive.open(packed({"a": b"x" * 100_000}), "docx")
    with pytest.raises(UnreadableInput, match="“a”超过"):
        book.read("a", 50_000)


@pytest.mark.parametrize(
    "write",
    [
        lambda book: book.open("a.xml", "w", force_zip64=True),
        lambda book: book.open("a.xml", "w"),
    ],
    ids=["zip64", "plain"],
)
def test_writers_that_stream_and_write_wide_numbers_are_read(write: Callable[[zipfile.ZipFile], Any]) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book, write(book) as file:
        file.write(b"<a/>")
    assert Archive.open(out.getvalue(), "xlsx").read("a.xml", MANY) == b"<a/>"


# --- number 2: bombs ---------------------------------------------------------------------------------------------


def test_a_sheet_that_grows_three_hundred_megabytes_is_refused_by_its_table() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book, book.open("xl/worksheets/sheet1.xml", "w") as file:
        for _ in range(300):
            file.write(bytes(1 << 20))
    assert len(out.getvalue()) < 400_000
    error = refusal(out.getvalue(), "xlsx")
    assert "压缩炸弹" in error.zh and "sheet1.xml" in error.zh and "zip bomb" in error.en


def test_a_tight_small_file_is_no_bomb() -> None:
    Archive.open(packed({"styles.xml": bytes(100 << 10)}), "xlsx").prove()


def test_many_files_that_together_are_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "ARCHIVE_BYTES", 1 << 20)
    data = packed({f"{number}": bytes(90 << 10) for number in range(12)})
    assert "压缩炸弹" in refusal(data).zh


# --- number 3: entries that no office program writes -------------------------------------------------------------


def test_a_thousand_files_pass_and_one_more_does_not() -> None:
    files = {f"word/media/{number}.txt": b"" for number in range(1000)}
    Archive.open(packed(files), "docx")
    assert "超过 1000 个" in refusal(packed(files | {"one.more": b""})).zh


@pytest.mark.parametrize(
    "name", ["../../x", "a/../../x", "/etc/passwd", "C:/x", "c:x", "..\\x", "\\\\server\\x", "a/..", "a\x01b"]
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert "指向压缩包以外" in refusal(packed({name: b"x"})).zh


def test_two_dots_inside_a_name_lead_nowhere() -> None:
    assert Archive.open(packed({"a..b/2026:纪要.xml": b""}), "docx").names() == ("a..b/2026:纪要.xml",)


def test_links_are_refused() -> None:
    assert "链接" in refusal(entry("word/document.xml", 0o120777)).zh
    Archive.open(entry("word/document.xml", 0o100644), "docx")


def test_two_files_of_one_name_are_refused() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as book:
            book.writestr("a.xml", b"1")
            book.writestr("a.xml", b"2")
    assert "两个文件都叫“a.xml”" in refusal(out.getvalue()).zh


def test_an_archive_in_an_archive_is_refused_where_none_is_due() -> None:
    inner = packed({"a": b"1"})
    assert "又是一个压缩包" in refusal(packed({"word/document.xml": inner})).zh
    assert "又是一个压缩包" in refusal(packed({"inner.zip": inner}, zipfile.ZIP_STORED), "package").zh
    assert Archive.open(packed({"word/embeddings/表.xlsx": inner}), "docx").names()
    assert Archive.open(packed({"S1/议题材料/方案.docx": inner}), "package").names()


def test_folders_deeper_than_the_limit_are_refused() -> None:
    assert "超过 16 层" in refusal(packed({"a/" * 17 + "x": b""})).zh


def test_other_packing_methods_are_refused_with_what_to_do() -> None:
    assert "重新压缩" in refusal(packed({"a": b"x" * 1000}, zipfile.ZIP_BZIP2)).zh


# --- number 4: sizes that lie ------------------------------------------------------------------------------------


def lying(stated: int) -> bytes:
    """A file of some 1.4 million bytes whose table says that it has ``stated``."""
    data = packed({"a.xml": b"".join(b"%d," % (number * 7919) for number in range(150_000))})
    return changed(data, b"PK\x01\x02", 24, struct.pack("<L", stated))


def test_a_file_that_is_longer_than_stated_is_stopped_while_it_is_read() -> None:
    book = Archive.open(lying(10), "docx")
    with pytest.raises(UnreadableInput, match="有 10 字节，实际更多"):
        book.read("a.xml", MANY)
    with pytest.raises(UnreadableInput), book.stream("a.xml") as stream:
        stream.read()


def test_a_file_that_is_shorter_than_stated_or_altered_is_damaged() -> None:
    assert "损坏" in refusal(lying(3_000_000)).zh
    assert "损坏" in refusal(packed({"a": b"hello"}, zipfile.ZIP_STORED).replace(b"hello", b"jello")).zh


def test_files_that_lie_over_each_other_are_refused() -> None:
    inner = packed({"b": b"22222"}, zipfile.ZIP_STORED)
    header = inner[: inner.find(b"PK\x01\x02")]
    data = packed({"a": b"!" + header, "b": b"22222"}, zipfile.ZIP_STORED)
    Archive.open(data, "docx").prove()
    second = data.rfind(b"PK\x01\x02")
    start = struct.pack("<L", data.find(header))
    assert "损坏" in refusal(data[: second + 42] + start + data[second + 46 :]).zh


@pytest.mark.parametrize("cut", [0, 1, 30, 100, -1, -22])
def test_a_truncated_archive_is_told_in_words(cut: int) -> None:
    data = packed({"word/document.xml": b"x" * 500, "b": b"y"}, zipfile.ZIP_STORED)
    error = refusal(data[:cut])
    assert "Word 文档" in error.zh and "Word document" in error.en


def test_no_byte_that_changes_ends_in_anything_but_words() -> None:
    data = packed({"a/b.xml": b"<a>1</a>" * 20, "c": b"2"})
    for at in range(len(data)):
        for value in (0, 0xFF, data[at] ^ 0x41):
            spoilt = data[:at] + bytes([value]) + data[at + 1 :]
            try:
                Archive.open(spoilt, "docx").prove()
            except UnreadableInput as error:
                assert error.zh and error.en


# --- number 13: passwords ----------------------------------------------------------------------------------------


def test_a_locked_entry_asks_to_remove_the_password() -> None:
    data = changed(changed(packed({"a": b"1"}), b"PK\x01\x02", 8, b"\1\0"), b"PK\x03\x04", 6, b"\1\0")
    assert "请先解除密码" in refusal(data).zh


def test_a_locked_office_file_asks_to_remove_the_password() -> None:
    crypto = pytest.importorskip("msoffcrypto.format.ooxml")
    openpyxl = pytest.importorskip("openpyxl")
    plain, locked = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(plain)
    Archive.open(plain.getvalue(), "xlsx").prove()
    crypto.OOXMLFile(plain).encrypt("secret", locked)
    assert "请先解除密码" in refusal(locked.getvalue()).zh
    assert "请先解除密码" not in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)).zh


# --- names ---------------------------------------------------------------------------------------------------------


def renamed(name: bytes, flags: int = 0) -> bytes:
    """An archive of one file whose name is these bytes."""
    data = packed({"n" * len(name): b"1"}).replace(b"n" * len(name), name)
    return changed(data, b"PK\x01\x02", 8, struct.pack("<H", flags))


@pytest.mark.parametrize("name", ["会议纪要/纪要.doc", "听取意见/法律意见书.pdf", "鲁/联通.txt", "议题材料/㐂.doc"])
def test_names_without_the_utf8_flag_are_gbk(name: str) -> None:
    assert Archive.open(renamed(name.encode("gb18030")), "package").names() == (name,)


def test_names_with_the_utf8_flag_or_of_apple_are_utf8() -> None:
    name = "会议通知/通知.doc"
    assert Archive.open(renamed(name.encode(), 0x800), "package").names() == (name,)
    assert Archive.open(renamed(name.encode()), "package").names() == (name,)


def test_a_name_that_is_no_text_is_damaged() -> None:
    assert "损坏" in refusal(renamed(b"\xff\xff\xff")).zh
