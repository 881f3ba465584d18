"""Every feature of ``features/``, run against the real engine; then: which rules does no scenario trigger?"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from pytest_bdd import scenarios

from lianchi.audit.scenario import Bench, untriggered

scenarios(".")

FEATURES = Path(__file__).parents[1] / "features"


def test_no_two_scenarios_of_a_file_have_one_name() -> None:
    """pytest-bdd keeps only the last of them, and says nothing."""
    for file in sorted(FEATURES.rglob("*.feature")):
        names = Counter(re.findall(r"^\s*(?:场景大纲|场景): (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE))
        assert [name for name, number in names.items() if number > 1] == [], file.name


def test_every_rule_is_triggered_by_a_scenario(bench: Bench, whole_run: bool) -> None:
    """Policy staff see every rule at work: broken, waiting for a person, or concluding what a list concludes."""
    if not whole_run or not bench.triggered:
        pytest.skip("only a part of the features was run")
    missing = untriggered(bench)
    for book, ids in missing.items():
        print(f"{book}: {len(ids)} rules without a scenario: {' '.join(ids)}")
    assert missing == {}
