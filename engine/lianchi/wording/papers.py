"""The words of the official papers that depend on what was found; the fixed words stand in the templates."""

from lianchi.wording.sentence import Sentence

SENTENCES = {
    # what several papers say
    "paper.split": Sentence("违规 {n} 项（{split}）", "{n} violations ({split})", "one violation ({split})"),
    "paper.masked": Sentence("人名、证件号码、电话和账号已遮盖。",
                             "Names, identity, telephone and account numbers of persons are covered."),
    "paper.unmasked": Sentence("人名、证件号码没有遮盖，请按保密要求保管和传递。",
                               "Names and numbers of persons are not covered; keep and pass this on accordingly."),
    "paper.line": Sentence("第{line}行", "line {line}"),
    "paper.places": Sentence("等 {n} 处", " and more, {n} places in all"),
    "paper.more": Sentence(
        "另有 {n} 项没有印出，全部见问题台账（-o 文件.xlsx）。",
        "{n} more are not printed; the problem ledger (-o FILE.xlsx) has all.",
        "One more is not printed; the problem ledger (-o FILE.xlsx) has all.",
    ),
    "paper.more_units": Sentence(
        "另有 {n} 个单位没有印出，请按单位分批检查。",
        "{n} more units are not printed; check the units one by one.",
        "One more unit is not printed; check the units one by one.",
    ),
    "paper.open": Sentence(
        "这次检查的全部材料里，还有 {n} 项没有查清（材料不全、要由人核对或者检查出错），不能当作合规，见审计工作底稿。",
        "In all that was checked, {n} checks are open (papers missing, for a person, or an error), which is no pass: "
        "see the working paper.",
        "In all that was checked, one check is open (papers missing, for a person, or an error), which is no pass: "
        "see the working paper.",
    ),
    "paper.unread": Sentence(
        "有 {n} 个文件没有读到或者没有读完，这些材料没有查。",
        "{n} files were not read, or not whole, and were not checked.",
        "One file was not read, or not whole, and was not checked.",
    ),
    # the notice
    "notice.opening": Sentence(
        "对你单位提交的 {records} 条记录进行检查，发现{split}。现将问题列出，请逐项核实、整改。",
        "In the {records} records that you submitted, the check found {split}. Verify them and put them right.",
    ),
    "notice.none": Sentence(
        "检查了 {n} 条记录，没有列出违规，因此没有整改通知。",
        "{n} records were checked; no violation is listed, so there is no notice.",
        "One record was checked; no violation is listed, so there is no notice.",
    ),
    # the evidence form
    "evidence.none": Sentence(
        "检查了 {n} 条记录，没有列出违规，因此没有取证单。",
        "{n} records were checked; no violation is listed, so there is no evidence form.",
        "One record was checked; no violation is listed, so there is no evidence form.",
    ),
    "evidence.more": Sentence(
        "另有 {n} 条记录的违规没有印出取证单，请按单位分批检查。",
        "{n} more records have violations but no form here; check the units one by one.",
        "One more record has violations but no form here; check the units one by one.",
    ),
    "evidence.file": Sentence("{path}（SHA-256：{sha256}）", "{path} (SHA-256: {sha256})"),
    # the working paper
    "working.none": Sentence("没有记录，没有底稿。", "No records, no working paper."),
    "working.items": Sentence("提交的决策记录 {n} 条", "{n} submitted records", "one submitted record"),
    "working.process": Sentence(
        "用廉尺 {version} 按规则库（{digest}）的 {rules} 条规则，逐条检查该单位提交的记录 {records} 条。",
        "Lianchi {version} checked the unit's {records} records with the {rules} rules of the rule book {digest}.",
    ),
    "working.files": Sentence("记录来自下列文件：", "The records come from these files:"),
    "working.no_violation": Sentence("没有列出违规。", "No violation is listed."),
    "working.open": Sentence("没有查清的 {n} 项：", "{n} open checks:", "One open check:"),
    "working.all_checked": Sentence("没有未查清的事项。", "Nothing is open."),
    "working.open_line": Sentence("{sort}：{what}（{record}；{n} 项；{rules}）",
                                  "{sort}: {what} ({record}; {n}; {rules})"),
    "working.rules": Sentence(
        "另有 {n} 条规则不能自动检查，要由人对照原始材料核对，名称见问题台账“未查清”表。",
        "{n} more rules cannot be checked by a program; see the sheet “Not checked” of the ledger.",
        "One more rule cannot be checked by a program; see the sheet “Not checked” of the ledger.",
    ),
    "working.remarks": Sentence(
        "材料填写上有 {n} 处疑问，见问题台账“未查清”表。",
        "{n} places of the data are in doubt; see the sheet “Not checked” of the ledger.",
        "One place of the data is in doubt; see the sheet “Not checked” of the ledger.",
    ),
    "working.nothing": Sentence("无。", "None."),
    "working.content": Sentence(
        "{n} 项，涉及 {units} 个单位、{records} 条记录", "{n}, in {units} units and {records} records"),
    # the sheet for a village
    "sheet.none": Sentence("没有“{kind}”的记录，所以没有明白纸。",
                           "There are no records of the kind “{kind}”, so there is no sheet."),
    "sheet.more": Sentence(
        "还有 {n} 条记录没有印出，请按单位分批检查。",
        "{n} more records are not printed; check the units one by one.",
        "One more record is not printed; check the units one by one.",
    ),
    "sheet.others": Sentence(
        "另有 {n} 条记录的种类不是“{kind}”，没有列入，结果见检查报告；应当走“{kind}”的，改好种类再查。",
        "{n} records are not of the kind “{kind}”: see the report; where wrong, correct it and check again.",
        "One record is not of the kind “{kind}”: see the report; where wrong, correct it and check again.",
    ),
    "sheet.unread": Sentence(
        "有 {n} 份材料没有读完或者没有读到，这些材料没有查，不能当作合规。",
        "{n} files were not read whole; they were not checked and do not count as compliant.",
        "One file was not read whole; it was not checked and does not count as compliant.",
    ),
    "sheet.rest": Sentence("其他", "Other"),
    "sheet.rest_who": Sentence("先后、监督和别的规定", "order, supervision, other rules"),
    "sheet.rest_supply": Sentence("请交齐会议、公开、合同和付款的材料。",
                                  "Hand in all papers on meetings, posting, contracts and payments."),
    "sheet.more_violations": Sentence("另有 {n} 处违规。", " {n} more violations.", " One more violation."),
    "sheet.kept": Sentence("查了 {n} 项，都符合要求。", "{n} checks, all in order.", "One check, in order."),
    "sheet.nothing": Sentence("材料里没有能判断这一步的内容，不能当作合规。",
                              "Nothing handed in tells about this step; that is no pass."),
    "sheet.lacking": Sentence("缺少{what}，没法判断。", "Missing: {what}."),
    "sheet.lacking_more": Sentence("缺少{what}等 {n} 项内容，没法判断。", "Missing: {what} and more, {n} in all."),
    "sheet.open": Sentence(
        "六步以外还有 {n} 项没有判断，不能当作合规，见审计工作底稿。",
        "Outside the six steps {n} checks could not be judged, which is no pass: see the working paper.",
        "Outside the six steps one check could not be judged, which is no pass: see the working paper.",
    ),
}
