"""Official papers as Word files, set to GB/T 9704, from templates that a user may replace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from lianchi.errors import UsageError
from lianchi.model.finding import Report
from lianchi.report.papers import evidence, notice, village_sheet, working_paper
from lianchi.report.papers.fill import filled, libraries
from lianchi.report.phrases import privacy
from lianchi.resources import data_folder
from lianchi.wording import listed

__all__ = ["PAPERS", "Paper", "libraries", "render", "template_of"]


class Paper(NamedTuple):
    """A paper: what its template is filled with, and what it wants to know of records."""

    values: Callable[[Report, str], dict[str, Any]]
    details: frozenset[str] = frozenset()


PAPERS: Final[dict[str, Paper]] = {
    "notice": Paper(notice.values),
    "evidence": Paper(evidence.values),
    "working-paper": Paper(working_paper.values),
    "village-sheet": Paper(village_sheet.values, frozenset({"counts"})),
}


def render(name: str, report: Report, lang: str, template: Path | None = None) -> bytes:
    """The paper as a docx file, from the shipped template or another.  Raises UsageError for one that is unusable."""
    file = template or data_folder("schemas") / "papers" / f"{name}.docx"
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UsageError(f"模板 {file.name} 打不开", f"template {file.name} cannot be opened") from error
    return filled(content, file.name, PAPERS[name].values(report, lang), privacy(report.privacy, lang))


def template_of(given: str) -> tuple[str, Path]:
    """What ``notice=FILE.docx`` asks for: the paper and its template, which was tried on an empty report.

    Raises UsageError, before anything is checked.
    """
    name, equals, file = given.partition("=")
    if not equals or name not in PAPERS:
        known = listed(PAPERS)
        raise UsageError(f"--paper-template {given} 要写成 文书=文件.docx，文书有 {known}",
                         f"--paper-template {given}: write PAPER=FILE.docx; the papers are {known}")
    render(name, Report("", "", "", 0, {}, (), 0, {}, (), ()), "zh", Path(file))
    return name, Path(file)
