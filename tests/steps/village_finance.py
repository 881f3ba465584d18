"""Sentences of the features on village money: every sentence begins with «账上».

Days, money, counts and names of codes are passed on as written; a sentence on «这笔» speaks of the item named last.
"""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]

LIMITS = {"经村民代表会议": "representatives_band", "经“两委”会议": "committees_band", "有乡镇人员签字": "township_band",
          "有合同或者结算单": "contract_floor"}
PARTS = {"三成": "3/10", "一半": "1/2", "四成": "4/10", "八成": "8/10"}


def books(record: Record) -> Record:
    """The record of a village's money."""
    record.setdefault("kind", "村务管理")
    unit: Record = record.setdefault("unit", {})
    unit.setdefault("type", "村")
    unit.setdefault("name", "某村")
    return record


def added(record: Record, key: str, **fields: object) -> None:
    """One item more in a list of the record."""
    books(record).setdefault(key, []).append(dict(fields))


def latest(record: Record, key: str) -> Record:
    """The item of a list that was named last."""
    found: Record = record[key][-1]
    return found


def day_or_none(word: str) -> str | None:
    """The day that a sentence gives, or none where it says that there was none."""
    return None if word.startswith("没有") or word.startswith("还没有") else word


# ---- payments and their approval ------------------------------------------------------------------------------


@given(parsers.re("账上(?P<day>[^，]+?日)付给(?P<payee>[^，]+?)(?P<amount>[0-9.]+元)"))
def paid(record: Record, day: str, payee: str, amount: str) -> None:
    """A payment: day, payee, amount."""
    added(record, "payments", paid_on=day, payee=payee, amount=amount, spending="生产性")


@given(parsers.parse("账上这笔是{spending}开支"))
def spending_kind(record: Record, spending: str) -> None:
    """What sort of spending it is."""
    latest(record, "payments")["spending"] = spending


@given(parsers.re("账上按当地规定，(?P<amount>[0-9]+)元以上的开支要(?P<what>.+)"))
def spending_band(record: Record, parameters: Record, amount: str, what: str) -> None:
    """A local band."""
    books(record)
    parameters[LIMITS[what]] = int(amount)


@given(parsers.re("账上的开支由(?P<body>.+?)在(?P<day>.+?日)通过"))
def passed(record: Record, body: str, day: str) -> None:
    """A meeting that passed the spending."""
    added(record, "meetings", body=body, held_on=day, outcome="通过")


@given("账上的开支没有开过会")
def not_passed(record: Record) -> None:
    """The record says that there was no meeting."""
    books(record)["meetings"] = []


@given(parsers.re("账上这笔由(?P<first>.)在审核栏、(?P<second>.)在审批栏签字"))
def two_boxes(record: Record, first: str, second: str) -> None:
    """Two boxes and who signed in them."""
    latest(record, "payments")["approvals"] = [
        {"box": "审核", "signer": first, "township": False}, {"box": "审批", "signer": second, "township": False}]


@given("账上这笔另有乡镇人员签字")
def township_signed(record: Record) -> None:
    """The township signed too."""
    latest(record, "payments")["approvals"].append({"box": "乡镇审核", "signer": "乡", "township": True})


@given(parsers.parse("账上按当地规定，开支至少{number:d}人签字"))
def signers_needed(record: Record, parameters: Record, number: int) -> None:
    """How many must sign here."""
    books(record)
    parameters["min_signers"] = number


@given("账上的村属于浙江")
def zhejiang(record: Record) -> None:
    """A village in Zhejiang, whose own numbers apply."""
    books(record)["unit"]["region"] = "330100"


@given(parsers.re("账上的村书记主任(?P<word>是|不是)同一个人"))
def one_shoulder(record: Record, word: str) -> None:
    """Whether one person is secretary and head."""
    books(record)["unit"]["one_shoulder"] = word == "是"


@given(parsers.parse("账上这笔有{roles}签字"))
def signed_by(record: Record, roles: str) -> None:
    """The posts of those who signed."""
    latest(record, "payments")["approvals"] = [{"role": role} for role in roles.split("、")]


@given(parsers.parse("账上这笔没有提交审批签字"))
def no_approvals(record: Record) -> None:
    """Nothing was handed in about signatures."""
    latest(record, "payments").pop("approvals", None)


# ---- what a payment is for ------------------------------------------------------------------------------------


@given(parsers.parse("账上的事项决议批准{amount}"))
def approved(record: Record, amount: str) -> None:
    """The sum that was resolved; no changes and no variations yet."""
    books(record).update(resolution={"amount": amount}, changes=[], variations=[])


