"""One meeting: what it is called, which body met, when, where and how."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.prose import attendance, matters, speeches, voting
from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.nodes import Draft, said
from lianchi.read.minutes.prose.outline import Section, Topic
from lianchi.read.minutes.prose.phrases import bare, phrases
from lianchi.read.minutes.prose.quantities import NUMBER, Day, days, number, times, years
from lianchi.read.minutes.prose.spans import Span, sentences, written
from lianchi.read.minutes.prose.statements import Statement, statements, told

_PAPER: Final = re.compile(r"(?:会议)?(?:记录表|记录本|记录簿|登记表|决议公告|记录|纪要|决议)(?:\([^()]*\))?\Z")
_DOUBLED: Final = re.compile("(?:会议|大会|联席会|办公会|党委会|党组会|支委会|常务会|代表会)会议\\Z")
_BOARD_NAME: Final = re.compile(r"(?P<name>[^,。;:《]{2,30}?第[^,。;:]{1,4}届[^,。;:]{2,14}?第[^,。;:]{1,4}次(?:临时)?会议)(?:于|在)")
_HELD: Final = re.compile("召开|举行")
_PLANNED: Final = re.compile("定于|拟于|将于|拟|计划")
_AT: Final = re.compile(r"(?:在|于)(?P<place>[^,。;:《0-9]{2,20}?)(?:主持|组织)?(?:召开|举行)")
_NO_PLACE: Final = re.compile("(?:下|中|前|后|上|方式|形式|期间|时|日|年|月)\\Z")
_YEARLY: Final = re.compile(rf"(?P<year>[0-9]{{4}})年度?第(?P<n>{NUMBER})次")
_ISSUED: Final = re.compile("印发\\Z|\\A(?:日)?印发")
_NOTICE_SENT: Final = re.compile("(?:会议)?通知(?:已)?于")
_ELSEWHERE: Final = re.compile("已经?(?!到|达)|曾|此前|上次|前期|日前|当时")
_PRIOR: Final = re.compile("前置研究")


class MeetingText:
    """The statements of a meeting: those all topics share, and those of each topic."""

    def __init__(self, section: Section, heading: list[Span]) -> None:
        self.section = section
        self.heading = heading
        shared = statements(section.lines)
        self.topics: list[tuple[Topic, list[Statement]]] = []
        for topic in section.topics:
            own = []
            for one in statements(topic.lines):
                (shared if _of_the_meeting(one) else own).append(one)
            self.topics.append((topic, own))
        self.shared = shared
        self.labels = attendance.labels_of(shared)
        self.lines = [*section.lines, *(line for topic in section.topics for line in topic.lines)]


_SHARED: Final = frozenset(
    ("time", "place", "chair", "recorder", "attendances", "absent", "absent_reason", "observers", "signatures", "signed_by_chair",
     "signed_by_recorder", "issued", "unit", "name")
)


def _of_the_meeting(one: Statement) -> bool:
    return isinstance(one, Labelled) and one.key in _SHARED


def own_words(spans: list[Span], body: str | None) -> list[Span]:
    """The sentences that tell of this meeting; not those that tell what another one did before."""
    return [span for span in spans if not _of_another(span.text, body)]


def _of_another(text: str, body: str | None) -> bool:
    others = [(start, end) for code, start, end in phrases().bodies.all(text) if code != body]
    if not others:
        return False
    after = text[others[0][1] :]
    return bool(_ELSEWHERE.search(text) or re.search(r"(?:审议|决议|表决|讨论|研究)?(?:通过|同意)", after) and re.search(r"经[^,。;]{0,8}\Z", text[: others[0][0]]))


def facts(text: MeetingText, fallback_years: set[int]) -> Draft:
    """What is said of the meeting as a whole."""
    draft = Draft()
    heading = text.heading
    _name(heading, text, draft)
    body = _body(heading, text, draft)
    spans = own_words(told(text.shared), body)
    _when(text, spans, fallback_years, draft)
    _where(text.labels, spans, draft)
    _sequence(heading, spans, draft)
    _forms([*heading, *spans], draft)
    attendance.counts(spans, draft)
    attendance.from_labels(text.labels, draft)
    attendance.from_sentences(spans, draft)
    if attendance.absent_in_two_ways(spans):
        draft.fields.pop("absent_count", None)
    _signatures(text.labels, draft)
    _issued(text, draft)
    return draft


def decided(text: MeetingText, own: list[Statement], draft: Draft, topic: Topic | None) -> None:
    """What is said of one topic: speeches, votes, outcome."""
    body = draft.fields["body"][0].value if "body" in draft.fields else None
    spans = own_words(told(own), body)
    labels = attendance.labels_of(own)
    if topic is not None:
        attendance.from_labels(labels, draft)
    _reporter(spans, draft)
    speeches.speeches(own, draft)
    voting.recusals(spans, draft)
    voting.votes(spans, draft)
    voting.papers(spans, draft)
    voting.method(spans, draft)
    present = draft.fields.get("present", [])
    one_present = present[0] if len({saying.same for saying in present}) == 1 else None
    voting.unanimous(spans, draft, one_present)
    verb = topic.title.line.whole if topic is not None and topic.title is not None and "通过" in topic.verb else None
    voting.outcome(spans, labels, draft, _verb_span(topic) if verb is not None else None)


def _verb_span(topic: Topic | None) -> Span | None:
    if topic is None or topic.title is None:
        return None
    return Span(topic.title.line, topic.title.start - len(topic.verb), topic.title.start)


def _name(heading: list[Span], text: MeetingText, draft: Draft) -> None:
    for label in text.labels:
        if label.key == "name" and label.value:
            draft.add("name", said(label.value, "stated", written(label.value.text)))
            return
    for span in text.lines[:3]:
        match = _BOARD_NAME.search(span.text)
        if match:
            name = span.group(match, "name")
            draft.add("name", said(name, "phrase", written(name.text)))
            return
    for span in reversed(heading):
        name = meeting_name(span)
        if name is not None:
            draft.add("name", name)
            return


def meeting_name(span: Span):  # type: ignore[no-untyped-def]
    """The name of the meeting that a title gives: 石桥村党员大会会议记录 → 石桥村党员大会."""
    text = span.text
    match = _PAPER.search(text)
    if match is None or text.startswith("关于") or not (phrases().bodies.all(text) or "会议" in text) or re.search("公示|四议|一征", text[: match.start()]):
        return None
    head = span.cut(0, match.start())
    if not head:
        return None
    if not head.text.endswith("会") or re.search("(?:委员会|监事会|董事会|理事会)\\Z", head.text):
        wider = span.cut(0, min(len(text), match.start() + 2))
        head = wider if wider.text.endswith("会议") else head
    if _DOUBLED.search(head.text):
        head = head.cut(0, len(head.text) - 2)
    if not head.text.endswith(("会", "会议")) or len(head.text) < 3:
        return None
    return said(head, "context", written(head.text))


def _body(heading: list[Span], text: MeetingText, draft: Draft) -> str | None:
    names = [saying for saying in draft.fields.get("name", [])]
    label = next((one.value for one in text.labels if one.key == "name"), None)
    for span in [*([label] if label else []), *reversed(heading)]:
        found = phrases().bodies.all(span.text)
        if found:
            return _body_is(span, found, draft)
    for span in text.lines[:3]:
        for sentence in sentences(span)[:2]:
            match = re.search("(?:召开|举行)(?P<what>[^,。;:]*)", sentence.text)
            if match is None:
                continue
            for piece in (sentence.group(match, "what"), sentence.cut(0, match.start())):
                found = phrases().bodies.all(piece.text)
                if found:
                    return _body_is(piece, found, draft)
            two = re.search("两委", bare(sentence.text[: match.start()]))
            if two and re.fullmatch("(?:了)?(?:联席)?会议?", match["what"]):
                draft.add("body", said(sentence.cut(0, match.end()), "phrase", "two_committees"))
                return "two_committees"
    del names
    return None


def _body_is(span: Span, found: list[tuple[str, int, int]], draft: Draft) -> str | None:
    codes = {code for code, _, _ in found}
    if len(codes) > 1 and "special_meeting" in codes:
        draft.doubt(span, f"“{span.text}”说了两种会议，会议机构没有采用。", f"“{span.text}” names two bodies, so none was taken.")
        return None
    code, start, end = found[-1]
    draft.add("body", said(span.cut(start, end), "context", code))
    return code


def stage(text: MeetingText, kinds: set[str], draft: Draft) -> None:
    """The step: from the heading of the section, from the words of a label, or from the kind of the record."""
    step, body = text.section.step, draft.fields["body"][0].value if "body" in draft.fields else None
    heading = text.section.heading
    steps = phrases().four_discussions
    if step and step not in ("other",) and heading:
        draft.add("stage", said(heading[0], "context", step))
        return
    if step:
        return
    for label in text.labels + [one for _, own in text.topics for one in attendance.labels_of(own)]:
        for word, code in phrases().step_words.items():
            if label.label.text.startswith(word) and steps.get(body or "") == code:
                draft.add_first("stage", said(label.label, "context", code))
    if "four_discussions_two_disclosures" in kinds and body in steps:
        draft.add_first("stage", said(heading[0] if heading else text.lines[0], "context", steps[body]))
    for span in [*text.heading, *told(text.shared)]:
        match = _PRIOR.search(span.text)
        if match and not re.search("(?:未|没有|不)[^,。;]{0,6}\\Z", span.text[: match.start()]):
            draft.add_first("stage", said(span.group(match), "phrase", "prior_study"))


def _when(text: MeetingText, spans: list[Span], fallback_years: set[int], draft: Draft) -> None:
    for label in text.labels:
        if label.key == "time" and label.value:
            _moment(label.value, fallback_years, draft, "stated")
    if draft.has("held_on") or any(label.key == "time" for label in text.labels):
        return
    for at, span in enumerate(text.lines[:4]):
        if re.match("[(〔]?[0-9〇○零一二三四五六七八九十]{1,4}[年月]", span.text) and len(span.text) <= 26 and not re.search("[,。]", span.text.rstrip("。")):
            if at <= 1 and days(span):
                _moment(span, fallback_years, draft, "context")
                return
    for span in spans:
        if _HELD.search(span.text) and not _PLANNED.search(span.text):
            before = span.cut(0, _held_end(span))
            if days(before):
                _moment(_without_notice(before), fallback_years, draft, "phrase")
                return
    _opening_day(text, fallback_years, draft)


def _held_end(span: Span) -> int:
    match = _HELD.search(span.text)
    return match.end() if match else len(span.text)


def _without_notice(span: Span) -> Span:
    match = _NOTICE_SENT.search(span.text)
    return span.cut(0, match.start()) if match else span


def _opening_day(text: MeetingText, fallback_years: set[int], draft: Draft) -> None:
    """四、……：2025年3月11日，会议审议同意: a step whose text opens with its day."""
    if text.section.step and text.lines:
        found = days(text.lines[0])
        if found and found[0].span.start == text.lines[0].start:
            _moment(sentences(text.lines[0])[0], fallback_years, draft, "phrase")


def _moment(span: Span, fallback_years: set[int], draft: Draft, confidence: str) -> None:
    found = days(span)
    if not found:
        return
    _held_on(found[0], fallback_years, draft, confidence)
    after = span.cut(found[0].span.end - span.start, len(span.text))
    near = re.match(r"(?:\([^()]*\))?[,]?", after.text)
    rest = after.cut(near.end() if near else 0, len(after.text))
    clocks = times(rest)
    if clocks and clocks[0].span.start - rest.start <= 3:
        draft.add("starts_at", said(clocks[0].span, confidence, clocks[0].text))
        if len(clocks) > 1:
            draft.add("ends_at", said(clocks[1].span, confidence, clocks[1].text))


def _held_on(day: Day, fallback_years: set[int], draft: Draft, confidence: str) -> None:
    if day.year is not None:
        iso, how = day.iso(), confidence
    elif len(fallback_years) == 1:
        iso, how = day.iso(next(iter(fallback_years))), "context"
    else:
        draft.doubt(day.span, f"“{day.span.text}”没有写年份，标题里也没有，日期没有采用。请在转换后的记录里补上年份。",
                    f"“{day.span.text}” has no year, and neither has the heading, so the day was left out. Add it after conversion.")
        return
    if iso is None:
        draft.doubt(day.span, f"“{day.span.text}”：没有这一天，日期没有采用。请核对原件。", f"“{day.span.text}”: there is no such day. Check the original.")
        return
    draft.add("held_on", said(day.span, how, iso))


def _where(labels: list[Labelled], spans: list[Span], draft: Draft) -> None:
    for label in labels:
        if label.key == "place" and label.value:
            draft.add("place", said(label.value, "stated", written(label.value.text)))
    if draft.has("place"):
        return
    for span in spans:
        match = _AT.search(span.text)
        if match and not _NO_PLACE.search(match["place"]) and not _PLANNED.search(span.text[: match.start()]):
            draft.add("place", said(span.group(match, "place"), "phrase", written(match["place"])))
            return


def _sequence(heading: list[Span], spans: list[Span], draft: Draft) -> None:
    held = {saying.value[:4] for saying in draft.fields.get("held_on", [])}
    for span in [*heading, *spans[:2]]:
        for match in _YEARLY.finditer(span.text):
            found = number(match["n"])
            if found is not None and (not held or match["year"] in held) and not _PLANNED.search(span.text):
                draft.add("sequence", said(span.group(match), "context", str(found)))


def _forms(spans: list[Span], draft: Draft) -> None:
    for name, finder in (("form", phrases().forms), ("kind", phrases().meeting_kinds)):
        for span in spans:
            if _PLANNED.search(span.text):
                continue
            for code, start, end in finder.all(span.text):
                draft.add(name, said(span.cut(start, end), "phrase", code))


def _reporter(spans: list[Span], draft: Draft) -> None:
    for span in spans:
        match = re.search(r"(?:^|[,:])(?:会上,)?(?:会议)?(?:由)?(?P<who>[^,。;:]{2,20}?)(?:同志)?(?:就[^,。;]{2,20})?(?:作了?|进行了?)?(?:汇报|通报|介绍|报告)(?:了|方案|情况|\Z)", span.text)
        if match and not draft.has("reporter"):
            _reported(span.group(match, "who"), draft)


def _reported(who: Span, draft: Draft) -> None:
    from lianchi.read.minutes.prose.people import person

    found = person(who)
    if found is not None and found.named:
        draft.add("reporter", said(found.who, "phrase"))


def _signatures(labels: list[Labelled], draft: Draft) -> None:
    from lianchi.read.minutes.prose.people import people, person

    for label in labels:
        if label.key in ("signed_by_chair", "signed_by_recorder") and (found := person(label.value)) and found.named:
            draft.add(f"record.{label.key}", said(label.value, "stated", True))
            name = label.key.removeprefix("signed_by_")
            draft.add_first(name, said(found.who, "stated"))
        elif label.key == "signatures" and (signed := people(label.value)) and len(signed) > 1:
            draft.add("record.signatures", said(label.value, "stated", str(len(signed))))


def _issued(text: MeetingText, draft: Draft) -> None:
    for label in text.labels:
        if label.key == "issued":
            _issued_on(label.value, draft)
    for span in text.lines[-3:]:
        if len(span.text) <= 30 and span.text.endswith("印发"):
            _issued_on(span, draft)


def _issued_on(span: Span, draft: Draft) -> None:
    found = days(span)
    iso = found[0].iso() if found else None
    if iso:
        draft.add("minutes.issued_on", said(found[0].span, "stated", iso))


def notice_sent(text: MeetingText, draft: Draft) -> None:
    """会议通知已于…送达."""
    for span in told(text.shared):
        match = re.search(r"(?:会议)?通知(?:已)?于(?P<rest>[^,。;]{4,40}?)(?:送达|发出|送交|通知)", span.text)
        if match:
            found = days(span.group(match, "rest"))
            iso = found[0].iso() if found else None
            if iso:
                draft.add("notice_sent_on", said(found[0].span, "phrase", iso))


def resolution(own: list[Statement]) -> Draft:
    """What the resolution says."""
    draft = Draft()
    for label in attendance.labels_of(own):
        if label.key == "resolution" and len(label.value.text) > 1:
            draft.add("text", said(label.value, "stated", written(label.value.text)))
    return draft


def matter(own: list[Statement], topic: Topic | None, draft: Draft, body: str | None, reporter: str | None) -> None:
    """The matter of the topic: its title and its amount."""
    labels = attendance.labels_of(own)
    spans = own_words(told(own), body)
    title: Span | None = None
    if topic is not None and topic.title is not None:
        title = matters.title_span(topic.title)
        draft.add("title", said(title, "stated", written(title.text)))
    else:
        matters.titles(spans, labels, draft)
        title = next((label.value for label in labels if label.key == "title"), None)
    spoken = [one.text for one in own if hasattr(one, "by") and one.by is not None and one.by.who.text == reporter]
    matters.amount(title, [*spans, *spoken], labels, draft)
    matters.choices(labels, draft)


__all__ = ["MeetingText", "decided", "facts", "matter", "notice_sent", "own_words", "resolution", "stage", "years"]
