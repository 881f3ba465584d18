"""Short phrases that several reports share: the outcome, the mark of a finding, a kind of remark, what is covered."""

from __future__ import annotations

from collections import Counter

from lianchi.model.finding import Finding, Privacy, Report
from lianchi.model.rule import SEVERITIES
from lianchi.wording import listed, say
from lianchi.wording.sentences import SENTENCES


def outcome(report: Report, lang: str) -> str:
    """How many violations of which severity, in one sentence."""
    total = report.total("violation")
    if not total:
        return say("counts.no_violation" if report.total("compliant") else "counts.nothing", lang)
    found = Counter(it.severity for it in report.findings if it.verdict == "violation")
    names = {it: say(f"severity.{it}", lang) for it in SEVERITIES if found[it]}
    split = (say("counts.split", lang, severity=name, n=found[it]) for it, name in names.items())
    return say("counts.violation", lang, n=total, split=listed(split, lang))


def mark(it: Finding, lang: str) -> str:
    """The verdict, and how severe a violation is."""
    name = say(f"verdict.{it.verdict}", lang)
    return name + say("line.dot", lang) + say(f"severity.{it.severity}", lang) if it.verdict == "violation" else name


def privacy(it: Privacy, lang: str) -> str:
    """Whether names and numbers of persons are covered, in one sentence."""
    if not it.masked:
        return say("rest.unmasked", lang)
    return say("rest.keyed", lang, sign=it.key) if it.key else say("rest.masked", lang)


def remark_title(code: str, lang: str) -> str:
    """The heading of one kind of remark."""
    key = f"remarks.{code}"
    return say(key if key in SENTENCES else "remarks.other", lang)
