"""The JSON report: whole files, key order, bytes."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.errors import UsageError
from lianchi.model.finding import VERDICTS, InputReport
from lianchi.report import FORMATS, write
from lianchi.report.json_ import _dumped
from lianchi.report.visible import escaped
from lianchi.schema import report_schema
from report.sample import QUORUM, SAMPLE, counts

EXPECTED = Path(__file__).parent / "expected"


def tree(report, lang="zh"):
    return json.loads(write(report, "json", lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whole_file(lang):
    expected = (EXPECTED / f"report.{lang}.json").read_text("utf-8")
    assert expected == write(SAMPLE, "json", lang)


def test_it_is_what_the_schema_says():
    jsonschema.Draft202012Validator(report_schema()).validate(tree(SAMPLE))


def test_keys_stand_in_a_fixed_order():
    found = tree(SAMPLE)
    top = "schema engine rulebook privacy inputs summary findings remarks manual_rules"
    verdict = "rule title verdict severity unit record subject"
    reasons = "message missing remedy basis facts locations fingerprint judged_on"
    assert top.split() == list(found)
    assert [*verdict.split(), *reasons.split()] == list(found["findings"][0])
    assert list(found["findings"][0]["basis"][0]) == ["title", "locator", "confidence", "checked"]
    assert list(found["findings"][0]["locations"][0]) == ["path", "pointer", "line", "cell"]
    assert list(found["remarks"][0]) == ["code", "record", "location", "message"]
    assert list(found["inputs"][0]) == ["path", "sha256", "records", "status", "reason"]
    assert list(found["summary"]) == ["records", "verdicts", "by_rule"]
    assert list(VERDICTS) == list(found["summary"]["verdicts"])


def test_every_rule_that_ran_is_counted_in_the_order_of_ids():
    report = replace(
        SAMPLE, titles={"B-2": "乙", "A-1": "甲"}, counts={"C-3": counts(error=1), "A-1": counts()}
    )
    rows = tree(report)["summary"]["by_rule"]
    assert [row["rule"] for row in rows] == ["A-1", "B-2", "C-3"]
    assert all(["rule", *VERDICTS] == list(row) for row in rows)


def test_findings_stand_in_the_order_given():
    rules = [it["rule"] for it in tree(SAMPLE)["findings"]]
    assert [it.rule for it in SAMPLE.findings] == rules


def test_only_the_engine_object_depends_on_the_engine():
    other = tree(replace(SAMPLE, version="9", backend="columnar"))
    assert {**tree(SAMPLE), "engine": {"version": "9", "backend": "columnar"}} == other


def test_remarks_follow_the_language():
    assert SAMPLE.remarks[0].zh == tree(SAMPLE)["remarks"][0]["message"]
    assert SAMPLE.remarks[0].en == tree(SAMPLE, "en")["remarks"][0]["message"]


@pytest.mark.parametrize("hidden", list("\u202e\x7f\x9b\u200b\ue78d\U000e0041\x00\udc80"))
def test_hidden_characters_are_escaped_and_keep_their_value(hidden):
    text = write(replace(SAMPLE, findings=(QUORUM._replace(message=hidden),)), "json", "zh")
    assert hidden not in text
    assert hidden == json.loads(text)["findings"][0]["message"]
    assert text.encode("utf-8")


def test_a_path_that_is_not_unicode_is_written():
    report = replace(SAMPLE, inputs=(InputReport("\udcd6\udcd0.json", "a" * 64, 0, "unread", "甲"),))
    assert tree(report)["inputs"][0]["path"] == "\udcd6\udcd0.json"


scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(st.characters(codec="utf-8"))
values = st.recursive(
    scalars, lambda deeper: st.lists(deeper) | st.dictionaries(st.text(), deeper), max_leaves=20
)


@given(st.dictionaries(st.text(), values))
def test_the_fast_writer_gives_the_same_bytes(given):
    assert json.dumps(given, ensure_ascii=False, indent=2) == _dumped(given)


def test_an_unknown_format_is_refused_in_both_languages():
    with pytest.raises(UsageError) as caught:
        write(SAMPLE, "pdf", "zh")
    known = ", ".join(FORMATS)
    assert caught.value.zh == f"没有报告格式 pdf，可用的有 {known}。"
    assert caught.value.en == f"no report format 'pdf'; there are: {known}."
    assert known.startswith("text, json")


@pytest.mark.parametrize("number", [0, 1, 499, 500, 501, 1001])
@pytest.mark.parametrize("message", ["好", "a\nb\u202e\t\"\\", "\ud800"], ids=["plain", "hidden", "surrogate"])
def test_bits_come_to_the_whole(number, message):
    findings = tuple(SAMPLE.findings[0]._replace(message=message, records=("a", "b")[: n % 3]) for n in range(number))
    report = replace(SAMPLE, findings=findings, manual_rules=("一",) * number)
    text = write(report, "json", "zh")
    assert text == escaped(json.dumps(json.loads(text), ensure_ascii=False, indent=2)) + "\n"
    assert [one["message"] for one in json.loads(text)["findings"]] == [message] * number
