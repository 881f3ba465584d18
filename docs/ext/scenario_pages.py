"""The living document: every scenario of the features with its last result, from the report that the tests write.

``python -m pytest tests/test_features.py --scenario-report docs/_build/scenarios.json`` makes the report.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RUN = "python -m pytest tests/test_features.py --scenario-report docs/_build/scenarios.json"


def pages(report: Path) -> Iterator[tuple[str, list[str]]]:
    """(name, lines) of each page; without a report, one page that says how to make it."""
    if not report.exists():
        yield "index", ["# 场景 · Scenarios", "", "还没有运行结果。先运行：", "", "```sh", RUN, "```"]
        return
    by_feature: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in json.loads(report.read_text(encoding="utf-8")):
        by_feature[one["file"]].append(one)
    names = {file: file.removesuffix(".feature").replace("/", "-") for file in by_feature}
    yield "index", _index(by_feature, names)
    for file, scenarios in by_feature.items():
        yield names[file], _page(scenarios)


def _index(by_feature: dict[str, list[dict[str, Any]]], names: dict[str, str]) -> list[str]:
    total = sum(map(len, by_feature.values()))
    failed = sum(not one["passed"] for scenarios in by_feature.values() for one in scenarios)
    lines = ["# 场景 · Scenarios", "", f"共 {total} 个场景（大纲的每一行算一个），{failed} 个没有通过。", "",
             "| 功能 | 场景 | 没有通过 |", "|---|---|---|"]
    for file, scenarios in sorted(by_feature.items()):
        bad = sum(not one["passed"] for one in scenarios)
        lines.append(f"| [{scenarios[0]['feature']}]({names[file]}.md) | {len(scenarios)} | {bad} |")
    return [*lines, "", "```{toctree}", ":hidden:", "", *sorted(names.values()), "```"]


def _page(scenarios: list[dict[str, Any]]) -> list[str]:
    lines = [f"# {scenarios[0]['feature']}", "", " ".join(scenarios[0]["about"].split()), ""]
    rule = ""
    for one in scenarios:
        if one["rule"] != rule:
            rule = one["rule"]
            lines += ["", f"## {rule}"]
        lines += ["", f"**{'通过' if one['passed'] else '没有通过'}**　{one['name']}", ""]
        lines += [f"- {step}" for step in one["steps"]]
    return lines
