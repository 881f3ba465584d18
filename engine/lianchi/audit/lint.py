"""Static checks of the rule book beyond what loading refuses: a rule must be whole, honest and exercised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lianchi.audit.given import stands
from lianchi.errors import Fault
from lianchi.model.rule import Rule
from lianchi.project.compile_rule import PLACEHOLDER
from lianchi.rulebook import LoadedRule, Rulebook


@dataclass(frozen=True, slots=True)
class Notice:
    """One result of lint: an error (the rule book must not ship so) or a warning (a person should look)."""

    level: str
    fault: Fault


Check = Callable[[LoadedRule, Rulebook], Iterator[Notice]]


def lint(book: Rulebook, rules: Sequence[LoadedRule]) -> list[Notice]:
    """Every notice on these rules, errors first, then by place."""
    found = [notice for loaded in rules for check in CHECKS for notice in check(loaded, book)]
    found.extend(_unused_parameters(book, rules))
    return sorted(found, key=lambda n: (n.level != "error", n.fault.path, n.fault.line, n.fault.column, n.fault.zh))


def _notice(loaded: LoadedRule, path: tuple[str | int, ...], level: str, zh: str, en: str) -> Notice:
    line, column = loaded.document.place(path)
    return Notice(level, Fault(loaded.path, line, column, zh, en))


def _both_sides(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    rule = loaded.rule
    if rule.mode == "manual":
        return
    expected = {example.expect for example in rule.examples}
    broken = "manual" if rule.mode == "assisted" else "violation"
    wanted = {"compliant", "not_applicable"} if rule.concludes else {broken, "compliant"}
    for verdict in sorted(wanted - expected):
        yield _notice(loaded, ("examples",), "error", f"没有结果为 {verdict} 的例子", f"no example expects {verdict}")
    if not rule.concludes and "undetermined" not in expected:
        yield _notice(loaded, ("examples",), "warning", "没有缺少数据的例子", "no example shows missing data")


def _honest_status(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    """What rests only on second-hand or uncertain texts ships off; see the legend of the sources."""
    if loaded.rule.status == "enabled" and all(weak(b.confidence) for b in loaded.rule.basis):
        yield _notice(loaded, ("status",), "error", "依据都是二手或不确定的，应为 provisional",
                      "every basis is second-hand or uncertain; the status must be provisional")


def weak(confidence: str) -> bool:
    """Whether a confidence code has an S or M- part that concerns more than a number or label."""
    parts = [part.strip() for part in re.split(r"\+(?=[VSMD])", confidence)]
    return any(re.match(r"(S|M-)(?! \((number|gap|item)\))(?: \(|$)", part) for part in parts)


def _unchecked(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    for index, basis in enumerate(loaded.rule.basis):
        if basis.checked is not None and not basis.confidence.startswith("V"):
            yield _notice(loaded, ("basis", index, "checked"), "error", "没有读到原文的依据不能写核对日期",
                          "a basis whose text was not read cannot have a day of checking")


def _gaps(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    for index, (before, after) in enumerate(pairwise(loaded.rule.versions)):
        if before.until != after.from_:
            yield _notice(loaded, ("versions", index + 1), "warning",
                          f"{before.until} 到 {after.from_} 之间没有版本，这段时间的记录无法判断",
                          f"no version between {before.until} and {after.from_}; records of that time are undetermined")


def _one_sentence(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    for key in ("message", "remedy"):
        text = PLACEHOLDER.sub("", getattr(loaded.rule, key))
        if re.search(r"[A-Za-z_]{3,}", text):
            yield _notice(loaded, (key,), "warning", f"{key} 里有英文字母，村民看不懂", f"{key} holds Latin letters")


def _own_parameters(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    used = set(_words(loaded.rule))
    for name in loaded.rule.parameters:
        if name not in used:
            yield _notice(loaded, ("parameters", name), "error", f"参数 {name} 没有用到",
                          f"parameter {name} is never used")


def _words(rule: Rule) -> Iterator[str]:
    """Every parameter name that conditions, terms and messages use."""
    body = rule.model_dump_json(include={"group", "terms", "when", "must", "must_not", "unless"}, exclude_none=True)
    yield from re.findall(r'"param":"([^"]+)"', body)
    for key in ("message", "message_en", "remedy", "remedy_en"):
        yield from PLACEHOLDER.findall(getattr(rule, key))


def _unused_parameters(book: Rulebook, rules: Sequence[LoadedRule]) -> Iterator[Notice]:
    used = {word for loaded in rules for word in _words(loaded.rule)}
    for name in book.parameters.parameters if book.parameters else {}:
        origin = book.origins[f"parameters.{name}"]
        if name not in used and not origin.borrowed:
            yield Notice("warning", Fault(origin.path, *origin.place("parameters", name),
                                          f"公共参数 {name} 没有规则用到",
                                          f"no rule uses the shared parameter {name}"))


def _without_something(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    """What an example goes without must be there in the first place, else the example shows something else."""
    for number, example in enumerate(loaded.rule.examples):
        for index, path in enumerate(example.without):
            if not stands(loaded.rule, example, path):
                yield _notice(loaded, ("examples", number, "without", index), "error", f"没有 {path} 可去掉",
                              f"there is no {path} to go without")


CHECKS: tuple[Check, ...] = (
    _both_sides, _honest_status, _unchecked, _gaps, _one_sentence, _own_parameters, _without_something,
)
"""The next check is one function and one name here."""
