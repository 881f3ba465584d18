"""Which values name persons, and which only posts, organisations, or somebody whose name is kept back."""

from __future__ import annotations

import pytest

from lianchi.codes import CodeLists
from lianchi.mask.people import People, plain, ways

PEOPLE = People(CodeLists.load())


@pytest.mark.parametrize(("value", "named"), [
    ("王建国", ["王建国"]),
    ("欧阳修", ["欧阳修"]),
    ("陈方安生", ["陈方安生"]),
    ("阿依古丽·买买提", ["阿依古丽·买买提"]),
    ("扎西顿珠", ["扎西顿珠"]),
    ("多吉", ["多吉"]),
    ("阿依古丽书记", ["阿依古丽"]),
    ("仝志国", ["仝志国"]),
    ("John Smith", ["John Smith"]),
    ("王建国、李四海", ["王建国", "李四海"]),
    ("王建国 李四海", ["王建国", "李四海"]),
    ("党支部书记王建国（代理）", ["王建国"]),
    ("王建国（李四海代）", ["王建国", "李四海"]),
    ("红星村主任王建国", ["王建国"]),
    ("王建国同志", ["王建国"]),
    ("主持人：王建国", ["王建国"]),
    ("王建国等3人", ["王建国"]),
    ("王建国户", ["王建国"]),
    ("李新村", ["李新村"]),
    ("\u200b王建国", ["\u200b王建国"]),
])
def test_a_person_is_found(value: str, named: list[str]) -> None:
    assert list(PEOPLE.named(value, certain=True)) == named


@pytest.mark.parametrize("value", [
    "党委书记", "村主任", "董事长", "书记甲", "董事C", "张某", "张某某", "甲", "乙某", "甲一", "王书记", "村文书", "人选甲",
    "列席人员甲", "外部董事四", "职工董事", "党委会", "村民代表", "全体村民", "村委会", "外来施工队", "中标人", "Director A",
    "party_secretary", "无", "", "3", "金星村主任", "公司", "相关单位", "妇女主任", "财政所长", "林业站长", "卫生院长", "宣传委员", "综治专干",
    "自然资源所长", "全体党员", "各组组长", "包村领导", "邻居", "上级领导", "妇女代表", "应急办主任", "路长", "村民30人",
])
def test_a_post_or_a_body_is_no_person(value: str) -> None:
    assert PEOPLE.named(value, certain=True) == ()


@pytest.mark.parametrize(("value", "named"), [
    ("李四海", ["李四海"]), ("王建国（个体户）", ["王建国"]), ("王建国户", ["王建国"]), ("阿依古丽·买买提", ["阿依古丽·买买提"]),
    ("甲公司", []), ("某建材店", []), ("王建国饭店", []), ("市水利局", []), ("中国银行", []), ("红旗村", []), ("Acme Ltd", []),
    ("阿里巴巴", []), ("施工队", []),
])
def test_a_payee_may_be_either(value: str, named: list[str]) -> None:
    assert list(PEOPLE.named(value, certain=False)) == named


def test_a_name_is_known_however_it_is_spaced() -> None:
    assert plain("王　芳") == plain("王 芳") == "王芳"
    assert set(ways("王　芳", "王芳")) == {"王芳", "王 芳", "王　芳"}
    assert "买买提・吐尔逊" in set(ways("买买提·吐尔逊", "买买提·吐尔逊"))
