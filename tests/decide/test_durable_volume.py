"""The engine at volume: the traps of durable-rules' ``Host``, lost batches, every hit counted, flat memory."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import durable_rules_engine as engine
import pytest

from lianchi.decide import rete as door
from lianchi.decide.rete import BATCH, Rete
from lianchi.decide.session import Session
from naive import fresh
from small import by_hand, cap, decide, each_a_fact, plan_of, record, rule, verdicts


def test_no_thread_takes_a_verdict_away() -> None:
    """The state that ``Host`` returns is None when its timer thread took the message first.

    The race loses 0 to 7 of 60,000, so the thread's step is made here at its worst moment, where it is certain.
    """
    assert fresh("""
def raced(self, message, plain=engine.Ruleset.assert_fact):
    state = plain(self, message)
    self.dispatch()
    return state
hits = []
host = Host({"t": {"r": {"all": [{"m": {"x": 1}}], "run": lambda c: hits.append(1)}}})
print(host.assert_fact("t", {"x": 1}) is None, end=" ")
engine.Ruleset.assert_fact = raced
print(host.assert_fact("t", {"x": 1, "sid": "b"}) is None, len(hits))
""") == "False True 2"
    assert fresh("""
for module in [name for name in sys.modules if name.split(".")[0] == "durable"]:
    del sys.modules[module]
from small import decide, parameters, record, rule, verdicts
below = rule(must=[{"term": "matter.amount", "at_most": {"param": "p"}}], parameters=parameters("money", p=1))
outcome = decide([below], [record(i, matter={"amount": 200}) for i in range(900)])
print(verdicts(outcome), threading.active_count(), any(name.split(".")[0] == "durable" for name in sys.modules))
""") == "{'violation': 900} 1 False"


def test_no_host_dies_on_a_first_record_that_breaks_nothing() -> None:
    """A host of one rule set dies when it deletes the state of its first record, which no rule matched."""
    assert fresh("""
junk = [bytes([255]) * n for n in range(1000, 60000, 50)]; del junk
host = Host({"t": {"r": {"all": [{"m": {"z": 1}}], "run": lambda c: None}}})
for i in range(50):
    try:
        host.assert_fact("t", {"sid": str(i), "a": 1})
    except engine.MessageNotHandledException:
        pass
    host.delete_state("t", str(i))
print("survived")
""") in ("SIGSEGV", "SIGABRT")
    assert fresh("""
from small import decide, parameters, record, rule, verdicts
junk = [bytes([255]) * n for n in range(1000, 60000, 50)]; del junk
below = rule(must=[{"term": "matter.amount", "at_most": {"param": "p"}}], parameters=parameters("money", p=9))
print(verdicts(decide([below], [record(i, matter={"amount": 200}) for i in range(900)])))
""") == "{'compliant': 900}"


def test_names_may_be_used_twice() -> None:
    """One process cannot register two rule sets of one name, nor give a day or a decimal to a fact."""
    assert fresh("""
from datetime import date
from decimal import Decimal
rules = lambda: {"t": {"r": {"all": [{"m": {"x": 1}}], "run": lambda c: None}}}
host = Host(rules())
for value in (Decimal(1), date(2026, 1, 1)):
    try:
        host.post("t", {"x": value})
    except TypeError:
        print("TypeError", end=" ")
try:
    host.register_rulesets(rules())
except Exception as error:
    print(error)
""") == "TypeError TypeError Ruleset with name t already registered"
    one, two = Session(plan_of(cap("SM-1", 0))), Session(plan_of(cap("SM-1", 9)))
    tree = record(matter={"amount": 300})
    for _ in range(3):
        assert verdicts(one.decide([tree])) == {"violation": 1}
        assert verdicts(two.decide([tree])) == {"compliant": 1}


# ---- lost batches -----------------------------------------------------------------------------------------------


class Disturbed:
    """The engine with another ``assert_facts``, in place of the module."""

    def __init__(self, assert_facts: Callable[[Any, str], Any]) -> None:
        self.assert_facts = assert_facts

    def __getattr__(self, name: str) -> Any:
        return getattr(engine, name)


def test_a_batch_starts_with_a_fact_that_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the first fact of a batch cannot be read, the engine answers with a state offset that it never set.

    Asked for the actions of that state it reads anywhere.  Replaying a bad fact by itself is such a batch.  Where the
    engine gets to depends on what lies on the stack, so that here only the guard is looked at, not its lack.
    """
    assert fresh("""
h = E.create_ruleset("t", rules(r={"z": 1}))
for i in range(200):
    code, state = E.assert_facts(h, '[{"id":"0","a":1e-7},{"id":"1","z":1}]')
    E.start_action_for_state(h, state)
print("survived")
""") == "SIGSEGV"
    batches = []

    def assert_facts(handle: Any, facts: str) -> Any:
        batches.append(facts)
        return engine.assert_facts(handle, facts)

    monkeypatch.setattr(door, "engine", Disturbed(assert_facts))
    rete = Rete(by_hand(r={"$gt": {"x": 0}}), "t")
    for _ in range(100):
        assert rete.run(['{"id":"0","x":1e-7}']) == ([], (0,))
        assert rete.run(['{"id":"0","x":1e-7}', '{"id":"1","x":1}']) == ([("r", 1)], (0,))
    assert len(batches) == 1 + 100 * (2 + 3)
    assert all(batch.startswith('[{"id":"s","sob":1},') for batch in batches)


