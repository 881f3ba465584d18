"""The generated files of the folder ``schemas``: name → text."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from lianchi.schema.json_schema import record_schema
from lianchi.schema.list_schema import power_list_schema
from lianchi.schema.report_schema import report_schema
from lianchi.schema.rule_schema import rule_schema
from lianchi.schema.xsd import record_xsd


def _printed(schema: Callable[[], dict[str, Any]]) -> Callable[[], str]:
    return lambda: json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


FILES: dict[str, Callable[[], str]] = {
    "power-list.schema.json": _printed(power_list_schema),
    "record.schema.json": _printed(record_schema),
    "record.xsd": record_xsd,
    "report.schema.json": _printed(report_schema),
    "rule.schema.json": _printed(rule_schema),
}
