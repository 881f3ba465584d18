"""Past records under two rule books: which findings appear, vanish and change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lianchi.check import Options, check
from lianchi.model.finding import Finding, Report
from lianchi.model.impact import Changed, Impact, Side

COMPARED = ("verdict", "severity", "message", "basis", "missing")
"""What of a finding counts as a change; places and facts follow from these or from the records, which are the same."""


def impact(
    old: Path, new: Path, paths: Sequence[str], options: Options, *, stdin: Callable[[], bytes] = bytes
) -> Impact:
    """Check the records under both sides.  A folder is a rule book, a file is a parameter file over the shipped book.

    Raises UsageError and RulebookError as :func:`lianchi.check.check` does.
    """
    content = stdin() if "-" in paths else b""
    before, after = (check(paths, _with(options, side), stdin=lambda: content) for side in (old, new))
    mine, theirs = _by_name(before.findings), _by_name(after.findings)
    pairs = [(mine[name], theirs[name]) for name in mine if name in theirs]
    changed = [Changed(a, b, what) for a, b in pairs if (what := tuple(_differs(a, b)))]
    return Impact(
        old=_side(old, before), new=_side(new, after), inputs=after.inputs, records=after.records,
        appeared=tuple(one for name, one in theirs.items() if name not in mine),
        vanished=tuple(one for name, one in mine.items() if name not in theirs),
        changed=tuple(changed), same=len(pairs) - len(changed),
    )


def _with(options: Options, side: Path) -> Options:
    if side.is_dir():
        return replace(options, rules=(side,))
    return replace(options, parameters=(*options.parameters, side))


def _side(path: Path, report: Report) -> Side:
    return Side(path.name, report.digest, report.rules, report.counts, report.titles)


def _by_name(findings: Sequence[Finding]) -> dict[tuple[str, int], Finding]:
    """Findings by fingerprint; those that say the same of themselves are told apart by their order."""
    seen: dict[str, int] = defaultdict(int)
    found = {}
    for one in findings:
        found[one.fingerprint, seen[one.fingerprint]] = one
        seen[one.fingerprint] += 1
    return found


def _differs(old: Finding, new: Finding) -> Iterator[str]:
    return (name for name in COMPARED if getattr(old, name) != getattr(new, name))
