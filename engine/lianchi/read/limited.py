"""The process that reads office files: ``python -m lianchi.read.limited``, a question a line in, an answer a line out.

It takes little memory and is killed when it takes too long, so that no file can do harm.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, Unread
from lianchi.read.extract import Extract, Source
from lianchi.read.limits import OFFICE_MEMORY
from lianchi.read.office import reader_of


class Refusal(msgspec.Struct):
    """Why a file was not read; ``refused`` where its reader said so itself and can read the next one."""

    zh: str
    en: str
    line: int = 0
    column: int = 0
    refused: bool = True


BROKEN_OFF: Final = Refusal("读取时内存超限或读取程序中断，文件可能已损坏；请用 Excel 或 WPS 打开另存后再试",
                            "out of memory, or the reader broke off; the file may be damaged", refused=False)


_DISK: Final = (errno.ENOSPC, errno.EDQUOT, errno.EIO)


class _Question(msgspec.Struct, array_like=True):
    path: str
    shown: str
    reader: str
    target: str
    ledgers: tuple[str, ...]
    others: tuple[tuple[str, str], ...]


def serve() -> None:
    """Read one file after the other until nobody asks any more."""
    answers = _own_output()
    _limit_memory()
    for line in sys.stdin.buffer:
        answers.write(msgspec.json.encode(_answer(msgspec.json.decode(line, type=_Question))) + b"\n")
        answers.flush()


def _answer(question: _Question) -> str | Refusal:
    """The digest of the bytes that were read, or why they were not."""
    try:
        data = Path(question.path).read_bytes()
        source = Source(data, question.shown, question.ledgers, question.others)
        _write(reader_of(question.reader)(source), Path(question.target))
        return hashlib.sha256(data).hexdigest()
    except UnreadableInput as error:
        return Refusal(error.zh, error.en, error.line, error.column)
    except MemoryError:
        return BROKEN_OFF
    except Exception as error:  # a fault of the reader costs this file, and is told
        if isinstance(error, OSError) and error.errno in _DISK:
            return Refusal(f"没有读成（{error.strerror}）；请检查硬盘，临时文件夹也要放得下",
                           f"not read ({error.strerror}); look after the disk; the temporary folder needs room, too")
        kind = type(error).__name__
        return Refusal(f"读取程序出错（{kind}：{error}），没有读成；请把文件发给开发者",
                       f"the reader failed ({kind}: {error}); please send us the file", refused=False)


def _own_output() -> BinaryIO:
    """Standard output for the answers alone: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return answers


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


if __name__ == "__main__":
    serve()
