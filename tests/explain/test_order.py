"""The order of the steps of a matter: every step of the file is something that a record can tell."""

import pytest

from lianchi.check import Options, check
from lianchi.codes import CodeLists
from lianchi.explain.order import Procedures, coded
from lianchi.model.record import Record
from lianchi.model.vocabulary import fields_of

STEPS = [(kind, name) for kind, steps in Procedures.load().steps.items() for step in steps for name in step]


@pytest.mark.parametrize(("kind", "name"), STEPS)
def test_a_step_is_a_list_of_the_record_and_one_of_its_codes(kind, name):
    codes = CodeLists.load()
    key, _, code = name.partition(".")
    field, codelist = coded(fields_of(Record)[key])
    assert kind in codes["kind"].entries
    assert field in ("stage", "kind")
    assert code in codes[codelist].entries


@pytest.mark.parametrize("kind", Procedures.load().steps)
def test_no_step_stands_twice(kind):
    names = [name for step in Procedures.load().steps[kind] for name in step]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("lang", "titles"),
    [("zh", ("", "讨论决定", "决策公布")), ("en", ("", "Decision", "Decision"))],
)
def test_a_step_has_the_name_of_its_code_unless_one_of_several_will_do(lang, titles):
    assert Procedures.load().titles("major_administrative_decision", CodeLists.load(), lang) == titles


def test_a_kind_without_an_order_has_none():
    assert Procedures.load().titles("petition", CodeLists.load(), "zh") == ()


def test_the_steps_of_a_checked_record_know_their_place():
    options = Options(only=("VS-02",), details=frozenset({"events"}), jobs=1)
    (record,) = check(["fixtures/four_discussions/violating.yaml"], options).records_list
    assert record.order[:2] == ("村党组织提议", "“两委”商议")
    assert [(it.pointer, it.steps) for it in record.events][:6] == [
        ("/meetings/0", (0,)), ("/meetings/1", (1,)), ("/meetings/2", (3,)), ("/meetings/3", (2,)), ("/notices/0", (4,)),
        ("/mandates/0", ()),
    ]  # fmt: skip


def test_without_reports_that_draw_them_there_are_no_steps():
    (record,) = check(["fixtures/four_discussions/violating.yaml"], Options(only=("VS-02",), jobs=1)).records_list
    assert record.order == () and record.events == ()


def test_a_meeting_that_merges_two_steps_is_both_of_them():
    meetings = fields_of(Record)["meetings"]
    item = {"stage": "proposal", "merged_with": "consultation"}
    assert Procedures.load().places("four_discussions_two_disclosures", meetings, item) == (0, 1)
    assert Procedures.load().places("four_discussions_two_disclosures", meetings, {}) == ()
