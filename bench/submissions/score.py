"""Holds a JSON report against the labels: python bench/submissions/score.py REPORT.json LABELS.jsonl"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Labelled = tuple[str, str, str, tuple[str, ...]]
"""Rule, subject, verdict, records."""


def labelled(line: dict[str, Any]) -> Labelled:
    """A finding or a label as what it says."""
    return line["rule"], line["subject"], line["verdict"], tuple(sorted(line.get("records") or [line["record"]]))


def main(report: Path, labels: Path) -> int:
    """Print recall and precision, and the first few differences; 1 where there are any."""
    lines = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    told = Counter(map(labelled, lines))
    with_gaps = {labelled(line) for line in lines if "gaps" in line}
    found = Counter(labelled(one) for one in json.loads(report.read_text(encoding="utf-8"))["findings"]
                    if one["verdict"] in ("violation", "manual", "error"))
    missed = [one for one in told - found if one not in with_gaps]
    unexpected = list(found - told)
    recall, precision = (1 - len(some) / max(1, all_.total()) for some, all_ in ((missed, told), (unexpected, found)))
    print(f"labels {told.total()} (with gaps {len(with_gaps)})  found {found.total()}")
    print(f"rules {len({one[0] for one in told})}  recall {recall:.6f}  precision {precision:.6f}")
    for word, some in (("missed", missed), ("unexpected", unexpected)):
        for one in some[:5]:
            print(word, *one)
    return 1 if missed or unexpected else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
