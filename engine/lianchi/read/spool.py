"""What cannot be read where it lies is read once, into a temporary folder.  Compressed files are unpacked there.

Office files are read by one process with little memory and a deadline, which writes what it finds as JSON lines.

A reader of a foreign format may hang, grow without bounds or abort; then that one file is unread and nothing else is
lost.  The lines are cut into portions and read by the workers like any JSON lines.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import msgspec

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, RawRecord, Unread
from lianchi.read.extract import Extract, location
from lianchi.read.inputs import Input, digest
from lianchi.read.limited import BROKEN_OFF, Refusal
from lianchi.read.limits import OFFICE_BYTES, OFFICE_SECONDS
from lianchi.read.office import READERS, TOGETHER
from lianchi.read.packed import PACKED, unpacked
from lianchi.read.parquet import PARQUET

SPOOLED: Final = "extracts"
"""The format of an input whose records were taken from an office file."""


PREFIX: Final = ".lianchi-extracts-"
"""How the names of temporary folders of extracts begin."""


class Spool:
    """A temporary folder of extracts and the limited process that fills it; a context manager.

    The folder is made ``within`` another one, from which a later run clears it away should this one be killed.
    """

    def __init__(self, ledgers: tuple[str, ...] = (), within: Path | None = None) -> None:
        self._ledgers, self._within = ledgers, within
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._reader: _LimitedReader | None = None
        self._number = 0
        self._others: dict[str, tuple[tuple[str, str], ...]] = {}

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._stop()
        if self._folder is not None:
            self._folder.cleanup()

    def together(self, inputs: Sequence[Input]) -> None:
        """Tell the readers which files were submitted in one run: a matter may fill several packages."""
        for name in TOGETHER:
            mine = [item for item in inputs if item.format == name and item.path is not None]
            self._others[name] = tuple((str(item.path.resolve()), item.shown) for item in mine if item.path)

    def of(self, item: Input) -> Input:
        """The input unpacked, or with its extracts instead of its bytes; one that can be read where it lies as it is.

        Raises UnreadableInput where nothing of the file can be read.
        """
        if item.format in PACKED:
            return self.of(unpacked(item, self._file("content")))
        if item.format == PARQUET:
            return self._on_disk(item)
        if item.format not in READERS:
            return item
        if item.size() == 0:
            raise UnreadableInput("文件是空的", "the file is empty")
        if item.size() > OFFICE_BYTES:
            limit = OFFICE_BYTES >> 20
            raise UnreadableInput(f"办公文件超过 {limit} MiB，请分成几个文件",
                                  f"an office file of more than {limit} MiB")
        target = self._file("jsonl")
        others = self._others.get(item.format, ()) if item.path is not None else ()
        read = self._asked(
            (str(self._bytes(item)), item.shown, READERS[item.format], str(target), self._ledgers, others))
        return replace(item, path=target, data=None, format=SPOOLED, sha256=item.sha256 or read)

    def _bytes(self, item: Input) -> Path:
        if item.path is not None:
            item.open().close()  # says what is wrong with it
            return item.path.resolve()
        file = self._file("bin")
        file.write_bytes(item.data or b"")
        return file

    def _on_disk(self, item: Input) -> Input:
        """The input as a file, also where it came over standard input."""
        return item if item.path is not None else replace(item, path=self._bytes(item), data=None, sha256=digest(item))

    def _file(self, suffix: str) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix=PREFIX, dir=self._within)
        self._number += 1
        return Path(self._folder.name, f"{self._number}.{suffix}")

    def _asked(self, question: tuple[Any, ...]) -> str:
        """The digest of the file once it is read."""
        reader = self._reader = self._reader or _LimitedReader()
        answer = reader.ask(question)
        if isinstance(answer, str):
            return answer
        if not answer.refused:  # whatever became of it, the next file gets a reader of its own
            self._stop()
        raise UnreadableInput(answer.zh, answer.en, line=answer.line, column=answer.column)

    def _stop(self) -> None:
        if self._reader is not None:
            self._reader.stop()
        self._reader = None


class _LimitedReader:
    """The process that reads; it answers one line to each line it is sent."""

    def __init__(self) -> None:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        self._process = subprocess.Popen([sys.executable, "-m", "lianchi.read.limited"], env=environment,
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._lines: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, question: tuple[Any, ...]) -> str | Refusal:
        """The digest of a file that was read, or why it was not."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(msgspec.json.encode(question) + b"\n")
            self._process.stdin.flush()
            line = self._lines.get(timeout=OFFICE_SECONDS)
        except queue.Empty:
            return Refusal(f"读了 {OFFICE_SECONDS} 秒还没有读完，已停止",
                           f"not read to its end within {OFFICE_SECONDS} seconds", refused=False)
        except OSError:
            line = b""
        return msgspec.json.decode(line, type=str | Refusal) if line else BROKEN_OFF

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(b"")

    def stop(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.communicate()


_OTHERS: Final[dict[str, type[Unread | Doubt]]] = {"Unread": Unread, "Doubt": Doubt}
_SHAPES: Final = msgspec.json.Decoder(dict[str, Any])


def read_extracts(item: Input, start: int, end: int) -> Iterator[RawRecord | Unread | Doubt]:
    """The extracts between two offsets of a spooled input."""
    with item.open() as stream:
        stream.seek(start)
        while stream.tell() < end:
            (name, values), = _SHAPES.decode(stream.readline()).items()
            if name == "Extract":
                yield _record(item.shown, msgspec.convert(values, Extract))
            else:
                yield msgspec.convert(values, _OTHERS[name])


def _record(shown: str, extract: Extract) -> RawRecord:
    return RawRecord(extract.fields, partial(location, shown, extract), line=extract.line, doubts=extract.doubts,
                     origins=extract.origins)
