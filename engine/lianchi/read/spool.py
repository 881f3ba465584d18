"""Office files are read by one process with little memory and a deadline, which writes what it finds as JSON lines.

A reader of a foreign format may hang, grow without bounds or abort; then that one file is unread and nothing else is
lost.  The lines are cut into portions and read by the workers like any JSON lines.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import msgspec

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, RawRecord, Unread
from lianchi.read.extract import Extract, Source, location
from lianchi.read.inputs import Input
from lianchi.read.limits import OFFICE_BYTES, OFFICE_MEMORY, OFFICE_SECONDS
from lianchi.read.office import READERS, TOGETHER, reader_of

SPOOLED: Final = "extracts"
"""The format of an input whose records were taken from an office file."""


class Spool:
    """A temporary folder of extracts and the limited process that fills it; a context manager."""

    def __init__(self, ledgers: tuple[str, ...] = ()) -> None:
        self._ledgers = ledgers
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None
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
        """The input with its extracts instead of its bytes; one that is no office file as it is.

        Raises UnreadableInput where nothing of the file can be read.
        """
        if item.format not in READERS:
            return item
        if item.size() > OFFICE_BYTES:
            limit = OFFICE_BYTES >> 20
            raise UnreadableInput(f"办公文件超过 {limit} MiB，请分成几个文件",
                                  f"an office file of more than {limit} MiB")
        target = self._file("jsonl")
        others = self._others.get(item.format, ()) if item.path is not None else ()
        digest = self._asked(
            (str(self._bytes(item)), item.shown, READERS[item.format], str(target), self._ledgers, others))
        return replace(item, path=target, data=None, format=SPOOLED, sha256=digest)

    def _bytes(self, item: Input) -> Path:
        if item.path is not None:
            item.open().close()  # says what is wrong with it
            return item.path.resolve()
        file = self._file("bin")
        file.write_bytes(item.data or b"")
        return file

    def _file(self, suffix: str) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="lianchi-")
        self._number += 1
        return Path(self._folder.name, f"{self._number}.{suffix}")

    def _asked(self, question: tuple[Any, ...]) -> str:
        """The digest of the file once it is read."""
        line = self._line or self._start()
        try:
            line.send(question)
            if not line.poll(OFFICE_SECONDS):
                raise UnreadableInput(f"读了 {OFFICE_SECONDS} 秒还没有读完，已停止",
                                      f"not read to its end within {OFFICE_SECONDS} seconds")
            answer = line.recv()
        except (EOFError, OSError):
            self._stop()
            raise UnreadableInput("读取时内存超限或读取程序中断，文件可能已损坏；请用 Excel 或 WPS 打开另存后再试",
                                  "out of memory, or the reader broke off; the file may be damaged") from None
        except UnreadableInput:
            self._stop()
            raise
        if isinstance(answer, UnreadableInput):
            raise answer
        return str(answer)

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        return self._line

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None


def _serve(line: Connection) -> None:
    """The limited process: one file after the other until nobody asks any more."""
    _limit_memory()
    while True:
        try:
            path, shown, reader, target, ledgers, others = line.recv()
        except EOFError:
            return
        try:
            data = Path(path).read_bytes()
            _write(reader_of(reader)(Source(data, shown, ledgers, others)), Path(target))
            line.send(hashlib.sha256(data).hexdigest())
        except UnreadableInput as error:
            line.send(error)
        except MemoryError:
            return  # the parent tells it from the closed line


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where the deadline alone must do
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (OFFICE_MEMORY, hard))


def _write(found: Iterator[Extract | Unread | Doubt], target: Path) -> None:
    encode = msgspec.json.encode
    with target.open("wb") as file:
        for one in found:
            file.write(encode({type(one).__name__: one}) + b"\n")


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
    return RawRecord(extract.fields, partial(location, shown, extract), (), extract.line, extract.doubts)
