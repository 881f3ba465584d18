"""Static checks of the rule book beyond what loading refuses: a rule must be whole, honest and exercised.

Loading refuses codes outside their list, versions that overlap, names that lead nowhere.  What is looked for besides is
said in ``lint_conditions`` (conditions that say nothing), ``lint_pairs`` (two rules that contradict each other),
``lint_lines`` (thresholds with a gap or an overlap) and ``lint_parameters`` (numbers that nobody reads, tables with
holes).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from lianchi.audit import lint_parameters
from lianchi.audit.given import stands
from lianchi.audit.lint_conditions import useless
from lianchi.audit.lint_lines import lines
from lianchi.audit.lint_pairs import Pairs, repeated
from lianchi.audit.notice import Notice, notice
from lianchi.project.compile_rule import PLACEHOLDER
from lianchi.rulebook import LoadedRule, Rulebook

Check = Callable[[LoadedRule, Rulebook], Iterator[Notice]]


def lint(book: Rulebook, rules: Sequence[LoadedRule]) -> list[Notice]:
    """Every notice on these rules, errors first, then by place."""
    found = [one for loaded in rules for check in CHECKS for one in check(loaded, book)]
    found += [*lint_parameters.shared(book, rules), *lint_parameters.profiles(book, rules)]
    tables = book.tables
    for pair in (*Pairs(rules, tables).look(), *lines(rules, tables), *repeated(rules, tables)):
        found.append(notice(pair.at, pair.path, pair.level, pair.zh, pair.en))
    return sorted(found, key=lambda n: (n.level != "error", n.fault.path, n.fault.line, n.fault.column, n.fault.zh))


def _both_sides(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    rule = loaded.rule
    if rule.mode == "manual":
        return
    expected = {example.expect for example in rule.examples}
    broken = "manual" if rule.mode == "assisted" else "violation"
    wanted = {"compliant", "not_applicable"} if rule.concludes else {broken, "compliant"}
    for verdict in sorted(wanted - expected):
        yield notice(loaded, ("examples",), "error", f"没有结果为 {verdict} 的例子", f"no example expects {verdict}")
    if not rule.concludes and "undetermined" not in expected:
        yield notice(loaded, ("examples",), "warning", "没有缺少数据的例子", "no example shows missing data")


def _honest_status(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    """What rests only on second-hand or uncertain texts ships off; see the legend of the sources."""
    if loaded.rule.status == "enabled" and all(weak(b.confidence) for b in loaded.rule.basis):
        yield notice(loaded, ("status",), "error", "依据都是二手或不确定的，应为 provisional",
                      "every basis is second-hand or uncertain; the status must be provisional")


def weak(confidence: str) -> bool:
    """Whether a confidence code has an S or M- part that concerns more than a number or label."""
    parts = [part.strip() for part in re.split(r"\+(?=[VSMD])", confidence)]
    return any(re.match(r"(S|M-)(?! \((number|gap|item)\))(?: \(|$)", part) for part in parts)


def _unchecked(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    for index, basis in enumerate(loaded.rule.basis):
        if basis.checked is not None and not basis.confidence.startswith("V"):
            yield notice(loaded, ("basis", index, "checked"), "error", "没有读到原文的依据不能写核对日期",
                          "a basis whose text was not read cannot have a day of checking")


def _gaps(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    for index, (before, after) in enumerate(pairwise(loaded.rule.versions)):
        if before.until != after.from_:
            yield notice(loaded, ("versions", index + 1), "warning",
                          f"{before.until} 到 {after.from_} 之间没有版本，这段时间的记录无法判断",
                          f"no version between {before.until} and {after.from_}; records of that time are undetermined")


def _one_sentence(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    for key in ("message", "remedy"):
        text = PLACEHOLDER.sub("", getattr(loaded.rule, key))
        if re.search(r"[A-Za-z_]{3,}", text):
            yield notice(loaded, (key,), "warning", f"{key} 里有英文字母，村民看不懂", f"{key} holds Latin letters")


def _says_something(loaded: LoadedRule, book: Rulebook) -> Iterator[Notice]:
    """See ``lint_conditions``."""
    if loaded.rule.mode != "manual":
        for one in useless(loaded, book.tables):
            yield notice(loaded, one.path, one.level, *one.words)


def _without_something(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    """What an example goes without must be there in the first place, else the example shows something else."""
    for number, example in enumerate(loaded.rule.examples):
        for index, path in enumerate(example.without):
            if not stands(loaded.rule, example, path):
                yield notice(loaded, ("examples", number, "without", index), "error", f"没有 {path} 可去掉",
                              f"there is no {path} to go without")


CHECKS: tuple[Check, ...] = (
    _both_sides, _honest_status, _unchecked, _gaps, _one_sentence, _says_something, _without_something,
    lint_parameters.own, lint_parameters.dated, lint_parameters.keyed,
)
"""The next check is one function and one name here."""
