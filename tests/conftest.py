"""What all tests share: the steps of the features, and the shipped rule book loaded once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from pytest_bdd.reporting import test_report_context_registry

from lianchi.audit.scenario import Bench

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

pytest_plugins = [
    "steps.common",
    "steps.village",
    "steps.election",
    "steps.village_affairs",
    "steps.village_disclosure",
    "steps.tiol_before",
    "steps.tiol_meeting",
    "steps.tiol_after",
    "steps.tiol_own",
    "steps.contact",
    "steps.micro_power",
    "steps.party_and_public",
    "steps.several",
    "steps.law_in_time",
    "steps.village_finance",
    "steps.procurement",
    "steps.conduct",
    "steps.village_projects",
    "steps.collective",
    "steps.referral",
    "steps.petition",
    "steps.information",
    "steps.window",
    "steps.village_files",
    "steps.village_people",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--scenario-report FILE`` writes what every scenario came to, for the living document of the site."""
    parser.addoption("--scenario-report", metavar="FILE", help="write the result of every scenario as JSON")


_scenarios: list[dict[str, Any]] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep the steps and the outcome of a scenario."""
    context = test_report_context_registry.get(report)
    if report.when == "call" and context is not None:
        scenario = context.scenario
        feature = scenario["feature"]
        file = Path(feature["filename"]).as_posix().rpartition("/features/")[2]
        steps = [f"{step['keyword']} {step['name']}" for step in scenario["steps"]]
        _scenarios.append({"file": file, "feature": feature["name"], "about": feature["description"] or "",
                           "rule": scenario["rule"]["name"] if "rule" in scenario else "", "name": scenario["name"], "passed": report.passed, "steps": steps})


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the report that was asked for."""
    target = session.config.getoption("--scenario-report")
    if target:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        Path(target).write_text(json.dumps(_scenarios, ensure_ascii=False, indent=1), encoding="utf-8")


@pytest.fixture(scope="session")
def bench() -> Bench:
    """The shipped rule book, provisional rules too, in the real engine."""
    return Bench.shipped()


PARTIAL = pytest.StashKey[bool]()


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    """Note that ``-k`` and the like leave something out."""
    for item in items:
        item.config.stash[PARTIAL] = True


@pytest.fixture
def whole_run(request: pytest.FixtureRequest) -> bool:
    """Whether all tests of the files given are run, in this one process."""
    return not request.config.stash.get(PARTIAL, False) and not hasattr(request.config, "workerinput")
