"""Power lists: what a file may hold, which list judges whom, and the rules that come of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lianchi.audit.examples import run_examples
from lianchi.audit.lint import lint
from lianchi.check import Options, load_book, runnable, workshop
from lianchi.errors import RulebookError
from lianchi.rulebook import Rulebook

HEAD = """\
schema: lianchi/power-list/1
power_list: village_micro_power
prefix: {prefix}
title: {prefix} 清单
title_en: List {prefix}
issuer: 某县
number: null
level: {level}
{more}confidence: V (local)
"""
BODY = """\
parameters:
  notice_days: {title: 公示天数, title_en: days posted, type: days, values: {1900-01-01: 5}}
bodies:
  村民委员会: {en: the committee, aliases: [村委会]}
  村民代表会议: {en: the representatives}
documents:
  合同文本: {en: the contract, aliases: [合同]}
items:
"""
ITEM = """\
  - id: {prefix}-{number}
    title: {title}
    title_en: Item {number}
    severity: high
    steps:
      - {{name: 商议, by: [村民委员会], signed: true}}
      - {{name: 决定, by: [村民代表会议], documents: [会议记录, 合同文本]}}
      - {{name: 公示, posting: {{days: {{param: notice_days}}}}, seen_in: {{notices: [result]}}}}
"""
Write = Callable[..., Path]


def text(prefix: str = "AA", *, level: str = "county", more: str = "", titles: tuple[str, ...] = ("鱼塘发包",),
         body: str = BODY) -> str:
    head = HEAD.format(prefix=prefix, level=level, more=more)
    items = (ITEM.format(prefix=prefix, number=number, title=title) for number, title in enumerate(titles, start=1))
    return head + body + "".join(items)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a list to a file of its own folder; returns the file."""

    def lay(content: str, name: str = "list.yaml") -> Path:
        target = tmp_path / "lists" / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(content, encoding="utf-8")
        return target

    return lay


def loaded(*files: Path) -> Rulebook:
    """A book of the first list, the others laid over it."""
    first, *others = files
    folder = first.parent.parent / "rules" / "powers"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "_list.yaml").write_bytes(first.read_bytes())
    return load_book((folder.parent,), tuple(others))


def faults(*files: Path) -> list[str]:
    with pytest.raises(RulebookError) as caught:
        book = loaded(*files)
        workshop(book, runnable(book.rules.values()), Options())
    assert all(fault.en.isascii() or "'" in fault.en for fault in caught.value.faults)
    return [fault.text() for fault in caught.value.faults]


# ---- what comes of a list -------------------------------------------------------------------------------------


def test_an_item_becomes_a_rule_for_each_look(write: Write) -> None:
    book = loaded(write(text(titles=("鱼塘发包", "公章使用"))))
    looks = ["", "-by", "-papers", "-posting"]
    assert sorted(book.rules) == sorted(["AA-00", *(f"AA-{n}{look}" for n in (1, 2) for look in looks)])
    assert {one.book for one in book.rules.values()} == {"powers"}


def test_rules_point_into_the_list(write: Write) -> None:
    book = loaded(write(text()))
    rule = book.rules["AA-1-papers"]
    assert rule.path == "rules/powers/_list.yaml"
    lines = write(text()).read_text(encoding="utf-8").split("\n")
    for path, words in (((), "- id: AA-1"), (("title",), "title: 鱼塘发包"), (("terms", "faults", "flow", 1), "name: 决定"),
                        (("terms", "faults", "flow", 1, "documents", 0), "会议记录")):
        line, column = rule.document.place(path)
        assert words in lines[line - 1][column - 1 :] or lines[line - 1].strip().startswith(words), path


def test_every_rule_has_sharp_examples_and_passes_lint(write: Write) -> None:
    book = loaded(write(text(titles=("鱼塘发包", "公章使用"))))
    results = run_examples(book, list(book.rules.values()))
    assert len(results) > 40
    assert [one for one in results if not one.passed] == []
    assert lint(book, list(book.rules.values())) == []


@pytest.mark.parametrize("content", [
    text(more="for: {region: \"410922\"}\n"), text(more="from: 2026-05-20\n"), text(more="until: 2025-01-01\n"),
    text(more="unit_types: [community]\n"), text(more="for: {unit: 甲村}\nfrom: 2020-01-01\nuntil: 2020-12-31\n"),
], ids=["region", "from", "until", "types", "unit"])
def test_examples_hold_whomever_the_list_is_for(write: Write, content: str) -> None:
    book = loaded(write(content))
    assert [one for one in run_examples(book, list(book.rules.values())) if not one.passed] == []


