"""The code lists: every spelling of a code, and none of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianchi.codes import CodeList, CodeLists, Entry
from lianchi.errors import RulebookError
from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import fields_of
from lianchi.normalise.codes import Reader
from lianchi.normalise.refusal import NotSuppliedError, UnreadableError


@pytest.fixture(scope="module")
def codes() -> CodeLists:
    return CodeLists.load()


def test_every_list_that_the_vocabulary_names_is_there(codes: CodeLists) -> None:
    named: set[str] = set()
    waiting: list[type[Part]] = [Record]
    while waiting:
        for node in fields_of(waiting.pop()).values():
            if node.part:
                waiting.append(node.part)
            elif node.scalar and node.scalar.codes:
                named.add(node.scalar.codes)
    assert named <= codes.lists.keys()


def test_every_spelling_of_every_shipped_code_is_read(codes: CodeLists) -> None:
    for name, listed in codes.lists.items():
        reader = Reader(codes[name])
        for code, entry in listed.entries.items():
            assert {reader[text] for text in (code, entry.zh, *entry.aliases)} == {code}


@pytest.mark.parametrize(
    "text", ["consultation", "“两委”商议", "两委商议", "商议", " 商 议\n", "「两委」商议", "‘两委’商议", "CONSULTATION"]
)
def test_space_and_quotes_and_case_do_not_matter(codes: CodeLists, text: str) -> None:
    assert Reader(codes["stage"])[text] == "consultation"


def test_full_width_brackets_do_not_matter(codes: CodeLists) -> None:
    reader = Reader(codes["proposer"])
    assert reader["村(社区)党组织"] == reader["村（社区）党组织"] == "party_organisation"


def test_what_is_on_no_list_is_refused_with_the_three_nearest_names(codes: CodeLists) -> None:
    reader = Reader(codes["outcome"])
    for _ in range(2):  # the second time from memory
        with pytest.raises(UnreadableError) as caught:
            reader["没通过"]
        assert caught.value.zh == "“会议结果”里最接近的是：通过、否决、缓议"
        assert caught.value.en == "the nearest are: 通过、否决、缓议"
    assert codes.nearest("outcome", "没通过") == ("通过", "否决", "缓议")


def test_none_is_a_code_only_where_an_alias_says_so(codes: CodeLists) -> None:
    assert Reader(codes["relation"])["无"] == "none"
    with pytest.raises(UnreadableError):
        Reader(codes["stage"])["无"]


def test_null_empty_and_numbers(codes: CodeLists) -> None:
    reader = Reader(codes["stage"])
    assert reader[None] is None
    with pytest.raises(NotSuppliedError):
        reader[" "]
    for value in (1, True):
        with pytest.raises(UnreadableError):
            reader[value]


def test_memory_does_not_grow_without_bound(codes: CodeLists, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(codes["stage"])
    most = len(reader) + 1
    monkeypatch.setattr("lianchi.normalise.codes._CACHED", most)
    for space in range(1, 9):
        assert reader["决" + " " * space + "议"] == "resolution"
    assert len(reader) == most


def test_names_in_both_languages(codes: CodeLists) -> None:
    assert codes.title("stage", "resolution") == "村民会议或村民代表会议决议"
    assert codes.title("stage", "resolution", "en") == "Resolution"
    assert codes.title("stage", "no_such_code") == "no_such_code"
    assert codes["stage"].title == "环节"


def test_the_nearest_come_best_first_and_ties_in_the_order_of_the_file() -> None:
    listed = CodeList(
        "x", "某", {c: Entry(c, zh, c) for c, zh in (("a", "甲乙丙"), ("b", "甲乙"), ("c", "丁"), ("d", "戊"))}
    )
    assert listed.nearest("甲乙") == ("甲乙", "甲乙丙", "丁")


def test_all_faults_of_a_file_are_reported_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "codes.yaml"
    path.write_text(
        "schema: lianchi/codes/1\n"
        "stage:\n  title: 环节\n  codes:\n"
        "    a: {zh: 提议, en: A, aliases: [动议]}\n    b: {zh: 动 议, en: B}\n    c: {zh: 决议}\n"
        "body: {title: 机构}\n",
        encoding="utf-8",
    )
    with pytest.raises(RulebookError) as caught:
        CodeLists.load(path)
    assert [(fault.line, fault.zh) for fault in caught.value.faults] == [
        (6, "“动议”既是 a 又是 b"),
        (7, "代码 c 要有 zh 和 en，aliases 要是列表"),
        (8, "代码表 body 要有 codes"),
    ]
