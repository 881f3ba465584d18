"""A table reads the same however its author wrote it: order of columns, aliases, lines between, kind of file."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianchi.model.finding import Doubt, Unread
from lianchi.read.extract import Extract, Source
from lianchi.read.ledger import load_ledgers, read_delimited, read_workbook

SHEET = next(ledger for ledger in load_ledgers() if ledger.id == "contact_register").sheets[0]
NAMES = ["记录编号", "接触日期", "企业名称", "地点", "接触目的", "费用种类", "费用金额"]
COLUMNS = [next(column for column in SHEET.columns if column.heading == name) for name in NAMES]
WORDS = st.text(st.characters(codec="gb18030", categories=["Lo"], max_codepoint=0x9FFF, min_codepoint=0x4E00), min_size=2, max_size=6)
RECORD = st.tuples(WORDS, WORDS, st.dates().map(str), st.sampled_from(["调研走访", "座谈", ""]), st.sampled_from(["工作餐", ""]),
                   st.integers(1, 10**6).map(str))
CODECS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le-bom"]


def row_of(number: int, record: tuple[str, ...]) -> dict[str, str]:
    enterprise, place, day, purpose, kind, amount = record
    return {"记录编号": f"JC-{number}", "接触日期": day, "企业名称": enterprise, "地点": f"在{place}号", "接触目的": purpose,
            "费用种类": kind, "费用金额": amount if kind else ""}


def written(data: Any, rows: list[dict[str, str]]) -> list[list[str]]:
    """The rows under headings in any order, each by any of its names, with lines of no content between."""
    order = data.draw(st.permutations(COLUMNS))
    heads = [data.draw(st.sampled_from([column.heading, *column.aliases])) for column in order]
    if "金额" in heads:
        heads[heads.index("金额")] = "费用金额"
    table = [[data.draw(st.sampled_from([head, f" {head[:1]} {head[1:]}*"])) for head in heads]]
    for row in rows:
        table += [[""] * len(heads)] * data.draw(st.integers(0, 2))
        table.append([row[column.heading] for column in order])
    return table


def read_all(found: Any) -> tuple[list[Extract], list[Unread | Doubt]]:
    items = list(found)
    return ([one for one in items if isinstance(one, Extract)],
            [one for one in items if not isinstance(one, Extract) and not (isinstance(one, Doubt) and one.code == "encoding")])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(RECORD, min_size=1, max_size=5), st.data())
def test_a_table_reads_the_same_however_it_is_written(book: Any, csv_of: Any, records: list[tuple[str, ...]], data: Any) -> None:
    rows = [row_of(number, record) for number, record in enumerate(records)]
    table = written(data, rows)
    if data.draw(st.booleans()):
        found = read_workbook(Source(book({"政商接触登记": table}), "x"))
    else:
        codec = data.draw(st.sampled_from(CODECS))
        mark = "\ufeff" if codec.endswith("bom") else ""
        text = csv_of(table, data.draw(st.sampled_from(",\t;|"))).decode()
        found = read_delimited(Source((mark + text).encode(codec.removesuffix("-bom")), "x"))
    extracts, others = read_all(found)
    assert others == []
    assert [one.fields["id"] for one in extracts] == [row["记录编号"] for row in rows]
    for one, row in zip(extracts, rows, strict=True):
        contact = one.fields["contacts"][0]
        assert (contact["held_on"], contact["enterprise"], contact["place"]) == (row["接触日期"], row["企业名称"], row["地点"])
        assert contact.get("purpose", "") == row["接触目的"]
        costs = [{"kind": row["费用种类"], "amount": f"{row['费用金额']}元"}] if row["费用种类"] else None
        assert contact.get("expenses") == costs


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Workbook", b"\x09\x08\x10\x00"]))
def test_no_bytes_make_the_reader_break(tail: bytes, head: bytes) -> None:
    from lianchi.errors import UnreadableInput

    try:
        assert all(isinstance(one, Extract | Unread | Doubt) for one in read_workbook(Source(head + tail, "x")))
    except UnreadableInput as error:
        assert error.zh and error.en
