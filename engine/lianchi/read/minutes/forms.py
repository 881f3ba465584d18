"""Form tables of minutes → records."""

from __future__ import annotations

from collections.abc import Iterator

from lianchi.codes import folded
from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, Unread
from lianchi.read.extract import Extract, Origin
from lianchi.read.minutes.cells import is_blank, take
from lianchi.read.minutes.document import Document, Paragraph
from lianchi.read.minutes.filling import Filling, alike, quote
from lianchi.read.minutes.form import Label
from lianchi.read.minutes.loading import Forms, load_forms
from lianchi.read.minutes.pairs import Pair, Title
from lianchi.read.minutes.prose import unit_of
from lianchi.read.minutes.segments import Segment, Sheets, sheets_of
from lianchi.read.minutes.unclear import UnclearError

_DISCUSSIONS = {"proposal", "consultation", "party_review", "resolution"}
_DECIDING = ("resolution", "decision", "ratification", "reconsideration")
"""The stages whose conclusion is the resolution of the record."""


def read_forms(document: Document) -> list[Extract | Unread]:
    """The same, as finished extracts."""
    return [one.extract() if isinstance(one, Filling) else one for one in forms_in(document)]


def forms_in(document: Document) -> list[Filling | Unread]:
    """The records that the form tables of a document hold; none where no table is a form.

    Raises UnreadableInput for a form that nobody has filled in.
    """
    forms = load_forms()
    sheets = sheets_of(document, forms)
    filled = [segment for segment in sheets.segments if segment.filled]
    if not filled and any(segment.section and segment.pairs for segment in sheets.segments):
        raise UnreadableInput("表格还没有填，里面没有记录", "the form is not filled in and holds no record")
    if not any(segment.section for segment in filled) and len([s for s in filled for _ in s.pairs]) < 2:
        return []
    groups = _by_matter(filled, sheets, forms)
    if isinstance(groups, Unread):
        return [groups]
    return [_record(group, sheets, forms, first=group is groups[0]) for group in groups]


def _by_matter(segments: list[Segment], sheets: Sheets, forms: Forms) -> list[list[Segment]] | Unread:
    """The segments of each matter.  Where the steps begin again the matter must be told by its title."""
    groups: list[list[Segment]] = []
    title, reached = None, -1
    for segment in segments:
        own, at = _matter(segment, forms), _position(segment, sheets)
        begins = not groups
        if groups and at <= reached:
            if title is None or own is None:
                return _untold(segment)
            begins = not alike(title, own)
        if begins:
            groups.append([])
            title = None
        groups[-1].append(segment)
        title, reached = title or own, at
    return groups


def _matter(segment: Segment, forms: Forms) -> str | None:
    """The title of the matter as the segment states it."""
    for pair in segment.pairs:
        label = _label(segment, pair, forms)
        if label and label.field and label.field.text == "matter.title" and not is_blank(pair.text):
            return pair.text
    return None


def _position(segment: Segment, sheets: Sheets) -> int:
    """Where the section stands in the form; the head and the sections of general forms stand first of all."""
    found = [at for at, section in enumerate(sheets.form.sections, 1) if section is segment.section]
    return found[0] if found else 0


def _untold(segment: Segment) -> Unread:
    place = segment.title.place if segment.title else segment.pairs[0].place
    words = f"“{quote(segment.title.text)}”" if segment.title else "又一张表"
    return Unread(
        0,
        f"{words}又出现了一次，却没有写事项名称，分不清说的是同一件事还是另一件事，整个文件没有读；"
        "请在每一处写上事项名称，或者一件事一个文件",
        "the same step comes again without the title of its matter; the file was not read: give every step the title "
        "of its matter, or hand in one file a matter",
        place,
    )


def _label(segment: Segment, pair: Pair, forms: Forms) -> Label | None:
    return forms.labels.find(pair.label, segment.section.rows if segment.section else "record")


def _record(segments: list[Segment], sheets: Sheets, forms: Forms, *, first: bool) -> Filling:
    filling = Filling()
    counts = {"meetings": 0, "notices": 0}
    for segment in segments:
        at = counts[segment.section.rows] if segment.section else 0
        _fill(filling, segment, at, sheets, forms)
        if segment.section:
            counts[segment.section.rows] += 1
    _context(filling, segments, sheets, forms)
    for doubt in sheets.doubts if first else ():
        filling.doubt(doubt)
    for empty in sheets.segments if first else ():
        if not empty.filled and empty.title and empty.section and empty.pairs:
            filling.doubt(_blank(empty.title))
    return filling


def _blank(title: Title) -> Doubt:
    zh = f"“{quote(title.text)}”这张表是空的，没有读；开过会、公示过的请填上"
    return Doubt(title.place, "left_out", zh, "this part of the form is empty and was not read")


