"""Sentences of the features on receptions, gifts, relatives in business, state assets and the bribery blacklist."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

from steps.party_and_public import added, of_kind

Record = dict[str, Any]


# ---- the bribery blacklist ------------------------------------------------------------------------------------


@given(parsers.re("行贿人名单列有(?P<party>.+)，限制(?P<scope>.+)，从(?P<first>.+日)到(?P<last>.+日)"))
def listed(record: Record, party: str, scope: str, first: str, last: str) -> None:
    """An entry of the blacklist."""
    added(of_kind(record, "行贿人名单", "某监委"), "blacklist", party=party, scope=scope, **{"from": first, "until": last})


@given(parsers.re("拟任人选(?P<name>.+)在(?P<moved>.+日)动议，(?P<decided>.+日)讨论决定"))
def nominated(record: Record, name: str, moved: str, decided: str) -> None:
    """A person nominated."""
    one = {"name": name, "motion_on": moved, "decided_on": decided}
    of_kind(record, "干部选拔任用").setdefault("matter", {}).setdefault("candidates", []).append(one)
