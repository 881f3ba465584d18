"""Records that do not say of which kind they are, as minutes often do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianchi.check import Options, check
from lianchi.errors import UsageError
from lianchi.model.finding import Report

RULES = Path(__file__).parent.parent / "cli" / "rules"


def run(folder: Path, text: str, kind: str | None) -> Report:
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    return check([str(folder / "a.yaml")], Options(rules=(RULES,), kind=kind, jobs=1))


@pytest.mark.parametrize("kind", ["village_affairs", "村务管理", "村务"])
def test_a_record_without_a_kind_is_of_the_kind_that_was_named(tmp_path: Path, kind: str) -> None:
    report = run(tmp_path, "id: a\nmatter: {title: 修路}\n", kind)
    assert [one.kind for one in report.records_list] == ["村务管理"]
    assert [one.status for one in report.inputs] == ["read"]


def test_a_record_that_says_its_kind_keeps_it(tmp_path: Path) -> None:
    report = run(tmp_path, "id: a\nkind: tender\n", "village_affairs")
    assert [one.kind for one in report.records_list] == ["招标采购"]


def test_a_kind_that_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    report = run(tmp_path, "id: a\nkind: 不知道\n", "village_affairs")
    assert [one.status for one in report.inputs] == ["unread"]


def test_without_it_the_report_says_what_to_do(tmp_path: Path) -> None:
    report = run(tmp_path, "id: a\n", None)
    assert report.inputs[0].reason is not None and "加 --kind" in report.inputs[0].reason


def test_a_kind_that_there_is_not_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        run(tmp_path, "id: a\n", "三重")
    assert "没有“三重”这种记录" in caught.value.zh and "三重一大决策" in caught.value.zh
