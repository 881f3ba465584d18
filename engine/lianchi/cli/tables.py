"""``lianchi rules export-table`` and ``import-table``: parameters in a spreadsheet for policy staff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from lianchi.audit.tables import SHEET, Difference, Tables, path_of
from lianchi.audit.trial import try_out
from lianchi.check import load_book
from lianchi.cli.options import FILE, free_to_write, lang_option, params_option, rules_option
from lianchi.errors import UsageError
from lianchi.read.workbook import sheet
from lianchi.report import save
from lianchi.rulebook.settings import Values, edited
from lianchi.wording import say
from lianchi.write.workbook import workbook


@click.command("export-table")
@rules_option
@params_option
@click.option("-o", "--output", required=True, metavar="FILE.xlsx", help="写到哪个表格文件。The workbook to write.")
@lang_option
def export_table(rule_folders: tuple[Path, ...], parameters: tuple[Path, ...], output: str, lang: str) -> None:
    """把全部参数和限额导出成表格。Every parameter and threshold as a table."""
    if Path(output).suffix.lower() != ".xlsx":
        raise UsageError(f"{output} 的后缀要是 .xlsx", f"{output} must end in .xlsx")
    free_to_write([output], [])
    table = Tables(load_book(rule_folders, parameters)).sheet()
    save(workbook([table]), output)
    click.echo(say("table.exported", lang, n=sum(1 for _ in table.rows), path=output))


@click.command("import-table")
@click.argument("table", type=FILE, metavar="FILE.xlsx")
@rules_option
@params_option
@click.option("--write", "write_files", is_flag=True, help="把差别写进规则文件；不写就只列出。Write the differences.")
@lang_option
@click.pass_context
def import_table(context: click.Context, table: Path, rule_folders: tuple[Path, ...], parameters: tuple[Path, ...],
                 write_files: bool, lang: str) -> None:
    """读回改过的表格，先列差别，加 --write 才写。Read a changed table back: differences first, --write to keep them."""
    if write_files and not (rule_folders or parameters):
        raise UsageError("要写入请用 --rules 或 --params 指明写哪里；随附的规则书不改",
                         "to write, name the rule folder (--rules) or parameter file (--params)")
    tables = Tables(load_book(rule_folders, parameters))
    given = tables.read(sheet(table, SHEET), table.name)
    found = tables.differences(given)
    for one in found:
        click.echo(one.text(lang))
    texts = _texts(found, given, rule_folders, parameters, must=write_files)
    try_out(texts, rule_folders, parameters)
    if write_files:
        for file, text in texts.items():
            save(text, file)
    key = "table.same" if not found else "table.written" if write_files else "table.shown"
    click.echo(say(key, lang, n=len(found), files=len(texts)))
    context.exit(0)


def _texts(found: Sequence[Difference], given: Mapping[tuple[str, str, str], Values],
           folders: Sequence[Path], profiles: Sequence[Path], *, must: bool) -> dict[Path, str]:
    """The new text of each file that changes.  Raises UsageError for a file that is not within what was given."""
    texts: dict[Path, str] = {}
    by_setting = defaultdict(list)
    for one in found:
        by_setting[one.setting.identity].append(one)
    for identity, differences in by_setting.items():
        setting = differences[0].setting
        file = path_of(setting.file, folders, profiles)
        if file is None:
            if must:
                raise UsageError(f"{setting.file} 不在 --rules 或 --params 里，不能写",
                                 f"{setting.file} is not within --rules or --params and cannot be written")
            continue
        text = texts.get(file) or file.read_text(encoding="utf-8-sig")
        texts[file] = edited(text, setting, given.get(identity, {}))
    return texts
