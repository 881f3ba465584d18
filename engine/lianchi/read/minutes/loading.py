"""The files of forms: ``schemas/forms/*.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from lianchi.codes import CodeLists
from lianchi.dialect import Document, parse
from lianchi.errors import Fault, RulebookError
from lianchi.read.ledger.field import NoFieldError, check_value, field_of
from lianchi.read.ledger.taking import Taking
from lianchi.read.minutes.cells import FORMS
from lianchi.read.minutes.form import Form, Label, Labels, Section
from lianchi.resources import data_folder

_LABELS: Final = "labels.yaml"
_GROUPS: Final = ("record", "meetings", "notices")
_LABEL: Final = ("heading", "aliases", "field", "end", "form", "split", "choices", "note", "example")
_FORM: Final = ("schema", "id", "title", "title_en", "aliases", "kind", "kind_in_part", "of_body", "template", "fixed",
                "head", "general", "sections")
_SECTION: Final = ("title", "aliases", "rows", "fixed", "choices", "layout", "example", "body_of_title")

Layout = tuple[tuple[str, ...], ...]


class Forms(NamedTuple):
    """All forms, sorted by id, the labels that they share, and the code lists that their values come from."""

    forms: tuple[Form, ...]
    labels: Labels
    codes: CodeLists


@cache
def load_forms() -> Forms:
    """The shipped forms; raises RulebookError with every fault of every file."""
    codes, faults = CodeLists.load(), list[Fault]()
    folder = data_folder("schemas") / "forms"
    labels = _Build(folder / _LABELS, codes, faults).labels()
    forms = [_Build(path, codes, faults).form(labels) for path in sorted(folder.glob("*.yaml")) if path.name != _LABELS]
    if faults:
        raise RulebookError(faults)
    return Forms(tuple(forms), labels, codes)


class _Build:
    """What one file holds; what is wrong with it goes to the faults."""

    def __init__(self, path: Path, codes: CodeLists, faults: list[Fault]) -> None:
        self._shown = f"forms/{path.name}"
        self._stem = path.stem
        self._codes = codes
        self._document: Document = parse(path.read_text(encoding="utf-8"), self._shown)
        self._faults = faults

    def labels(self) -> Labels:
        """The labels of ``labels.yaml``."""
        top = Taking(self._document, self._shown, (), ("schema", *_GROUPS))
        groups = {name: tuple(self._label(one) for one in top.parts(name, _LABEL)) for name in _GROUPS}
        for name, labels in groups.items():
            owners: dict[str, str] = {}
            for label in labels:
                for key in label.keys:
                    if owners.setdefault(key, label.heading) != label.heading:
                        top.fault((name,), f"“{key}”既指“{owners[key]}”又指“{label.heading}”",
                                  f"{key!r} means both {owners[key]!r} and {label.heading!r}")
        self._faults += self._document.faults
        return Labels(groups)

    def _label(self, taken: Taking) -> Label:
        form = taken.text("form")
        if form and form not in FORMS:
            taken.fault(("form",), f"form 应为 {'、'.join(FORMS)} 之一", f"form must be one of {', '.join(FORMS)}")
        return Label(
            heading=taken.text("heading", needed=True),
            field=taken.field("field", self._codes),
            end=taken.field("end", self._codes),
            aliases=taken.texts("aliases"),
            form=form,
            split=taken.flag("split"),
            choices=taken.texts("choices"),
            note=taken.text("note"),
            example=taken.text("example"),
        )

    def form(self, labels: Labels) -> Form:
        """The form of any other file; its name must be its id."""
        top = Taking(self._document, self._shown, (), _FORM)
        if top.text("id", needed=True) != self._stem:
            top.fault(("id",), f"id 要和文件名一样，写 {self._stem}", f"id must be the name of the file, {self._stem}")
        form = Form(
            id=self._stem,
            title=top.text("title", needed=True),
            title_en=top.text("title_en", needed=True),
            sections=tuple(self._section(one, labels) for one in top.parts("sections", _SECTION)),
            aliases=top.texts("aliases"),
            kind=top.text("kind"),
            kind_in_part=top.text("kind_in_part"),
            of_body=self._of_body(top),
            template=top.text("template"),
            fixed=self._fixed(top, ""),
            head=self._layout(top, "head", "record", labels),
            general=top.flag("general"),
        )
        self._faults += self._document.faults
        return form

    def _section(self, taken: Taking, labels: Labels) -> Section:
        rows = taken.text("rows", needed=True)
        if rows not in _GROUPS[1:]:
            taken.fault(("rows",), f"rows 应为 {'、'.join(_GROUPS[1:])} 之一", f"rows must be one of {_GROUPS[1:]}")
            rows = _GROUPS[1]
        section = Section(
            title=taken.text("title", needed=True),
            rows=rows,
            aliases=taken.texts("aliases"),
            fixed=self._fixed(taken, f"{rows}."),
            choices=self._lists(taken, "choices"),
            layout=self._layout(taken, "layout", rows, labels),
            example={key: str(value) for key, value in taken.pairs("example").items()},
            body_of_title=taken.flag("body_of_title"),
        )
        for key, headings in (("choices", section.choices), ("example", section.example)):
            for heading in headings:
                self._known(taken, key, heading, rows, labels)
        return section

    def _fixed(self, taken: Taking, prefix: str) -> dict[str, str]:
        """Path → the code or text that every such section states."""
        found = {}
        for path, value in taken.pairs("fixed").items():
            try:
                check_value(field_of(prefix + path, self._codes).node, str(value), self._codes)
            except NoFieldError as error:
                taken.fault(("fixed", path), error.zh, error.en)
            found[path] = str(value)
        return found

    def _of_body(self, taken: Taking) -> dict[str, dict[str, tuple[str, ...]]]:
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for path, values in (self._document.data.get("of_body") or {}).items():
            found[path] = {value: tuple(bodies) for value, bodies in values.items()}
            try:
                for value, bodies in found[path].items():
                    check_value(field_of(path, self._codes).node, value, self._codes)
                    for body in bodies:
                        check_value(field_of("meetings.body", self._codes).node, body, self._codes)
            except NoFieldError as error:
                taken.fault(("of_body", path), error.zh, error.en)
        return found

    def _lists(self, taken: Taking, key: str) -> dict[str, tuple[str, ...]]:
        lists: Any = self._document.data
        for step in taken.here:
            lists = lists[step]
        return {name: tuple(map(str, items)) for name, items in (lists.get(key) or {}).items()}

    def _layout(self, taken: Taking, key: str, group: str, labels: Labels) -> Layout:
        rows: Any = self._document.data
        for step in taken.here:
            rows = rows[step]
        layout = tuple(tuple(map(str, row)) for row in rows.get(key) or ())
        for heading in (heading for row in layout for heading in row):
            self._known(taken, key, heading, group, labels)
        return layout

    def _known(self, taken: Taking, key: str, heading: str, group: str, labels: Labels) -> None:
        if labels.find(heading, group) is None:
            taken.fault((key,), f"labels.yaml 里没有栏目“{heading}”", f"labels.yaml has no label {heading!r}")
