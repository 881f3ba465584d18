"""Examples of the rules of a power list: the whole flow, and each thing that can be wrong with it, on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from lianchi.model.flow import FlowStep
from lianchi.model.power_list import ListExample, PowerItem, PowerList
from lianchi.rulebook.power_words import Aspect

Facts = dict[str, Any]

BETWEEN = 5
"""Days from one step to the next."""
LENT = 7
"""How long something is posted in an example where the list leaves the number to others."""
GONE = object()
"""Stands for a field that is not supplied."""
_MONDAY = date(2026, 3, 2)
_STRANGE = "清单上没有的叫法"


def examples_of(powers: PowerList, item: PowerItem, aspect: Aspect) -> Facts:
    """``given`` and ``examples`` of one rule."""
    case = Case(powers, item)
    made = list(_MAKERS[aspect.gives](case))
    strange = [{"name": _STRANGE, "done_on": case.start.isoformat()}]
    made += [case.example("别的事项，步骤也是别的", "not_applicable", matter={"power_item": _STRANGE}, steps=strange),
             case.example("另一份清单管的单位", "not_applicable", parameters=_elsewhere_in_force(powers),
                          **_WORST[aspect.gives](case))]
    made += [case.written(one) for one in item.examples if one.aspect == aspect.gives]
    return {"given": case.given(), "examples": made}


def unlisted_examples(powers: PowerList) -> Facts:
    """``given`` and ``examples`` of the rule on what stands on no list."""
    case = Case(powers, powers.items[0])
    by_id, other = {"power_item": powers.items[-1].id}, {"power_item": _STRANGE}
    return {"given": case.given(), "examples": [
        case.example("写的是清单上的名称", "compliant"),
        case.example("写的是清单上的编号", "compliant", matter=by_id),
        case.example("写的事项清单上没有", "manual", matter=other),
        case.example("写明不属于清单上的任何一项", "manual", matter={"power_item": None}),
        {**case.example("没有写是哪一项", "undetermined"), "without": ["matter.power_item"]},
        case.example("另一份清单管的单位", "not_applicable", matter=other, parameters=_elsewhere_in_force(powers)),
    ]}


def _elsewhere_in_force(powers: PowerList) -> Facts:
    return {powers.power_list: "另一份清单"}


@dataclass(frozen=True, slots=True)
class Case:
    """An item done as the list says, and what it takes to write that down."""

    powers: PowerList
    item: PowerItem

    @property
    def start(self) -> date:
        """A Monday on which the list holds."""
        powers, first = self.powers, _MONDAY
        if powers.until and first >= powers.until:
            first = powers.until - timedelta(days=200)
        if powers.from_:
            first = max(first, powers.from_)
        return first + timedelta(days=-first.weekday() % 7)

    def day(self, number: int) -> date:
        """The day of a step."""
        return self.start + timedelta(days=BETWEEN * number)

    def given(self) -> Facts:
        """Every step done by a right body in order, signed, with its documents, and the matter completed."""
        types = self.item.unit_types or self.powers.unit_types or ["village"]
        place, last = self.powers.for_, self.day(len(self.item.steps))
        unit = {"type": types[0], "region": (place.region or "410000").ljust(6, "0"), "name": place.unit or "某村"}
        return {
            "kind": self.powers.kinds[0], "unit": unit,
            "matter": {"title": f"{self.item.title}一例", "power_item": self.item.title},
            "steps": self.lines(), "execution": {"status": "completed", "completed_on": last.isoformat()},
            "observed_on": last.isoformat(),
        }

    def lines(self, changes: Mapping[int, Facts | None] | None = None) -> list[Facts]:
        """The lines of the ledger; a change is laid over the line of its step, None leaves the step out."""
        changed = changes or {}
        laid = ((self._line(number, step), changed.get(number, {})) for number, step in enumerate(self.item.steps))
        lines = ({**line, **change} for line, change in laid if change is not None)
        return [{key: value for key, value in line.items() if value is not GONE} for line in lines]

    def _line(self, number: int, step: FlowStep) -> Facts:
        line: Facts = {"name": step.name, "done_on": self.day(number).isoformat()}
        if step.by:
            line["by"] = step.by[0]
        if step.signed:
            line["signed"] = True
        if step.documents:
            line["documents"] = list(step.documents)
        return line

    def example(self, name: str, expect: str, *, parameters: Facts | None = None, **given: Any) -> Facts:
        """One example of the rule."""
        return {"name": name, "given": given, "parameters": parameters or {}, "expect": expect}

    def written(self, one: ListExample) -> Facts:
        """An example that the list writes itself."""
        skipped = {number: None for number, step in enumerate(self.item.steps) if step.name in one.skip}
        steps = {"steps": [*self.lines(skipped), *one.more]} if one.skip or one.more else {}
        return {"name": one.name, "given": {**steps, **one.given}, "without": one.without,
                "parameters": one.parameters, "expect": one.expect}


# ---- steps ----------------------------------------------------------------------------------------------------


def _steps(case: Case) -> Iterator[Facts]:
    yield case.example("各步依次办完", "compliant")
    yield from _left_out(case)
    yield from _out_of_order(case)
    first, last = case.item.steps[0], len(case.item.steps) - 1
    open_ = {"status": "ongoing", "completed_on": None}
    yield case.example("事项还在办，最后一步还没有办", "compliant", steps=case.lines({last: None}), execution=open_)
    for what, change in (("没有填日期", {"done_on": GONE}), ("写成了清单上没有的叫法", {"name": _STRANGE})):
        yield case.example(f"“{first.name}”{what}", "undetermined", steps=case.lines({0: change}))
    yield {**case.example("没有提交办理步骤", "undetermined"), "without": ["steps"]}


def _left_out(case: Case) -> Iterator[Facts]:
    for number, step in enumerate(case.item.steps):
        if not step.unless:  # whether it may be left out depends on facts that only the list's author knows
            yield case.example(f"没有“{step.name}”", "violation", steps=case.lines({number: None}))
        for shown, collection in _elsewhere(case, number, step):
            yield case.example(f"“{step.name}”不在台账上，{shown}", "compliant", steps=case.lines({number: None}),
                               **collection)


def _elsewhere(case: Case, number: int, step: FlowStep) -> Iterator[tuple[str, Facts]]:
    """Other parts of the record that show the step."""
    seen, day = step.seen_in, case.day(number).isoformat()
    for key, (word, code, date_key) in _SEEN.items():
        codes = getattr(seen, key, None)
        if codes is not None:
            yield f"{word}里有", {key: [{date_key: day, **({code: codes[-1]} if codes else {})}]}
    if seen and seen.township_check:
        yield "乡镇审核有日期", {"matter": {"township_checked_on": day}}


_SEEN = {
    "meetings": ("会议", "body", "held_on"), "notices": ("公示", "stage", "posted_on"),
    "disclosures": ("公开", "kind", "published_on"), "reviews": ("审查意见", "kind", "concluded_on"),
    "tenders": ("招标采购", "method", "opened_on"), "contracts": ("合同", "kind", "signed_on"),
    "payments": ("付款", "voucher_kind", "paid_on"), "acceptances": ("验收", "", "accepted_on"),
}


def _out_of_order(case: Case) -> Iterator[Facts]:
    steps = case.item.steps
    if len(steps) < 2:
        return
    same = case.day(0).isoformat()
    everything = {number: {"done_on": same} for number in range(len(steps))}
    yield case.example("各步同一天办完", "compliant", steps=case.lines(everything))
    before = (case.start - timedelta(days=1)).isoformat()
    for number, step in list(enumerate(steps))[1:]:
        expected = "compliant" if step.any_time or all(one.any_time for one in steps[:number]) else "violation"
        yield case.example(f"“{step.name}”提前了", expected, steps=case.lines({number: {"done_on": before}}))


# ---- by -------------------------------------------------------------------------------------------------------


def _by(case: Case) -> Iterator[Facts]:
    yield case.example("都由规定的机构或者人员办理", "compliant")
    for number, step in enumerate(case.item.steps):
        wrong = next((body for body in case.powers.bodies if body not in step.by), None) if step.by else None
        if wrong:
            yield case.example(f"“{step.name}”由{wrong}办", "violation", steps=case.lines({number: {"by": wrong}}))
        if step.signed:
            yield case.example(f"“{step.name}”没有签字", "violation", steps=case.lines({number: {"signed": False}}))
    number = next(n for n, step in enumerate(case.item.steps) if step.by or step.signed)
    gone = {"by": GONE, "signed": GONE}
    yield case.example("没有填由谁办理、签没签字", "undetermined", steps=case.lines({number: gone}))


def _worst_by(case: Case) -> Facts:
    for number, step in enumerate(case.item.steps):
        wrong = next((body for body in case.powers.bodies if body not in step.by), None)
        if step.by and wrong:
            return {"steps": case.lines({number: {"by": wrong}})}
        if step.signed:
            return {"steps": case.lines({number: {"signed": False}})}
    return {}


# ---- documents ------------------------------------------------------------------------------------------------


def _documents(case: Case) -> Iterator[Facts]:
    yield case.example("每一步的材料齐全", "compliant")
    for number, step in enumerate(case.item.steps):
        for document in step.documents:
            rest = [one for one in step.documents if one != document]
            yield case.example(f"“{step.name}”没有{document}", "violation",
                               steps=case.lines({number: {"documents": rest}}))
    number, step = _first_with_documents(case)
    attached = [{"title": document} for document in step.documents]
    yield case.example(f"“{step.name}”的材料在附件里", "compliant", steps=case.lines({number: {"documents": []}}),
                       attachments=attached)
    yield case.example(f"“{step.name}”没有填材料", "undetermined", steps=case.lines({number: {"documents": GONE}}))
    yield case.example(f"“{step.name}”的材料写成了清单上没有的叫法", "undetermined",
                       steps=case.lines({number: {"documents": [_STRANGE]}}))


def _first_with_documents(case: Case) -> tuple[int, FlowStep]:
    return next((number, step) for number, step in enumerate(case.item.steps) if step.documents)


def _worst_documents(case: Case) -> Facts:
    number, _ = _first_with_documents(case)
    return {"steps": case.lines({number: {"documents": []}})}


# ---- posting --------------------------------------------------------------------------------------------------


def _posting(case: Case) -> Iterator[Facts]:
    posted = _posted(case)
    lent = {name: LENT for _, name, number in posted if not number}
    whole = {step.name: 0 for step, _, _ in posted}
    yield case.example("公示正好满规定天数", "compliant", parameters=lent, steps=_ledger(case, posted, whole))
    for step, name, number in posted:
        short = {**whole, step.name: 1}
        yield case.example(f"“{step.name}”少公示一天", "violation", parameters=lent, steps=_ledger(case, posted, short))
        open_ = [_without_end(line) if line["name"] == step.name else line for line in _ledger(case, posted, whole)]
        yield case.example(f"“{step.name}”没有填结束的日期", "undetermined", parameters=lent, steps=open_)
        yield case.example(f"公示的材料写明“{step.name}”少公示一天", "violation", parameters=lent, steps=[],
                           **_notice(case, step, number or LENT))
        yield from _without_number(case, step, name, number)


def _without_number(case: Case, step: FlowStep, name: str, number: int | None) -> Iterator[Facts]:
    """Where nobody sets a number it cannot be told; where it is said that none is required, any time will do."""
    line = {"name": step.name, "done_on": case.start.isoformat(), "ended_on": case.start.isoformat()}
    if number is None:
        yield case.example(f"没有人规定“{step.name}”的天数", "undetermined", steps=[line])
        return
    free = case.start if number == 0 else _free_day(case, name)
    if free:
        line = {"name": step.name, "done_on": free.isoformat()}
        yield case.example(f"“{step.name}”当时没有规定天数，没有填结束的日期", "compliant", steps=[line])


def _without_end(line: Facts) -> Facts:
    return {key: value for key, value in line.items() if key != "ended_on"}


Posted = Sequence[tuple[FlowStep, str, int | None]]


def _posted(case: Case) -> Posted:
    """The steps that are posted, the parameter of each, and its number on the day of the example."""
    found = []
    for step in case.item.steps:
        if step.posting and step.posting.days:
            definition = case.powers.parameters.get(step.posting.days.param)
            values = sorted((day, value) for day, value in definition.values.items() if day <= case.start) \
                if definition else []
            found.append((step, step.posting.days.param, values[-1][1] if values else None))
    return found


def _free_day(case: Case, name: str) -> date | None:
    """A day on which the parameter says that nothing is required, which is written as 0."""
    values = sorted(case.powers.parameters[name].values.items()) if name in case.powers.parameters else []
    ended = [after for (_, value), (after, _) in pairwise(values) if value == 0]
    return ended[0] - timedelta(days=30) if ended else None


def _ledger(case: Case, posted: Posted, short: Mapping[str, int]) -> list[Facts]:
    """Each posting begun on a Monday and ended so many days too early."""
    lines = []
    for step, _, number in posted:
        end = _end(case, step, (number or LENT) - short[step.name])
        lines.append({"name": step.name, "done_on": case.start.isoformat(), "ended_on": end})
    return lines


def _end(case: Case, step: FlowStep, days: int) -> str:
    """The last of so many days, both ends counted; working days of weeks without holidays."""
    working = step.posting is not None and step.posting.working
    more = 7 * ((days - 1) // 5) + (days - 1) % 5 if working else days - 1
    return (case.start + timedelta(days=more)).isoformat()


def _notice(case: Case, step: FlowStep, number: int) -> Facts:
    """A notice or disclosure that shows the step, one day too short."""
    start, end = case.start.isoformat(), _end(case, step, number - 1)
    disclosed = step.seen_in.disclosures if step.seen_in else None
    if disclosed is not None and step.seen_in and step.seen_in.notices is None:
        return {"disclosures": [{"kind": disclosed[0] if disclosed else "village_affairs", "published_on": start,
                                 "removed_on": end}]}
    stages = (step.seen_in.notices if step.seen_in else None) or ["resolution"]
    return {"notices": [{"stage": stages[0], "posted_on": start, "removed_on": end}]}


def _worst_posting(case: Case) -> Facts:
    posted = _posted(case)
    return {"steps": _ledger(case, posted, {step.name: 1 for step, _, _ in posted})}


_MAKERS = {"steps": _steps, "by": _by, "documents": _documents, "posting": _posting}
_WORST = {"steps": lambda case: {"steps": case.lines({0: None})}, "by": _worst_by, "documents": _worst_documents,
          "posting": _worst_posting}
