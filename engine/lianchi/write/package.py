"""Zip files that do not tell when they were made: equal parts give equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Final

LONG_BEFORE_ANY_RUN: Final = datetime(1980, 1, 1)
"""The earliest day that a zip can hold."""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in parts.items():
            one = zipfile.ZipInfo(name, LONG_BEFORE_ANY_RUN.timetuple()[:6])
            one.compress_type = zipfile.ZIP_DEFLATED
            one.create_system = 0
            archive.writestr(one, data)
    return content.getvalue()


def repacked(data: bytes) -> bytes:
    """The zip anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
