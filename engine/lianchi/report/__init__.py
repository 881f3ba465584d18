"""Reports: one module per output format, each with one function from Report and language to the whole file.

A new format is one new module and one line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lianchi.errors import UsageError
from lianchi.model.finding import Report
from lianchi.report import html, json_, ledger, text
from lianchi.report.output import save

__all__ = ["FORMATS", "Format", "Target", "PRINTABLE", "details", "save", "target", "write"]


class Format(NamedTuple):
    """An output format: how it is written, the file suffixes that ask for it, and what it wants to know of records."""

    render: Callable[[Report, str], str | bytes]
    suffixes: tuple[str, ...] = ()
    details: frozenset[str] = frozenset()
    """``events``: the dated steps of every record; ``counts``: its own verdicts by rule."""
    printable: bool = True
    """Whether a terminal can show it; other formats are only written to files."""


FORMATS: Final[dict[str, Format]] = {
    "text": Format(text.render, (".txt",)),
    "json": Format(json_.render, (".json",)),
    "html": Format(html.render, (".html", ".htm"), frozenset({"events"})),
    "ledger": Format(ledger.render, (".xlsx",), printable=False),
}


PRINTABLE: Final = sorted(name for name, one in FORMATS.items() if one.printable)
"""The formats that may stand on standard output."""


class Target(NamedTuple):
    """A report to be written: its format and its file."""

    format: str
    file: str


def target(output: str) -> Target:
    """What an ``-o`` asks for: a format by prefix, ``json:FILE``, or by the suffix of the file.

    Raises UsageError where it names no file or no format that there is.
    """
    prefix, colon, rest = output.partition(":")
    if colon and prefix in FORMATS:
        if not rest:
            raise UsageError(f"{output} 后面没有写文件名", f"{output} names no file")
        return Target(prefix, rest)
    by_suffix = {suffix: name for name, one in reversed(FORMATS.items()) for suffix in one.suffixes}
    name = by_suffix.get(Path(output).suffix.lower())
    if name is None:
        raise UsageError(f"不知道 {output} 用哪种格式；后缀可用 {'、'.join(sorted(by_suffix))}，或写成 json:文件名",
                         f"cannot tell the format of {output}; use {', '.join(sorted(by_suffix))} or json:FILE")
    return Target(name, output)


def details(formats: Sequence[str]) -> frozenset[str]:
    """What these formats want to know of every record."""
    return frozenset[str]().union(*(FORMATS[name].details for name in formats))


def write(report: Report, format: str, lang: str) -> str | bytes:
    """The report in one format.  Raises UsageError for a format that there is not."""
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(
            f"没有报告格式 {format}，可用的有 {known}。", f"no report format {format!r}; there are: {known}."
        )
    return FORMATS[format].render(report, lang)
