"""What changes when the rule book changes."""

from lianchi.wording.sentence import Sentence

SENTENCES = {
    "impact.title": Sentence("规则书变动的影响", "Impact of a change of the rule book"),
    "impact.old": Sentence("旧：{name}，{rules} 条规则，{digest}", "Old: {name}, {rules} rules, {digest}"),
    "impact.new": Sentence("新：{name}，{rules} 条规则，{digest}", "New: {name}, {rules} rules, {digest}"),
    "impact.old_short": Sentence("旧", "Old"),
    "impact.new_short": Sentence("新", "New"),
    "impact.records": Sentence("记录 {n} 条", "{n} records", "one record"),
    "impact.counts": Sentence(
        "新出现 {appeared} 项，不再出现 {vanished} 项，有变化 {changed} 项，不变 {same} 项",
        "{appeared} appear, {vanished} vanish, {changed} change, {same} stay the same",
    ),
    "impact.appeared": Sentence("新出现", "Appear"),
    "impact.vanished": Sentence("不再出现", "Vanish"),
    "impact.changed": Sentence("有变化", "Change"),
    "impact.by_rule": Sentence("各条规则的数量变化", "Counts by rule"),
    "impact.line": Sentence(
        "{rule} {title}（{unit} {record}）：{message}", "{rule} {title} ({unit} {record}): {message}"
    ),
    "impact.change": Sentence(
        "{rule} {title}（{unit} {record}）：{what}变了", "{rule} {title} ({unit} {record}): {what}"
    ),
    "impact.before": Sentence("旧：", "old: "),
    "impact.after": Sentence("新：", "new: "),
    "impact.more": Sentence("还有 {n} 项，见 JSON 或表格（-o 文件.xlsx）", "{n} more: see JSON or -o FILE.xlsx",
                            "one more: see JSON or -o FILE.xlsx"),
    "impact.shift": Sentence("{verdict} {old} → {new}", "{verdict} {old} → {new}"),
    "impact.column": Sentence("{side}·{verdict}", "{side}: {verdict}"),
    "impact.what.verdict": Sentence("结论", "verdict"),
    "impact.what.severity": Sentence("级别", "severity"),
    "impact.what.message": Sentence("说明", "message"),
    "impact.what.basis": Sentence("依据", "basis"),
    "impact.what.missing": Sentence("缺少的内容", "what is missing"),
    "impact.head.rule": Sentence("规则编号", "Rule"),
    "impact.head.title": Sentence("规则名称", "Title"),
    "impact.head.verdict": Sentence("结论", "Verdict"),
    "impact.head.severity": Sentence("级别", "Severity"),
    "impact.head.unit": Sentence("单位", "Unit"),
    "impact.head.record": Sentence("记录编号", "Record"),
    "impact.head.message": Sentence("问题", "Message"),
    "impact.head.basis": Sentence("依据", "Basis"),
    "impact.head.place": Sentence("位置", "Place"),
    "impact.head.what": Sentence("什么变了", "What changed"),
}
