"""What a verdict waits for is the same whether it is worked out or remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lianchi.check import Options, Workshop
from lianchi.check.setup import set_up
from lianchi.decide.session import Session
from lianchi.explain import Checked
from lianchi.model.finding import Location, RawRecord
from lianchi.read import find_inputs, read_chunk, split

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"


@pytest.fixture(scope="module")
def shop() -> Workshop:
    return set_up(Options(provisional=True))


def records() -> Iterator[dict[str, Any]]:
    """Every fixture record, and each again without one of its fields: many verdicts are open then."""
    for item in find_inputs([str(FIXTURES / name) for name in ("four_discussions", "several_records", "real")], bytes):
        if item.format == "yaml":
            for raw in (one for chunk in split(item, 1 << 30) for one in read_chunk(chunk) if isinstance(one, RawRecord)):
                yield raw.fields
                for key in [key for key in raw.fields if key not in ("id", "kind")]:
                    yield {name: value for name, value in raw.fields.items() if name != key}


def test_remembered_words_are_those_worked_out(shop: Workshop) -> None:
    trees = [shop.normaliser.normalise(json.loads(json.dumps(fields, default=str))).tree for fields in records()]
    session, seen = Session(shop.plan), 0
    for start in range(0, len(trees), 100):
        some = [tree for tree in trees[start : start + 100] if "kind" in tree]
        for decision in session.decide(some).decisions:
            if decision.verdict == "undetermined":
                record = Checked(RawRecord({}, lambda pointer: Location("", pointer)), some[decision.record], {})
                worked_out = shop.explainer.missing(replace(decision, seen=None), record)
                assert shop.explainer.missing(decision, record) == worked_out
                assert shop.explainer.missing(decision, record) == worked_out
                seen += decision.seen is not None
    assert seen > 10_000
