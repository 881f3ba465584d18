"""What a report says of its inputs and of how the check came out."""

from lianchi.wording.sentence import Sentence

SENTENCES = {
    # what was read
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
    # how it came out
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
    # remarks about the data
    "remarks.heading": Sentence("材料填写上的问题", "Remarks about the data"),
    "remarks.unknown_field": Sentence("不认识的栏目（没有用上）", "Unknown fields (not used)"),
    "remarks.unreadable_value": Sentence(
        "看不懂的内容（当作没填）", "Unreadable values (taken as not given)"
    ),
    "remarks.double_id": Sentence("记录编号重复", "Record ids used twice"),
    "remarks.missing_id": Sentence("没有填记录编号", "Records without an id"),
    "remarks.unknown_kind": Sentence("不认识的记录种类", "Unknown kinds of record"),
    "remarks.encoding": Sentence("文字编码", "Text encoding"),
    "remarks.unknown_column": Sentence("不认识的列（没有读入）", "Unknown columns (not read)"),
    "remarks.ambiguous": Sentence("拿不准的内容（没有读入）", "Ambiguous values (not read)"),
    "remarks.unit_conflict": Sentence("单位互相矛盾（没有读入）", "Contradicting units (not read)"),
    "remarks.destroyed_number": Sentence("已经失真的号码（没有读入）", "Destroyed numbers (not read)"),
    "remarks.left_out": Sentence("有意没有读入的内容", "Left out on purpose"),
    "remarks.assumed": Sentence("按下面的理解读入，请核对", "Read as follows; please verify"),
    "remarks.intake": Sentence("监管系统不收或者看不明白的地方", "What the supervision system refuses or cannot read"),
    "remarks.merged": Sentence("合成一条记录的内容", "Put together as one record"),
    "remarks.joined": Sentence("合成一条记录的行", "Rows put together as one record"),
    "remarks.conflict": Sentence("前后不一致的内容（没有读入）", "Contradictions (not read)"),
    "remarks.no_id": Sentence("没有编号的内容", "What has no id"),
    "remarks.partial": Sentence("只读了一部分的记录", "Records read in part"),
    "remarks.unmapped": Sentence("没有对应检查内容的字段（没有读入）", "Fields that nothing looks at (not read)"),
    "remarks.other": Sentence("其他", "Other"),
    "remarks.places": Sentence("{n} 处", "{n} places", "one place"),
    "place.more": Sentence(
        "还有 {n} 处没有在这里列出，全部见 JSON 报告（-f json）",
        "{n} more places are not shown here; the JSON report (-f json) has all",
        "one more place is not shown here; the JSON report (-f json) has all",
    ),
    # the rest
    "rest.heading": Sentence("其余情况", "The rest"),
    "rest.clean": Sentence(
        "没有列出问题的记录 {n} 条（查过的项目都是合规或不适用）：",
        "{n} records with nothing to list (all compliant or not applicable):",
        "One record with nothing to list (all compliant or not applicable):",
    ),
    "rest.clean_unit": Sentence("{unit}：{records}", "{unit}: {records}"),
    "rest.clean_unit_many": Sentence("{unit}：{n} 条", "{unit}: {n} records", "{unit}: one record"),
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
    "rest.masked": Sentence(
        "人名、证件号码、电话和账号已遮盖；要看原文，在有权限的电脑上加 --unmask 再查一次。",
        "Names, identity, telephone and account numbers of persons are covered; --unmask shows them.",
    ),
    "rest.keyed": Sentence(
        "人名、证件号码、电话和账号已遮盖；# 后面相同的是同一个人（密钥标识 {sign}）。",
        "Names and numbers of persons are covered; the same sign behind # is the same person (key {sign}).",
    ),
    "rest.unmasked": Sentence(
        "本报告没有遮盖人名和证件号码（用了 --unmask），请按保密要求保管和传递。",
        "Names and numbers of persons are not covered in this report (--unmask); keep and pass it on accordingly.",
    ),
}
