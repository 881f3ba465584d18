"""The short way to the persons of a record finds whom the long way finds, in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

from lianchi.codes import CodeLists
from lianchi.mask.find import Finder
from lianchi.normalise import Normaliser

FIXTURES = Path(__file__).parents[2] / "fixtures"
WAYS = ("王{}", "学习王{}同志先进事迹", "低保户王{}、水电费", "John {}", "第{}项", "410901189902281234")
"""How a text may name somebody; the last two do not."""
CODES = CodeLists.load()


def renamed(value: Any, names: Iterator[str]) -> Any:
    """The value with a text of its own in the place of each that is written in Chinese."""
    if isinstance(value, dict):
        return {key: one if key in ("kind", "id", "schema") else renamed(one, names) for key, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, names) for one in value]
    return next(names) if isinstance(value, str) and not value.isascii() else value


@pytest.mark.parametrize("folder", ["four_discussions", "three_important_one_large", "official_business", "micro_power"])
def test_the_persons_of_a_record(folder: str) -> None:
    fields = json.loads(json.dumps(
        yaml.safe_load((FIXTURES / folder / "violating.yaml").read_text(encoding="utf-8")), default=str))
    finder, normaliser, named = Finder(CODES), Normaliser(CODES), 0
    for way in WAYS:
        tree = normaliser.normalise(renamed(fields, (way.format(chr(0x5f60 + number)) for number in count()))).tree
        assert finder.people(tree) == tuple(finder.look(tree).people)
        named += len(finder.people(tree))
    assert named > 2
