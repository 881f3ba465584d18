"""The JSON schema of the JSON report, shaped by hand: a contract, not a picture of our classes."""

from __future__ import annotations

from typing import Any

from lianchi.model.finding import REPORT_SCHEMA, REPORTED, VERDICTS
from lianchi.model.rule import SEVERITIES
from lianchi.schema.json_schema import DRAFT

Shape = dict[str, Any]


def report_schema() -> Shape:
    """What ``lianchi check -f json`` writes."""
    keys = {
        "schema": {"const": REPORT_SCHEMA},
        "engine": _object("使用的程序；相同输入的报告只有这一项可以不同。", version=_TEXT, backend=_TEXT),
        "rulebook": _object("使用的规则。", digest=_DIGEST, rules=_said("启用的规则条数。", _COUNT)),
        "privacy": _object(
            "人名、证件号码、电话和账号是否已遮盖。",
            masked={"description": "默认是；用了 --unmask 为否。", "type": "boolean"},
            key=_said("遮盖密钥的标识，密钥相同的报告可以对照同一个人；没有用密钥为空值。", _MAYBE),
        ),
        "inputs": _array("每个提交的文件及其读取情况。", _ref("input")),
        "summary": _ref("summary"),
        "findings": _array("违规、无法判断、需人工和出错的结果；合规与不适用只计数。", _ref("finding")),
        "remarks": _array("对提交数据的说明：不认识的字段、读不懂的值、重复的编号等。", _ref("remark")),
        "manual_rules": _array("不能自动判断、要由人核对的规则名称。", _TEXT),
    }
    return {
        "$schema": DRAFT,
        "$id": "urn:lianchi:report:1",
        "title": "廉尺核查报告",
        **_object("一次核查的全部结果。", **keys),
        "$defs": dict(sorted(_parts().items())),
    }


_TEXT: Shape = {"type": "string"}
_MAYBE: Shape = {"type": ["string", "null"]}
_COUNT: Shape = {"type": "integer", "minimum": 0}
_LINE: Shape = {"description": "行号，从 1 起。", "type": ["integer", "null"], "minimum": 1}
_SHA256: Shape = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_DIGEST: Shape = {"description": "规则内容的摘要。", "type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}


def _ref(name: str) -> Shape:
    return {"$ref": f"#/$defs/{name}"}


def _said(zh: str, shape: Shape = _TEXT) -> Shape:
    return {"description": zh, **shape}


def _array(zh: str, items: Shape) -> Shape:
    return {"description": zh, "type": "array", "items": items}


def _object(zh: str, **keys: Shape) -> Shape:
    """An object that holds all of these keys and no other."""
    return {
        "description": zh,
        "type": "object",
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


def _parts() -> dict[str, Shape]:
    return {
        "input": _input(),
        "summary": _summary(),
        "counts": _object("六种结果各有多少。", **dict.fromkeys(VERDICTS, _COUNT)),
        "finding": _finding(),
        "clause": _clause(),
        "location": _location(),
        "remark": _remark(),
    }


def _input() -> Shape:
    return _object(
        "一个提交的文件。",
        path=_said("用户给出的路径。"),
        sha256=_said("文件内容的摘要；打不开的文件为空值。", {"anyOf": [_SHA256, {"type": "null"}]}),
        records=_said("读到的记录数。", _COUNT),
        status={"description": "已读、部分读取、未读。", "enum": ["read", "partial", "unread"]},
        reason=_said("没有全部读取的原因。", _MAYBE),
    )


def _summary() -> Shape:
    by_rule = _object("一条规则的计数。", rule=_said("规则编号。"), **dict.fromkeys(VERDICTS, _COUNT))
    return _object(
        "总数。",
        records=_said("核查的记录数。", _COUNT),
        verdicts=_ref("counts"),
        by_rule=_array("每条运行过的规则一行，一次也没有遇到的也列出。", by_rule),
    )


def _finding() -> Shape:
    fact = {"type": ["integer", "string", "boolean", "null"]}
    finding = _object(
        "一项需要看的结果。",
        rule=_said("规则编号。"),
        title=_said("规则名称。"),
        verdict={"description": "结果。", "enum": list(REPORTED)},
        severity={"description": "严重程度。", "enum": list(SEVERITIES)},
        unit=_said("单位名称。"),
        record=_said("记录编号。"),
        records={"description": "几条记录合起来才看得出的问题：所有有关记录的编号，第一条即 record。",
                 "type": "array", "items": _TEXT},
        subject=_said("记录中被判断的对象，如 meetings[3]；记录本身为空字符串，几条记录合起来的为 group。"),
        message=_said("问题。"),
        remedy=_said("如何整改。"),
        basis=_array("当日有效的依据。", _ref("clause")),
        facts={
            "description": "用到的事实；金额为元，日期为年-月-日，均写作文字。",
            "type": "object",
            "additionalProperties": fact,
        },
        missing=_array("无法判断时，缺少什么。", _TEXT),
        locations=_array("事实在提交文件中的位置。", _ref("location")),
        fingerprint=_said("同一问题跨批次不变的标识。"),
        judged_on=_said("按哪一天的规定判断；不知道日期的为空值。", {"type": ["string", "null"], "format": "date"}),
    )
    finding["required"].remove("records")
    return finding


def _clause() -> Shape:
    checked = _said("与正式文本核对的日期；没有核对为空值。", {"type": ["string", "null"], "format": "date"})
    return _object(
        "一条依据。",
        title=_said("文件名称。"),
        locator=_said("条、款、项。", _MAYBE),
        confidence=_said("依据的可靠程度。"),
        checked=checked,
    )


def _location() -> Shape:
    location = _object(
        "值在文件中的位置。",
        path=_TEXT,
        pointer=_said("JSON 指针；XML 文件为 XPath。"),
        line=_LINE,
        cell=_said("表格的单元格、文档的段落或页。", _MAYBE),
        origin=_said("从办公文件摘录后由人改正的记录：原件中的位置和原文。"),
    )
    location["required"].remove("origin")
    return location


def _remark() -> Shape:
    return _object(
        "对提交数据的一条说明。",
        code=_said("说明的种类，如 unknown_field、unreadable_value。"),
        record=_said("记录编号。"),
        location=_ref("location"),
        message=_said("说明。"),
    )
