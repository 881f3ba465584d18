"""What packages become: the fields with their places, additions and corrections, links between packages, odd zips."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Unread
from lianchi.read.extract import Extract, Source
from lianchi.read.sasac import read_package
from tiol_packages import (
    CODE,
    NOTICE,
    Found,
    extracts,
    item,
    meeting,
    name,
    package,
    people,
    read,
    rule,
    said,
    topic,
    xml,
    zipped,
)


def one(data: bytes, shown: str = "") -> Extract:
    """The only record of a package."""
    found = extracts(read(data, shown or name("0006")))
    assert len(found) == 1
    return found[0]


def together(tmp_path: Path, packages: dict[str, bytes]) -> dict[str, Found]:
    """What each package of one run gives."""
    others = []
    for shown, data in packages.items():
        (tmp_path / shown).write_bytes(data)
        others.append((str(tmp_path / shown), shown))
    return {shown: list(read_package(Source(data, shown, (), tuple(others)))) for shown, data in packages.items()}


# ---- a meeting --------------------------------------------------------------------------------------------------


def test_a_topic_becomes_a_record() -> None:
    votes = {"甲一": "同意", "乙二": "不同意"}
    there = people(("甲一", "乙二"), ("丙三",))
    seats = {"attendance": [{"attendance_name": "丁四", "position": "总法律顾问"},
                            {"attendance_name": "戊五", "position": "财务部主任"}]}
    record = one(package("0006", [meeting(attendees=there, topics=[topic(votes, attendance_list=seats)])], {
        "S1/听取意见/法律意见书.pdf": "x", "S1/听取意见/职代会意见.doc": "x", "S1/议题材料/方案.doc": "x"}))
    fields = record.fields
    assert fields["unit"] == {"code": CODE, "type": "国有企业"}
    assert fields["matter"]["category"] == "P" and fields["matter"]["item_code"] == "P08-003"
    assert fields["resolution"] == {"outcome": "通过", "decided_on": "2025-06-10", "text": "同意立项"}
    sat = fields["meetings"][0]
    assert (sat["due"], sat["present"], sat["held_on"], sat["starts_at"]) == ("3", "2", "2025-06-10", "09:00")
    assert sat["absent"] == [{"who": "丙三", "reason": "出差"}]
    assert sat["observers"] == [{"who": "丁四", "role": "general_counsel"}, {"who": "戊五", "role": "observer"}]
    assert sat["votes"] == {"for": "1", "against": "1", "abstain": "0", "absent_counted": "0", "voters": "2"}
    assert [(paper["kind"], paper["title"]) for paper in fields["attachments"]] == [
        ("notice", "通知.doc"), ("minutes", "纪要.doc"), ("legality_opinion", "法律意见书.pdf"),
        ("opinion_heard", "职代会意见.doc"), ("topic_paper", "方案.doc")]


def kinds(papers: dict[str, str | bytes], **other: Any) -> list[str] | None:
    fields = one(package("0006", [meeting(topics=[topic(**other)])], papers)).fields
    return [paper["kind"] for paper in fields["attachments"]][2:] if "attachments" in fields else None


def test_papers_are_told_apart_by_folder_and_name() -> None:
    assert kinds({"S1/听取意见/不动产项目法律意见书.pdf": "x"}) == ["legality_opinion"]
    assert kinds({"S1/听取意见/关于无需出具法律意见书的说明.pdf": "x"}) == ["opinion_heard"]
    assert kinds({"S1/议题材料/.DS_Store": "x", "S1/别的/方案.doc": "x"}) == []


def test_papers_of_nobody_leave_it_open_what_a_topic_has() -> None:
    """A folder named after the topic's title instead of its id must not show a topic without papers."""
    assert kinds({"厂区供热改造立项/听取意见/法律意见书.pdf": "x"}) is None
    assert kinds({"S1/听取意见/法律意见书.pdf": "x"}, subject_id=None) is None


def test_every_value_says_where_it_stands() -> None:
    second = topic(subject_id="S2", subject_name="另一件")
    record = extracts(read(package("0006", [meeting(topics=[topic(), second])]), name("0006")))[1]
    assert record.origins["/matter/title"].place == "1.xml /tiol/subject_list/subject[2]/subject_name"
    assert record.origins["/meetings/0/held_on"].place == "1.xml /tiol/meeting_time"
    assert record.origins["/unit/code"].place == "文件名"
    assert record.origins["/unit/type"].confidence == "context"


