"""Forms to fill in, made from the shapes of ledgers: what a form asks for is what the reader knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from lianchi.codes import CodeLists
from lianchi.errors import UsageError
from lianchi.read.ledger import Ledger
from lianchi.read.minutes.loading import load_forms
from lianchi.write.templates.document import document_form, documents
from lianchi.write.templates.xlsx import workbook_form

Write = Callable[[Ledger, CodeLists], bytes]

WRITERS: dict[str, Write] = {".xlsx": workbook_form}
"""Suffix of the file → how the form is drawn."""


def offered(ledgers: Sequence[Ledger]) -> dict[str, Ledger]:
    """Name of a form → the ledger that it is for, by name."""
    return {ledger.template: ledger for ledger in sorted(ledgers, key=lambda one: one.template) if ledger.template}


def sentence(ledger: Ledger, codes: CodeLists, lang: str = "zh") -> str:
    """What the form is for, in one sentence."""
    kind = codes.title("kind", ledger.kind, lang)
    if lang == "en":
        return f"{ledger.title_en}; read as records of the kind “{kind}”."
    sheets = "、".join(sheet.title for sheet in ledger.sheets)
    return f"{ledger.title}：{sheets}；读成“{kind}”记录。"


def form(ledgers: Sequence[Ledger], name: str, file: str, codes: CodeLists) -> bytes:
    """The empty form of this name for a file of that name.

    Raises UsageError for a name that no ledger has, listing those there are, and for a suffix without a writer.
    """
    if Path(file).suffix.lower() == ".docx":
        return _document(name)
    known = offered(ledgers)
    if name not in known:
        raise UsageError(f"没有名为 {name} 的模板。现有：\n{_listed(known, codes, 'zh')}",
                         f"there is no template {name!r}. There are:\n{_listed(known, codes, 'en')}")
    write = WRITERS.get(Path(file).suffix.lower())
    if write is None:
        suffixes = (*WRITERS, ".docx") if name in documents(load_forms()) else tuple(WRITERS)
        raise UsageError(f"{file} 的后缀要是 {'、'.join(suffixes)}", f"{file} must end in {', '.join(suffixes)}")
    return write(known[name], codes)


def _document(name: str) -> bytes:
    forms = load_forms()
    known = documents(forms)
    if name not in known:
        raise UsageError(f"没有名为 {name} 的 Word 模板。现有：{'、'.join(known)}；其他模板存成 .xlsx",
                         f"there is no Word template {name!r}. There are: {', '.join(known)}; write others as .xlsx")
    return document_form(known[name], forms)


def document_sentence(name: str, lang: str = "zh") -> str:
    """What the Word template of this name is for; the empty string where there is none."""
    found = documents(load_forms()).get(name)
    if found is None:
        return ""
    return f" As .docx: {found.title_en}." if lang == "en" else f"存成 .docx 是{found.title}。"


def _listed(known: Mapping[str, Ledger], codes: CodeLists, lang: str) -> str:
    return "\n".join(f"  {name:<12} {sentence(ledger, codes, lang)}" for name, ledger in known.items())
