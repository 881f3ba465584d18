"""Generated rules over every operator, and records with gaps everywhere, for comparing engines with each other."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import strategies as st

from lianchi.codes import CodeLists
from lianchi.dialect import Document
from lianchi.model.rule import Rule
from lianchi.normalise import WorkingDays
from lianchi.project import Plan, build_plan
from lianchi.rulebook import LoadedRule, Rulebook
from lianchi.rulebook.layers import build_tables

DAY0 = date(2025, 12, 28).toordinal()
KIND = "village_affairs"
TYPES = {
    "meeting.due": "count", "meeting.present": "count", "meeting.held_on": "date", "meeting.notice_sent_on": "date",
    "meeting.body": "code", "meeting.chair": "text", "meeting.signed": "flag", "matter.amount": "money",
    "matter.budgeted": "flag", "matter.title": "text", "resolution.decided_on": "date", "resolution.amount": "money",
    "asset.area": "number", "asset.years": "number", "speech.order": "count", "speech.speaker": "text",
    "speech.leader": "flag", "payment.amount": "money", "payment.paid_on": "date", "meeting.starts_at": "time",
    "meeting.ends_at": "time",
}
BODIES = ("party_group", "board", "villager_representatives")
PARAMETERS = {
    "half": ("share", {1900: "1/2"}), "two_thirds": ("share", {1900: "2/3", 2026: "1/3"}), "days": ("days", {2026: 3}),
    "limit": ("money", {1900: 30, 2026: None}), "bodies": ("codes", {1900: ["board", "party_group"]}),
    "few": ("count", {1900: 2}),
}

# ---- rules ----------------------------------------------------------------------------------------------------

in_sight = {
    "decision": ["matter.amount", "matter.budgeted", "matter.title", "resolution.decided_on", "resolution.amount",
                 "asset.area", "asset.years"],
    "meeting": ["meeting.due", "meeting.present", "meeting.held_on", "meeting.notice_sent_on", "meeting.body",
                "meeting.chair", "meeting.signed", "meeting.starts_at", "meeting.ends_at"],
    "speech": ["speech.order", "speech.speaker", "speech.leader"],
    "payment": ["payment.amount", "payment.paid_on"],
}


def paths(sight: tuple[str, ...], type_: str) -> st.SearchStrategy[str]:
    return st.sampled_from([p for s in sight for p in in_sight[s] if TYPES[p] == type_])


def has(sight: tuple[str, ...], type_: str) -> bool:
    return any(TYPES[p] == type_ for s in sight for p in in_sight[s])


def collection(sight: tuple[str, ...]) -> st.SearchStrategy[tuple[str, tuple[str, ...]]]:
    options = [("payments", "payment"), ("meetings.speeches", "speech"), ("meetings", "meeting")]
    if "meeting" in sight:
        options = [("payments", "payment"), ("meeting.speeches", "speech")]
    return st.sampled_from(options).map(lambda pair: (pair[0], tuple(dict.fromkeys([*sight, pair[1]]))))


@st.composite
def dates(draw, sight, depth=1):
    simple = paths(sight, "date")
    if depth == 0:
        return draw(simple)
    which = draw(st.integers(0, 5))
    if which == 0:
        return {"add": draw(simple), draw(st.sampled_from(["days", "months", "years"])): {"param": "few"}}
    if which == 1:
        return {draw(st.sampled_from(["earliest", "latest", "first_given"])): [draw(simple), draw(simple)]}
    if which == 2:
        source, inner = draw(collection(sight))
        if has(inner[-1:], "date"):
            return {draw(st.sampled_from(["min", "max"])): source, "where": draw(wheres(inner)),
                    "of": draw(paths(inner[-1:], "date"))}
    if which == 3:
        source, inner = draw(collection(sight))
        if has(inner[-1:], "date"):
            order = {"order_by": draw(paths(inner[-1:], "date"))} if draw(st.booleans()) else {}
            return {draw(st.sampled_from(["first", "last", "only"])): source, "where": draw(wheres(inner)),
                    "of": draw(paths(inner[-1:], "date")), **order}
    return draw(simple)


@st.composite
def counts(draw, sight, depth=1):
    which = draw(st.integers(0, 4)) if depth else 5
    if which == 0:
        return {"days_between": [draw(dates(sight, 0)), draw(dates(sight, 0))], "inclusive": draw(st.booleans())}
    if which == 1:
        return {"working_days_between": [draw(dates(sight, 0)), draw(dates(sight, 0))], "inclusive": draw(st.booleans())}
    if which == 2 or not has(sight, "count"):
        source, inner = draw(collection(sight))
        if draw(st.booleans()):
            return {"count": source, "where": draw(wheres(inner))}
        kind = draw(st.sampled_from(["text", "money", "date", "count"]))
        if has(inner[-1:], kind):
            return {"distinct": source, "where": draw(wheres(inner)), "of": draw(paths(inner[-1:], kind))}
        return {"count": source}
    if which == 3:
        return {draw(st.sampled_from(["plus", "minus", "remainder"])): [draw(paths(sight, "count")), draw(paths(sight, "count"))]}
    return draw(paths(sight, "count"))


@st.composite
def moneys(draw, sight, depth=1):
    which = draw(st.integers(0, 3)) if depth else 3
    if which == 0:
        source, inner = "payments", (*sight, "payment")
        return {draw(st.sampled_from(["sum", "min", "max"])): source, "where": draw(wheres(inner)), "of": "payment.amount"}
    if which == 1:
        return {"times": [draw(paths(sight, "money")), "asset.area"]}
    return draw(paths(sight, "money"))


@st.composite
def conditions(draw, sight, depth=2):
    which = draw(st.integers(0, 13 if depth else 6))
    ordered = st.sampled_from(["at_least", "more_than", "at_most", "less_than"])
    dated = st.sampled_from(["before", "after", "not_before", "not_after", "is", "is_not"])
    if which == 0:
        return {"term": draw(dates(sight, depth and 1)), draw(dated): {"term": draw(dates(sight, depth and 1))}}
    if which == 1:
        right = draw(st.sampled_from([{"param": "few"}, 0, 1, 2]))
        return {"term": draw(counts(sight, depth and 1)), draw(ordered): right}
    if which == 2:
        return {"term": draw(moneys(sight, depth and 1)), draw(ordered): draw(st.sampled_from([{"param": "limit"}, 0]))}
    if which == 3:
        names = [p for s in sight for p in in_sight[s]]
        return {"term": draw(st.sampled_from(names)), draw(st.sampled_from(["present", "absent"])): True}
    if which == 4 and "meeting" in sight:
        if draw(st.booleans()):
            op = draw(st.sampled_from(["in", "not_in"]))
            return {"term": "meeting.body", op: draw(st.sampled_from([["board"], ["board", "party_group"], {"param": "bodies"}]))}
        return {"term": "meeting.body", draw(st.sampled_from(["is", "is_not"])): draw(st.sampled_from(BODIES))}
    if which == 5:
        flags = paths(sight, "flag")
        return {"term": draw(flags), draw(st.sampled_from(["is", "is_not"])): draw(st.booleans())}
    if which == 6:
        if has(sight, "text") and draw(st.booleans()):
            return {"term": draw(paths(sight, "text")), draw(st.sampled_from(["is", "is_not"])): {"term": draw(paths(sight, "text"))}}
        return {"term": "asset.area", draw(ordered): draw(st.sampled_from([{"term": "asset.years"}, 1]))}
    if which == 7:
        part = draw(counts(sight, 1))
        whole = draw(counts(sight, 1))
        return {"share": [part, whole], draw(ordered): {"param": draw(st.sampled_from(["half", "two_thirds"]))}}
    if which == 8:
        return {draw(st.sampled_from(["all", "any"])): draw(st.lists(conditions(sight, depth - 1), min_size=1, max_size=2))}
    if which == 9:
        return {"not": draw(conditions(sight, depth - 1))}
    source, inner = draw(collection(sight))
    if which == 10:
        return {"every": source, "where": draw(wheres(inner)), "satisfies": [draw(conditions(inner, 0))]}
    if which == 11:
        ordered_types = [t for t in ("date", "count", "money") if has(inner[-1:], t)]
        return {"in_order": source, "where": draw(wheres(inner)), "of": draw(paths(inner[-1:], draw(st.sampled_from(ordered_types))))}
    return {draw(st.sampled_from(["some", "none"])): source, "where": draw(wheres(inner))}


def wheres(sight):
    return st.lists(conditions(sight, 0), max_size=1)


def with_named_terms(draw, raw: dict, sight) -> dict:
    """The rule with a day and a number of its own, read from anywhere in its conditions."""
    raw["terms"] = {"named_day": draw(dates(sight)), "named_count": draw(counts(sight))}
    for key in ("when", "must"):
        source, _ = draw(collection(sight))
        last = {"payments": "payment.paid_on", "meetings": "meeting.held_on"}.get(source)
        inner = [{"term": last, draw(st.sampled_from(["before", "not_before"])): {"term": "named_day"}}] if last else []
        inner.append({"term": "named_count", draw(st.sampled_from(["at_least", "less_than"])): {"param": "few"}})
        raw[key] = [*raw[key], {draw(st.sampled_from(["some", "none"])): source, "where": inner}]
    return raw


@st.composite
def rules(draw):
    subject = draw(st.sampled_from(["decision", "meeting", "speech", "payment"]))
    sight = {"decision": ("decision",), "meeting": ("decision", "meeting"), "payment": ("decision", "payment"),
             "speech": ("decision", "meeting", "speech")}[subject]
    must = draw(st.lists(conditions(sight), max_size=2))
    must_not = draw(st.lists(conditions(sight), min_size=0 if must else 1, max_size=1))
    unless = draw(st.lists(st.lists(conditions(sight, 1), min_size=1, max_size=1), max_size=1))
    raw = {
        "schema": "lianchi/rule/1", "id": "PT-1", "slug": "property", "title": "x", "title_en": "x",
        "list": "procedure", "kinds": [KIND], "severity": "low", "status": "enabled",
        "mode": draw(st.sampled_from(["automated", "automated", "assisted"])),
        "basis": [{"source": "s", "locator": None, "says": "x", "confidence": "D"}],
        "judged_on": draw(st.sampled_from(["resolution.decided_on"]) | paths(sight, "date")),
        "versions": [{"from": "1900-01-01", "until": "2025-12-30", "basis": None},
                     {"from": "2025-12-30", "until": "2026-01-02", "basis": "s"},
                     {"from": "2026-01-03", "until": None, "basis": "s"}],
        "parameters": {name: {"title": name, "title_en": name, "type": type_, "codes": "body" if type_ == "codes" else None,
                              "values": {f"{year}-01-01": value for year, value in values.items()}}
                       for name, (type_, values) in PARAMETERS.items()},
        "subject": subject, "when": draw(st.lists(conditions(sight), max_size=2)), "must": must, "must_not": must_not,
        "unless": [{"title": "x", "title_en": "x", "when": w} for w in unless],
        "message": "x", "message_en": "x", "remedy": "x", "remedy_en": "x",
    }
    return with_named_terms(draw, raw, sight) if draw(st.booleans()) else raw


# ---- records --------------------------------------------------------------------------------------------------

VALUES = {
    "count": range(7), "date": range(DAY0, DAY0 + 9), "code": BODIES, "text": ("甲", "乙"), "flag": (True, False),
    "money": (0, 2000, 3000, 3001, 100), "time": range(4), "number": (0, 500_000, 1_000_000, 1_333_333, 2_000_000),
}


def records(random: Random, number: int, gaps: float) -> list[dict]:
    """Records in which every field is missing or none with a chance of ``gaps``."""

    def part(prefix: str) -> dict:
        found = {}
        for path, type_ in TYPES.items():
            if path.startswith(prefix + ".") and random.random() > gaps:
                found[path.split(".")[1]] = None if random.random() < gaps / 3 else random.choice(VALUES[type_])
        return found

    def several(prefix: str, most: int) -> list[dict]:
        return [part(prefix) for _ in range(random.randint(0, most))]

    def record() -> dict:
        made = {"id": "r", "kind": random.choice([KIND] * 9 + ["land"])}
        for key, make in {
            "matter": lambda: part("matter"), "resolution": lambda: part("resolution"), "asset": lambda: part("asset"),
            "meetings": lambda: [{**part("meeting"), **optional("speeches", lambda: several("speech", 2))}
                                 for _ in range(random.randint(0, 3))],
            "payments": lambda: several("payment", 3),
        }.items():
            made.update(optional(key, make))
        return made

    def optional(key: str, make) -> dict:
        if random.random() < gaps / 2:
            return {}
        return {key: None if random.random() < gaps / 6 else make()}

    return [record() for _ in range(number)]


# ---- plans ----------------------------------------------------------------------------------------------------

CODES, CALENDAR = CodeLists.load(), WorkingDays()


def planned(raw: dict) -> tuple[Rule, Plan]:
    rule = Rule.model_validate(raw)
    loaded = LoadedRule(rule, "book", "PT-1.yaml", Document(None))
    book = Rulebook(rules={rule.id: loaded})
    faults: list = []
    book.tables = build_tables([loaded], None, [], faults)
    assert not faults
    return rule, build_plan(book, [loaded], CODES, CALENDAR)
