"""From power lists to ordinary rules: up to five for each item, and one on what stands on no list.

The lists of one ``power_list`` are layers of one parameter whose value is the list that judges a unit on a day.  A list
that another one replaces everywhere and for ever is not loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lianchi.dialect import Document, Path
from lianchi.errors import Fault
from lianchi.model.flow import FlowStep, SeenIn, Spelling
from lianchi.model.power_list import PowerItem, PowerList
from lianchi.model.rule import RULE_SCHEMA, Parameter, Rule
from lianchi.model.source import Source
from lianchi.rulebook.loaded import LoadedProfile, LoadedRule, Origin
from lianchi.rulebook.parameters import LEVELS, Override, ProfileFile
from lianchi.rulebook.power_examples import examples_of, unlisted_examples
from lianchi.rulebook.power_words import ASPECTS, UNLISTED, Aspect

EVER = date(1900, 1, 1)
OTHER = "清单外"
"""What an item is that stands on no list."""
ITEMS = "items"


@dataclass(frozen=True, slots=True)
class LoadedList:
    """A power list with its book and the places of its file."""

    powers: PowerList
    book: str
    origin: Origin = field(repr=False, compare=False)

    def fault(self, zh: str, en: str, *path: str | int) -> Fault:
        """A fault at a place of the file."""
        return Fault(self.origin.path, *self.origin.place(*path), zh, en)


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a list is turned into."""

    rules: list[LoadedRule]
    layer: LoadedProfile


def in_use(lists: Sequence[LoadedList]) -> list[LoadedList]:
    """The lists that can judge anybody: not those that a nearer list replaces everywhere and for ever."""
    return [one for one in lists if not any(_replaces(other.powers, one.powers) for other in lists)]


def _replaces(new: PowerList, old: PowerList) -> bool:
    begins = new.from_ is None or (old.from_ is not None and new.from_ <= old.from_)
    return (new.power_list == old.power_list and LEVELS.index(new.level) > LEVELS.index(old.level) and begins
            and new.until is None and _everywhere(new))


def _everywhere(powers: PowerList) -> bool:
    return powers.for_.region is None and powers.for_.unit is None


def which_list(powers: PowerList) -> Parameter:
    """The parameter whose value is the list in force."""
    return Parameter(title="适用的权力清单（编号字头）", title_en="the power list in force, by its prefix", type="code",
                     scope="local")


def same_kind(new: Parameter, old: Parameter) -> bool:
    """Whether two definitions are of the same thing, so that one can be a layer over the other."""
    return (new.type, new.codes) == (old.type, old.codes)


def expanded(one: LoadedList, lists: Sequence[LoadedList], numbers: Mapping[str, Parameter]) -> Expansion:
    """The rules of a list that was checked, and its layer with its ``numbers`` for parameters that others define."""
    rules = [_unlisted(one)]
    for number, item in enumerate(one.powers.items):
        steps = item.steps
        rules += [_rule(one, lists, number, aspect) for aspect in ASPECTS if aspect.asked(steps, one.powers)]
    return Expansion(rules, _layer(one, numbers))


def source_of(powers: PowerList) -> Source:
    """The list itself, as a text that its rules cite."""
    tail, tail_en = ("（参考清单，不是官方清单）", " (reference list, not official)") if powers.reference else ("", "")
    return Source(title=powers.title + tail, title_en=powers.title_en + tail_en, issuer=powers.issuer,
                  number=powers.number, rank="internal" if powers.reference else "local", confidence=powers.confidence,
                  read=powers.read, region=powers.for_.region)


def _layer(one: LoadedList, numbers: Mapping[str, Parameter]) -> LoadedProfile:
    """The list as a layer: which list holds, and its numbers."""
    powers = one.powers
    values: dict[date, Any] = {powers.from_ or EVER: powers.prefix}
    if powers.until:
        values[powers.until] = None
    profile = ProfileFile.model_validate({
        "schema": "lianchi/profile/1", "title": powers.title, "level": powers.level, "for": powers.for_,
        "parameters": {powers.power_list: Override(values=values),
                       **{name: Override(values=number.values) for name, number in numbers.items()}},
    })
    return LoadedProfile(profile, one.origin.path, one.origin.document)


