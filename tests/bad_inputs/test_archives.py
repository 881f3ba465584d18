"""Numbers 2 to 4, 12 and 13: archives that do harm, files that are not what they are called, passwords."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml as locks
import pytest

from bad_inputs import office
from bad_inputs.kit import GOOD, RULES, Case, Done, check, check_all, laid_out, lianchi, measured, refused, row, unread

PLAIN = "xl/worksheets/sheet1.xml"
DAMAGED = "文件损坏，或者不是 {}；请用原来的程序打开后另存一份"


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("word/link.xml")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info


def lying() -> bytes:
    """A part that is four times as large as both headers say."""
    data = office.packed({"word/document.xml": b"x" * 4000})
    return data.replace(struct.pack("<I", 4000), struct.pack("<I", 1000))


def locked(data: bytes) -> bytes:
    out = io.BytesIO()
    locks.OOXMLFile(io.BytesIO(data)).encrypt("secret", out)
    return out.getvalue()


def with_part(name: str | zipfile.ZipInfo, content: bytes = b"1") -> bytes:
    return office.added(office.document(), {name: content})


CASES = (
    Case(3, "many.docx", lambda: office.added(office.document(), {f"word/{n}.xml": b"" for n in range(1001)}),
         "这个 Word 文档里面的文件超过 1000 个"),
    Case(3, "nested.docx", lambda: with_part("word/in.zip", office.packed({"a": b"1"})), "又是一个压缩包，不予打开"),
    Case(3, "up.docx", lambda: with_part("../../up.txt"), "“../../up.txt”指向压缩包以外，可能是恶意文件"),
    Case(3, "absolute.docx", lambda: with_part("/tmp/absolute.txt"), "指向压缩包以外，可能是恶意文件"),
    Case(3, "drive.docx", lambda: with_part("C:\\windows\\x"), "指向压缩包以外，可能是恶意文件"),
    Case(3, "link.docx", lambda: with_part(link(), b"/etc/passwd"), "是链接，不是文件"),
    Case(4, "lying.docx", lying, "实际更多，可能是恶意文件，读到这里为止"),
    Case(12, "page.xls", lambda: "<html><table><tr><td>1</td></tr></table></html>", "文件里是网页（HTML 或 XML）"),
    Case(12, "empty.xlsx", lambda: b"", "文件是空的"),
    Case(12, "empty.docx", lambda: b"", "文件是空的"),
    Case(12, "cut.xlsx", lambda: office.register(office.CONTACT)[:-40], DAMAGED.format("Excel 表格")),
    Case(12, "cut.docx", lambda: office.document()[:900], DAMAGED.format("Word 文档")),
    Case(12, "words.docx", lambda: "这不是文档", DAMAGED.format("Word 文档")),
    Case(12, "cut.zip", lambda: office.packed({"会议.xml": b"<tiol/>" * 90})[:60], "文件损坏，或者不是数据包"),
    Case(12, "cut.pdf", lambda: office.pdf()[:60], "PDF 损坏，读不下去"),
    Case(12, "scan.pdf", office.pdf, "没有文字层，读不出文字"),
    Case(12, "old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "只是名称像 Word 文件"),
    Case(12, "page.doc", lambda: "<html>", "内容不是（可能是网页或纯文字）"),
    Case(12, "photo.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "是图片，读不出里面的文字；请先做文字识别"),
    Case(12, "photo.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(99), "是图片，读不出里面的文字；请先做文字识别"),
    Case(12, "archive.rar", lambda: b"Rar!\x1a\x07\x00" + bytes(99), "不认识的格式；能读 Excel、CSV、Word"),
    Case(13, "locked.xlsx", lambda: locked(office.register(office.CONTACT)), "文件有密码，请先解除密码再提交"),
    Case(13, "locked.docx", lambda: locked(office.document()), "文件有密码，请先解除密码再提交"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archives") / "in" / "deep"


@pytest.fixture(scope="module")
def done(folder: Path) -> Done:
    return check_all(CASES, folder)


@refused(CASES)
def test_what_does_harm_or_is_damaged_is_refused_in_words(case: Case, done: Done) -> None:
    unread(case, done)


@row(3)
def test_nothing_is_written_beside_the_files(done: Done, folder: Path) -> None:
    assert done.code == 3
    assert len([path for path in folder.parents[1].rglob("*") if path.is_file()]) == len(CASES) + 1
    assert not Path("/tmp/absolute.txt").exists()


@row(2)
def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    bomb = office.added(office.register(office.CONTACT), {"xl/media/zeros.xml": bytes(60 << 20)})
    assert len(bomb) < 100_000
    run = measured("check", laid_out(tmp_path, {"bomb.xlsx": bomb, "good.jsonl": GOOD}), "--rules", RULES, "-f", "json")
    told = run.done.file("bomb.xlsx")
    assert (run.done.code, run.done.err, told["status"]) == (3, "", "unread")
    assert "像是压缩炸弹（里面的“xl/media/zeros.xml”解开后膨胀 100 倍以上）" in told["reason"]
    assert run.done.findings("violation") == {("好-1", "DM-01")}
    assert run.mebibytes < 200


@row(12)
def test_what_is_called_by_another_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    files = {"table.xlsx": office.table([office.HEADINGS, office.contact("JC-1")]), "word.wps": office.document(),
             "book.csv": office.register(office.contact("JC-2")), "book.json": office.register(office.contact("JC-3")),
             "word.xlsx": office.document(office.MINUTES[:-1])}
    done = check(tmp_path, files)
    assert done.code == 0
    assert [(done.file(name)["status"], done.file(name)["records"]) for name in files] == [("read", 1)] * len(files)


@row(12)
def test_a_file_in_english(tmp_path: Path) -> None:
    done = lianchi("check", laid_out(tmp_path, {"cut.docx": office.document()[:900]}), "--rules", RULES, "--lang", "en")
    assert done.code == 3
    assert "the file is damaged or no Word document" in " ".join(done.out.split())
