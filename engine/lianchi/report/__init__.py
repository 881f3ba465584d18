"""Reports: one module per output format, each with one function from Report and language to the whole file.

A new format is one new module and one line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from lianchi.errors import UsageError
from lianchi.model.finding import Report
from lianchi.report import csv_, github, gitlab, html, json_, junit, ledger, papers, pdf, sarif, text
from lianchi.report.output import save, save_through
from lianchi.write import workbook

__all__ = ["FORMATS", "Format", "Target", "PRINTABLE", "details", "pieces", "save", "save_through", "target",
           "write"]


class Format(NamedTuple):
    """An output format: how it is written, the file suffixes that ask for it, and what it wants to know of records."""

    render: Callable[[Report, str], str | bytes]
    suffixes: tuple[str, ...] = ()
    details: frozenset[str] = frozenset()
    """``matters``: what every record is about, for how much and when; ``events``: the dated steps of every record;
    ``counts``: its own verdicts by rule; ``rules``: what each rule rests on; ``encodings``: those of text files."""
    printable: bool = True
    """Whether a terminal can show it; other formats are only written to files."""
    pieces: Callable[[Report, str], Iterator[str]] | None = None
    """The same bit by bit, for formats that can be longer than memory."""
    containers: Mapping[str, Container] = {}
    """File suffix → what such a file needs, for formats that rest on something which may not be installed."""


class Container(NamedTuple):
    """Another file format that a report is turned into."""

    convert: Callable[[str | bytes], str | bytes]
    ready: Callable[[], object]
    """Raises UsageError where what converts is not installed."""


_PAGE_PDF: Final = {".pdf": Container(pdf.from_page, pdf.weasyprint)}
_WORD: Final = {".docx": Container(lambda content: content, papers.libraries),
                ".pdf": Container(pdf.from_word, lambda: (papers.libraries(), pdf.office()))}
_WORKBOOK: Final = {".xlsx": Container(lambda content: content, workbook.xlsxwriter_module)}


FORMATS: Final[dict[str, Format]] = {
    "text": Format(text.render, (".txt",)),
    "json": Format(json_.render, (".json",), pieces=json_.pieces),
    "html": Format(html.render, (".html", ".htm"), frozenset({"matters", "events"}), containers=_PAGE_PDF),
    "ledger": Format(ledger.render, (".xlsx",), frozenset({"matters"}), printable=False, containers=_WORKBOOK),
    "sarif": Format(sarif.render, (".sarif",), frozenset({"rules", "encodings"})),
    "junit": Format(junit.render),
    "gitlab": Format(gitlab.render),
    "github": Format(github.render),
    "csv": Format(csv_.render, (".csv",), pieces=csv_.pieces),
    **{name: Format(partial(papers.render, name), (), one.details | {"matters"}, printable=False, containers=_WORD)
       for name, one in papers.PAPERS.items()},
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
        return _held(Target(prefix, rest))
    by_suffix = {suffix: name for name, one in reversed(FORMATS.items()) for suffix in one.suffixes}
    name = by_suffix.get(Path(output).suffix.lower())
    if name is None:
        raise UsageError(f"不知道 {output} 用哪种格式；后缀可用 {'、'.join(sorted(by_suffix))}，或写成 json:文件名",
                         f"cannot tell the format of {output}; use {', '.join(sorted(by_suffix))} or json:FILE")
    return _held(Target(name, output))


def _held(one: Target) -> Target:
    """The target, when its file can hold its format.  Raises UsageError, before anything is checked."""
    format, suffix = FORMATS[one.format], Path(one.file).suffix.lower()
    if suffix in format.containers:
        format.containers[suffix].ready()
    elif not format.printable and suffix not in format.suffixes:
        fit = sorted({*format.suffixes, *format.containers})
        raise UsageError(f"{one.format} 写不进 {one.file}，文件名的后缀要是 {'、'.join(fit)}",
                         f"{one.format} cannot be written to {one.file}; the file must end in {' or '.join(fit)}")
    return one


def details(formats: Sequence[str]) -> frozenset[str]:
    """What these formats want to know of every record."""
    return frozenset[str]().union(*(FORMATS[name].details for name in formats))


def write(report: Report, format: str, lang: str, *, suffix: str = "", template: Path | None = None) -> str | bytes:
    """The report in one format, in a file that ends in ``suffix``; ``template`` replaces the shipped one of a paper.

    Raises UsageError for a format that there is not.
    """
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(
            f"没有报告格式 {format}，可用的有 {known}。", f"no report format {format!r}; there are: {known}."
        )
    chosen = FORMATS[format]
    content = papers.render(format, report, lang, template) if template else chosen.render(report, lang)
    container = chosen.containers.get(suffix.lower())
    return container.convert(content) if container else content


def pieces(report: Report, format: str, lang: str, *, suffix: str = "", template: Path | None = None
           ) -> Iterable[str | bytes]:
    """The same, bit by bit where the format allows it."""
    chosen = FORMATS.get(format)
    if chosen and chosen.pieces:
        return chosen.pieces(report, lang)
    return [write(report, format, lang, suffix=suffix, template=template)]
