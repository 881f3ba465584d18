"""What a run is set up with, and the loaded rule book that every worker shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lianchi.codes import CodeLists
from lianchi.errors import UsageError
from lianchi.explain import Explainer
from lianchi.normalise import Normaliser, WorkingDays, load_calendar
from lianchi.project import Plan, build_plan
from lianchi.resources import data_folder
from lianchi.rulebook import LoadedRule, Rulebook, load


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller asks for; the defaults check with the shipped rule book in Chinese."""

    rules: tuple[Path, ...] = ()
    """Rule folders instead of the shipped one."""
    parameters: tuple[Path, ...] = ()
    only: tuple[str, ...] = ()
    provisional: bool = False
    as_of: date | None = None
    holidays: Path | None = None
    """Override table of holidays and make-up working days."""
    lang: str = "zh"
    jobs: int = 0
    """Worker processes; 0 = as many as help."""
    adapt: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    """From the fields of another system's record to ours, before anything else looks at them."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """The rule book loaded, planned and ready: what one worker needs to check records."""

    book: Rulebook
    active: tuple[LoadedRule, ...]
    plan: Plan
    normaliser: Normaliser
    explainer: Explainer
    adapt: Callable[[dict[str, Any]], dict[str, Any]] | None = None


def rule_folders(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders asked for, or the shipped one."""
    return given or (data_folder("rules"),)


def load_book(rules: tuple[Path, ...], parameters: tuple[Path, ...] = (), *, candidates: bool = False) -> Rulebook:
    """The rule book of the folders (or the shipped one); every mistake of every file is raised at once."""
    return load(rule_folders(rules), parameters, candidates=candidates, then=lambda book: workshop(book, _runnable(book), Options()))


def _runnable(book: Rulebook) -> tuple[LoadedRule, ...]:
    return tuple(loaded for loaded in book.rules.values() if loaded.rule.mode != "manual")


def set_up(options: Options) -> Workshop:
    """Load and plan.  Raises RulebookError with every fault, UsageError when no rule is left to run."""
    book = load_book(options.rules, options.parameters)
    active = book.active(provisional=options.provisional, only=options.only)
    if not active:
        raise UsageError("没有可运行的规则；请检查 --rules、--only", "there are no rules to run; see --rules and --only")
    return workshop(book, tuple(active), options)


def workshop(book: Rulebook, active: tuple[LoadedRule, ...], options: Options) -> Workshop:
    """Plan the chosen rules of a loaded book."""
    codes = CodeLists.load()
    calendar = WorkingDays(load_calendar(options.holidays)) if options.holidays else WorkingDays()
    as_of = options.as_of.toordinal() if options.as_of else None
    plan = build_plan(book, active, codes, calendar, as_of)
    return Workshop(book, active, plan, Normaliser(codes), Explainer(book.sources, codes, options.lang), options.adapt)
