"""Office files go through one limited process: what hangs or breaks off costs that file and nothing else."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, RawRecord, Unread
from lianchi.read import Spool, digest, find_inputs, read_chunk, split
from lianchi.read import spool as room
from lianchi.read.extract import Extract, Origin, Source, origin_of


def read(source: Source) -> Iterator[Extract | Unread | Doubt]:
    """A reader for the tests: it does what the text of the file says."""
    word = source.data.decode()
    if word == "abort":
        os.abort()
    if word == "grow":
        bytearray(4 << 30)
    while word == "hang":
        time.monotonic()
    if word == "refuse":
        raise UnreadableInput("读不了", "unreadable", line=3)
    if word != "nothing":
        yield Extract({"id": word}, {"/id": Origin("第1段", word)}, (Doubt("第2段", "ambiguous", "看不清", "vague"),), 7)
        yield Doubt("表1", "left_out", "合计行", "totals")
        yield Unread(0, "坏了", "broken", "第3页")


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spool]:
    """A spool whose text files go to the reader above, with a short deadline."""
    (tmp_path / "tested").mkdir()
    (tmp_path / "tested" / "spooled_for_tests.py").write_text(Path(__file__).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "tested"))
    monkeypatch.setitem(room.READERS, "text", "spooled_for_tests:read")
    monkeypatch.setattr(room, "OFFICE_SECONDS", 5)
    with Spool() as made:
        yield made


def found(spool: Spool, folder: Path, word: str) -> list[RawRecord | Unread | Doubt]:
    file = folder / f"{word}.txt"
    file.write_text(word, encoding="utf-8")
    (item,) = find_inputs([str(file)], bytes)
    return [one for chunk in split(spool.of(item), 1) for one in read_chunk(chunk)]


def test_records_doubts_and_parts_that_were_not_read_come_through(spool: Spool, tmp_path: Path) -> None:
    record, doubt, unread = found(spool, tmp_path, "甲")
    assert isinstance(record, RawRecord) and record.fields == {"id": "甲"}
    assert record.line == 7 and record.doubts[0].zh == "看不清"
    assert record.locate("/id") == ("甲.txt", "/id", 7, "第1段", None)
    assert doubt == Doubt("表1", "left_out", "合计行", "totals")
    assert unread == Unread(0, "坏了", "broken", "第3页")


@pytest.mark.parametrize(("word", "said"), [("abort", "中断"), ("grow", "内存超限"), ("hang", "5 秒"), ("refuse", "读不了"),
                                            ("nothing", "没有找到任何记录")])
def test_a_bad_file_costs_only_itself(spool: Spool, tmp_path: Path, word: str, said: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        found(spool, tmp_path, word)
    assert said in caught.value.zh
    assert len(found(spool, tmp_path, "乙")) == 3


def test_the_digest_is_that_of_the_bytes_that_were_read(spool: Spool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("丙", encoding="utf-8")
    (item,) = find_inputs([str(tmp_path / "a.txt")], bytes)
    done = spool.of(item)
    (tmp_path / "a.txt").write_text("丁", encoding="utf-8")
    assert digest(done) == hashlib.sha256("丙".encode()).hexdigest()


def test_what_is_no_office_file_stays_as_it_is(spool: Spool, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    (item,) = find_inputs([str(tmp_path / "a.json")], bytes)
    assert spool.of(item) is item


def test_a_missing_value_stands_where_its_closest_relative_stands() -> None:
    origins = {"/meetings/0/due": Origin("台账!C7"), "/unit": Origin("台账!A7")}
    assert origin_of(origins, "/meetings/0/due") == Origin("台账!C7")
    assert origin_of(origins, "/meetings/0/present") == Origin("台账!C7")
    assert origin_of(origins, "/meetings") == Origin("台账!C7")
    assert origin_of(origins, "/unit/name") == Origin("台账!A7")
    assert origin_of({}, "/unit/name") is None
