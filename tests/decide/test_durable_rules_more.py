"""Pitfalls 11 to 20 of durable-rules; see test_durable_rules.py."""

from __future__ import annotations

import copy
import json
from collections import Counter

import durable_rules_engine as engine
import pytest

from lianchi.decide import rete as door
from lianchi.decide.rete import Rete
from naive import fresh
from small import by_hand, cap, decide, each_a_fact, facts_of, parameters, record, rule, verdicts

FIELDS = ("matter.amount", "resolution.amount", "asset.price")


def test_11_records_of_many_units_are_all_decided() -> None:
    """A batch over several sids runs the actions of its last sid only."""
    assert fresh("""
seen = []
host = Host({"t": {"r": {"all": [{"m": {"$gt": {"x": 0}}}], "run": lambda c: seen.append(c.m.x)}}})
host.post_batch("t", [{"x": i + 1, "sid": i % 10} for i in range(50)])
print(len(seen))
""") == "5"
    trees = [record(i, unit={"code": f"U{i % 10}"}, matter={"amount": 1}) for i in range(50)]
    outcome = decide([cap("SM-1", 0)], trees)
    assert sorted(d.record for d in outcome.decisions) == list(range(50))


def test_12_no_sids(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule set holds 1,024 sids; the next one is a bare MemoryError."""
    each_a_fact(monkeypatch)
    assert fresh("""
h = E.create_ruleset("t", rules(r={"$gt": {"x": 0}}))
done = 0
try:
    for i in range(1500):
        fact(h, id="0", x=1, sid=str(i))
        done += 1
except MemoryError:
    print(done)
""") == "1024"
    facts = facts_of(monkeypatch)
    outcome = decide([cap("SM-1", 0)], [record(i, matter={"amount": i}) for i in range(3000)])
    assert verdicts(outcome) == {"violation": 2999, "compliant": 1}
    assert len(facts) == 3000 and not any("sid" in fact for fact in facts)


def test_13_more_matches_than_the_engine_takes() -> None:
    """When a message matches more than 64 rules, none of them fires."""
    assert fresh("""
for n in (64, 65):
    h = E.create_ruleset("t", rules(**{f"r{i}": {"$gt": {"x": i}} for i in range(n)}))
    try:
        print(fact(h, id="0", x=1000), end=" ")
    except E.error as error:
        print(str(error)[-3:], E.start_action(h))
""") == "0 303 None"
    outcome = decide([cap(f"SM-{i}", i) for i in range(130)], [record(matter={"amount": 10**6})])
    assert len(outcome.decisions) == 130
    assert {d.verdict for d in outcome.decisions} == {"violation"}
    # Should it happen all the same, it is a fact like any other that the engine would not take.
    rete = Rete(by_hand(**{f"r{i}": {"$gt": {"x": i}} for i in range(65)}), "t")
    hits, lost = rete.run(['{"id":"0","x":1}', '{"id":"1","x":1000}', '{"id":"2","x":1}'])
    assert (sorted(hits), lost) == ([("r0", 0), ("r0", 2)], (1,))


@pytest.mark.parametrize("choices", [4, 6, 9])
def test_13_a_rule_of_many_alternatives(choices: int) -> None:
    """One rule alone can have more paths than the engine takes: 3 to the power of ``choices`` lead to a violation."""
    values = {f"p{i}": i for i in range(3 * choices)}
    when = [{"any": [{"term": FIELDS[0], "more_than": {"param": f"p{i}"}} for i in range(n, n + 3)]}
            for n in range(0, 3 * choices, 3)]
    branched = rule(when=when, must=[{"term": "matter.budgeted", "is": True}], parameters=parameters("money", **values))
    cases = [(10**6, False, "violation"), (10**6, True, "compliant"), (10**6, None, "undetermined"),
             (0, False, "not_applicable"), (None, False, "undetermined"), (None, True, "undetermined")]
    trees = [record(i, matter={"amount": amount, "budgeted": good}) for i, (amount, good, _) in enumerate(cases)]
    outcome = decide([branched], trees)
    assert verdicts(outcome) == Counter(verdict for *_, verdict in cases)


def test_14_more_conditions_than_the_engine_takes() -> None:
    """512 conditions on one level are refused or hang, 600 hang."""
    program = """
h = E.create_ruleset("t", rules(**{{f"r{{i}}": {{"$gt": {{f"f{{i % 40}}": i}}}} for i in range({})}}))
try:
    print(fact(h, id="0", f5=6))
except E.error as error:
    print(str(error)[-3:])
"""
    assert fresh(program.format(511)) == "0"
    assert fresh(program.format(512), seconds=2) in ("303", "SIGXCPU")
    assert fresh(program.format(600), seconds=2) == "SIGXCPU"
    rules = [cap(f"SM-{i}", i, FIELDS[i % 3]) for i in range(600)]
    outcome = decide(rules, [record(matter={"amount": 30050}, asset={"price": 10**7})])
    found = Counter(d.verdict for d in outcome.decisions)
    amounts = [i for i in range(600) if i % 3 == 0 and i * 100 < 30050]
    assert found == {"violation": len(amounts) + 200, "undetermined": 200}


def test_15_what_is_absent_is_told_once() -> None:
    """A pattern that only asks for absence matches the engine's own state, again and again for ever."""
    assert fresh("""
fired = 0
def run(c):
    global fired
    fired += 1
    if fired == 20000:
        print("for ever", flush=True)
        os._exit(0)
Host({"t": {"r": {"all": [{"m": {"$nex": {"q": 1}}}], "run": run}}}).assert_fact("t", {"z": 1})
""") == "for ever"
    outcome = decide([rule(subject="meeting", must_not=[{"term": "meeting.chair", "absent": True}])],
                     [record(meetings=[{"chair": None}, {"chair": "甲"}, {}])])
    assert [(d.subject.path, d.verdict) for d in outcome.decisions] == [
        ("meetings[0]", "violation"), ("meetings[2]", "undetermined")]


def test_16_nothing_that_fails_is_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception in an action is swallowed and stays in the state."""
    assert fresh("""
def run(c):
    raise ValueError("boom")
host = Host({"t": {"r": {"all": [{"m": {"x": 1}}], "run": run}}})
print(host.post("t", {"x": 1})["exception"][:21], "exception" in host.get_state("t", "0"))
""") == "exception caught boom True"
    rete = Rete(by_hand(r={"$gt": {"x": 0}}), "t")
    facts = [f'{{"id":"{i}","x":{i}}}' for i in range(9)]
    with monkeypatch.context() as patch:
        patch.setattr(door, "_HIT", lambda message: None)
        assert rete.run(facts) == ([], tuple(range(9)))
        patch.setattr(door, "_HIT", lambda message: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rete.run(facts)
    hits, lost = rete.run(facts)
    assert (sorted(hits), lost) == ([("r", i) for i in range(1, 9)], ())


def test_17_every_one_of_none() -> None:
    """What all items of an empty list are is false."""
    assert fresh("""
h = E.create_ruleset("t", rules(r={"$iall": {"d": {"$gte": {"$i": 7}}}}))
print(fact(h, id="0", d=[]), fact(h, id="1", d=[7, 8]), fact(h, id="2", d=[6, 7]))
""") == "1 0 1"
    paid = rule(must=[{"every": "payments", "satisfies": [{"term": "payment.amount", "at_least": {"param": "few"}}]}],
                parameters=parameters("money", few=7))
    for payments, verdict in (([], "compliant"), ([700], "compliant"), ([700, 600], "violation")):
        tree = record(payments=[{"amount": amount} for amount in payments])
        assert verdicts(decide([paid], [tree])) == {verdict: 1}


def test_18_rules_made_in_a_loop_keep_their_names() -> None:
    """The second parameter of an action is taken for a callback, a default value too."""
    assert fresh("""
seen = []
for k in range(3):
    run = lambda c, k=k: seen.append(k)
    Host({f"t{k}": {"r": {"all": [{"m": {"x": 1}}], "run": run}}}).post(f"t{k}", {"x": 1})
print(any(isinstance(k, int) for k in seen), all(callable(k) for k in seen))
""") == "False True"
    outcome = decide([cap(f"SM-{i}", i) for i in range(9)], [record(matter={"amount": 450})])
    assert [d.rule.rule.id for d in outcome.decisions] == [f"SM-{i}" for i in range(5)]


def test_19_that_nothing_matches_is_the_normal_case() -> None:
    """A message that matches no rule raises; the text is not in the exception's ``str``."""
    assert fresh("""
host = Host({"t": {"r": {"all": [{"m": {"x": 1}}], "run": lambda c: None}}})
try:
    host.post("t", {"a": 0})
except engine.MessageNotHandledException as error:
    print(str(error), error.message)
""") == "{'a': 0} Could not handle message: {\"a\": 0}"
    outcome = decide([cap("SM-1", 5)], [record(i, matter={"amount": 1}) for i in range(900)])
    assert verdicts(outcome) == {"compliant": 900} and not outcome.decisions


def test_20_definitions_stay_as_they_are() -> None:
    """The engine takes the actions out of the caller's definition; a faulty rule set takes down those beside it."""
    assert fresh("""
rules = {"t": {"r": {"all": [{"m": {"x": 1}}], "run": lambda c: None}}}
Host(rules)
print(rules)
""") == "{'t': {'r': {'all': [{'m': {'x': 1}}]}}}"
    good = by_hand(r={"x": 1})
    before = copy.deepcopy(good.definition)
    rete = Rete(good, "t")
    with pytest.raises(engine.error):
        Rete(by_hand(r={"$gt": {"x": {"$nonsense": 1}}}), "t")
    assert good.definition == before == json.loads(json.dumps(before))
    assert rete.run(['{"id":"0","x":1}']) == Rete(good, "t").run(['{"id":"0","x":1}']) == ([("r", 0)], ())
