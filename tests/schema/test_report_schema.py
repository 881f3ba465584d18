"""The schema of the JSON report: what design §7 shows fits, and nothing may be missing or added."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from lianchi.model.finding import VERDICTS
from lianchi.schema import report_schema

VALIDATOR = Draft202012Validator(report_schema())
NONE_OF_ANY = dict.fromkeys(VERDICTS, 0)
PLACE = {"path": "甲.json", "pointer": "/meetings/3/present", "line": 41, "cell": None}
REPORT: dict[str, Any] = {
    "schema": "lianchi/report/1",
    "engine": {"version": "0.1.0", "backend": "rete"},
    "rulebook": {"digest": "sha256:" + "0" * 64, "rules": 1},
    "privacy": {"masked": True, "key": None},
    "inputs": [{"path": "甲.json", "sha256": "0" * 64, "records": 1, "status": "read", "reason": None}],
    "summary": {
        "records": 1,
        "verdicts": NONE_OF_ANY | {"violation": 1},
        "by_rule": [{"rule": "VS-08"} | NONE_OF_ANY | {"violation": 1}],
    },
    "findings": [
        {
            "rule": "VS-08",
            "title": "村民代表会议到会不足三分之二",
            "verdict": "violation",
            "severity": "critical",
            "unit": "向阳村",
            "record": "2026-XH-017",
            "subject": "meetings[3]",
            "message": "应到 30 人，实到 19 人。",
            "remedy": "重新召集。",
            "basis": [{"title": "村民委员会组织法", "locator": None, "confidence": "V", "checked": None}],
            "facts": {"meeting.due": 30},
            "missing": [],
            "locations": [PLACE],
            "fingerprint": "0123",
            "judged_on": "2026-03-01",
        }
    ],
    "remarks": [{"code": "unknown_field", "record": "2026-XH-017", "location": PLACE, "message": "不认识"}],
    "manual_rules": ["会议是否走过场"],
}


def paths(node: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of the report where an object stands; facts apart, whose keys are free."""
    if isinstance(node, dict) and here[-1:] != ("facts",):
        yield here
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from paths(child, (*here, key))


def at(path: tuple[Any, ...]) -> tuple[dict[str, Any], Any]:
    """A copy of the report, and the object in it that stands at ``path``."""
    report = copy.deepcopy(REPORT)
    found: Any = report
    for key in path:
        found = found[key]
    return report, found


def test_a_report_fits() -> None:
    VALIDATOR.validate(REPORT)


@pytest.mark.parametrize("path", list(paths(REPORT)), ids=str)
def test_no_key_may_be_missing_or_added(path: tuple[Any, ...]) -> None:
    report, found = at(path)
    found["more"] = 1
    assert not VALIDATOR.is_valid(report)
    for key in list(found):
        report, found = at(path)
        found.pop(key, None)
        assert key == "more" or not VALIDATOR.is_valid(report), key


@pytest.mark.parametrize("fact", [1.5, [1], {"value": 1}])
def test_a_fact_is_never_a_float_or_a_structure(fact: Any) -> None:
    report, finding = at(("findings", 0))
    finding["facts"]["meeting.due"] = fact
    assert not VALIDATOR.is_valid(report)
