"""What leaves a run: no marked name, no number of a person, and still enough to tell persons apart."""

from __future__ import annotations

import copy
import functools
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianchi.check import Options, check, set_up
from lianchi.check.assembly import assemble
from lianchi.check.cut import cut
from lianchi.check.grouped import Several
from lianchi.check.portions import Portions
from lianchi.check.result import packed
from lianchi.check.worker import Worker
from lianchi.errors import UsageError
from lianchi.model.finding import Report
from lianchi.read import Spool, find_inputs
from lianchi.report import PRINTABLE, write
from lianchi.report.papers import PAPERS
from small import KIND, parameters, rule

ROOT = Path(__file__).parents[2]
IDENTITY = "410901189902281234"
BASES = {
    name: yaml.safe_load((ROOT / "fixtures" / name / "violating.yaml").read_text(encoding="utf-8"))
    for name in ("four_discussions", "three_important_one_large", "official_business", "micro_power")
}
NAMES = st.one_of(
    st.sampled_from(["欧阳修文", "买买提·吐尔逊", "扎西顿珠", "John Smith", "Wei Zhang", "王　芳", "陈方安生"]),
    st.builds(str.__add__, st.sampled_from("王李张欧"), st.text("彧翊翀赟", min_size=1, max_size=2)),
)


@functools.cache
def worker() -> Worker:
    return Worker(set_up(Options(details=frozenset({"events"}))))


def report(folder: Path, records: list[dict[str, Any]]) -> Report:
    """The report on the records, in this process."""
    file = folder / "records.json"
    file.write_text(json.dumps({"records": records}, ensure_ascii=False, default=str), encoding="utf-8")
    with Spool() as spool:
        work = cut(find_inputs([str(file)], bytes), spool, 1_000_000, digests=False)
    portions = Portions(len(work.portions))
    for number, (_, chunk) in enumerate(work.portions):
        portions.put(number, packed(worker().check(chunk)))
    return assemble(work, portions, worker().shop, Options(), Several({}, ()))


def said(report: Report) -> Iterator[str]:
    """Everything in a report that is not an id or a path."""
    for it in report.findings:
        yield from (it.message, it.remedy, *it.missing, *(str(value) for _, value in it.facts))
        yield from (word for place in it.locations for word in (place.pointer, place.cell or "", place.origin or ""))
    for remark in report.remarks:
        yield from (remark.zh, remark.en, remark.location.pointer)
    for one in report.records_list:
        yield from (one.title, *(event.title for event in one.events))


def fill(draw: st.DrawFn, tree: Any, names: list[str]) -> None:
    """Put names into the fields of persons, and into texts that are none."""
    for meeting in tree.get("meetings", []):
        meeting["chair"], meeting["recorder"] = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        meeting["ballots"] = [{"member": name, "relation": "self", "recused": False, "vote": "for"} for name in names]
        meeting["speeches"] = [draw(st.sampled_from([name, {"speaker": name, "order": 1}, {"speaker": [name]}]))
                               for name in names]
        meeting["present"] = draw(st.sampled_from([meeting.get("present"), f"{names[0]}等三十人"]))
        meeting["name"] = f"{names[-1]}主持的会议"
    tree.setdefault("matter", {})["title"] = f"给{names[0]}家和困难户钱有余家修路"
    tree["payments"] = [{"payee": f"{name}（个体户）", "amount": "9.00", "paid_on": "2026-03-01"} for name in names]
    tree["relations"] = [{"person": name, "kind": "shareholding", "other": "甲公司"} for name in names]
    tree["votes"] = {names[0]: "同意"}


@st.composite
def filled(draw: st.DrawFn) -> tuple[dict[str, Any], list[str]]:
    tree = copy.deepcopy(BASES[draw(st.sampled_from(sorted(BASES)))])
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    fill(draw, tree, names)
    return tree, names


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filled())
def test_no_marked_name_is_in_any_format(tmp_path: Path, case: tuple[dict[str, Any], list[str]]) -> None:
    tree, names = case
    found = report(tmp_path, [tree])
    pages = [str(write(found, name, lang)) for name in PRINTABLE for lang in ("zh", "en")]
    for word in {"钱有余", *names, *(name.replace("　", "") for name in names)}:
        assert not [text for text in said(found) if word in text]
        assert not [page for page in pages if word in page]


