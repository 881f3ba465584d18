"""Findings of rules on several records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lianchi.decide.session import Decision
from lianchi.explain.explain import Checked, Explainer
from lianchi.explain.missing import missing_words
from lianchi.model.finding import Finding, Location, RawRecord
from lianchi.project import PlannedGroup
from lianchi.project.grouping import Formed
from lianchi.project.rows import Open

SUBJECT = "group"


def group_finding(explainer: Explainer, decision: Decision, formed: Formed) -> Finding:
    """The finding of a group.  Its locations have no path yet: their pointers lead into the tree of the group."""
    nowhere = RawRecord({}, lambda pointer: Location("", pointer))
    found = explainer.finding(decision, Checked(nowhere, formed.tree, {}))
    records = tuple(formed.records)
    places = dict.fromkeys([*_members(formed), *found.locations])
    return found._replace(unit=formed.unit, record=records[0] if records else "", records=records, subject=SUBJECT,
                          locations=tuple(places))


def _members(formed: Formed) -> Iterator[Location]:
    """The members themselves, so that every record of a finding has its place."""
    for name, rows in formed.members.items():
        for number in range(len(rows)):
            yield Location("", f"/{name}/{number}")


def open_finding(explainer: Explainer, group: PlannedGroup, item: Open, record: Checked) -> Finding:
    """An item that could not be put into any group, or out of all: what is missing to tell."""
    steps = group.sources[item.source].steps
    decision = Decision(0, replace(group.planned, steps=steps), item.subject, "undetermined")
    missing = tuple(missing_words(item.terms, item.subject, steps, record.quoted, explainer.lang))
    return explainer.unplaced(decision, record, missing)
