"""A flow in words: what it asks, what is wrong with a matter, what cannot be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lianchi.model.flow import Flow, FlowStep
from lianchi.model.record import Record
from lianchi.model.vocabulary import fields_of
from lianchi.project.flow_parts import Cause, Fault
from lianchi.project.terms import Term
from lianchi.wording import listed
from lianchi.wording.values import day


def worded(spec: Flow) -> Callable[[Sequence[Fault]], str]:
    """From faults to words, in the language of the term."""
    write, mark = (_zh, "；") if spec.lang == "zh" else (_en, "; ")
    return lambda faults: mark.join(write(spec, fault) for fault in faults)


def _zh(spec: Flow, fault: Fault) -> str:
    step, details = spec.flow[fault.step], fault.details
    name = f"“{step.name}”"
    if fault.what == "missing":
        return f"缺少{name}这一步"
    if fault.what == "early":
        return f"{name}在{day(details[0])}办，早于“{spec.flow[details[1]].name}”（{day(details[2])}）"
    if fault.what == "by":
        return f"{name}由{listed(details)}办，应由{_either(step.by)}办"
    if fault.what == "unsigned":
        return f"{name}没有签字"
    if fault.what == "document":
        return f"{name}没有{details[0]}"
    unit = "个工作日" if step.posting and step.posting.working else "天"
    return f"{name}公示了 {details[0]} {unit}，要求不少于 {details[1]} {unit}"


def _either(names: Sequence[str]) -> str:
    """甲、乙或者丙."""
    *others, last = names
    return f"{listed(others)}或者{last}" if others else last


def _en(spec: Flow, fault: Fault) -> str:
    step, details = spec.flow[fault.step], fault.details
    name = f"«{english(step)}»"
    if fault.what == "missing":
        return f"{name} is missing"
    if fault.what == "early":
        return f"{name} ({day(details[0], 'en')}) was done before «{english(spec.flow[details[1]])}» " \
               f"({day(details[2], 'en')})"
    if fault.what == "by":
        return f"{name} was done by {_others(spec, details)}, not by {' or '.join(_others_each(spec, step.by))}"
    if fault.what == "unsigned":
        return f"{name} is not signed"
    if fault.what == "document":
        return f"{name} has no {_others(spec, details)}"
    unit = "working days" if step.posting and step.posting.working else "days"
    return f"{name} was posted for {details[0]} {unit}; {details[1]} are required"


def english(step: FlowStep) -> str:
    """The English name of a step, the Chinese one where the list gives none."""
    return step.name_en or step.name


def _others_each(spec: Flow, names: Sequence[str]) -> list[str]:
    return [(spec.names[name].en if name in spec.names else None) or name for name in names]


def _others(spec: Flow, names: Sequence[str]) -> str:
    return listed(_others_each(spec, names), "en")


# ---- what it asks ---------------------------------------------------------------------------------------------


def described(spec: Flow, least: Mapping[int, str]) -> tuple[str, str]:
    """What the flow asks under one of its looks, in both languages; ``least`` names the parameters of postings."""
    steps = spec.flow
    if spec.gives == "first_day":
        return "最早一步的办理日期", "the day of the first step"
    if spec.gives == "posted_day":
        return "开始公示的日期", "the first day of posting"
    if spec.gives == "steps":
        zh = "依次办理，缺一不可：" + " → ".join(step.name + _excused(step) for step in steps)
        return zh, "every step, in this order: " + " → ".join(english(step) for step in steps)
    if spec.gives == "by":
        return ("由规定的机构（人员）办理：" + "；".join(_who(step) for step in steps if step.by or step.signed),
                "done by: " + "; ".join(_who_en(spec, step) for step in steps if step.by or step.signed))
    if spec.gives == "documents":
        return ("每一步的材料齐全：" + "；".join(f"{s.name}要有{listed(s.documents)}" for s in steps if s.documents),
                "documents: " + "; ".join(f"{english(s)}: {_others(spec, s.documents)}" for s in steps if s.documents))
    return ("公示不少于规定天数：" + "；".join(f"{steps[n].name}按{title}" for n, title in least.items()),
            "posted for long enough: " + "; ".join(f"{english(steps[n])}: {title}"
                                                  for n, title in least.items()))


def _excused(step: FlowStep) -> str:
    said = ["先后不论"] if step.any_time else []
    said += [f"{one.title}的可以不办" for one in step.unless]
    return f"（{'；'.join(said)}）" if said else ""


def _who(step: FlowStep) -> str:
    return step.name + (f"由{_either(step.by)}办" if step.by else "") + ("，要签字" if step.signed else "")


def _who_en(spec: Flow, step: FlowStep) -> str:
    by = " or ".join(_others_each(spec, step.by))
    return f"{english(step)}: {by}" + (", signed" if step.signed else "")


# ---- what cannot be told --------------------------------------------------------------------------------------

_CAUSES: dict[str, tuple[str, str]] = {
    "names": ("与清单对得上的步骤名称", "step names that are on the list"),
    "finished": ("是否办结（实施状态或完成日期）", "whether the matter is completed"),
    "calendar": ("该年度的放假调休安排（放假通知发布后用 --holidays 导入）",
                 "the holiday table of that year (once published: --holidays FILE)"),
    "done_on": ("“{zh}”的办理日期", "the day of «{en}»"),
    "ended_on": ("“{zh}”的结束日期", "the last day of «{en}»"),
    "by": ("“{zh}”由谁办理（清单认得的机构或者职务）", "who did «{en}» (a body that the list knows)"),
    "signed": ("“{zh}”是否签字", "whether «{en}» is signed"),
    "documents": ("“{zh}”的材料（清单认得的名称）", "the documents of «{en}» (by names that the list knows)"),
    "attachments": ("附件的名称（清单认得的）", "titles of attachments that the list knows"),
    "township": ("乡镇审核或备案日期", "the day of the township's check"),
    "unless": ("“{zh}”可以不办的情形是否成立", "whether «{en}» may be left out"),
}


def named_cause(cause: Cause, spec: Flow, least: Mapping[int, Term]) -> tuple[str, str]:
    """What is missing, in both languages."""
    kind, number = cause
    step = spec.flow[number] if number >= 0 else None
    if kind == "days" and number in least:
        return least[number].title, f"parameter {least[number].label}"
    if kind == "days" or kind not in _CAUSES:
        shown = fields_of(Record)[kind].title if kind != "days" else ""
        return (f"能看出“{step.name}”的{shown}", f"{kind} that show «{english(step)}»") if step else (shown, kind)
    values: dict[str, Any] = {"zh": step.name, "en": english(step)} if step else {}
    zh, en = _CAUSES[kind]
    return zh.format(**values), en.format(**values)
