"""Faults of a village meeting and of a village payment, whatever the record is about."""

from __future__ import annotations

from typing import Any

from submissions.draw import Draw
from submissions.faults import Change, days, more, put
from submissions.kinds.village_parts import HEAD, SUPERVISORS


def few(share: float) -> Change:
    """So few of those due came; all the counts agree."""
    def change(item: Any, draw: Draw) -> None:
        count(item, int(item["due"] * share), int(item["due"] * share))
    return change


def votes(share: float, of: str = "present") -> Change:
    """The votes for it are this share of those present or due."""
    def change(item: Any, draw: Draw) -> None:
        count(item, item["present"], int(item[of] * share))
    return change


def count(item: Any, present: int, agreed: int) -> None:
    """Set those present and those for it, and everything that repeats these numbers."""
    item.update(present=present, households_present=present)
    item["votes"].update({"for": agreed, "against": present - agreed, "voters": present, "issued": present,
                          "returned": present, "stated_percent": (200 * agreed + present) // (2 * present)})
    item["record"].update(signatures=present, stated_present=present, stated_for=agreed)


RECORD: tuple[tuple[Any, ...], ...] = (
    ("VA-02", more("votes.abstain", 7)),
    ("VA-03", more("record.signatures", -3)),
    ("VA-04", more("votes.stated_percent", 4)),
    ("VR-07", more("record.stated_present", 2)),
    ("VR-07-2", more("record.stated_for", 1)),
    ("VR-15", days("record.stated_on", "held_on", 1, 9)),
    ("VR-15-2", days("record.created_on", "held_on", -5, -1)),
    ("?VJ-09", days("supervisor_opinion_on", "held_on", -9, -1)),
)
"""Faults of the record of any village meeting."""


def attending(where: str) -> tuple[tuple[Any, ...], ...]:
    """Faults of those who signed in."""
    return (
        (f"VR-04@{where}.attendances[0]", put("attendances.0.who", "张某某")),
        (f"?VR-04-2@{where}.attendances[0]", put("absent", [{"who": HEAD, "reason": "外出"}])),
    )


PAYMENT: tuple[tuple[Any, ...], ...] = (
    ("VF-04", put("voucher_kind", "white_slip")),
    ("VF-05", put("altered", True)),
    ("?VF-07", put("method", "cash")),
    ("VR-14", more("amount_in_words", 100)),
    ("?VX-04", put("expense", "travel")),
    ("VF-19", days("occurred_on", "claimed_on", -150, -70)),
    ("VJ-07", put("supervisor_reviewed_on", None)),
    ("VJ-07", days("supervisor_reviewed_on", "paid_on", 1, 9)),
    ("VF-02", put("approvals.0.signer", HEAD)),
    ("VF-01-3", put("approvals.3.township", False)),
    ("VF-16", put("expense", "entertainment")),
)
"""Faults of one payment of a village."""
PAID: tuple[tuple[Any, ...], ...] = (
    *PAYMENT,
    ("VF-10", put("payee", "示例劳务公司")),
    ("VF-11", put("contract", None), put("settlement", None)),
    ("VF-15", put("used_for", "村部装修")),
    ("VF-15-2", put("project", "村部装修"), put("used_for", "村部装修")),
    ("VF-22", put("fund", "衔接资金")),
    ("?VJ-06 VF-10", put("payee", SUPERVISORS[1])),
)
"""Faults of a payment under a contract."""
