"""The steps that every feature uses: which norm is looked at, and what comes out."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when

from lianchi.audit.scenario import Bench, Result
from lianchi.wording import say

VERDICTS = {say(f"verdict.{name}", "zh"): name for name in
            ("violation", "compliant", "not_applicable", "undetermined", "manual")}


@pytest.fixture
def record() -> dict[str, Any]:
    """The record that the sentences of a scenario describe; steps add to it."""
    return {"id": "场景"}


@pytest.fixture
def records() -> list[dict[str, Any]]:
    """The records that the scenario described before the one it speaks of now."""
    return []


@pytest.fixture
def parameters() -> dict[str, Any]:
    """The unit's own parameters, by name, as a unit would write them."""
    return {}


@given("还有另一份记录")
def another_record(record: dict[str, Any], records: list[dict[str, Any]]) -> None:
    """What follows is said of a further record."""
    records.append(dict(record))
    record.clear()
    record["id"] = f"场景{len(records) + 1}"


@given("还有同一单位的另一份记录")
def another_record_of_the_unit(record: dict[str, Any], records: list[dict[str, Any]]) -> None:
    """What follows is said of a further record of the same unit and kind."""
    kept = {key: record[key] for key in ("kind", "unit") if key in record}
    another_record(record, records)
    record.update(copy.deepcopy(kept))


@given(parsers.parse("本单位没有规定这项标准"))
def no_parameter(parameters: dict[str, Any]) -> None:
    """The unit has set no value of its own."""
    parameters.clear()


@when(parsers.parse("对照“{title}”检查"), target_fixture="result")
def check(bench: Bench, records: list[dict[str, Any]], record: dict[str, Any], parameters: dict[str, Any],
          title: str) -> Result:
    """Check the record, and those named before it, against the one norm with that title."""
    return bench.check([*records, record], title, parameters)


@then(parsers.parse("结论是{verdict}"))
def verdict_is(result: Result, verdict: str) -> None:
    """The worst verdict over the subjects of the record."""
    assert not result.problems, f"the scenario's own facts could not be read: {result.problems}"
    assert result.verdict == VERDICTS[verdict], result


@then(parsers.parse("说明里写着“{words}”"))
def sentence_says(result: Result, words: str) -> None:
    """The sentence of the finding holds these words."""
    assert any(words in finding.message for finding in result.findings), [f.message for f in result.findings]


@then(parsers.parse("依据是{clause}"))
def basis_is(result: Result, clause: str) -> None:
    """The finding cites this clause: title of the text, then the article."""
    cited = [f"{one.title}{one.locator or ''}" for finding in result.findings for one in finding.basis]
    assert clause in cited, cited
