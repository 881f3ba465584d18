"""On what a result rests, as digests: equal digests mean that checking again would come to the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from lianchi import __version__
from lianchi.check.setup import Options, Workshop
from lianchi.errors import UsageError
from lianchi.read import Chunk, Input
from lianchi.resources import data_folder

_ELSEWHERE: Final = frozenset(("rules", "parameters", "jobs", "common_from", "ledgers", "engine"))
"""Options that are looked at in another way, or on which no result depends."""

PARTS: Final = {"rules": ("规则书或参数", "the rule book or the parameters"),
                "options": ("检查的选项", "the options of the check"),
                "program": ("程序的版本", "the version of the program")}
"""What a result rests on besides its input."""


def settings(shop: Workshop, options: Options, common: bool) -> dict[str, str]:
    """The digest of each of the parts.  Raises UsageError for options of which none can be given."""
    if options.adapt is not None:
        raise UsageError("带 adapt 的检查不能续查：程序看不出这个函数变没变",
                         "a check with adapt= cannot be resumed: whether the function changed cannot be told")
    asked = {one.name: _word(getattr(options, one.name)) for one in fields(Options) if one.name not in _ELSEWHERE}
    ledgers = [_files(Path(folder).rglob("*")) for folder in options.ledgers]
    return {"rules": shop.book.digest, "options": _digest([repr(sorted(asked.items())), repr(ledgers), repr(common)]),
            "program": _digest([__version__, version("durable-rules"), *_files(_own_files())])}


def key(settings: Mapping[str, str], submitted: Input, others: str, chunk: Chunk) -> str:
    """The name of what a portion comes to; ``others`` is the digest of the files that were read together with it."""
    return _digest([repr(sorted(settings.items())), str(submitted.sha256), submitted.shown, chunk.input.format, others,
                    repr((chunk.start, chunk.end, chunk.first_line, chunk.encoding))])


def together(inputs: Iterable[Input]) -> str:
    """The digest of files that are read as one submission."""
    return _digest(f"{one.sha256} {one.shown}" for one in inputs)


def _word(value: Any) -> str:
    """An option as a word: for files what stands in them, for sets no order."""
    if isinstance(value, frozenset):
        return repr(sorted(value))
    return _content(value) if isinstance(value, Path) else repr(value)


def _own_files() -> Iterator[Path]:
    """The program itself and the tables that it reads."""
    yield from Path(__file__).resolve().parents[1].rglob("*.py")
    yield from data_folder("schemas").rglob("*")


def _files(paths: Iterable[Path]) -> list[str]:
    return sorted(f"{path.name} {_content(path)}" for path in paths if path.is_file())


def _content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(words: Iterable[str]) -> str:
    found = hashlib.sha256()
    for word in words:
        found.update(word.encode("utf-8", "surrogatepass") + b"\0")
    return found.hexdigest()
