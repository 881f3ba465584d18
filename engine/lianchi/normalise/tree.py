"""The walk from raw fields to the canonical tree.

What cannot be read is left out, so that it counts as *not known*, and is reported; what is stated to be none
stays None (an empty list for a list).  A list of scalars of which one cannot be read is left out whole, as a
shorter list would be another statement; in a list of parts such an item stands as an empty part, so that the
others keep their places.  An empty string is *not supplied*: left out, and no problem.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, NamedTuple

from lianchi.codes import CodeLists
from lianchi.model.record import Record
from lianchi.model.vocabulary import Node
from lianchi.normalise.problem import (
    NO_ID,
    NO_KIND,
    Problem,
    not_a_list,
    not_a_part,
    unknown_field,
    unreadable,
    written_twice,
)
from lianchi.normalise.refusal import NotSuppliedError, UnreadableError
from lianchi.normalise.tables import Read, Table, Tables

Tree = dict[str, Any]

_KIND_POINTERS: Final = ("/kind", "/记录种类")


class Normalised(NamedTuple):
    """The canonical tree of one record, and what was wrong with the record as submitted."""

    tree: Tree
    problems: list[Problem]


class Normaliser:
    """Raw fields → canonical tree, by the vocabulary and the code lists; made once for all records."""

    def __init__(self, codes: CodeLists) -> None:
        self._record = Tables(codes).of(Record)

    def normalise(self, fields: Tree) -> Normalised:
        """The canonical tree of a record; ``fields`` stay as they are."""
        problems: list[Problem] = []
        tree = _part(self._record, fields, problems)
        if not tree.get("id"):
            problems.append(NO_ID)
        if not tree.get("kind"):
            _without_kind(problems)
        return Normalised(tree, problems)


def _without_kind(problems: list[Problem]) -> None:
    """Say that the kind is not known: why it could not be read, if it is there."""
    for at, problem in enumerate(problems):
        if problem.pointer in _KIND_POINTERS:
            problems[at] = replace(problem, code="unknown_kind")
            return
    problems.append(NO_KIND)


def _part(table: Table, raw: Tree, problems: list[Problem]) -> Tree:
    """The fields of one part; the pointers of the problems that are added begin at this part."""
    tree: Tree = {}
    scalars, lists = table.scalars, table.lists
    strange = False
    for key, value in raw.items():
        read = scalars.get(key)
        if read is not None:
            try:
                tree[key] = read(value)
            except (UnreadableError, NotSuppliedError, TypeError) as error:
                _left_out(table.nodes[key], key, value, error, problems)
        elif key in lists and type(value) is list:
            tree[key] = _items(table, key, key, value, problems)
        elif key in table.nodes:
            _compound(table, key, key, value, tree, problems)
        else:
            strange = True
    if strange:
        _strange_names(table, raw, tree, problems)
    return tree


def _left_out(node: Node, spelled: str, value: Any, error: Exception, problems: list[Problem]) -> None:
    """Report a scalar that could not be read; one that is not supplied is no problem."""
    if isinstance(error, UnreadableError):
        problems.append(unreadable(node, value, error).under(spelled))
    elif isinstance(value, dict | list):  # tables are looked up in, and these cannot be
        problems.append(unreadable(node, value, UnreadableError()).under(spelled))
    elif not isinstance(error, NotSuppliedError):
        raise error


def _compound(table: Table, key: str, spelled: str, value: Any, tree: Tree, problems: list[Problem]) -> None:
    """Read a part or a list, which stands under the name ``spelled`` in the raw fields."""
    before = len(problems)
    if key in table.parts and type(value) is dict:
        tree[key] = _part(table.parts[key], value, problems)
    elif key in table.lists and type(value) is list:
        tree[key] = _items(table, key, spelled, value, problems)
        return
    else:
        _unusual(table, key, value, tree, problems)
    if len(problems) != before:
        problems[before:] = [problem.under(spelled) for problem in problems[before:]]


def _items(table: Table, key: str, spelled: str, items: list[Any], problems: list[Problem]) -> list[Tree]:
    """The items of a list of parts; they are read one by one only where one of them has a problem."""
    below, before = table.lists[key], len(problems)
    found = [_part(below, item, problems) if type(item) is dict else {} for item in items]
    if len(problems) == before and {} not in found:
        return found
    del problems[before:]
    return [_item(table, key, (index, spelled), item, problems) for index, item in enumerate(items)]


def _item(table: Table, key: str, place: tuple[int, str], item: Any, problems: list[Problem]) -> Tree:
    found: list[Problem] = []
    if type(item) is dict:
        tree = _part(table.lists[key], item, found)
    else:
        tree = {}
        found.append(not_a_part(table.nodes[key], item))
    problems += [problem.under(place[0]).under(place[1]) for problem in found]
    return tree


def _unusual(table: Table, key: str, value: Any, tree: Tree, problems: list[Problem]) -> None:
    """A list of scalars, none at all, or something where a list or a part is due."""
    node = table.nodes[key]
    if value is None:
        tree[key] = [] if node.many else None
    elif not node.many:
        problems.append(not_a_part(node, value))
    elif not isinstance(value, list):
        problems.append(not_a_list(node, value))
    else:
        _scalar_list(node, table.scalar_lists[key], value, tree, problems)


def _scalar_list(node: Node, read: Read, items: list[Any], tree: Tree, problems: list[Problem]) -> None:
    """Read a list of scalars; empty strings in it count for nothing, and null is no item."""
    found, before = [], len(problems)
    for index, item in enumerate(items):
        try:
            value = read(item)
        except (UnreadableError, NotSuppliedError, TypeError) as error:
            _left_out(node, str(index), item, error, problems)
            continue
        if value is None:
            problems.append(unreadable(node, None, UnreadableError()).under(index))
        found.append(value)
    if len(problems) == before and (found or not items):
        tree[node.key] = found


def _strange_names(table: Table, raw: Tree, tree: Tree, problems: list[Problem]) -> None:
    """Read what stands under a Chinese name of a field, and report the names that mean nothing."""
    for spelled in [name for name in raw if name not in table.nodes]:
        key = table.titles.get(spelled)
        if key is None:
            problems.append(unknown_field(spelled, table.nearest(spelled)).under(spelled))
        elif key in raw:
            tree.pop(key, None)
            problems.append(written_twice(table.nodes[key]).under(spelled))
        elif key in table.scalars:
            try:
                tree[key] = table.scalars[key](raw[spelled])
            except (UnreadableError, NotSuppliedError, TypeError) as error:
                _left_out(table.nodes[key], spelled, raw[spelled], error, problems)
        else:
            _compound(table, key, spelled, raw[spelled], tree, problems)
