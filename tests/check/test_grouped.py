"""Rules on several records, from files to the report: any cut into chunks, any number of jobs, and a crash."""

from __future__ import annotations

import faulthandler
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest
import yaml

from lianchi.check import Options, check
from lianchi.decide.session import Outcome, Session
from lianchi.report.json_ import render
from small import KIND, parameters, rule

FIELDS = {"payee": "payment.payee", "on": "payment.paid_on", "amount": "payment.amount"}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """One rule on groups: payments to one payee within thirty days must stay under 100 yuan together."""
    raw = rule(
        "GR-01", subject="group", judged_on={"max": "payments", "of": "payment.on"},
        group={"by": ["unit", "payee"], "within": {"days": {"param": "window"}, "on": "on"},
               "members": {"payments": {"each": "payment", "fields": FIELDS}}},
        parameters={**parameters("days", window=30), **parameters("money", cap=100)},
        must=[{"term": {"sum": "payments", "of": "payment.amount"}, "less_than": {"param": "cap"}}],
    )
    book = tmp_path / "rules" / "book"
    book.mkdir(parents=True)
    raw["basis"][0]["source"] = raw["versions"][0]["basis"] = "data-consistency"
    (book / "GR-01.yaml").write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return tmp_path / "rules"


def record(number: int, amount: int = 60, **more: Any) -> dict[str, Any]:
    payment = {"payee": f"P{number % 5}", "paid_on": f"2026-03-{1 + number % 28:02}", "amount": amount}
    return {"id": f"R{number:02}", "kind": KIND, "unit": {"name": "U"}, "payments": [payment], **more}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files of JSON lines read in chunks of about five records, and one YAML file."""
    monkeypatch.setattr("lianchi.check.run.CHUNK_BYTES", 700)
    folder = tmp_path / "data"
    folder.mkdir()
    for name, numbers in (("a.jsonl", range(12)), ("b.jsonl", range(12, 20))):
        lines = [json.dumps(record(number, 60 if number % 5 < 2 else 1)) for number in numbers]
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    (folder / "c.yaml").write_text(yaml.safe_dump([record(20), record(24, 99)]), encoding="utf-8")
    return folder


def report(data: Path, rules: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.chdir(data.parent)
    found: dict[str, Any] = json.loads(render(check(["data"], Options(rules=(rules,), jobs=jobs))))
    return found


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_each_finding_names_all_its_records_and_where_they_stand(
    data: Path, rules: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = report(data, rules, jobs, monkeypatch)
    assert [one["records"] for one in found["findings"]] == [
        ["R00", "R05", "R10", "R15", "R20"], ["R01", "R06", "R11", "R16"], ["R04", "R09", "R14", "R19", "R24"]]
    first = found["findings"][0]
    assert (first["record"], first["subject"], first["unit"]) == ("R00", "group", "U")
    places = [(one["path"], one["pointer"], one["line"]) for one in first["locations"]]
    assert ("data/a.jsonl", "/payments/0/amount", 6) in places
    assert ("data/c.yaml", "/0/payments/0/amount", 4) in places
    assert found["summary"]["by_rule"][0] == {"rule": "GR-01", "violation": 3, "compliant": 2, "not_applicable": 0,
                                              "undetermined": 0, "manual": 0, "error": 0}


def test_the_bytes_do_not_depend_on_the_number_of_jobs(data: Path, rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert report(data, rules, 1, monkeypatch) == report(data, rules, 2, monkeypatch)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the workers are patched by forking")
def test_a_group_that_kills_its_process_costs_only_itself(
    data: Path, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide = Session.decide

    def dying(self: Session, trees: list[dict[str, Any]]) -> Outcome:
        if any(tree.get("group", {}).get("payee") == "P1" for tree in trees):
            faulthandler.disable()
            os.kill(os.getpid(), signal.SIGSEGV)
        return decide(self, trees)

    monkeypatch.setattr(Session, "decide", dying)
    found = report(data, rules, 2, monkeypatch)
    assert [(one["verdict"], one["records"][0]) for one in found["findings"]] == [
        ("violation", "R00"), ("error", "R01"), ("violation", "R04")]
    assert found["findings"][1]["locations"][0]["path"] == "data/a.jsonl"
