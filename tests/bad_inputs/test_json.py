"""Numbers 21 and 22: JSON that Python would take without a word, JSON without bounds, JSON larger than the memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from bad_inputs.kit import GOOD, RULES, Case, Done, check, check_all, measured, refused, row, unread

AMOUNT = '{"id": "J", "kind": "village_affairs", "matter": {"amount": %s}}'
MEETING = '{"id": "%s", "kind": "village_affairs", "meetings": [{"held_on": "2026-03-01", "due": 30, "present": 19}]%s}'

CASES = (
    Case(21, "nan.json", lambda: AMOUNT % "NaN", "NaN 不是数（/matter/amount）"),
    Case(21, "infinity.json", lambda: AMOUNT % "-Infinity", "Infinity 不是数（/matter/amount）"),
    Case(21, "twice.json", lambda: '{"id": "J", "kind": "village_affairs", "id": "K"}', "键“id”写了两次（/id）"),
    Case(21, "inner.json", lambda: AMOUNT % '1, "amount": 2', "键“amount”写了两次（/matter/amount）"),
    Case(21, "digits.json", lambda: AMOUNT % ("9" * 5000), "整数超过 4300 位（/matter/amount）"),
    Case(21, "open.json", lambda: '{"a":' * 200_000, "文件在这条记录中间断了"),
    Case(21, "deep.json", lambda: '{"id":' + "[" * 200_000 + "]" * 200_000 + "}", "嵌套超过 64 层"),
    Case(21, "half.json", lambda: AMOUNT.replace("J", "\\ud800") % "1", "含有不成对的代理字符（/id）"),
    Case(21, "text.json", lambda: '"甲村"', "应当是一条记录、记录的列表"),
    Case(21, "cut.json", lambda: GOOD[:60], "不是合格的 JSON"),
    Case(12, "empty.json", lambda: b"", "文件是空的"),
    Case(12, "binary.json", lambda: b"\0\1\2\3", "开头有空字节"),
)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    return check_all(CASES, tmp_path_factory.mktemp("json"))


@refused(CASES)
def test_what_no_reader_may_guess_is_refused(case: Case, done: Done) -> None:
    unread(case, done)


@row(21)
def test_a_number_too_large_is_left_out_and_said(tmp_path: Path) -> None:
    done = check(tmp_path, {"a.json": AMOUNT % "1e999", "good.json": GOOD})
    assert done.code == 1
    assert any("金额“1E+999”读不出来：位数太多" in said for said in done.said("J"))


@row(21)
def test_a_bad_record_leaves_the_others(tmp_path: Path) -> None:
    lines = [MEETING % ("L-1", ""), '{"id":', "[", MEETING % ("L-2", ', "id": 3'), MEETING % ("L-3", "")]
    listed = ",\n".join([lines[0].replace("L", "M"), *lines[3:]])
    files = {"lines.jsonl": "\n".join(lines), "list.json": f"[{listed}]"}
    done = check(tmp_path, files)
    assert done.code == 3
    assert [done.file(name)["status"] for name in files] == ["partial", "partial"]
    assert "第 4 行：键“id”写了两次（/id）" in done.file("lines.jsonl")["reason"]
    assert done.file("list.json")["reason"] == "第 2 行：键“id”写了两次（/1/id）"
    assert done.findings("violation") == {(record, "DM-01") for record in ("L-1", "L-3", "M-1")}


@row(21)
def test_a_file_of_bad_lines_alone_does_not_flood_the_report(tmp_path: Path) -> None:
    done = check(tmp_path, {"a.jsonl": GOOD + "".join(f"{{{n}\n" for n in range(5000))})
    assert done.code == 3
    assert len(done.out) < 10_000
    assert done.file("a.jsonl")["reason"] == "第 2-5001 行：不是合格的 JSON：这里应当是双引号括起来的键"


@row(22)
def test_a_large_array_is_streamed(tmp_path: Path) -> None:
    small, large = tmp_path / "small.json", tmp_path / "large.json"
    small.write_text(f"[{MEETING % ('S', '')}]", encoding="utf-8")
    with large.open("w", encoding="utf-8") as file:
        file.write("[" + MEETING % ("L", ""))
        for number in range(1, 2000):
            file.write(",\n" + MEETING % (number, " " * 50_000))
        file.write("]")
    little, much = (measured("check", str(one), "--rules", RULES, "-f", "json", "--jobs", "1") for one in (small, large))
    assert (little.done.code, much.done.code) == (1, 1)
    assert much.done.report["summary"]["records"] == 2000
    assert large.stat().st_size >> 20 > 90
    assert much.mebibytes - little.mebibytes < 60
