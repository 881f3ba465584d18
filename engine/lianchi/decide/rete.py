"""The only door to durable-rules: its C extension, driven in primed batches that a sentinel proves whole.

No ``Host``, no timer threads, no events: facts only, ids "0".."399" within a batch, the state deleted after it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

import durable_rules_engine as engine

from lianchi.decide.rulesets import END_OF_BATCH, RuleSet

BATCH = 400
"""Facts in one batch; ids stay below the range in which 32-bit id hashes collide."""

_HIT = re.compile(r'\{ *"(\w+)": *\{.*?"id":"(\w+)"', re.DOTALL).match
_FIRST = '{"id":"s","sob":1}'
"""Matches nothing.  When the first fact of a batch cannot be read, the engine hands back a state that was never set."""
_SENTINEL = '{"id":"e","eob":1}'
_FINE = (0, 1)
"""Return codes of assert_facts: something matched, nothing matched.  2 is «already observed»; the rest is raised."""

Hit = tuple[str, int]
"""Name of the rule that fired, number of the fact within the batch."""


class EngineFault(Exception):
    """The engine refused facts or lost part of a batch; ``facts`` are the numbers concerned."""

    def __init__(self, facts: Sequence[int]) -> None:
        super().__init__(f"durable-rules lost facts {list(facts)[:5]}")
        self.facts = tuple(facts)


class Rete:
    """One loaded rule set.  One per process and rule set; the engine never releases a rule set."""

    def __init__(self, rules: RuleSet, name: str) -> None:
        self._handle = engine.create_ruleset(name, json.dumps(rules.definition))
        # A state that never ran an action crashes the process when it is deleted; the sentinel primes it.
        self._assert([])

    def run(self, facts: Sequence[str]) -> tuple[list[Hit], tuple[int, ...]]:
        """What fired for at most BATCH facts, and the numbers of facts that the engine would not take.

        A batch that did not come through whole is replayed fact by fact, so that one bad fact costs only itself.
        """
        try:
            return self._assert(facts), ()
        except EngineFault:
            return self._one_by_one(facts)

    def _one_by_one(self, facts: Sequence[str]) -> tuple[list[Hit], tuple[int, ...]]:
        hits: list[Hit] = []
        lost: list[int] = []
        for number, fact in enumerate(facts):
            try:
                hits.extend((name, number) for name, _ in self._assert([fact]))
            except EngineFault:
                lost.append(number)
        return hits, tuple(lost)

    def _assert(self, facts: Sequence[str]) -> list[Hit]:
        try:
            code, state = engine.assert_facts(self._handle, f"[{','.join([_FIRST, *facts, _SENTINEL])}]")
            hits = list(self._drain(state)) if code in _FINE else []
        except engine.error:
            hits = []
        finally:
            with suppress(engine.error):
                engine.delete_state(self._handle, "0")
        if hits.count((END_OF_BATCH, -1)) != 1:
            raise EngineFault(range(len(facts)))
        return [hit for hit in hits if hit[1] >= 0]

    def _drain(self, state: object) -> Iterator[Hit]:
        step = engine.start_action_for_state(self._handle, state)
        message = step[1] if step else None
        while message:
            found = _HIT(message)
            if found is None:
                raise EngineFault(())
            yield found[1], -1 if found[2] == "e" else int(found[2])
            message = engine.complete_and_start_action(self._handle, state)
