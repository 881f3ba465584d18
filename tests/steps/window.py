"""Sentences of the features on licences, window service, complaints and tasks under the 13710 system."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

from steps.contact import Record, item


def matter(record: Record) -> dict[str, Any]:
    """The one service matter of the record."""
    record["kind"] = "办件"
    found = item(record, "services")
    found.setdefault("item", "食品经营许可")
    return found


def licence(record: Record) -> dict[str, Any]:
    """The licence of the matter; nothing excluded, nothing extended until a sentence says so."""
    found: dict[str, Any] = matter(record).setdefault("licence", {
        "joint": False, "special_term": None, "excluded_working_days": 0, "extension_reason_told": False,
        "extended_working_days": 0, "government_approved": False,
    })
    return found


@given(parsers.parse("许可办件在{received}收件，{notice}告知补正"))
def licence_correction(record: Record, received: str, notice: str) -> None:
    """The notice to correct."""
    licence(record)
    matter(record).update(received_on=received, first_notice_on=notice)


@given(parsers.parse("许可办件登记为{day}受理"))
def licence_accepted(record: Record, day: str) -> None:
    """The day of acceptance."""
    licence(record)
    matter(record)["accepted_on"] = day


@given(parsers.re("许可办件在(?P<accepted>.+日)受理，(?P<decided>.+日)作出决定"))
def licence_decided(record: Record, accepted: str, decided: str) -> None:
    """Accepted and decided."""
    licence(record)["decided_on"] = decided
    matter(record).update(accepted_on=accepted, extension_approved=False)


@given(parsers.parse("许可办件的检验鉴定用了{days:d}个工作日"))
def licence_excluded(record: Record, days: int) -> None:
    """Days that do not count."""
    licence(record)["excluded_working_days"] = days


@given(parsers.re("许可办件经(?P<by>本机关|本级政府)负责人批准延长(?P<days>[0-9]+)个工作日，(?P<word>已经|没有)告知理由"))
def licence_extended(record: Record, by: str, days: str, word: str) -> None:
    """An extension."""
    licence(record).update(extended_working_days=days, extension_reason_told=word == "已经",
                           government_approved=by == "本级政府")
    matter(record)["extension_approved"] = by == "本机关"


@given("许可办件由几个部门联合办理")
def licence_joint(record: Record) -> None:
    """Handled jointly."""
    licence(record)["joint"] = True


@given(parsers.parse("许可办件由下级机关在{accepted}受理，{reviewed}审查完毕"))
def licence_lower(record: Record, accepted: str, reviewed: str) -> None:
    """The review below."""
    licence(record).update(lower_accepted_on=accepted, lower_reviewed_on=reviewed)


@given(parsers.parse("许可办件在{decided}准予许可，{issued}颁发证件"))
def licence_document(record: Record, decided: str, issued: str) -> None:
    """The document."""
    licence(record).update(decided_on=decided, granted=True, document_required=True, document_issued_on=issued)


@given(parsers.re("许可办件(?P<word>出具了|没有出具)书面凭证，(?P<seal>盖了章|没有盖章)，(?P<date>注明|没有注明)日期"))
def licence_receipt(record: Record, word: str, seal: str, date: str) -> None:
    """The receipt."""
    licence(record).update(receipt="受字一号" if word == "出具了" else None, receipt_sealed=seal == "盖了章",
                           receipt_dated=date == "注明")


@given(parsers.parse("许可办件在{told}告知听证权利，{asked}申请听证，{held}举行听证"))
def licence_hearing(record: Record, told: str, asked: str, held: str) -> None:
    """The hearing."""
    licence(record).update(hearing_told_on=told, hearing_requested_on=asked, hearing_held_on=held)


@given(parsers.parse("许可办件的听证通知日期是{day}"))
def licence_hearing_notice(record: Record, day: str) -> None:
    """The notice of the hearing."""
    licence(record)["hearing_notified_on"] = day


@given(parsers.parse("许可办件在{day}收件，要求提交{materials}"))
def licence_materials(record: Record, day: str, materials: str) -> None:
    """What was asked for."""
    licence(record)
    matter(record).update(received_on=day, materials=[{"name": one} for one in materials.split("、")])


@given(parsers.parse("许可办件当时的办事指南列明{materials}"))
def licence_guide(record: Record, materials: str) -> None:
    """The guide in use."""
    listed = [{"name": one} for one in materials.split("、")]
    record["guides"] = [{"item": "食品经营许可", "from": "2026年1月1日", "until": None, "guide_items": listed}]


@given(parsers.re("窗口办件的首问责任人(?P<handler>已经|没有)落实，(?P<word>自己办理|转给写明的承办人|转办没有写给谁)"))
def first_contact(record: Record, handler: str, word: str) -> None:
    """The first contact."""
    matter(record)["first_contact"] = {
        "asked_on": "2026年3月2日", "handler": "甲" if handler == "已经" else None, "referred": word != "自己办理",
        "referred_to": "乙" if word == "转给写明的承办人" else None,
    }


@given(parsers.parse("窗口办件属于{kind}，{accepted}受理，{closed}办结"))
def local_service(record: Record, kind: str, accepted: str, closed: str) -> None:
    """A service of a kind that a local ordinance limits."""
    matter(record).update(kind=kind, accepted_on=accepted, closed_on=closed, extension_working_days=0)


@given(parsers.parse("窗口办件在河南省办理"))
def in_henan(record: Record) -> None:
    """Where the Henan ordinance applies."""
    record["unit"] = {"region": "411002"}


@given(parsers.parse("窗口办件在{rated}得到{rating}的评价，{called}回访"))
def rated(record: Record, rated: str, rating: str, called: str) -> None:
    """A rating and the call-back."""
    matter(record).update(rated_on=rated, rating=rating, called_back_on=called)


@given(parsers.parse("窗口单位规定差评{days:d}天内回访"))
def call_back_limit(parameters: dict[str, Any], days: int) -> None:
    """The unit's own limit."""
    parameters["call_back_days"] = days