@pytest.mark.parametrize(("time", "day", "hour"), [
    ("2025-06-18 09:30:00", "2025-06-18", "09:30"), ("2025-06-18", "2025-06-18", None),
    ("2025/6/8", "2025-06-08", None), ("20250618", "2025-06-18", None), ("20250618093000", "2025-06-18", "09:30"),
    ("2025-06-18 00:00:00", "2025-06-18", None), ("2025年6月18日 9时30分", "2025-06-18", "09:30"),
])
def test_times_of_many_forms(time: str, day: str, hour: str | None) -> None:
    sat = one(package("0006", [meeting(time=time)])).fields["meetings"][0]
    assert (sat["held_on"], sat.get("starts_at")) == (day, hour)


def attendance(flag: str | None, reason: str | None) -> dict[str, Any]:
    there = {"attendee": [{"attendee_name": "甲一"}, {"attendee_name": "乙二", "attend_flag": flag, "reason": reason}]}
    return one(package("0006", [meeting(attendees=there)])).fields["meetings"][0]


@pytest.mark.parametrize(("flag", "reason", "present"), [
    ("是", None, "2"), ("否", "出差", "1"), (None, "出差", "1"), (None, None, "2"), (None, "", "2"), ("否", "", "1"),
    ("是", "出差", None), ("也许", None, None),
])
def test_who_was_there(flag: str | None, reason: str | None, present: str | None) -> None:
    """A flag that contradicts the reason, or says something else, leaves the number present open."""
    sat = attendance(flag, reason)
    assert sat["due"] == "2" and sat.get("present") == present
    assert ("absent" in sat) == (present is not None)


def test_no_reason_is_told_from_no_word_about_it() -> None:
    assert attendance("否", "")["absent"] == [{"who": "乙二", "reason": None}]
    assert attendance("否", None)["absent"] == [{"who": "乙二"}]


def sat_with(votes: dict[str, str], away: tuple[str, ...] = ()) -> tuple[dict[str, Any], str]:
    there = people(("甲一", "乙二", "丙三"), away)
    found = read(package("0006", [meeting(attendees=there, topics=[topic(votes)])]), name("0006"))
    return extracts(found)[0].fields["meetings"][0], said(found)


def test_unclear_words_count_no_votes() -> None:
    sat, words = sat_with({"甲一": "同意", "乙二": "原则同意，建议再算一算", "丙三": "同意"})
    assert "votes" not in sat and "ballots" not in sat
    assert sat["speeches"][1] == {"speaker": "乙二", "text": "原则同意，建议再算一算"}
    assert "乙二的审议结果“原则同意，建议再算一算”看不出" in words


def test_views_of_the_absent_are_not_counted() -> None:
    sat, words = sat_with({"甲一": "同意", "乙二": "同意", "丙三": "反对", "丁四": "同意"}, away=("丁四",))
    assert sat["votes"]["for"] == "2" and "丁四没有到会，审议结果里的意见没有计入票数" in words


def test_strangers_and_doubles_count_no_votes() -> None:
    sat, words = sat_with({"甲一": "同意", "某人": "同意"})
    assert "votes" not in sat and "“某人”不在参会人名单上" in words


def test_recusal_and_postponing_are_told_apart_from_votes() -> None:
    sat, _ = sat_with({"甲一": "同意", "乙二": "回避", "丙三": "缓议"})
    assert sat["votes"] == {"for": "1", "against": "0", "abstain": "0", "absent_counted": "0"}
    assert sat["ballots"][1] == {"member": "乙二", "recused": True}
    sat, _ = sat_with({"甲一": "同意", "乙二": "回避", "丙三": "弃权。"})
    assert sat["votes"]["voters"] == "2" and sat["votes"]["abstain"] == "1"


def test_a_name_that_stands_twice_leaves_the_numbers_open() -> None:
    found = read(package("0006", [meeting(attendees=people(("甲一", "甲一")))]), name("0006"))
    assert "due" not in extracts(found)[0].fields["meetings"][0] and "“甲一”出现两次" in said(found)


# ---- several packages -------------------------------------------------------------------------------------------


PARTY = "党委会2025年第1次会议"


