"""One release, compiled or not, as a tender record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from lianchi.codes import CodeLists, folded
from lianchi.model.finding import Doubt
from lianchi.read.draft import Draft
from lianchi.read.extract import Origin
from lianchi.read.ocds.values import CATEGORIES, METHODS, Refusal, day, money, name

_READ: Final[dict[str, frozenset[str]]] = {
    "": frozenset(("ocid", "id", "date", "tag", "language", "initiationType", "buyer", "parties", "planning", "tender",
                   "bids", "awards", "contracts")),
    "planning": frozenset(("budget",)),
    "planning/budget": frozenset(("amount",)),
    "tender": frozenset(("id", "title", "procurementMethod", "procurementMethodDetails", "mainProcurementCategory",
                         "value", "tenderPeriod", "bidOpening", "numberOfTenderers", "procuringEntity")),
    "bids": frozenset(("details",)),
    "bids/details": frozenset(("id", "status", "tenderers", "value")),
    "awards": frozenset(("id", "status", "date", "suppliers", "value")),
    "contracts": frozenset(("id", "awardID", "title", "dateSigned", "value", "period", "amendments", "implementation")),
    "contracts/amendments": frozenset(("id", "date", "rationale")),
    "contracts/implementation": frozenset(("transactions",)),
    "contracts/implementation/transactions": frozenset(("id", "date", "value", "payee")),
}
"""Section → the fields that are read or are of no account; the rest is told once a file."""


def unread(release: dict[str, Any]) -> list[str]:
    """The fields of a release that the vocabulary has no place for, each once, in their order."""
    return list(dict.fromkeys(_unread(release, "")))


def _unread(part: Any, section: str) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _unread(one, section)
    elif isinstance(part, dict):
        for key, value in part.items():
            here = f"{section}/{key}".lstrip("/")
            if key not in _READ[section]:
                yield here
            elif here in _READ:
                yield from _unread(value, here)


class Release:
    """A release on its way into a record; ``at`` is the pointer of the release in the submitted JSON."""

    def __init__(self, release: dict[str, Any], at: str) -> None:
        self.draft = Draft()
        self._release, self._at = release, at

    def record(self) -> Draft:
        """The record."""
        self._stands("", "")
        self.draft.put("/kind", "tender")
        self._buyer()
        tender = self._part("tender")
        if tender is not None:
            self._tender(tender)
        if "tenders" in self.draft.fields or self._list("awards") or self._list("bids", "details"):
            self._bids()
            self._award()
        self._contracts()
        return self.draft

    # ---- parts -------------------------------------------------------------------------------------------------

    def _part(self, key: str) -> dict[str, Any] | None:
        found = self._release.get(key)
        return found if isinstance(found, dict) else None

    def _list(self, *keys: str) -> list[dict[str, Any]]:
        found: Any = self._release
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return [one if isinstance(one, dict) else {} for one in found] if isinstance(found, list) else []

    def _put(self, pointer: str, value: Any, place: str) -> None:
        """Put a value that is there; say why one is not read."""
        if isinstance(value, Refusal):
            self.draft.doubts.append(Doubt(self._at + place, "left_out", value.zh, value.en))
        elif value not in (None, ""):
            self.draft.put(pointer, value, self._at + place)

    def _stands(self, pointer: str, place: str) -> None:
        """Where a part stands, for the values that it does not have."""
        self.draft.origins[pointer] = Origin(self._at + place)

    # ---- buyer and tender --------------------------------------------------------------------------------------

    def _buyer(self) -> None:
        tender = self._part("tender") or {}
        entity = tender.get("procuringEntity")
        for party, place in ((self._part("buyer"), "/buyer"), (entity, "/tender/procuringEntity")):
            if name(party):
                self._put("/unit/name", name(party), f"{place}/name")
                return
        for number, one in enumerate(self._list("parties")):
            if "buyer" in (one.get("roles") or ()) and name(one):
                self._put("/unit/name", name(one), f"/parties/{number}/name")
                return

    def _tender(self, tender: dict[str, Any]) -> None:
        self._stands("/tenders/0", "/tender")
        title = tender.get("title") or tender.get("id") or self._release["ocid"]
        self._put("/tenders/0/project", title, "/tender/title")
        self._method(tender)
        category = CATEGORIES.get(str(tender.get("mainProcurementCategory")))
        self._put("/tenders/0/kind", category, "/tender/mainProcurementCategory")
        self._put("/tenders/0/amount", money(tender.get("value")), "/tender/value/amount")
        budget = (self._part("planning") or {}).get("budget")
        self._put("/tenders/0/estimate", money((budget or {}).get("amount")) if isinstance(budget, dict) else None,
                  "/planning/budget/amount/amount")
        period = tender.get("tenderPeriod")
        for key, name_ in (("startDate", "issued_on"), ("endDate", "closed_on")):
            self._put(f"/tenders/0/{name_}", day(period.get(key)) if isinstance(period, dict) else None,
                      f"/tender/tenderPeriod/{key}")
        opening = tender.get("bidOpening")
        self._put("/tenders/0/opened_on", day(opening.get("date")) if isinstance(opening, dict) else None,
                  "/tender/bidOpening/date")
        self._put("/tenders/0/bidders", tender.get("numberOfTenderers"), "/tender/numberOfTenderers")

    def _method(self, tender: dict[str, Any]) -> None:
        """The Chinese name of the method where the details give one, else what the code surely means."""
        details, code = tender.get("procurementMethodDetails"), tender.get("procurementMethod")
        if isinstance(details, str) and folded(details) in _method_words():
            self._put("/tenders/0/method", details, "/tender/procurementMethodDetails")
        elif code in METHODS:
            self._put("/tenders/0/method", METHODS[code], "/tender/procurementMethod")
        elif code:
            refusal = Refusal(
                f"采购方式 {code} 可以是谈判、磋商、询价或者单一来源，没有读；请在 procurementMethodDetails 写明",
                f"procurementMethod {code!r} can be one of several methods and was not read")
            self._put("/tenders/0/method", refusal, "/tender/procurementMethod")

    # ---- bids and awards ---------------------------------------------------------------------------------------

    def _bids(self) -> None:
        number = 0
        for at, bid in enumerate(self._list("bids", "details")):
            bidder = _only(bid.get("tenderers"))
            if bid.get("status") in ("invited", "withdrawn") or bidder is None:
                continue
            there, place = f"/tenders/0/bids/{number}", f"/bids/details/{at}"
            self._put(f"{there}/bidder", bidder, f"{place}/tenderers/0/name")
            self._put(f"{there}/price", money(bid.get("value")), f"{place}/value/amount")
            number += 1

    def _award(self) -> None:
        """The award, where exactly one stands."""
        awards = enumerate(self._list("awards"))
        active = [(at, one) for at, one in awards if one.get("status", "active") == "active"]
        if len(active) > 1:
            self._put("", Refusal(f"有 {len(active)} 个有效的中标结果（分标段的），定标日期和中标人没有读",
                                  f"{len(active)} awards stand; the day and the winner were not read"), "/awards")
        if len(active) != 1:
            return
        at, award = active[0]
        self._put("/tenders/0/awarded_on", day(award.get("date")), f"/awards/{at}/date")
        self._put("/tenders/0/award", money(award.get("value")), f"/awards/{at}/value/amount")
        self._put("/tenders/0/awarded_to", _only(award.get("suppliers")), f"/awards/{at}/suppliers/0/name")

    # ---- contracts ---------------------------------------------------------------------------------------------

    def _contracts(self) -> None:
        suppliers = {str(one.get("id")): _only(one.get("suppliers")) for one in self._list("awards")}
        contracts = self._list("contracts")
        for at, one in enumerate(contracts):
            there = place = f"/contracts/{at}"
            self._stands(there, place)
            period = one.get("period") if isinstance(one.get("period"), dict) else {}
            self._put(f"{there}/number", str(one.get("id") or at + 1), f"{place}/id")
            self._put(f"{there}/party", suppliers.get(str(one.get("awardID"))), f"{place}/awardID")
            self._put(f"{there}/scope", one.get("title"), f"{place}/title")
            self._put(f"{there}/signed_on", day(one.get("dateSigned")), f"{place}/dateSigned")
            self._put(f"{there}/amount", money(one.get("value")), f"{place}/value/amount")
            self._put(f"{there}/from", day((period or {}).get("startDate")), f"{place}/period/startDate")
            self._put(f"{there}/until", day((period or {}).get("endDate")), f"{place}/period/endDate")
            self._amendments(one, place)
            self._payments(one, place)

    def _amendments(self, contract: dict[str, Any], place: str) -> None:
        for at, one in enumerate(_dicts(contract.get("amendments"))):
            there = f"/changes/{len(self.draft.fields.get('changes', ()))}"
            self._put(f"{there}/changed_on", day(one.get("date")), f"{place}/amendments/{at}/date")
            self._put(f"{there}/reason", one.get("rationale"), f"{place}/amendments/{at}/rationale")

    def _payments(self, contract: dict[str, Any], place: str) -> None:
        implementation = contract.get("implementation")
        if not isinstance(implementation, dict):
            return
        for at, one in enumerate(_dicts(implementation.get("transactions"))):
            there = f"/payments/{len(self.draft.fields.get('payments', ()))}"
            at_ = f"{place}/implementation/transactions/{at}"
            self._stands(there, at_)
            self._put(f"{there}/contract", str(contract.get("id") or ""), f"{place}/id")
            self._put(f"{there}/voucher", str(one.get("id") or at + 1), f"{at_}/id")
            self._put(f"{there}/paid_on", day(one.get("date")), f"{at_}/date")
            self._put(f"{there}/amount", money(one.get("value")), f"{at_}/value/amount")
            self._put(f"{there}/payee", name(one.get("payee")), f"{at_}/payee/name")


def _dicts(found: Any) -> list[dict[str, Any]]:
    return [one if isinstance(one, dict) else {} for one in found] if isinstance(found, list) else []


def _only(parties: Any) -> str | None:
    """The name of the only organisation in a list."""
    found = _dicts(parties)
    return name(found[0]) if len(found) == 1 else None


@cache
def _method_words() -> frozenset[str]:
    entries = CodeLists.load()["tender_method"].entries.values()
    return frozenset(folded(text) for entry in entries for text in entry.spellings)