def complaint(record: Record) -> dict[str, Any]:
    """The one complaint of the record."""
    record["kind"] = "办件"
    return item(record, "service_complaints")


@given(parsers.parse("窗口反映来自{channel}，{received}收到，期限是{due}，{replied}答复"))
def hard_case(record: Record, channel: str, received: str, due: str, replied: str) -> None:
    """A hard case with its limit."""
    complaint(record).update(id="反一", channel=channel, received_on=received, due_on=due, replied_on=replied)


@given(parsers.parse("窗口反映来自扫码投诉，{received}收到，{forwarded}反馈被投诉部门"))
def code_complaint(record: Record, received: str, forwarded: str) -> None:
    """A complaint by code."""
    complaint(record).update(id="码一", channel="扫码投诉", received_on=received, forwarded_on=forwarded)


@given(parsers.parse("窗口反映已经查实，{rectified}整改完成"))
def complaint_rectified(record: Record, rectified: str) -> None:
    """Founded and rectified."""
    complaint(record).update(founded=True, rectified_on=rectified)


@given(parsers.parse("窗口单位规定扫码投诉{days:d}天内反馈"))
def forward_limit(parameters: dict[str, Any], days: int) -> None:
    """The unit's own limit for forwarding."""
    parameters["forward_days"] = days


@given(parsers.parse("窗口单位规定查实的投诉{days:d}天内整改"))
def rectify_limit(parameters: dict[str, Any], days: int) -> None:
    """The unit's own limit for rectifying."""
    parameters["rectify_days"] = days


def assignment(record: Record) -> dict[str, Any]:
    """The one task under the 13710 system."""
    record["kind"] = "办件"
    return item(record, "assignments")


@given(parsers.re("交办事项在(?P<day>.+日)交办，(?P<word>是|不是)重大事项"))
def assigned(record: Record, day: str, word: str) -> None:
    """Assigned."""
    assignment(record).update(title="道路修复", assigned_on=day, major=word == "是", plan_approved=False)


@given(parsers.parse("交办事项在{day}研究部署"))
def deployed(record: Record, day: str) -> None:
    """Planned."""
    assignment(record)["deployed_on"] = day


@given(parsers.parse("交办事项在{day}反馈进展"))
def reported_back(record: Record, day: str) -> None:
    """Reported."""
    assignment(record)["feedback_on"] = day


@given(parsers.parse("交办事项在{day}办结"))
def finished(record: Record, day: str) -> None:
    """Finished."""
    assignment(record)["finished_on"] = day


@given("交办事项有经批准的节点方案")
def plan_approved(record: Record) -> None:
    """A plan with dates."""
    assignment(record)["plan_approved"] = True


@given(parsers.re("交办事项到(?P<day>.+日)核查时(?P<word>已经|还没有)销号"))
def cleared(record: Record, day: str, word: str) -> None:
    """Cleared or not."""
    assignment(record).update(cleared_on=day if word == "已经" else None, observed_on=day)


@given(parsers.re("清单事项的时限是(?P<due>.+日)，(?P<closed>.+日)完成，(?P<word>经批准延期|没有延期)"))
def three_lists(record: Record, due: str, closed: str, word: str) -> None:
    """An item of the three lists."""
    record["kind"] = "监督台账"
    item(record, "ledger_items").update(kind="三项清单", matter="创新事项一", due_on=due, closed_on=closed,
                                        extension_approved=word == "经批准延期")
