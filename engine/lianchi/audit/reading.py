"""Conditions read aloud: compiled logic as Chinese or English words, for people who read rules beside the law."""

from __future__ import annotations

from collections.abc import Iterator

from lianchi.codes import CodeLists
from lianchi.model.rule import Rule
from lianchi.project import PlannedGroup, PlannedRule
from lianchi.project.logic import And, Atom, Logic, Not, Or
from lianchi.project.terms import Term, in_english
from lianchi.wording import shown

_WORDS = {
    "zh": {"eq": "是", "ne": "不是", "ge": "不低于", "gt": "大于", "le": "不超过", "lt": "小于"},
    "en": {"eq": "is", "ne": "is not", "ge": "is at least", "gt": "is more than", "le": "is at most",
           "lt": "is less than"},
}
_DATES = {
    "zh": {"eq": "同日于", "ne": "不同日于", "ge": "不早于", "gt": "晚于", "le": "不晚于", "lt": "早于"},
    "en": {"eq": "is on", "ne": "is not on", "ge": "is not before", "gt": "is after", "le": "is not after",
           "lt": "is before"},
}


def read_aloud(logic: Logic, codes: CodeLists, lang: str) -> list[str]:
    """One line for each condition that must all hold; alternatives and contraries stand within a line."""
    items = logic.items if isinstance(logic, And) else (logic,)
    return [_line(item, codes, lang) for item in items]


def _line(logic: Logic, codes: CodeLists, lang: str) -> str:
    if isinstance(logic, Not):
        inner = _line(logic.item, codes, lang)
        return f"不得：{inner}" if lang == "zh" else f"not: {inner}"
    if isinstance(logic, Atom):
        return _atom(logic, codes, lang)
    word = {"zh": ("并且", "或者"), "en": ("and", "or")}[lang][not isinstance(logic, And)]
    parts = [_line(item, codes, lang) for item in logic.items]
    if len(parts) == 1:
        return parts[0]
    joined = f" {word} ".join(parts)
    return f"（{joined}）" if lang == "zh" else f"({joined})"


def _atom(atom: Atom, codes: CodeLists, lang: str) -> str:
    left, zh = atom.left, lang == "zh"
    if left.key.startswith("in-force("):
        return "当日本规则在施行期内" if zh else "the rule is in force that day"
    if left.key.startswith("present(flow("):  # what the flow asks; the condition is that nothing is wrong with it
        return left.title if zh else in_english(left)
    if left.key.startswith("present("):
        if zh:
            return f"{left.title}{'有' if atom.right else '没有'}"
        return f"{in_english(left)} is {'given' if atom.right else 'none'}"
    if left.key.startswith("some("):
        return _quantified(left, bool(atom.right), zh)
    if left.key.startswith("in-order("):
        return left.title if zh else in_english(left).replace("in order", "in ascending order", 1)
    if left.key.startswith("share("):
        return _share(atom, lang)
    if left.key.startswith("member("):
        return f"{left.title}在规定的范围内" if zh else f"{in_english(left)} is among the listed"
    words = (_DATES if left.type.family == "date" else _WORDS)[lang]
    return f"{left.title if zh else in_english(left)} {words[atom.op]} {_right(atom, codes, lang)}"


def _share(atom: Atom, lang: str) -> str:
    left, word = atom.left, _WORDS[lang][atom.op]
    fraction = next(read for read in reversed(left.reads) if read.value is not None)
    if lang == "zh":
        return f"{left.title} {word} {fraction.title}"
    looked = " in ".join(read.name_en for read in left.reads[:2])
    return f"the share of {looked} {word} {fraction.name_en}"


def _quantified(term: Term, some: bool, zh: bool) -> str:
    read = term.reads[0] if term.reads else None
    if zh:
        inner = "、".join(dict.fromkeys(r.title for r in read.inner)) if read else ""
        return f"{'有' if some else '没有'}符合条件的{term.title}" + (f"（看：{inner}）" if inner else "")
    inner = ", ".join(dict.fromkeys(r.name_en for r in read.inner)) if read else ""
    name = read.name_en if read else term.label
    return f"{'one' if some else 'none'} of {name} meets the condition" + (f" (by {inner})" if inner else "")


def _right(atom: Atom, codes: CodeLists, lang: str) -> str:
    if isinstance(atom.right, Term):
        return atom.right.title if lang == "zh" else in_english(atom.right)
    kind = atom.left.type.kind
    names = codes.titles(atom.left.type.codes, lang) if atom.left.type.codes else None
    if isinstance(atom.right, str) and kind != "code":
        return atom.right
    return shown(kind, atom.right, lang, names=names)


def sections(planned: PlannedRule, codes: CodeLists, lang: str) -> Iterator[tuple[str, list[str]]]:
    """(heading, lines): whom the rule binds, what must hold, what excuses, what it concludes."""
    rule: Rule = planned.rule
    zh = lang == "zh"
    yield ("什么时候适用" if zh else "When it applies"), read_aloud(planned.applies, codes, lang)
    if rule.concludes is not None:
        yield ("得出结论" if zh else "Concludes"), [f"{rule.concludes.term} = {rule.concludes.value}"]
        return
    yield ("要求" if zh else "What must hold"), read_aloud(planned.norm, codes, lang)
    excuses = planned.excused.items if isinstance(planned.excused, Or) else ()
    for exception, logic in zip(rule.unless, excuses, strict=True):
        title = exception.title if zh else exception.title_en
        yield (f"例外：{title}" if zh else f"Unless: {title}"), read_aloud(logic, codes, lang)


def grouping(group: PlannedGroup, codes: CodeLists) -> Iterator[tuple[str, list[str]]]:
    """(heading, lines) in Chinese: which items of which records belong together."""
    titles = group.sources[0].fields
    keys = "、".join(titles[name].title for name in group.by)
    lines = [f"{keys}相同的合成一组"]
    if group.period:
        lines.append({"month": "每月", "quarter": "每季", "half_year": "每半年", "year": "每年"}[group.period] + "一组")
    if any(source.window for source in group.sources):
        lines.append("首尾两天相隔不超过规定天数的才合在一组")
    yield "怎样合成一组", lines
    for source in group.sources:
        kinds = "、".join(codes.titles("kind").get(kind, kind) for kind in sorted(source.kinds))
        what = source.steps[-1].node.title if source.steps else "整条记录"
        where = [line for line in read_aloud(source.where, codes, "zh") if line] if source.where != And(()) else []
        yield f"取“{kinds}”记录的{what}", where or ["全部"]
