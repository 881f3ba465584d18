"""A matter through its meetings, as one record: what was decided, in which order, and what the unit's list demands."""

from __future__ import annotations

from typing import Final

from lianchi.read.extract import Extract
from lianchi.read.sasac.company import Chain, Company, Tabled
from lianchi.read.sasac.draft import Draft
from lianchi.read.sasac.element import Field
from lianchi.read.sasac.parts import Entry, ListItem
from lianchi.read.sasac.sitting import sitting
from lianchi.read.sasac.words import DECIDERS, PARTY, code_of, moment

_PLACED: Final = "由会议类型和先后次序推定"


def matter(chain: Chain, company: Company) -> Extract:
    """The record of the last topic of the chain, with the meetings that dealt with the matter before."""
    meeting, topic = chain.last
    draft = Draft(meeting.file, topic.line)
    draft.doubts += topic.doubts
    unit(draft, "three_important_one_large", meeting)
    draft.put("/id", _identity(chain.last), topic.place, confidence="stated" if topic.id else "context")
    codes = _codes(draft, chain)
    _facts(draft, chain)
    items = _items(draft, chain, company, [one.text for one in codes])
    order = _demands(draft, chain, company, items)
    for number, one in enumerate(chain.tabled):
        sitting(draft, f"/meetings/{number}", one, company, [code.text for code in codes])
    _stages(draft, chain, order)
    _lost(draft, chain)
    _papers(draft, chain)
    return draft.done()


def unit(draft: Draft, kind: str, entry: Entry) -> None:
    """Kind of record and enterprise; only state-owned enterprises use the system."""
    draft.put("/kind", kind)
    if entry.code is not None:
        draft.put("/unit/code", entry.code.text, entry.code.place)
    draft.put("/unit/type", "国有企业", entry.place, "国资监管系统的报送", "context")


def _identity(tabled: Tabled) -> str:
    meeting, topic = tabled
    number = meeting.topics.index(topic) + 1
    first = meeting.id.text if meeting.id else (meeting.name.text if meeting.name else meeting.file)
    return f"{first}-{topic.id.text if topic.id else number}"


def _codes(draft: Draft, chain: Chain) -> list[Field]:
    """The item codes of the last topic that has any."""
    said = [one for one in chain.tabled if one.topic.items is not None]
    if not said:
        return []
    tabled = next((one for one in reversed(said) if one.topic.items), said[-1])
    codes = tabled.topic.items or []
    file = tabled.meeting.file
    letters = {code.text[:1] for code in codes}
    if len(letters) == 1 and letters <= set("DHPF"):
        draft.put("/matter/category", letters.pop(), draft.place(codes[0].place, file), codes[0].text)
    if len(codes) == 1:
        draft.take("/matter/item_code", codes[0], file)
    elif codes:
        named = "、".join(code.text for code in codes)
        draft.doubt(codes[0].place, f"议题涉及 {len(codes)} 个事项（{named}），事项编码没有读",
                    f"the topic deals with {len(codes)} matters; the item code was not read", file=file)
    else:
        draft.put("/matter/item_code", None, draft.place(tabled.topic.place, file))
    return codes


def _facts(draft: Draft, chain: Chain) -> None:
    meeting, topic = chain.last
    draft.take("/matter/title", topic.name)
    draft.take("/matter/requires_owner_report", topic.approval)
    if topic.heard is not None:
        draft.put("/matter/opinions_heard", topic.heard.text, topic.heard.place)
    if topic.passed is not None:
        draft.take("/resolution/outcome", topic.passed)
        when = moment(meeting.time.text) if meeting.time else None
        if meeting.time and when:
            draft.put("/resolution/decided_on", when.day, meeting.time.place, meeting.time.text)
        draft.take("/resolution/text", topic.result)


def _items(draft: Draft, chain: Chain, company: Company, codes: list[str]) -> list[ListItem] | None:
    """The lines of the list for the codes; None where one is not there, or was another on another day."""
    meeting = chain.last.meeting
    found = []
    for code in codes:
        item = company.listed(meeting.unit, code)
        if item is None:
            if company.has_list(meeting.unit):
                draft.doubt(chain.last.topic.place,
                            f"事项编码“{code}”不在报送的事项清单里，不知道要不要法律审核、要经过哪些会议",
                            f"item code {code!r} is not on the submitted list; what it demands is not known", "intake")
            return None
        if company.changed(item):
            draft.doubt(item.place, f"事项“{code}”的清单改过，不知道会议当天是哪一版，没有用它检查",
                        f"the list changed for {code!r}; which version held on the day is not known", file=item.file)
            return None
        found.append(item)
    return found or None


