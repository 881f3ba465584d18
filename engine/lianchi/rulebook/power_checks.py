"""What must hold inside a power list and among lists; every fault at its line and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lianchi.errors import Fault
from lianchi.model.flow import FlowStep
from lianchi.model.power_list import PowerItem
from lianchi.rulebook.loaded import LoadedRule
from lianchi.rulebook.messages import nearest
from lianchi.rulebook.parameters import Names
from lianchi.rulebook.powers import LoadedList, all_documents


def check_list(one: LoadedList) -> Iterator[Fault]:
    """The faults of one list."""
    powers = one.powers
    seen: dict[str, int] = {}
    for number, item in enumerate(powers.items):
        yield from _identity(one, number, item, seen)
        yield from _steps(one, number, item)
    items = {item.id: ("items", number, "title") for number, item in enumerate(powers.items)}
    yield from _spellings(one, {item.id: [item.title, *item.aliases] for item in powers.items}, items)
    yield from _spellings(one, {name: body.aliases for name, body in powers.bodies.items()},
                          {name: ("bodies", name) for name in powers.bodies})
    documents = {name: document.aliases for name, document in all_documents(powers).items()}
    yield from _spellings(one, documents, {name: ("documents", name) for name in documents})
    yield from _unused(one)


def _identity(one: LoadedList, number: int, item: PowerItem, seen: dict[str, int]) -> Iterator[Fault]:
    prefix = one.powers.prefix
    if not item.id.startswith(f"{prefix}-"):
        yield one.fault(f"编号 {item.id} 应以 {prefix}- 开头（清单的 prefix）",
                        f"the id {item.id} must begin with {prefix}-, the prefix of the list", "items", number, "id")
    if item.id == one.powers.unlisted:
        yield one.fault(f"编号 {item.id} 留给“不在清单上的事项”，请换一个",
                        f"the id {item.id} is kept for what is not on the list", "items", number, "id")
    if item.id in seen:
        yield one.fault(f"编号 {item.id} 写了两次", f"the id {item.id} is written twice", "items", number, "id")
    seen[item.id] = number


def _spellings(one: LoadedList, spelled: Mapping[str, Sequence[str]], places: Mapping[str, tuple[str | int, ...]]
               ) -> Iterator[Fault]:
    """Two names must not be spelled alike: nobody could tell which is meant."""
    before: dict[str, Sequence[str]] = {}
    for name, others in spelled.items():
        try:
            Names({**before, name: others})
            before[name] = others
        except ValueError as error:
            zh, _, en = str(error).partition(" | ")
            yield one.fault(zh, en, *places[name])


def _steps(one: LoadedList, number: int, item: PowerItem) -> Iterator[Fault]:
    here = ("items", number, "steps")
    twice: set[str] = set()
    for index, step in enumerate(item.steps):
        if step.name in twice:
            yield one.fault(f"步骤“{step.name}”写了两次；同一步办几次只写一步",
                            f"the step {step.name!r} is written twice; a step that is done several times is one step",
                            *here, index, "name")
        twice.add(step.name)
        yield from _by(one, step, (*here, index))
        if step.posting and not step.posting.days and not step.posting.each:
            yield one.fault("posting 要写 days（天数的参数）或者 each（多久一次）",
                            "a posting names days (a parameter) or each", *here, index, "posting")
    spelled = {step.name: step.aliases for step in item.steps}
    if len(spelled) == len(item.steps):
        places = {step.name: (*here, index, "name") for index, step in enumerate(item.steps)}
        yield from _spellings(one, spelled, places)


def _by(one: LoadedList, step: FlowStep, here: tuple[str | int, ...]) -> Iterator[Fault]:
    for index, body in enumerate(step.by):
        if body not in one.powers.bodies:
            zh, en = nearest(body, list(one.powers.bodies))
            yield one.fault(f"bodies 里没有 {body}{zh or '；办理的机构和职务都要先在 bodies 里写明'}",
                            f"bodies has no {body!r}{en}", *here, "by", index)


def _unused(one: LoadedList) -> Iterator[Fault]:
    """A document that no step asks for is most likely a slip of the pen: its other names would help nobody."""
    asked = {document for item in one.powers.items for step in item.steps for document in step.documents}
    for name in one.powers.documents:
        if name not in asked:
            zh, en = nearest(name, sorted(asked))
            yield one.fault(f"没有步骤要求材料“{name}”{zh}", f"no step asks for the document {name!r}{en}",
                            "documents", name)


def check_together(lists: Sequence[LoadedList], rules: Mapping[str, LoadedRule]) -> Iterator[Fault]:
    """Among the lists in use: no prefix twice, no two lists for the same units on one level, and what they point to."""
    prefixes: dict[str, LoadedList] = {}
    scopes: dict[tuple[object, ...], LoadedList] = {}
    for one in lists:
        powers = one.powers
        other = prefixes.setdefault(powers.prefix, one)
        if other is not one:
            yield one.fault(f"编号字头 {powers.prefix} 已用于 {other.origin.path}；请换一个字头，编号跟着换",
                            f"the prefix {powers.prefix} is used by {other.origin.path}; take another one", "prefix")
        scope = (powers.power_list, powers.level, powers.for_.region, powers.for_.unit, powers.from_)
        rival = scopes.setdefault(scope, one)
        if rival is not one:
            yield one.fault(f"和 {rival.origin.path} 管的是同样的单位、同样的时间，不知道按哪一份",
                            f"for the same units and days as {rival.origin.path}; which one holds?", "power_list")
        yield from _see(one, rules)


def _see(one: LoadedList, rules: Mapping[str, LoadedRule]) -> Iterator[Fault]:
    for number, item in enumerate(one.powers.items):
        for index, identity in enumerate(item.see):
            if identity not in rules:
                zh, en = nearest(identity, sorted(rules), 0.8)
                yield one.fault(f"没有编号为 {identity} 的规则{zh}", f"there is no rule {identity}{en}",
                                "items", number, "see", index)
