"""A text read as one of the names of a table."""

from __future__ import annotations

from typing import Any

import pytest

from lianchi.model.rule import Parameter
from lianchi.rulebook.parameters import Names, canonical
from small import decide, parameters, record, rule, verdicts

TABLE = {"names": {"甲村": ["A村"], "乙村": ["第 二 村"]}}


def made(**name: Any) -> dict[str, Any]:
    term = {"name_of": "matter.title", "among": {"param": "table"}, **name}
    return rule(parameters=parameters("names", table=TABLE["names"]), must=[{"term": term, "is": "甲村"}])


def verdict(raw: dict[str, Any], **matter: Any) -> str:
    (found,) = verdicts(decide([raw], [record(matter=matter)]))
    return found


@pytest.mark.parametrize(("title", "expected"), [
    ("甲村", "compliant"), ("Ａ 村", "compliant"), ("a村", "compliant"), ("“甲村”", "compliant"), ("第二村", "violation"),
    ("丙村", "undetermined"), (None, "undetermined"),
])
def test_spelling_does_not_matter_and_what_is_no_name_is_unknown(title: Any, expected: str) -> None:
    assert verdict(made(), title=title) == expected


def test_what_is_no_name_may_be_a_word_of_its_own() -> None:
    assert verdict(made(otherwise="别的"), title="丙村") == "violation"
    assert verdict(made(otherwise="别的"), title=None) == "violation"
    assert verdict(made(otherwise="别的")) == "undetermined"
    assert verdict(made(otherwise="别的", or_missing=True)) == "violation"
    assert verdict(made(otherwise="甲村", or_missing=True)) == "compliant"


def test_names_that_never_change_are_known_without_a_day() -> None:
    raw = made(otherwise="别的") | {"when": [{"term": made()["must"][0]["term"] | {"otherwise": "别的"}, "is": "甲村"}]}
    undated = record(matter={"title": "丙村"}) | {"resolution": {}}
    assert set(verdicts(decide([raw], [undated]))) == {"not_applicable"}
    raw["parameters"]["table"]["values"] = {"2020-01-01": TABLE["names"]}
    assert set(verdicts(decide([raw], [undated]))) == {"undetermined"}


def test_a_name_means_one_thing() -> None:
    definition = Parameter(title="名称", title_en="names", type="names")
    assert canonical({"甲": ["乙"], "丙": None}, definition) == Names({"甲": ["乙"], "丙": []})
    with pytest.raises(ValueError, match="“乙”既是 甲 又是 乙"):
        canonical({"甲": ["乙"], "乙": []}, definition)
    for wrong in (["甲"], "甲", {"甲": "乙"}):
        with pytest.raises(ValueError, match="名称写成"):
            canonical(wrong, definition)
