"""Realistic submissions of every kind of record, with violations injected on purpose and labelled."""
