"""Beyond the forty: good files with bits flipped, parts changed, cut, joined and misnamed end in words, each of them listed."""

from __future__ import annotations

from pathlib import Path

from bad_inputs import office
from bad_inputs.kit import GOOD, RULES, laid_out, lianchi
from bad_inputs.mutants import mutants

FIXTURES = Path(__file__).parents[2] / "fixtures"
OLD = Path(__file__).parents[1] / "read" / "ledger" / "old.xls"
SAMPLES = ("four_discussions/violating.json", "four_discussions/violating.xml", "four_discussions/violating.yaml",
           "minutes/d04-reps-resolution.txt", "minutes/d18-upper-amounts.txt",
           "packages/91110000MA000000AG_0006_1000_20250804_00000000000000000000000000000004.zip",
           "packages/91110000MA000000AG_0006_1000_20250803_00000000000000000000000000000003/会议.xml")
COUNT, SEED = 300, 20261124


def good() -> list[tuple[str, bytes]]:
    rows = [office.HEADINGS, *(office.contact(f"JC-{number}") for number in range(20))]
    found = [(name, (FIXTURES / name).read_bytes()) for name in SAMPLES]
    return [*found, ("lines.jsonl", GOOD.encode() * 30), ("gbk.csv", office.table(rows, "gbk")),
            ("wide.csv", office.table(rows, "utf-16", "\t")), ("book.xlsx", office.register(*rows[1:])),
            ("word.docx", office.document()), ("page.pdf", office.pdf()), ("page.ofd", office.ofd()),
            ("old.xls", OLD.read_bytes())]


def test_three_hundred_damaged_files_end_in_words(tmp_path: Path) -> None:
    files = mutants(good(), COUNT, SEED)
    laid_out(tmp_path, {**files, "good.jsonl": GOOD})
    done = lianchi("check", str(tmp_path), "--rules", RULES, "-f", "json")
    assert (done.code, done.err) == (3, "")
    listed = {Path(one["path"]).name: one for one in done.report["inputs"]}
    assert listed.keys() == {*files, "good.jsonl"}
    assert listed["good.jsonl"]["status"] == "read"
    assert all(one["reason"] for one in listed.values() if one["status"] != "read")
    faults = [one["reason"] for one in listed.values() if "读取程序" in (one["reason"] or "")]
    assert faults == []
    assert [one for one in done.report["findings"] if one["verdict"] == "error"] == []
