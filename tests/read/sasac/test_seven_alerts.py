"""The seven alerts of the 2018 supervision system, over packages: found where they are due, and not beside it.

Where the old system was wrong the test says so in its name.  The table in ``docs/seven-alerts.md`` names these tests.
"""

from __future__ import annotations

import pytest

from read.sasac.conftest import Judge
from tiol_packages import item, meeting, name, package, people, rule, topic

MEMBERS = tuple("甲乙丙丁戊己庚辛")
PARTY, BOARD = "党委会2025年第1次会议", "董事会2025年第1次会议"
LINKED = [(PARTY, "厂区供热改造立项")]


def verdicts(judged: Judge, packages: dict[str, bytes | str], rule_id: str) -> dict[str, int]:
    """The counts of the verdicts of one rule, without those that are 0 and without not applicable."""
    counts = judged(packages, rule_id).counts[rule_id]
    return {verdict: count for verdict, count in counts.items() if count and verdict != "not_applicable"}


def matter(*meetings: str, list_: str = "", own: str = "", extra: dict[str, str | bytes] | None = None,
           ) -> dict[str, bytes | str]:
    """A folder of packages: the meetings, one in each, with the list and the rules."""
    found: dict[str, bytes | str] = {name("0004"): package("0004", [list_ or item()])}
    if own:
        found[name("0005")] = package("0005", [own])
    for number, one in enumerate(meetings):
        found[name("0006", number + 1, f"202508{number + 10}")] = package("0006", [one], extra)
    return found


# ---- 1 未经合法合规审查 -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("papers", "position", "expected"), [
    ({"S1/听取意见/法律意见书.pdf": "x"}, "", {"compliant": 1}),
    ({"S1/议题材料/方案.pdf": "x"}, "", {"violation": 1}),
    ({"S1/听取意见/职代会意见.pdf": "x"}, "财务部主任", {"violation": 1}),
    ({"S1/议题材料/方案.pdf": "x"}, "总法律顾问", {"undetermined": 1}),
    ({"S1/议题材料/方案.pdf": "x"}, "首席合规官", {"undetermined": 1}),
])
def test_1_legal_review(judged: Judge, papers: dict[str, str | bytes], position: str, expected: dict[str, int]) -> None:
    """Counsel who sat in did not thereby give an opinion: a person must look at the minutes."""
    seats = {"attendance": [{"attendance_name": "丁四", "position": position}]} if position else {}
    one = meeting("董事会", topics=[topic(attendance_list=seats)])
    assert verdicts(judged, matter(one, list_=item(legal="是"), extra=papers), "TIOL-B10-2") == expected


def test_1_no_legal_review_is_asked_for(judged: Judge) -> None:
    assert verdicts(judged, matter(meeting("董事会"), list_=item(legal="否")), "TIOL-B10-2") == {}


# ---- 2 决策会议顺序不当 -------------------------------------------------------------------------------------------


def in_order(party: str, board: str) -> dict[str, bytes | str]:
    """A Party meeting and a board meeting that is linked to it."""
    return matter(meeting("党委会", PARTY, party), meeting("董事会", BOARD, board, topics=[topic(links=LINKED)]))


@pytest.mark.parametrize(("party", "board", "expected"), [
    ("2025-06-01", "2025-06-10", {"compliant": 2}),
    ("2025-06-12", "2025-06-10", {"compliant": 1, "violation": 1}),
    ("2025-06-10 09:00", "2025-06-10 14:00", {"compliant": 2}),
    ("2025-06-10 14:00", "2025-06-10 09:00", {"compliant": 1, "violation": 1}),
    ("2025-06-10", "2025-06-10", {"compliant": 1, "undetermined": 1}),
])
def test_2_order_by_days_and_not_by_links_alone(judged: Judge, party: str, board: str, expected: dict[str, int]) -> None:
    """The old system follows the links that the enterprise declared, whatever the days."""
    assert verdicts(judged, in_order(party, board), "TIOL-F05-2") == expected


def test_2_a_meeting_left_out(judged: Judge) -> None:
    packages = in_order("2025-06-01", "2025-06-10") | {
        name("0004"): package("0004", [item(meetings=("党委会", "总经理办公会", "董事会"))])}
    assert verdicts(judged, packages, "TIOL-F05-2") == {"compliant": 1, "violation": 1}


def test_2_a_meeting_more_than_listed_does_no_harm(judged: Judge) -> None:
    workers = "职工代表大会2025年第1次会议"
    packages = matter(
        meeting("党委会", PARTY, "2025-06-01"),
        meeting("职工代表大会", workers, "2025-06-05", topics=[topic(links=LINKED)]),
        meeting("董事会", BOARD, "2025-06-10", topics=[topic(links=[(workers, "厂区供热改造立项")])]))
    assert verdicts(judged, packages, "TIOL-F05-2") == {"compliant": 2}


