"""The good samples of reading: the same record in every format comes to the same tree."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lianchi.codes import CodeLists
from lianchi.model.finding import RawRecord
from lianchi.normalise import Normalised, Normaliser
from lianchi.read import find_inputs, read_chunk, split

GOOD = Path(__file__).parents[1] / "read" / "good"
NORMALISER = Normaliser(CodeLists.load())


def normalised(name: str) -> list[Normalised]:
    (item,) = find_inputs([str(GOOD / name)], bytes)
    parts = [part for chunk in split(item, 100) for part in read_chunk(chunk)]
    return [NORMALISER.normalise(part.fields) for part in parts if isinstance(part, RawRecord)]


@pytest.mark.parametrize("suffix", ["json", "yaml", "xml"])
def test_one_record_in_every_format(suffix: str) -> None:
    (found,) = normalised(f"one.{suffix}")
    wanted: dict[str, Any] = {
        "schema": "lianchi/record/1",
        "id": "2026-XH-017",
        "kind": "four_discussions_two_disclosures",
        "unit": {"name": "杏花村", "type": "village"},
        "matter": {"title": "修建村内道路", "amount": 8_600_000},
        "meetings": [
            {"stage": "proposal", "held_on": date(2026, 3, 1).toordinal()},
            {"stage": "resolution", "held_on": date(2026, 3, 9).toordinal(), "due": 30, "present": 25},
        ],
        "notices": [],
    }
    assert found == (wanted, [])


def test_a_record_in_chinese_names_only() -> None:
    (found,) = normalised("chinese-names.yaml")
    meeting = {"stage": "resolution", "held_on": date(2026, 3, 9).toordinal(), "due": 30, "present": 25}
    tree = {"id": "甲-9", "kind": "four_discussions_two_disclosures", "meetings": [meeting]}
    assert found == (tree, [])


def test_lines() -> None:
    assert [(found.tree["id"], found.problems) for found in normalised("three.jsonl")] == [
        ("甲-1", []),
        ("甲-2", []),
        ("甲-3", []),
    ]
