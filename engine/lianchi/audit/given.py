"""The facts of a rule's example as a whole record: short forms unfolded, the common facts laid under."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from lianchi.model.record import Record
from lianchi.model.rule import Example, Rule
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import collections, fields_of


def records_of(rule: Rule, example: Example) -> list[dict[str, Any]]:
    """The records that the example describes, as raw fields: one, or the several of a rule on groups."""
    if rule.group is None:
        return [record_of(rule, example)]
    each = (example.model_copy(update={"given": {**example.given, **given}}) for given in example.records)
    found = [record_of(rule, one) for one in each]
    for number, fields in enumerate(found, start=1):
        fields["id"] = given_id if (given_id := example.records[number - 1].get("id")) else f"EXAMPLE-{number}"
    return found


def coded(records: Sequence[dict[str, Any]], code: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The records with made-up unit codes, and the codes: one for each unit name, as parameters go by the code."""
    units = [fields.get("unit") or {} for fields in records]
    codes: dict[Any, str] = {}
    for unit in units:
        codes.setdefault(unit.get("name"), f"{code}-{len(codes) + 1}" if codes else code)
    found = [{**fields, "unit": {**unit, "code": codes[unit.get("name")]}}
             for fields, unit in zip(records, units, strict=True)]
    return found, list(codes.values())


def record_of(rule: Rule, example: Example) -> dict[str, Any]:
    """The record that the example describes, as raw fields.

    A singular key stands for a collection of one: ``meeting: {…}`` is ``meetings: [{…}]``, ``candidate: {…}`` is
    ``matter: {candidates: [{…}]}``.  Lists given in full replace those of the common facts.
    """
    common = {key: value for key, value in rule.given.items() if not _given_in_full(key, example.given)}
    merged = _laid_over(copy.deepcopy(common), copy.deepcopy(example.given))
    for path in example.without:
        _remove(merged, path.split("."))
    record: dict[str, Any] = {"id": "EXAMPLE"}
    known = fields_of(Record)
    for key in [k for k in merged if k in known]:
        record[key] = merged[key]
    for key in [k for k in merged if k not in known]:
        _unfold(record, key, merged[key])
    return record


def _given_in_full(singular: str, given: dict[str, Any]) -> bool:
    """Whether an example gives the whole list of which the common facts give one item."""
    path = collections().get(singular, ())
    here: Any = given
    for key in path:
        here = here.get(key) if isinstance(here, dict) else None
    return bool(path) and here is not None


def stands(rule: Rule, example: Example, path: str) -> bool:
    """Whether the path that the example goes without is there to be removed."""
    here: Any = _laid_over(rule.given, example.given)
    for word in path.split("."):
        if not isinstance(here, dict) or word not in here:
            return False
        here = here[word]
    return True


def _laid_over(below: Any, above: Any) -> Any:
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    return {**below, **{key: _laid_over(below.get(key), value) for key, value in above.items()}}


def _remove(tree: Any, words: list[str]) -> None:
    for word in words[:-1]:
        tree = tree.get(word) if isinstance(tree, dict) else None
    if isinstance(tree, dict):
        tree.pop(words[-1], None)


def _unfold(record: dict[str, Any], singular: str, item: Any) -> None:
    path = collections().get(singular)
    if path is None:
        record[singular] = item
        return
    here: Any = record
    part: type[Part] = Record
    for key in path[:-1]:
        node = fields_of(part)[key]
        if not here.get(key):
            here[key] = [{}] if node.many else {}
        here, part = here[key][0] if node.many else here[key], node.part or part
    here[path[-1]] = [*(here.get(path[-1]) or []), item]
