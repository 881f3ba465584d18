"""One run: submitted files in, one report out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lianchi import __version__
from lianchi.check.common import joined
from lianchi.check.cut import Work, cut
from lianchi.check.engines import chosen, results
from lianchi.check.grouped import check_groups
from lianchi.check.identity import settings
from lianchi.check.kept import Kept, Notify
from lianchi.check.pool import Pool
from lianchi.check.portions import Portions
from lianchi.check.progress import Count, Watch
from lianchi.check.reasons import reasons
from lianchi.check.result import ChunkResult, merge, unpacked
from lianchi.check.setup import Options, Workshop, set_up
from lianchi.errors import UnreadableInput, UsageError
from lianchi.explain import as_clause
from lianchi.mask import Mask, ids_covered
from lianchi.model.finding import VERDICTS, InputReport, Location, Remark, Report, RuleNote
from lianchi.read import Input, Spool, digest, find_inputs
from lianchi.read.encoding import detect
from lianchi.read.ledger import load_ledgers

TEXTS = ("json", "jsonl", "yaml", "xml")
"""The formats that are text as submitted; office files hold theirs in their own ways."""

CHUNK_BYTES = 1_000_000
"""How much of a JSON-lines file one worker takes at a time."""


def check(
    paths: Sequence[str],
    options: Options | None = None,
    *,
    stdin: Callable[[], bytes] = bytes,
    progress: Watch = lambda _: None,
    resume: Path | None = None,
    notify: Notify = lambda zh, en: None,
) -> Report:
    """Check files and folders (``-`` = standard input) and report.

    ``resume`` is a folder in which finished work is kept, and taken from where an earlier run left it.
    Raises UsageError (no records, no rules, no such path) and RulebookError; bad input files never raise, they are in
    the report with their reason.
    """
    options = options or Options()
    kept = Kept(resume, paths, notify) if resume else None
    shop = set_up(options)
    if options.ledgers:
        load_ledgers(options.ledgers)  # the process that reads tables could but say that it broke off
    inputs = _shown(find_inputs(paths, stdin), shop.mask)
    if not inputs:
        raise UsageError("没有找到任何记录文件", "no record files were found")
    with Spool(options.ledgers) as spool:
        spool.together(inputs)
        work = cut(inputs, spool, CHUNK_BYTES, digests=kept is not None)
        return _checked(work, shop, options, progress, kept)


def _checked(work: Work, shop: Workshop, options: Options, progress: Watch, kept: Kept | None) -> Report:
    """The report on the portions, while what was taken from office files is still there."""
    jobs = max(1, min(options.jobs or os.cpu_count() or 1, len(work.portions)))
    pool = Pool(shop, options, jobs)
    common = options.common_from is not None and work.size >= options.common_from
    portions = _portions(work, kept, settings(shop, options, common) if kept else {})
    engine = chosen(options, work.size)
    _check(work, portions, pool, common, engine, progress)
    done = [unpacked(portions.get(number)) for number in range(len(portions))]
    several = check_groups([chunk for _, chunk in work.portions], done, pool)
    portions.finish()
    by_input: list[list[ChunkResult]] = [[] for _ in work.inputs]
    for (number, _), result in zip(work.portions, done, strict=True):
        by_input[number].append(result)
    for number, reason in work.refused.items():
        by_input[number].append(ChunkResult(unreadable=reason))
    return assemble(work.inputs, [merge(parts) for parts in by_input], shop, options, several, engine)


def _portions(work: Work, kept: Kept | None, now: Mapping[str, str]) -> Portions:
    """Room for the results, those from before already in it."""
    if kept is None:
        return Portions(len(work.portions))
    kept.settle(now)
    return Portions(len(work.portions), kept, work.keys(now))


def _check(work: Work, portions: Portions, pool: Pool, common: bool, engine: str, progress: Watch) -> None:
    """Do what is not there from before."""
    count, missing = Count(work, progress), portions.missing()
    for number, head in portions.known():
        count.add(number, head.records)
    count.show()
    for at, result in results(engine, [work.portions[number][1] for number in missing], pool, common):
        number = missing[at]
        count.add(number, portions.put(number, result, keep=work.unchanged(number)).records)
        count.show()


def _shown(inputs: Sequence[Input], mask: Mask) -> list[Input]:
    """The inputs as the report names them: identity numbers in the names of files are covered."""
    hidden = mask.ids(one.shown for one in inputs)
    return [replace(one, shown=hidden.get(one.shown, one.shown)) for one in inputs]


def _digest(one: Input) -> str | None:
    """The digest of the bytes; None where the file cannot be opened, which its reason says."""
    try:
        return digest(one)
    except UnreadableInput:
        return None


def assemble(inputs: Sequence[Input], parts: Sequence[ChunkResult], shop: Workshop, options: Options,
             several: ChunkResult | None = None, engine: str = "rete") -> Report:
    """The report of the inputs' results, in the order of the inputs; what ``several`` records came to stands last."""
    whole = merge([*parts, several] if several else parts)
    if not whole.records and not any(p.unread or p.unreadable for p in parts):
        raise UsageError("文件里没有任何记录", "the files hold no records")
    zh = options.lang == "zh"
    counts = {loaded.rule.id: whole.counts.get(loaded.rule.id, dict.fromkeys(VERDICTS, 0)) for loaded in shop.active}
    manual = [r.rule for r in shop.book.rules.values() if r.rule.mode == "manual"]
    report = Report(
        version=__version__,
        backend=engine,
        digest=shop.book.digest,
        rules=len(shop.active),
        titles={loaded.rule.id: loaded.rule.title if zh else loaded.rule.title_en for loaded in shop.active},
        inputs=tuple(_input_report(one, part, options, shop.mask) for one, part in zip(inputs, parts, strict=True)),
        records=whole.records,
        counts=counts,
        findings=(*whole.findings, *joined(whole.common, whole.checked)),
        remarks=(*whole.remarks, *_double_ids(inputs, parts)),
        manual_rules=tuple(f"{rule.id} {rule.title if zh else rule.title_en}" for rule in manual),
        records_list=tuple(whole.checked),
        privacy=shop.mask.privacy,
        notes=_notes(shop, options.lang) if "rules" in options.details else {},
    )
    return ids_covered(report, shop.mask)


