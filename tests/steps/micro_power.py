"""Sentences of the features on the small powers of a village: an item done as the list says, then what was not.

The item is looked up in the list that is shipped, so a scenario names it and what is different, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from pytest_bdd import given, parsers

from lianchi.audit.scenario import Bench
from lianchi.rulebook.power_examples import Case

Record = dict[str, Any]
Line = dict[str, Any]

LOCAL = {"宅基地": "homestead_posting_days", "救助": "aid_posting_days"}
LIMITS = {"比价": "quote_limit", "书面合同": "purchase_contract_limit", "审计": "works_audit_limit"}
PROVINCES = {"浙江": "330100", "山东": "370100", "河南": "410100"}


def done(record: Record, bench: Bench, title: str) -> None:
    """An item done as the list says, its ledger in full."""
    powers = bench.book.power_lists[0].powers
    item = next(item for item in powers.items if item.title == title)
    case = Case(powers, item)
    record.update(case.given())
    record["matter"]["title"] = "村东头的一件事"
    record["unit"]["region"] = PROVINCES["河南"]


def line(record: Record, name: str) -> Line:
    """A line of the ledger."""
    found: Line = next(one for one in record["steps"] if one["name"] == name)
    return found


# ---- the item -------------------------------------------------------------------------------------------------


@given(parsers.parse("小微权力事项“{title}”的各步都按清单办完了"))
def power_done(record: Record, bench: Bench, title: str) -> None:
    """Everything in order."""
    done(record, bench, title)


@given(parsers.parse("小微权力台账把事项写成“{name}”"))
def power_called(record: Record, name: str) -> None:
    """The item under another name."""
    record["matter"]["power_item"] = name


@given("小微权力台账没有写是清单上的哪一项")
def power_not_named(record: Record) -> None:
    """Nothing is said of the item."""
    del record["matter"]["power_item"]


@given(parsers.parse("小微权力事项出在{province}的村"))
def power_in(record: Record, province: str) -> None:
    """The province, so that its own numbers apply."""
    record["unit"]["region"] = PROVINCES[province]


@given("小微权力事项还在办")
def power_under_way(record: Record) -> None:
    """Not completed yet."""
    record["execution"] = {"status": "办理中", "completed_on": None}


@given(parsers.parse("小微权力事项的金额是{amount}"))
def power_amount(record: Record, amount: str) -> None:
    """What it costs."""
    record["matter"]["amount"] = amount


@given(parsers.parse("小微权力事项是{item}"))
def power_kind(record: Record, item: str) -> None:
    """What is decided, by the general names of matters."""
    record["matter"]["item"] = item


# ---- the ledger -----------------------------------------------------------------------------------------------


@given("小微权力台账没有交")
def power_no_ledger(record: Record) -> None:
    """No ledger was handed in."""
    del record["steps"]


@given(parsers.parse("小微权力台账里没有“{name}”这一步"))
def power_left_out(record: Record, name: str) -> None:
    """A step that was not done."""
    record["steps"].remove(line(record, name))


@given(parsers.parse("小微权力台账里“{name}”的日期在第一步以前"))
def power_early(record: Record, name: str) -> None:
    """A step done before all others."""
    line(record, name)["done_on"] = "2026-01-04"


@given(parsers.parse("小微权力台账里“{name}”没有填日期"))
def power_undated(record: Record, name: str) -> None:
    """A step without its day."""
    del line(record, name)["done_on"]


@given(parsers.parse("小微权力台账里“{name}”写成了“{other}”"))
def power_step_called(record: Record, name: str, other: str) -> None:
    """A step under another name."""
    line(record, name)["name"] = other


@given(parsers.parse("小微权力台账里“{name}”由{body}办理"))
def power_by(record: Record, name: str, body: str) -> None:
    """Who did the step."""
    line(record, name)["by"] = body


@given(parsers.parse("小微权力台账里“{name}”没有签字"))
def power_unsigned(record: Record, name: str) -> None:
    """Nobody signed."""
    line(record, name)["signed"] = "否"


@given(parsers.parse("小微权力台账里“{name}”没有留下{document}"))
def power_without_document(record: Record, name: str, document: str) -> None:
    """A document that is not there."""
    line(record, name)["documents"].remove(document)


@given(parsers.parse("小微权力台账里“{name}”从{start}公示到{end}"))
def power_posted(record: Record, name: str, start: str, end: str) -> None:
    """First and last day of a posting."""
    line(record, name).update(done_on=start, ended_on=end)


@given("小微权力的其他公示都公示了六十天")
def power_others_posted(record: Record) -> None:
    """What else is posted was posted for long."""
    for one in record["steps"]:
        if "ended_on" not in one:
            one["ended_on"] = (date.fromisoformat(one["done_on"]) + timedelta(days=59)).isoformat()


@given(parsers.parse("小微权力台账里“{name}”从{start}公示，还没有撤下"))
def power_still_posted(record: Record, name: str, start: str) -> None:
    """A posting that goes on."""
    line(record, name).update(done_on=start, ended_on=None)


@given(parsers.parse("小微权力台账里还有一步“{name}”"))
def power_one_more(record: Record, name: str) -> None:
    """A step more than the list has."""
    record["steps"].append({"name": name, "done_on": date(2026, 3, 3).isoformat()})


# ---- other parts of the record --------------------------------------------------------------------------------

SHOWN: dict[str, Callable[[Record], None]] = {
    "村民代表会议的会议记录": lambda record: _added(record, "meetings", body="村民代表会议", held_on="2026-03-12"),
    "“两委”会议的会议记录": lambda record: _added(record, "meetings", body="村“两委”联席会议", held_on="2026-03-12"),
    "租赁合同": lambda record: _added(record, "contracts", kind="租赁合同", signed_on="2026-03-22"),
    "名称是合同的附件": lambda record: _added(record, "attachments", title="合同"),
}


def _added(record: Record, key: str, **fields: Any) -> None:
    record.setdefault(key, []).append(fields)


@given(parsers.parse("小微权力材料里另有{what}"))
def power_shown_elsewhere(record: Record, what: str) -> None:
    """Another part of the record that shows a step or holds a document."""
    SHOWN[what](record)


@given(parsers.re("小微权力竞价有(?P<number>.+)家报名"))
def power_bidders(record: Record, number: str) -> None:
    """How many came forward."""
    _added(record, "tenders", method="协商", bidders=number)


@given(parsers.re("小微权力的村书记和主任(?P<word>是|不是)同一个人，提议和商议合并开了一次“两委”会"))
def power_merged(record: Record, word: str) -> None:
    """Proposal and consultation in one meeting."""
    record["unit"]["one_shoulder"] = word == "是"
    _added(record, "meetings", body="村“两委”联席会议", merged_with="商议", held_on="2026-03-02")


@given(parsers.re("小微权力救助(?P<word>写明情况紧急|写明没有紧急情况)"))
def power_emergency(record: Record, word: str) -> None:
    """An emergency with its reason, or none."""
    record["matter"]["emergency"] = {"reason": "房屋失火"} if word == "写明情况紧急" else None


@given(parsers.re("小微权力公开期间(?P<word>有人|没有人)提出异议"))
def power_objections(record: Record, word: str) -> None:
    """Objections to what was published."""
    record["notices"] = [{"stage": "结果公开", "objections": [{"about": "一笔开支"}] if word == "有人" else []}]


@given(parsers.parse("小微权力申请户原有宅基地{number}处"))
def power_sites(record: Record, number: str) -> None:
    """How many sites the household has."""
    record["homestead"] = {"existing_sites": number}


# ---- numbers of the place -------------------------------------------------------------------------------------


@given(parsers.parse("小微权力清单当地规定{what}公示{days:d}天"))
def power_local_days(parameters: dict[str, Any], what: str, days: int) -> None:
    """How long the place wants it posted."""
    parameters[LOCAL[what]] = days


@given(parsers.parse("小微权力清单当地规定{what}的起点是{amount:d}元"))
def power_local_limit(parameters: dict[str, Any], what: str, amount: int) -> None:
    """From which amount the place wants a step."""
    parameters[LIMITS[what]] = amount
