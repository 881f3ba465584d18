"""``lianchi template``: forms to fill in, which the reader takes back."""

from __future__ import annotations

from pathlib import Path

import click

from lianchi.cli.options import free_to_write, lang_option, ledgers_option
from lianchi.codes import CodeLists
from lianchi.errors import UsageError
from lianchi.read.ledger import load_ledgers
from lianchi.report import save
from lianchi.write.templates import document_sentence, form, offered, sentence


@click.command()
@click.argument("kind", required=False, metavar="[KIND]")
@click.option("-o", "--output", metavar="FILE", help="写到哪个文件。The file to write.")
@click.option("--list", "listing", is_flag=True, help="列出全部模板。List all templates.")
@ledgers_option
@lang_option
def template(kind: str | None, output: str | None, listing: bool, ledgers: tuple[Path, ...], lang: str) -> None:
    """空白表格，填好后直接核对；不写 KIND 列出全部。Forms to fill in and check; without KIND lists them all."""
    codes = CodeLists.load()
    known = load_ledgers(ledgers, codes)
    if kind is None or listing:
        for name, ledger in offered(known).items():
            click.echo(f"{name:<12} {sentence(ledger, codes, lang)}{document_sentence(name, lang)}")
        return
    if output is None:
        raise UsageError(f"请写明存成哪个文件：lianchi template {kind} -o 文件.xlsx",
                         f"name the file to write: lianchi template {kind} -o FILE.xlsx")
    content = form(known, kind, output, codes)
    free_to_write([output], [])
    save(content, output)
