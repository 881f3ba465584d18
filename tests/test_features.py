"""Every feature of ``features/``, run against the real engine; then: which rules does no scenario trigger?"""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from lianchi.audit.scenario import Bench, untriggered

scenarios(".")

COMPLETE_BOOKS: tuple[str, ...] = ("four_discussions", "official_business", "three_important_one_large")
"""Books of which every rule must be triggered; of the others the ids are printed (``pytest -rP``) until they are here."""


def test_every_rule_is_triggered_by_a_scenario(bench: Bench, whole_run: bool) -> None:
    """Policy staff see every rule at work: broken, waiting for a person, or concluding what a list concludes."""
    if not whole_run or not bench.triggered:
        pytest.skip("only a part of the features was run")
    missing = untriggered(bench)
    for book, ids in missing.items():
        print(f"{book}: {len(ids)} rules without a scenario: {' '.join(ids)}")
    assert {book: ids for book, ids in missing.items() if book in COMPLETE_BOOKS} == {}
