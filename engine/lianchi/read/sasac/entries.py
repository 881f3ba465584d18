"""XML elements → the parts of a package; every reason for which the supervision system would refuse one is noted."""

from __future__ import annotations

import re
from typing import Any, Final

from lianchi.read.sasac.element import Field, Node
from lianchi.read.sasac.parts import Attendee, ListItem, Meeting, Paper, Rule, Said, Topic, Vote
from lianchi.read.sasac.words import body_of_rule, code_of, fraction, moment

_ITEM: Final = frozenset(
    ("item_id", "item_name", "item_code", "item_meeting_list", "legal_flag", "remark", "oper_type"))
_RULE: Final = frozenset(
    ("regulation_id", "regulation_name", "regulation_type_name", "approval_date", "effective_date", "audit_flag",
     "rate", "vote_mode_list", "remark", "oper_type"))
_MEETING: Final = frozenset(
    ("meeting_id", "meeting_name", "meeting_type_name", "meeting_time", "moderator", "attendee_list", "subject_list",
     "remark", "oper_type"))
_TOPIC: Final = frozenset(
    ("subject_id", "subject_name", "source_name", "special_name", "item_list", "relation_list", "rel_meeting_name",
     "rel_subject_name", "attendance_list", "deliberation_list", "pass_flag", "approval_flag", "adopt_flag",
     "subject_result", "remark"))
_CODE: Final = re.compile(r"[DHPF]\d{2}", re.ASCII)
_FLAGS: Final = {"是": True, "否": False}
_DEFAULT: Final = "默认"


def list_item(node: Node, common: dict[str, Any]) -> ListItem:
    """A matter of the list."""
    node.only(_ITEM)
    code = node.said("item_code")
    _check_code(node, code)
    meetings = node.texts("item_meeting_list", "item_meeting")
    if meetings is None:
        node.refused("缺少 <item_meeting_list>（决策会议及顺序）", "<item_meeting_list> is missing")
    legal = node.field("legal_flag")
    if legal and legal.text not in ("是", "否", ""):
        node.doubt("ambiguous", f"是否需经法律审核写的是“{legal.text}”，按“否”登记，没有读",
                   f"legal_flag says {legal.text!r}, which the system takes for no; it was not read", legal.place)
    return ListItem(**common, name=node.said("item_name"), item_code=code, meetings=meetings, legal=legal,
                    remark=node.said("remark"))


def _check_code(node: Node, code: Field | None) -> None:
    if code is None:
        node.refused("没有事项编码 <item_code>", "there is no <item_code>")
    elif "-" not in code.text:
        node.refused(f"事项编码“{code.text}”没有短横线，应当像 P08-005", f"item code {code.text!r} has no dash",
                     code.place)
    elif not _CODE.fullmatch(code.text.partition("-")[0]):
        node.refused(f"事项编码“{code.text}”短横线以前不是事项目录编码（D、H、P、F 加两位数字）",
                     f"the part of {code.text!r} before the dash is no catalogue code", code.place)


def rule(node: Node, common: dict[str, Any]) -> Rule:
    """A rule of the enterprise."""
    node.only(_RULE)
    reviewed, rate = node.field("audit_flag"), node.said("rate")
    if reviewed is None or reviewed.text not in _FLAGS:
        said = reviewed.text if reviewed else ""
        node.refused(f"是否经过合法合规性审查要填“是”或“否”，写的是“{said}”",
                     f"audit_flag must be 是 or 否, not {said!r}", reviewed.place if reviewed else "")
    if rate and not fraction(rate.text):
        node.refused(f"应出席人数占比“{rate.text}”不是 1，也不是 2/3 这样的分数，没有读",
                     f"rate {rate.text!r} is neither 1 nor a fraction such as 2/3", rate.place)
    votes = node.nodes("vote_mode_list", "vote_mode")
    if votes is None:
        node.refused("缺少 <vote_mode_list>（表决方式）", "<vote_mode_list> is missing")
    found = Rule(**common, name=node.said("regulation_name"), type=node.said("regulation_type_name"),
                 approved=node.said("approval_date"), effective=node.said("effective_date"), reviewed=reviewed,
                 rate=rate, votes=None if votes is None else [_vote(one) for one in votes], remark=node.said("remark"))
    found.body = _bound(node, found)
    return found


def _vote(node: Node) -> Vote:
    code = node.said("item_code")
    mode = node.said("vote_mode")
    if mode is None:
        node.refused("没有写表决方式", "there is no voting mode")
    return Vote(None if code is None or code.text == _DEFAULT else code, mode)


def _bound(node: Node, found: Rule) -> Field | None:
    """The body of rules of procedure, by the words of the title."""
    if not found.type or not found.name or "议事规则" not in found.type.text:
        return None
    body = body_of_rule(found.name.text)
    if body is None:
        node.doubt("ambiguous", f"看不出《{found.name.text}》约束哪个会议，没有用它检查到会和表决",
                   f"it is not clear which meeting {found.name.text!r} binds; it was not used", found.name.place)
        return None
    return Field(body, found.name.place)


