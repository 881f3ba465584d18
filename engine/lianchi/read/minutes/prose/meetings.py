"""One meeting: what all its topics share, and what is said of each."""

from __future__ import annotations

from typing import Final

from lianchi.read.minutes.prose import attendance, doubts, matters, moments, names, outcomes, speeches, voting
from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.nodes import Draft, said, wording
from lianchi.read.minutes.prose.outline import Section, Topic, is_heading
from lianchi.read.minutes.prose.people import people, person
from lianchi.read.minutes.prose.phrases import phrases, regex
from lianchi.read.minutes.prose.quantities import days
from lianchi.read.minutes.prose.spans import Span
from lianchi.read.minutes.prose.statements import Statement, labels_of, speeches_of, statements, told
from lianchi.read.minutes.prose.steps import OTHER_STEP

_SHARED: Final = frozenset(
    ("time", "place", "name", "unit", "chair", "recorder", "attendances", "absent", "absent_reason", "observers")
    + ("signatures", "signed_by_chair", "signed_by_recorder", "issued")
)
"""Labels that tell of the whole meeting, also where they stand under its last topic."""
_SHORTEST_RESOLUTION: Final = 4
"""决议：通过。 is the outcome and no text."""
_OF_THE_FORM: Final = frozenset(("category", "initiative"))


class MeetingText:
    """The statements of a meeting: those that all topics share, and those of each topic."""

    def __init__(self, section: Section, heading: list[Span]) -> None:
        self.section = section
        self.heading = heading
        self.shared = statements(section.lines)
        self.topics: list[tuple[Topic, list[Statement]]] = []
        told_before = {label.key for label in labels_of(self.shared)}
        for topic in section.topics:
            own = statements(topic.lines)
            if section.agenda_only:
                self.shared += own
                own = []
            elif topic is section.topics[-1]:
                own, of_the_meeting = _divided(own, _SHARED - told_before)
                self.shared += of_the_meeting
            self.topics.append((topic, own))
        self.labels = labels_of(self.shared)


def _divided(own: list[Statement], keys: frozenset[str]) -> tuple[list[Statement], list[Statement]]:
    """What is said of the last topic, and the labels of the whole meeting that stand under it."""
    shared: list[Statement] = [one for one in own if isinstance(one, Labelled) and one.key in keys]
    return [one for one in own if one not in shared], shared


def facts(text: MeetingText, years: set[int], kinds: set[str]) -> Draft:
    """What is said of the meeting as a whole."""
    draft = Draft()
    lines, heading, labels = text.section.all_lines, text.heading, text.labels
    names.name([] if text.section.step else heading, lines, labels, draft)
    spans = own_words(told(text.shared), names.body(heading, lines, labels, draft), draft)
    moments.when(labels, [] if text.section.step else heading, lines, spans, years, draft)
    if text.section.step or any(is_heading(span) for span in heading):
        moments.opening(lines, years, draft)
    moments.where(labels, spans, draft)
    moments.notice_sent(spans, draft)
    moments.issued(labels, lines, draft)
    names.sequence(heading, spans, draft)
    names.forms([*heading, *spans], draft)
    attendance.counts(spans, draft)
    attendance.from_labels(labels, draft)
    attendance.from_sentences(spans, draft)
    _signatures(labels, draft)
    of_topics = [label for _, own in text.topics for label in labels_of(own)]
    if text.section.step not in (None, OTHER_STEP):
        draft.add("stage", said(text.section.heading[0], "context", text.section.step))
    else:
        names.stage([*heading, *spans], [*labels, *of_topics], kinds, draft)
    return draft


def days_held(text: MeetingText) -> set[str]:
    """The days on which meetings were held, by the text; none where a label says the time of the one it is about."""
    if any(label.key == "time" for label in text.labels):
        return set()
    told_of = [span for span in told(text.shared) if regex("held").search(span.text)]
    found = [days(span) for span in told_of if not regex("planned").search(span.text) and "通知" not in span.text]
    return {iso for one in found if one and (iso := one[0].iso())}


def own_words(spans: list[Span], body: str | None, draft: Draft) -> list[Span]:
    """The sentences that tell of this meeting; one that tells what another did before is named and left out."""
    found = []
    for span in spans:
        if regex("planned").search(span.text) and regex("held").search(span.text):
            draft.doubt(span, doubts.plan(span.words))
        elif _of_another(span.text, body):
            draft.doubt(span, doubts.another_meeting(span.words))
        else:
            found.append(span)
    return found


