"""What a run is set up with, and the loaded rule book that every worker shares."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lianchi.codes import CodeLists
from lianchi.errors import UsageError
from lianchi.explain import Explainer, Summariser
from lianchi.mask import Mask, read_key
from lianchi.normalise import Normaliser, WorkingDays, load_calendar
from lianchi.normalise.codes import Reader
from lianchi.normalise.refusal import UnreadableError
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
    ledgers: tuple[str, ...] = ()
    """Folders with table shapes of the user's own, besides the shipped ones."""
    details: frozenset[str] = frozenset({"matters"})
    """What the reports to be written want to know besides: ``matters``, ``events``, ``counts``, ``rules``,
    ``encodings``."""
    common_from: int | None = None
    """From how many submitted bytes on what cannot be judged for the same reason is one finding for all its records."""
    kind: str | None = None
    """The kind of the records that do not say theirs, by code or name: minutes often do not."""
    engine: str = "rete"
    """Which engine decides: rete, columnar, spark, or auto for the quicker of the first two."""
    unmask: bool = False
    """Show names and numbers of persons; the report says so."""
    mask_key: Path | None = None
    """File with a secret: what is covered gets a keyed hash, the same in every report of that key."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """The rule book loaded, planned and ready: what one worker needs to check records."""

    book: Rulebook
    active: tuple[LoadedRule, ...]
    plan: Plan
    normaliser: Normaliser
    explainer: Explainer
    summariser: Summariser
    mask: Mask
    adapt: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    alone: bool = False
    """Whether each record is decided by itself, so that its own counts are known."""
    kind: str | None = None
    """The kind of the records that do not say theirs."""


def rule_folders(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders asked for, or the shipped one."""
    return given or (data_folder("rules"),)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection meanwhile: a rule book is hundreds of thousands of objects that all stay, and looking
    through them again and again took half of the time of loading and planning."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@collector_paused()
def load_book(rules: tuple[Path, ...], parameters: tuple[Path, ...] = (), *, candidates: bool = False) -> Rulebook:
    """The rule book of the folders (or the shipped one); every mistake of every file is raised at once.

    Raises UsageError when there is no rule in it.
    """

    def planned(book: Rulebook) -> Workshop:
        return workshop(book, runnable(book.rules.values()), Options())

    book = load(rule_folders(rules), parameters, candidates=candidates, then=planned)
    if not book.rules:
        raise UsageError("规则文件夹里没有规则文件（.yaml）", "the rules folder holds no rule files (.yaml)")
    return book


def runnable(rules: Iterable[LoadedRule]) -> tuple[LoadedRule, ...]:
    """The rules that an engine can run, in id order; manual ones are only listed."""
    return tuple(one for one in sorted(rules, key=lambda r: r.rule.id) if one.rule.mode != "manual")


def set_up(options: Options) -> Workshop:
    """Load and plan.  Raises RulebookError with every fault, UsageError when no rule is left to run."""
    book = load_book(options.rules, options.parameters)
    active = book.active(provisional=options.provisional, only=options.only)
    if not active:
        off = sum(one.rule.status == "provisional" for one in runnable(book.rules.values()))
        raise UsageError(*_none_to_run(off if not options.provisional else 0))
    shop = workshop(book, tuple(active), options)
    gc.freeze()
    return shop


def _none_to_run(provisional: int) -> tuple[str, str]:
    if provisional:
        return (f"没有可运行的规则：{provisional} 条都是待核的，加 --provisional 才运行",
                f"there are no rules to run: {provisional} are provisional and run only with --provisional")
    return ("没有可运行的规则：都须人工核对，或被参数文件停用了",
            "there are no rules to run: all are for a person to check, or switched off by a parameter file")


@collector_paused()
def workshop(book: Rulebook, active: tuple[LoadedRule, ...], options: Options) -> Workshop:
    """Plan the chosen rules of a loaded book."""
    codes = CodeLists.load()
    calendar = WorkingDays(load_calendar(options.holidays)) if options.holidays else WorkingDays()
    as_of = options.as_of.toordinal() if options.as_of else None
    plan = build_plan(book, active, codes, calendar, as_of)
    summariser = Summariser(codes, options.lang, matters="matters" in options.details,
                            events="events" in options.details)
    if options.unmask and options.mask_key:
        raise UsageError("--unmask 和 --mask-key 只能用一个：不遮盖就用不上密钥",
                         "--unmask and --mask-key exclude each other: what is not covered needs no key")
    key = read_key(options.mask_key) if options.mask_key else None
    return Workshop(book, active, plan, Normaliser(codes), Explainer(book.sources, codes, options.lang), summariser,
                    Mask(codes, key, off=options.unmask), options.adapt, "counts" in options.details,
                    _kind(options.kind, codes))


def _kind(name: str | None, codes: CodeLists) -> str | None:
    """The code of a kind of record, however it is spelled.  Raises UsageError for one that there is not."""
    try:
        return Reader(codes["kind"])[name]
    except UnreadableError as error:
        raise UsageError(f"没有“{name}”这种记录；{error.zh}",
                         f"there is no kind of record {name!r}; {error.en}") from None
