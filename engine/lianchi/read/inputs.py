"""What was submitted: the files named on the command line, those inside folders, and standard input."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from glob import glob
from pathlib import Path
from typing import BinaryIO, Final

from lianchi.errors import UnreadableInput, UsageError
from lianchi.model.finding import Unread
from lianchi.read.limits import BLOCK
from lianchi.read.sniff import HEAD, binary_format, format_of, picture, unicode_text

SUFFIXES: Final = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".xml": "xml",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".xls": "workbook",
    ".et": "workbook",
    ".ods": "workbook",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".docx": "docx",
    ".doc": "legacy_document",
    ".wps": "legacy_document",
    ".rtf": "legacy_document",
    ".pdf": "pdf",
    ".ofd": "ofd",
    ".zip": "sasac",
    ".parquet": "parquet",
    ".gz": "gzip",
    ".zst": "zstd",
}
"""File suffix → format, where the first bytes do not tell better: its reader can say what is wrong with the file."""

_PATTERN: Final = re.compile(r"[*?\[]")
_TEXTS: Final = (".txt", ".md")
"""Suffixes of plain text, which is JSON, XML or YAML where it looks like it, else minutes."""


@dataclass(frozen=True, slots=True)
class Input:
    """One submitted file, or standard input (``path`` is None and ``data`` holds it).

    ``shown`` is how reports name it: as the user typed it, and never a path of the machine.  ``format`` is
    json, jsonl, yaml, xml, parquet, one of the office formats, a way of compressing, or unknown; an unknown one is
    listed in the report as unread.
    """

    path: Path | None
    shown: str
    data: bytes | None = field(repr=False)
    format: str
    sha256: str | None = None
    """The digest of the submitted bytes where somebody has read them already."""
    cut_off: Unread | None = None
    """What could not be unpacked of a compressed file that breaks off."""

    def open(self) -> BinaryIO:
        """The bytes, from the start; raises UnreadableInput where there are none to be had."""
        if self.path is None:
            return io.BytesIO(self.data or b"")
        if not self.path.is_file():
            raise UnreadableInput(*_not_a_file(self.path))
        try:
            return self.path.open("rb")
        except OSError as error:
            raise UnreadableInput(
                f"打不开文件：{error.strerror}", f"the file cannot be opened: {error.strerror}"
            ) from error

    def size(self) -> int:
        """How many bytes there are."""
        with self.open() as stream:
            return stream.seek(0, io.SEEK_END)


def _not_a_file(path: Path) -> tuple[str, str]:
    if path.is_symlink() and path.is_dir():
        return "是指向文件夹的链接，没有跟进去", "a link to a folder is not followed"
    if path.is_symlink() and not path.exists():
        return "是断开的链接", "the link leads nowhere"
    return "不是普通文件", "not a plain file"


def digest(item: Input) -> str:
    """The SHA-256 of the bytes, in hex."""
    if item.sha256 is not None:
        return item.sha256
    found = hashlib.sha256()
    with item.open() as stream:
        for block in iter(lambda: stream.read(BLOCK), b""):
            found.update(block)
    return found.hexdigest()


def find_inputs(paths: Sequence[str], stdin: Callable[[], bytes]) -> list[Input]:
    """The inputs that ``paths`` name, in that order, each file once: files, folders, patterns, ``-`` for stdin.

    A folder gives all its files, at any depth, sorted by path, without hidden ones; those whose suffix is
    not known come too, with the format ``unknown``, so that the report can list them.  Raises UsageError for
    a missing path.
    """
    found: dict[Path | None, Input] = {}
    for argument in expanded(paths):
        for item in _named(argument, stdin, seen=None in found):
            found.setdefault(item.path and item.path.resolve(), item)
    return _told_apart(list(found.values()))


def expanded(paths: Sequence[str]) -> list[str]:
    """The paths with every pattern (``data/**/*.jsonl``) replaced by the files and folders it stands for, sorted.

    Not every shell does that, and none does it inside quotes.  Raises UsageError for a pattern that nothing matches.
    """
    return [path for argument in paths for path in _matching(argument)]


def _matching(argument: str) -> list[str]:
    if argument == "-" or not _PATTERN.search(argument) or Path(argument).exists():
        return [argument]
    found = sorted(glob(argument, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
    if not found:
        raise UsageError(f"没有文件符合“{argument}”；* 代表任意文字，** 代表各级文件夹",
                         f"no file matches {argument!r}; * stands for any text, ** for folders at any depth")
    return found


def _named(argument: str, stdin: Callable[[], bytes], *, seen: bool) -> Iterator[Input]:
    if argument == "-":
        if not seen:
            data = stdin()
            yield Input(None, "-", data, binary_format(data[:HEAD], io.BytesIO(data)) or format_of(data))
        return
    path = Path(argument)
    if not path.exists():
        raise UsageError(f"找不到“{argument}”", f"there is no {argument!r}")
    name = path.name if path.is_absolute() else path.as_posix()
    if path.is_dir():
        yield from _inside(path, "" if name in (".", "") else name + "/")
    else:
        yield Input(path, name, None, file_format(path, path.suffix.lower(), guess=True))


def _inside(folder: Path, shown: str) -> Iterator[Input]:
    for path in sorted(_files(folder)):
        name = shown + path.relative_to(folder).as_posix()
        yield Input(path, name, None, file_format(path, path.suffix.lower(), guess=False))


def _files(folder: Path) -> Iterator[Path]:
    """All that is in the folder and no folder itself; a link to a folder counts as a file (and is unread)."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        reason = error.strerror
        raise UsageError(
            f"打不开文件夹“{folder.name}”：{reason}", f"folder {folder.name!r} cannot be opened: {reason}"
        ) from error
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def file_format(path: Path, suffix: str, *, guess: bool) -> str:
    """The format of a file: by its first bytes where they are those of an office file, then by the suffix; ``guess``
    is for one that was named outright and whose suffix says nothing."""
    if not path.is_file():
        return "unknown"
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            found = binary_format(head, stream, SUFFIXES.get(suffix))
    except OSError:
        return SUFFIXES.get(suffix, "unknown")  # reading it will say why
    if picture(head):
        return "unknown"
    if suffix == ".xml" and found is None and format_of(head) == "sasac":
        return "sasac"
    if found or suffix in SUFFIXES:
        return found or SUFFIXES[suffix]
    if suffix not in _TEXTS:
        return format_of(head, guess_yaml=False) if guess else "unknown"
    if unicode_text(head):
        return "delimited"
    looks = format_of(head, guess_yaml=False)
    return "text" if looks == "unknown" else looks


def _told_apart(inputs: list[Input]) -> list[Input]:
    """Two files that would be shown alike (two folders of one name) get a number: ``in/a.json (2)``."""
    counts: dict[str, int] = {}
    apart = []
    for item in inputs:
        number = counts[item.shown] = counts.get(item.shown, 0) + 1
        apart.append(item if number == 1 else replace(item, shown=f"{item.shown} ({number})"))
    return apart
