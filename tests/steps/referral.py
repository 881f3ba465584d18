"""Sentences of the features on the referral of suspected crime to the police (两法衔接)."""

from __future__ import annotations

import re
from typing import Any

from pytest_bdd import given, parsers

from steps.contact import Record, item


def referral(record: Record) -> dict[str, Any]:
    """The one case of the record."""
    record["kind"] = "两法衔接移送"
    return item(record, "referrals")


def moment(words: str) -> tuple[str, str | None]:
    """``2026年3月3日15点01分`` → the day and 15:01; without a time the time is not given."""
    found = re.fullmatch(r"(.+日)(?:(\d+)点(\d+)分)?", words)
    assert found, words
    day, hour, minute = found.groups()
    return day, f"{int(hour):02}:{int(minute):02}" if hour else None


def set_moment(record: Record, name: str, words: str) -> None:
    """The day, and the time where one is said."""
    day, clock = moment(words)
    referral(record)[f"{name}_on"] = day
    if clock:
        referral(record)[f"{name}_at"] = clock


@given(parsers.re("移送案件(?P<word>涉嫌|不涉嫌)犯罪，(?P<day>.+日)向负责人提出报告"))
def referral_reported(record: Record, word: str, day: str) -> None:
    """A case and the day of the report to the head."""
    referral(record).update(number="案一", crime_suspected=word == "涉嫌", reported_on=day)


@given(parsers.parse("移送案件的专案组有{size:d}名执法人员"))
def referral_team(record: Record, size: int) -> None:
    """The officers of the team."""
    referral(record)["team_size"] = size


@given(parsers.re("移送案件在(?P<day>.+日.*)由负责人批准移送"))
def referral_approved(record: Record, day: str) -> None:
    """Approved, with the time if it is said."""
    referral(record)["decision"] = "批准移送"
    set_moment(record, "decided", day)


@given(parsers.re("移送案件在(?P<day>.+日)由负责人决定不批准，(?P<word>记明了|没有记)理由"))
def referral_refused(record: Record, day: str, word: str) -> None:
    """Refused, with or without a reason."""
    reason = "没有达到追诉标准" if word == "记明了" else None
    referral(record).update(decision="不批准移送", decided_on=day, refusal_reason=reason)


@given(parsers.re("移送案件在(?P<day>.+日.*)移送公安机关"))
def referral_transferred(record: Record, day: str) -> None:
    """Handed to the police, with the time if it is said."""
    set_moment(record, "transferred", day)


@given(parsers.parse("移送案件到{day}核查时还没有移送公安机关"))
def referral_not_transferred(record: Record, day: str) -> None:
    """Not with the police by the day of the check."""
    referral(record).update(transferred_on=None, transferred_at=None, observed_on=day)


@given(parsers.parse("移送案件到{day}核查时负责人还没有决定"))
def referral_undecided(record: Record, day: str) -> None:
    """Not decided by the day of the check."""
    referral(record).update(decided_on=None, decision=None, observed_on=day)


@given(parsers.re("移送案件(?P<exhibits>有|没有)涉案物品，(?P<tests>做过|没有做过)检验鉴定，移送时附了(?P<papers>.+)"))
def referral_papers(record: Record, exhibits: str, tests: str, papers: str) -> None:
    """What was enclosed."""
    kinds = [] if papers == "空白卷宗" else [{"kind": kind} for kind in papers.split("、")]
    referral(record).update(exhibits=exhibits == "有", test_required=tests == "做过", referral_papers=kinds)


@given(parsers.parse("移送案件在{received}被公安机关接受，{decided}审查决定"))
def referral_police(record: Record, received: str, decided: str) -> None:
    """The days of the police."""
    referral(record).update(police_received_on=received, police_decided_on=decided)


@given(parsers.parse("移送案件在{day}作出行政处罚"))
def referral_penalised(record: Record, day: str) -> None:
    """The penalty."""
    referral(record)["penalised_on"] = day


@given(parsers.re("移送案件在(?P<notice>.+日)接到立案通知书，(?P<handed>.+日)移交涉案物品，(?P<word>另有|没有另外)法定期限"))
def referral_handover(record: Record, notice: str, handed: str, word: str) -> None:
    """The notice of filing and the handing over."""
    term = "某法第十条" if word == "另有" else None
    referral(record).update(filing_notice_on=notice, handed_over_on=handed, special_term=term)


@given(parsers.re("移送案件在(?P<day>.+日)发现公职人员职务犯罪线索，(?P<word>已经移送|没有移送)线索"))
def referral_clue(record: Record, day: str, word: str) -> None:
    """A clue of a duty crime."""
    referral(record).update(duty_crime_found_on=day, clue_sent_on=day if word == "已经移送" else None)


@given(parsers.re("移送案件(?P<word>已经|还没有)办结，核查日期是(?P<day>.+日)"))
def referral_closed(record: Record, word: str, day: str) -> None:
    """Whether the case is closed by the day of the check."""
    referral(record).update(case_closed_on=day if word == "已经" else None, observed_on=day)


@given(parsers.parse("本单位规定职务犯罪线索{days:d}天内移送"))
def clue_limit(parameters: dict[str, Any], days: int) -> None:
    """The unit's own limit."""
    parameters["clue_days"] = days
