"""A record that was taken from an office file says of each value where that file has it."""

from __future__ import annotations

from pathlib import Path

from lianchi.model.finding import RawRecord
from lianchi.read import find_inputs, read_chunk, split
from lianchi.read.origins import corrected

RECORD = """id: a
kind: tender
meetings:
  - {due: 33}
origins:
  - {at: /meetings/0/due, file: 会议记录.docx, place: 第12段, quote: 应到32人, confidence: phrase}
"""


def record(folder: Path, text: str) -> RawRecord:
    (folder / "record.yaml").write_text(text, encoding="utf-8")
    (item,) = find_inputs([str(folder / "record.yaml")], bytes)
    (raw,) = [one for chunk in split(item, 1) for one in read_chunk(chunk)]
    assert isinstance(raw, RawRecord)
    return corrected(raw)


def test_a_corrected_value_keeps_its_origin(tmp_path: Path) -> None:
    place = record(tmp_path, RECORD).locate("/meetings/0/due")
    assert (place.line, place.origin) == (4, "原件 会议记录.docx 第12段“应到32人”")


def test_a_value_that_came_from_nowhere_has_none(tmp_path: Path) -> None:
    assert record(tmp_path, RECORD).locate("/kind").origin is None
    assert record(tmp_path, RECORD.partition("origins")[0]).locate("/meetings/0/due").origin is None