def test_every_finding_stays_with_its_counts_and_fingerprints(tmp_path: Path) -> None:
    tree = copy.deepcopy(BASES["four_discussions"])
    for meeting in tree["meetings"]:
        meeting["chair"] = "王建国"
    names = [report(tmp_path, [tree]) for _ in range(2)]
    assert names[0] == names[1]
    tree["meetings"][0]["chair"] = "李四海"
    other = report(tmp_path, [tree])
    assert {it.fingerprint for it in names[0].findings} == {it.fingerprint for it in other.findings}


# ---- small rules, whole runs ------------------------------------------------------------------------------

FIELDS = {"payee": "payment.payee", "on": "payment.paid_on"}


def book(folder: Path) -> Path:
    """One rule on payments that names the payee, and one on several records that names all payees."""
    one = rule("MK-01", subject="payment", judged_on="payment.paid_on", must=[{"term": "payment.amount", "less_than": 1}],
               message="付给{payment.payee}，凭证{payment.voucher}", message_en="paid {payment.payee}")
    many = rule("MK-02", slug="several", subject="group", judged_on={"max": "payments", "of": "payment.on"},
                group={"by": ["unit", "payee"], "within": {"days": {"param": "window"}, "on": "on"},
                       "members": {"payments": {"each": "payment", "fields": FIELDS}}},
                parameters=parameters("days", window=30),
                must=[{"term": {"count": "payments"}, "less_than": 2}], message="都付给{group.payee}", message_en="x {group.payee}")
    place = folder / "rules" / "book"
    place.mkdir(parents=True)
    for raw in (one, many):
        raw["basis"][0]["source"] = raw["versions"][0]["basis"] = "data-consistency"
        (place / f"{raw['id']}.yaml").write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return place.parent


def payment(number: int, payee: str, voucher: str = "1") -> dict[str, Any]:
    paid = {"payee": payee, "paid_on": f"2026-03-{number + 1:02}", "amount": 60, "voucher": voucher}
    return {"id": f"R{number}", "kind": KIND, "unit": {"name": "甲村"}, "payments": [paid]}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("lianchi.check.run.CHUNK_BYTES", 300)
    folder = book(tmp_path)

    def run(records: list[dict[str, Any]], name: str = "a.jsonl", **options: Any) -> Report:
        (tmp_path / name).write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in records), encoding="utf-8")
        return check([name], Options(rules=(folder,), **options))
    return run


def messages(report: Report, rule: str) -> list[str]:
    return [it.message for it in report.findings if it.rule == rule]


def test_several_records_tell_persons_apart_whatever_the_number_of_jobs(run: Any) -> None:
    records = [payment(0, "王建国"), payment(1, "王建国"), payment(2, "王建军"), payment(3, "王建军")]
    alone, together = run(records, jobs=1), run(records, jobs=3)
    assert write(alone, "json", "zh") == write(together, "json", "zh")
    assert messages(alone, "MK-02") == ["都付给王某某", "都付给王某某"], "each group is a matter of its own"
    assert messages(alone, "MK-01")[0] == "付给王某某，凭证1"


def test_two_that_would_look_alike_are_numbered_and_one_kept_back_is_respected(run: Any) -> None:
    record = payment(0, "王建国")
    record["payments"] += [{**record["payments"][0], "payee": name} for name in ("王建军", "王某某", "王建国", "李四海")]
    assert messages(run([record]), "MK-01") == [
        "付给王某某1，凭证1", "付给王某某2，凭证1", "付给王某某，凭证1", "付给王某某1，凭证1", "付给李某某，凭证1"]


def test_a_key_joins_reports_and_another_key_does_not(run: Any, tmp_path: Path) -> None:
    keys = [tmp_path / name for name in ("one", "two")]
    for key in keys:
        key.write_text(key.name * 16, encoding="utf-8")
    records = [payment(0, "王建国"), payment(1, "王建国", IDENTITY)]
    first, again, other = (run(records, mask_key=key) for key in (keys[0], keys[0], keys[1]))
    assert first == again != other
    [name] = {message.partition("，")[0] for message in messages(first, "MK-01")}
    assert name.startswith("付给王某某#") and name not in messages(other, "MK-01")[0]
    assert messages(first, "MK-01")[1].rpartition("#")[0].endswith("凭证4109**********1234")
    assert first.privacy.key != other.privacy.key is not None


