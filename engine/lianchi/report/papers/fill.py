"""A Word template with its places filled in.  Templates are Jinja in a sandbox; data is text and never looked into."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from lianchi.errors import UnreadableInput, UsageError
from lianchi.read.archive import Archive
from lianchi.report.visible import visible
from lianchi.write.package import repacked


def filled(template: bytes, name: str, values: Mapping[str, Any], remark: str) -> bytes:
    """The paper as a docx file: equal values in equal templates give equal bytes.

    ``name`` is what messages call the template; ``remark`` stands in the properties of the file.  Raises UsageError
    for a template that cannot be filled in.
    """
    docxtpl, _ = libraries()
    _must_be_word(template, name)
    paper = docxtpl.DocxTemplate(io.BytesIO(template))
    content = io.BytesIO()
    try:
        paper.render(dict(values), _sandbox())
        paper.docx.core_properties.comments = remark
        paper.save(content)
    except Exception as error:  # a template is a program of its author: it may end in any error
        said = str(error) or type(error).__name__
        raise UsageError(f"模板 {name} 填不了：{said}；可用的名称见 docs/papers.md",
                         f"template {name} cannot be filled in: {said}; docs/papers.md lists the names") from error
    return repacked(content.getvalue())


def _must_be_word(template: bytes, name: str) -> None:
    """Refuse what is no Word file, and what is one that no office program wrote."""
    try:
        archive = Archive.open(template, "docx")
        archive.prove()
    except UnreadableInput as error:
        raise UsageError(f"模板 {name} 不能用：{error.zh}", f"template {name} cannot be used: {error.en}") from error
    if "word/document.xml" not in archive.names():
        raise UsageError(f"模板 {name} 不是 Word 文件（.docx）", f"template {name} is no Word file (.docx)")


def libraries() -> tuple[Any, Any]:
    """docxtpl and jinja2.  Raises UsageError where they are not installed."""
    try:
        import docxtpl
        import jinja2
    except ImportError as error:
        raise UsageError("Word 文书要用 docxtpl：pip install 'lianchi[office]'",
                         "Word papers need docxtpl: pip install 'lianchi[office]'") from error
    return docxtpl, jinja2


def _sandbox() -> Any:
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined, finalize=_printed)


def _printed(value: object) -> Any:
    """What stands in the paper for a value: its characters and nothing else, whatever a template filter said of it.

    Braces are written as numbers, because docxtpl looks for its own marks in the finished text.
    """
    from markupsafe import Markup, escape

    text = str(escape(visible("" if value is None else str.__str__(value) if isinstance(value, str) else str(value))))
    return Markup(text.replace("{", "&#123;").replace("}", "&#125;"))
