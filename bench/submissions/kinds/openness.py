"""Publications, requests for information, yearly reports of a bureau."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso
from submissions.faults import at, days, put, table
from submissions.kinds.oversight import OVER
from submissions.shape import Shape
from submissions.units import unit


def information(draw: Draw) -> Record:
    """A bureau's publications, a request answered after a correction, and the yearly report."""
    made = draw.day("2020-01-10", "2026-05-10")
    asked = made + draw.whole(0, 60)
    corrected = asked + draw.whole(8, 20)
    year = draw.whole(2019, 2025)
    return {"unit": unit(draw, "government_department"), "observed_on": OVER, "notices": [], "queries": [],
            "publication_requests": [], "disclosures": [{
                "kind": "government_information", "formed_on": iso(made), "special_term": None,
                "published_on": iso(made + draw.whole(1, 26))}, {
                "kind": "party_affairs", "formed_on": iso(made), "special_term": None, "proposed_on": iso(made),
                "reviewed_on": iso(made + 1), "approved_on": iso(made + draw.whole(1, 3)),
                "secrecy_reviewed_on": iso(made + 1), "published_on": iso(made + draw.whole(3, 6))}],
            "information_requests": [{
                "number": f"申请〔{iso(asked)[:4]}〕{draw.number()}号", "channel": "in_person",
                "submitted_on": iso(asked),
                "signed_on": None, "confirmed_on": None, "received_on": iso(asked), "correction_notices": 1,
                "correction_notice_on": iso(asked + draw.whole(1, 6)), "later_notice_added_items": False,
                "corrected_on": iso(corrected), "replied_on": iso(corrected + draw.whole(3, 26)),
                "consulting_working_days": 0, "extension_approved": False, "extension_told": False,
                "extension_working_days": 0, "delayed_until": None, "result": "partly_refused",
                "reason": "涉及第三方商业秘密",
                "opinion_requests": [{"asked": "third_party", "received_on": iso(corrected), "observed_on": OVER,
                                      "ended_on": iso(corrected + draw.whole(3, 19))}],
                "observed_on": OVER}],
            "annual_reports": [{"kind": "department_disclosure", "year_end": f"{year}-12-31", "observed_on": OVER,
                                "submitted_on": f"{year + 1}-01-{draw.whole(10, 30)}",
                                "published_on": f"{year + 1}-01-{draw.whole(10, 30)}"}]}


INFORMATION_FAULTS = table(
    at("disclosures.0",
       ("GI-01", days("published_on", "formed_on", 45, 120)),
       ("GI-01", put("published_on", None), days("formed_on", "formed_on", -100))),
    at("disclosures.1", ("PO-01", put("approved_on", None)), ("PO-01", days("reviewed_on", "proposed_on", -9, -1)),
       ("PO-02", put("secrecy_reviewed_on", None)), ("PO-02", days("secrecy_reviewed_on", "published_on", 1, 9))),
    at("information_requests.0",
       ("GI-02", days("correction_notice_on", "received_on", 18, 25)),
       ("GI-02-2", put("correction_notices", 2), put("later_notice_added_items", True)),
       ("GI-03", days("replied_on", "corrected_on", 45, 90)),
       ("GI-05", put("reason", None)),
       ("GI-06", days("submitted_on", "received_on", -9, -1))),
    at("information_requests.0.opinion_requests.0", ("GI-04", days("ended_on", "received_on", 35, 60))),
    at("annual_reports.0",
       ("GI-07", days("published_on", "year_end", 32, 90)),
       ("GI-07", put("submitted_on", None)),
       ("GI-07-2", put("kind", "government_disclosure"), days("published_on", "year_end", 92, 140))),
)

SHAPES = (Shape("information_disclosure", information, INFORMATION_FAULTS, weight=24),)
