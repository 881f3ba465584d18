"""One run: submitted files in, one report out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lianchi.check.assembly import assemble
from lianchi.check.cut import Work, cut
from lianchi.check.engines import chosen, results, workers
from lianchi.check.grouped import check_groups
from lianchi.check.identity import settings
from lianchi.check.kept import Kept, Notify
from lianchi.check.pool import Pool
from lianchi.check.portions import Portions
from lianchi.check.progress import Count, Watch
from lianchi.check.setup import Options, Workshop, set_up
from lianchi.errors import UsageError
from lianchi.mask import Mask
from lianchi.model.finding import Report
from lianchi.read import Input, Spool, find_inputs
from lianchi.read.ledger import load_ledgers

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
    with Spool(options.ledgers, kept.folder if kept else None) as spool:
        spool.together(inputs)
        work = cut(inputs, spool, CHUNK_BYTES, digests=kept is not None)
        return _checked(work, shop, options, progress, kept)


def _checked(work: Work, shop: Workshop, options: Options, progress: Watch, kept: Kept | None) -> Report:
    """The report on the portions, while what was taken from office files is still there."""
    jobs = max(1, min(options.jobs or os.cpu_count() or 1, len(work.portions)))
    common = options.common_from is not None and work.size >= options.common_from
    portions = _portions(work, kept, settings(shop, options, common) if kept else {})
    engine = chosen(options, [chunk for _, chunk in work.portions])
    pool = workers(engine, shop, options, jobs)
    _check(work, portions, pool, common, engine, progress)
    several = check_groups([chunk for _, chunk in work.portions], portions, pool)
    portions.finish()
    return assemble(work, portions, shop, options, several, engine)


def _portions(work: Work, kept: Kept | None, now: Mapping[str, str]) -> Portions:
    """Room for the results, those from before already in it."""
    if kept is None:
        return Portions(len(work.portions))
    kept.settle(now)
    return Portions(len(work.portions), kept, work.keys(now))


def _check(work: Work, portions: Portions, pool: Pool, common: bool, engine: str, progress: Watch) -> None:
    """Do what is not there from before."""
    count, missing = Count(work, progress), portions.missing()
    for number, head in portions.heads():
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
