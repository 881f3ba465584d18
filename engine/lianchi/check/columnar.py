"""A run in which a database decides: the records of many chunks are written down, decided at once, then explained."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Protocol

from lianchi.check.direct import Direct, direct
from lianchi.check.pool import Pool
from lianchi.check.prepare import ExplainTask, PrepareTask
from lianchi.check.result import ChunkResult, Prepared, Told, add_counts
from lianchi.decide.columnar import DuckDB
from lianchi.decide.sql.batch import PORTION, Batch, Decided, takes_rows, writable
from lianchi.decide.sql.batch import Told as Verdict
from lianchi.decide.sql.beside import joined, numbered
from lianchi.decide.sql.database import Database
from lianchi.read import Chunk


class Reading(Database, Protocol):
    """A database that reads files."""

    def lines(self, files: Sequence[str], columns: Mapping[str, str]) -> str:
        """What selects canonical records from files of JSON lines."""


@dataclass(frozen=True, slots=True)
class Store:
    """A database that decides."""

    open: Callable[[Path], AbstractContextManager[Reading]]
    """Opens it; it may keep its files in the folder."""
    bytes: int
    """How much is decided at once: the statements of a round cost seconds, whatever they are about."""
    gathers: bool
    """Whether the records of a kind are wanted in one file: opening a thousand small ones may cost seconds."""


def results(chunks: Sequence[Chunk], pool: Pool, common: bool, store: Store) -> Iterator[tuple[int, ChunkResult]]:
    """(Number of the chunk, its result), round by round."""
    kinds = frozenset(kind for kind in pool.shop.plan.codes.titles("kind") if writable(pool.shop.plan, kind))
    for first, last in _rounds(chunks, store.bytes):
        yield from _Round(pool, common, first, chunks[first:last], kinds).results(store)


def _rounds(chunks: Sequence[Chunk], most: int) -> Iterator[tuple[int, int]]:
    first, size = 0, 0
    for number, chunk in enumerate(chunks):
        size += chunk.size()
        if size >= most:
            yield first, number + 1
            first, size = number + 1, 0
    if first < len(chunks):
        yield first, len(chunks)


@dataclass(frozen=True, slots=True)
class _Round:
    """Some chunks that are decided at once; ``first`` is the number of the first of them."""

    pool: Pool
    common: bool
    first: int
    chunks: Sequence[Chunk]
    kinds: frozenset[str]

    def results(self, store: Store) -> Iterator[tuple[int, ChunkResult]]:
        """The results of the chunks."""
        folder = Path(mkdtemp(prefix="lianchi-"))
        try:
            # No process is forked while a database is open: its threads would be missing in the copy.
            straight = self._straight(store, folder)
            found = self._prepared(folder, straight)
            files = (_gathered if store.gathers else _files)(folder, [one.prepared for one in found.values()])
            with store.open(folder) as database:
                decided = self._decided(database, files, found, straight)
            for number, counts in decided.counts.items():
                add_counts(found[number].counts, counts)
            yield from self._explained(found, decided, {number for one in straight for number in one.numbers})
        finally:
            shutil.rmtree(folder)

    def _straight(self, store: Store, folder: Path) -> list[Direct]:
        """What the database takes from the disk itself, for reports that do not ask what each record is about."""
        plan, wanted = self.pool.shop.plan, self.pool.options.details & {"matters", "events"}
        if wanted or not store.gathers:
            return []
        kinds = frozenset(kind for kind in self.kinds if not takes_rows(plan, kind))
        with store.open(folder) as database:
            return direct(database, self.chunks, kinds) if isinstance(database, DuckDB) else []

    def _prepared(self, folder: Path, straight: Sequence[Direct]) -> dict[int, ChunkResult]:
        """Every chunk with what it comes to before anything is decided."""
        tasks: list[PrepareTask] = []
        mine = {number: one for one in straight for number in one.numbers}
        for number, chunk in enumerate(self.chunks):
            only = mine[number].others.get(number, []) if number in mine else None
            if only is None or only:
                tasks.append(PrepareTask(chunk, number, folder, self.kinds, only))
        done = {tasks[at].number: result for at, result in self.pool.results(tasks)}
        return {number: mine[number].result(number, done.get(number)) if number in mine else done[number]
                for number in range(len(self.chunks))}

    def _decided(self, database: Reading, files: Mapping[str, Sequence[str]], found: Mapping[int, ChunkResult],
                 straight: Sequence[Direct]) -> Decided:
        facts: list[Prepared | Direct] = [*(one.prepared for one in found.values()), *straight]
        units = dict.fromkeys(unit for one in facts for unit in one.units)
        nones = frozenset(path for one in facts for path in one.nones)
        kinds = sorted({*files, *(kind for one in straight for kind in one.kinds)})
        beside = numbered if isinstance(database, DuckDB) else joined
        batch = Batch(self.pool.shop.plan, kinds, list(units), nones, beside=beside)

        def source(kind: str, columns: dict[str, str]) -> str:
            lines = [database.lines(files[kind], columns)] if kind in files else []
            return " UNION ALL ".join([*lines, *(one.select(batch, kind) for one in straight if kind in one.kinds)])

        return batch.decide(database, source)

    def _explained(self, found: dict[int, ChunkResult], decided: Decided,
                   straight: Container[int]) -> Iterator[tuple[int, ChunkResult]]:
        """Every chunk with its findings."""
        by_chunk: dict[int, list[Verdict]] = {}
        for verdict in decided.told:
            by_chunk.setdefault(verdict.record // PORTION, []).append(verdict)
        tasks = []
        for number, chunk in enumerate(self.chunks):
            told = _joined(found[number].prepared.told, by_chunk.pop(number, []), decided)
            tasks.append(ExplainTask(chunk, told, found[number].unchecked, self.common, number in straight))
        for number, explained in self.pool.results(tasks):
            whole = found.pop(number)
            whole.findings, whole.common, whole.prepared = explained.findings, explained.common, Prepared()
            yield self.first + number, whole


def _files(folder: Path, prepared: Sequence[Prepared]) -> dict[str, list[str]]:
    """Kind of record → the files with its records."""
    found: dict[str, list[str]] = {}
    for one in prepared:
        for kind, name in one.files:
            found.setdefault(kind, []).append(str(folder / name))
    return found


def _gathered(folder: Path, prepared: Sequence[Prepared]) -> dict[str, list[str]]:
    """Kind of record → the one file with all of its records."""
    found: dict[str, list[str]] = {}
    for one in prepared:
        for kind, name in one.files:
            whole = folder / f"{kind}.jsonl"
            found[kind] = [str(whole)]
            with (folder / name).open("rb") as part, whole.open("ab") as target:
                shutil.copyfileobj(part, target)
            (folder / name).unlink()
    return found


def _joined(told: Sequence[Told], verdicts: Sequence[Verdict], decided: Decided) -> list[Told]:
    """What is told of the records of a chunk, by whichever engine, in the order of the chunk."""
    found = {one.number: one for one in told}
    for one in verdicts:
        number = one.record % PORTION
        if number not in found:
            found[number] = Told(number, [])
        if found[number].concluded is None:
            found[number] = found[number]._replace(concluded=decided.concluded.get(one.record))
        found[number].verdicts.append((one.rule.rule.id, pointer(one), one.verdict))
    return [found[number] for number in sorted(found)]


def pointer(verdict: Verdict) -> str:
    """The JSON pointer of the subject of a verdict; that of the collection for a ghost."""
    found = ""
    for step, place in zip(verdict.rule.steps, verdict.places, strict=True):
        found += "".join(f"/{key}" for key in step.keys)
        if not place:
            break
        found += f"/{place - 1}"
    return found
