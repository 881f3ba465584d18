"""Records that share an id: told apart by file and line, and reported."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from lianchi.model.finding import Location, RecordSummary, Remark


def double_ids(records: Sequence[RecordSummary], files: Iterable[str]) -> Iterator[Remark]:
    """A remark on every further record of an id; ``files`` names that of each record.

    Only ids that may be double are kept in memory.
    """
    suspected = _suspected(records)
    seen: dict[str, tuple[str, int]] = {}
    for one, file in zip(records, files, strict=True) if suspected else ():
        if hash(one.record) not in suspected:
            continue
        path, line = seen.setdefault(one.record, (file, one.line))
        if (path, line) != (file, one.line):
            where = f"{path}:{line}" if line else path
            yield Remark("double_id", one.record, Location(file, "", one.line or None),
                         f"编号 {one.record} 在 {where} 已出现过；两条记录都检查了，请核对编号",
                         f"id {one.record} was already used in {where}; both records were checked")


def _suspected(records: Sequence[RecordSummary]) -> set[int]:
    """The hashes that occur more than once, told without a table of a million ids."""
    found = sorted(array("q", (hash(one.record) for one in records)))
    return {one for one, following in zip(found, found[1:], strict=False) if one == following}
