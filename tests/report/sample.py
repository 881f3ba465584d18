"""A hand-made report: two units, six files of which two are unread and one partly read, all six verdicts."""

from typing import Any

from lianchi.model.finding import (
    VERDICTS,
    Clause,
    Event,
    Finding,
    InputReport,
    Location,
    Privacy,
    RecordSummary,
    Remark,
    Report,
)

LAW = Clause("《中华人民共和国村民委员会组织法》（2025）", "第三十条第二款", "V", "2026-11-24")
UNCHECKED = Clause("《中华人民共和国村民委员会组织法》（2025）", "第三十五条第四款", "V", None)
LOCAL = Clause("《河南省“四议两公开”工作办法》", None, "S+M+", None)
NUMBER = Clause("《村级议事协商办法》", "第九条", "V (local)+S (number)", "2026-11-20")
DRAFT = Clause("数据一致性检查", None, "D", None)

XIHE, DONGPO = "西河村村民委员会", "东坡镇人民政府"
VILLAGE = "材料/西河村 四议两公开.json"
STEPS = "材料/四议登记.xlsx"
LEDGER = "材料/东坡镇 三重一大.jsonl"

TITLES = {
    "TD-05": "大额资金未经集体决策",
    "TD-11": "末位表态未落实",
    "TD-20": "会议纪要未印发",
    "VS-02": "四议顺序颠倒",
    "VS-08": "村民代表会议到会不足三分之二",
    "VS-09": "村民代表会议赞成未过到会半数",
    "VS-14": "决议公示不足十五日",
    "VS-19": "村务监督委员会没有列席",
    "VS-22": "擅自变更决议",
    "VS-24": "公示内容和决议不一致",
    "ZS-01": "违规接受管理服务对象宴请",
}


def finding(rule: str, verdict: str, record: str, message: str, **given: Any) -> Finding:
    """A finding with everything that does not matter filled in."""
    usual: dict[str, Any] = {
        "title": TITLES.get(rule, "标题"),
        "severity": "medium",
        "unit": XIHE,
        "subject": "",
        "remedy": "",
        "basis": (LAW,),
        "facts": (),
        "missing": (),
        "locations": (),
        "fingerprint": f"{rule}:{record}",
    }
    return Finding(rule=rule, verdict=verdict, record=record, message=message, **{**usual, **given})


def counts(**given: int) -> dict[str, int]:
    """All six counts, zero where not given."""
    return {verdict: given.get(verdict, 0) for verdict in VERDICTS}


SHORT_NOTICE = finding(
    "VS-14",
    "violation",
    "2026-XH-017",
    "决议公示从 2026年3月2日 到 2026年3月12日，只有 11 日，少于 15 日。",
    severity="high",
    subject="notices[0]",
    basis=(UNCHECKED, LOCAL),
    remedy="重新张贴公示，满十五日再实施。",
    facts=(("notice.posted_on", "2026-03-02"), ("notice.removed_on", "2026-03-12"), ("days", 11)),
    locations=(Location(VILLAGE, "/notices/0/posted_on", 63), Location(VILLAGE, "/notices/0/removed_on", 64)),
)
QUORUM = finding(
    "VS-08",
    "violation",
    "2026-XH-017",
    "应到 30 人，实到 19 人，不足三分之二。",
    severity="critical",
    subject="meetings[3]",
    remedy="重新召集村民代表会议，达到法定人数后再表决。",
    facts=(("meeting.due", 30), ("meeting.present", 19)),
    locations=(Location(VILLAGE, "/meetings/3/present", 41),),
)
ORDER = finding(
    "VS-02",
    "violation",
    "2026-XH-018",
    "党员大会审议（2026年4月2日）排在村两委商议（2026年4月5日）之前，四议的先后颠倒了。",
    basis=(NUMBER, DRAFT),
    remedy="按提议、商议、审议、决议的先后补开会议，并在记录里说明原因。",
    locations=(Location(STEPS, "", None, "审议!C7"),),
)
FUNDS = finding(
    "TD-05",
    "violation",
    "DP-2026-003",
    "付给“宏远\u202e建筑”620,000 元，超过大额标准 500,000 元，没有集体决策记录。",
    unit=DONGPO,
    severity="low",
    basis=(DRAFT,),
    facts=(("matter.amount", "620000.00"), ("matter.budgeted", True), ("payment.payee", "宏远\u202e建筑")),
    remedy="补充集体决策记录；没有上会的，停止支付。",
    locations=(Location(LEDGER, "/matter/amount", 3),),
)
COMPARE = finding(
    "VS-24",
    "manual",
    "2026-XH-017",
    "请对照公示照片和决议原文，看事项、金额、票数是否一致。",
    severity="high",
    remedy="核对后在记录里写明“一致”或者“不一致”。",
    locations=(Location(VILLAGE, "/disclosures/0", 70),),
)
BROKEN = finding(
    "TD-20",
    "error",
    "DP-2026-003",
    "检查这条记录时程序中断了两次，这一项没有结论。",
    unit=DONGPO,
    basis=(),
    locations=(Location(LEDGER, "", 3),),
)
DUE = "村民代表会议的应到人数"
UNDETERMINED = (
    finding("VS-09", "undetermined", "2026-XH-018", "没有填赞成票。", missing=("村民代表会议的赞成票",)),
    finding("VS-08", "undetermined", "2026-XH-018", "没有填应到人数。", missing=(DUE,)),
    finding("VS-22", "undetermined", "2026-XH-018", "没有填合同金额和应到人数。", missing=("合同金额", DUE)),
    finding("VS-19", "undetermined", "2026-XH-018", "会议那一天没有适用的条文"),
    finding(
        "TD-11", "undetermined", "DP-2026-003", "没有填发言顺序。", unit=DONGPO, missing=("会议的发言顺序",)
    ),
)


