"""What the tests of reading share: bytes in, records and unread parts out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lianchi.model.finding import RawRecord, Unread
from lianchi.read import Input, read_chunk, split

HERE = Path(__file__).parent

Reading = Callable[..., "list[RawRecord | Unread]"]


@pytest.fixture
def read() -> Reading:
    """Read bytes or text of a format: all that comes out of all chunks."""

    def reading(content: bytes | str, format: str, target: int = 1 << 20) -> list[RawRecord | Unread]:
        data = content.encode() if isinstance(content, str) else content
        chunks = split(Input(None, "x", data, format), target)
        return [found for chunk in chunks for found in read_chunk(chunk)]

    return reading


@pytest.fixture
def read_file(read: Reading) -> Reading:
    """Read a sample file of ``good/`` or ``bad/`` by its suffix."""

    def reading(name: str) -> list[RawRecord | Unread]:
        path = HERE / name
        return read(path.read_bytes(), path.suffix[1:])

    return reading
