"""The report of a run, from what its portions came to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat
from typing import NamedTuple

from lianchi import __version__
from lianchi.check.common import joined
from lianchi.check.cut import Work
from lianchi.check.double import double_ids
from lianchi.check.grouped import Several
from lianchi.check.portions import Portions
from lianchi.check.reasons import reasons
from lianchi.check.result import Head, add_counts
from lianchi.check.setup import Options, Workshop
from lianchi.check.spill import spilled
from lianchi.errors import UnreadableInput, UsageError
from lianchi.explain import as_clause
from lianchi.mask import Mask, ids_covered
from lianchi.model.finding import VERDICTS, Counts, InputReport, Remark, Report, RuleNote, Unread
from lianchi.model.stored import chained
from lianchi.read import Input, digest
from lianchi.read.encoding import detect

TEXTS = ("json", "jsonl", "yaml", "xml")
"""The formats that are text as submitted; office files hold theirs in their own ways."""


def assemble(work: Work, portions: Portions, shop: Workshop, options: Options, several: Several,
             engine: str = "rete") -> Report:
    """The report on the portions, in the order of the inputs; what ``several`` records came to stands last."""
    read = _by_input(work, portions)
    if not any(one.records or one.unread for one in read):
        raise UsageError("文件里没有任何记录", "the files hold no records")
    zh = options.lang == "zh"
    checked = chained(portions.checked())
    manual = [r.rule for r in shop.book.rules.values() if r.rule.mode == "manual"]
    report = Report(
        version=__version__,
        backend=engine,
        digest=shop.book.digest,
        rules=len(shop.active),
        titles={loaded.rule.id: loaded.rule.title if zh else loaded.rule.title_en for loaded in shop.active},
        inputs=tuple(_input_report(one, part, options, shop.mask) for one, part in zip(work.inputs, read, strict=True)),
        records=sum(one.records for one in read),
        counts=_counts(portions, several, shop),
        findings=chained(portions.findings(), several.findings, joined(portions.common())),
        remarks=chained(portions.remarks(), spilled(double_ids(checked, _files(work, portions)), Remark)),
        manual_rules=tuple(f"{rule.id} {rule.title if zh else rule.title_en}" for rule in manual),
        records_list=checked,
        privacy=shop.mask.privacy,
        notes=_notes(shop, options.lang) if "rules" in options.details else {},
    )
    return ids_covered(report, shop.mask)


def _files(work: Work, portions: Portions) -> Iterator[str]:
    """The file of every record."""
    read = zip(work.portions, portions.heads(), strict=True)
    return chain.from_iterable(repeat(work.inputs[number].shown, head.checked) for (number, _), (_, head) in read)


def _counts(portions: Portions, several: Several, shop: Workshop) -> Counts:
    """The verdicts of every rule that ran."""
    counts: Counts = {}
    for more in (*(head.counts for _, head in portions.heads()), several.counts):
        add_counts(counts, more)
    return {loaded.rule.id: counts.get(loaded.rule.id, dict.fromkeys(VERDICTS, 0)) for loaded in shop.active}


class _Read(NamedTuple):
    """How much of an input was read, and what was not."""

    records: int
    unread: list[Unread]


def _by_input(work: Work, portions: Portions) -> list[_Read]:
    heads: list[list[Head]] = [[] for _ in work.inputs]
    for (number, _), (_, head) in zip(work.portions, portions.heads(), strict=True):
        heads[number].append(head)
    found = []
    for number, mine in enumerate(heads):
        broken = [one for one in (*(head.unreadable for head in mine), work.refused.get(number)) if one is not None]
        unread = [*broken[:1], *(one for head in mine for one in head.unread)]
        found.append(_Read(sum(head.records for head in mine), unread))
    return found


def _notes(shop: Workshop, lang: str) -> dict[str, RuleNote]:
    """What each rule that ran is and rests on."""
    return {one.rule.id: RuleNote(one.rule.severity, tuple(
                (as_clause(basis, shop.book.sources, lang), basis.says) for basis in one.rule.basis))
            for one in shop.active}


def _digest(one: Input) -> str | None:
    """The digest of the bytes; None where the file cannot be opened, which its reason says."""
    try:
        return digest(one)
    except (UnreadableInput, OSError):
        return None


def _encoding(one: Input) -> str | None:
    """The encoding of a text file; None for others, and for what is no text."""
    try:
        return detect(one).codec if one.format in TEXTS else None
    except (UnreadableInput, OSError):
        return None


def _input_report(one: Input, part: _Read, options: Options, mask: Mask) -> InputReport:
    unread = part.unread
    status = "read" if not unread else "partial" if part.records else "unread"
    reason = reasons(unread, options.lang)
    covered = reason and mask.over_text(reason).text(reason)
    encoding = _encoding(one) if "encodings" in options.details else None
    return InputReport(one.shown, _digest(one), part.records, status, covered, encoding)
