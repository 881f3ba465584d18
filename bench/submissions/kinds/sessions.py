"""A meeting of a leading body as its minutes have it: who came, who said what, who voted how."""

from __future__ import annotations

from typing import Any

from submissions.draw import Draw, Record, iso, person

_VIEWS = ("资金来源清楚，同意实施", "程序完备，同意", "建议加强过程监督，同意", "请有关科室做好衔接，同意",
          "风险可控，同意",
          "注意工期，同意", "预算已列，同意", "条件成熟，同意")


def seats(draw: Draw, count: int) -> list[str]:
    """So many different persons."""
    first = draw.whole(0, 60)
    return [person(first + number) for number in range(count)]


def roster(names: list[str], *bodies: str) -> list[Record]:
    """The dated lines of the members of the bodies, the first being the head."""
    return [{"name": name, "body": body, "role": "party_secretary" if number == 0 else "party_member",
             "from": "2018-03-01", "until": None, "voting": True, "excluded_reason": None}
            for body in bodies for number, name in enumerate(names)]


def session(draw: Draw, body: str, day: int, names: list[str], **more: Any) -> Record:
    """A meeting of all the named members in order, one of whom may be absent for a reason; the head speaks last."""
    absent = names[-1:] if draw.chance(0.3) and len(names) > 6 else []
    came = names[1:len(names) - len(absent)] + names[:1]
    against = 1 if draw.chance(0.15) and len(came) > 6 else 0
    stances = ["against"] * against + ["for"] * (len(came) - against)
    hour, views = draw.whole(8, 15), draw.whole(0, 7)
    return {
        "id": f"HY-{draw.number():07}", "stage": "decision", "body": body, "sequence": None, "form": "in_person",
        "kind": "regular", "held_on": iso(day), "starts_at": f"{hour:02}:30",
        "ends_at": f"{hour + 2:02}:{draw.whole(10, 50)}",
        "place": "三楼会议室", "notice_sent_on": iso(day - draw.whole(16, 20)), "notice_complete": True,
        "materials_sent_on": iso(day - draw.whole(3, 9)), "on_agenda": True, "due": len(names), "present": len(came),
        "present_by_proxy": 0, "absent_count": len(absent), "related_directors": 0, "chair": names[0],
        "chair_role": "party_secretary", "chair_delegated": False, "recorder": "张某", "signed": True,
        "leader_in_charge_present": True, "leader_in_charge_written": False, "leader_led_first": False,
        "outcome": "passed",
        "against_majority": False, "explanation": None, "followed_party_opinion": True,
        "attendances": [{"who": name, "signed": True} for name in came],
        "absent": [{"who": name, "reason": "外出培训", "written_opinion": False} for name in absent],
        "observers": [{"who": "张某某", "role": "resident_inspector", "also_member": False, "voted": False,
                       "remark_recorded": True}],
        "speeches": [{"order": number, "speaker": name, "leader": name == names[0], "stance": stance,
                      "procedural": False,
                      "text": f"{number}.{_VIEWS[(views + number) % 8]}（{name}）"}
                     for number, (name, stance) in enumerate(zip(came, stances, strict=True), 1)],
        "votes": {"for": len(came) - against, "against": against, "abstain": 0, "voters": len(came),
                  "absent_counted": 0,
                  "base": "due", "method": "show_of_hands"},
        "ballots": [{"member": name, "vote": stance, "recused": False, "relation": "none", "related_director": False,
                     "present": True} for name, stance in zip(came, stances, strict=True)],
        "proxies": [], "minutes": {"issued_on": iso(day + draw.whole(1, 10)), "matches_record": True},
        "record": {"created_on": iso(day + draw.whole(0, 5)), "place": "三楼会议室", "has_attendance": True,
                   "has_speeches": True, "has_conclusion": True, "has_dissent": True, "signed_by_chair": True,
                   "signed_by_recorder": True, "signatures": len(came)},
        "own_rule": None, **more}


def resolution(draw: Draw, day: int, amount: float | None, payee: str | None) -> Record:
    """What was decided."""
    return {"decided_on": iso(day), "outcome": "passed", "amount": amount, "payee": payee, "place": None,
            "term_months": 12,
            "names_supplier": False, "text": f"同意实施第{draw.number()}号事项"}


def execution(draw: Draw, day: int, amount: float | None, payee: str | None) -> Record:
    """What was done, by whom, and reported when."""
    started = day + draw.whole(5, 20)
    return {"owner": person(draw.whole(0, 60)), "department": "办公室", "due_on": iso(started + 365),
            "started_on": iso(started),
            "completed_on": iso(started + draw.whole(60, 300)), "reported_on": iso(started + draw.whole(310, 360)),
            "status": "completed", "amount": round(amount * 0.97, 2) if amount else None, "payee": payee,
            "term_months": 12,
            "differs_from_resolution": False, "evaluation_required": True, "evaluated_on": iso(started + 370),
            "evaluator": "示例评估院", "main_assessor": "示例咨询中心"}


def review(kind: str, day: int, conclusion: str, **more: Any) -> Record:
    """An opinion asked for before the meeting and given on that day."""
    return {"kind": kind, "form": "formal", "by": "示例机构", "written": True, "received_on": iso(day - 25),
            "concluded_on": iso(day), "conclusion": conclusion, "adjusted": False, "short_reason": None, "experts": [],
            "before_meeting": True, **more}
