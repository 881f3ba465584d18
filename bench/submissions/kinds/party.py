"""Organisational life: the year of a Party branch, the meetings and studies of a leading body."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso, ordinal
from submissions.faults import at, cut, days, put, table
from submissions.kinds.oversight import OVER
from submissions.shape import Shape
from submissions.units import new_unit


def _meeting(draw: Draw, day: str, body: str, outcome: str) -> Record:
    due = draw.whole(15, 60) if body == "branch_general_meeting" else draw.whole(3, 7)
    present = due - draw.whole(0, due // 8)
    return {"id": f"ZZ-{draw.number():07}", "body": body, "held_on": day, "due": due, "present": present,
            "chair_role": "party_secretary", "chair_delegated": False, "outcome": outcome,
            "votes": {"for": present, "against": 0, "abstain": 0, "absent_counted": 0}}


def _activity(draw: Draw, kind: str, day: str, **more: object) -> Record:
    return {"kind": kind, "held_on": day, "topic": f"学习和交流{draw.number()}", **more}


def branch(draw: Draw) -> Record:
    """All meetings and activities of one branch in one year, handed in as complete."""
    year = draw.whole(2019, 2025)
    days_of = [f"{year}-{month:02}-{draw.whole(1, 28):02}" for month in range(1, 13)]
    activities = [_activity(draw, kind, day) for kind in ("small_group_meeting", "theme_day") for day in days_of]
    activities += [_activity(draw, kind, days_of[6]) for kind in ("party_lecture", "organisation_life_meeting",
                                                                 "democratic_appraisal")]
    activities += [_activity(draw, "talk", days_of[8], between=pair) for pair in ("leaders", "leader_and_member",
        "members")]
    return {"unit": {**new_unit(draw, "party_branch", "village", "示例第{}党支部"), "party_groups": draw.whole(1, 3)},
            "coverage": {"from": f"{year}-01-01", "until": f"{year}-12-31", "complete": True},
            "meetings": [_meeting(draw, day, "branch_committee", "noted") for day in days_of]
            + [_meeting(draw, days_of[month], "branch_general_meeting", "passed") for month in (1, 4, 7, 10)],
            "activities": activities}


BRANCH_FAULTS = table(
    at("", ("OL-01@group", cut("meetings", 13)),
       ("OL-01@group", cut("meetings", 15)),
       ("OL-02@group", cut("meetings", 2)),
       ("OL-02@group", cut("meetings", 9)),
       ("OL-02-2@group", cut("activities", 5)),
       ("OL-03@group", cut("activities", 19)),
       ("OL-04@group", cut("activities", 24)),
       ("OL-05@group", cut("activities", 25)),
       ("OL-05-2@group", cut("activities", 26)),
       ("OL-06@group", cut("activities", 28))),
    at("meetings.3", ("TIOL-C07", put("due", 7), put("present", 3)),
       ("TIOL-C16", put("chair_role", "party_member"))),
    at("meetings.12",
       ("TIOL-C06 OL-08 TIOL-D11", put("due", 40), put("present", 19), put("votes.for", 19)),
       ("OL-08 TIOL-D11", put("due", 40), put("present", 30), put("votes.for", 20)),
       ("TIOL-C16", put("chair_role", "party_member"))),
)


def leading_body(draw: Draw) -> Record:
    """The studies of the central group of a leading body in a year, and its democratic-life meeting."""
    year = draw.whole(2019, 2025)
    held = ordinal(f"{year}-12-{draw.whole(1, 28):02}")
    due = draw.whole(6, 15)
    return {"unit": new_unit(draw, "party_committee", "county", "示例{}区委"), "meetings": [],
            "coverage": {"from": f"{year}-01-01", "until": f"{year}-12-31", "complete": True},
            "activities": [_activity(draw, "group_study", f"{year}-{month:02}-{draw.whole(1, 28):02}") for month in (2,
                5, 8, 11)]
            + [_activity(draw, "democratic_life_meeting", iso(held), due=due, present=due - draw.whole(0, due // 4),
                         moved=True,
                         consent_on=iso(held - 9), reported_on=iso(held + draw.whole(3, 15)), observed_on=OVER)]}


LEADING_FAULTS = table(
    at("", ("PL-02@group", cut("activities", 1)), ("PL-02@group", cut("activities", 3))),
    at("activities.4",
       ("OL-09", put("due", 9), put("present", 5)),
       ("OL-10", put("consent_on", None)),
       ("OL-10", days("consent_on", "held_on", 1, 9)),
       ("OL-11", days("reported_on", "held_on", 16, 60)),
       ("OL-11", put("reported_on", None))),
)

SHAPES = (
    Shape("organisational_life", branch, BRANCH_FAULTS, weight=4),
    Shape("organisational_life", leading_body, LEADING_FAULTS, weight=4),
)
