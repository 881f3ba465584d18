"""The parameter files shown in docs/examples: they load, and say plainly that their numbers are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianchi.check import load_book

FILES = sorted((Path(__file__).parents[2] / "docs" / "examples").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_an_example_loads_and_is_marked_as_one(file: Path) -> None:
    load_book((), (file,))
    assert "示例" in file.read_text(encoding="utf-8")


def test_the_village_example_sets_every_local_number_of_village_money_and_works() -> None:
    """No local or unit number of these two books is left out of the example, but those that a place's law decides."""
    text = next(file for file in FILES if file.name == "village-bands.yaml").read_text(encoding="utf-8")
    book = load_book(())
    mine = [one for one in book.rules.values() if one.book in ("village_finance", "village_projects")]
    for loaded in mine:
        for name, parameter in loaded.rule.parameters.items():
            by_place = parameter.type == "flag" or name == "project_notice_days"
            if not parameter.values and not by_place:
                assert f"{loaded.rule.id}.{name}:" in text, (loaded.rule.id, name)
