"""Whatever stands in the elements of a package, reading it ends in records or in words."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lianchi.codes import CodeLists
from lianchi.errors import UnreadableInput
from lianchi.normalise import Normaliser
from tiol_packages import extracts, item, meeting, name, package, read, rule, topic, xml, zipped

NORMALISER = Normaliser(CodeLists.load())
NAMES = ("meeting_id", "meeting_name", "meeting_type_name", "meeting_time", "attendee_list", "attendee", "attendee_name",
         "attend_flag", "reason", "subject_list", "subject", "subject_id", "subject_name", "item_list", "item_code",
         "relation_list", "relation", "rel_meeting_name", "rel_subject_name", "attendance_list", "attendance",
         "attendance_name", "position", "deliberation_list", "deliberation", "deliberation_personnel",
         "deliberation_result", "pass_flag", "approval_flag", "adopt_flag", "item_id", "item_meeting_list",
         "item_meeting", "legal_flag", "regulation_id", "regulation_name", "regulation_type_name", "effective_date",
         "audit_flag", "rate", "vote_mode_list", "vote_mode", "oper_type", "catalog_list", "catalog", "source_list")
TEXTS = st.sampled_from(["", "是", "否", "通过", "党委会", "董事会", "2025-06-10", "P08-003", "默认", "甲一", "同意", "add",
                         "del", "1", "2/3", "0/0", "议事规则", "党委会议事规则", "全票通过", "-", "\u202e", "９" * 9])
TREES: st.SearchStrategy[Any] = st.recursive(
    TEXTS, lambda inner: st.one_of(st.dictionaries(st.sampled_from(NAMES), inner, max_size=6), st.lists(inner, max_size=3)),
    max_leaves=25)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(NAMES), TREES, max_size=8))
def test_any_elements(tree: dict[str, Any]) -> None:
    found = read(zipped({"a.xml": xml(tree), "b.xml": meeting(topics=[topic()]), "c.xml": item(), "d.xml": rule()}),
                 name("0006"))
    for one in extracts(found):
        NORMALISER.normalise(json.loads(json.dumps(one.fields)))
        assert one.fields["kind"] and one.fields["id"]


@settings(max_examples=150)
@given(st.data())
def test_any_damage_of_the_bytes(data: st.DataObject) -> None:
    whole = package("0006", [meeting()])
    at = data.draw(st.integers(0, len(whole) - 1))
    spoilt = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + data.draw(st.integers(0, 40)):]
    try:
        read(spoilt, name("0006"))
    except UnreadableInput as error:
        assert error.zh and error.en


def test_a_very_long_chain_of_links() -> None:
    """Longer than the interpreter would follow by calling."""
    subjects = [topic(subject_id=str(n), subject_name=str(n), links=[("会", str(n - 1))] if n else [])
                for n in range(1500)]
    record, = extracts(read(package("0006", [meeting("其他", "会", topics=subjects)]), name("0006")))
    assert len(record.fields["meetings"]) == 1500
