"""Sentences of the features on petitions and on reports to discipline organs."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

from steps.contact import Record, item


def petition(record: Record) -> dict[str, Any]:
    """The one petition of the record."""
    record["kind"] = "信访"
    return item(record, "petitions")


def done(record: Record, name: str, words: str) -> None:
    """``2026年3月17日`` is the day; ``到2026年3月18日还没有`` is not done by that check."""
    if words.endswith("还没有"):
        petition(record).update({name: None, "observed_on": words.removeprefix("到").removesuffix("还没有")})
    else:
        petition(record)[name] = words


@given(parsers.parse("信访件由{receiver}在{day}收到，属于{kind}"))
def petition_received(record: Record, receiver: str, day: str, kind: str) -> None:
    """Who received it, when, and what kind it is."""
    petition(record).update(id="信一", receiver=receiver, received_on=day, kind=kind, source="直接提出",
                            address_known=True, own_remit=True, refusal_reason=None, registered_on=day)


@given("信访件没有登记")
def petition_unregistered(record: Record) -> None:
    """Not registered."""
    petition(record)["registered_on"] = None


@given(parsers.parse("信访件的转送日期：{words}"))
def petition_routed(record: Record, words: str) -> None:
    """The day of routing."""
    done(record, "routed_on", words)


@given(parsers.parse("信访件的书面告知日期：{words}"))
def petition_notified(record: Record, words: str) -> None:
    """The day of the written notice."""
    done(record, "notified_on", words)


@given("信访件的信访人姓名住址不清")
def petition_address_unknown(record: Record) -> None:
    """Nobody can be told."""
    petition(record)["address_known"] = False


@given(parsers.re("信访件是转送来的，(?P<word>属于|不属于)本机关职权"))
def petition_forwarded_here(record: Record, word: str) -> None:
    """Routed here by another organ."""
    petition(record).update(source="转送", own_remit=word == "属于")


@given(parsers.parse("信访件的异议日期：{words}"))
def petition_objected(record: Record, words: str) -> None:
    """The day of the objection."""
    done(record, "objected_on", words)


@given(parsers.parse("信访件在{accepted}受理，办结日期：{words}"))
def petition_handled(record: Record, accepted: str, words: str) -> None:
    """Accepted and closed, without an extension so far."""
    petition(record).update(general_procedure=True, accepted_on=accepted, extension_approved=False,
                            extension_told=False, extension_days=0)
    done(record, "closed_on", words)


@given(parsers.re("信访件经批准延长(?P<days>[0-9]+)天，(?P<word>已经|没有)告知信访人"))
def petition_extended(record: Record, days: str, word: str) -> None:
    """An extension."""
    petition(record).update(extension_approved=True, extension_days=days, extension_told=word == "已经")


@given(parsers.re("信访件的(?P<kind>复查|复核)请求在(?P<asked>.+日)收到，(?P<done>.+日)提出意见，听证用了(?P<days>[0-9]+)天"))
def petition_rechecked(record: Record, kind: str, asked: str, done: str, days: str) -> None:
    """A review."""
    petition(record)["rechecks"] = [{"kind": kind, "requested_on": asked, "concluded_on": done, "hearing_days": days}]


@given(parsers.re("信访件的经办人与信访人的关系是(?P<relation>.+)，(?P<word>已经|没有)回避"))
def petition_handler(record: Record, relation: str, word: str) -> None:
    """Who handled it."""
    petition(record)["petition_handlers"] = [{"name": "甲", "relation": relation, "recused": word == "已经"}]


@given(parsers.re("信访件在(?P<day>.+日)转给(?P<to>[^，]+)，(?P<word>附有|没有附)检举材料"))
def petition_passed_on(record: Record, day: str, to: str, word: str) -> None:
    """Who else saw it."""
    petition(record)["forwardings"] = [{"to": to, "forwarded_on": day, "reveals_report": word == "附有"}]


@given(parsers.re("信访件是(?P<word>实名|匿名)的"))
def petition_signed(record: Record, word: str) -> None:
    """Signed or anonymous."""
    petition(record)["real_name"] = word == "实名"


@given(parsers.parse("信访件的告知受理日期：{words}"))
def petition_acknowledged(record: Record, words: str) -> None:
    """The day of the acknowledgement."""
    done(record, "receipt_told_on", words)


@given(parsers.parse("信访件在{closed}办结，反馈结果日期：{words}"))
def petition_result_told(record: Record, closed: str, words: str) -> None:
    """The day of the feedback."""
    petition(record)["closed_on"] = closed
    done(record, "result_told_on", words)


@given("信访件不属于本机关受理")
def petition_not_ours(record: Record) -> None:
    """For another organ."""
    petition(record)["own_remit"] = False