def _unknown(record: str, cell: str) -> Remark:
    return Remark(
        "unknown_field",
        record,
        Location(STEPS, "", None, cell),
        "栏目“应到人数2”不认识，是不是“应到人数”？",
        "field '应到人数2' is not known; did you mean '应到人数'?",
    )


REMARKS = (
    _unknown("2026-XH-018", "决议!A9"),
    _unknown("2026-XH-019", "决议!A10"),
    Remark(
        "unreadable_value",
        "DP-2026-004",
        Location(LEDGER, "/matter/amount", 4),
        "金额“约6万”不是确定的数。",
        "amount '约6万' is not an exact number.",
    ),
    Remark(
        "double_id",
        "2026-XH-018",
        Location(STEPS, "/id", None, "登记!A3"),
        "编号 2026-XH-018 用了两次。",
        "id 2026-XH-018 is used twice.",
    ),
)
FOUR = ("村党组织提议", "“两委”商议", "党员大会审议", "村民代表会议决议", "决议公开", "实施结果公开")
EVENTS = (
    Event("2026-02-10", "支部委员会会议（村党组织提议）", "/meetings/0", (0,)),
    Event("2026-02-14", "村“两委”联席会议（“两委”商议）", "/meetings/1", (1,)),
    Event(None, "支部党员大会（党员大会审议）", "/meetings/2", (2,)),
    Event("2026-03-01", "村民代表会议（决议）", "/meetings/3", (3,)),
    Event("2026-03-02", "公示（决议公开）", "/notices/0", (4,)),
    Event("2026-03-20", "合同（工程合同）", "/contracts/0"),
)
REVERSED = (
    Event("2026-04-01", "支部委员会会议（村党组织提议）", "/meetings/0", (0,)),
    Event("2026-04-05", "村“两委”联席会议（“两委”商议）", "/meetings/1", (1,)),
    Event("2026-04-02", "支部党员大会（党员大会审议）", "/meetings/2", (2,)),
    Event("2026-04-09", "村民代表会议（决议）", "/meetings/3", (3,)),
)
SAMPLE = Report(
    version="0.1.0",
    backend="rete",
    digest="sha256:" + "4f2a" * 16,
    rules=len(TITLES),
    titles=TITLES,
    inputs=(
        InputReport(VILLAGE, "aa" * 32, 1, "read"),
        InputReport(STEPS, "bb" * 32, 2, "read"),
        InputReport(LEDGER, "cc" * 32, 2, "partial", "第 5 行写坏了，从这一行起没有读"),
        InputReport("材料/2025年台账.xlsx", "dd" * 32, 0, "unread", "文件有密码，请先解除密码再交"),
        InputReport("材料/空表.csv", "ee" * 32, 0, "read"),
        InputReport("材料/扫描件.pdf", "ff" * 32, 0, "unread"),
    ),
    records=5,
    counts={
        "TD-05": counts(violation=1, compliant=1, not_applicable=3),
        "TD-11": counts(undetermined=1, compliant=1, not_applicable=3),
        "TD-20": counts(error=1, compliant=1, not_applicable=3),
        "VS-02": counts(violation=1, compliant=2, not_applicable=2),
        "VS-08": counts(violation=1, undetermined=1, compliant=1, not_applicable=2),
        "VS-09": counts(undetermined=1, compliant=2, not_applicable=2),
        "VS-14": counts(violation=1, compliant=2, not_applicable=2),
        "VS-19": counts(undetermined=1, compliant=2, not_applicable=2),
        "VS-22": counts(undetermined=1, compliant=2, not_applicable=2),
        "VS-24": counts(manual=1, compliant=2, not_applicable=2),
        "ZS-01": counts(not_applicable=5),
    },
    findings=(SHORT_NOTICE, QUORUM, ORDER, FUNDS, COMPARE, BROKEN, *UNDETERMINED),
    remarks=REMARKS,
    privacy=Privacy(masked=True),
    manual_rules=("村务监督委员会成员是否由村民推选产生", "财务公开内容是否真实"),
    records_list=(
        RecordSummary(XIHE, "2026-XH-017", VILLAGE, 3, "四议两公开", "村道硬化", "86000.00", "2026-03-01", EVENTS, FOUR),
        RecordSummary(XIHE, "2026-XH-018", STEPS, 0, "四议两公开", "路灯安装", None, "2026-04-09", REVERSED, FOUR),
        RecordSummary(XIHE, "2026-XH-019", STEPS),
        RecordSummary(DONGPO, "DP-2026-003", LEDGER),
        RecordSummary(DONGPO, "DP-2026-004", LEDGER),
    ),
)