@given(parsers.re("账上的金额后来改为(?P<amount>[0-9.]+元)，(?P<word>没有重新决议|.+?日重新决议)"))
def changed(record: Record, amount: str, word: str) -> None:
    """A change of the sum."""
    day = None if word == "没有重新决议" else word.removesuffix("重新决议")
    added(record, "changes", kind="金额", amount=amount, redecided_on=day)


@given(parsers.parse("账上有一份与{party}签的合同，编号{number}，金额{amount}，项目是{project}"))
def contract(record: Record, party: str, number: str, amount: str, project: str) -> None:
    """A works contract."""
    added(record, "contracts", party=party, number=number, amount=amount, project=project, kind="工程合同",
          signed_on="2026年3月1日")


@given(parsers.parse("账上这笔对应合同{number}"))
def for_contract(record: Record, number: str) -> None:
    """The contract that the voucher names."""
    latest(record, "payments")["contract"] = number


@given(parsers.re("账上这笔(?P<word>有|没有)收款委托书"))
def authority(record: Record, word: str) -> None:
    """Whether the contractor authorised the payee."""
    latest(record, "payments")["payee_authority"] = "收款委托书" if word == "有" else None


@given(parsers.re("账上这笔用于(?P<purpose>.+?)，(?P<word>没有合同也没有结算单|有结算单)"))
def papers(record: Record, purpose: str, word: str) -> None:
    """What the payment is for, and its papers."""
    latest(record, "payments").update(purpose=purpose, contract=None, settlement="结算单" if word == "有结算单" else None)


@given("账上这笔是尾款")
def final(record: Record) -> None:
    """The last instalment."""
    latest(record, "payments")["final"] = True


@given(parsers.re("账上的工程(?P<word>没有验收|.+?日验收)"))
def accepted(record: Record, word: str) -> None:
    """Acceptance of the work."""
    books(record)["acceptances"] = [] if word == "没有验收" else [{"accepted_on": word.removesuffix("验收")}]


@given(parsers.parse("账上按当地规定，验收以前最多付{part}"))
def advance(record: Record, parameters: Record, part: str) -> None:
    """The share that may be paid before acceptance."""
    books(record)
    parameters["advance_share"] = PARTS[part]


@given(parsers.parse("账上这笔列在{project}"))
def booked_to(record: Record, project: str) -> None:
    """The project that the voucher is booked to."""
    latest(record, "payments")["project"] = project


@given(parsers.parse("账上这笔实际用在{project}"))
def used_for(record: Record, project: str) -> None:
    """What the money was used for."""
    latest(record, "payments")["used_for"] = project


@given(parsers.parse("账上这笔用的是{fund}，下达文件规定用在{project}"))
def earmarked(record: Record, fund: str, project: str) -> None:
    """Earmarked money."""
    latest(record, "payments")["fund"] = fund
    added(record, "earmarks", fund=fund, project=project)


@given(parsers.parse("账上这笔是{kind}费用"))
def expense(record: Record, kind: str) -> None:
    """The class of the expense."""
    latest(record, "payments")["expense"] = kind


@given(parsers.parse("账上按当地规定，招待费一笔不超过{cap:d}元"))
def entertainment_cap(record: Record, parameters: Record, cap: int) -> None:
    """The local cap."""
    books(record)
    parameters["entertainment_cap"] = cap


@given(parsers.parse("账上按当地规定，开支发生后{days:d}天以内报销"))
def claim_days(record: Record, parameters: Record, days: int) -> None:
    """The local time to claim."""
    books(record)
    parameters["claim_days"] = days


@given(parsers.re("账上(?P<spent>[^，]+?日)花的钱，(?P<claimed>.+?日)才报销"))
def claimed(record: Record, spent: str, claimed: str) -> None:
    """An expense and its claim."""
    added(record, "payments", occurred_on=spent, claimed_on=claimed, amount="300元")


# ---- income and cash ------------------------------------------------------------------------------------------


@given(parsers.re("账上(?P<day>[^，]+?日)收到(?P<payer>.+?)交的现金(?P<amount>[0-9.]+元)"))
def received(record: Record, day: str, payer: str, amount: str) -> None:
    """Cash that came in."""
    added(record, "receipts", received_on=day, payer=payer, amount=amount, method="现金", deposit_by=None,
          spending_approval=None)