# ---- rules ----------------------------------------------------------------------------------------------------


def _named(powers: PowerList) -> dict[str, Any]:
    """The item that the record names, whatever spelling it uses; where it names none, one rule says so and not all."""
    return {"name_of": "matter.power_item", "among": {"param": f"{powers.unlisted}.{ITEMS}"}, "otherwise": OTHER,
            "or_missing": True}


def _in_force(powers: PowerList) -> dict[str, Any]:
    return {"term": {"param": powers.power_list}, "is": powers.prefix}


def _rule(one: LoadedList, lists: Sequence[LoadedList], number: int, aspect: Aspect) -> LoadedRule:
    powers, item = one.powers, one.powers.items[number]
    locator = f"{item.id}“{item.title}”"
    day = {"flow": _looked_at(item, aspect.day), "gives": aspect.day}
    rule = Rule.model_validate({
        **_head(powers, aspect.id_of(item.id), item.severity, item.title, item.title_en, aspect),
        "basis": [_clause(powers, item, locator), *item.basis],
        "judged_on": {"first_given": [day, "observed_on"]},
        "versions": [{"from": powers.from_ or EVER, "until": powers.until, "basis": f"{powers.source}#{locator}"}],
        "subject": "decision",
        "terms": {name: _flow(powers, item, aspect, lang) for name, lang in (("faults", "zh"), ("faults_en", "en"))},
        "when": [{"term": _named(powers), "is": item.id}, _in_force(powers), *_bound(one, item, lists)],
        "must": [{"term": "faults", "absent": True}],
        **aspect.sentences(powers, item),
        "supersedes": item.supersedes if aspect.suffix == "" else [],
        "note": _note(item, aspect),
        **examples_of(powers, item, aspect),
    })
    return LoadedRule(rule, one.book, one.origin.path, _places(one, number))


def _head(powers: PowerList, identity: str, severity: str, title: str, title_en: str, aspect: Aspect) -> dict[str, Any]:
    return {
        "schema": RULE_SCHEMA, "id": identity, "slug": identity.lower(), "title": aspect.title.format(title=title),
        "title_en": aspect.title_en.format(title=title_en), "list": "power", "kinds": powers.kinds,
        "severity": severity, "status": "enabled", "mode": aspect.mode,
    }


def _clause(powers: PowerList, item: PowerItem | None, locator: str | None) -> dict[str, Any]:
    """The list as the first clause: for a reference list the test is ours and only the item is known, more or less."""
    confidence = (item.confidence if item else None) or powers.confidence
    steps = "、".join(step.name for step in item.steps) if item else ""
    says = f"依次办理：{steps}" if item else "清单以外没有小微权力"
    return {"source": powers.source, "locator": locator, "says": says,
            "confidence": f"D+{confidence}" if powers.reference else confidence, "checked": powers.checked}


def _flow(powers: PowerList, item: PowerItem, aspect: Aspect, lang: str) -> dict[str, Any]:
    names = {"by": powers.bodies, "documents": all_documents(powers)}.get(aspect.gives, {})
    return {"flow": _looked_at(item, aspect.gives), "gives": aspect.gives, "names": names, "lang": lang}


_LOOKED_AT = {"steps": {"unless", "any_time"}, "by": {"by", "signed"}, "documents": {"documents"},
              "posting": {"posting"}, "first_day": set[str](), "posted_day": {"posting"}}


def _looked_at(item: PowerItem, gives: str) -> list[FlowStep]:
    """The steps with what one look needs of them."""
    keep = {"name", "name_en", "aliases", "seen_in", *_LOOKED_AT[gives]}
    left_out = {key: info.get_default(call_default_factory=True) for key, info in FlowStep.model_fields.items()
                if key not in keep}
    return [step.model_copy(update={**left_out, "seen_in": _seen_in(step)}) for step in item.steps]