def _notes(shop: Workshop, lang: str) -> dict[str, RuleNote]:
    """What each rule that ran is and rests on."""
    return {one.rule.id: RuleNote(one.rule.severity, tuple(
                (as_clause(basis, shop.book.sources, lang), basis.says) for basis in one.rule.basis))
            for one in shop.active}


def _encoding(one: Input) -> str | None:
    """The encoding of a text file; None for others, and for what is no text."""
    try:
        return detect(one).codec if one.format in TEXTS else None
    except UnreadableInput:
        return None


def _input_report(one: Input, part: ChunkResult, options: Options, mask: Mask) -> InputReport:
    unread = [*([part.unreadable] if part.unreadable else []), *part.unread]
    status = "read" if not unread else "partial" if part.records else "unread"
    reason = reasons(unread, options.lang)
    covered = reason and mask.over_text(reason).text(reason)
    encoding = _encoding(one) if "encodings" in options.details else None
    return InputReport(one.shown, _digest(one), part.records, status, covered, encoding)


def _double_ids(inputs: Sequence[Input], parts: Sequence[ChunkResult]) -> list[Remark]:
    """Records that share an id are told apart by file and line, and reported."""
    seen: dict[str, tuple[str, int]] = {}
    found = []
    for one, part in zip(inputs, parts, strict=True):
        for it in part.checked:
            identity, line = it.record, it.line
            first = seen.setdefault(identity, (one.shown, line))
            if first != (one.shown, line):
                where = f"{first[0]}:{first[1]}" if first[1] else first[0]
                found.append(Remark("double_id", identity, Location(one.shown, "", line or None),
                                    f"编号 {identity} 在 {where} 已出现过；两条记录都检查了，请核对编号",
                                    f"id {identity} was already used in {where}; both records were checked"))
    return found