def test_2_several_matters_on_one_topic_are_judged_too(judged: Judge) -> None:
    """The old system looks at topics with exactly one matter."""
    codes = {"item_code": ["P08-003", "F02-001"]}
    packages = matter(meeting("董事会", BOARD, "2025-06-10", topics=[topic(item_list=codes)]))
    packages[name("0004")] = package("0004", [item(), item("F02-001")])
    assert verdicts(judged, packages, "TIOL-F05-2") == {"violation": 1}


# ---- 3 党委（党组）会未前置 ---------------------------------------------------------------------------------------


def test_3_the_board_decided_without_the_party_body(judged: Judge) -> None:
    """The old system looks for it at Party meetings only."""
    assert verdicts(judged, matter(meeting("董事会", BOARD)), "TIOL-F04") == {"violation": 1}
    assert verdicts(judged, in_order("2025-06-01", "2025-06-10"), "TIOL-F04") == {"compliant": 1}


def test_3_the_party_body_came_afterwards(judged: Judge) -> None:
    assert verdicts(judged, in_order("2025-06-12", "2025-06-10"), "TIOL-F05") == {"violation": 1}
    assert verdicts(judged, in_order("2025-06-01", "2025-06-10"), "TIOL-F05") == {"compliant": 1}


@pytest.mark.parametrize(("outcome", "expected"), [("通过", {"manual": 1}), ("否决", {}), ("缓议", {})])
def test_3_no_later_meeting_is_for_a_person_to_confirm(judged: Judge, outcome: str, expected: dict[str, int]) -> None:
    """What the Party body did not pass needs no later meeting; the old system asks all the same."""
    packages = matter(meeting("党委会", PARTY, topics=[topic(pass_flag=outcome)]))
    assert verdicts(judged, packages, "TIOL-F04-2") == expected


def test_3_what_the_sender_does_not_say_is_no_violation(judged: Judge) -> None:
    """No relation list, a link into a package that was not submitted, a namesake that nobody linked."""
    silent = matter(meeting("董事会", BOARD, topics=[topic(relation_list=None)]))
    lost = matter(meeting("董事会", BOARD, topics=[topic(links=LINKED)]))
    unlinked = matter(meeting("党委会", PARTY, "2025-06-01"), meeting("董事会", BOARD, "2025-06-10"))
    assert verdicts(judged, silent, "TIOL-F04") == {"undetermined": 1}
    assert verdicts(judged, lost, "TIOL-F04") == {"undetermined": 1}
    assert "violation" not in verdicts(judged, unlinked, "TIOL-F04")


# ---- 4 会议召开条件不合规 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rate", "present", "expected"), [
    ("2/3", 6, {"compliant": 1}),
    ("2/3", 5, {"violation": 1}),
    ("1/2", 4, {"compliant": 1}),
    ("1/2", 3, {"violation": 1}),
    ("1", 8, {"compliant": 1}),
    ("1", 7, {"violation": 1}),
    ("约三分之二", 1, {"undetermined": 1}),
])
def test_4_quorum(judged: Judge, rate: str, present: int, expected: dict[str, int]) -> None:
    """A rate of 1 means everybody; the old system takes it for nothing to check."""
    one = meeting("党委会", PARTY, attendees=people(MEMBERS[:present], MEMBERS[present:]))
    assert verdicts(judged, matter(one, own=rule(rate=rate)), "TIOL-C10-2") == expected


def test_4_the_rules_in_force_that_day(judged: Judge) -> None:
    one = meeting("党委会", PARTY, attendees=people(MEMBERS[:4], MEMBERS[4:]))
    packages = matter(one)
    packages[name("0005")] = zip_of_rules(("R1", "1/2", "2020-01-01"), ("R2", "2/3", "2025-06-11"))
    assert verdicts(judged, packages, "TIOL-C10-2") == {"compliant": 1}
    packages[name("0005")] = zip_of_rules(("R1", "1/2", "2020-01-01"), ("R2", "2/3", "2025-06-10"))
    assert verdicts(judged, packages, "TIOL-C10-2") == {"violation": 1}


def zip_of_rules(*versions: tuple[str, str, str]) -> bytes:
    """Rules of procedure of the Party committee: id, quorum, day of effect."""
    return package("0005", [rule(rate=rate, regulation_id=number, effective_date=day) for number, rate, day in versions])


# ---- 5 表决结果不一致 ---------------------------------------------------------------------------------------------


def voted(agree: int, mode: str, present: int = 8, **other: str) -> dict[str, bytes | str]:
    """Eight members, so many present, so many of them for it, the others against."""
    votes = {member: "同意" if at < agree else "不同意" for at, member in enumerate(MEMBERS[:present])}
    one = topic(votes | dict.fromkeys(other.get("recused", ""), "回避"), pass_flag=other.get("outcome", "通过"))
    return matter(meeting("党委会", PARTY, attendees=people(MEMBERS[:present], MEMBERS[present:]), topics=[one]),
                  own=rule(mode=mode))


DUE, PRESENT = "赞成票超过应到会成员人数的1/2", "赞成票超过到会成员人数的1/2"