def _seen_in(step: FlowStep) -> SeenIn | None:
    """What is posted is seen in the notices, where the list does not say in which."""
    seen = step.seen_in or SeenIn()
    if step.posting and seen.notices is None and seen.disclosures is None:
        return seen.model_copy(update={"notices": []})
    return step.seen_in


def all_documents(powers: PowerList) -> dict[str, Spelling]:
    """Every document that a step asks for, with the other names that the list gives it."""
    asked = (document for item in powers.items for step in item.steps for document in step.documents)
    return {**dict.fromkeys(asked, Spelling()), **powers.documents}


def _bound(one: LoadedList, item: PowerItem, lists: Sequence[LoadedList]) -> Iterator[dict[str, Any]]:
    """Whom the item binds; where a nearer list is for one place or unit, the record must say of which it is."""
    types = item.unit_types or one.powers.unit_types
    if types:
        yield {"term": "unit.type", "in": list(types)}
    nearer = [other.powers for other in lists if other.powers.power_list == one.powers.power_list
              and LEVELS.index(other.powers.level) > LEVELS.index(one.powers.level)]
    if any(powers.for_.region for powers in nearer):
        yield {"term": "unit.region", "present": True}
    if any(powers.for_.unit for powers in nearer):
        yield {"any": [{"term": "unit.name", "present": True}, {"term": "unit.code", "present": True}]}


def _note(item: PowerItem, aspect: Aspect) -> str | None:
    said = [item.legacy, item.note if aspect.suffix == "" else None,
            f"同一事项还有这些规则：{'、'.join(item.see)}。" if item.see else None]
    return "".join(text for text in said if text) or None


def _unlisted(one: LoadedList) -> LoadedRule:
    """The rule that asks a person about an item that is not on the list."""
    powers, spellings = one.powers, {item.id: [item.title, *item.aliases] for item in one.powers.items}
    named = {"name_of": "matter.power_item", "among": {"param": ITEMS}, "otherwise": OTHER}
    rule = Rule.model_validate({
        **_head(powers, powers.unlisted, "medium", powers.title, powers.title_en, UNLISTED),
        "basis": [_clause(powers, None, None)],
        "judged_on": {"first_given": [{"flow": _any_step(powers), "gives": "first_day"}, "observed_on"]},
        "versions": [{"from": powers.from_ or EVER, "until": powers.until, "basis": powers.source}],
        "parameters": {ITEMS: Parameter(title="清单上的事项", title_en="the items of the list", type="names",
                                        scope="local", values={EVER: spellings})},
        "subject": "decision",
        "when": [_in_force(powers)],
        "must": [{"term": named, "is_not": OTHER}],
        **UNLISTED.sentences(powers, None),
        **unlisted_examples(powers),
    })
    return LoadedRule(rule, one.book, one.origin.path, Document(None, {}, {(): one.origin.place("items")}))


def _any_step(powers: PowerList) -> list[FlowStep]:
    """One step under every name that the list has, to find the first day of a matter whose item is not known."""
    names = {name for item in powers.items for step in item.steps for name in (step.name, *step.aliases)}
    first, *others = sorted(names)
    return [FlowStep(name=first, aliases=others)]


def _places(one: LoadedList, number: int) -> Document:
    """Where the parts of a rule stand in the list: its flow at the steps of the item, all else at the item."""
    item: Path = ("items", number)
    document = one.origin.document
    values: dict[Path, tuple[int, int]] = {(): one.origin.place(*item)}
    for path, place in document.values.items():
        if path[:2] != item:
            continue
        rest = path[2:]
        if rest[:1] == ("steps",):
            values |= {(*head, *rest[1:]): place for head in _FLOWS}
        elif rest[:1] == ("basis",) and len(rest) > 1 and isinstance(rest[1], int):
            values["basis", rest[1] + 1, *rest[2:]] = place
        elif rest:
            values[rest] = place
    return Document(None, {}, values)


_FLOWS: tuple[Path, ...] = (("terms", "faults", "flow"), ("terms", "faults_en", "flow"),
                            ("judged_on", "first_given", 0, "flow"))
