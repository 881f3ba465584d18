"""``lianchi check``: records in, report out, exit code for machines."""

from __future__ import annotations

import shlex
import sys
from datetime import date
from pathlib import Path

import click

from lianchi.check import Options
from lianchi.check import check as run_check
from lianchi.check.engines import ENGINES
from lianchi.cli.console import colour_wanted, page_width, progress_bar, say_in, standard_input
from lianchi.cli.options import FILE, FOLDER, IsoDay, free_to_write, lang_option, params_option, rules_option
from lianchi.errors import Interrupted
from lianchi.model.finding import Report
from lianchi.model.rule import SEVERITIES
from lianchi.report import PRINTABLE, details, pieces, save, target, text
from lianchi.report.papers import template_of

COMMON_FROM = 16 << 20
"""Bytes of submitted records from which on what many of them lack is told once for all of them."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@rules_option
@click.option("--only", multiple=True, metavar="ID", help="只运行这些规则；可重复。Run only these rules.")
@params_option
@click.option("--as-of", type=IsoDay(), help="一律按这一天的规定判断。Judge by the law of this day.")
@click.option("--ledgers", multiple=True, type=FOLDER, metavar="DIR",
              help="本单位表样的文件夹，补充随附的表样；可重复。Table shapes of your own.")
@click.option("--kind", metavar="KIND",
              help="没有写种类的记录（如会议记录）按这一种检查。Kind of records that do not say theirs.")
@click.option("--holidays", type=FILE, metavar="FILE",
              help="放假调休表，补充随附年份。Holiday table for further years.")
@click.option("--provisional", is_flag=True,
              help="连同待核的规则一起运行。Also run rules that rest on unverified texts.")
@click.option("-f", "--format", "format_", type=click.Choice(PRINTABLE),
              default="text", show_default=True, help="标准输出的格式。Format on standard output.")
@click.option("-o", "--output", "outputs", multiple=True, metavar="[FMT:]FILE",
              help="另存报告，格式按后缀或前缀；可重复。Also write the report to a file.")
@click.option("--paper-template", "paper_templates", multiple=True, metavar="PAPER=FILE.docx",
              help="用自己的文书模板；可重复。Your own template of a paper.")
@click.option("--fail-level", type=click.Choice(SEVERITIES), default="low", show_default=True,
              help="达到这一级的违规使退出码为 1。Violations from this severity on give exit code 1.")
@click.option("--engine", type=click.Choice(ENGINES), default="auto", show_default=True,
              help="裁定引擎。The engine that decides.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="进程数，0 为自动。Worker processes.")
@click.option("--resume", type=click.Path(path_type=Path), metavar="DIR",
              help="查完的部分留在这个文件夹里；中断后用同一条命令接着查。Keep finished work here; go on from it.")
@click.option("--unmask", is_flag=True,
              help="不遮盖人名和证件号码，报告会写明。Show names and numbers of persons; the report says so.")
@click.option("--mask-key", type=FILE, metavar="FILE",
              help="遮盖密钥：同一个人在各份报告里代号相同。Secret: one person, one sign in all reports.")
@lang_option
@click.pass_context
def check(
    context: click.Context, paths: tuple[str, ...], rule_folders: tuple[Path, ...], only: tuple[str, ...],
    parameters: tuple[Path, ...], as_of: date | None, ledgers: tuple[Path, ...], kind: str | None,
    holidays: Path | None, provisional: bool, format_: str, outputs: tuple[str, ...],
    paper_templates: tuple[str, ...], fail_level: str, engine: str, jobs: int, resume: Path | None,
    unmask: bool, mask_key: Path | None, lang: str,
) -> None:
    """检查决策记录：文件、文件夹、带 * 的名称，- 为标准输入。Check records: files, folders, patterns, - for stdin."""
    targets = [target(output) for output in outputs]
    free_to_write([one.file for one in targets], paths)
    templates = dict(map(template_of, paper_templates))
    options = Options(rules=rule_folders, parameters=parameters, only=only, provisional=provisional, as_of=as_of,
                      holidays=holidays, lang=lang, jobs=jobs, unmask=unmask, mask_key=mask_key,
                      ledgers=tuple(map(str, ledgers)), kind=kind, common_from=COMMON_FROM, engine=engine,
                      details=details([format_, *(one.format for one in targets)]))
    try:
        with progress_bar(lang) as progress:
            report = run_check(paths, options, stdin=standard_input, progress=progress, resume=resume,
                               notify=say_in(lang))
    except KeyboardInterrupt:
        raise Interrupted(*_broken_off(resume)) from None
    for one in targets:
        suffix, template = Path(one.file).suffix, templates.get(one.format)
        save(pieces(report, one.format, lang, suffix=suffix, template=template), one.file)
    if format_ == "text":
        click.echo(text.render(report, lang, width=page_width(), color=colour_wanted()), nl=False)
    else:
        for piece in pieces(report, format_, lang):
            click.echo(piece, nl=False)
    context.exit(exit_code(report, fail_level))


def _broken_off(resume: Path | None) -> tuple[str, str]:
    if resume is None:
        return ("已中断，没有写报告；加 --resume 文件夹，查完的部分就会留着，下次接着查",
                "interrupted, no report was written; with --resume DIR finished work is kept for the next time")
    again = shlex.join(["lianchi", *sys.argv[1:]])
    return (f"已中断，没有写报告；查完的部分留在 {resume}，用同一条命令接着查：\n  {again}",
            f"interrupted, no report was written; finished work is in {resume}; the same command goes on:\n  {again}")


def exit_code(report: Report, fail_level: str) -> int:
    """3 incomplete, 1 violations at or above the level, else 0."""
    if any(one.status != "read" for one in report.inputs) or report.total("error"):
        return 3
    failing = SEVERITIES[: SEVERITIES.index(fail_level) + 1]
    return int(any(f.verdict == "violation" and f.severity in failing for f in report.findings))

