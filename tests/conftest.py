"""What all tests share: the steps of the features, and the shipped rule book loaded once."""

from __future__ import annotations

import pytest
from hypothesis import settings

from lianchi.audit.scenario import Bench

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

pytest_plugins = [
    "steps.common",
    "steps.village",
    "steps.tiol_before",
    "steps.tiol_meeting",
    "steps.tiol_after",
    "steps.contact",
]


@pytest.fixture(scope="session")
def bench() -> Bench:
    """The shipped rule book, provisional rules too, in the real engine."""
    return Bench.shipped()
