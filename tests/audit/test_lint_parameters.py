"""Lint of numbers: those that nobody reads, and tables with holes or rows that are never read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lianchi.audit.lint import lint
from lianchi.rulebook import load
from linted import made, notices, write
from small import parameters

LEAST = parameters("count", least=3)
MUST = [{"term": "meeting.due", "at_least": {"param": "least"}}]


def told(folder: Path, *rules: dict[str, Any], **files: Any) -> list[str]:
    return notices(folder, *rules, **files)


def test_a_parameter_and_a_named_term_must_be_used(tmp_path: Path) -> None:
    """A term that only another unused term mentions is unused, too; one that a sentence names is used."""
    terms = {"base": "meeting.due", "above": {"plus": ["base", "base"]}, "sentence": "meeting.present",
             "under": "meeting.due", "told": {"plus": ["under", "under"]}}
    rule = made(parameters=LEAST | parameters("count", idle=1), terms=terms, must=MUST,
                message="{sentence} {told}", message_en="x")
    found = told(tmp_path, rule)
    assert [line.partition("] ")[2] for line in found] == [
        "参数 idle 没有用到", "取值 base 没有用到", "取值 above 没有用到"]
    assert all(line.startswith("error SM-1") for line in found)


def test_a_used_parameter_and_terms_used_through_others_are_fine(tmp_path: Path) -> None:
    terms = {"base": "meeting.due", "above": {"plus": ["base", "base"]}}
    must = [{"term": "above", "at_least": {"param": "least"}}]
    assert told(tmp_path, made(parameters=LEAST, terms=terms, must=must)) == []


# ---- parameter files ------------------------------------------------------------------------------------------


def profile(**parts: Any) -> dict[str, Any]:
    return {"schema": "lianchi/profile/1", "title": "某省", "level": "province", "for": {"region": "41"}, **parts}


SHARED = {"schema": "lianchi/parameters/1", "parameters": parameters("count", common=1)}


@pytest.mark.parametrize(("parts", "expected"), [
    ({"parameters": {"SM-1.least": {"values": {"2021-01-01": 5}}}}, []),
    ({"parameters": {"SM-1.least": {"values": {"2001-01-01": 5}}}}, []),
    ({"parameters": {"SM-1.least": {"values": {"2001-01-01": 5, "2019-12-31": None}}}},
     ["warning _here [SM-1.least:] 参数 SM-1.least 的值都在规则施行期以外，不会用到"]),
    ({"parameters": {"common": {"values": {"2021-01-01": 5}}}}, ["warning _here [common:] 没有规则用到参数 common"]),
    ({"units": {"某局": {"common": {"2021-01-01": 5}}}}, ["warning _here [common:] 没有规则用到参数 common"]),
    ({"enable": ["SM-1"]}, ["warning _here [- SM-1] 规则 SM-1 本来就启用"]),
    ({"disable": ["SM-2"]}, ["warning _here [- SM-2] 规则 SM-2 本来就不运行"]),
    ({"enable": ["SM-2"], "disable": ["SM-1"]}, []),
], ids=["read", "before the version but holding on", "before every version", "shared", "of a unit", "on", "off", "switched"])
def test_entries_of_parameter_files_that_change_nothing(tmp_path: Path, parts: dict[str, Any], expected: list[str]) -> None:
    rules = [made(parameters=LEAST, must=MUST), made("SM-2", status="provisional", must=[{"term": "meeting.chair", "present": True}])]
    found = told(tmp_path, *rules, here=profile(**parts), shared=SHARED)
    assert [line for line in found if "公共参数" not in line] == expected


def test_a_file_given_for_a_unit_is_looked_at_too(tmp_path: Path) -> None:
    (tmp_path / "my/demo").mkdir(parents=True)
    write(tmp_path / "my/demo/SM-1.yaml", made(parameters=LEAST, must=MUST))
    write(tmp_path / "unit.yaml", profile(enable=["SM-1"]))
    book = load([tmp_path / "my"], [tmp_path / "unit.yaml"])
    assert [n.fault.text() for n in lint(book, list(book.rules.values()))] == ["unit.yaml:7:3: 规则 SM-1 本来就启用"]


# ---- holes and overlaps ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "expected"), [
    ("2020-01-01", []), ("2019-01-01", []),
    ("2020-01-02", ["warning SM-1 [title: least] 参数 least 在 2020-01-01 施行的版本里还没有值"]),
])
def test_a_national_number_holds_from_the_first_day_of_every_version(tmp_path: Path, first: str, expected: list[str]) -> None:
    least = {"least": {**LEAST["least"], "values": {first: 3}}}
    assert told(tmp_path, made(parameters=least, must=MUST)) == expected


@pytest.mark.parametrize("more", [{"scope": "unit"}, {"values": {}}])
def test_a_number_that_the_place_sets_may_have_none(tmp_path: Path, more: dict[str, Any]) -> None:
    least = {"least": {**LEAST["least"], "values": {"2024-01-01": 3}, **more}}
    assert told(tmp_path, made(parameters=least, must=MUST)) == []


BODIES = ["board", "party_committee"]


def keyed(rows: list[dict[str, Any]], **parts: Any) -> dict[str, Any]:
    table = {"least": {**LEAST["least"], "values": {"1900-01-01": rows}}}
    asked = {"param": "least", "by": {"body": "meeting.body"}}
    return made(parameters=table, must=[{"term": "meeting.due", "at_least": asked}], **parts)


def row(body: str, value: int = 1) -> dict[str, Any]:
    return {"body": body, "value": value}


IN = {"term": "meeting.body", "in": BODIES}
EITHER = {"any": [{"all": [{"term": "meeting.body", "is": "board"}, {"term": "meeting.chair", "present": True}]},
                  {"term": "meeting.body", "is": "party_committee"}]}


@pytest.mark.parametrize(("rows", "when", "expected"), [
    ([row("board"), row("*")], [], []),
    ([row("board"), row("party_committee")], [IN], []),
    ([row("board"), row("party_committee")], [EITHER], []),
    ([row("board")], [], "参数 least 没有 * 的一行，遇到时无法判断"),
    ([row("board")], [IN], "参数 least 没有 party_committee 的一行，遇到时无法判断"),
    ([row("board")], [EITHER], "参数 least 没有 party_committee 的一行，遇到时无法判断"),
    ([row("board")], [{"any": [IN, {"term": "meeting.chair", "present": True}]}], "参数 least 没有 * 的一行，遇到时无法判断"),
], ids=["rest", "list", "alternatives", "no rest", "one of the list", "one of the alternatives", "an alternative without"])
def test_keys_without_a_row(tmp_path: Path, rows: list[dict[str, Any]], when: list[dict[str, Any]], expected: str) -> None:
    found = told(tmp_path, keyed(rows, when=when))
    assert [line.partition("] ")[2] for line in found] == ([expected] if expected else [])
    assert all(line.startswith("warning") for line in found)


@pytest.mark.parametrize("rows", [
    [row("board", 1), row("board", 2), row("*")], [row("*", 1), row("board", 2)],
], ids=["twice", "after the rest"])
def test_rows_that_are_never_read(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    found = told(tmp_path, keyed(rows))
    assert [line.partition("] ")[2] for line in found] == ["参数 least 的 board 一行前面已有，不会用到"]
    assert found[0].startswith("error SM-1")
