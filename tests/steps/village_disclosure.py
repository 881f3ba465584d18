"""Sentences of the features on disclosure by a village: finance, affairs, notices, questions, audits."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

from steps.village import REGIONS
from steps.village_affairs import own

Record = dict[str, Any]

REGIONS_HERE = {**REGIONS, "河北": "130100", "郑州": "410100", "洛阳": "410300"}
DONE = {"是": True, "不是": False}


def day_or_none(word: str, verb: str) -> str | None:
    """A day as written before the verb; none where it did not happen."""
    return None if word.startswith(("没有", "还没有")) else word.removesuffix(verb)


def disclosed(record: Record, kind: str, **fields: object) -> Record:
    """One more disclosure."""
    item: Record = {"kind": kind, **fields}
    own(record).setdefault("disclosures", []).append(item)
    return item


def latest(record: Record) -> Record:
    """The disclosure named last."""
    found: Record = record["disclosures"][-1]
    return found


@given(parsers.parse("公开栏在{place}的一个村"))
def board_in(record: Record, place: str) -> None:
    """The place, so that its own numbers apply."""
    own(record)["unit"]["region"] = REGIONS_HERE[place]


@given(parsers.re("公开栏在(?P<published>.+日)贴出(?P<kind>财务公开|村务公开|党务公开|救助情况公开|重大事项专项公开)，(?P<word>.+日撤下|没有填撤下日期)"))
def posted(record: Record, published: str, kind: str, word: str) -> None:
    """A disclosure on the board."""
    item = disclosed(record, kind, published_on=published)
    if word.endswith("撤下"):
        item["removed_on"] = word.removesuffix("撤下")


@given(parsers.parse("公开栏一直没有贴出任何内容"))
def nothing_posted(record: Record) -> None:
    """The record says that nothing was published."""
    own(record)["disclosures"] = []


@given(parsers.re("公开栏上的(?P<stage>决议公开|实施结果公开|名单公示)写着(?P<posted>.+日)到(?P<removed>.+日)"))
def notice_window(record: Record, stage: str, posted: str, removed: str) -> None:
    """A notice and its window."""
    own(record).setdefault("notices", []).append({"stage": stage, "posted_on": posted, "removed_on": removed})


@given(parsers.re("公开栏上的公示(?P<word>要素齐全|缺少异议联系方式|缺少依据和日期)"))
def notice_elements(record: Record, word: str) -> None:
    """What a notice lacks."""
    missing = {"要素齐全": [], "缺少异议联系方式": ["异议联系方式"], "缺少依据和日期": ["依据", "公示日期"]}[word]
    own(record)["notices"] = [{"stage": "决议公开", "posted_on": "2026-03-10", "missing_elements": missing}]


@given(parsers.re("公开栏上的(?P<what>救助情况|对象名单)(?P<word>没有|写出了)完整身份证号"))
def personal_data(record: Record, what: str, word: str) -> None:
    """Whether a disclosure or a list gives too much away."""
    revealed = word == "写出了"
    if what == "救助情况":
        disclosed(record, "救助情况公开", published_on="2026-04-05", reveals_personal_data=revealed)
    else:
        own(record)["notices"] = [{"stage": "名单公示", "posted_on": "2026-04-05", "reveals_personal_data": revealed}]


@given(parsers.parse("公开栏的账写着期初{opening}、收入{income}、支出{expense}、期末{closing}"))
def accounts(record: Record, opening: str, income: str, expense: str, closing: str) -> None:
    """The accounts as published."""
    disclosed(record, "财务公开", published_on="2026-04-05", opening=opening, income=income, expense=expense, closing=closing)


@given(parsers.parse("公开栏对应的账簿上收入{income}、支出{expense}、期末{closing}"))
def books(record: Record, income: str, expense: str, closing: str) -> None:
    """The accounts in the books."""
    latest(record).update(book_income=income, book_expense=expense, book_closing=closing)


@given(parsers.re("公开栏的财务(?P<word>是|不是)逐项逐笔写的"))
def itemised(record: Record, word: str) -> None:
    """Item by item, or totals only."""
    disclosed(record, "财务公开", published_on="2026-04-05", itemised=DONE[word])


@given(parsers.re("公开栏的(?P<kind>财务|村务)2026年4月5日公布，公布前(?P<word>没有审查|.+日审查)"))
def reviewed(record: Record, kind: str, word: str) -> None:
    """When it was reviewed."""
    disclosed(record, f"{kind}公开", published_on="2026-04-05", reviewed_on=day_or_none(word, "审查"))


@given(parsers.re("公开栏以外，财务只发在微信群里，(?P<word>是|不是)同时张了榜"))
def on_the_board(record: Record, word: str) -> None:
    """Whether finance was posted on the board too."""
    disclosed(record, "财务公开", published_on="2026-04-05", posted_physically=DONE[word])


@given(parsers.re("公开栏要公布的(?P<kind>重大事项专项公开|重大财务事项公开|财务公开)，发生或者截止在(?P<day>.+?日)，(?P<word>还没有公布|.+日公布)"))
def due_after(record: Record, kind: str, day: str, word: str) -> None:
    """What is to be published, since when, and when it was."""
    field = "period_until" if kind == "财务公开" else "event_on"
    disclosed(record, kind, published_on=day_or_none(word, "公布"), **{field: day})


@given(parsers.parse("公开栏在{seen}核查"))
def seen_on(record: Record, seen: str) -> None:
    """The day of the check."""
    own(record)["observed_on"] = seen


@given(parsers.re("公开栏之外的事项“(?P<title>.+)”已经实施，(?P<word>有专项公开|张贴了决议|只有定期财务公开|没有公开过)"))
def special_matter(record: Record, title: str, word: str) -> None:
    """A major matter and what was published of it."""
    own(record)["matter"] = {"item": "资产租赁", "title": title}
    record["execution"] = {"started_on": "2026-04-01"}
    kinds = {"有专项公开": ["重大事项专项公开"], "只有定期财务公开": ["财务公开"]}.get(word, [])
    record["disclosures"] = [{"kind": kind, "published_on": "2026-03-20"} for kind in kinds]
    record["notices"] = [{"stage": "决议公开", "posted_on": "2026-03-20"}] if word == "张贴了决议" else []


@given(parsers.re("公开栏该公布的征地补偿款80万元在(?P<day>.+日)到账，(?P<word>公布了|没有公布)收支"))
def land_compensation(record: Record, day: str, word: str) -> None:
    """Land compensation received and whether its accounts were published."""
    own(record)["matter"] = {"item": "征收土地"}
    record["receipts"] = [{"amount": "80万元", "received_on": day}]
    record["disclosures"] = [{"kind": "征地补偿收支", "published_on": day}] if word == "公布了" else []


@given(parsers.re("公开栏的内容，村民在(?P<asked>.+?日)询问，(?P<word>还没有答复|.+日答复)"))
def query(record: Record, asked: str, word: str) -> None:
    """A villager's question."""
    own(record)["queries"] = [{"about": "卫生费", "asked_on": asked, "answered_on": day_or_none(word, "答复")}]


