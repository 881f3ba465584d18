"""The JSON schema of a power list (draft 2020-12), read off the model as that of a rule is."""

from __future__ import annotations

from lianchi.codes import CodeLists
from lianchi.model.power_list import PowerList
from lianchi.schema.json_schema import DRAFT
from lianchi.schema.rule_schema import Shape, find_unions, shaped


def power_list_schema() -> Shape:
    """What one power list may look like."""
    raw = PowerList.model_json_schema(by_alias=True)
    found = raw.pop("$defs")
    unions = find_unions(found)
    named = {name.rstrip("_"): shaped(name, body) for name, body in found.items()}
    powers = shaped("PowerList", raw)
    powers["properties"]["kinds"]["items"] = {"enum": list(CodeLists.load()["kind"].entries)}
    return {
        "$schema": DRAFT,
        "$id": "urn:lianchi:power-list:1",
        "title": "廉尺权力清单",
        **powers,
        "$defs": dict(sorted({**named, **unions}.items())),
    }
