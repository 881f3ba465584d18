"""The files of ledger shapes.

A shape is a file ``schemas/ledgers/<id>.yaml``; a user's own folders add to the shipped ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from lianchi.codes import CodeLists
from lianchi.dialect import Document, parse
from lianchi.errors import Fault, RulebookError, UsageError
from lianchi.read.ledger.checks import check_column, check_ledger, check_sheet
from lianchi.read.ledger.field import Field, NoFieldError, check_value, field_of
from lianchi.read.ledger.shape import Column, Ledger, SheetShape
from lianchi.read.ledger.taking import Taking
from lianchi.resources import data_folder

LEDGER_SCHEMA: Final = "lianchi/ledger/1"

_LEDGER: Final = ("schema", "id", "title", "title_en", "kind", "template", "record", "sheets")
_SHEET: Final = ("title", "aliases", "rows", "fixed", "continued", "labels", "columns")
_COLUMN: Final = ("heading", "aliases", "under", "field", "end", "unit", "required", "split", "form", "note", "example",
                  "width", "choices")


def load_ledgers(folders: Sequence[Path | str] = (), codes: CodeLists | None = None) -> tuple[Ledger, ...]:
    """The shipped shapes and those of ``folders``, sorted by id; a later shape of the same id replaces an earlier one.

    Raises RulebookError with every fault of every file, UsageError for a folder that there is not.
    """
    codes = codes or CodeLists.load()
    faults: list[Fault] = []
    found: dict[str, Ledger] = {}
    for folder in (data_folder("schemas") / "ledgers", *map(Path, folders)):
        for path in _files(folder):
            ledger = _read(path, f"{folder.name}/{path.name}", codes, faults)
            if ledger:
                found[ledger.id] = ledger
    _one_template_each(found.values(), faults)
    if faults:
        raise RulebookError(faults)
    return tuple(found[name] for name in sorted(found))


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UsageError(f"没有这个台账样式文件夹：{folder.name}",
                         f"there is no such folder of ledger shapes: {folder.name}")
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in (".yaml", ".yml"))


def _one_template_each(ledgers: Iterable[Ledger], faults: list[Fault]) -> None:
    owners: dict[str, Ledger] = {}
    for ledger in ledgers:
        owner = owners.setdefault(ledger.template, ledger) if ledger.template else ledger
        if owner is not ledger:
            faults.append(Fault(ledger.shown, 1, 1, f"模板名 {ledger.template} 已被 {owner.shown} 用了",
                                f"template name {ledger.template!r} is taken by {owner.shown}"))


def _read(path: Path, shown: str, codes: CodeLists, faults: list[Fault]) -> Ledger | None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        faults.append(Fault(shown, 0, 0, "打不开，或不是 UTF-8 编码", "cannot be opened, or is not UTF-8"))
        return None
    document = parse(text, shown)
    ledger = None
    if not document.faults:
        ledger = _Build(document, shown, codes).ledger(path.stem)
    faults += document.faults
    return None if document.faults else ledger


class _Build:
    """The ledger of a parsed file; what is wrong goes to the faults of the document."""

    def __init__(self, document: Document, shown: str, codes: CodeLists) -> None:
        self._document = document
        self._shown = shown
        self._codes = codes

    def ledger(self, stem: str) -> Ledger:
        """The ledger; the name of its file must be its id."""
        top = Taking(self._document, self._shown, (), _LEDGER)
        if top.text("schema", needed=True) not in ("", LEDGER_SCHEMA):
            top.fault(("schema",), f"schema 要写 {LEDGER_SCHEMA}", f"schema must be {LEDGER_SCHEMA}")
        ledger = Ledger(
            id=top.text("id", needed=True),
            title=top.text("title", needed=True),
            title_en=top.text("title_en", needed=True),
            kind=top.text("kind", needed=True),
            sheets=tuple(self._sheet(sheet) for sheet in top.parts("sheets", _SHEET)),
            template=top.text("template"),
            record=top.texts("record"),
            shown=self._shown,
        )
        check_ledger(ledger, stem, top, self._codes)
        return ledger

    def _sheet(self, taken: Taking) -> SheetShape:
        rows = taken.field("rows", self._codes)
        sheet = SheetShape(
            title=taken.text("title", needed=True),
            columns=tuple(self._column(column) for column in taken.parts("columns", _COLUMN)),
            aliases=taken.texts("aliases"),
            rows=rows,
            fixed=tuple(self._fixed(taken, rows)),
            labels=tuple(self._column(column) for column in taken.parts("labels", _COLUMN)),
            continued=taken.flag("continued"),
            line=taken.line,
        )
        check_sheet(sheet, taken)
        return sheet

    def _fixed(self, taken: Taking, rows: Field | None) -> Iterator[tuple[Field, str | bool]]:
        """The values that every row states; a path is looked for in the item of the row first, then in the record."""
        for path, value in taken.pairs("fixed").items():
            try:
                try:
                    field = field_of(f"{rows.text}.{path}" if rows else path, self._codes)
                except NoFieldError:
                    field = field_of(path, self._codes)
                check_value(field.node, str(value), self._codes)
            except NoFieldError as error:
                taken.fault(("fixed", path), error.zh, error.en)
                continue
            yield field, value

    def _column(self, taken: Taking) -> Column:
        column = Column(
            heading=taken.text("heading", needed=True),
            field=taken.field("field", self._codes),
            aliases=taken.texts("aliases"),
            under=taken.text("under"),
            end=taken.field("end", self._codes),
            unit=taken.text("unit"),
            required=taken.flag("required"),
            split=taken.flag("split"),
            form=taken.text("form"),
            note=taken.text("note"),
            example=taken.texts("example"),
            width=taken.number("width"),
            choices=taken.texts("choices"),
            line=taken.line,
        )
        check_column(column, taken, self._codes)
        return column
