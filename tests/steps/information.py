"""Sentences of the features on open government information, Party-affairs disclosure and social organisations."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

from steps.contact import Record, item


def application(record: Record) -> dict[str, Any]:
    """The one request for information of the record."""
    record["kind"] = "信息公开"
    return item(record, "information_requests")


def disclosure(record: Record) -> dict[str, Any]:
    """The one disclosure of the record."""
    record["kind"] = "信息公开"
    return item(record, "disclosures")


def day_or_none(words: str) -> str | None:
    """A day as written; 没有 is none."""
    return None if words == "没有" else words


@given(parsers.parse("公开的政府信息在{formed}形成，{published}公开"))
def information_published(record: Record, formed: str, published: str) -> None:
    """Information published of its own accord."""
    disclosure(record).update(kind="政府信息公开", formed_on=formed, published_on=published, special_term=None)


@given(parsers.parse("公开申请在{day}收到"))
def application_received(record: Record, day: str) -> None:
    """A request and its day of receipt."""
    application(record).update(
        number="申一", received_on=day, correction_notice_on=None, corrected_on=None, consulting_working_days=0,
        extension_approved=False, extension_told=False, extension_working_days=0, delayed_until=None,
    )


@given(parsers.parse("公开申请在{day}告知补正"))
def application_correction(record: Record, day: str) -> None:
    """The notice to correct."""
    application(record)["correction_notice_on"] = day


@given(parsers.re("公开申请先后告知补正(?P<count>[0-9]+)次，后一次(?P<word>加了|没有加)新内容"))
def application_corrections(record: Record, count: str, word: str) -> None:
    """Several notices."""
    application(record).update(correction_notices=count, later_notice_added_items=word == "加了")


@given(parsers.parse("公开申请在{day}答复"))
def application_replied(record: Record, day: str) -> None:
    """The day of the reply."""
    application(record)["replied_on"] = day


@given(parsers.parse("公开申请征求意见用了{days:d}个工作日"))
def application_consulted(record: Record, days: int) -> None:
    """Working days of consultation."""
    application(record)["consulting_working_days"] = days


@given(parsers.re("公开申请经同意延长(?P<days>[0-9]+)个工作日，(?P<word>已经|没有)告知申请人"))
def application_extended(record: Record, days: str, word: str) -> None:
    """An extension."""
    application(record).update(extension_approved=True, extension_working_days=days, extension_told=word == "已经")


@given(parsers.parse("公开申请的征求意见书{received}由{asked}收到，{ended}不再等待"))
def application_opinion(record: Record, received: str, asked: str, ended: str) -> None:
    """An opinion asked for."""
    application(record)["opinion_requests"] = [{"asked": asked, "received_on": received, "ended_on": ended}]


@given(parsers.re("公开申请在(?P<day>.+日)答复(?P<result>予以公开|不予公开|部分公开)，(?P<word>说明了|没有说明)理由"))
def application_result(record: Record, day: str, result: str, word: str) -> None:
    """The reply and its reason."""
    reason = "涉及商业秘密" if word == "说明了" else None
    application(record).update(replied_on=day, result=result, reason=reason)


@given(parsers.parse("公开申请通过{channel}，{submitted}提交，{signed}签收，{confirmed}确认"))
def application_channel(record: Record, channel: str, submitted: str, signed: str, confirmed: str) -> None:
    """The channel and its days; 没有 where there is none."""
    application(record).update(channel=channel, submitted_on=day_or_none(submitted), signed_on=day_or_none(signed),
                               confirmed_on=day_or_none(confirmed))


@given(parsers.parse("公开工作的2025年度报告是{kind}，{submitted}提交，{published}公布"))
def disclosure_report(record: Record, kind: str, submitted: str, published: str) -> None:
    """A yearly report."""
    record["kind"] = "信息公开"
    item(record, "annual_reports").update(kind=kind, year_end="2025年12月31日", submitted_on=day_or_none(submitted),
                                          published_on=day_or_none(published))


@given(parsers.parse("党务公开在{proposed}提出，{reviewed}审核，{approved}审批，{published}实施"))
def party_disclosure(record: Record, proposed: str, reviewed: str, approved: str, published: str) -> None:
    """The four steps; 没有 where one is missing."""
    disclosure(record).update(kind="党务公开", proposed_on=day_or_none(proposed), reviewed_on=day_or_none(reviewed),
                              approved_on=day_or_none(approved), published_on=published)


@given(parsers.parse("党务公开的保密审查日期：{day}"))
def party_disclosure_secrecy(record: Record, day: str) -> None:
    """The secrecy review."""
    disclosure(record)["secrecy_reviewed_on"] = day_or_none(day)


# ---- social organisations -------------------------------------------------------------------------------------


def association(record: Record) -> dict[str, Any]:
    """The social organisation of the record."""
    record["kind"] = "社会组织"
    found: dict[str, Any] = record.setdefault("association", {"name": "甲协会"})
    return found


@given(parsers.parse("社会团体的申请文件在{complete}收齐，{decided}作出登记决定"))
def association_registered(record: Record, complete: str, decided: str) -> None:
    """The clock of registration."""
    association(record).update(complete_on=complete, decided_on=decided)


@given(parsers.parse("社会团体的{kind}在{agreed}经业务主管单位同意，{applied}向登记机关申请"))
def association_changed(record: Record, kind: str, agreed: str, applied: str) -> None:
    """A change."""
    association(record)
    record["registry_changes"] = [{"kind": kind, "agreed_on": agreed, "applied_on": applied}]


@given(parsers.parse("社会团体的2025年度工作报告{submitted}报业务主管单位，{filed}报登记机关"))
def association_report(record: Record, submitted: str, filed: str) -> None:
    """The yearly report."""
    association(record)
    record["annual_reports"] = [{"kind": "社会团体年度工作报告", "year_end": "2025年12月31日",
                                 "submitted_on": submitted, "filed_on": filed}]


@given(parsers.re("社会团体在(?P<held>.+日)(?P<kind>换届|更换法定代表人)，财务审计日期：(?P<audited>.+)"))
def association_turnover(record: Record, held: str, kind: str, audited: str) -> None:
    """A new term or legal representative."""
    association(record)
    record["turnovers"] = [{"kind": kind, "held_on": held, "audited_on": day_or_none(audited)}]


@given(parsers.parse("社会团体的联合审核意见在{given_on}出具，有{reviewers}"))
def association_opinions(record: Record, given_on: str, reviewers: str) -> None:
    """The joint opinions."""
    opinions = [{"by": one, "given_on": given_on} for one in reviewers.split("、")]
    association(record)["joint_opinions"] = opinions
