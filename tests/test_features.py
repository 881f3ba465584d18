"""Every feature of ``features/``, run against the real engine."""

from pytest_bdd import scenarios

scenarios(".")