def _fill(filling: Filling, segment: Segment, at: int, sheets: Sheets, forms: Forms) -> None:
    """The values of one segment; fixed ones first."""
    section = segment.section
    base = f"/{section.rows}/{at}" if section else ""
    if section:
        said = segment.title or sheets.title
        for key, code in section.fixed.items():
            filling.put(f"{base}/{key}", code, _context_origin(said))
    late: list[Pair] = []
    for pair in segment.pairs:
        label = _label(segment, pair, forms)
        if label is None:
            if not is_blank(pair.text):
                filling.doubt(_misplaced(pair))
        elif label.form == "conclusion":
            late.append(pair)
        else:
            _put(filling, label, pair, at, forms)
    if section and section.body_of_title and filling.get(f"{base}/body") is None:
        named = sheets.body(segment.title, forms)
        if named:
            filling.put(f"{base}/body", named[0], _context_origin(named[1]))
    if _decides(filling.get(f"{base}/stage"), forms):
        for pair in late:
            label = _label(segment, pair, forms)
            assert label is not None
            _put(filling, label, pair, at, forms)


def _put(filling: Filling, label: Label, pair: Pair, at: int, forms: Forms) -> None:
    origin = Origin(pair.place, quote(pair.text))
    try:
        for keys, value in take(label, pair.label, pair.text, forms.codes):
            filling.put(_pointer(keys, at), value, origin)
    except UnclearError as error:
        words = f"“{label.heading}”写的是“{quote(pair.text)}”"
        filling.doubt(Doubt(pair.place, "ambiguous", f"{words}，{error.zh}，没有读；请改写清楚",
                            f"{label.heading}: “{quote(pair.text)}” was not read: {error.en}"))


def _misplaced(pair: Pair) -> Doubt:
    zh = f"“{quote(pair.label)}”不是这一步的栏目，没有读：“{quote(pair.text)}”"
    return Doubt(pair.place, "unknown_column", zh, f"{quote(pair.label)} is no label of this step and was not read")


def _pointer(keys: tuple[str, ...], at: int) -> str:
    head, *rest = keys
    return "/".join(("", head, *((str(at),) if head in ("meetings", "notices") else ()), *rest))


def _decides(stage: object, forms: Forms) -> bool:
    if not isinstance(stage, str):
        return True
    entries = forms.codes["stage"].entries
    return any(folded(stage) in map(folded, entries[code].spellings) for code in _DECIDING)


def _context(filling: Filling, segments: list[Segment], sheets: Sheets, forms: Forms) -> None:
    """What the title of the form says of the record: its kind and what all such records have in common."""
    origin = _context_origin(sheets.title or next((one.title for one in segments if one.title), None))
    kind = sheets.form.kind
    if sheets.form.kind_in_part and not _whole(segments, sheets, filling):
        kind = sheets.form.kind_in_part
        filling.doubt(_in_part(origin))
    if kind:
        filling.put("/kind", kind, origin)
    _unit(filling, sheets)
    for path, value in _of_body(filling, sheets.form.of_body, forms):
        filling.put("/" + path.replace(".", "/"), value, filling.origin("/meetings/0/body") or origin)
    unit = str(filling.get("/unit/name") or "")
    for path, value in sheets.form.fixed.items():
        if not unit.endswith(("社区", "居委会", "居民委员会")):
            filling.put("/" + path.replace(".", "/"), value, origin)


def _whole(segments: list[Segment], sheets: Sheets, filling: Filling) -> bool:
    """Whether the steps can be judged as a whole: all discussions are there, or none can have gone unseen."""
    stages = {segment.section.fixed.get("stage") for segment in segments if segment.section}
    if stages >= _DISCUSSIONS:
        return True
    empty = any(not one.filled and one.section and one.section.rows == "meetings" for one in sheets.segments)
    return sheets.whole and not empty and len(stages & _DISCUSSIONS) > 1


def _in_part(origin: Origin) -> Doubt:
    zh = ("四议没有全部认出（有的没有填，或者没有编号、没有认出），没有按全部环节核对；"
          "要核对全部环节，请把每一步填在一份表里，写明第几步")
    en = "not all four discussions were seen, so the steps were not checked as a whole; fill in and number every step"
    return Doubt(origin.place, "assumed", zh, en)


def _unit(filling: Filling, sheets: Sheets) -> None:
    """The unit that a title begins with, where no label states it."""
    for title in sheets.titles if filling.get("/unit/name") is None else ():
        if (found := unit_of(Paragraph(title.place, title.text))) and filling.get("/unit/name") is None:
            filling.put("/unit/name", *found)


def _of_body(
    filling: Filling, told: dict[str, dict[str, tuple[str, ...]]], forms: Forms
) -> Iterator[tuple[str, str]]:
    """What the body that met tells of the record: of which kind it is, of what type the unit."""
    body = folded(str(filling.get("/meetings/0/body")))
    entries = forms.codes["body"].entries
    for path, values in told.items():
        for value, bodies in values.items():
            if any(body in map(folded, entries[code].spellings) for code in bodies):
                yield path, value


def _context_origin(title: Title | None) -> Origin:
    return Origin(title.place, quote(title.text), "context") if title else Origin("全文", "", "context")