@given(parsers.re("账上这笔收入送存以前花了(?P<amount>[0-9.]+元)"))
def spent_first(record: Record, amount: str) -> None:
    """What was spent of it before it went to the bank."""
    latest(record, "receipts")["spent_before_deposit"] = amount


@given("账上的开户银行批准了坐支")
def bank_approved(record: Record) -> None:
    """The bank allowed it."""
    latest(record, "receipts")["spending_approval"] = "开户银行批准书"


@given(parsers.re("账上这笔收入(?P<word>没有送存|.+?日送存)银行"))
def deposited(record: Record, word: str) -> None:
    """When it was deposited."""
    latest(record, "receipts")["deposited_on"] = None if word == "没有送存" else word.removesuffix("送存")


@given(parsers.re("账上这笔收入(?P<word>没有入账|.+?日入账)"))
def booked(record: Record, word: str) -> None:
    """When it was booked."""
    latest(record, "receipts")["booked_on"] = None if word == "没有入账" else word.removesuffix("入账")


@given(parsers.parse("账上在{day}核查"))
def looked_at(record: Record, day: str) -> None:
    """The day of the check."""
    books(record)["observed_on"] = day


@given(parsers.parse("账上按本单位规定，到期和收款以后宽限{days:d}天"))
def grace(record: Record, parameters: Record, days: int) -> None:
    """The unit's days of grace."""
    books(record)
    parameters["collection_grace_days"] = days


@given(parsers.re("账上(?P<debtor>[^，]+?)应在(?P<day>.+?日)交(?P<due>[0-9.]+元)租金，已收(?P<received>[0-9.]+元)，(?P<word>有|没有)缓收决议"))
def receivable(record: Record, debtor: str, day: str, due: str, received: str, word: str) -> None:
    """Rent that fell due, and what came in of it."""
    added(record, "receivables", debtor=debtor, contract="Z-1", due_on=day, amount=due, received=received,
          relief="村民代表会议决议" if word == "有" else None)


@given(parsers.re("账上(?P<day>[^，]+?日)盘点现金(?P<balance>[0-9.]+元)，核定限额(?P<limit>[0-9.]+元)"))
def counted(record: Record, day: str, balance: str, limit: str) -> None:
    """A count of the cash in hand."""
    added(record, "cash_counts", counted_on=day, balance=balance, limit=limit)


@given(parsers.re("账上平均每天零星开支(?P<amount>[0-9.]+元)，(?P<word>是|不是)边远地区"))
def small_spending(record: Record, amount: str, word: str) -> None:
    """The small spending of a day."""
    latest(record, "cash_counts").update(daily_spending=amount, remote=word == "是")


# ---- subsidies, levies, funding, loans, debt ------------------------------------------------------------------


@given(parsers.re("账上的会议给(?P<person>.)定的误工补贴是每天(?P<rate>[0-9.]+元)"))
def entitled(record: Record, person: str, rate: str) -> None:
    """One line of the list that the meeting set."""
    added(record, "entitlements", person=person, rate=rate)


@given(parsers.re("账上发给(?P<person>.)(?P<first>[^，]+?日)到(?P<last>[^，]+?日)误工补贴(?P<days>[0-9.]+)天，"
                  "每天(?P<rate>[0-9.]+元)，共(?P<amount>[0-9.]+元)"))
def subsidy(record: Record, person: str, first: str, last: str, days: str, rate: str, amount: str) -> None:
    """One line of the subsidy sheet."""
    added(record, "subsidies", **{"person": person, "from": first, "until": last, "days": days, "rate": rate,
                                  "amount": amount, "fixed_pay": None})


@given(parsers.parse("账上领误工补贴的人同期还是{post}"))
def fixed_pay(record: Record, post: str) -> None:
    """Fixed pay beside the subsidy."""
    latest(record, "subsidies")["fixed_pay"] = post


@given(parsers.re("账上为(?P<project>.+?)每人筹资(?P<amount>[0-9.]+元)"))
def levied(record: Record, project: str, amount: str) -> None:
    """A levy."""
    books(record)["matter"] = {"item": "一事一议"}
    added(record, "levies", project=project, levied_on="2026年3月1日", per_head=amount)


@given(parsers.parse("账上按当地规定，每人筹资不超过{cap:d}元"))
def levy_cap(record: Record, parameters: Record, cap: int) -> None:
    """The local cap of a levy."""
    books(record)
    parameters["levy_cap"] = cap