def test_a_matter_through_two_packages_is_one_record(tmp_path: Path) -> None:
    found = together(tmp_path, {
        name("0006", 1): package("0006", [meeting("党委会", PARTY, "2025-06-01")]),
        name("0006", 2): package("0006", [meeting("董事会", time="2025-06-10", topics=[
            topic(links=[(PARTY, "厂区供热改造立项")])])]),
        name("0004"): package("0004", [item()]),
        name("0005"): package("0005", [rule()]),
    })
    assert extracts(found[name("0006", 1)]) == [] and "合成一条记录一起检查" in said(found[name("0006", 1)])
    record, = extracts(found[name("0006", 2)])
    assert [sat["body"] for sat in record.fields["meetings"]] == ["党委会", "董事会"]
    assert [sat["stage"] for sat in record.fields["meetings"]] == ["prior_study", "decision"]
    assert record.fields["meetings"][0]["own_rule"] == {
        "title": "党委会议事规则", "quorum_of": "2", "quorum_out_of": "3", "unanimous": False,
        "vote_base": "应到会人数", "vote_of": "1", "vote_out_of": "2"}
    assert record.fields["matter"]["required_meetings"] == [{"order": "1", "body": "党委会"}, {"order": "2", "body": "董事会"}]
    assert record.fields["matter"]["party_study_required"] is True
    assert record.fields["matter"]["legality_required"] is False
    assert record.origins["/meetings/0/held_on"].place == f"→ {name('0006', 1)} 1.xml /tiol/meeting_time"
    assert extracts(found[name("0004")])[0].fields["listed_items"][0]["code"] == "P08-003"
    assert extracts(found[name("0005")])[0].fields["own_rules"][0]["body"] == "党委会"


def test_links_in_a_ring_lose_nothing(tmp_path: Path) -> None:
    board = "董事会2025年第1次会议"
    found = together(tmp_path, {
        name("0006", 1): package("0006", [meeting("党委会", PARTY, topics=[topic(links=[(board, "厂区供热改造立项")])])]),
        name("0006", 2): package("0006", [meeting("董事会", board, topics=[topic(links=[(PARTY, "厂区供热改造立项")])])]),
    })
    records = [record for one_ in found.values() for record in extracts(one_)]
    assert len(records) == 1 and len(records[0].fields["meetings"]) == 2
    assert "互相指来指去" in "".join(doubt.zh for doubt in records[0].doubts)


def test_a_link_that_fits_two_topics_is_followed_to_neither(tmp_path: Path) -> None:
    twice = [topic(subject_id="S1"), topic(subject_id="S2")]
    found = together(tmp_path, {
        name("0006", 1): package("0006", [meeting("党委会", PARTY, topics=twice)]),
        name("0006", 2): package("0006", [meeting("董事会", topics=[topic(links=[(PARTY, "厂区供热改造立项")])])]),
    })
    record, = extracts(found[name("0006", 2)])
    assert record.fields["meetings"][1] == {"name": PARTY} and "或者有几个同名的" in said(found[name("0006", 2)])


def test_enterprises_are_kept_apart(tmp_path: Path) -> None:
    other = "12345678X"
    found = together(tmp_path, {
        name("0006"): package("0006", [meeting("董事会")]), name("0004", code=other): package("0004", [item(legal="是")])})
    assert "legality_required" not in extracts(found[name("0006")])[0].fields["matter"]


def test_corrections_and_deletions_hold_across_packages(tmp_path: Path) -> None:
    first, edit, gone = (name("0006", at, f"2025080{at}") for at in (1, 2, 3))
    found = together(tmp_path, {
        first: package("0006", [meeting("董事会", meeting_id="M1"), meeting("党委会", meeting_id="M2")]),
        edit: package("0006", [meeting("董事会", meeting_id="M1", oper_type="edit", time="2025-06-11")]),
        gone: package("0006", [meeting("党委会", meeting_id="M2", oper_type="del")]),
    })
    assert extracts(found[first]) == [] and extracts(found[gone]) == []
    assert extracts(found[edit])[0].fields["resolution"]["decided_on"] == "2025-06-11"
    assert f"已被“{edit}”更正" in said(found[first]) and f"已被“{gone}”删除" in said(found[first])
    assert f"已从“{first}”中删除" in said(found[gone])


def test_the_same_meeting_added_twice_is_read_once() -> None:
    found = read(package("0006", [meeting(meeting_id="A"), meeting(meeting_id="B")]), name("0006"))
    assert len(extracts(found)) == 1
    assert [unread.zh for unread in found if isinstance(unread, Unread) and "重复新增" in unread.zh]