def meeting(node: Node, common: dict[str, Any], papers: dict[str, list[Paper]] | None) -> Meeting:
    """A meeting with its topics; ``papers`` are the files of the package by topic id, those of the meeting under ""."""
    node.only(_MEETING)
    kind = node.said("meeting_type_name")
    own = None if papers is None else papers.get("", [])
    _check_meeting(node, kind, own)
    subjects = node.nodes("subject_list", "subject")
    if subjects is None:
        node.refused("缺少 <subject_list>（议题）", "<subject_list> is missing")
    time = node.said("meeting_time")
    if time and not moment(time.text):
        node.refused(f"看不懂会议时间“{time.text}”，请写 2025-06-18 09:30:00",
                     f"meeting time {time.text!r} is not understood", time.place)
    topics = [_topic(one, papers) for one in subjects or ()]
    _unmatched(node, topics, papers)
    people = node.nodes("attendee_list", "attendee")
    return Meeting(**common, name=node.said("meeting_name"), type=kind, time=time, chair=node.said("moderator"),
                   attendees=None if people is None else [a for one in people if (a := _attendee(one))],
                   topics=topics, papers=own)


def _unmatched(node: Node, topics: list[Topic], papers: dict[str, list[Paper]] | None) -> None:
    """Folders that belong to no topic: then it is not known whose papers they hold."""
    ids = {topic.id.text for topic in topics if topic.id}
    lost = [name for name in papers or () if name and name not in ids]
    if not lost:
        return
    node.doubt("ambiguous", f"文件夹“{lost[0]}”对不上任何议题编号 subject_id，没有自己文件夹的议题，附件算没有提交",
               f"folder {lost[0]!r} has the name of no subject_id; topics without a folder count as without papers")
    for topic in topics:
        topic.papers = topic.papers or None


def _check_meeting(node: Node, kind: Field | None, papers: list[Paper] | None) -> None:
    if kind is None:
        node.refused("没有会议类型 <meeting_type_name>", "there is no <meeting_type_name>")
        return
    if papers is not None and not any(word in kind.text for word in ("董事", "其他")) \
            and not any(paper.kind == "notice" for paper in papers):
        node.refused("“会议通知”文件夹里没有文件", "there is no file in the folder 会议通知")


def _attendee(node: Node) -> Attendee | None:
    name = node.said("attendee_name")
    if name is None:
        node.doubt("left_out", "参会人没有姓名，没有读", "a member without a name was not read")
        return None
    flag, reason = node.said("attend_flag"), node.field("reason")
    why = reason.text if reason else ""
    if flag is None:
        return Attendee(name, not why, reason)
    present = _FLAGS.get(flag.text)
    if present is None or (present and why):
        node.doubt("ambiguous", f"{name.text}是否到会写的是“{flag.text}”，缺席原因写的是“{why}”，不知道到没到会",
                   f"attend_flag of {name.text} is {flag.text!r} with reason {why!r}; whether present is not known")
        present = None
    return Attendee(name, present, reason)


def _topic(node: Node, papers: dict[str, list[Paper]] | None) -> Topic:
    node = Node(node.element, node.place, [])
    node.only(_TOPIC)
    for name, list_name in (("列席人员", "attendance_list"), ("审议结果", "deliberation_list")):
        if not node.has(list_name):
            node.refused(f"缺少 <{list_name}>（{name}）", f"<{list_name}> is missing")
    codes = node.texts("item_list", "item_code")
    identity = node.said("subject_id")
    return Topic(
        node.place, node.line, identity, node.said("subject_name"), node.said("source_name"), node.said("special_name"),
        None if codes is None else [one for one in codes if one.text != _DEFAULT],
        _relations(node),
        _sayings(node, "attendance", "attendance_name", "position"),
        _sayings(node, "deliberation", "deliberation_personnel", "deliberation_result"),
        _worded(node, "pass_flag", "outcome", "是否通过", "通过、否决或缓议"),
        _worded(node, "approval_flag", "owner_report", "是否需报国资委", "否、审批或备案"),
        _flag(node, "adopt_flag"),
        node.said("subject_result"),
        papers.get(identity.text, []) if identity and papers is not None else None,
        node.doubts,
    )


def _relations(node: Node) -> list[tuple[Field, Field]] | None:
    """Earlier topics of the matter; older files name one directly in the topic."""
    nodes = node.nodes("relation_list", "relation")
    found = [(one.said("rel_meeting_name"), one.said("rel_subject_name")) for one in nodes or ()]
    if node.has("rel_meeting_name") or node.has("rel_subject_name"):
        found.append((node.said("rel_meeting_name"), node.said("rel_subject_name")))
    elif nodes is None:
        return None
    whole = [(first, second) for first, second in found if first and second]
    if any(bool(first) != bool(second) for first, second in found):
        node.doubt("ambiguous", "关联会议和关联议题只写了一个，没有读",
                   "a link to an earlier topic names only its meeting or only its topic; it was not read")
        return None
    return whole


def _sayings(node: Node, what: str, name: str, text: str) -> list[Said] | None:
    nodes = node.nodes(f"{what}_list", what)
    if nodes is None:
        return None
    return [Said(who, one.field(text)) for one in nodes if (who := one.said(name))]


def _worded(node: Node, name: str, codes: str, title: str, right: str) -> Field | None:
    """A word that must be one of a few."""
    found = node.said(name)
    if found and code_of(codes, found.text) is None:
        node.refused(f"{title}写的是“{found.text}”，应当写{right}，没有读",
                     f"{name} is {found.text!r}, which is not known and was not read", found.place)
        return None
    return found


def _flag(node: Node, name: str) -> Field | None:
    found = node.said(name)
    if found and found.text not in _FLAGS:
        node.refused(f"是否听取意见写的是“{found.text}”，应当写是或否，没有读",
                     f"{name} is {found.text!r}, neither 是 nor 否; it was not read", found.place)
        return None
    return found
