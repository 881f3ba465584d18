"""The sentences of the engine, each once in Chinese and once in English, as data.

Only characters of GBK stand here, so that a console of Chinese Windows prints them.  English has a second
form for ``n == 1`` where the number would otherwise disagree with its noun.
"""

from __future__ import annotations

from typing import Any, NamedTuple

LANGUAGES = ("zh", "en")


class Sentence(NamedTuple):
    """One sentence in both languages; ``one`` is the English form for ``n == 1``."""

    zh: str
    en: str
    one: str = ""

    def form(self, lang: str, n: object) -> str:
        """The form for the language and the number.  Raises KeyError for a language that there is not."""
        if lang not in LANGUAGES:
            raise KeyError(lang)
        if lang == "zh":
            return self.zh
        return self.one if self.one and n == 1 else self.en


def say(key: str, lang: str, **values: Any) -> str:
    """The sentence ``key`` in the language, with its values in place.

    Raises KeyError when the sentence, the language or one of its values is missing.
    """
    return SENTENCES[key].form(lang, values.get("n")).format_map(values)


SENTENCES: dict[str, Sentence] = {
    # the impact of a change of the rule book
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
    # parameters in a table
    "table.none": Sentence("（没有）", "(none)"),
    "table.difference": Sentence("{name} {title} 自 {day}：{old} → {new}", "{name} {title} from {day}: {old} → {new}"),
    "table.exported": Sentence("写好 {path}，{n} 行", "wrote {path}, {n} rows", "wrote {path}, one row"),
    "table.same": Sentence("没有差别", "no difference"),
    "table.shown": Sentence("{n} 处差别，还没有写入；核对后加 --write", "{n} differences, nothing written; add --write",
                            "one difference, nothing written; add --write"),
    "table.written": Sentence("{n} 处差别已写入 {files} 个文件", "{n} differences written to {files} files",
                              "one difference written"),
    "type.share": Sentence("比例", "share"),
    "type.money": Sentence("金额（元）", "money (yuan)"),
    "type.days": Sentence("天数", "days"),
    "type.months": Sentence("月数", "months"),
    "type.count": Sentence("个数", "count"),
    "type.number": Sentence("数", "number"),
    "type.flag": Sentence("是否", "yes or no"),
    "type.code": Sentence("代码", "code"),
    "type.codes": Sentence("几个代码", "codes"),
    "level.national": Sentence("国家", "national"),
    "level.province": Sentence("省", "province"),
    "level.city": Sentence("市", "city"),
    "level.county": Sentence("县", "county"),
    "level.unit": Sentence("单位", "unit"),
    # the six verdicts
    "verdict.violation": Sentence("违规", "Violation"),
    "verdict.compliant": Sentence("合规", "Compliant"),
    "verdict.not_applicable": Sentence("不适用", "Not applicable"),
    "verdict.undetermined": Sentence("无法判断", "Undetermined"),
    "verdict.manual": Sentence("需人工", "Manual"),
    "verdict.error": Sentence("出错", "Error"),
    # severities
    "severity.critical": Sentence("严重", "critical"),
    "severity.high": Sentence("高", "high"),
    "severity.medium": Sentence("中", "medium"),
    "severity.low": Sentence("低", "low"),
    "severity.info": Sentence("提示", "info"),
    # values
    "value.not_given": Sentence("未填", "not given"),
    "value.none": Sentence("无", "none"),
    "value.given": Sentence("有", "given"),
    "value.yes": Sentence("是", "yes"),
    "value.no": Sentence("否", "no"),
    "value.separator": Sentence("、", ", "),
    "value.whole": Sentence("全部", "all"),
    # shapes of lines
    "line.heading": Sentence("■ {text}", "== {text} =="),
    "line.label": Sentence("{label}：", "{label}: "),
    "line.mark": Sentence("【{text}】", "[{text}] "),
    "line.brackets": Sentence("（{text}）", " ({text})"),
    "line.colon": Sentence("：", ": "),
    "line.dot": Sentence("·", ", "),
    "line.and": Sentence("；", "; "),
    # the report: what was read
    "report.title": Sentence("廉尺检查报告", "Lianchi check report"),
    "read.heading": Sentence("读了哪些材料", "What was read"),
    "read.unread": Sentence("未读", "not read"),
    "read.partial": Sentence("未读完", "partly read"),
    "read.empty": Sentence("没有记录", "no records"),
    "read.file": Sentence("{path}：{reason}", "{path}: {reason}"),
    "read.no_reason": Sentence("没有说明原因", "no reason given"),
    "read.empty_file": Sentence(
        "{path}：文件读到了，里面没有找到记录", "{path}: the file was read, no record was found in it"
    ),
    "read.kept": Sentence(
        "（已读出的 {n} 条记录照常检查）",
        " (the {n} records read so far were checked)",
        " (the one record read so far was checked)",
    ),
    "read.incomplete": Sentence(
        "检查不完整：标“未读”的没有查，标“未读完”的只查了读出的部分，都不能当作合规。",
        "The check is incomplete: what was not read was not checked and does not count as compliant.",
    ),
    "read.files": Sentence(
        "文件 {n} 个：读完 {read} 个，未读完 {partial} 个，未读 {unread} 个。",
        "Files: {n} (read: {read}, partly read: {partial}, not read: {unread}).",
    ),
    "read.scope": Sentence(
        "记录 {records} 条，用 {rules} 条规则检查。", "Records: {records}. Rules: {rules}."
    ),
    # the report: how it came out
    "counts.heading": Sentence("检查结果", "Results"),
    "counts.about": Sentence(
        "每条规则每查一处算一项（一处就是一条记录，或者其中一次会议、一笔付款等）。",
        "Each rule counts once for each thing it looks at: a record, or a meeting or payment in it.",
    ),
    "counts.violation": Sentence(
        "发现违规 {n} 项，按轻重分：{split}。",
        "{n} violations found: {split}.",
        "One violation found: {split}.",
    ),
    "counts.split": Sentence("{severity} {n} 项", "{n} {severity}"),
    "counts.no_violation": Sentence("没有发现违规。", "No violation found."),
    "counts.nothing": Sentence(
        "没有一项得出合规或者违规的结论，不能当作合规。",
        "Nothing could be judged; that does not count as compliant.",
    ),
    "counts.undetermined": Sentence(
        "无法判断的 {n} 项：材料里缺内容，下不了结论，既不算违规，也不算合规。",
        "{n} undetermined: something is missing, so they count neither as violations nor as compliant.",
        "One undetermined: something is missing, so it counts neither as a violation nor as compliant.",
    ),
    "counts.manual": Sentence(
        "需人工的 {n} 项：要由人来看，下面列出。",
        "{n} for a person to look at, listed below.",
        "One for a person to look at, listed below.",
    ),
    "counts.error": Sentence(
        "出错的 {n} 项：没有查成，不能当作合规。",
        "{n} ended in error: not checked, and not to be taken as compliant.",
        "One ended in error: not checked, and not to be taken as compliant.",
    ),
    # the report: remarks about the data
    "remarks.heading": Sentence("材料填写上的问题", "Remarks about the data"),
    "remarks.unknown_field": Sentence("不认识的栏目（没有用上）", "Unknown fields (not used)"),
    "remarks.unreadable_value": Sentence(
        "看不懂的内容（当作没填）", "Unreadable values (taken as not given)"
    ),
    "remarks.double_id": Sentence("记录编号重复", "Record ids used twice"),
    "remarks.missing_id": Sentence("没有填记录编号", "Records without an id"),
    "remarks.unknown_kind": Sentence("不认识的记录种类", "Unknown kinds of record"),
    "remarks.encoding": Sentence("文字编码", "Text encoding"),
    "remarks.other": Sentence("其他", "Other"),
    "remarks.places": Sentence("{n} 处", "{n} places", "one place"),
    "place.more": Sentence(
        "还有 {n} 处没有在这里列出，全部见 JSON 报告（-f json）",
        "{n} more places are not shown here; the JSON report (-f json) has all",
        "one more place is not shown here; the JSON report (-f json) has all",
    ),
    # the report: findings
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
    # the report: clauses
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
    # the report: what is missing
    "missing.heading": Sentence("缺下面的内容，补齐后再查", "hand in what is missing and check again"),
    "missing.rules": Sentence(
        "缺少{what}：因此 {n} 条规则无法判断（{rules}）",
        "Missing {what}: so {n} rules cannot be judged ({rules})",
        "Missing {what}: so one rule cannot be judged ({rules})",
    ),
    "missing.other": Sentence("其他原因：{what}（{rules}）", "Other reason: {what} ({rules})"),
    # the report: the rest
    "rest.heading": Sentence("其余情况", "The rest"),
    "rest.clean": Sentence(
        "没有列出问题的记录 {n} 条（查过的项目都是合规或不适用）：",
        "{n} records with nothing to list (all compliant or not applicable):",
        "One record with nothing to list (all compliant or not applicable):",
    ),
    "rest.clean_unit": Sentence("{unit}：{records}", "{unit}: {records}"),
    "rest.clean_many": Sentence("{unit}：{n} 条", "{unit}: {n} records", "{unit}: one record"),
    "rest.idle": Sentence(
        "没有遇到适用对象的规则 {n} 条（没有用上，不等于合规）：{rules}。",
        "{n} rules met nothing they apply to, which does not mean compliant: {rules}.",
        "One rule met nothing it applies to, which does not mean compliant: {rules}.",
    ),
    "rest.idle_many": Sentence(
        "没有遇到适用对象的规则 {n} 条（没有用上，不等于合规；编号见 JSON 报告，-f json）。",
        "{n} rules met nothing they apply to, which does not mean compliant (ids: see the JSON report).",
    ),
    "rest.manual_rules": Sentence(
        "另有 {n} 条规则须人工核对：{titles}。",
        "{n} more rules must be checked by a person: {titles}.",
        "One more rule must be checked by a person: {titles}.",
    ),
    "rest.manual_rules_many": Sentence(
        "另有 {n} 条规则须人工核对（名称见 JSON 报告，-f json）。",
        "{n} more rules must be checked by a person (titles in the JSON report, -f json).",
    ),
    "rest.digest": Sentence("规则库指纹：{digest}", "Rule book used: {digest}"),
    # saving a report
    "save.no_folder": Sentence(
        "写不了 {path}：没有这个文件夹，请先建好。",
        "cannot write {path}: the folder does not exist; create it first.",
    ),
    "save.not_writable": Sentence(
        "写不了 {path}：没有写入权限，请换一个文件夹。",
        "cannot write {path}: no permission; choose another folder.",
    ),
    "save.full": Sentence("写不了 {path}：磁盘已满。", "cannot write {path}: the disk is full."),
    "save.folder": Sentence(
        "写不了 {path}：这是一个文件夹，请写明文件名。",
        "cannot write {path}: it is a folder; give a file name.",
    ),
    "save.link": Sentence(
        "不写 {path}：它是一个链接，请写真正的文件。",
        "will not write {path}: it is a link; name the real file.",
    ),
    "save.other": Sentence("写不了 {path}：{reason}。", "cannot write {path}: {reason}."),
}
