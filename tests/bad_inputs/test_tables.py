"""Numbers 1, 10, 11, 14 to 16, 18 and the days of number 23: what workbooks and text tables do to their content."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from bad_inputs import office
from bad_inputs.kit import GOOD, RULES, Case, Done, check, check_all, laid_out, lianchi, measured, refused, row, unread

ROWS = [office.HEADINGS, office.contact("JC-1"), office.contact("JC-2")]
SHEET = "xl/worksheets/sheet1.xml"
MEBIBYTES = 200


def mixed() -> bytes:
    return office.table(ROWS, "gbk") + office.table([office.contact("JC-3㐂")])


CASES = (
    Case(1, "corners.xlsx", lambda: office.workbook({"x": [["事由"]]}, lambda book: corner(book.worksheets[0])),
         "认不出是哪一种台账，没有读入"),
    Case(11, "mixed.csv", mixed, "第 4 行：既不是 UTF-8 也不是 GB18030：按 GB18030 读到第 4 行，第 167 字节（从 0 数）不能解码"),
    Case(11, "byte.csv", lambda: office.table(ROWS) + b"\xff\xff\n", "既不是 UTF-8 也不是 GB18030：按 UTF-8 读到第 4 行"),
    Case(12, "empty.csv", lambda: b"", "文件是空的"),
    Case(12, "binary.csv", lambda: bytes(range(1, 256)), "不能解码"),
    Case(12, "other.csv", lambda: office.table([["甲", "乙"], ["1", "2"]]), "认不出是哪一种台账，没有读入"),
    Case(12, "quote.csv", lambda: office.table(ROWS) + b'JC-3,"', "引号没有成对"),
)


def corner(sheet: Any) -> None:
    """Something in the very last cell."""
    sheet["XFD1048576"] = "x"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    return check_all(CASES, tmp_path_factory.mktemp("tables"))


@refused(CASES)
def test_tables_that_cannot_be_read_say_why(case: Case, done: Done) -> None:
    unread(case, done)


@row(1, 15)
def test_far_corners_and_millions_of_empty_cells_take_little(tmp_path: Path) -> None:
    far = office.register(office.contact("JC-1"), edit=lambda book: corner(book.worksheets[0]))
    blank = b"".join(b'<row r="%d">%s</row>' % (n, b"".join(b'<c r="%c%d" s="0"/>' % (65 + c, n) for c in range(26)))
                     for n in range(3, 40_003))
    styled = office.replaced(office.register(office.contact("JC-2")), SHEET, b"</sheetData>", blank + b"</sheetData>")
    folder = laid_out(tmp_path, {"far.xlsx": far, "styled.xlsx": styled, "good.jsonl": GOOD})
    run = measured("check", folder, "--rules", RULES, "-f", "json")
    assert (run.done.code, run.done.err) == (1, "")
    assert [run.done.file(name)["records"] for name in ("far.xlsx", "styled.xlsx")] == [1, 1]
    assert "第1048576行" in "".join(one["message"] for one in run.done.report["remarks"])
    assert run.mebibytes < MEBIBYTES


@row(10)
def test_the_same_rows_from_every_encoding(tmp_path: Path) -> None:
    files = {f"{codec}.csv": office.table(ROWS, codec) for codec in ("utf-8", "utf-8-sig", "gbk", "gb18030")}
    files |= {f"excel{suffix}": office.table(ROWS, "utf-16", "\t") for suffix in (".csv", ".tsv", ".txt")}
    done = lianchi("convert", laid_out(tmp_path / "in", files), "-o", str(tmp_path / "out.json"))
    records = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in records] == ["JC-1", "JC-2"] * len(files)
    bare = [{key: value for key, value in one.items() if key != "origins"} for one in records]
    assert all(one == bare[number % 2] for number, one in enumerate(bare))
    found = check(tmp_path / "in", {})
    assert (found.code, len(found.report["inputs"])) == (0, len(files))
    assert {(one["status"], one["records"]) for one in found.report["inputs"]} == {("read", 2)}
    assert done.code == 3 and done.err.count("已按 GB18030 读出") == 2


@row(14)
def test_merged_cells_speak_for_all_their_rows_and_stand_in_the_first(tmp_path: Path) -> None:
    rows = [[*office.contact("JC-1")], ["JC-2", None, None, *office.CONTACT[3:]]]
    rows[0][2] = "三月五日"

    def merged(book: Any) -> None:
        book.worksheets[0].merge_cells("B2:B3")
        book.worksheets[0].merge_cells("C2:C3")

    found = check(tmp_path, {"a.xlsx": office.register(*rows, edit=merged)})
    assert found.code == 0
    told = [one for one in found.report["remarks"] if one["code"] == "unreadable_value"]
    assert [(one["record"], one["location"]["cell"]) for one in told] == [("JC-1", "政商接触登记!C2"),
                                                                         ("JC-2", "政商接触登记!C2")]
    assert all("“三月五日”读不出来：没有年份" in one["message"] for one in told)


@row(16)
def test_numbers_that_lost_their_digits_are_never_compared(tmp_path: Path) -> None:
    headings = [*office.HEADINGS, "统一社会信用代码"]
    rows = [headings, [*office.contact("JC-1"), 911100000000001234], [*office.contact("1.2345678901234570e17"), None]]
    found = check(tmp_path, {"a.xlsx": office.workbook({"政商接触登记": rows})})
    lost = [one["message"] for one in found.report["remarks"] if one["code"] == "destroyed_number"]
    assert (found.code, len(lost)) == (0, 2)
    assert "超过 15 位的部分已经变成 0，原来的号码找不回来；请按原件用文本格式重填。这一格没有读入。" in lost[0]
    assert "是科学计数，原来的号码已经失真" in lost[1]


@row(17, 18)
def test_two_units_for_one_amount_are_not_reconciled(tmp_path: Path) -> None:
    headings = ["台账编号", "凭证号", "付款日期", "金额（万元）"]
    rows = [headings, *(["甲村2026-03", str(n), "2026-03-05", text] for n, text in enumerate(["12000元", "约1.2", "1.2"]))]
    found = check(tmp_path, {"a.xlsx": office.workbook({"支出": rows})})
    told = " ".join(found.said("甲村2026-03"))
    assert found.code == 0
    assert "“12000元”写的单位是元，表头的单位是万元，不能确定是哪一个；请改成一致。这一格没有读入。" in told
    assert "金额“约1.2万元”读不出来：带有“约”，不是确定的数" in told


@row(23)
@pytest.mark.parametrize(("cell", "epoch", "day"), [
    (datetime.date(2026, 3, 5), None, "2026-03-05"), (datetime.date(2026, 3, 5), CALENDAR_MAC_1904, "2026-03-05"),
    ("'2026-03-05", None, "2026-03-05"), (60, None, "没有2 月 29 日"),
])
def test_days_of_workbooks(cell: Any, epoch: Any, day: str, tmp_path: Path) -> None:
    def dated(book: Any) -> None:
        book.epoch = epoch or book.epoch
        book.worksheets[0]["C2"] = cell
        book.worksheets[0]["C2"].number_format = "yyyy-mm-dd"

    laid_out(tmp_path, {"a.xlsx": office.register(office.contact("JC-1"), edit=dated)})
    found = lianchi("check", str(tmp_path / "a.xlsx"), "--rules", RULES, "-f", "json")
    lianchi("convert", str(tmp_path / "a.xlsx"), "-o", str(tmp_path / "a.json"))
    assert found.code == 0
    assert day in (tmp_path / "a.json").read_text(encoding="utf-8") + " ".join(found.said("JC-1")).replace("有 2", "有2")