def test_a_list_that_changed_binds_nobody(tmp_path: Path) -> None:
    found = together(tmp_path, {
        name("0004", 1, "20250801"): package("0004", [item(legal="否")]),
        name("0004", 2, "20250802"): package("0004", [item(legal="是", oper_type="edit")]),
        name("0006"): package("0006", [meeting("董事会")]),
    })
    assert "legality_required" not in extracts(found[name("0006")])[0].fields["matter"]
    assert "不知道会议当天是哪一版" in said(found[name("0006")])


# ---- zips and encodings -----------------------------------------------------------------------------------------


def test_xml_alone_is_read_and_has_no_papers() -> None:
    record = one(meeting().encode(), "会议.xml")
    assert "attachments" not in record.fields and "code" not in record.fields["unit"]


def test_xml_in_gbk() -> None:
    text = meeting().replace("UTF-8", "GBK").encode("gbk")
    assert one(zipped({"a.xml": text, **NOTICE})).fields["matter"]["title"] == "厂区供热改造立项"


def test_names_in_gbk_without_the_flag(tmp_path: Path) -> None:
    class Old(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name in the standard library
            return self.filename.encode("gbk"), self.flag_bits & ~0x800

    path = tmp_path / name("0006")
    with zipfile.ZipFile(path, "w") as book:
        for shown, content in {"会议.xml": meeting(), "会议通知/通知.doc": "x", "S1/听取意见/法律意见书.pdf": "x"}.items():
            book.writestr(Old(shown), content)
    record = one(path.read_bytes())
    assert [paper["title"] for paper in record.fields["attachments"]] == ["通知.doc", "法律意见书.pdf"]
    assert record.origins["/matter/title"].place.startswith("会议.xml /tiol/")


@pytest.mark.parametrize("stem", [name("0006").removesuffix(".zip"), "报送"])
def test_an_inner_folder(stem: str) -> None:
    files = {"m.xml": meeting(), **NOTICE, "S1/议题材料/方案.doc": "x"}
    inside = {f"{stem}/{path}": content for path, content in files.items()}
    record = one(zipped({**inside, f"__MACOSX/{stem}/._m.xml": "x"}))
    assert len(record.fields["attachments"]) == 3 and record.origins["/id"].place.startswith("m.xml /tiol")


def test_any_root_name_is_taken_inside_a_zip() -> None:
    assert one(package("0006", [meeting().replace("tiol>", "三重一大>")])).origins["/matter/title"].place.startswith(
        "1.xml /三重一大/")


def test_one_broken_file_does_not_stop_the_rest() -> None:
    found = read(package("0004", [item(), "<tiol><item_id>", item("P08-004")]), name("0004"))
    assert len(extracts(found)) == 2
    assert [(bad.place, bad.zh[:9]) for bad in found if isinstance(bad, Unread)] == [("2.xml", "不是合格的 XML")]


@pytest.mark.parametrize("text", [
    '<!DOCTYPE tiol [<!ENTITY a "b">]><tiol><item_id>&a;</item_id></tiol>',
    "<tiol>" + "<a>" * 300 + "</a>" * 300 + "</tiol>",
    "",
])
def test_dangerous_xml_is_refused_in_words(text: str) -> None:
    found = read(package("0004", [item(), text]), name("0004"))
    assert len(extracts(found)) == 1 and len([bad for bad in found if isinstance(bad, Unread)]) == 1


def test_a_zip_of_something_else_says_what_to_do() -> None:
    with pytest.raises(UnreadableInput, match="不是三重一大数据包"):
        read(zipped({"照片.jpg": "x"}), "照片.zip")


def test_dictionaries_are_no_records_but_their_words_count(tmp_path: Path) -> None:
    modes = {"vote_mode_list": {"vote_mode": [{"mode_name": "四分之三以上另定", "mode_radix": "到会", "mode_rate": "3/4"}]}}
    found = together(tmp_path, {
        name("0002"): zipped({"vote_mode.xml": xml(modes), "source.xml": xml({"source_list": {"source": ["上级部署"]}})}),
        name("0005"): package("0005", [rule(mode="四分之三以上另定")]),
        name("0006"): package("0006", [meeting(topics=[topic(source_name="自拟")])]),
    })
    assert extracts(found[name("0002")]) == [] and "不是记录" in said(found[name("0002")])
    assert "任务来源“自拟”不在静态资源里" in said(found[name("0006")])
    sat = extracts(found[name("0006")])[0].fields["meetings"][0]
    assert sat["own_rule"]["vote_base"] == "到会人数" and sat["own_rule"]["vote_of"] == "3"
