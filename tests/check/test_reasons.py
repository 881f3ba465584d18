"""Why parts of a file were not read: what has the same reason is said once, and never without end."""

from __future__ import annotations

from lianchi.check.reasons import SAID, reasons
from lianchi.model.finding import Unread

COMMA = ("缺一个逗号", "a comma is missing")


def test_lines_of_one_reason_stand_together() -> None:
    found = [Unread(line, *COMMA) for line in (3, 4, 5, 9)] + [Unread(7, "空行", "empty")]
    assert reasons(found, "zh") == "第 3-5、9 行：缺一个逗号；第 7 行：空行"
    assert reasons(found, "en") == "lines 3-5, 9: a comma is missing; line 7: empty"


def test_a_place_that_names_its_row_names_it_once() -> None:
    assert reasons([Unread(2, *COMMA, "台账!第2行")], "zh") == "台账!第2行：缺一个逗号"
    assert reasons([Unread(2, *COMMA, "会议.xml")], "zh") == "会议.xml 第 2 行：缺一个逗号"
    assert reasons([Unread(0, *COMMA)], "zh") == "缺一个逗号"


def test_nothing_unread_is_no_reason_and_many_are_counted() -> None:
    assert reasons([], "zh") is None
    many = [Unread(line, f"坏{line}", f"bad {line}") for line in range(1, SAID + 4)]
    assert (reasons(many, "zh") or "").endswith(f"第 {SAID} 行：坏{SAID}；此外还有 3 处没有读出")
    assert (reasons(many, "en") or "").endswith("; 3 more parts were not read")
