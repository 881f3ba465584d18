"""The canonical tree and the frozen model hold the same."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from pydantic import ValidationError

from lianchi.model.record import Record
from lianchi.write import from_model, to_model
from strategies import Tree, full_record, records


@given(records())
def test_a_tree_comes_back_from_the_model(tree: Tree) -> None:
    assert from_model(to_model(tree)) == tree


def test_every_field_comes_back_from_the_model() -> None:
    assert from_model(to_model(full_record())) == full_record()


def test_the_model_holds_decimal_yuan_dates_and_times() -> None:
    meeting = {"held_on": date(2026, 3, 5).toordinal(), "starts_at": 570}
    record = to_model({"id": "1", "kind": "tender", "matter": {"amount": 8_600_001}, "meetings": [meeting]})
    assert record.matter is not None and record.meetings is not None
    assert record.matter.amount == Decimal("86000.01")
    assert (record.meetings[0].held_on, record.meetings[0].starts_at) == (date(2026, 3, 5), time(9, 30))


def test_not_supplied_and_none_stay_apart() -> None:
    record = to_model({"id": "1", "kind": "tender", "notices": [], "reviews": None})
    assert record.model_fields_set == {"id", "kind", "notices", "reviews"}


def test_money_finer_than_a_fen_is_rounded_half_up() -> None:
    record = Record.model_validate({"id": "1", "kind": "tender", "matter": {"amount": "0.005"}})
    assert from_model(record) == {"id": "1", "kind": "tender", "matter": {"amount": 1}}


def test_a_record_without_its_id_is_no_record() -> None:
    with pytest.raises(ValidationError):
        to_model({"kind": "tender"})
