"""Decisions that break a rule only together: decided twice, told twice, split, crowded before a change of head."""

from __future__ import annotations

from typing import Any

from submissions.draw import Draw, Record, iso, ordinal
from submissions.kinds.decisions import enterprise, organ
from submissions.shape import Shape, bundle
from submissions.units import new_unit


def day_of(record: Record) -> int:
    """The day of the decision."""
    return ordinal(record["resolution"]["decided_on"])


def move(record: Record, day: int) -> None:
    """Move every day of the meetings, reviews, contracts, payments and so on, so that the decision falls on the day."""
    step = day - day_of(record)
    for name, part in record.items():
        if name not in ("unit", "observed_on"):
            _shift(part, step)


def _shift(part: Any, step: int) -> None:
    for key, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        if isinstance(key, str) and key.endswith("_on") and isinstance(value, str):
            part[key] = iso(ordinal(value) + step)
        else:
            _shift(value, step)


def _two(draw: Draw) -> tuple[Record, Record]:
    """Two decisions of one unit whom no other record is about, in the same week, without contracts and payments."""
    first, second = (organ(draw, "public_institution", "2024-07-02", "2026-05-20") for _ in range(2))
    at_unit = new_unit(draw, "public_institution", "county", "示例{}中心")
    for one in (first, second):
        one.update(contracts=[], payments=[], execution={"owner": "甲一", "department": "办公室"},
                   unit={**one["unit"], **at_unit})
    return first, second


def _decided_twice(draw: Draw) -> list[Record]:
    """One project passes twice, with different amounts and no change written down."""
    first, second = _two(draw)
    move(second, day_of(first) + 20)
    second["matter"]["project"] = first["matter"]["project"]
    second["resolution"]["payee"] = first["resolution"]["payee"]
    second["resolution"]["amount"] = round(first["resolution"]["amount"] * 0.5, 2)
    return [first, second]


def _told_twice(draw: Draw) -> list[Record]:
    """Two records speak of one meeting and give different days."""
    first, second = _two(draw)
    move(second, day_of(first) + 20)
    second["meetings"][0]["id"] = first["meetings"][0]["id"]
    return [first, second]


def _again(draw: Draw) -> list[Record]:
    """A topic that was voted down comes back within weeks, unchanged, and passes."""
    first, second = _two(draw)
    move(second, day_of(first) + 30)
    second["matter"]["title"] = first["matter"]["title"]
    meeting = first["meetings"][0]
    meeting["outcome"] = first["resolution"]["outcome"] = "rejected"
    meeting["votes"].update({"for": 1, "against": meeting["present"] - 1})
    return [first, second]


def _gap(draw: Draw) -> list[Record]:
    """Two meetings of a year carry the numbers 3 and 5."""
    first, second = _two(draw)
    move(first, ordinal("2025-03-03"))
    move(second, ordinal("2025-06-03"))
    first["meetings"][0]["sequence"], second["meetings"][0]["sequence"] = 3, 5
    return [first, second]


def _split_payment(draw: Draw) -> list[Record]:
    """Two payments of a year to one payee for one purpose, each under the limit, together above it."""
    first, second = _two(draw)
    move(first, ordinal("2025-06-05"))
    move(second, ordinal("2025-06-05"))
    second["resolution"]["payee"] = first["resolution"]["payee"]
    for one in (first, second):
        one["resolution"]["amount"] = 180_000
        one["payments"] = [{"voucher": f"PZ-{draw.number():07}", "paid_on": f"2025-12-{draw.whole(10, 31)}",
                            "purpose": "works",
                            "payee": first["resolution"]["payee"], "amount": draw.whole(160_000, 179_000)}]
    return [first, second]


def _before_leaving(draw: Draw) -> list[Record]:
    """Three decisions of a year, all in the month before the head left."""
    first, second = _two(draw)
    records = [first, second, _two(draw)[0]]
    for number, one in enumerate(records):
        one["unit"] = {**one["unit"], **{name: first["unit"][name] for name in ("name", "code", "region")},
                       "handover_on": "2025-09-30"}
        move(one, ordinal("2025-09-05") + 5 * number)
    return records


def _too_few_boards(draw: Draw) -> list[Record]:
    """A company limited by shares whose board met once in a year that it declares complete."""
    record = enterprise(draw)
    record["unit"].update(new_unit(draw, "state_owned_enterprise", "enterprise", "示例{}股份"), joint_stock=True)
    move(record, ordinal("2025-05-20"))
    return [{**record, "coverage": {"from": "2025-01-01", "until": "2025-12-31", "complete": True}}]


def _linked_to_nothing(draw: Draw) -> list[Record]:
    """A decision that refers to another one, which a complete submission does not have."""
    record = _two(draw)[0]
    move(record, ordinal("2025-05-20"))
    record["matter"]["related_record"] = f"ZL-{draw.number()}"
    return [{**record, "coverage": {"from": "2025-01-01", "until": "2025-12-31", "complete": True}}]


BUNDLES = (
    bundle("XR-01", _decided_twice), bundle("XR-04", _told_twice), bundle("TIOL-F11", _again), bundle("TIOL-E07", _gap),
    bundle("?MD-17", _split_payment), bundle("?TIOL-H03", _before_leaving), bundle("TIOL-C19", _too_few_boards),
    bundle("TIOL-F16", _linked_to_nothing),
)

SHAPES = (
    Shape("three_important_one_large", lambda draw: organ(draw, "public_institution", "2024-07-02", "2026-05-20"), (),
          BUNDLES,
          weight=2),
)
