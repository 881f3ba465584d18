"""What a submitter may write for each kind of scalar, in words; both the JSON schema and the XSD print it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of scalar: how it is written, in Chinese, and the JSON shapes that carry it, null apart."""

    zh: str
    shapes: tuple[dict[str, Any], ...]


_TEXT: dict[str, Any] = {"type": "string"}
_WHOLE: dict[str, Any] = {"type": "integer", "minimum": 0}
_WHOLE_TEXT: dict[str, Any] = {"type": "string", "pattern": "^[0-9]+$"}
_NUMBER: dict[str, Any] = {"type": "number"}
_NUMBER_TEXT: dict[str, Any] = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
_FLAG: dict[str, Any] = {"type": "boolean"}
_FLAG_TEXT: dict[str, Any] = {"enum": ["是", "否", "有", "无", "已", "未"]}
_AMOUNT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "value": {"type": ["number", "string", "null"]},
        "currency": {"const": "CNY"},
        "unit": {"enum": ["元", "千元", "万元", "百万元", "千万元", "亿元"]},
    },
    "required": ["value"],
    "additionalProperties": False,
}

FORMS: dict[str, Form] = {
    "text": Form("文字。", (_TEXT,)),
    "count": Form("非负整数，写 30。", (_WHOLE, _WHOLE_TEXT)),
    "number": Form("数，最多六位小数，写 12.5。", (_NUMBER, _NUMBER_TEXT)),
    "money": Form("单位元，到分。可写 12000.00、1.2万元、壹万贰仟元整。", (_NUMBER, _TEXT, _AMOUNT)),
    "date": Form("写 2026-03-05；也可写 2026/3/5、2026.3.5、20260305、2026年3月5日。", (_TEXT,)),
    "time": Form("写 09:30；也可写 9时30分、下午2:30。", (_TEXT,)),
    "flag": Form("写 true 或 false；也可写 是、否、有、无、已、未。", (_FLAG, _FLAG_TEXT)),
}
