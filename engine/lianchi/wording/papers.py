"""The words of the official papers that depend on what was found; the fixed words stand in the templates."""

from lianchi.wording.sentence import Sentence

SENTENCES = {
    # the sheet for a village
    "sheet.none": Sentence("没有“{kind}”的记录，所以没有明白纸。",
                           "There are no records of the kind “{kind}”, so there is no sheet."),
    "sheet.more": Sentence(
        "还有 {n} 条记录没有印出，请按单位分批检查。",
        "{n} more records are not printed; check the units one by one.",
        "One more record is not printed; check the units one by one.",
    ),
    "sheet.others": Sentence(
        "另有 {n} 条记录不是“{kind}”，没有列入，结果见检查报告。",
        "{n} records are not of the kind “{kind}”: see the report.",
        "One record is not of the kind “{kind}”: see the report.",
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
