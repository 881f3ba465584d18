"""Published procurement data as tender records.  Everything in it is invented."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lianchi.check import Options, check
from lianchi.codes import CodeLists
from lianchi.model.finding import Doubt, RawRecord, Unread
from lianchi.normalise import Normaliser
from lianchi.read import Input, read_chunk, split
from lianchi.read.ocds.values import Refusal, day, money

Found = list[RawRecord | Unread | Doubt]
NORMALISER = Normaliser(CodeLists.load())


def yuan(amount: Any, currency: str = "CNY") -> dict[str, Any]:
    return {"amount": amount, "currency": currency}


def release(**other: Any) -> dict[str, Any]:
    """A compiled release of a purchase from tender to payment."""
    return {
        "ocid": "ocds-abc-1", "id": "r1", "date": "2026-05-01T00:00:00+08:00", "tag": ["compiled"],
        "buyer": {"id": "b", "name": "某局"},
        "planning": {"budget": {"amount": yuan(1_200_000)}},
        "tender": {
            "id": "t", "title": "办公楼维修", "procurementMethod": "open", "procurementMethodDetails": "竞争性磋商",
            "mainProcurementCategory": "works", "value": yuan(1_000_000), "numberOfTenderers": 3,
            "tenderPeriod": {"startDate": "2026-01-05", "endDate": "2026-01-26T09:30:00+08:00"},
            "bidOpening": {"date": "2026-01-26T10:00:00+08:00"}, "status": "complete",
        },
        "bids": {"details": [
            {"id": "1", "status": "valid", "tenderers": [{"name": "甲公司"}], "value": yuan(900_000)},
            {"id": "2", "status": "withdrawn", "tenderers": [{"name": "乙公司"}], "value": yuan(800_000)},
        ]},
        "awards": [{"id": "a", "status": "active", "date": "2026-02-01", "value": yuan("900000.50"),
                    "suppliers": [{"id": "s", "name": "甲公司"}]},
                   {"id": "z", "status": "cancelled", "date": "2026-01-30", "suppliers": [{"name": "乙公司"}]}],
        "contracts": [{
            "id": "c", "awardID": "a", "title": "维修合同", "dateSigned": "2026-02-20", "value": yuan(900_000),
            "period": {"startDate": "2026-03-01", "endDate": "2026-12-31"},
            "amendments": [{"id": "m", "date": "2026-04-01", "rationale": "增加工程量"}],
            "implementation": {"transactions": [
                {"id": "p1", "date": "2026-03-15", "value": yuan(100_000), "payee": {"name": "甲公司"}}]},
        }],
        **other,
    }


def read(content: Any, format: str = "json") -> Found:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
    return [one for chunk in split(Input(None, "x", text.encode(), format), 1 << 20) for one in read_chunk(chunk)]


def records(found: Found) -> list[RawRecord]:
    return [one for one in found if isinstance(one, RawRecord)]


def said(found: Found) -> str:
    words = [one.zh for one in found if not isinstance(one, RawRecord)]
    return "\n".join(words + [doubt.zh for one in records(found) for doubt in one.doubts])


def one(content: Any, format: str = "json") -> RawRecord:
    found = records(read(content, format))
    assert len(found) == 1
    return found[0]


# ---- what becomes of it -----------------------------------------------------------------------------------------


def test_a_compiled_release_becomes_a_tender_record() -> None:
    raw = one(release())
    assert raw.fields == {
        "id": "ocds-abc-1", "kind": "tender", "unit": {"name": "某局"},
        "tenders": [{
            "project": "办公楼维修", "method": "竞争性磋商", "kind": "works", "amount": 1_000_000, "estimate": 1_200_000,
            "issued_on": "2026-01-05", "closed_on": "2026-01-26", "opened_on": "2026-01-26", "bidders": 3,
            "bids": [{"bidder": "甲公司", "price": 900_000}],
            "awarded_on": "2026-02-01", "award": "900000.50", "awarded_to": "甲公司",
        }],
        "contracts": [{"number": "c", "party": "甲公司", "scope": "维修合同", "signed_on": "2026-02-20", "amount": 900_000,
                       "from": "2026-03-01", "until": "2026-12-31"}],
        "changes": [{"changed_on": "2026-04-01", "reason": "增加工程量"}],
        "payments": [{"contract": "c", "voucher": "p1", "paid_on": "2026-03-15", "amount": 100_000, "payee": "甲公司"}],
    }
    assert NORMALISER.normalise(raw.fields).problems == []


@pytest.mark.parametrize(("wrapped", "prefix"), [
    (lambda r: r, ""),
    (lambda r: [r], "/0"),
    (lambda r: {"uri": "u", "publishedDate": "2026-05-01", "publisher": {"name": "某局"}, "releases": [r]}, "/releases/0"),
    (lambda r: {"ocid": r["ocid"], "releases": [{"url": "u"}], "compiledRelease": r}, "/compiledRelease"),
    (lambda r: {"version": "1.1", "records": [{"ocid": r["ocid"], "compiledRelease": r}]}, "/records/0/compiledRelease"),
    (lambda r: {"ocid": r["ocid"], "releases": [r]}, "/releases/0"),
])
def test_all_wrappings_give_the_same_record_with_its_own_place(wrapped: Any, prefix: str) -> None:
    content = wrapped(release())
    raw = one(content)
    assert raw.fields == one(release()).fields
    place = raw.locate("/contracts/0/signed_on")
    assert place.pointer == f"{prefix}/contracts/0/dateSigned"
    text = json.dumps(content, ensure_ascii=False, indent=1)
    assert place.line is not None and '"dateSigned"' in text.split("\n")[place.line - 1]


def test_json_lines() -> None:
    lines = "\n".join(json.dumps(release(ocid=f"ocds-abc-{number}")) for number in (1, 2))
    found = records(read(lines, "jsonl"))
    assert [raw.fields["id"] for raw in found] == ["ocds-abc-1", "ocds-abc-2"]
    place = found[1].locate("/tenders/0/awarded_on")
    assert (place.line, place.pointer) == (2, "/awards/0/date")


def test_a_value_that_is_missing_leads_to_the_part_where_it_would_stand() -> None:
    tender = {key: value for key, value in release()["tender"].items() if key != "bidOpening"}
    assert one(release(tender=tender)).locate("/tenders/0/opened_on").pointer == "/tender"
    assert one(release()).locate("/matter/title").pointer == ""


def test_other_records_pass_as_they_are() -> None:
    mixed = [{"id": "A", "kind": "tender", "ocid": "x"}, release()]
    found = records(read(mixed))
    assert found[0].fields == mixed[0] and found[1].fields["id"] == "ocds-abc-1"


# ---- what is left out, and told ---------------------------------------------------------------------------------


def test_other_currencies_are_left_out_with_a_word() -> None:
    found = read(release(contracts=[{"id": "c", "value": yuan(5, "USD"), "dateSigned": "2026-02-20"}], planning=None,
                         awards=[], bids=None, tender={"title": "x", "value": {"amount": 3}}))
    record = records(found)[0].fields
    assert "amount" not in record["contracts"][0] and "amount" not in record["tenders"][0]
    assert "金额是 USD" in said(found) and "没有写币种" in said(found)


@pytest.mark.parametrize(("method", "details", "expected"), [
    ("open", None, "open"), ("selective", None, "invited"), ("limited", None, None), ("direct", None, None),
    ("limited", "单一来源", "单一来源"), ("open", "Licitación pública", "open"), (None, None, None),
])
def test_methods_that_mean_several_things_are_left_out(method: str | None, details: str | None, expected: Any) -> None:
    found = read(release(tender={"title": "x", "procurementMethod": method, "procurementMethodDetails": details}))
    assert records(found)[0].fields["tenders"][0].get("method") == expected
    assert ("没有读；请在 procurementMethodDetails 写明" in said(found)) is (method is not None and expected is None)


def test_several_standing_awards_name_no_winner() -> None:
    awards = [{"id": n, "status": "active", "date": "2026-02-01", "suppliers": [{"name": n}]} for n in ("甲", "乙")]
    found = read(release(awards=awards))
    assert "awarded_to" not in records(found)[0].fields["tenders"][0] and "有 2 个有效的中标结果" in said(found)


def test_what_has_no_place_is_named_once_a_file() -> None:
    lines = "\n".join(json.dumps(release(ocid=str(n), relatedProcesses=[])) for n in range(3))
    found = read(lines, "jsonl")
    told = [one_.zh for one_ in found if isinstance(one_, Doubt)]
    assert len(told) == 1 and "tender/status、relatedProcesses" in told[0] and "buyer" not in told[0]


def test_one_of_several_releases_is_told_to_be_partial() -> None:
    found = read({"releases": [release(id="r1", tag=["tender"], contracts=None), release(id="r2", tag=["contract"])]})
    assert [raw.fields["id"] for raw in records(found)] == ["ocds-abc-1#r1", "ocds-abc-1#r2"]
    assert said(found).count("一次发布") == 2


def test_a_record_of_links_alone_is_not_read() -> None:
    found = read({"records": [{"ocid": "x", "releases": [{"url": "u"}, {"url": "v"}]}, {"ocid": "y", "compiledRelease": {}}]})
    assert len(records(found)) == 1 and "没有合并后的版本" in said(found)


def test_an_ocid_behind_its_releases_is_told() -> None:
    found = read('{"releases": [{"url": "u"}], "ocid": "x", "compiledRelease": {"ocid": "x"}}')
    assert "ocid 写在 releases 后面" in said(found)


@pytest.mark.parametrize("broken", [
    {"tender": []}, {"tender": {"value": 5, "tenderPeriod": []}}, {"awards": {}}, {"awards": [1]}, {"contracts": [None]},
    {"contracts": [{"implementation": [], "amendments": {}}]}, {"bids": []}, {"bids": {"details": [{"tenderers": "x"}]}},
    {"parties": [{"roles": None}]}, {"buyer": "某局"}, {"planning": {"budget": 3}}, {"tag": None},
])
def test_odd_shapes_never_crash(broken: dict[str, Any]) -> None:
    assert one(release(**broken)).fields["kind"] == "tender"


@pytest.mark.parametrize(("text", "expected"), [
    ("2026-03-05", "2026-03-05"), ("2026-03-05T00:00:00Z", "2026-03-05"), ("2026-03-05T09:30:00Z", "2026-03-05"),
    ("2026-03-05T23:00:00+08:00", "2026-03-05"), ("2026-03-05T23:00:00.123-05:00", "2026-03-05"),
    ("2026-03-05 10:00", "2026-03-05"), ("", None), (None, None),
])
def test_days(text: str | None, expected: str | None) -> None:
    assert day(text) == expected


@pytest.mark.parametrize("text", ["2026-03-05T16:00:00Z", "2026-03-05T23:59:59Z", "5 March 2026", 20260305])
def test_days_that_are_not_certain(text: Any) -> None:
    assert isinstance(day(text), Refusal)


def test_money() -> None:
    assert money(yuan(0)) == 0 and money(yuan("1.5", "cny")) == "1.5" and money({}) is None and money(None) is None
    assert isinstance(money(yuan(1, "EUR")), Refusal)


# ---- rules over it ----------------------------------------------------------------------------------------------


def test_procurement_rules_run_on_it(tmp_path: Any) -> None:
    """Twenty days from issuing to closing (PR-03) cannot be told without the law that applies; places lead to OCDS."""
    file = tmp_path / "ocds.json"
    file.write_text(json.dumps(release(), ensure_ascii=False), encoding="utf-8")
    report = check([str(file)], Options(jobs=1, only=("PR-03", "PR-26")))
    assert report.records == 1 and report.inputs[0].status == "read"
    assert report.counts["PR-03"]["violation"] == 0
    assert any(remark.code == "unmapped" for remark in report.remarks)
