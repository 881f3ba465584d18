"""Faults of one meeting of a leading body, whatever the kind of decision."""

from __future__ import annotations

from typing import Any

from submissions.draw import Draw
from submissions.faults import Change, days, put, same, times

Row = tuple[Any, ...]


def fewer(leave: int = 1, share: float = 0, reason: str | None = "外出") -> Change:
    """So many of those who came (or all above a share of those due) stayed away; counts, votes and lists agree."""
    def change(item: Any, draw: Draw) -> None:
        stay = int(item["due"] * share) if share else item["present"] - leave
        gone = [one["who"] for one in item["attendances"][:-stay]]
        item["attendances"] = item["attendances"][-stay:]
        item["absent"] += [{"who": name, "reason": reason, "written_opinion": False} for name in gone]
        item["ballots"] = [{**one, "vote": "for"} for one in item["ballots"] if one["member"] not in gone]
        item["speeches"] = [{**one, "stance": "for"} for one in item["speeches"] if one["speaker"] not in gone]
        item["votes"].update({"for": stay, "against": 0, "voters": stay})
        item["record"]["signatures"] = stay
        item.update(present=stay, absent_count=len(item["absent"]))
    return change


def split(share: float = 0.5, against: int = 0) -> Change:
    """The votes for it are this share of those due (or all but a few of those present), the others are against it."""
    def change(item: Any, draw: Draw) -> None:
        number = item["present"] - against if against else int(item["due"] * share)
        item["votes"].update({"for": number, "against": item["present"] - number})
    return change


def _led(item: Any, draw: Draw) -> None:
    """The head speaks first."""
    *others, last = item["speeches"]
    item["speeches"] = [{**last, "order": 1}, *({**one, "order": one["order"] + 1} for one in others)]


def _alike(item: Any, draw: Draw) -> None:
    """Three speakers are recorded with one and the same sentence."""
    for speech in item["speeches"][:3]:
        speech["text"] = "经研究，原则同意该方案，请抓好落实"


def _silent(item: Any, draw: Draw) -> None:
    """All but two say nothing."""
    item["speeches"] = item["speeches"][-2:]


def meeting_rows(where: str) -> tuple[Row, ...]:
    """Rows for any kind; ``where`` is the subject of the meeting."""
    return (
        ("TIOL-C12", put("attendances.0.who", "张某")),
        (f"TIOL-C14@{where}.absent[0]", fewer(), put("absent.0.reason", None)),
        ("TIOL-C15", put("absent", [{"who": "甲某", "reason": "病假", "written_opinion": False}] * 3)),
        (f"TIOL-C13@{where}.observers[0] TIOL-D13@{where}.ballots[0]", same("observers.0.who", "attendances.0.who")),
        ("TIOL-D02", _led),
        ("TIOL-D08", put("ballots.0.relation", "near_affinity")),
        ("TIOL-D14", times("votes.voters", 2)),
        ("TIOL-E02", split(against=1), put("record.has_dissent", False)),
        ("TIOL-E04", put("minutes.matches_record", False)),
        ("TIOL-E05", days("minutes.issued_on", "held_on", 20, 40)),
        ("TIOL-E05", days("minutes.issued_on", "held_on", -5, -1)),
        ("TIOL-E06", days("record.created_on", "held_on", 12, 40)),
        ("?TIOL-E11", _alike),
        ("TIOL-E12", put("ends_at", "07:10")),
    )


TABLED: tuple[Row, ...] = (
    ("TIOL-D01", _silent),
    ("TIOL-E01", put("place", None)),
    ("TIOL-E01", put("record.has_conclusion", False)),
)
"""Rows for matters that must be decided collectively."""


def late_rows(where: str) -> tuple[Row, ...]:
    """Rows for meetings since the company law of 2024."""
    return (
        ("TIOL-E03", put("record.signed_by_chair", False)),
        (f"TIOL-E10@{where}.observers[0]", put("observers.0.remark_recorded", False)),
    )
