"""Names in free texts: only where the words around them say so, and never a word that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianchi.mask.prose import persons

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("text", "named"), [
    ("关于给困难户钱有余家修缮房屋的事项", ["钱有余"]),
    ("村民王建国、李四海和欧阳文申请宅基地", ["王建国", "李四海", "欧阳文"]),
    ("特困人员孙铁柱危房改造", ["孙铁柱"]),
    ("村民王芳家建房", ["王芳"]),
    ("学习王建国同志先进事迹", ["王建国"]),
    ("补助王建国等3人", ["王建国"]),
    ("低保户王建国、水电费", ["王建国"]),
    ("村民王和平与李和、孙大海", ["王和平", "李和", "孙大海"]),
])
def test_a_name_beside_a_word_for_persons(text: str, named: list[str]) -> None:
    assert list(persons(text)) == named


@pytest.mark.parametrize("text", [
    "村民代表大会、党员大会", "党员高度重视、认真落实", "村民高兴的事", "学生文明、安全", "低保户安置房、水电费的补助",
    "困难户房屋的修缮", "贫困户危房改造补助", "村民安全饮水工程", "居民小区、楼栋", "村民金融服务", "党员干部和村民代表", "老人健康体检",
])
def test_other_words_are_no_names(text: str) -> None:
    assert list(persons(text)) == []


def test_no_word_of_our_own_texts_is_taken_for_a_name() -> None:
    files = [file for folder in ("rules", "features") for file in (ROOT / folder).rglob("*.*")]
    assert len(files) > 500
    assert {name for file in files for name in persons(file.read_text(encoding="utf-8"))} == set()
