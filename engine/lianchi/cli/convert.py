"""``lianchi convert``: records from one format into another, normalised on the way."""

from __future__ import annotations

from pathlib import Path

import click

from lianchi.cli.console import say_error, standard_input
from lianchi.cli.options import free_to_write, lang_option
from lianchi.codes import CodeLists
from lianchi.errors import UnreadableInput, UsageError
from lianchi.model.finding import Doubt, RawRecord, Unread
from lianchi.normalise import Normaliser
from lianchi.read import Spool, find_inputs, read_chunk, split, stated
from lianchi.report import save
from lianchi.write import formats


@click.command()
@click.argument("source", metavar="IN")
@click.option("-o", "--output", required=True, metavar="OUT",
              help="目标文件，格式按后缀。Target file; its suffix names the format.")
@lang_option
@click.pass_context
def convert(context: click.Context, source: str, output: str, lang: str) -> None:
    """转换记录的格式，金额、日期、代码统一写法。Convert records; amounts, days and codes come out in one form."""
    suffix = Path(output).suffix.lower()
    if suffix not in formats:
        raise UsageError(f"不知道 {output} 用哪种格式；后缀可用 {'、'.join(formats)}",
                         f"cannot tell the format of {output}; use {', '.join(formats)}")
    free_to_write([output], [source])
    trees, complaints = _normalised(source, lang)
    if not trees and not complaints:
        raise UsageError("文件里没有任何记录", "the file holds no records")
    if trees:
        save(formats[suffix](trees), output)
    for complaint in complaints:
        say_error(complaint)
    context.exit(3 if complaints else 0)


def _normalised(source: str, lang: str) -> tuple[list[dict[str, object]], list[str]]:
    """The canonical trees of all records, and a sentence for all that was left out."""
    normaliser, trees, complaints = Normaliser(CodeLists.load()), [], []
    with Spool() as spool:
        inputs = find_inputs([source], standard_input)
        spool.together(inputs)
        for one in inputs:
            try:
                for item in (item for chunk in split(spool.of(one), 1 << 62) for item in read_chunk(chunk)):
                    if not isinstance(item, RawRecord):
                        complaints.append(_at(one.shown, _line(item), _said(item, lang)))
                        continue
                    done = normaliser.normalise(item.fields)
                    trees.append(done.tree | ({"origins": stated(item, one.shown)} if item.origins else {}))
                    complaints += [_at(one.shown, None, _said(doubt, lang)) for doubt in item.doubts]
                    for problem in done.problems:
                        place = item.locate(problem.pointer)
                        complaints.append(_at(place.path, place.line, problem.zh if lang == "zh" else problem.en))
            except UnreadableInput as error:
                complaints.append(_at(one.shown, error.line, error.text(lang)))
    return trees, complaints


def _said(item: Unread | Doubt, lang: str) -> str:
    """The sentence, after its place where it does not name it itself."""
    words = item.zh if lang == "zh" else item.en
    return words if not item.place or item.place in words else f"{item.place} {words}"


def _line(item: Unread | Doubt) -> int:
    return item.line if isinstance(item, Unread) else 0


def _at(path: str, line: int | None, text: str) -> str:
    return f"{path}:{line}: {text}" if line else f"{path}: {text}"
