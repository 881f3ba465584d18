"""Bytes that a run puts aside: in memory while they are few, then in a temporary file that vanishes with the run."""

from __future__ import annotations

import tempfile
import weakref
from array import array
from contextlib import suppress
from typing import IO, Final

from lianchi.errors import UsageError

IN_MEMORY: Final = 32 << 20
"""Bytes from which on they go to disk."""


class Blocks:
    """Numbered blocks of bytes, written one after the other and read in any order."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY, prefix="lianchi-")  # noqa: SIM115 - lives on
        weakref.finalize(self, _close, self._file)
        self._ends = array("Q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def put(self, block: bytes) -> int:
        """The number of the block.  Raises UsageError where the disk takes no more."""
        try:
            self._file.seek(self._ends[-1])
            self._file.write(block)
            self._file.flush()
        except OSError as error:
            folder = tempfile.gettempdir()
            raise UsageError(
                f"临时文件夹 {folder} 写不进去（{error.strerror}）；请腾出空间，或用环境变量 TMPDIR 指定别的文件夹",
                f"the temporary folder {folder} takes no more ({error.strerror}); make room, or name another one in "
                "the environment variable TMPDIR") from error
        self._ends.append(self._ends[-1] + len(block))
        return len(self) - 1

    def get(self, number: int) -> bytes:
        """The block of that number."""
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._file.read(end - start)


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):  # what a full disk did not take has been told
        file.close()
