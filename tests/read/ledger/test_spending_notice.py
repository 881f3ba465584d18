"""The posted list of a village's spending: amounts in figures and in words under one heading, the village above."""

from __future__ import annotations

import io

import openpyxl

from lianchi.codes import CodeLists
from lianchi.normalise import Normaliser
from lianchi.read.extract import Extract, Source
from lianchi.read.ledger.reader import read_workbook


def test_each_line_of_the_list_is_a_payment() -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "公示"
    for row in (["村财务开支公示表"], ["村级组织名称：甲水村"],
                ["序号", "开支项目", "金额", None, "资金来源", "使用部门", "项目负责人", "审核意见"],
                [None, None, "小写", "大写", None, None, None, None],
                [1, "村道养护", 3060, "叁仟零陆拾元整", "集体收入", "村委会", "甲一", "属实"],
                [2, "路灯电费", 412.5, "肆佰壹拾贰元伍角", "集体收入", "村委会", "乙二", "属实"],
                ["合计", None, 3472.5]):
        page.append(row)
    for merge in ("A1:H1", "C3:D3", *(f"{letter}3:{letter}4" for letter in "ABEFGH")):
        page.merge_cells(merge)
    content = io.BytesIO()
    book.save(content)
    records = [one for one in read_workbook(Source(content.getvalue(), "公示.xlsx")) if isinstance(one, Extract)]
    trees = [Normaliser(CodeLists.load()).normalise(record.fields) for record in records]
    assert not [problem for done in trees for problem in done.problems]
    assert [done.tree["payments"] for done in trees] == [
        [{"project": "村道养护", "amount": 306000, "amount_in_words": 306000}],
        [{"project": "路灯电费", "amount": 41250, "amount_in_words": 41250}]]
    assert {done.tree["unit"]["name"] for done in trees} == {"甲水村"}
    assert len({done.tree["id"] for done in trees}) == 2
