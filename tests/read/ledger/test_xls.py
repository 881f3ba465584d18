"""Old Excel and WPS files: the same as new ones, cell for cell.  ``old.xls`` was saved by LibreOffice."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

from lianchi.errors import UnreadableInput
from lianchi.read.ledger.xls import _endless

OLD = Path(__file__).with_name("old.xls")


def test_a_workbook_with_merges_formats_errors_and_hidden_rows(read_data: Any) -> None:
    found = read_data(OLD.read_bytes())
    assert found.unread == []
    first, second = found.records
    assert first.fields["meetings"] == [
        {"name": "党委会", "held_on": "2026-03-05"},
        {"name": "董事会", "held_on": "2026-03-12", "chair": "甲一", "notice_sent_on": "2026年3月"},
    ]
    assert first.fields["matter"] == {"title": "修路", "amount": "12.5万元", "budgeted": "是"}
    assert second.fields["meetings"] == [{"name": "办公会", "held_on": "2026-03-06 09:30", "chair": "乙二"}]
    assert second.fields["matter"] == {"title": "买车", "amount": "3万元", "budgeted": "否"}
    assert first.origins["/meetings/1/name"].place == "三重一大台账!C4"
    assert [doubt.code for doubt in (*first.doubts, *second.doubts)] == ["error_cell", "no_such_day", "destroyed_number"]
    assert [doubt.code for doubt in found.doubts] == ["left_out", "left_out", "hidden"]


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def test_a_password_is_told(read_data: Any) -> None:
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    with pytest.raises(UnreadableInput, match="请先解除密码"):
        read_data(start + record(0x2F, bytes(6)) + record(0x0A, b""))


@pytest.mark.parametrize("length", [600, 2000, 5000, 7000])
def test_one_that_is_cut_short_is_damaged(length: int, read_data: Any) -> None:
    with pytest.raises(UnreadableInput, match="文件损坏|不是 Excel 表格"):
        read_data(OLD.read_bytes()[:length])


@pytest.mark.parametrize(("chain", "endless"), [
    ([1, 2, -2], False), ([1, 0], True), ([0], True), ([-1, 2, 1], True), ([2, 2, -2, -1], False), ([9], False), ([], False)])
def test_chains_of_sectors_that_never_end_are_seen(chain: list[int], endless: bool) -> None:
    assert _endless(chain) is endless
