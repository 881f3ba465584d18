"""Lint: each check says something of a bad rule and nothing of a good one."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianchi.audit.lint import lint, weak
from lianchi.rulebook import load
from small import RULE_HEAD

GOOD = RULE_HEAD + """\
versions:
  - {from: 2020-01-01, until: 2026-01-01, basis: data-consistency}
  - {from: 2026-01-01, until: null, basis: data-consistency}
parameters:
  least: {title: 最少人数, title_en: least, type: count, values: {2020-01-01: 3}}
subject: meeting
must:
  - {term: meeting.present, at_least: {param: least}}
message: 到会 {meeting.present} 人，不足 {least} 人。
message_en: x
remedy: 重新开会。
remedy_en: x
given: {kind: village_affairs, meeting: {held_on: 2026-03-01, present: 3}}
examples:
  - {name: 三人, expect: compliant}
  - {name: 二人, given: {meeting: {present: 2}}, expect: violation}
  - {name: 没有填, without: [meeting.present], expect: undetermined}
"""


def notices(folder: Path, text: str, shared: str = "") -> list[str]:
    """What lint says of one rule in a book of its own: [level] line:column message."""
    (folder / "my/demo").mkdir(parents=True)
    (folder / "my/demo/XX-01.yaml").write_text(text, encoding="utf-8")
    if shared:
        file = f"schema: lianchi/parameters/1\nparameters:\n{shared}"
        (folder / "my/_parameters.yaml").write_text(file, encoding="utf-8")
    book = load([folder / "my"])
    found = lint(book, list(book.rules.values()))
    assert all(n.fault.en.isascii() for n in found)
    return [f"[{n.level}] {n.fault.text().removeprefix('my/')}" for n in found]


def test_a_good_rule_has_no_notice(tmp_path: Path) -> None:
    assert notices(tmp_path, GOOD) == []


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("  - {name: 三人, expect: compliant}\n", "", "[error] demo/XX-01.yaml:28:3: 没有结果为 compliant 的例子"),
    ("  - {name: 二人, given: {meeting: {present: 2}}, expect: violation}\n", "",
     "[error] demo/XX-01.yaml:28:3: 没有结果为 violation 的例子"),
    ("mode: automated", "mode: assisted", "[error] demo/XX-01.yaml:28:3: 没有结果为 manual 的例子"),
    ("  - {name: 没有填, without: [meeting.present], expect: undetermined}\n", "",
     "[warning] demo/XX-01.yaml:28:3: 没有缺少数据的例子"),
    ("confidence: D, checked: null", "confidence: S, checked: null",
     "[error] demo/XX-01.yaml:9:9: 依据都是二手或不确定的，应为 provisional"),
    ("confidence: D, checked: null", "confidence: M+, checked: 2026-01-01",
     "[error] demo/XX-01.yaml:12:81: 没有读到原文的依据不能写核对日期"),
    ("until: 2026-01-01", "until: 2025-01-01",
     "[warning] demo/XX-01.yaml:16:5: 2025-01-01 到 2026-01-01 之间没有版本，这段时间的记录无法判断"),
    ("remedy: 重新开会。", "remedy: 重新 meeting。", "[warning] demo/XX-01.yaml:24:9: remedy 里有英文字母，村民看不懂"),
    ("{param: least}}\nmessage: 到会 {meeting.present} 人，不足 {least} 人。",
     "{term: meeting.due}}\nmessage: 到会 {meeting.present} 人。",
     "[error] demo/XX-01.yaml:18:10: 参数 least 没有用到"),
    ("without: [meeting.present]", "without: [meeting.presnt, meeting.present]",
     "[error] demo/XX-01.yaml:30:27: 没有 meeting.presnt 可去掉"),
], ids=["compliant", "violation", "manual", "undetermined", "status", "checked", "gap", "letters", "parameter",
        "without"])
def test_each_check_sees_its_mistake(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in GOOD
    assert expected in notices(tmp_path, GOOD.replace(old, new))


def test_a_shared_parameter_of_the_folder_must_be_used(tmp_path: Path) -> None:
    shared = "  least: {title: 甲, title_en: a, type: count}\n  other: {title: 乙, title_en: b, type: count}\n"
    assert notices(tmp_path, GOOD, shared) == ["[warning] _parameters.yaml:4:10: 公共参数 other 没有规则用到"]


def test_errors_come_before_warnings(tmp_path: Path) -> None:
    text = GOOD.replace("remedy: 重新开会。", "remedy: meeting").replace("confidence: D", "confidence: S")
    assert [line.split("]")[0] for line in notices(tmp_path, text)] == ["[error", "[warning"]


@pytest.mark.parametrize(("confidence", "expected"), [
    ("V", False), ("V-part", False), ("M+", False), ("D", False), ("S", True), ("M-", True), ("S+M+", True),
    ("M- (number)", False), ("V+M- (gap)", False), ("V+S", True), ("S (local)", True), ("M+ (x)+M-", True),
])
def test_what_is_weak(confidence: str, expected: bool) -> None:
    assert weak(confidence) is expected
