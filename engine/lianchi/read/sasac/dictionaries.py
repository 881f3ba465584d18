"""The supervisor's own word lists (0002), sent down to enterprises: not records, but names to check others by."""

from __future__ import annotations

from typing import Final

from lianchi.read.sasac.element import Node
from lianchi.read.sasac.parts import Dictionary

_LISTS: Final = {
    "catalog_list": ("catalog", "catalog", ("catalog_code",)),
    "meeting_type_list": ("meeting_type", "meeting_type", ("type_name",)),
    "vote_mode_list": ("vote_mode", "vote_mode", ("mode_name",)),
    "item_list": ("item", "", ()),
    "subject_exception_list": ("subject_exception", "", ()),
}
"""List element → its items, the kind of word, and the element of an item that is the word."""

_TEXTS: Final = {"regulation_type": ("regulation_type", "regulation_type_name"), "source": ("source", "source_name"),
                 "special": ("special", "special_name")}
"""Kind of word → the names of text elements; reader and writer of the system disagree on some."""


def dictionary(node: Node) -> Dictionary | None:
    """The words of a dictionary document; None where it is none."""
    found = Dictionary()
    known = _listed(node, found) | _plain(node, found)
    return found if known else None


def _listed(node: Node, found: Dictionary) -> bool:
    known = False
    for list_name, (name, kind, keys) in _LISTS.items():
        nodes = node.nodes(list_name, name)
        if nodes is None:
            continue
        known = True
        for one in nodes:
            words = [word.text for key in keys if (word := one.said(key))]
            found.words.setdefault(kind, set()).update(words)
            if kind == "vote_mode":
                _mode(one, found)
            if kind == "catalog":
                _listed(one, found)
    found.words.pop("", None)
    return known


def _mode(node: Node, found: Dictionary) -> None:
    name, base, rate = node.said("mode_name"), node.said("mode_radix"), node.said("mode_rate")
    if name:
        found.modes[name.text] = (base.text if base else "", rate.text if rate else "")


def _plain(node: Node, found: Dictionary) -> bool:
    known = False
    for kind, names in _TEXTS.items():
        lists = [one for name in names for inner in names if (one := node.texts(f"{inner}_list", name))]
        alone = [one for name in names for one in node.every(name)]
        for words in (*lists, alone):
            if words:
                known = True
                found.words.setdefault(kind, set()).update(word.text for word in words)
    return known
