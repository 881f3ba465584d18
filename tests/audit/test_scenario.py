"""The bench of the scenarios notes which rules were triggered, and tells those that were not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lianchi.audit.scenario import Bench, untriggered
from lianchi.check import load_book
from linted import made, write

RULES = Path(__file__).parents[1] / "cli" / "rules"
MEETING = {"id": "R1", "kind": "village_affairs", "meetings": [{"held_on": "2026-03-01", "due": 30, "present": 19}]}


def test_a_rule_is_triggered_by_its_worst_verdict_only() -> None:
    bench = Bench(load_book((RULES,)))
    assert untriggered(bench) == {"demo": ["DM-01", "DM-02"]}
    bench.check([{**MEETING, "meetings": [{"held_on": "2026-03-01", "due": 30, "present": 20}]}], "到会不足三分之二", {})
    assert untriggered(bench) == {"demo": ["DM-01", "DM-02"]}
    bench.check([MEETING], "到会不足三分之二", {})
    assert untriggered(bench) == {"demo": ["DM-02"]}


@pytest.mark.parametrize(("parts", "signed"), [
    ({"mode": "assisted", "must": [{"term": "meeting.signed", "is": True}]}, False),
    ({"when": [{"some": "meetings"}], "concludes": {"term": "concluded.large", "value": True}}, True),
], ids=["waits for a person", "concludes"])
def test_assisted_rules_and_lists_have_a_worst_of_their_own(tmp_path: Path, parts: dict[str, Any], signed: bool) -> None:
    (tmp_path / "my/demo").mkdir(parents=True)
    place = {"judged_on": "resolution.decided_on"} if "concludes" in parts else {}
    write(tmp_path / "my/demo/SM-1.yaml", made(title="小规则", **parts, **place))
    bench = Bench(load_book((tmp_path / "my",)))
    assert untriggered(bench) == {"demo": ["SM-1"]}
    one = {"held_on": "2026-03-01", "signed": signed}
    bench.check([{**MEETING, "resolution": {"decided_on": "2026-03-01"}, "meetings": [one]}], "小规则", {})
    assert untriggered(bench) == {}


def test_manual_rules_and_those_that_are_off_need_no_scenario(tmp_path: Path) -> None:
    (tmp_path / "my/demo").mkdir(parents=True)
    must = [{"term": "meeting.signed", "is": True}]
    write(tmp_path / "my/demo/SM-1.yaml", made(mode="manual"))
    write(tmp_path / "my/demo/SM-2.yaml", made("SM-2", title="二", status="provisional", must=must))
    assert untriggered(Bench(load_book((tmp_path / "my",)))) == {}