def _of_another(text: str, body: str | None) -> bool:
    if regex("last_time").search(text):
        return True
    others = [(start, end) for code, start, end in phrases().bodies.all(text) if code != body]
    if not others:
        return False
    before, after = text[: others[0][0]], text[others[0][1] :]
    through = regex("through").search(before) and regex("passed_there").search(after)
    return bool(regex("elsewhere").search(text) or through)


def decided(own: list[Statement], shared: Draft, topic: Topic | None, *, agenda_only: bool) -> Draft:
    """The meeting with what is said of one topic: report, speeches, votes, outcome."""
    draft = shared.copy()
    if topic is not None and agenda_only:
        draft.doubt(topic.title, doubts.not_by_topic(topic.title.words))
    met = draft.one("body")
    spans = own_words(told(own), met.value if met else None, draft)
    labels = labels_of(own)
    if topic is not None:
        attendance.from_labels(labels, draft)
    if topic is not None:
        names.prior_study([topic.title, *spans], draft)
    _reporter(spans, draft)
    speeches.speeches(own, draft)
    announced = own_words(_by_the_chair(own, draft), met.value if met else None, Draft())
    voting.recusals(spans, draft)
    voting.votes(spans, draft)
    if not draft.has("votes.for"):
        voting.votes(announced, draft)
    voting.ballot_papers(spans, draft)
    voting.method(spans, draft)
    voting.unanimous(spans, draft, draft.one("present"))
    outcomes.outcome(spans, labels, draft, topic.verb if topic else None)
    if announced and not draft.has("outcome"):
        outcomes.announced(announced[-1], draft)
    _supervision(labels, draft)
    return draft


def _by_the_chair(own: list[Statement], draft: Draft) -> list[Span]:
    """What the chair says, who may announce the result of a vote."""
    chair = draft.one("chair")
    return [one.text for one in speeches_of(own) if one.by is None or (chair and one.by.who.text == chair.value)]


def _reporter(spans: list[Span], draft: Draft) -> None:
    for span in spans:
        for name in ("reports", "heard"):
            match = regex(name).search(span.text)
            found = person(span.group(match, "who")) if match else None
            if found is not None and found.named and not draft.has("reporter"):
                draft.add("reporter", said(found.who, "phrase"))


def _supervision(labels: list[Labelled], draft: Draft) -> None:
    for label in labels:
        if label.key == "supervisor_opinion" and len(label.value.text) > 1:
            draft.add("supervisor_opinion", wording(label.value, "stated"))


def _signatures(labels: list[Labelled], draft: Draft) -> None:
    """Names behind 签字: who signed, and how many did."""
    for label in labels:
        if label.key in ("signed_by_chair", "signed_by_recorder"):
            signer = person(label.value)
            if signer is not None and signer.named:
                draft.add(f"record.{label.key}", said(label.value, "stated", True))
                draft.add_first(label.key.removeprefix("signed_by_"), said(signer.who, "stated"))
        elif label.key == "signatures":
            signed = people(label.value) or []
            if len(signed) > 1:
                draft.add("record.signatures", said(label.value, "stated", str(len(signed))))


def matter(own: list[Statement], topic: Topic | None, meeting: Draft) -> Draft:
    """The matter of the topic: its title and its amount."""
    draft = Draft()
    met, reporter = meeting.one("body"), meeting.one("reporter")
    labels = labels_of(own)
    spans = own_words(told(own), met.value if met else None, Draft())
    title = matters.title_span(topic.title) if topic is not None else None
    if title is not None:
        draft.add("title", wording(title, "stated"))
    else:
        matters.titles(spans, labels, draft)
        title = next((label.value for label in labels if label.key == "title"), None)
    reported = [one.text for one in speeches_of(own) if one.by and reporter and one.by.who.text == reporter.value]
    matters.amount(title, [*spans, *reported], labels, draft)
    matters.choices(labels, draft)
    return draft


def of_the_form(shared: list[Statement]) -> list[Labelled]:
    """The choices of a form that hold for all topics."""
    return [label for label in labels_of(shared) if label.key in _OF_THE_FORM]


def resolution(own: list[Statement]) -> Draft:
    """What the resolution says."""
    draft = Draft()
    for label in labels_of(own):
        if label.key == "resolution" and len(label.value.text) > _SHORTEST_RESOLUTION:
            draft.add("text", wording(label.value, "stated"))
    return draft