def _demands(draft: Draft, chain: Chain, company: Company, items: list[ListItem] | None) -> list[str]:
    """Legal review and order of meetings by the list; returns the bodies in their order where they bind."""
    if items is None:
        return []
    legal = next((one for one in items if one.legal and one.legal.text == "是"), items[0])
    if legal.legal and legal.legal.text in ("是", "否", ""):
        draft.put("/matter/legality_required", legal.legal.text == "是", draft.place(legal.legal.place, legal.file),
                  legal.legal.text)
    orders = {tuple(one.text for one in item.meetings) if item.meetings is not None else None for item in items}
    if len(orders) > 1:
        draft.doubt(chain.last.topic.place, "议题的几个事项在清单里的会议次序不同，没有检查次序",
                    "the matters of the topic go through different meetings; the order was not checked")
        return []
    if items[0].meetings is None or not _complete(draft, chain, company):
        return []
    return _order(draft, items[0].meetings, items[0].file)


def _order(draft: Draft, meetings: list[Field], file: str) -> list[str]:
    draft.put("/matter/required_meetings", [])
    for number, one in enumerate(meetings):
        there = f"/matter/required_meetings/{number}"
        draft.put(f"{there}/order", str(number + 1), draft.place(one.place, file), confidence="context")
        draft.put(f"{there}/body", one.text, draft.place(one.place, file))
    bodies = [code_of("body", one.text) or "" for one in meetings]
    first = next((at for at, body in enumerate(bodies) if body in PARTY), None)
    if first is not None and any(body in DECIDERS for body in bodies[first:]):
        draft.put("/matter/party_study_required", True, draft.place(meetings[first].place, file), meetings[first].text,
                  "context")
    return bodies


def _complete(draft: Draft, chain: Chain, company: Company) -> bool:
    """Whether the meetings of the chain are all there were, by what the package says."""
    place = chain.last.topic.place
    if not chain.stated:
        draft.doubt(place, "没有写有没有关联的会议和议题（relation_list），不知道以前上过哪些会，没有检查会议次序",
                    "no relation_list: which meetings came before is not known, so their order was not checked")
        return False
    namesakes = company.namesakes(chain)
    if namesakes:
        other = namesakes[0].meeting
        name = other.name.text if other.name else other.file
        draft.doubt(place, f"“{name}”有同名的议题，没有关联起来，没有检查会议次序；请补登关联议题",
                    f"{name!r} has a topic of the same name that is not linked; the order was not checked")
        return False
    return True


def _stages(draft: Draft, chain: Chain, order: list[str]) -> None:
    """Whether a meeting studied the matter beforehand or decided it, where its body and the order show it."""
    bodies = [code_of("body", one.meeting.type.text) if one.meeting.type else None for one in chain.tabled]
    for number, body in enumerate(bodies):
        stage = _stage(body or "", [one or "" for one in bodies[number + 1 :]], order)
        if stage:
            one = chain.tabled[number].meeting
            draft.put(f"/meetings/{number}/stage", stage, draft.place(one.place, one.file), _PLACED, "context")


def _stage(body: str, later: list[str], order: list[str]) -> str:
    after = order[order.index(body) + 1 :] if body in order else later
    if body in PARTY:
        if any(one in DECIDERS for one in (*after, *later)):
            return "prior_study"
        return "decision" if body in order else ""
    if body in DECIDERS:
        if any(one in PARTY for one in after):
            return "proposal" if body in order else ""
        return "decision"
    return ""


def _lost(draft: Draft, chain: Chain) -> None:
    """Links that lead to nothing submitted: a meeting there was, of which only the name is known."""
    if chain.ring:
        draft.doubt(chain.last.topic.place, "关联议题互相指来指去，看不出先后", "the links between topics form a ring")
    for meeting, topic, place in chain.lost:
        number = len(draft.fields["meetings"])
        draft.put(f"/meetings/{number}/name", meeting, place)
        draft.doubt(place, f"关联的“{meeting}”《{topic}》不在提交的材料里（或者有几个同名的），不知道什么会、哪天开的",
                    f"the linked topic {topic!r} of {meeting!r} is not among the papers, or is there twice", "intake")
    if chain.lost:
        meeting, topic, place = chain.lost[0]
        draft.put("/matter/related_record", f"{meeting}《{topic}》", place)
    elif chain.stated:
        draft.put("/matter/related_record", None, chain.last.topic.place)


def _papers(draft: Draft, chain: Chain) -> None:
    if any(one.topic.papers is None for one in chain.tabled):
        return
    draft.put("/attachments", [])
    number = 0
    for meeting, topic in chain.tabled:
        for paper in (*(meeting.papers or ()), *(topic.papers or ())):
            place = draft.place(paper.place, meeting.file)
            draft.put(f"/attachments/{number}/kind", paper.kind, place)
            draft.put(f"/attachments/{number}/title", paper.name, place)
            number += 1
