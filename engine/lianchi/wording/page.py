"""What only the HTML page says: its controls, charts and timelines, and what its counts mean."""

from lianchi.wording.sentence import Sentence

SENTENCES = {
    "page.skip": Sentence("跳到检查结果", "Skip to the results"),
    "page.contents": Sentence("目录", "Contents"),
    "page.made": Sentence("由廉尺 {version} 生成。本文件不联网，可以离线保存、转发和打印。",
                          "Written by lianchi {version}. This file asks nothing of any network."),
    # files
    "page.all_files": Sentence("全部文件（{n} 个）", "All files ({n})"),
    "page.file": Sentence("文件", "File"),
    "page.status": Sentence("读取情况", "Status"),
    "page.records": Sentence("记录数", "Records"),
    "page.read": Sentence("读完", "read"),
    # what the six counts mean
    "page.means.violation": Sentence("违反了规定，下面逐条列出。", "A norm is broken; each is listed below."),
    "page.means.compliant": Sentence("按材料看，符合规定。", "In order, as far as the papers show."),
    "page.means.not_applicable": Sentence("这条规则管不到这一处。", "The rule does not concern it."),
    "page.means.undetermined": Sentence(
        "材料里缺内容，下不了结论，既不算违规，也不算合规。",
        "Something is missing: neither a violation nor compliant.",
    ),
    "page.means.manual": Sentence("要由人来看，程序不下结论。", "For a person to look at."),
    "page.means.error": Sentence("没有查成，不能当作合规。", "Not checked; not to be taken as compliant."),
    # search
    "page.search": Sentence("查找和筛选", "Search and filter"),
    "page.no_script": Sentence(
        "浏览器没有运行脚本，不能查找和筛选；下面列出了全部内容。",
        "Scripts do not run here, so there is no search; everything is listed below.",
    ),
    "page.all": Sentence("全部", "all"),
    "page.by.text": Sentence("查找文字", "Text"),
    "page.by.unit": Sentence("单位", "Unit"),
    "page.by.verdict": Sentence("结论", "Verdict"),
    "page.by.severity": Sentence("级别", "Severity"),
    "page.by.month": Sentence("月份", "Month"),
    "page.by.rule": Sentence("规则", "Rule"),
    "page.text_hint": Sentence("编号、事项、条款、说明里的字", "words of an id, a matter, a clause, a message"),
    "page.no_day": Sentence("没有日期", "no date"),
    "page.reset": Sentence("清除筛选", "Clear"),
    "page.hits": Sentence(
        "符合条件：违规 {{violation}} 项，要补交的 {{undetermined}} 项，需人工 {{manual}} 项，出错 {{error}} 项",
        "Found: violations {{violation}}, to hand in {{undetermined}}, for a person {{manual}}, errors {{error}}",
    ),
    "page.empty": Sentence(
        "没有符合条件的内容，请少选几个条件，或者清除筛选。这只是筛选的结果，不说明没有问题。",
        "Nothing fits. Ask for less, or clear the filter. This tells about the filter only, not that all is well.",
    ),
    "page.none_here": Sentence("这一部分没有符合条件的内容。", "Nothing fits in this part."),
    "page.more": Sentence("再显示一些（还有 {{n}} 项）", "Show more ({{n}} left)"),
    "page.printed": Sentence("打印的只是筛选出来的部分。", "Only what was filtered is printed. "),
    # the parts
    "page.violation": Sentence("违规（{n} 项）", "Violations ({n})"),
    "page.undetermined": Sentence("无法判断：要补交什么（{n} 项）", "Undetermined: what to hand in ({n})"),
    "page.manual": Sentence("需人工（{n} 项）", "For a person ({n})"),
    "page.error": Sentence("出错（{n} 项）", "Errors ({n})"),
    "page.about.violation": Sentence(
        "一条记录一框，最严重的排在前面。", "One box a record, the most severe first. "
    ),
    "page.left_out": Sentence(
        "项目太多，浏览器难以显示：这里列出最严重的，另有 {n} 项没有列出，不能当作没有；"
        "全部见 JSON 报告（-f json）或问题台账（-o 文件.xlsx）。",
        "Too many for a browser: the most severe are listed, {n} more are not, which does not mean that they are fine; "
        "all are in the JSON report (-f json) and the ledger (-o FILE.xlsx).",
        "Too many for a browser: the most severe are listed, one more is not, which does not mean that it is fine; "
        "all are in the JSON report (-f json) and the ledger (-o FILE.xlsx).",
    ),
    "page.about.undetermined": Sentence(
        "一个单位一框，影响规则最多的排在前面；补齐以后再查一次。",
        "One box a unit, what most rules wait for first; hand it in and check again.",
    ),
    "page.about.manual": Sentence("程序不下结论，请逐项核对。", "No verdict is given; please look at each."),
    "page.about.error": Sentence("这些没有查成，不能当作合规。", "These were not checked; they are not compliant."),
    "page.facts": Sentence("材料所载", "Facts"),
    "page.fact": Sentence("{name} {value}", "{name} {value}"),
    "page.day": Sentence("日期 {day}", "date {day}"),
    "page.amount": Sentence("金额 {amount}", "amount {amount}"),
    "page.record": Sentence("编号 {record}", "id {record}"),
    "page.more_places": Sentence("还有 {n} 处", "{n} more places", "one more place"),
    "page.line": Sentence("第 {line} 行", "line {line}"),
    "page.origin": Sentence("（原件：{origin}）", "(original: {origin})"),
    "page.missing": Sentence("缺少{what}", "missing: {what}"),
    "page.waiting_rules": Sentence("有关的规则（{n} 条）", "Rules ({n})"),
    "page.waiting_records": Sentence("有关的记录（{n} 条）", "Records ({n})"),
    # the rest
    "page.idle": Sentence(
        "没有遇到适用对象的规则 {n} 条（没有用上，不等于合规）",
        "{n} rules met nothing they apply to, which does not mean compliant",
        "One rule met nothing it applies to, which does not mean compliant",
    ),
    "page.manual_rules": Sentence(
        "另有 {n} 条规则须人工核对",
        "{n} more rules must be checked by a person",
        "One more rule must be checked by a person",
    ),
    # charts
    "chart.heading": Sentence("违规分布", "Where the violations are"),
    "chart.by_rule": Sentence("按规则", "By rule"),
    "chart.by_unit": Sentence("按单位", "By unit"),
    "chart.by_month": Sentence("按月份", "By month"),
    "chart.other_rule": Sentence("其余 {n} 条规则", "{n} other rules", "one other rule"),
    "chart.other_unit": Sentence("其余 {n} 个单位", "{n} other units", "one other unit"),
    "chart.other_month": Sentence("更早的 {n} 个月", "{n} earlier months", "one earlier month"),
    "chart.table": Sentence("用表格看", "As a table"),
    # the steps of a matter
    "way.heading": Sentence("办理过程（{n} 步）", "Steps ({n})"),
    "way.early_steps": Sentence(
        "，其中 {n} 步的日期早于应当在它前面的步骤",
        ", {n} of them dated before a step that comes first",
        ", one of them dated before a step that comes first",
    ),
    "way.about": Sentence(
        "“办理过程”里，带编号的步骤按应有的先后从上到下排列，不带编号的没有登记先后，按日期排列。圆点是实际的日期，越靠右越晚；"
        "方块表示日期早于应当在它前面的步骤。这里只比较日期，是否违规看各条结论。",
        "Under “Steps”, numbered steps stand in their required order from top to bottom, the others by date. "
        "The dots are the days, later to the right; a square is dated before a step that comes first. Only days are "
        "compared; what is wrong is said by each verdict.",
    ),
    "way.same": Sentence("下面的表格说的是同样的内容。", "The table below says the same."),
    "way.step": Sentence("步骤", "Step"),
    "way.day": Sentence("日期", "Date"),
    "way.note": Sentence("说明", "Note"),
    "way.before": Sentence("早于“{step}”", "before {step!r}"),
    "way.undated": Sentence("没有日期", "no date"),
    "way.absent": Sentence("材料里没有写明", "not in the papers"),
}
