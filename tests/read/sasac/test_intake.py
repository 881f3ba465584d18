"""Every reason for which the supervision system sends a package back, told in Chinese and English with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lianchi.model.finding import Doubt
from lianchi.read.extract import Extract, Source
from lianchi.read.sasac import read_package
from lianchi.read.sasac.name import named, valid_code
from tiol_packages import CODE, extracts, item, meeting, name, package, read, rule, said, topic, xml, zipped

ITEM: dict[str, Any] = {"item_id": "A", "item_name": "甲", "item_code": "P08-003", "legal_flag": "否", "oper_type": "add",
                        "item_meeting_list": {"item_meeting": ["党委会"]}}


def alone(data: bytes, business: str) -> str:
    """What is said of one package, which is read all the same."""
    found = read(data, name(business))
    assert extracts(found)
    return said(found)


@pytest.mark.parametrize(("change", "place", "words"), [
    ({"item_code": "P08003"}, "/item_code", "没有短横线"),
    ({"item_code": "X08-003"}, "/item_code", "不是事项目录编码"),
    ({"item_code": None}, "", "没有事项编码"),
    ({"item_meeting_list": {"item_meeting": ["党委会", "神仙会"]}}, "/item_meeting_list/item_meeting[2]", "不认识会议类型“神仙会”"),
    ({"item_meeting_list": None}, "", "缺少 <item_meeting_list>"),
    ({"oper_type": ""}, "", "操作类型 oper_type 要写"),
    ({"oper_type": "新增"}, "", "操作类型 oper_type 要写"),
    ({"item_id": None}, "", "没有编号 <item_id>"),
    ({"legal_flag": "需要"}, "/legal_flag", "是否需经法律审核写的是“需要”"),
    ({"item_colour": "红"}, "/item_colour", "不认识 <item_colour>"),
    ({"remark": ["一", "二"]}, "/remark", "写了 2 次"),
])
def test_list(change: dict[str, Any], place: str, words: str) -> None:
    told = alone(package("0004", [xml(ITEM | change)]), "0004")
    assert any(line.startswith(f"1.xml /tiol{place}：") and words in line for line in told.splitlines()), told


def test_list_with_anything_else_in_the_package() -> None:
    assert "只能有 XML，另有“说明.txt”" in alone(package("0004", [item()], {"说明.txt": "x"}), "0004")


@pytest.mark.parametrize(("change", "place", "words"), [
    ({"rate": "0.67"}, "/rate", "不是 1，也不是 2/3"),
    ({"rate": "3/2"}, "/rate", "不是 1，也不是 2/3"),
    ({"audit_flag": ""}, "/audit_flag", "要填“是”或“否”"),
    ({"audit_flag": None}, "", "要填“是”或“否”"),
    ({"vote_mode_list": None}, "", "缺少 <vote_mode_list>"),
    ({"vote_mode_list": {"vote_mode": [{"item_code": "默认"}]}}, "/vote_mode_list/vote_mode[1]", "没有写表决方式"),
    ({"regulation_name": "董事会战略委员会议事规则"}, "/regulation_name", "看不出"),
])
def test_rules(change: dict[str, Any], place: str, words: str) -> None:
    told = alone(package("0005", [rule(**change)]), "0005")
    assert any(line.startswith(f"1.xml /tiol{place}：") and words in line for line in told.splitlines()), told


@pytest.mark.parametrize(("files", "operation", "told"), [
    ({}, "add", True), ({"正式文件/一.pdf": "x", "正式文件/二.pdf": "x"}, "add", True), ({"正式文件/一.pdf": "x"}, "add", False),
])
def test_the_formal_file_of_a_rule(files: dict[str, str | bytes], operation: str, told: bool) -> None:
    data = zipped({"r.xml": rule(oper_type=operation), **files})
    assert ("“正式文件”文件夹里应当正好有一个文件" in alone(data, "0005")) is told


def test_a_deleted_rule_needs_no_formal_file() -> None:
    assert "正式文件" not in said(read(zipped({"r.xml": rule(oper_type="del")}), name("0005")))


def test_a_voting_rule_for_a_matter_that_is_not_on_the_list(tmp_path: Path) -> None:
    votes = {"vote_mode": [{"item_code": "P08-009", "vote_mode": "全票通过"}]}
    told = run(tmp_path, {name("0004"): package("0004", [item()]),
                          name("0005"): package("0005", [rule(vote_mode_list=votes)])})
    assert "事项编码“P08-009”不在事项清单里" in told


def test_an_unknown_voting_mode_is_not_used(tmp_path: Path) -> None:
    told = run(tmp_path, {name("0005"): package("0005", [rule(mode="差不多就行")]),
                          name("0006"): package("0006", [meeting()])})
    assert "表决方式“差不多就行”不在静态资源里" in told


@pytest.mark.parametrize(("change", "place", "words"), [
    ({"meeting_type_name": "神仙会"}, "/meeting_type_name", "不认识会议类型“神仙会”"),
    ({"meeting_type_name": None}, "", "没有会议类型"),
    ({"meeting_time": "上周三"}, "/meeting_time", "看不懂会议时间“上周三”"),
    ({"oper_type": None}, "", "操作类型 oper_type 要写"),
    ({"meeting_id": None}, "", "没有编号 <meeting_id>"),
])
def test_meetings(change: dict[str, Any], place: str, words: str) -> None:
    told = alone(package("0006", [meeting(**change)]), "0006")
    assert any(line.startswith(f"1.xml /tiol{place}：") and words in line for line in told.splitlines()), told


def test_a_meeting_without_topics_has_no_record() -> None:
    found = read(package("0006", [meeting(subject_list=None)]), name("0006"))
    assert not extracts(found) and "缺少 <subject_list>" in said(found)


@pytest.mark.parametrize(("change", "place", "words"), [
    ({"attendance_list": None}, "", "缺少 <attendance_list>（列席人员）"),
    ({"deliberation_list": None}, "", "缺少 <deliberation_list>（审议结果）"),
    ({"pass_flag": "差不多"}, "/pass_flag", "是否通过写的是“差不多”"),
    ({"approval_flag": "再说"}, "/approval_flag", "是否需报国资委写的是“再说”"),
    ({"adopt_flag": "通过"}, "/adopt_flag", "是否听取意见写的是“通过”"),
    ({"relation_list": {"relation": [{"rel_meeting_name": "党委会"}]}}, "", "关联会议和关联议题只写了一个"),
])
def test_topics(change: dict[str, Any], place: str, words: str) -> None:
    told = alone(package("0006", [meeting(topics=[topic(**change)])]), "0006")
    assert any(line.startswith(f"1.xml /tiol/subject_list/subject[1]{place}：") and words in line
               for line in told.splitlines()), told


@pytest.mark.parametrize(("kind", "files", "told"), [
    ("党委会", {}, True), ("董事会", {}, False), ("其他", {}, False), ("党委会", {"会议通知/通知.doc": "x"}, False),
])
def test_the_notice_of_a_meeting(kind: str, files: dict[str, str | bytes], told: bool) -> None:
    assert ("“会议通知”文件夹里没有文件" in alone(zipped({"m.xml": meeting(kind), **files}), "0006")) is told


def test_two_meetings_in_one_package_are_both_read() -> None:
    data = package("0006", [meeting("党委会"), meeting("董事会")])
    assert len(extracts(read(data, name("0006")))) == 2 and "一个包里有 2 次会议" in alone(data, "0006")


def test_links_and_codes_that_lead_nowhere(tmp_path: Path) -> None:
    one = topic(links=[("党委会2024年第9次会议", "旧议题")], item_list={"item_code": ["P08-009"]})
    told = run(tmp_path, {name("0004"): package("0004", [item()]), name("0006"): package("0006", [meeting(topics=[one])])})
    assert "关联的“党委会2024年第9次会议”《旧议题》不在提交的材料里" in told
    assert "事项编码“P08-009”不在报送的事项清单里" in told


def test_words_of_the_supervisors_own_lists(tmp_path: Path) -> None:
    lists = {
        "meeting_type.xml": xml({"meeting_type_list": {"meeting_type": [{"type_name": "董事会", "group_type": "董事会"}]}}),
        "regulation_type.xml": xml({"regulation_type_list": {"regulation_type": ["议事规则"]}}),
        "special.xml": xml({"special_list": {"special": ["瘦身健体"]}}),
        "catalog.xml": xml({"catalog_list": {"catalog": [{"catalog_code": "P", "catalog_list": {
            "catalog": [{"catalog_code": "P01"}]}}]}}),
    }
    told = run(tmp_path, {
        name("0002"): zipped({**lists}),
        name("0004"): package("0004", [item()]),
        name("0005"): package("0005", [rule(regulation_type_name="办法")]),
        name("0006"): package("0006", [meeting("党委会", topics=[topic(special_name="扩张")])]),
    })
    for words in ("会议类型“党委会”不在静态资源里", "制度类型“办法”不在静态资源里", "专项名称“扩张”不在静态资源里",
                  "事项目录编码“P08”不在静态资源里"):
        assert words in told


def run(tmp_path: Path, packages: dict[str, bytes]) -> str:
    """All that is said of packages of one run."""
    others = []
    for shown, data in packages.items():
        (tmp_path / shown).write_bytes(data)
        others.append((str(tmp_path / shown), shown))
    return "\n".join(said(list(read_package(Source(data, shown, (), tuple(others))))) for shown, data in packages.items())


def test_every_sentence_is_there_in_english_too() -> None:
    found = read(package("0006", [meeting("神仙会", topics=[topic(pass_flag="x", deliberation_list=None)])]), "坏名字.zip")
    doubts = [doubt for one in found for doubt in (one.doubts if isinstance(one, Extract) else [one])
              if isinstance(doubt, Doubt)]
    assert len(doubts) >= 5
    assert all(doubt.en.isascii() or "'" in doubt.en for doubt in doubts) and all(doubt.zh for doubt in doubts)


# ---- the name of the file ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("shown", "words"), [
    ("会议.zip", "文件名不是“统一社会信用代码_业务编码_版本_时间戳_UUID”的样子"),
    ("91110000MA000000A1_0006_1000_20250801_x.zip", "校验码不符"),
    (f"{CODE}_0009_1000_20250801_x.zip", "不是已知的业务编码"),
    (f"{CODE}_0004_1000_20250801_x.zip", "文件名说是事项清单，内容是会议决策"),
])
def test_a_bad_name_is_told_and_the_content_read(shown: str, words: str) -> None:
    found = read(package("0006", [meeting()]), shown)
    assert len(extracts(found)) == 1 and words in said(found)


def test_the_parts_of_a_good_name() -> None:
    good = named(f"报送/2025-08-01/{CODE}_0006_1000_20250801112233_abc.zip")
    assert (good.code, good.business, good.stamp, good.faults) == (CODE, "0006", "20250801112233", ())
    assert named("12345678X_0004_1000_20250801.zip").code == "12345678X"


@pytest.mark.parametrize(("code", "valid"), [
    (CODE, True), (CODE[:-1] + "1", False), ("9111000MA0000000AG", False), ("91110000MA00000OAG", False),
    ("12345678X", True), ("1234567X", False), ("１２３４５６７８９", False),
])
def test_credit_codes(code: str, valid: bool) -> None:
    assert valid_code(code) is valid
