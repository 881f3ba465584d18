"""A document as the forms in it: which form it is, and its sections with the pairs of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lianchi.model.finding import Doubt
from lianchi.read.minutes.cells import body_in, is_blank
from lianchi.read.minutes.document import Document, Paragraph, TableBlock
from lianchi.read.minutes.filling import quote
from lianchi.read.minutes.form import Form, Section, ends_of
from lianchi.read.minutes.loading import Forms
from lianchi.read.minutes.pairs import Pair, Rest, Title, pairs_of

EXAMPLE: Final = "示例"
"""How a paragraph or table begins that only shows how to fill the form in."""

_SENTENCE: Final = re.compile("[。；;，,]|[:：].")
_LONGEST_TITLE: Final = 40
_NUMBER: Final = re.compile(r"第[一二三四五六1-6]步|表?[一二三四五六][、.．:：]|[（(][一二三四五六][）)]|[1-6][、.．]")
_IN_TABLE: Final = re.compile("表[0-9]")
_UNCLAIMED: Final = "unknown_column"
"""The code of a doubt about cells that no label claims."""

_LISTED: Final = 3
"""How many left-over cells of a table are quoted."""


@dataclass(slots=True)
class Segment:
    """What stands under one title: ``section`` is None for the head of the form, which belongs to the whole record."""

    section: Section | None
    title: Title | None
    pairs: list[Pair] = field(default_factory=list)

    @property
    def filled(self) -> bool:
        """Whether anything at all is filled in."""
        return any(not is_blank(pair.text) for pair in self.pairs)


@dataclass(slots=True)
class Sheets:
    """The form, its segments in the order of the document, and what was left out of them."""

    form: Form
    title: Title | None
    segments: list[Segment]
    doubts: list[Doubt]
    titles: tuple[Title, ...]
    whole: bool = False
    """Whether every step that the document has is among the segments, as far as its numbers and cells tell."""

    def body(self, title: Title | None, forms: Forms) -> tuple[str, Title] | None:
        """The body that the title names; else the one that the titles of the document name, if only one."""
        if title is not None and (body := body_in(title.text, forms.codes)):
            return body, title
        named = {body: one for one in self.titles if (body := body_in(one.text, forms.codes))}
        return next(iter(named.items())) if len(named) == 1 else None


def sheets_of(document: Document, forms: Forms) -> Sheets:
    """The forms of a document; without segments where no table is a form."""
    stream, doubts = _stream(document, forms)
    titles = tuple(item for item in stream if isinstance(item, Title)) + tuple(
        item.title for item in stream if isinstance(item, Pair) and item.title
    )
    form, named = _form_of(titles, forms)
    segments = _segments(stream, form, forms)
    whole = not any(doubt.code == _UNCLAIMED for doubt in doubts) and _numbered(titles, form)
    return Sheets(form, named, segments, doubts, titles, whole)


def _numbered(titles: tuple[Title, ...], form: Form) -> bool:
    """Whether the steps are numbered, or are rows of a table, and nothing that is numbered like them is no step."""
    steps = [title for title in titles if _section(title.text, form)]
    others = [title for title in titles if not _section(title.text, form) and _NUMBER.match(title.text)]
    return not others and all(_NUMBER.match(step.text) or _IN_TABLE.match(step.place) for step in steps)


def _stream(document: Document, forms: Forms) -> tuple[list[Pair | Title], list[Doubt]]:
    """Titles and pairs in reading order; what is left over becomes a doubt a table."""
    names = [name for form in forms.forms for name in (form.title, *form.aliases, *_names(form))]

    def is_title(text: str) -> bool:
        return ends_of(text, tuple(names)) != (0, 0)

    stream: list[Pair | Title] = []
    doubts: list[Doubt] = []
    for block in document.blocks:
        if _is_example(block):
            said = "标着“示例”，没有作为记录读", "marked as an example and not read"
            doubts.append(Doubt(block.place, "left_out", *said))
        elif isinstance(block, Paragraph):
            if len(block.text) <= _LONGEST_TITLE and not _SENTENCE.search(block.text):
                stream.append(Title(block.place, block.text))
        else:
            found = list(pairs_of(block, forms.labels, is_title))
            stream += [item for item in found if not isinstance(item, Rest)]
            doubts += _left_over(block, [item for item in found if isinstance(item, Rest)])
    return stream, doubts


def _names(form: Form) -> Iterator[str]:
    for section in form.sections:
        yield from (section.title, *section.aliases)


def _is_example(block: Paragraph | TableBlock) -> bool:
    first = block.text if isinstance(block, Paragraph) else next((cell.text for cell in block.cells()), "")
    return first.strip().startswith(EXAMPLE)


def _left_over(table: TableBlock, cells: list[Rest]) -> Iterator[Doubt]:
    if not cells:
        return
    words = "、".join(f"{cell.place}“{quote(cell.text)}”" for cell in cells[:_LISTED])
    more = f"等 {len(cells)} 格" if len(cells) > _LISTED else ""
    yield Doubt(table.place, _UNCLAIMED, f"没有认出是哪一栏，没有按表格读：{words}{more}",
                f"{len(cells)} cells belong to no label that is known and were not read as a form")


def _form_of(titles: tuple[Title, ...], forms: Forms) -> tuple[Form, Title | None]:
    """The form that a title names; else the one of which two sections are there; else a general one."""
    named: list[tuple[tuple[bool, int, int], Form, Title]] = []
    for form in forms.forms:
        for title in titles:
            found = ends_of(title.text, (form.title, *form.aliases))
            if found != (0, 0):
                named.append(((not form.general, *found), form, title))
    special = [one for one in named if one[0][0]]
    if special:
        _, form, title = max(special, key=lambda one: one[0])
        return form, title
    for form in forms.forms:
        sections = {id(section) for title in titles if (section := _section(title.text, form))}
        if not form.general and len(sections) > 1:
            return form, titles[0]
    general = [form for form in forms.forms if form.general]
    named_general = [(ends_of(title.text, tuple(_names(form))), form, title) for form in general for title in titles]
    best = max(named_general, key=lambda one: one[0], default=None)
    return (best[1], best[2]) if best and best[0] != (0, 0) else (general[0], None)


def _section(title: str, form: Form) -> Section | None:
    """The section whose name the title ends with."""
    best = max(form.sections, key=lambda section: ends_of(title, (section.title, *section.aliases)))
    return best if ends_of(title, (best.title, *best.aliases)) != (0, 0) else None


def _segments(stream: list[Pair | Title], form: Form, forms: Forms) -> list[Segment]:
    """The pairs by the titles that they stand under."""
    segments = [Segment(None, None)]
    for item in stream:
        title = item if isinstance(item, Title) else item.title
        section = _section(title.text, form) if title is not None and title != segments[-1].title else None
        if section is not None and (segments[-1].section is not section or segments[-1].pairs):
            segments.append(Segment(section, title))
        if isinstance(item, Pair):
            if segments[-1].section is None and _of_list(item, forms) is not None:
                segments.append(Segment(_default(item, form, forms), None))
            segments[-1].pairs.append(item)
    return [segment for segment in segments if segment.section is not None or segment.pairs]


def _of_list(pair: Pair, forms: Forms) -> str | None:
    """The list that a label without any title speaks of: meetings or notices."""
    if forms.labels.find(pair.label, "record") is not None:
        return None
    return next((group for group in ("meetings", "notices") if forms.labels.find(pair.label, group)), None)


def _default(pair: Pair, form: Form, forms: Forms) -> Section:
    rows = _of_list(pair, forms) or "meetings"
    plain = (section for one in (form, *forms.forms) if one.general for section in one.sections)
    if rows == "meetings":
        return next(section for section in plain if section.rows == rows)
    return Section("", rows)
