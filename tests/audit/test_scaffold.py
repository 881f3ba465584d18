"""A new rule: it loads, lints and its examples hold before anything is filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianchi.audit.examples import run_examples
from lianchi.audit.lint import lint
from lianchi.audit.scaffold import new_rule
from lianchi.errors import UsageError
from lianchi.rulebook import load


def test_the_beginning_of_a_rule_is_a_rule(tmp_path: Path) -> None:
    (tmp_path / "my").mkdir()
    file = new_rule("VX-901", "present-exceeds-due", tmp_path / "my")
    assert file == tmp_path / "my/VX-901.yaml"
    book = load([tmp_path])
    results = run_examples(book, list(book.rules.values()))
    assert [(r.expected, r.verdict, r.passed) for r in results] == [
        ("compliant", "compliant", True), ("violation", "violation", True), ("undetermined", "undetermined", True)]
    assert [n.fault.text() for n in lint(book, list(book.rules.values()))] == []
    assert book.rules["VX-901"].rule.slug == "present-exceeds-due"


def test_a_rule_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "VX-901.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="已经存在"):
        new_rule("VX-901", "x", tmp_path)
    assert (tmp_path / "VX-901.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("identity", "slug", "words"), [
    ("vx-901", "x", "id 的写法不对"), ("../VX-901", "x", "id 的写法不对"), ("VX-901: {", "x", "id 的写法不对"),
    ("VX-901\n", "x", "id 的写法不对"), ("", "x", "id 的写法不对"), ("VX-901", "Two Words",
                                                           "slug 的写法不对"), ("VX-901", "", "slug"),
])
def test_wrong_names_are_refused_before_a_file_is_written(tmp_path: Path, identity: str, slug: str, words: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with pytest.raises(UsageError, match=words):
        new_rule(identity, slug, folder)
    assert list(tmp_path.rglob("*.yaml")) == []


@pytest.mark.parametrize("name", ["nothing", "file"])
def test_the_folder_must_be_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="没有文件夹"):
        new_rule("VX-901", "x", tmp_path / name)
