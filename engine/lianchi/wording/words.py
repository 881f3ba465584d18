"""The verdicts, severities and values by name, and the shapes of lines around them."""

from lianchi.wording.sentence import Sentence

SENTENCES = {
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
}