def test_the_list_is_the_first_clause(write: Write) -> None:
    rule = loaded(write(text())).rules["AA-1"].rule
    assert (rule.basis[0].source, rule.basis[0].locator, rule.basis[0].confidence) == (
        "power-list-aa", "AA-1“鱼塘发包”", "V (local)")
    reference = loaded(write(text(level="national", more="reference: true\n"))).rules["AA-1"].rule
    assert reference.basis[0].confidence == "D+V (local)"
    assert "参考清单" in reference.message
    assert "本地清单" in rule.message


def test_an_item_of_one_step_without_anything_else_has_one_rule(write: Write) -> None:
    item = "  - {id: AA-1, title: 盖章, title_en: Seal, severity: low, steps: [{name: 登记}]}\n"
    book = loaded(write(HEAD.format(prefix="AA", level="county", more="") + "items:\n" + item))
    assert sorted(book.rules) == ["AA-00", "AA-1"]
    assert [one for one in run_examples(book, list(book.rules.values())) if not one.passed] == []


# ---- which list judges whom -----------------------------------------------------------------------------------


def who(book: Rulebook, unit: dict[str, Any], day: str = "2026-06-01") -> str:
    from datetime import date

    return str(book.tables["village_micro_power"].at(date.fromisoformat(day).toordinal(), unit)[0])


def test_the_nearer_list_judges_its_units_only(write: Write) -> None:
    base, county = write(text("AA", level="national")), write(text("BB", more="for: {region: \"4109\"}\n"), "b.yaml")
    book = loaded(base, county)
    assert {"AA-1", "BB-1"} <= set(book.rules)
    assert who(book, {"region": "410922"}) == "BB"
    assert who(book, {"region": "410100"}) == "AA"
    assert {one.book for one in book.rules.values()} == {"powers"}


def test_a_record_without_its_region_is_not_judged_by_the_wrong_list(write: Write) -> None:
    base, county = write(text("AA", level="national")), write(text("BB", more="for: {region: \"4109\"}\n"), "b.yaml")
    needed = [condition.model_dump(exclude_none=True) for condition in loaded(base, county).rules["AA-1"].rule.when]
    assert {"term": "unit.region", "present": True} in needed


def test_a_list_holds_from_its_day_on(write: Write) -> None:
    county = write(text("BB", more="from: 2026-03-01\nuntil: 2027-01-01\n"), "b.yaml")
    book = loaded(write(text("AA", level="national")), county)
    assert [who(book, {}, day) for day in ("2026-02-28", "2026-03-01", "2026-12-31", "2027-01-01")] == \
        ["AA", "BB", "BB", "AA"]


def test_a_list_that_is_replaced_everywhere_is_not_loaded(write: Write) -> None:
    """So that a county may copy the reference list, keep its ids and change what is in it."""
    book = loaded(write(text("AA", level="national")), write(text("AA", titles=("果园发包",)), "b.yaml"))
    assert book.rules["AA-1"].rule.title.startswith("果园发包")
    assert book.rules["AA-1"].path == "b.yaml"


def test_the_digest_covers_the_list(write: Write) -> None:
    base, county = write(text("AA", level="national")), write(text("BB"), "b.yaml")
    assert loaded(base).digest != loaded(base, county).digest


