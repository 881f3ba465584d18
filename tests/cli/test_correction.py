"""Minutes in a file → a record that a person corrects → findings that still lead to the file; nothing is left out unsaid."""

from __future__ import annotations

from pathlib import Path

from bad_inputs import office
from bad_inputs.kit import RULES, laid_out, lianchi


def test_a_corrected_record_still_leads_to_the_paragraph(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, {"纪要.docx": office.document()})
    lianchi("convert", f"{folder}/纪要.docx", "-o", f"{folder}/记录.yaml")
    record = (tmp_path / "记录.yaml").read_text(encoding="utf-8")
    assert "present: 30" in record
    (tmp_path / "记录.yaml").write_text(record.replace("present: 30", "present: 19"), encoding="utf-8")
    done = lianchi("check", f"{folder}/记录.yaml", "--rules", RULES, "--only", "DM-01", "-f", "json", "--unmask")
    assert done.code == 1
    (found,) = done.report["findings"]
    assert "实到 19 人" in found["message"]
    assert any("原件 纪要.docx 第6段“" in (place.get("origin") or "") for place in found["locations"])


def test_what_a_record_lost_is_told_when_it_is_converted(tmp_path: Path) -> None:
    rows = [[*office.HEADINGS, "统一社会信用代码"], [*office.contact("JC-1"), 911100000000001234]]
    folder = laid_out(tmp_path, {"台账.xlsx": office.workbook({"政商接触登记": rows})})
    done = lianchi("convert", f"{folder}/台账.xlsx", "-o", f"{folder}/记录.json")
    assert done.code == 3
    assert done.err.startswith("台账.xlsx: 政商接触登记!G2“统一社会信用代码”里的")
    assert "请按原件用文本格式重填" in done.err
    assert '"code"' not in (tmp_path / "记录.json").read_text(encoding="utf-8")