@given(parsers.re("账上的工程总共筹措(?P<total>[0-9.]+元)，其中财政奖补(?P<grant>[0-9.]+元)，村集体出(?P<own>[0-9.]+元)"))
def funded(record: Record, total: str, grant: str, own: str) -> None:
    """The plan of funding of a work."""
    sources = [{"source": "财政奖补", "amount": grant}, {"source": "村集体", "amount": own}]
    books(record).update(matter={"item": "公益事业"},
                         funding={"stated_on": "2026年3月1日", "total": total, "sources": sources})


@given(parsers.re("账上(?P<day>[^，]+?日)借出集体资金(?P<amount>[0-9.]+元)，(?P<word>说明了|没有说明)风险"))
def lent(record: Record, day: str, amount: str, word: str) -> None:
    """Collective money lent."""
    books(record)["kind"] = "三资"
    added(record, "loans", kind="钱款", lender="单位", lent_on=day, amount=amount, risk_explained=word == "说明了")


@given(parsers.parse("账上的成员大会应到{due:d}人，{day}有{votes:d}人同意出借"))
def members_voted(record: Record, due: int, day: str, votes: int) -> None:
    """The vote of the members."""
    added(record, "meetings", body="成员大会", held_on=day, due=due, votes={"for": votes})


@given(parsers.re("账上举债以后(?P<day>.+?日)的债务余额是(?P<amount>[0-9.]+元)"))
def owed(record: Record, day: str, amount: str) -> None:
    """What is owed after borrowing."""
    books(record).update(kind="三资", matter={"item": "集体举债"}, debt={"stated_on": day, "balance": amount})


@given(parsers.parse("账上按当地规定，债务警戒线是{line:d}元"))
def debt_line(record: Record, parameters: Record, line: int) -> None:
    """The local warning line."""
    books(record)
    parameters["debt_line"] = line


# ---- vouchers, and several records ----------------------------------------------------------------------------


@given(parsers.re("账上这笔的凭证是(?P<kind>.+?)，金额(?P<word>没有|有)涂改"))
def voucher_paper(record: Record, kind: str, word: str) -> None:
    """The paper behind a payment."""
    latest(record, "payments").update(voucher_kind=kind, altered=word == "有")


@given(parsers.parse("账上这笔用{method}付给{kind}"))
def paid_how(record: Record, method: str, kind: str) -> None:
    """Cash or transfer, and what the payee is."""
    latest(record, "payments").update(method=method, payee_kind=kind)


@given(parsers.parse("账上这笔凭证号{voucher}，附发票{invoice}，票面{face}"))
def invoiced(record: Record, voucher: str, invoice: str, face: str) -> None:
    """The voucher and the invoice behind it."""
    latest(record, "payments").update(voucher=voucher, invoice=invoice, invoice_amount=face)


@given(parsers.parse("账上这笔凭证号{voucher}，没有发票，是{day}的开支"))
def not_invoiced(record: Record, voucher: str, day: str) -> None:
    """A voucher without invoice and the day of the spending."""
    latest(record, "payments").update(voucher=voucher, invoice=None, occurred_on=day)


@given(parsers.parse("账上这笔凭证号{voucher}，用于{purpose}"))
def for_purpose(record: Record, voucher: str, purpose: str) -> None:
    """The voucher and what it is for."""
    latest(record, "payments").update(voucher=voucher, purpose=purpose)


@given(parsers.parse("账上按本单位规定，{days:d}天以内达到限额八成的报销合起来看"))
def claim_window(record: Record, parameters: Record, days: int) -> None:
    """What is just below the band, and the days looked at together."""
    books(record)
    parameters.update(claim_window=days, near_share="8/10")


@given(parsers.parse("账上这笔补贴的凭证号是{voucher}"))
def subsidy_voucher(record: Record, voucher: str) -> None:
    """The voucher of a subsidy line."""
    latest(record, "subsidies")["voucher"] = voucher


@given(parsers.re("账上声明(?P<year>[0-9]+)年的记录已经报全"))
def declared(record: Record, year: str) -> None:
    """The unit says that nothing of the year is left out."""
    kinds = ["村务管理", "四议两公开", "集体三资事项", "小微权力事项"]
    books(record)["coverage"] = {"from": f"{year}年1月1日", "until": f"{year}年12月31日", "complete": True,
                                 "kinds": kinds}


@given(parsers.parse("账上按本单位规定，十二月的支出不超过全年的{part}"))
def december(record: Record, parameters: Record, part: str) -> None:
    """The unit's own limit."""
    books(record)
    parameters["december_share"] = PARTS[part]
