"""Where the values of a record were taken from, for records that were made from office files."""

from __future__ import annotations

from typing import ClassVar

from lianchi.model.scalar import Part, Text, said


class OriginNote(Part):
    """Where the original file says one value; ``convert`` writes it, and a correction of the value keeps it."""

    singular: ClassVar[str] = "origin"
    measure: ClassVar[str] = "处"
    identity: ClassVar[tuple[str, ...]] = ("at",)

    at: Text | None = said("字段位置", "JSON 指针，如 /meetings/0/due")
    file: Text | None = said("原件")
    place: Text | None = said("原件中的位置", "段落、单元格或页，如 第12段、台账!C7")
    quote: Text | None = said("原文")
    confidence: Text | None = said("摘录依据", "stated 写明的格子或标签，phrase 正文里的话，context 标题或前后文")
