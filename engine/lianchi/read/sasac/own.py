"""The list of matters and the rules of an enterprise, as records of their own."""

from __future__ import annotations

from lianchi.read.extract import Extract
from lianchi.read.sasac.draft import Draft
from lianchi.read.sasac.element import Field
from lianchi.read.sasac.matter import unit
from lianchi.read.sasac.parts import Entry, ListItem, Rule
from lianchi.read.sasac.words import fraction, moment


def item_record(item: ListItem) -> Extract:
    """One matter of the list."""
    draft = _begun(item)
    there = "/listed_items/0"
    draft.take(f"{there}/code", item.item_code)
    draft.take(f"{there}/title", item.name)
    draft.take(f"{there}/remark", item.remark)
    if item.legal and item.legal.text in ("是", "否", ""):
        draft.put(f"{there}/legality_required", item.legal.text == "是", item.legal.place, item.legal.text)
    if item.meetings is not None:
        draft.put(f"{there}/required_meetings", [])
    for number, one in enumerate(item.meetings or ()):
        draft.put(f"{there}/required_meetings/{number}/order", str(number + 1), one.place, confidence="context")
        draft.put(f"{there}/required_meetings/{number}/body", one.text, one.place)
    return draft.done()


def rule_record(rule: Rule) -> Extract:
    """One rule of the enterprise."""
    draft = _begun(rule)
    there = "/own_rules/0"
    draft.take(f"{there}/title", rule.name)
    draft.take(f"{there}/type", rule.type)
    if rule.body:
        draft.put(f"{there}/body", rule.body.text, rule.body.place, rule.name.text if rule.name else "", "context")
    elif rule.type and "议事规则" not in rule.type.text:
        draft.put(f"{there}/body", None, rule.type.place, rule.type.text, "context")
    _day(draft, f"{there}/approved_on", rule.approved)
    _day(draft, f"{there}/from", rule.effective)
    if rule.reviewed and rule.reviewed.text in ("是", "否"):
        draft.take(f"{there}/legality_reviewed", rule.reviewed)
    share = fraction(rule.rate.text) if rule.rate else None
    if rule.rate and share:
        draft.put(f"{there}/quorum_of", share[0], rule.rate.place, rule.rate.text)
        draft.put(f"{there}/quorum_out_of", share[1], rule.rate.place, rule.rate.text)
    _votes(draft, there, rule)
    draft.take(f"{there}/remark", rule.remark)
    return draft.done()


def _begun(entry: Entry) -> Draft:
    draft = Draft(entry.file, entry.line)
    draft.doubts += entry.doubts
    unit(draft, "unit_rule", entry)
    draft.put("/id", entry.id.text if entry.id else entry.place, entry.id.place if entry.id else entry.place)
    return draft


def _day(draft: Draft, pointer: str, found: Field | None) -> None:
    """A day; one that is not understood is passed on as it is, and the report says so."""
    if found is not None:
        when = moment(found.text)
        draft.put(pointer, when.day if when else found.text, found.place, found.text)


def _votes(draft: Draft, there: str, rule: Rule) -> None:
    for number, vote in enumerate(rule.votes or ()):
        place = (vote.mode or vote.item_code or Field("", rule.place)).place
        draft.put(f"{there}/voting_rules/{number}/item_code", vote.item_code.text if vote.item_code else None, place)
        draft.take(f"{there}/voting_rules/{number}/mode", vote.mode)
