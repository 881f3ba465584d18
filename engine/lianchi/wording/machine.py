"""What reports for other programs say besides what every report says: code scanning, build servers, spreadsheets."""

from lianchi.wording.sentence import Sentence

SENTENCES = {
    "machine.unread": Sentence("文件没有读成", "The file could not be read"),
    "machine.clauses": Sentence("依据的条文", "Clauses"),
    "machine.too_many": Sentence(
        "问题太多，这种格式放不下：另有 {n} 项没有写在这里，全部见 JSON 报告（-o json:文件名）",
        "too many findings for this format: {n} more are not written here; the JSON report has all (-o json:FILE)",
        "too many findings for this format: one more is not written here; the JSON report has all (-o json:FILE)",
    ),
    "machine.clean": Sentence("没有发现违规", "no violation found"),
    "machine.reading": Sentence("读取文件", "reading the file"),
    "machine.of_many": Sentence("{n} 条记录", "{n} records", "one record"),
    "machine.open": Sentence(
        "有 {n} 项无法判断，这里没有逐项列出；缺什么见文字报告或 JSON 报告",
        "{n} items cannot be judged and are not listed here; the text and JSON reports say what is missing",
        "one item cannot be judged and is not listed here; the text and JSON reports say what is missing",
    ),
    "machine.outcome": Sentence(
        "{records} 条记录、{rules} 条规则：{outcome}", "{records} records, {rules} rules: {outcome}"
    ),
    "machine.masked": Sentence("人名和号码已遮盖", "names and numbers covered"),
    "machine.unmasked": Sentence("人名和号码没有遮盖", "names and numbers not covered"),
    "csv.number": Sentence("序号", "No."),
    "csv.verdict": Sentence("结论", "Verdict"),
    "csv.severity": Sentence("级别", "Severity"),
    "csv.rule": Sentence("规则编号", "Rule"),
    "csv.title": Sentence("规则名称", "Title"),
    "csv.unit": Sentence("单位", "Unit"),
    "csv.record": Sentence("记录编号", "Record"),
    "csv.records": Sentence("涉及的其他记录", "Other records"),
    "csv.subject": Sentence("对象", "Subject"),
    "csv.message": Sentence("问题", "Finding"),
    "csv.missing": Sentence("缺少", "Missing"),
    "csv.remedy": Sentence("怎么改", "What to do"),
    "csv.basis": Sentence("依据", "Basis"),
    "csv.facts": Sentence("事实", "Facts"),
    "csv.places": Sentence("位置", "Where"),
    "csv.judged_on": Sentence("按哪一天的规定", "Judged by the law of"),
    "csv.fingerprint": Sentence("指纹", "Fingerprint"),
    "csv.privacy": Sentence("个人信息", "Personal data"),
}
