"""PDF and OFD: lines to paragraphs, scans page by page, passwords, order of pages."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader, PdfWriter
from tests.read.minutes.office import packed

from lianchi.errors import UnreadableInput
from lianchi.read.minutes import ofd, pdf
from lianchi.read.minutes.document import Document
from lianchi.read.minutes.pages import Page, document_of

PICTURE = "0 0 90 90 re f"


def printed(*pages: str) -> bytes:
    """A PDF of these pages: paragraphs of Latin text, a picture, or nothing."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for number, page in enumerate(pages):
        words = enumerate(re.findall("<p>(.*?)</p>", page))
        content = page if page == PICTURE else "".join(
            f"BT /F1 12 Tf 72 {760 - 40 * at} Td ({said}) Tj ET\n" for at, said in words)
        objects += [f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
                    "/Resources << /Font << /F1 3 0 R >> >> >>",
                    f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"]
    return _joined(objects)


def _joined(objects: list[str]) -> bytes:
    """The objects with their table of offsets."""
    data, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def lines(document: Document) -> list[tuple[str, str]]:
    return [(one.place, one.text) for one in document.paragraphs()]


def test_the_text_of_a_pdf_with_page_and_line() -> None:
    found = pdf.read_document(printed("<p>Minutes</p><p>due 30</p>", "<p>present 28</p>"))
    assert lines(found) == [("第1页第1行", "Minutes"), ("第1页第2行", "due 30"), ("第2页第1行", "present 28")]


def test_a_scanned_page_is_unread_and_the_others_are_read() -> None:
    found = pdf.read_document(printed("<p>Minutes</p>", PICTURE))
    assert lines(found) == [("第1页第1行", "Minutes")]
    assert [(one.place, "扫描件" in one.zh) for one in found.unread] == [("第2页", True)]


def test_an_empty_page_is_nothing_to_speak_of() -> None:
    assert pdf.read_document(printed("<p>Minutes</p>", "")).unread == ()


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableInput) as caught:
        pdf.read_document(data)
    assert caught.value.exit_code == 3
    return caught.value.zh


def test_a_scan_is_unread_whole() -> None:
    assert "是扫描件，没有文字层" in refusal(printed(PICTURE))


def test_a_locked_pdf_asks_for_its_password_to_be_removed() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed("<p>Minutes</p>"))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "请先解除密码" in refusal(out.getvalue())


def test_a_pdf_that_anybody_may_open_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed("<p>Minutes</p>"))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert lines(pdf.read_document(out.getvalue())) == [("第1页第1行", "Minutes")]


def test_a_cut_off_pdf_is_unread() -> None:
    assert "损坏" in refusal(printed("<p>Minutes</p>")[:200])


def test_a_line_that_runs_to_the_margin_goes_on_in_the_next() -> None:
    full = "会议由村党支部书记主持，应到村民代表三十人，实到二十"
    page = Page(1, (full, "八人，符合规定。", "主持人：甲一", "— 1 —"), drawn=False)
    assert lines(document_of([page])) == [
        ("第1页第1行", full + "八人，符合规定。"), ("第1页第3行", "主持人：甲一"),
    ]


def test_a_line_goes_on_over_the_end_of_a_page() -> None:
    full = "会议由村党支部书记主持，应到村民代表三十人，实到二十"
    pages = [Page(1, (full, "- 1 -"), drawn=False), Page(2, ("八人。",), drawn=False)]
    assert lines(document_of(pages)) == [("第1页第1行", full + "八人。")]


def test_a_heading_never_goes_on() -> None:
    full = "会议由村党支部书记主持，应到村民代表三十人，实到二十八"
    page = Page(1, (full, "二、会议决议", "三十人"), drawn=False)
    assert [text for _, text in lines(document_of([page]))] == [full, "二、会议决议", "三十人"]


def test_a_number_within_a_page_is_no_page_number() -> None:
    page = Page(1, ("应到人数", "30", "实到人数"), drawn=False)
    assert [text for _, text in lines(document_of([page]))] == ["应到人数", "30", "实到人数"]


def test_letters_of_a_private_font_are_unread() -> None:
    pages = [Page(1, ("会议记录",), drawn=False), Page(2, ("\ue001\ue002\ue003",), drawn=False)]
    assert ["私有字体" in one.zh for one in document_of(pages).unread] == [True]


def test_spaces_that_only_part_digits_from_letters_are_dropped() -> None:
    page = Page(1, ("时间：2026 年 3 月 5 日，应到 30 人，地点 村委会",), drawn=False)
    assert lines(document_of([page]))[0][1] == "时间：2026年3月5日，应到30人，地点 村委会"


_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text_object(x: float, y: float, words: str, size: float = 5) -> str:
    code = f'<ofd:TextCode X="0" Y="{size}">{words}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{x} {y} 100 10" Size="{size}">{code}</ofd:TextObject>'


def ofd_file(*pages: str) -> bytes:
    content = "<ofd:Page {ns}><ofd:Content><ofd:Layer>{body}</ofd:Layer></ofd:Content></ofd:Page>"
    refs = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    files = {
        "OFD.xml": f"<ofd:OFD {_NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_NS}><ofd:Pages>{refs}</ofd:Pages></ofd:Document>",
    }
    for number, body in enumerate(pages):
        files[f"Doc_0/Pages/Page_{number}/Content.xml"] = content.format(ns=_NS, body=body)
    return packed(files)


def test_the_text_of_an_ofd_stands_in_lines_from_top_to_bottom() -> None:
    data = ofd_file(
        text_object(20, 40, "应到30人") + text_object(20, 20, "会议") + text_object(30, 20.4, "记录"),
        text_object(20, 20, "地点") + text_object(60, 20, "村委会"),
    )
    assert lines(ofd.read_document(data)) == [
        ("第1页第1行", "会议记录"), ("第1页第2行", "应到30人"), ("第2页第1行", "地点  村委会"),
    ]


def test_a_page_of_an_ofd_without_text_is_unread() -> None:
    found = ofd.read_document(ofd_file(text_object(20, 20, "会议"), '<ofd:ImageObject Boundary="0 0 9 9"/>'))
    assert [one.place for one in found.unread] == ["第2页"]


def test_an_ofd_without_its_pages_is_unread() -> None:
    with pytest.raises(UnreadableInput) as caught:
        ofd.read_document(packed({"OFD.xml": f"<ofd:OFD {_NS}><ofd:DocBody><ofd:DocRoot>a.xml</ofd:DocRoot>"
                                             "</ofd:DocBody></ofd:OFD>"}))
    assert "缺少 a.xml" in caught.value.zh