@pytest.mark.parametrize(("agree", "mode", "present", "expected"), [
    (5, DUE, 8, {"compliant": 1}),
    (4, DUE, 8, {"violation": 1}),  # exactly half: the old system lets it through
    (3, PRESENT, 5, {"compliant": 1}),  # of five present; the old system counts all eight and alerts
    (4, PRESENT, 6, {"compliant": 1}),
    (3, PRESENT, 6, {"violation": 1}),
    (4, DUE, 6, {"violation": 1}),
    (6, "赞成票超过应到会成员人数的2/3", 8, {"compliant": 1}),
    (5, "赞成票超过应到会成员人数的2/3", 8, {"violation": 1}),
])
def test_5_votes(judged: Judge, agree: int, mode: str, present: int, expected: dict[str, int]) -> None:
    assert verdicts(judged, voted(agree, mode, present), "TIOL-D18-2") == expected


@pytest.mark.parametrize(("agree", "present", "expected"), [
    (8, 8, {"compliant": 1}), (7, 8, {"violation": 1}), (7, 7, {"undetermined": 1}), (6, 7, {"violation": 1}),
])
def test_5_unanimity(judged: Judge, agree: int, present: int, expected: dict[str, int]) -> None:
    assert verdicts(judged, voted(agree, "全票通过", present), "TIOL-D18-3") == expected


def test_5_who_stands_aside_is_not_guessed_into_the_base(judged: Judge) -> None:
    assert verdicts(judged, voted(3, PRESENT, 6, recused="己"), "TIOL-D18-2") == {"undetermined": 1}
    assert verdicts(judged, voted(4, PRESENT, 6, recused="己"), "TIOL-D18-2") == {"compliant": 1}
    assert verdicts(judged, voted(2, PRESENT, 6, recused="己"), "TIOL-D18-2") == {"violation": 1}


def test_5_what_did_not_pass_is_no_matter(judged: Judge) -> None:
    assert verdicts(judged, voted(4, DUE, outcome="否决"), "TIOL-D18-2") == {}


def test_5_votes_without_a_quorum_rule_are_still_counted(judged: Judge) -> None:
    """The old system checks votes only where it could check the quorum."""
    packages = voted(4, DUE)
    packages[name("0005")] = package("0005", [rule(rate="无", mode=DUE)])
    assert verdicts(judged, packages, "TIOL-D18-2") == {"violation": 1}


# ---- 6 采集校验异常 -----------------------------------------------------------------------------------------------


COMPLETE = ("id: 声明\nkind: unit_rule\nunit: {code: 91110000MA000000AG}\n"
            "coverage: {from: 2000-01-01, until: 2026-12-31, complete: true}\n")


def test_6_intake_errors_are_told_and_the_rest_is_checked(judged: Judge) -> None:
    """Every reason stands in test_intake.py; here: one broken file, one unknown item code."""
    packages = matter(meeting("党委会", PARTY), list_=item("P08-004"))
    broken = package("0006", [meeting("董事会", BOARD, "2025-06-10"), "<tiol><meeting_id>"])
    report = judged(packages | {name("0006", 9): broken, "声明.yaml": COMPLETE}, "TIOL-A04-2")
    assert report.records == 4
    assert [(one.status, one.reason and one.reason[:7]) for one in report.inputs if one.status != "read"] == [
        ("partial", "2.xml 第")]
    assert report.counts["TIOL-A04-2"]["violation"] == 1
    assert any("不在报送的事项清单里" in one.zh for one in report.remarks)


def test_6_a_code_on_the_list(judged: Judge) -> None:
    packages = matter(meeting("党委会", PARTY))
    assert verdicts(judged, packages | {"声明.yaml": COMPLETE}, "TIOL-A04-2") == {"compliant": 1}


# ---- 7 制度异常 ---------------------------------------------------------------------------------------------------


def test_7_a_deciding_body_without_rules_of_procedure(judged: Judge) -> None:
    """Only where the enterprise says that its rules are complete does a missing one show."""
    board = matter(meeting("董事会", BOARD), own=rule("党委会议事规则"))
    assert verdicts(judged, board, "TIOL-A01-2") == {"undetermined": 1}
    assert verdicts(judged, board | {"声明.yaml": COMPLETE}, "TIOL-A01-2") == {"violation": 1}


def test_7_rules_of_the_body_in_force_that_day(judged: Judge) -> None:
    """The old system asks whether a rule of the type was uploaded, not whether it was in force."""
    there = matter(meeting("董事会", BOARD), own=rule("董事会议事规则"))
    later = matter(meeting("董事会", BOARD), own=rule("董事会议事规则", effective_date="2025-07-01"))
    assert verdicts(judged, there | {"声明.yaml": COMPLETE}, "TIOL-A01-2") == {"compliant": 1}
    assert verdicts(judged, later | {"声明.yaml": COMPLETE}, "TIOL-A01-2") == {"violation": 1}
