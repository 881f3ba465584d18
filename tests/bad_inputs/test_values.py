"""Numbers 17, 19, 20, 23, 24 and 38: amounts, days and numbers of persons as people write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from bad_inputs.kit import RULES, Done, check, laid_out, lianchi, row

CEILING: Final = """\
schema: lianchi/rule/1
id: BD-01
slug: demo-large-sum
title: 达到五十万元
title_en: Half a million
list: power
kinds: [village_affairs]
severity: low
status: enabled
mode: automated
basis:
  - {source: demo-law, locator: null, says: 五十万元以上, confidence: S, checked: null}
judged_on: execution.started_on
versions:
  - {from: 1900-01-01, until: null, basis: demo-law}
parameters:
  ceiling: {title: 上限, title_en: ceiling, type: money, values: {1900-01-01: 500000}, stricter: lower}
  floor: {title: 下限, title_en: floor, type: money, values: {1900-01-01: 0.30}, stricter: higher}
must:
  - {term: matter.amount, less_than: {param: ceiling}}
  - {term: {sum: payments, of: payment.amount}, at_least: {param: floor}}
message: 金额 {matter.amount}。
message_en: "{matter.amount}"
remedy: 上会。
remedy_en: Hold a meeting.
given: {kind: village_affairs, execution: {started_on: 2026-01-05}, payments: [{amount: 1}]}
examples:
  - {name: 差一分, given: {matter: {amount: 499999.99}}, expect: compliant}
  - {name: 正好, given: {matter: {amount: 500000}}, expect: violation}
  - {name: 没有填, expect: undetermined}
