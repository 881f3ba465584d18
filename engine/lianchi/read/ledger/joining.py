"""By which columns the rows of several sheets are put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lianchi.model.finding import Unread
from lianchi.read.ledger.plan import Plan


def join(plans: Sequence[Plan]) -> Iterator[Plan | Unread]:
    """The plans with the key columns that they have in common.

    Sheets of different kinds that have none in common are not read: half a record would accuse by what it lacks.
    """
    for plan in plans:
        plan.keys = plan.key_columns(plan.ledger.record)
    if len(plans) == 1 or not plans[0].ledger.record:
        yield from plans
        return
    common = [heading for heading in plans[0].ledger.record if all(plan.has(heading) for plan in plans)]
    alike = len({plan.shape.title for plan in plans}) == 1
    for plan in plans:
        if common:
            plan.keys = plan.key_columns(common)
        if common or alike:
            yield plan
        else:
            yield _apart(plan)


def _apart(plan: Plan) -> Unread:
    names = "、".join(plan.ledger.record)
    return Unread(
        plan.fit.header.last,
        f"{plan.sheet.shown}和同一种台账的其他表没有共同的一列（{names}），不知道哪几行是同一条记录，没有读入；请在每张表里都写上",
        "this sheet and the others of its ledger have no column in common that names the record, and were not read",
        plan.sheet.line(plan.fit.header.last),
    )
