"""Parquet files that lianchi wrote: a database takes their rows straight from the disk.

Their values are as they are normalised, so nothing is to be said of them, and only the rows with something to tell
are read again.  Rows of kinds that the database cannot decide go the way of all other records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from lianchi.check.result import ChunkResult
from lianchi.decide.columnar import DuckDB
from lianchi.decide.sql.batch import PORTION, Batch
from lianchi.decide.sql.natural import canonical
from lianchi.decide.sql.sight import NONES, Path
from lianchi.decide.sql.text import literal, name
from lianchi.model.columns import FILE, LINE, columns
from lianchi.model.finding import RecordSummary
from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import fields_of
from lianchi.read import Chunk
from lianchi.read.parquet import MARK, PARQUET, file_name, mark, scan

_LARGEST: Final = 10**13
"""Numbers from here on might leave the range of whole numbers when they are added and multiplied."""
_HEAD: Final[list[Path]] = [("id",), ("kind",), ("unit", "code"), ("unit", "name"), ("unit", "region")]


@dataclass(slots=True)
class Direct:
    """Chunks of one file of which the database takes the rows itself."""

    numbers: list[int]
    """The numbers of the chunks in their round."""
    chunks: list[Chunk]
    shape: dict[str, Any]
    nones: set[Path] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    units: dict[tuple[str | None, str | None, str | None], None] = field(default_factory=dict)
    others: dict[int, list[int]] = field(default_factory=dict)
    """For each chunk: the numbers of its rows that go the other way."""
    checked: dict[int, dict[int, RecordSummary]] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The rows with the number of their record."""
        assert self.chunks[0].input.path is not None
        first, step = self.chunks[0].start, self.chunks[0].end - self.chunks[0].start
        row = f"(file_row_number - {first})"
        number = f"({self.numbers[0]} + {row} // {step}) * {PORTION} + {row} % {step}"
        return (f"(SELECT {number} AS n, * FROM {scan(self.chunks[0].input.path)} "
                f"WHERE file_row_number BETWEEN {first} AND {self.chunks[-1].end - 1})")

    def look(self, database: DuckDB, kinds: frozenset[str]) -> None:
        """Learn of every row which record it is, of which unit, and whether the database decides it."""
        wanted = canonical(_HEAD, self.shape)
        head = f"SELECT n, {', '.join(wanted)} FROM {self.source} ORDER BY n"
        rows = database.rows(f"SELECT n, id, kind, unit.code, unit.name, unit.region FROM ({head})")
        for n, id_, kind, *unit in rows:
            number, offset = divmod(n, PORTION)
            if id_ and kind in kinds:
                self.kinds.add(kind)
                self.units[unit[0], unit[1], unit[2]] = None
                item = self.chunks[number - self.numbers[0]]
                here = RecordSummary(str(unit[1] or unit[0] or ""), id_, item.input.shown, item.start + offset + 1)
                self.checked.setdefault(number, {})[offset] = here
            else:
                self.others.setdefault(number, []).append(offset)
        for path, text in _nones(Record, self.shape, (), ""):
            found = database.rows(f"SELECT DISTINCT unnest({text}) FROM {self.source}")
            self.nones.update((*path, key) for key, in found)

    def select(self, batch: Batch, kind: str) -> str:
        """The canonical columns of the rows of a kind that the database decides."""
        wanted = ", ".join(canonical(batch.paths(kind), self.shape))
        return f"SELECT n, {wanted} FROM {self.source} WHERE kind = {literal(kind)} AND coalesce(id, '') <> ''"

    def result(self, number: int, prepared: ChunkResult | None) -> ChunkResult:
        """What a chunk comes to besides verdicts; ``prepared`` is what its other rows came to."""
        result, mine = prepared or ChunkResult(), self.checked.get(number, {})
        kept = [n for n in self.others.get(number, []) if n not in set(result.unchecked)]
        whole = {**mine, **dict(zip(kept, result.checked, strict=True))}
        result.checked = [whole[n] for n in sorted(whole)]
        result.records += len(mine)
        return result


def direct(database: DuckDB, chunks: Sequence[Chunk], kinds: frozenset[str]) -> list[Direct]:
    """The files of which the database can take the rows itself, looked at."""
    found = []
    for numbers in _by_file(chunks):
        mine = [chunks[number] for number in numbers]
        if mine[0].input.format == PARQUET and (shape := _shape(database, mine[0])) is not None:
            one = Direct(numbers, mine, shape)
            one.look(database, kinds)
            found.append(one)
    return found


def _by_file(chunks: Sequence[Chunk]) -> Iterator[list[int]]:
    numbers: list[int] = []
    for number, chunk in enumerate(chunks):
        if numbers and chunks[numbers[-1]].input is not chunk.input:
            yield numbers
            numbers = []
        numbers.append(number)
    yield numbers


def _shape(database: DuckDB, chunk: Chunk) -> dict[str, Any] | None:
    """The fields that the file has; None where lianchi of this vocabulary did not write it, or its numbers are huge."""
    assert chunk.input.path is not None
    file = file_name(chunk.input.path)
    said = database.rows(f"SELECT CAST(value AS VARCHAR) FROM parquet_kv_metadata({file}) WHERE key = '{MARK}'")
    if said != [(mark(),)]:
        return None
    ends = "greatest(abs(TRY_CAST(stats_max_value AS DOUBLE)), abs(TRY_CAST(stats_min_value AS DOUBLE)))"
    (largest,), = database.rows(f"SELECT max({ends}) FROM parquet_metadata({file}) WHERE type <> 'BYTE_ARRAY' "
                                f"AND path_in_schema <> {literal(LINE)}")
    types = database.connection.sql(f"SELECT * EXCLUDE file_row_number FROM {scan(chunk.input.path)}")
    shape = {column: _below(type_) for column, type_ in zip(types.columns, types.types, strict=True)}
    named = dict(zip(types.columns, map(str, types.types), strict=True))
    return None if (largest or 0) >= _LARGEST or not _natural(named, shape) else shape


def _below(type_: Any) -> dict[str, Any]:
    if type_.id == "list":
        return _below(type_.children[0][1])
    return {key: _below(inner) for key, inner in type_.children} if type_.id == "struct" else {}


def _natural(types: Mapping[str, str], shape: dict[str, Any]) -> bool:
    """Whether all columns are of the types that lianchi writes."""
    fields = {key: below for key, below in shape.items() if key not in (FILE, LINE)}
    if not fields.keys() <= {*fields_of(Record), NONES}:
        return False
    expected = columns(Record, fields)
    return all(types[key].replace('"', "") == expected[key].replace('"', "") for key in fields)


def _nones(part: type[Part] | None, shape: Mapping[str, Any], path: Path, above: str) -> Iterator[tuple[Path, str]]:
    """Each list of names of what is none: the path of its part, and SQL for all its names in a row."""
    if NONES in shape:
        yield path, f"coalesce({above}{name(NONES)}, [])"
    for key, below in shape.items():
        node = fields_of(part).get(key) if part is not None else None
        if node is None or node.part is None or not below:
            continue
        if not node.many:
            yield from _nones(node.part, below, (*path, key), f"{above}{name(key)}.")
            continue
        item = f"x{len(path)}"
        for inner, text in _nones(node.part, below, (*path, key), f"{item}."):
            yield inner, f"flatten(list_transform(coalesce({above}{name(key)}, []), lambda {item}: {text}))"