"""
TWELVE: Final = ("壹万贰仟元整", "1.2万元", "12,000.00", "１２０００", "￥12000", "人民币壹万贰仟元整", "1.2万", "12000元", "ＲＭＢ12000")


def village(identity: str, **parts: Any) -> dict[str, Any]:
    return {"id": identity, "kind": "village_affairs", "execution": {"started_on": "2026-01-05"}, **parts}


def text(records: list[dict[str, Any]]) -> str:
    return json.dumps(records, ensure_ascii=False)


def converted(records: list[dict[str, Any]], folder: Path) -> tuple[Done, list[dict[str, Any]]]:
    """What the records are read as."""
    source = laid_out(folder, {"in.json": text(records)})
    done = lianchi("convert", f"{source}/in.json", "-o", f"{source}/out.json")
    read = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    return done, read if isinstance(read, list) else [read]


@row(17)
def test_one_amount_in_every_spelling(tmp_path: Path) -> None:
    done, found = converted([village(f"A{n}", matter={"amount": said}) for n, said in enumerate(TWELVE)], tmp_path)
    assert (done.code, done.err) == (0, "")
    assert {str(one["matter"]["amount"]) for one in found} == {"12000.00"}


@row(17)
def test_brackets_are_negative(tmp_path: Path) -> None:
    done, found = converted([village("A", matter={"amount": "(1,200)"})], tmp_path)
    assert done.code == 0
    assert str(found[0]["matter"]["amount"]) == "-1200.00"


@row(17)
@pytest.mark.parametrize(("said", "reason"), [
    ("约1.2万", "带有“约”，不是确定的数"), ("1.2万余元", "带有“余”，不是确定的数"), ("12000元以上", "带有“以上”，不是确定的数"),
    ("100美元", "“美元”不是人民币"), ("12.345", "不到一分的零头"), ("1,2,3", "请写成 12000.00、1.2万元 或 壹万贰仟元整"),
])
def test_what_is_no_certain_amount_is_quoted_and_left_out(said: str, reason: str, tmp_path: Path) -> None:
    rules = laid_out(tmp_path / "rules", {"BD-01.yaml": CEILING})
    done = check(tmp_path / "in", {"a.json": text([village("A", matter={"amount": said}, payments=[{"amount": 1}])])}, "--rules", rules)
    told = " ".join(done.said("A"))
    assert (done.code, done.findings("violation")) == (0, set())
    assert f"金额“{said}”读不出来" in told
    assert reason in told
    assert f"（原文“{said}”无法识别）" in told


@row(20)
def test_amounts_are_compared_to_the_fen(tmp_path: Path) -> None:
    rules = laid_out(tmp_path / "rules", {"BD-01.yaml": CEILING})
    tenths: list[Any] = [{"amount": 0.1}, {"amount": "0.20"}]
    records = [village("below", matter={"amount": "49.999999万元"}, payments=tenths),
               village("at", matter={"amount": "50万元"}, payments=tenths),
               village("short", matter={"amount": 1}, payments=[{"amount": 0.1}, {"amount": 0.19}])]
    done = check(tmp_path / "in", {"a.json": text(records)}, "--rules", rules, "--only", "BD-01")
    assert done.code == 1
    assert done.findings("violation") == {("at", "BD-01"), ("short", "BD-01")}
    assert done.report["summary"]["verdicts"]["compliant"] == 1


@row(19)
def test_words_and_digits_that_differ_are_a_finding_with_both(tmp_path: Path) -> None:
    payment = {"voucher": "P-1", "paid_on": "2026-03-01", "amount": "12000", "amount_in_words": "壹万贰仟伍佰元整"}
    done = check(tmp_path, {"a.json": text([village("A", payments=[payment])])}, "--only", "VR-14", rules="")
    assert (done.code, done.findings("violation")) == (1, {("A", "VR-14")})
    assert "小写 12,000 元，大写 12,500 元，两个数不一样" in " ".join(done.said("A"))


@row(23)
@pytest.mark.parametrize(("said", "reason"), [
    ("2024年2月30日", "没有这一天"), ("二〇二四年十三月五日", "没有这一天"), ("24.3.5", "年份只有两位"), ("三月五日", "没有年份"),
    ("0000-00-00", "没有这一天"), ("甲辰年正月廿五", "请写成 2024-03-05 或 2024年3月5日"), ("45356", "请写成 2024-03-05"),
    ("3/5/2024", "请写成 2024-03-05"), ("9999-01-01", "年份不在 1900 到 2199 之间"), ("2023-02-29", "没有这一天"),
])
def test_what_is_no_certain_day_is_undetermined(said: str, reason: str, tmp_path: Path) -> None:
    meeting = {"held_on": said, "due": 30, "present": 19}
    done = check(tmp_path, {"a.json": text([village("A", meetings=[meeting])])}, "--only", "DM-01")
    assert (done.code, done.findings("undetermined")) == (0, {("A", "DM-01")})
    assert f"会议日期“{said}”读不出来" in done.said("A")[0]
    assert reason in done.said("A")[0]
    assert f"缺少会议日期（原文“{said}”无法识别）" in done.said("A")[1]


@row(23, 24)
def test_one_day_in_every_spelling(tmp_path: Path) -> None:
    spellings = ["二○二四年三月五日", "二O二四年三月五日", "二0二四年三月五日", "二〇二四年三月五日", "贰零贰肆年零叁月零伍日", "2024.3.5",
                 "2024/3/5", "’2024-03-05", "２０２４－０３－０５", "2024年3月5日"]
    done, found = converted([village(f"D{n}", meetings=[{"held_on": said}]) for n, said in enumerate(spellings)], tmp_path)
    assert (done.code, done.err) == (0, "")
    assert {str(one["meetings"][0]["held_on"]) for one in found} == {"2024-03-05"}


PERSONS: Final = ("11010519491231002X", "110105194912310021", "110105491231002", "81000019491231002X", "510212199001010015",
                  "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002x")
UNITS: Final = ("91110000MA000000AI", "91110000MA00000OAG", "91110000ma000000ag", "9111", "９１１１００００MA000000AG")


@row(38)
def test_numbers_of_persons_are_covered_and_harm_nothing(tmp_path: Path) -> None:
    meeting = {"held_on": "2026-03-01", "due": 30, "present": 19}
    records = [village(f"补贴发给{number}", unit={"name": "甲村", "code": code}, matter={"title": f"付给{number}"},
                       meetings=[meeting | {"chair": number}]) for number in PERSONS for code in UNITS]
    laid_out(tmp_path, {"a.json": text(records)})
    formats = [("text", "txt"), ("json", "json"), ("html", "html"), ("csv", "csv"), ("sarif", "sarif"), ("junit", "xml")]
    outputs = [word for name, suffix in formats for word in ("-o", f"{name}:{tmp_path / 'out'}.{suffix}")]
    done = lianchi("check", str(tmp_path / "a.json"), "--rules", RULES, *outputs)
    assert (done.code, done.err) == (1, "")
    for _, suffix in formats:
        content = (tmp_path / f"out.{suffix}").read_text(encoding="utf-8-sig")
        assert not [number for number in PERSONS if number in content], suffix
        assert suffix == "xml" or "1101" in content, suffix
