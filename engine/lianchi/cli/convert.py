"""``lianchi convert``: records from one format into another, normalised on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from lianchi.cli.console import say_error, standard_input
from lianchi.cli.options import free_to_write, lang_option
from lianchi.codes import CodeLists
from lianchi.errors import UnreadableInput, UsageError
from lianchi.model.finding import Doubt, RawRecord, Unread
from lianchi.normalise import Normaliser
from lianchi.read import Input, Spool, find_inputs, portions, read_chunk, stated
from lianchi.report import save, save_through
from lianchi.write import Tree, formats
from lianchi.write.parquet import Table

PARQUET = ".parquet"

_PORTION = 1 << 22


class Converted(NamedTuple):
    """A record in the one vocabulary, and where it stood."""

    tree: Tree
    file: str
    line: int


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="IN...")
@click.option("-o", "--output", required=True, metavar="OUT",
              help="目标文件，格式按后缀（.parquet 供大批量用）。Target file; its suffix names the format.")
@lang_option
@click.pass_context
def convert(context: click.Context, sources: tuple[str, ...], output: str, lang: str) -> None:
    """转换记录的格式，金额、日期、代码统一写法。Convert records; amounts, days and codes come out in one form."""
    suffix = Path(output).suffix.lower()
    known = (*formats, PARQUET)
    if suffix not in known:
        raise UsageError(f"不知道 {output} 用哪种格式；后缀可用 {'、'.join(known)}",
                         f"cannot tell the format of {output}; use {', '.join(known)}")
    free_to_write([output], sources)
    work = _Conversion(lang)
    records = work.of(sources)
    written = _to_parquet(records, output) if suffix == PARQUET else _to_text(records, suffix, output)
    if not written and not work.complaints:
        raise UsageError("文件里没有任何记录", "the files hold no records")
    context.exit(3 if work.complaints else 0)


def _to_text(records: Iterator[Converted], suffix: str, output: str) -> int:
    trees = [record.tree for record in records]
    if trees:
        save(formats[suffix](trees), output)
    return len(trees)


def _to_parquet(records: Iterator[Converted], output: str) -> int:
    with Table() as table:
        for record in records:
            table.add(*record)
        if table.rows:
            save_through(table.write, output)
        return table.rows


class _Conversion:
    """Reads and normalises; all that is left out is told at once, and counted."""

    def __init__(self, lang: str) -> None:
        self.complaints = 0
        self._lang = lang
        self._normaliser = Normaliser(CodeLists.load())

    def of(self, sources: Sequence[str]) -> Iterator[Converted]:
        """The records of all files, one by one."""
        with Spool() as spool:
            inputs = find_inputs(sources, standard_input)
            spool.together(inputs)
            for one in inputs:
                try:
                    yield from self._in(spool.of(one))
                except UnreadableInput as error:
                    self._tell(one.shown, error.line, error.text(self._lang))

    def _in(self, item: Input) -> Iterator[Converted]:
        for chunk in portions(item, _PORTION):
            for found in read_chunk(chunk):
                if isinstance(found, RawRecord):
                    yield self._converted(item, found)
                else:
                    self._tell(item.shown, found.line if isinstance(found, Unread) else 0, self._said(found))

    def _converted(self, item: Input, raw: RawRecord) -> Converted:
        done = self._normaliser.normalise(raw.fields)
        for doubt in raw.doubts:
            self._tell(item.shown, None, self._said(doubt))
        for problem in done.problems:
            place = raw.locate(problem.pointer)
            self._tell(place.path, place.line or raw.line, problem.zh if self._lang == "zh" else problem.en)
        origins = {"origins": stated(raw, item.shown)} if raw.origins else {}
        return Converted(done.tree | origins, item.shown, raw.line)

    def _said(self, item: Unread | Doubt) -> str:
        """The sentence, after its place where it does not name it itself."""
        words = item.zh if self._lang == "zh" else item.en
        return words if not item.place or item.place in words else f"{item.place} {words}"

    def _tell(self, path: str, line: int | None, words: str) -> None:
        self.complaints += 1
        say_error(f"{path}:{line}: {words}" if line else f"{path}: {words}")
