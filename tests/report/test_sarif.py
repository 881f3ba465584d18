"""SARIF: the shape of the standard, the right kind and level, places without invented lines, and the limits."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from lianchi.model.finding import Location, Privacy, Report, RuleNote
from lianchi.report import sarif
from lianchi.report.sarif import render
from report.sample import FUNDS, LAW, ORDER, QUORUM, SAMPLE, STEPS, VILLAGE
from report.sarif_shape import SARIF

NOTED = replace(SAMPLE, notes={"VS-08": RuleNote("critical", ((LAW, "到会要过三分之二"),))},
                inputs=(replace(SAMPLE.inputs[0], encoding="gb18030"), *SAMPLE.inputs[1:]))


def runs(report: Report, lang: str = "zh") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render(report, lang))["runs"]
    return found


def result(rule: str, report: Report = NOTED) -> dict[str, Any]:
    return next(one for run in runs(report) for one in run["results"] if one["ruleId"] == rule)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_has_the_shape_of_the_standard(lang: str) -> None:
    tree = json.loads(render(NOTED, lang))
    assert [error.message for error in Draft202012Validator(SARIF).iter_errors(tree)] == []
    if schema := os.environ.get("LIANCHI_SARIF_SCHEMA"):
        official = Draft4Validator(json.loads(Path(schema).read_text(encoding="utf-8")))
        assert [error.message for error in official.iter_errors(tree)] == []


def test_the_shape_would_notice() -> None:
    tree = json.loads(render(NOTED, "zh"))
    tree["runs"][0]["results"][-1]["level"] = "error"
    assert [error.json_path for error in Draft202012Validator(SARIF).iter_errors(tree)] != []


def test_kinds_and_levels() -> None:
    found = {(it["ruleId"], it["kind"], it["level"]) for it in runs(NOTED)[0]["results"]}
    assert {("VS-08", "fail", "error"), ("VS-02", "fail", "warning"), ("TD-05", "fail", "note")} <= found
    assert {("VS-24", "review", "none"), ("TD-11", "open", "none"), ("VS-08", "open", "none")} <= found
    kinds = [it["kind"] for it in runs(NOTED)[0]["results"]]
    assert kinds == sorted(kinds, key=["fail", "review", "open"].index), "what counts stands first"


def test_errors_and_unread_files_are_notifications_and_the_run_failed() -> None:
    [run] = runs(NOTED)
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is False
    errors = [it for it in invocation["toolExecutionNotifications"] if it["level"] == "error"]
    assert [it["message"]["text"].partition("：")[0] for it in errors][:2] == ["材料/东坡镇 三重一大.jsonl", "材料/2025年台账.xlsx"]
    assert errors[-1]["associatedRule"]["id"] == "TD-20"
    assert "TD-20" not in {it["ruleId"] for it in run["results"]}
    clean = replace(NOTED, findings=(QUORUM,), inputs=NOTED.inputs[:2])
    assert runs(clean)[0]["invocations"][0]["executionSuccessful"] is True


def test_a_cell_is_a_logical_location_and_no_line_is_invented() -> None:
    [place] = result("VS-02")["locations"]
    assert place["logicalLocations"] == [{"fullyQualifiedName": "审议!C7", "kind": "cell"}]
    assert "region" not in place["physicalLocation"]
    [place] = result("VS-08")["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 41}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "/meetings/3/present", "kind": "value"}]


def test_further_places_are_related_and_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one["id"] for one in result("VS-14")["relatedLocations"]] == [1]
    monkeypatch.setattr(sarif, "LOCATIONS", 3)
    many = QUORUM._replace(locations=tuple(Location(VILLAGE, f"/{n}", n + 1) for n in range(9)))
    assert len(result("VS-08", replace(NOTED, findings=(many,)))["relatedLocations"]) == 2


def test_rules_say_what_they_rest_on_and_point_at_clauses() -> None:
    [run] = runs(NOTED)
    rule = run["tool"]["driver"]["rules"][result("VS-08")["ruleIndex"]]
    assert rule["id"] == "VS-08" and "到会要过三分之二" in rule["help"]["text"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    target = rule["relationships"][0]["target"]
    assert run["taxonomies"][0]["taxa"][target["index"]]["id"] == target["id"] == f"{LAW.title}{LAW.locator}"


def test_files_have_their_digest_and_encoding() -> None:
    first, *_, last = runs(NOTED)[0]["artifacts"]
    assert first["hashes"] == {"sha-256": "aa" * 32} and first["encoding"] == "gb18030"
    assert first["location"]["uri"].startswith("%E6%9D%90%E6%96%99/") and " " not in first["location"]["uri"]
    assert last["properties"] == {"status": "unread", "records": 0}


def test_text_is_never_a_link_or_a_placeholder() -> None:
    odd = QUORUM._replace(message="见[附件](http://a) 和 {0}，第[3]项")
    text = result("VS-08", replace(NOTED, findings=(odd,)))["message"]["text"]
    assert text.startswith("见\\[附件](http://a) 和 {{0}}，第[3]项")


def test_more_results_than_a_run_may_hold_go_into_further_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 2)
    found = runs(NOTED)
    kept = sum(it.verdict != "error" for it in NOTED.findings)
    assert [len(run["results"]) for run in found] == [2] * (kept // 2) + [1] * (kept % 2)
    assert len({run["automationDetails"]["id"] for run in found}) == len(found)
    assert all(run["results"][0]["ruleIndex"] < len(run["tool"]["driver"]["rules"]) for run in found)


def test_what_a_file_cannot_hold_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 2)
    monkeypatch.setattr(sarif, "RUNS", 2)
    found = runs(replace(NOTED, inputs=NOTED.inputs[:1], findings=(QUORUM, ORDER, FUNDS, QUORUM, QUORUM)))
    assert sum(len(run["results"]) for run in found) == 4
    for run in found:
        [invocation] = run["invocations"]
        assert "另有 1 项" in invocation["toolExecutionNotifications"][0]["message"]["text"]
        assert invocation["executionSuccessful"] is False


def test_it_says_whether_names_are_covered() -> None:
    assert runs(NOTED)[0]["properties"]["privacy"] == {"masked": True, "key": None}
    assert runs(NOTED)[0]["redactionTokens"] == ["某", "*"]
    assert "redactionTokens" not in runs(replace(NOTED, privacy=Privacy(masked=False)))[0]


def test_a_place_in_an_unknown_file_has_no_number() -> None:
    odd = ORDER._replace(locations=(Location("别处.xlsx", "", None, "A1"), Location(STEPS, "", None, "A1", "原件 甲.docx 第3段")))
    found = result("VS-02", replace(NOTED, findings=(odd,)))
    assert "index" not in found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert found["relatedLocations"][0]["message"] == {"text": "原件 甲.docx 第3段"}
