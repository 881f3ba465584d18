"""XML: lists and nulls by the vocabulary, encodings, places, and what must never happen."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Location, RawRecord, Unread
from lianchi.read import Input, xml_reader
from lianchi.read.xml_reader import Reader

Reading = Callable[..., list[Any]]

XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
DOCTYPE = "XML 里有 DOCTYPE（文档类型声明），不读；请删去它和其中的实体"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a socket was asked for")

    monkeypatch.setattr(socket, "socket", refused)


def body(read: Reading, inside: str, attributes: str = "") -> Any:
    (record,) = read(f"<record {attributes}>{inside}</record>", "xml")
    return record.fields


def test_one_record(read_file: Reading) -> None:
    (record,) = read_file("good/one.xml")
    assert record.fields == {
        "schema": "lianchi/record/1",
        "id": "2026-XH-017",
        "kind": "four_discussions_two_disclosures",
        "unit": {"name": "杏花村", "type": "village"},
        "matter": {"title": "修建村内道路", "amount": {"value": "86000.00", "currency": "CNY"}},
        "meetings": [
            {"stage": "proposal", "held_on": "2026-03-01"},
            {"stage": "resolution", "held_on": "2026-03-09", "due": "30", "present": "25"},
        ],
        "notices": [],
    }
    assert record.locate("/meetings/1/present") == Location("x", "/record/meetings/meeting[2]/present", 21)
    assert record.locate("/matter/amount/currency") == Location("x", "/record/matter/amount/@currency", 10)


def test_a_missing_value_is_placed_at_its_closest_parent(read_file: Reading) -> None:
    (record,) = read_file("good/one.xml")
    assert record.locate("/meetings/0/present") == Location("x", "/record/meetings/meeting[1]", 13)
    assert record.locate("/meetings/9/present") == Location("x", "/record/meetings", 12)
    assert record.locate("") == Location("x", "/record", 3)


@pytest.mark.parametrize(
    ("inside", "fields"),
    [
        ("<id> 甲\n</id>", {"id": "甲"}),
        ("<id/>", {"id": None}),
        ("<id></id>", {"id": None}),
        ('<id nil="true"/>', {"id": None}),
        ('<id xsi:nil="true"/>', {"id": None}),
        ('<matter nil="true"/>', {"matter": None}),
        ('<meetings xsi:nil="true"/>', {"meetings": None}),
        ("<matter/>", {"matter": {}}),
        ("<meetings/>", {"meetings": []}),
        ("<meetings><meeting/></meetings>", {"meetings": [{}]}),
        ("<meetings><meeting>x</meeting></meetings>", {"meetings": ["x"]}),
        (
            "<notices><notice><places><place>村口</place><place/></places></notice></notices>",
            {"notices": [{"places": ["村口", None]}]},
        ),
        ("<notices><notice><places>村口</places></notice></notices>", {"notices": [{"places": "村口"}]}),
        ("<会议><meeting><实到人数>3</实到人数></meeting></会议>", {"会议": [{"实到人数": "3"}]}),
        ("<meetings><session/></meetings>", {"meetings": {"session": None}}),
        ("<unheard><of><it>1</it><it>2</it></of></unheard>", {"unheard": {"of": {"it": ["1", "2"]}}}),
        ('<unit name="甲村" code="7"/>', {"unit": {"name": "甲村", "code": "7"}}),
        ("<id>a<!-- b -->c<?d e?>f</id>", {"id": "acf"}),
        ("<id><![CDATA[<b> & ]]></id>", {"id": "<b> &"}),
        ("<id>&lt;&#x4e2d;&amp;</id>", {"id": "<中&"}),
        (
            "<meetings><meeting><record><place>村部</place></record></meeting></meetings>",
            {"meetings": [{"record": {"place": "村部"}}]},
        ),
    ],
)
def test_how_elements_become_fields(read: Reading, inside: str, fields: Any) -> None:
    assert body(read, inside, XSI) == fields


def test_schema_locations_are_not_followed(read: Reading) -> None:
    assert body(read, "<id>1</id>", f'{XSI} xsi:schemaLocation="urn:x http://lianchi.example/x.xsd" xml:lang="zh"') == {
        "id": "1"
    }


@pytest.mark.parametrize(
    ("data", "notes"),
    [
        ('<?xml version="1.0" encoding="GBK"?><record><id>村民</id></record>'.encode("gbk"), 0),
        ('<?xml version="1.0" encoding="gb2312"?><record><id>村民</id></record>'.encode("gbk"), 0),
        ("<?xml version='1.0' encoding='GB18030'?><record><id>㐂𠮷</id></record>".encode("gb18030"), 0),
        (b"\xef\xbb\xbf" + '<?xml version="1.0" encoding="utf-8"?><record><id>村民</id></record>'.encode(), 0),
        (b"\xff\xfe" + '<?xml version="1.0" encoding="UTF-16"?><record><id>村民</id></record>'.encode("utf-16-le"), 0),
        (
            '<?xml version="1.0" encoding="UTF-8"?><record><id>村民</id></record>'.encode("gbk"),
            "编码声明不符：声明为 UTF-8，实际按 GB18030 读出",
        ),
        (
            '<?xml version="1.0" encoding="GBK"?><record><id>村民</id></record>'.encode(),
            "编码声明不符：声明为 GBK，实际按 UTF-8 读出",
        ),
        ("<record><id>村民</id></record>".encode("gbk"), "文件不是 UTF-8 编码，已按 GB18030 读出"),
    ],
)
def test_encodings(read: Reading, data: bytes, notes: str | int) -> None:
    (record,) = read(data, "xml")
    assert record.fields["id"] in ("村民", "㐂𠮷")
    assert [zh for zh, _ in record.notes] == ([notes] if notes else [])


def test_a_declared_gbk_character_that_could_be_utf8_too_is_read_as_declared(read: Reading) -> None:
    data = b'<?xml version="1.0" encoding="GBK"?><record><id>\xc4\xb0</id></record>'
    (record,) = read(data, "xml")
    assert (record.fields, record.notes) == ({"id": b"\xc4\xb0".decode("gbk")}, ())


def test_a_declaration_over_several_lines_moves_no_line(read: Reading) -> None:
    (record,) = read("<?xml version='1.0'\n encoding='GBK'\n?>\n<record>\n<id>村</id></record>".encode("gbk"), "xml")
    assert record.locate("/id").line == 5


def test_an_encoding_that_is_not_read_is_named(read: Reading) -> None:
    with pytest.raises(UnreadableInput, match="声明的编码 Big5 不在支持之列（UTF-8、UTF-16、GBK、GB2312、GB18030）"):
        read('<?xml version="1.0" encoding="Big5"?><record/>', "xml")


@pytest.mark.parametrize(("name", "line"), [("billion-laughs", 2), ("entity-of-a-file", 4), ("parameter-entity", 1)])
def test_a_doctype_is_refused_at_once(read_file: Reading, name: str, line: int) -> None:
    begun = perf_counter()
    with pytest.raises(UnreadableInput) as caught:
        read_file(f"bad/{name}.xml")
    assert perf_counter() - begun < 0.1
    assert (caught.value.zh, caught.value.line) == (DOCTYPE, line)


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "gb18030"])
def test_a_doctype_hides_in_no_encoding(read: Reading, codec: str) -> None:
    text = '<!-- 村 -->\n<!DOCTYPE record [<!ENTITY a "b">]><record><id>&a;</id></record>'
    with pytest.raises(UnreadableInput) as caught:
        read(text.encode(codec), "xml")
    assert (caught.value.zh, caught.value.line) == (DOCTYPE, 2)


def test_a_doctype_behind_a_very_long_comment_is_refused_too(read: Reading) -> None:
    with pytest.raises(UnreadableInput, match="DOCTYPE"):
        read("<!--" + "x" * 200_000 + "-->" + '<!DOCTYPE record [<!ENTITY a "b">]><record><id>1</id></record>', "xml")


def test_no_file_is_read_for_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("密", encoding="utf-8")
    text = f'<!DOCTYPE record [<!ENTITY a SYSTEM "{secret.as_uri()}">]><record><id>&a;</id></record>'
    with pytest.raises(UnreadableInput) as caught:  # even when the look at the beginning is left out
        [part.fields for part in Reader("x", ()).records(iter([text.encode()])) if isinstance(part, RawRecord)]
    assert "密" not in caught.value.zh


@pytest.mark.parametrize(
    ("name", "line", "namespace"),
    [("xinclude", 2, "http://www.w3.org/2001/XInclude"), ("other-namespace", 1, "urn:somebody:else")],
)
def test_another_namespace_is_an_error_that_says_so(read_file: Reading, name: str, line: int, namespace: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_file(f"bad/{name}.xml")
    assert caught.value.zh == f"命名空间 {namespace} 不认识；不写命名空间，或写 https://lianchi.example/record/1"
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        pytest.param("<record>" + "<a>" * 64 + "</a>" * 64 + "</record>", "嵌套超过 64 层", id="large1"),
        pytest.param("<record>" + "<a>" * 300 + "</a>" * 300 + "</record>", "不是合格的 XML：嵌套太深", id="large2"),
        pytest.param("<record><id>" + "x" * ((1 << 20) + 1) + "</id></record>", "文字超过 1048576 个字符", id="large3"),
        pytest.param("<record><id>" + "x" * 11_000_000 + "</id></record>", "不是合格的 XML：文字太长", id="large4"),
        pytest.param(
            "<record><id " + " ".join(f'a{n}=""' for n in range(65)) + "/></record>",
            "一个元素的属性超过 64 个",
            id="large5",
        ),
        pytest.param(
            "<record><id " + " ".join(f'a{n}=""' for n in range(1_000_000)) + "/></record>",
            "一个标签超过 256 KiB",
            id="large6",
        ),
        ("<record><id>&x;</id></record>", "不是合格的 XML：用了没有定义的实体"),
        ("<record><id>\x01</id></record>", "不是合格的 XML：含有不允许的控制字符"),
        ("<record><id>1</record>", "不是合格的 XML：开始标签和结束标签不配对"),
        ("<record><id>1</id>", "不是合格的 XML：文件没有写完"),
        ("只是文字", "不是合格的 XML：这里应当是一个标签"),
        ("<decision><record/></decision>", "根元素是 <decision>；应当是 <record> 或 <records>"),
        ("<decision/>", "根元素是 <decision>；应当是 <record> 或 <records>"),
        ("<record><id>1</id><id>2</id></record>", "<id> 写了两次"),
        ('<record id="1"><id>2</id></record>', "<id> 写了两次"),
        ("<record><unit>甲村<code>1</code></unit></record>", "<unit> 里既有元素又有散落的文字"),
        ("<record><meetings><meeting/>；<meeting/></meetings></record>", "<meetings> 里既有元素又有散落的文字"),
        ('<record><meetings count="2"><meeting/></meetings></record>', "列表 <meetings> 不能带属性"),
    ],
)
def test_what_is_refused(read: Reading, text: str, zh: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(text, "xml")
    assert caught.value.zh == zh


def test_many_records_and_a_broken_place(read: Reading) -> None:
    text = (
        "<records>\n<record><id>1</id></record>\n<record><id>2</id><id>3</id></record>\n<memo/>\n"
        "<record>\n<id>4</id></record>\n<rec/>\n<record><id>5</record></records>"
    )
    one, two, memo, four, rec = read(text, "xml")[:5]
    assert (one.fields, four.fields) == ({"id": "1"}, {"id": "4"})
    assert four.locate("/id") == Location("x", "/records/record[3]/id", 6)
    assert two == Unread(3, "<id> 写了两次", "<id> is written twice")
    assert memo == Unread(4, "<records> 里有 <memo>，应当是 <record>", "<memo> in <records>, must be <record>")
    assert rec.line == 8
    assert rec.zh == "从这里起读不下去：不是合格的 XML：开始标签和结束标签不配对"


def test_what_follows_a_single_record_is_unread(read: Reading) -> None:
    record, unread = read("<record/>\n<record/>", "xml")
    assert record.fields == {}
    assert (unread.line, unread.zh) == (2, "从这里起读不下去：不是合格的 XML：末尾有多余的内容")


def test_strays_after_the_last_record_are_reported(read: Reading) -> None:
    found = read("<records><record/><a/><record/><b/></records>", "xml")
    assert [part.fields if isinstance(part, RawRecord) else part.zh[-14:] for part in found] == [
        {},
        "<a>，应当是 <record>"[-14:],
        {},
        "<b>，应当是 <record>"[-14:],
    ]


def test_no_records_are_no_mistake(read: Reading) -> None:
    assert read("<records> </records>", "xml") == []


def test_a_record_over_the_limit_is_refused(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_reader, "DOCUMENT_BYTES", 1 << 20)
    with pytest.raises(UnreadableInput, match="一条记录超过 1 MiB"):
        read("<record><meetings>" + "<meeting/>" * 200_000 + "</meetings></record>", "xml")


@given(st.lists(st.lists(st.text("村民 <&>\n甲乙", max_size=5), max_size=3), max_size=6), st.integers(1, 40))
def test_blocks_of_any_size_read_as_one(places: list[list[str]], size: int) -> None:
    root = etree.Element("records")
    for texts in places:
        record = etree.SubElement(root, "record")
        notice = etree.SubElement(etree.SubElement(record, "notices"), "notice")
        where = etree.SubElement(notice, "places")
        for text in texts:
            etree.SubElement(where, "place").text = text
        record.tail = "\n  "
    data = etree.tostring(root, encoding="utf-8")
    blocks = (data[at : at + size] for at in range(0, len(data), size))
    found = [part.fields for part in Reader("x", ()).records(blocks) if isinstance(part, RawRecord)]
    wanted = [[text.strip() or None for text in texts] for texts in places]
    assert [record["notices"][0]["places"] for record in found] == wanted


def test_a_located_record_may_be_asked_long_after_it_left_the_tree() -> None:
    data = b"<records>" + b"\n<record><unit><name>x</name></unit></record>" * 3000 + b"</records>"
    item = Input(None, "x", data, "xml")
    found = list(xml_reader.Reader(item.shown, ()).records(iter([data])))
    assert isinstance(found[1], RawRecord)
    assert found[1].locate("/unit/name") == Location("x", "/records/record[2]/unit/name", 3)
