"""The marks of the vocabulary: whoever adds a field for a person is told to mark it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lianchi.mask.collect import amounts, marks
from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import fields_of

PERSONAL = re.compile("(人|人员|姓名|亲属|关系人|干部|人选|专家|户主|申请户)$")


def texts(part: type[Part] = Record) -> Iterator[tuple[str, str, str]]:
    """(part.field, Chinese name, mark) of every text of the vocabulary."""
    waiting, seen = [part], {part}
    while waiting:
        here = waiting.pop()
        for key, node in fields_of(here).items():
            if node.part is not None and node.part not in seen:
                seen.add(node.part)
                waiting.append(node.part)
            elif node.scalar is not None and node.scalar.kind == "text":
                yield f"{here.__name__}.{key}", node.title, node.scalar.mark


def test_what_is_called_after_a_person_is_marked() -> None:
    assert [name for name, title, mark in texts() if PERSONAL.search(title) and not mark] == []


def test_ids_titles_and_bodies_are_not_marked() -> None:
    marked = {name for name, _, mark in texts() if mark}
    assert not {"Record.id", "Matter.title", "Unit.name", "Meeting.name", "Unit.code"} & marked
    assert {"Speech.speaker", "Meeting.chair", "Member.name", "Proxy.giver", "Payment.payee"} <= marked


def test_names_are_found_under_keys_and_chinese_names_and_where_a_part_is_due() -> None:
    record = {"会议": [{"主持人": "王建国", "speeches": ["李四海", {"speaker": ["欧阳修"]}], "现场": "王芳"}], "matter": "司马光"}
    assert [one.value for one in marks().named(record)] == ["王建国", "李四海", "欧阳修", "司马光"]


def test_amounts_are_known_by_both_names() -> None:
    assert {"amount", "金额", "present", "实到人数"} <= amounts()
    assert not {"payee", "voucher"} & amounts()
