"""Reports: one module per output format, each with one function from Report and language to the whole text.

A new format is one new module and one line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable

from lianchi.errors import UsageError
from lianchi.model.finding import Report
from lianchi.report import json_, text
from lianchi.report.output import save

__all__ = ["FORMATS", "save", "write"]

FORMATS: dict[str, Callable[[Report, str], str]] = {
    "text": text.render,
    "json": json_.render,
}


def write(report: Report, format: str, lang: str) -> str:
    """The report in one format.  Raises UsageError for a format that there is not."""
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(
            f"没有报告格式 {format}，可用的有 {known}。", f"no report format {format!r}; there are: {known}."
        )
    return FORMATS[format](report, lang)
