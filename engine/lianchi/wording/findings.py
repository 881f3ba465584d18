"""What a report says of one finding: its clauses, places, remedy, and what is missing."""

from lianchi.wording.sentence import Sentence

SENTENCES = {
    # findings
    "finding.undetermined": Sentence(
        "缺少{missing}，无法判断是否“{title}”。", "Cannot be judged ({title}): {missing} is missing."
    ),
    "finding.supply": Sentence("补上缺的内容，再检查一次。", "Supply what is missing and check again."),
    "finding.records": Sentence("涉及的记录", "Records"),
    "finding.more_records": Sentence("，另有 {n} 条（全部见 JSON 报告）", ", and {n} more (all in the JSON report)"),
    "finding.manual": Sentence("需要人工确认：{text}", "A person must confirm: {text}"),
    "finding.error": Sentence(
        "检查“{title}”时出错，这条记录没有查成。", "The check {title!r} ended in error; this record was not judged."
    ),
    "finding.unit": Sentence("单位", "Unit"),
    "finding.no_unit": Sentence("（没有填单位）", "(no unit given)"),
    "finding.record": Sentence("记录", "Record"),
    "finding.no_record": Sentence("（没有填编号）", "(no id given)"),
    "finding.basis": Sentence("依据", "Basis"),
    "finding.drafted": Sentence(
        "参数为单位自定/待核，核实以后再下结论。", "the parameter is set by the unit or still to be verified."
    ),
    "finding.note": Sentence("注意", "Note"),
    "finding.place": Sentence("位置", "Where"),
    "finding.remedy": Sentence("怎么改", "What to do"),
    "finding.todo": Sentence("怎么办", "What to do"),
    # clauses
    "cite.clause": Sentence("{title}{locator}", "{title} {locator}"),
    "cite.own_test": Sentence("本项目自拟的核对办法，不是法律条文", "a test drafted by the project, no legal text"),
    "cite.unchecked": Sentence("依据未核对", "basis not checked"),
    "cite.confidence": Sentence("可信度 {code}：{words}", "confidence {code}: {words}"),
    "confidence.V": Sentence("读过原文", "text read"),
    "confidence.V-part": Sentence("读过部分原文", "text read in part"),
    "confidence.S": Sentence("只见转述", "second-hand"),
    "confidence.M+": Sentence("凭常识待核", "general knowledge, to be verified"),
    "confidence.M-": Sentence("没有把握", "uncertain"),
    "confidence.D": Sentence("自拟办法", "drafted by the project"),
    "confidence.number": Sentence("指数字", "the number"),
    "confidence.gap": Sentence("指间隔天数", "the gap"),
    "confidence.item": Sentence("指条目", "the item"),
    "confidence.local": Sentence("地方文件", "local"),
    # what is missing
    "missing.heading": Sentence("缺下面的内容，补齐后再查", "hand in what is missing and check again"),
    "missing.rules": Sentence(
        "缺少{what}：因此 {n} 条规则无法判断（{rules}）",
        "Missing {what}: so {n} rules cannot be judged ({rules})",
        "Missing {what}: so one rule cannot be judged ({rules})",
    ),
    "missing.alone": Sentence("{rule} 缺{what}", "{rule} lacks {what}"),
    "missing.each": Sentence(
        "下面 {n} 条规则各缺自己要看的内容：{each}",
        "{n} rules each lack something of their own: {each}",
    ),
    "missing.common": Sentence(
        "许多记录都缺下面的内容，补齐后再查", "what many records lack: hand it in and check again"
    ),
    "missing.common_rules": Sentence(
        "{records} 条记录缺少{what}：因此 {n} 条规则无法判断（{rules}）",
        "{records} records lack {what}: so {n} rules cannot be judged ({rules})",
        "{records} records lack {what}: so one rule cannot be judged ({rules})",
    ),
    "missing.other": Sentence("其他原因：{what}（{rules}）", "Other reason: {what} ({rules})"),
}
