"""Files of ledger shapes: what they say, and what is wrong with them, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianchi.errors import RulebookError, UsageError
from lianchi.read.ledger import Ledger, load_ledgers

GOOD = """\
schema: lianchi/ledger/1
id: mine
title: 我的台账
title_en: My ledger
kind: tender
record: [编号]
sheets:
- title: 表一
  rows: meetings
  fixed: {stage: decision, unit.type: village}
  columns:
  - {heading: 编号, field: id}
  - {heading: 时间, field: "meetings.held_on", required: true}
  - {heading: 决议公示开始, field: "notices[stage=resolution].posted_on", end: "notices[stage=resolution].removed_on", form: period}
"""


def loaded(folder: Path, text: str, name: str = "mine.yaml") -> Ledger:
    (folder / name).write_text(text, encoding="utf-8")
    return next(ledger for ledger in load_ledgers([folder]) if ledger.id == "mine")


def test_the_shipped_shapes_load() -> None:
    ledgers = {ledger.id: ledger for ledger in load_ledgers()}
    assert {"contact_register", "tiol_ledger"} <= ledgers.keys()
    sheet = ledgers["contact_register"].sheets[0]
    assert sheet.rows is not None and sheet.rows.keys == ("contacts",)
    held_on = next(column for column in sheet.columns if column.heading == "接触日期")
    assert held_on.field is not None and held_on.field.kind == "date" and held_on.required and "会见时间" in held_on.aliases


def test_every_alias_is_a_heading_of_its_own_and_every_field_exists() -> None:
    for ledger in load_ledgers():
        for sheet in ledger.sheets:
            assert any(column.required for column in sheet.columns), f"{ledger.id} {sheet.title} 没有必需的列"


def test_a_path_says_which_item_and_where_it_ends(tmp_path: Path) -> None:
    ledger = loaded(tmp_path, GOOD)
    period = ledger.sheets[0].columns[2]
    assert period.field is not None and period.end is not None
    assert period.field.steps[0].where == (("stage", "resolution"),) and period.end.keys == ("notices", "removed_on")
    assert [(field.text, value) for field, value in ledger.sheets[0].fixed] == [("meetings.stage", "decision"), ("unit.type", "village")]


def test_a_folder_of_the_user_replaces_a_shipped_shape(tmp_path: Path) -> None:
    shipped = next(one for one in load_ledgers() if one.id == "tiol_ledger")
    text = GOOD.replace("id: mine", "id: tiol_ledger")
    (tmp_path / "tiol_ledger.yaml").write_text(text, encoding="utf-8")
    mine = next(one for one in load_ledgers([tmp_path]) if one.id == "tiol_ledger")
    assert (shipped.title, mine.title) == ("“三重一大”决策事项台账", "我的台账")


BAD = [
    ("title: 我的台账\n", "", 1, "缺少键 title"),
    ("lianchi/ledger/1", "lianchi/ledger/9", 1, "schema 要写 lianchi/ledger/1"),
    ("id: mine", "id: other", 2, "id 要和文件名一样"),
    ("kind: tender", "kind: tendr", 5, "kind 不能是 tendr"),
    ("record: [编号]", "record: [号码]", 6, "record 的“号码”不是"),
    ("title: 表一", "titel: 表一", 8, "不认识的键 titel；是否想写 title？"),
    ("rows: meetings", "rows: matter", 9, "不是有多项的字段"),
    ("stage: decision", "stage: decided", 10, "stage 不能是 decided"),
    ("meetings.held_on", "meetings.heldon", 13, "没有字段 heldon；是否想写 held_on？"),
    ("required: true", "required: 1", 13, "required 要写true 或 false"),
    ("heading: 时间", "heading: 编 号", 11, "“编号”既指“编号”又指“编 号”"),
    ("stage=resolution].posted_on", "stage].posted_on", 14, "要写 键=值"),
    (', form: period', "", 14, "form: period 要有 end"),
    ("form: period", "form: range", 14, "form 应为"),
    ("{heading: 编号, field: id}", "{heading: 编号, field: id, unit: 元}", 12, "只有金额和数才能写 unit"),
    ("{heading: 编号, field: id}", "{heading: 编号, field: meetings}", 12, "是一组字段"),
    ("{heading: 编号, field: id}", "{heading: 编号, field: notices.places}", 12, "要写 split: true"),
    ("{heading: 编号, field: id}", "{heading: 编号, field: matter.amount, unit: 吨}", 12, "金额的 unit 应为"),
    ("{heading: 编号, field: id}", "{heading: 编号, field: id, choices: [passed]}", 12, "不是代码，不能写 choices"),
    ("{heading: 编号, field: id}", "{heading: 编号, field: meetings.outcome, choices: [pass]}", 12, "choices 里的 pass 应为"),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), BAD)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in GOOD
    with pytest.raises(RulebookError) as caught:
        loaded(tmp_path, GOOD.replace(old, new, 1))
    faults = caught.value.faults
    assert [(fault.line, said in fault.zh) for fault in faults if said in fault.zh] == [(line, True)], faults
    assert all(fault.path == f"{tmp_path.name}/mine.yaml" and fault.en for fault in faults)


def test_one_template_name_for_two_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="模板名 contact 已被"):
        loaded(tmp_path, GOOD.replace("kind: tender", "kind: tender\ntemplate: contact"))


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="没有这个台账样式文件夹"):
        load_ledgers([Path("nowhere")])


def test_bytes_that_are_no_text_and_a_file_that_is_no_yaml(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(RulebookError) as caught:
        load_ledgers([tmp_path])
    assert [fault.path.rsplit("/")[-1] for fault in caught.value.faults] == ["a.yaml", "b.yaml"]