@given(parsers.re("公开栏没有的事项，(?P<total>[0-9]+)名(?P<who>村民|村民代表)中有(?P<number>[0-9]+)名联名要求公开，(?P<word>没有公开|.+日公开)"))
def joint_request(record: Record, total: str, who: str, number: str, word: str) -> None:
    """A joint request to publish."""
    villagers = who == "村民"
    own(record)["publication_requests"] = [{
        "about": "鱼塘租金", "made_on": "2026-03-01", "villagers": number if villagers else "0",
        "villagers_of": total if villagers else "800", "representatives": "0" if villagers else number,
        "representatives_of": "30" if villagers else total, "published_on": day_or_none(word, "公开")}]


@given(parsers.re("公开栏该公布的(?P<kind>任期审计|离任审计|集体经济年度审计)结果在2026年3月1日出具，(?P<word>没有公布|.+日公布)"))
def audit(record: Record, kind: str, word: str) -> None:
    """An audit and when its result was published."""
    own(record)["audits"] = [{"kind": kind, "finished_on": "2026-03-01", "published_on": day_or_none(word, "公布")}]


@given(parsers.re("公开栏对应的月份有(?P<days>.+)各一笔支出"))
def payments(record: Record, days: str) -> None:
    """Payments of the month."""
    own(record)["payments"] = [{"paid_on": day} for day in days.split("、")]


@given(parsers.re("公开栏贴出了截止到(?P<until>.+日)的财务收支"))
def finance_of_period(record: Record, until: str) -> None:
    """The finance of a period."""
    disclosed(record, "财务公开", period_until=until, published_on=until)


@given(parsers.parse("公开栏所在的村规定，每月{number:d}笔以上支出就按月公布"))
def busy(record: Record, parameters: Record, number: int) -> None:
    """From how many payments finance is published monthly."""
    own(record)
    parameters["busy"] = number


@given(parsers.parse("公开栏的照片，文件指纹是{fingerprint}，{day}拍摄"))
def photograph(record: Record, fingerprint: str, day: str) -> None:
    """A photograph of a notice."""
    own(record)["attachments"] = [{"kind": "公示照片", "fingerprint": fingerprint, "dated_on": day}]