# ---- what is refused ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("id: AA-1", "id: AA-01-x", "18:9: id 的写法不对：AA-01-x"),
    ("id: AA-1", "id: BB-1", "18:9: 编号 BB-1 应以 AA- 开头（清单的 prefix）"),
    ("id: AA-1", "id: AA-00", "18:9: 编号 AA-00 留给“不在清单上的事项”，请换一个"),
    ("by: [村民委员会]", "by: [村民委员]", "23:25: bodies 里没有 村民委员；是否想写 村民委员会？"),
    ("by: [村民委员会]", "by: [书记]", "23:25: bodies 里没有 书记；办理的机构和职务都要先在 bodies 里写明"),
    ("{name: 决定,", "{name: 商议,", "24:16: 步骤“商议”写了两次；同一步办几次只写一步"),
    ("{name: 决定,", "{name: 决定, aliases: [商 议],", "24:16: “商 议”既是 商议 又是 决定"),
    ("aliases: [合同]", "aliases: [会议记录]", "16:9: “会议记录”既是 会议记录 又是 合同文本"),
    ("  合同文本: {en", "  合同: {en", "16:7: 没有步骤要求材料“合同”"),
    ("aliases: [村委会]", "aliases: [村民代表会议]", "14:11: “村民代表会议”既是 村民委员会 又是 村民代表会议"),
    ("{param: notice_days}", "{param: notice_day}", "25:36: 没有 notice_day 这个参数；是否想写 notice_days？"),
    ("posting: {days: {param: notice_days}}", "posting: {}", "25:29: posting 要写 days（天数的参数）或者 each（多久一次）"),
    ("seen_in: {notices: [result]}", "seen_in: {notices: [results]}", "25:79: 没有 results 这个代码；是否想写 result？"),
    ("seen_in: {notices: [result]}", "seen_in: {notice: [result]}", "25:69: 不认识的键 notice；是否想写 notices？"),
    ("severity: high", "severity: hihg", "21:15: severity 不能是 hihg"),
    ("severity: high", "severity: high\n    see: [ZZ-9]", "22:11: 没有编号为 ZZ-9 的规则"),
    ("level: county", "level: village", "8:8: level 不能是 village"),
    ("confidence: V (local)", "confidence: sure", "9:13: confidence 的写法不对：sure"),
    ("level: county", "level: county\nfrom: 2026-01-01\nuntil: 2026-01-01", "until 应晚于 from"),
    ("steps:\n", "stesp:\n", "不认识的键 stesp；是否想写 steps？"),
])
def test_mistakes_are_told_where_they_are(write: Write, old: str, new: str, expected: str) -> None:
    content = text()
    assert old in content
    found = faults(write(content.replace(old, new)))
    assert any(expected in fault for fault in found), found
    assert len(found) == 1 + ("stesp" in new)  # there the missing key is told too
    assert all(fault.startswith("rules/powers/_list.yaml:") for fault in found)


def test_two_items_of_one_name_or_id(write: Write) -> None:
    content = text(titles=("鱼塘发包", "鱼塘 发包"))
    assert "rules/powers/_list.yaml:27:12: “鱼塘 发包”既是 AA-1 又是 AA-2" in faults(write(content))
    assert any("编号 AA-1 写了两次" in fault for fault in faults(write(content.replace("AA-2", "AA-1"))))


def test_a_prefix_is_used_once(write: Write) -> None:
    near = write(text("AA", more="for: {region: \"4109\"}\n"), "b.yaml")
    found = faults(write(text("AA", level="national")), near)
    assert "b.yaml:3:9: 编号字头 AA 已用于 rules/powers/_list.yaml；请换一个字头，编号跟着换" in found


def test_two_lists_for_the_same_units(write: Write) -> None:
    found = faults(write(text("AA")), write(text("BB"), "b.yaml"))
    assert any(fault.startswith("b.yaml:2:13: 和 rules/powers/_list.yaml 管的是同样的单位") for fault in found)


def test_a_number_of_the_same_name_is_a_layer_over_the_other(write: Write) -> None:
    county = write(text("BB", more="for: {region: \"4109\"}\n").replace("1900-01-01: 5", "1900-01-01: 9"), "b.yaml")
    book = loaded(write(text("AA", level="national")), county)
    at = book.tables["notice_days"].at
    assert [at(740000, {"region": region})[0] for region in ("410922", "410100")] == [9, 5]


def test_a_number_of_another_kind_is_refused(write: Write) -> None:
    other = write(text("BB", more="for: {region: \"4109\"}\n").replace("type: days", "type: count"), "b.yaml")
    found = faults(write(text("AA", level="national")), other)
    assert any("notice_days 在 rules/powers/_list.yaml 里已有不同的写法" in fault for fault in found)


def test_a_list_that_is_replaced_leaves_its_numbers(write: Write, tmp_path: Path) -> None:
    """A province's layer speaks of them, whether or not a county has a list of its own."""
    province = tmp_path / "province.yaml"
    province.write_text("schema: lianchi/profile/1\ntitle: 某省\nlevel: province\n"
                        "parameters:\n  notice_days: {values: {2020-01-01: 8}}\n", encoding="utf-8")
    county = text("BB", body=BODY.replace("notice_days", "other_days")).replace("notice_days", "other_days")
    book = loaded(write(text("AA", level="national")), write(county, "b.yaml"), province)
    assert set(book.rules) == {"BB-00", "BB-1", "BB-1-by", "BB-1-papers", "BB-1-posting"}
    assert {"notice_days", "other_days"} <= set(book.tables)
