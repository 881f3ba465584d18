"""Packages for the tests, written as an enterprise's system writes them: XML without attributes, in zips by business.

Everything in them is invented.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from lianchi.model.finding import Doubt, Unread
from lianchi.read.extract import Extract, Source
from lianchi.read.sasac import read_package

CODE = "91110000MA000000AG"
"""A made-up credit code whose check character fits."""


def xml(fields: dict[str, Any], root: str = "tiol") -> str:
    """A document of these elements; a list of mappings becomes repeated elements, None leaves an element out."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{_element(root, fields)}'


def _element(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return f"<{name}>{''.join(_element(*one) for one in value.items())}</{name}>"
    if isinstance(value, list):
        return "".join(_element(name, one) for one in value)
    return f"<{name}>{escape(str(value))}</{name}>"


def item(code: str = "P08-003", meetings: Sequence[str] = ("党委会", "董事会"), legal: str = "否", **other: Any) -> str:
    """A matter of the list (0004)."""
    fields = {"item_id": f"I-{code}", "item_name": "厂区供热改造立项", "item_code": code,
              "item_meeting_list": {"item_meeting": list(meetings)}, "legal_flag": legal, "remark": "", "oper_type": "add"}
    return xml(fields | other)


def rule(name: str = "党委会议事规则", rate: str = "2/3", mode: str = "赞成票超过应到会成员人数的1/2", **other: Any) -> str:
    """Rules of procedure (0005)."""
    votes = {"vote_mode": [{"item_code": "默认", "vote_mode": mode, "remark": ""}]}
    fields = {"regulation_id": f"R-{name}", "regulation_name": name, "regulation_type_name": "议事规则",
              "approval_date": "2025-01-01", "effective_date": "2025-01-01", "audit_flag": "是", "rate": rate,
              "vote_mode_list": votes, "remark": "", "oper_type": "add"}
    return xml(fields | other)


def people(present: Iterable[str], away: Iterable[str] = ()) -> dict[str, Any]:
    """The list of members."""
    here = [{"attendee_name": name, "attend_flag": "是"} for name in present]
    gone = [{"attendee_name": name, "attend_flag": "否", "reason": "出差"} for name in away]
    return {"attendee": [*here, *gone]}


def topic(votes: dict[str, str] | None = None, links: Sequence[tuple[str, str]] = (), **other: Any) -> dict[str, Any]:
    """A topic; ``votes`` are the members and what each said."""
    said = [{"deliberation_personnel": who, "deliberation_result": what} for who, what in (votes or {}).items()]
    fields = {"subject_id": "S1", "subject_name": "厂区供热改造立项", "source_name": "-", "special_name": "-",
              "item_list": {"item_code": ["P08-003"]},
              "relation_list": {"relation": [{"rel_meeting_name": a, "rel_subject_name": b} for a, b in links]},
              "attendance_list": {}, "deliberation_list": {"deliberation": said}, "pass_flag": "通过",
              "approval_flag": "否", "adopt_flag": "否", "subject_result": "同意立项", "remark": ""}
    return fields | other


def meeting(kind: str = "党委会", name: str = "", time: str = "2025-06-10 09:00:00", attendees: Any = None,
            topics: Sequence[dict[str, Any]] | None = None, **other: Any) -> str:
    """A meeting (0006)."""
    fields = {"meeting_id": f"M-{kind}-{time[:10]}", "meeting_name": name or f"{kind}2025年第1次会议",
              "meeting_type_name": kind, "meeting_time": time, "moderator": "甲一", "oper_type": "add",
              "attendee_list": people(("甲一", "乙二", "丙三")) if attendees is None else attendees,
              "subject_list": {"subject": list(topics if topics is not None else [topic()])}}
    return xml(fields | other)


def zipped(files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as book:
        for name, content in files.items():
            book.writestr(name, content)
    return out.getvalue()


NOTICE = {"会议通知/通知.doc": "x", "会议纪要/纪要.doc": "x"}


def package(business: str, documents: Sequence[str], extra: dict[str, str | bytes] | None = None) -> bytes:
    """A package in order: rules have their formal file, meetings their notice and minutes."""
    files: dict[str, str | bytes] = {f"{number}.xml": text for number, text in enumerate(documents, start=1)}
    if business == "0005":
        files["正式文件/规则.pdf"] = "x"
    if business == "0006":
        files |= NOTICE
    return zipped(files | (extra or {}))


def name(business: str, number: int = 1, stamp: str = "20250801", code: str = CODE) -> str:
    """The name of a package."""
    return f"{code}_{business}_1000_{stamp}_{number:032x}.zip"


Found = list[Extract | Unread | Doubt]


def read(data: bytes, shown: str) -> Found:
    """All that one package gives."""
    return list(read_package(Source(data, shown)))


def extracts(found: Found) -> list[Extract]:
    """The records of what was read."""
    return [one for one in found if isinstance(one, Extract)]


def said(found: Found) -> str:
    """All doubts and unread parts in Chinese, one a line."""
    words = []
    for one in found:
        if isinstance(one, Extract):
            words += [f"{doubt.place}：{doubt.zh}" for doubt in one.doubts]
        else:
            words.append(f"{one.place}：{one.zh}")
    return "\n".join(words)
