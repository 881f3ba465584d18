"""What is written reads back as the same record, whatever the format."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.codes import CodeLists
from lianchi.model.finding import RawRecord
from lianchi.normalise import Normaliser
from lianchi.read import Input, read_chunk, split
from lianchi.read.inputs import SUFFIXES
from lianchi.write import formats
from strategies import Tree, full_record, records

NORMALISER = Normaliser(CodeLists.load())
SUFFIX = pytest.mark.parametrize("suffix", sorted(formats))


def read_back(text: str, suffix: str) -> list[Tree]:
    """The canonical trees of a written file; every part of it must be readable."""
    item = Input(None, f"x{suffix}", text.encode(), SUFFIXES[suffix])
    return [normal(found) for chunk in split(item, 1 << 20) for found in read_chunk(chunk)]


def normal(found: Any) -> Tree:
    assert isinstance(found, RawRecord), found
    done = NORMALISER.normalise(found.fields)
    assert done.problems == []
    return done.tree


@SUFFIX
@given(trees=st.lists(records(), min_size=1, max_size=3))
def test_what_is_written_reads_back(suffix: str, trees: list[Tree]) -> None:
    assert read_back(formats[suffix](trees), suffix) == trees


@SUFFIX
def test_every_field_reads_back(suffix: str) -> None:
    assert read_back(formats[suffix]([full_record()]), suffix) == [full_record()]


@SUFFIX
def test_text_of_several_lines_reads_back(suffix: str) -> None:
    tree = {"id": "1", "kind": "tender", "resolution": {"text": "第一条\n\n  第二条：\t甲\n# 第三条"}}
    assert read_back(formats[suffix]([tree]), suffix) == [tree]


@SUFFIX
def test_a_list_that_is_none_reads_back_as_empty(suffix: str) -> None:
    tree = {"id": "1", "kind": "tender", "notices": None, "unit": None}
    assert read_back(formats[suffix]([tree]), suffix) == [tree | {"notices": []}]


def test_every_format_that_is_written_is_read() -> None:
    assert formats.keys() <= SUFFIXES.keys()