def test_a_key_that_could_be_guessed_is_refused(run: Any, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("123456\n", encoding="utf-8")
    with pytest.raises(UsageError, match="太短"):
        run([payment(0, "王建国")], mask_key=tmp_path / "key")


def test_unmasking_shows_all_and_says_so(run: Any) -> None:
    found = run([payment(0, "王建国", "13800000000")], unmask=True)
    assert messages(found, "MK-01") == ["付给王建国，凭证13800000000"]
    assert found.privacy.masked is False
    assert json.loads(write(found, "json", "zh"))["privacy"] == {"masked": False, "key": None}
    assert "没有遮盖" in str(write(found, "text", "zh")) and "not covered" in str(write(found, "text", "en"))


def test_numbers_of_persons_are_covered_in_texts_ids_and_file_names(run: Any) -> None:
    first, second = payment(0, "甲公司", "13800000000"), payment(1, "乙公司", "6200000000000000000")
    first["id"], second["id"] = f"低保{IDENTITY}", "低保410902189902281234"
    found = run([first, second, first], name=f"{IDENTITY}.jsonl")
    assert messages(found, "MK-01")[:2] == ["付给甲公司，凭证*******0000", "付给乙公司，凭证***************0000"]
    assert [one.record for one in found.records_list] == [
        "低保4109**********1234(1)", "低保4109**********1234(2)", "低保4109**********1234(1)"]
    page = str(write(found, "json", "zh"))
    assert IDENTITY not in page and "410902189902281234" not in page and "13800000000" not in page
    assert found.inputs[0].path == "4109**********1234.jsonl"


def test_posts_companies_and_people_without_a_name_are_left_alone(run: Any) -> None:
    payees = ["村主任", "董事长甲", "张某", "某建材店", "甲公司"]
    found = run([payment(number, payee) for number, payee in enumerate(payees)])
    assert messages(found, "MK-01") == [f"付给{payee}，凭证1" for payee in payees]


def test_amounts_are_no_telephones(run: Any) -> None:
    record = payment(0, "甲公司")
    record["payments"][0]["amount"] = "13800000000"
    assert dict(run([record]).findings[0].facts)["payment.amount"] == "13800000000.00"


def test_the_ledger_and_the_papers_say_whether_names_are_covered(run: Any) -> None:
    found = run([payment(0, "王建国")], unmask=True)
    book = openpyxl.load_workbook(io.BytesIO(bytes(write(found, "ledger", "zh"))))
    assert any("没有遮盖" in str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    for name in PAPERS:
        assert "没有遮盖" in docx.Document(io.BytesIO(bytes(write(found, name, "zh")))).core_properties.comments


def test_a_key_without_a_cover_is_refused(run: Any, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("k" * 32, encoding="utf-8")
    with pytest.raises(UsageError, match="只能用一个"):
        run([payment(0, "王建国")], unmask=True, mask_key=tmp_path / "key")


def test_a_long_list_of_members_covers_like_a_short_one(run: Any) -> None:
    members = [{"name": f"王{given}{other}"} for given in "彧翊翀赟启凯琳琦琪琛" for other in "瑜瑾璐璇珊玮珂珑钰铭"]
    record = payment(0, "李彧瑜")
    few = messages(run([record]), "MK-01")
    assert messages(run([{**record, "unit": {"name": "甲村", "roster": members}}]), "MK-01") == few == ["付给李某某，凭证1"]
    shown = messages(run([{**payment(0, "王彧瑜"), "unit": {"name": "甲村", "roster": members}}]), "MK-01")
    assert shown == ["付给王某某1，凭证1"]


def test_what_many_records_lack_is_covered_too(run: Any) -> None:
    records = [payment(number, "王建国") for number in range(3)]
    for one in records:
        one["payments"][0]["amount"] = "王建国说的数"
    found = run(records, common_from=0)
    [common] = [it for it in found.findings if it.rule == "MK-01"]
    assert common.records == ("R0", "R1", "R2") and "王某某说的数" in common.message
    assert "王建国" not in str(write(found, "json", "zh"))