@pytest.mark.parametrize("bad", ["7e-7", "Infinity", "}", "[1", '"7'])
def test_a_bad_fact_is_an_error_of_its_record(monkeypatch: pytest.MonkeyPatch, bad: str) -> None:
    """Whatever happens to one number on the way, the other 999 records are decided as ever."""
    each_a_fact(monkeypatch)
    rules = [cap("SM-1", 5), cap("SM-2", 7)]
    trees = [record(i, matter={"amount": i}) for i in range(1000)]
    usual = decide(rules, trees)
    disturbed = Disturbed(lambda handle, facts: engine.assert_facts(handle, re.sub(r":777\b", f":{bad}", facts)))
    monkeypatch.setattr(door, "engine", disturbed)
    outcome = decide(rules, trees)
    errors = [(d.record, d.rule.rule.id) for d in outcome.decisions if d.verdict == "error"]
    assert errors == [(777, "SM-1"), (777, "SM-2")]
    for id_ in ("SM-1", "SM-2"):
        before = verdicts(usual, id_)
        assert verdicts(outcome, id_) == before | {"error": 1, "violation": before["violation"] - 1}
    broken = [(d.record, d.rule.rule.id) for d in outcome.decisions if d.verdict == "violation"]
    assert sorted(broken + errors) == sorted((d.record, d.rule.rule.id) for d in usual.decisions)


def test_a_lost_list_line_concludes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a list says of a record is unknown where its fact was lost, so that a norm on it is undetermined."""
    each_a_fact(monkeypatch)
    line = cap("SM-1", 5) | {"concludes": {"term": "concluded.large_fund", "value": True}, "list": "power"}
    line["when"] = [{"term": "matter.amount", "more_than": {"param": "cap"}}]
    del line["must"]
    norm = rule("SM-2", when=[{"term": "concluded.large_fund", "is": True}],
                must=[{"term": "matter.budgeted", "is": True}])
    trees = [record(i, matter={"amount": amount}) for i, amount in enumerate((700, 777, 400))]
    disturbed = Disturbed(lambda handle, facts: engine.assert_facts(handle, re.sub(r":777\b", ":7e7", facts)))
    monkeypatch.setattr(door, "engine", disturbed)
    outcome = decide([line, norm], trees)
    assert verdicts(outcome, "SM-1") == {"compliant": 1, "not_applicable": 1, "error": 1}
    assert verdicts(outcome, "SM-2") == {"undetermined": 2, "not_applicable": 1}


@pytest.mark.parametrize("how", ["code 2", "code 3", "code 303", "an error"])
def test_a_code_above_1_is_a_fault(monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """However the engine says that it did not take a batch, the batch is replayed."""
    calls = []

    def assert_facts(handle: Any, facts: str) -> Any:
        calls.append(facts)
        code, state = engine.assert_facts(handle, facts)
        if len(calls) not in wrong:
            return code, state
        if how == "an error":
            raise engine.error("Could not assert facts, error code: 303")
        return int(how.split()[1]), state

    facts = [f'{{"id":"{i}","x":{i}}}' for i in range(9)]
    rete = Rete(by_hand(r={"$gt": {"x": 0}}), "t")
    monkeypatch.setattr(door, "engine", Disturbed(assert_facts))
    wrong = {1}
    assert rete.run(facts) == ([("r", i) for i in range(1, 9)], ())
    assert len(calls) == 1 + 9
    wrong = {11, 15}
    assert rete.run(facts) == ([("r", i) for i in range(1, 9) if i != 3], (3,))
    hits, lost = rete.run(facts)
    assert len(calls) == 1 + 9 + 1 + 9 + 1
    assert (sorted(hits), lost) == ([("r", i) for i in range(1, 9)], ())


def test_an_observed_fact_is_a_fault() -> None:
    """Two facts with one id: the engine takes the first only and answers 2; both are decided."""
    rete = Rete(by_hand(r={"$gt": {"x": 0}}), "t")
    assert rete.run(['{"id":"0","x":1}', '{"id":"0","x":2}']) == ([("r", 0), ("r", 1)], ())


# ---- volume -----------------------------------------------------------------------------------------------------


def test_every_hit_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """60,000 records through twenty rule sets."""
    each_a_fact(monkeypatch)
    numbers = range(60_000)
    trees = [record(i, matter={"amount": i * 7919 % 100_003, "budgeted": i % 3 == 0}) for i in numbers]
    for limit in range(0, 1000, 50):
        session = Session(plan_of(cap("SM-1", limit) | {"when": [{"term": "matter.budgeted", "is": True}]}))
        broken = []
        for start in range(0, len(trees), BATCH):
            outcome = session.decide(trees[start:start + BATCH])
            broken += [start + decision.record for decision in outcome.decisions]
            assert sum(outcome.counts["SM-1"].values()) == BATCH
        assert sorted(broken) == [i for i in numbers if i % 3 == 0 and i * 7919 % 100_003 > limit * 100]


def resident() -> int:
    """Bytes of memory that the process holds."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc")
def test_memory_is_flat(monkeypatch: pytest.MonkeyPatch) -> None:
    """200 batches of 400 with texts that never come again, half of them with a hit."""
    each_a_fact(monkeypatch)
    session = Session(plan_of(rule(must=[{"term": "matter.title", "is": {"term": "matter.project"}}])))

    def batch(number: int) -> None:
        texts = [f"{number}-{i}" for i in range(BATCH)]
        trees = [record(i, matter={"title": text, "project": text[: -(i % 2)] or text}) for i, text in enumerate(texts)]
        assert verdicts(session.decide(trees)) == {"violation": BATCH // 2, "compliant": BATCH // 2}

    for number in range(20):
        batch(number)
    before = resident()
    for number in range(200):
        batch(1000 + number)
    assert resident() - before < 5_000_000
