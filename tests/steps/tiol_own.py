"""Sentences on what an enterprise submits of its own rules: its list of matters, its rules of procedure, its meetings.

All begin with «报送的».  They are said of a state-owned enterprise named 某公司.
"""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]


def part(where: Record, key: str) -> Record:
    """The part under the key, made where it is not there yet."""
    made: Record = where.setdefault(key, {})
    return made


def enterprise(record: Record, kind: str) -> Record:
    """The record as one of this kind of the enterprise."""
    record["kind"] = kind
    part(record, "unit").update(name="某公司", type="国有企业")
    return record


def applied(record: Record) -> Record:
    """What the rules of procedure demand of the meeting spoken of last."""
    return part(record["meetings"][-1], "own_rule")


@given(parsers.re(r"报送的议题(?P<day>\S+日)由(?P<body>\S+会)研究，结果是(?P<outcome>通过|否决|缓议)"))
def topic_met(record: Record, day: str, body: str, outcome: str) -> None:
    """A meeting on the topic."""
    one = {"body": body, "held_on": day, "outcome": outcome}
    enterprise(record, "三重一大决策").setdefault("meetings", []).append(one)


@given(parsers.parse("报送的清单规定这一事项依次经过{bodies}"))
def listed_order(record: Record, bodies: str) -> None:
    """The order of meetings by the unit's list."""
    steps = [{"order": at, "body": body} for at, body in enumerate(bodies.split("、"), start=1)]
    part(record, "matter")["required_meetings"] = steps


@given("报送的清单规定这一事项须经法律审核")
def listed_review(record: Record) -> None:
    """The list asks for a legal review."""
    part(record, "matter")["legality_required"] = True


@given(parsers.re("报送的议题材料里(?P<said>有|没有)法律意见书"))
def legal_opinion(record: Record, said: str) -> None:
    """Whether the legal opinion is among the papers."""
    papers = [{"kind": "议题材料", "title": "方案"}]
    record["attachments"] = [*papers, {"kind": "法律意见书", "title": "法律意见书"}] if said == "有" else papers


@given(parsers.re("报送的会议(?P<said>没有法律顾问列席|有法律顾问列席，没有说意见记没记录|有法律顾问列席，意见记录在案)"))
def counsel(record: Record, said: str) -> None:
    """Whether counsel sat in, and whether the view is on record."""
    observer: Record = {"who": "丁四", "role": "法律顾问"}
    if said.endswith("记录在案"):
        observer["remark_recorded"] = True
    record["meetings"][-1]["observers"] = [] if said.startswith("没有") else [observer]


@given(parsers.re(r"报送的会议应到(?P<due>\d+)人，实到(?P<present>\d+)人，赞成(?P<votes>\d+)票"))
def headcount(record: Record, due: str, present: str, votes: str) -> None:
    """Who was due, who came, how many voted for; nobody stood aside."""
    record["meetings"][-1].update(due=due, present=present, votes={"for": votes}, ballots=[])


@given(parsers.re(r"报送的会议有(?P<number>\d+)人回避，议事规则(?P<said>没有写扣不扣除|写明扣除)"))
def stood_aside(record: Record, number: str, said: str) -> None:
    """Members who stood aside, and whether the rules take them off the base."""
    names = ("己六", "庚七", "辛八")[: int(number)]
    record["meetings"][-1]["ballots"] = [{"member": name, "recused": True} for name in names]
    if said == "写明扣除":
        applied(record)["recused_excluded"] = True


@given(parsers.re(r"报送的议事规则要求(?:(?P<all>全体成员到会)|到会(?P<of>\d+)/(?P<out_of>\d+)以上)"))
def own_quorum(record: Record, all: str | None, of: str | None, out_of: str | None) -> None:
    """The quorum by the rules of procedure."""
    applied(record).update(title="议事规则", quorum_of="1" if all else of, quorum_out_of="1" if all else out_of)


@given(parsers.re(r"报送的议事规则要求赞成票超过(?P<base>应到会人数|到会人数)的(?P<of>\d+)/(?P<out_of>\d+)"))
def own_share(record: Record, base: str, of: str, out_of: str) -> None:
    """What carries by the rules of procedure."""
    applied(record).update(title="议事规则", vote_base=base, vote_of=of, vote_out_of=out_of, unanimous=False)


@given("报送的议事规则要求全票通过")
def own_unanimity(record: Record) -> None:
    """Everybody must agree."""
    applied(record).update(title="议事规则", unanimous=True)


@given(parsers.re(r"报送的制度里有(?P<body>\S+会)议事规则，(?P<day>\S+日)起生效"))
def own_rules(record: Record, body: str, day: str) -> None:
    """Rules of procedure of a body."""
    one = {"title": f"{body}议事规则", "type": "议事规则", "body": body, "from": day}
    enterprise(record, "单位制度").setdefault("own_rules", []).append(one)


@given(parsers.re(r"报送的清单上有(?P<codes>\S+)"))
def own_list(record: Record, codes: str) -> None:
    """The codes on the unit's list."""
    enterprise(record, "单位制度")["listed_items"] = [{"code": code} for code in codes.split("、")]


@given(parsers.parse("报送的议题编码是{code}"))
def topic_code(record: Record, code: str) -> None:
    """The code of the topic."""
    part(record, "matter")["item_code"] = code


@given(parsers.re(r"报送的单位声明(?P<first>\S+日)到(?P<last>\S+日)的制度和清单已经报全"))
def rules_complete(record: Record, first: str, last: str) -> None:
    """The unit says that nothing is left out of its rules."""
    enterprise(record, "单位制度")["coverage"] = {"from": first, "until": last, "complete": True}
