"""Numbers 28 and 31 to 34: rule files that are wrong, attack, or lead elsewhere; nothing is checked with them."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from bad_inputs.kit import GOOD, RULES, Done, check, lianchi, row

RULE: Final = "demo/DM-01.yaml"
SPELLED: Final = ('  - {from: 2020-01-01, until: 2026-01-01, basis: "demo-law-2020#第二十六条"}', "  - {share: [meeting.present")


def with_rules(folder: Path, edit: Callable[[str], str], *words: str) -> Done:
    """A check with the demo rules, one of which was changed."""
    shutil.copytree(RULES, folder / "rules")
    file = folder / "rules" / RULE
    file.write_text(edit(file.read_text(encoding="utf-8")), encoding="utf-8")
    return check(folder / "in", {"good.jsonl": GOOD}, *words, rules=str(folder / "rules"))


def until(first: str, last: str) -> Callable[[str], str]:
    """The first version of the rule with other days."""
    return lambda text: text.replace("from: 2020-01-01, until: 2026-01-01", f"from: {first}, until: {last}")


def term(pattern: str) -> Callable[[str], str]:
    """A condition with a regular expression."""
    return lambda text: text.replace("must:", f"must:\n  - {{term: meeting.place, matches: '{pattern}'}}")


@row(28, 31, 33, 34)
@pytest.mark.parametrize(("edit", "said"), [
    pytest.param(until("2020-01-01", "2019-01-01"), ":16:5: 版本的结束日应晚于开始日", id="28-backwards"),
    pytest.param(until("2020-01-01", "2026-06-01"), ":17:5: 版本的时间重叠", id="28-overlap"),
    pytest.param(lambda text: text + "id: DM-09\n", ":30:1: 键 id 写了两次", id="31-twice"),
    pytest.param(lambda text: text.replace("severity", "\tseverity"), ":8:1: 缩进要用空格，不能用制表符", id="31-tab"),
    pytest.param(lambda text: text.replace("severity: high", "severity: no"),
                 ":8:11: severity 不能是 no，应为 critical、high、medium、low、info 之一", id="31-no"),
    pytest.param(lambda text: text.replace("judged_on:", "judged_onn:"), "不认识的键 judged_onn；是否想写 judged_on？",
                 id="31-key"),
    pytest.param(lambda text: text + "note: &a [x]\nabout: *a\n", ":30:7: 不能用锚点和引用（& *）", id="31-anchor"),
    pytest.param(lambda text: text + f"note: {'[' * 2000}{']' * 2000}\n", "嵌套", id="31-deep"),
    pytest.param(lambda text: text + "note: !!python/object/apply:os.mkdir [made]\n", "不能用标签", id="31-object"),
    pytest.param(lambda text: "", ":1:1: 文件是空的", id="31-empty"),
    *(pytest.param(term(pattern), "不认识的键 matches", id=f"33-{number}")
      for number, pattern in enumerate(["(a+)+$", "(?<=a)b", "a" * (1 << 20), "("])),
    pytest.param(lambda text: "include: ../../etc/passwd\n" + text, ":1:1: 不认识的键 include", id="34-up"),
    pytest.param(lambda text: "include: https://example.org/a.yaml\n" + text, ":1:1: 不认识的键 include", id="34-web"),
])
def test_a_wrong_rule_file_is_told_with_its_place(edit: Callable[[str], str], said: str, tmp_path: Path,
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = time.process_time()
    done = with_rules(tmp_path, edit)
    assert time.process_time() - before < 2
    assert (done.code, done.out) == (2, "")
    assert f"rules/{RULE}" in done.err
    assert said in done.err
    assert not Path("made").exists()


@row(28)
def test_a_gap_between_versions_is_a_warning(tmp_path: Path) -> None:
    assert with_rules(tmp_path, until("2020-01-01", "2025-06-01")).code == 1
    lint = lianchi("rules", "lint", "--rules", str(tmp_path / "rules"))
    assert lint.code == 0
    assert "rules/demo/DM-01.yaml:17:5: 2025-06-01 到 2026-01-01 之间没有版本，这段时间的记录无法判断" in lint.out


@row(32)
def test_a_field_that_is_in_no_record_is_a_mistake_or_said(tmp_path: Path) -> None:
    wrong = with_rules(tmp_path / "a", lambda text: text.replace("[meeting.present,", "[meeting.presnt,"))
    assert (wrong.code, wrong.out) == (2, "")
    assert "没有 presnt 这个字段；是否想写 present？" in wrong.err
    empty = check(tmp_path / "b", {"good.jsonl": GOOD})
    assert empty.findings("undetermined") == {("好-1", "DM-02")}
    assert "缺少公示，无法判断是否“公示天数不足”。" in empty.said("好-1")


@row(34)
@pytest.mark.skipif(os.name != "posix", reason="needs links")
@pytest.mark.parametrize(("name", "target", "said"), [
    ("loop", "..", "rules/demo/loop: 是指向文件夹的链接，没有跟进去"), ("self.yaml", "self.yaml", "rules/demo/self.yaml"),
    ("away.yaml", "/etc/hostname", "rules/demo/away.yaml:1:1: 第一行要写 schema"),
])
def test_links_among_the_rules_lead_nowhere(name: str, target: str, said: str, tmp_path: Path) -> None:
    def link(text: str) -> str:
        (tmp_path / "rules" / "demo" / name).symlink_to(target)
        return text

    done = with_rules(tmp_path, link)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err
