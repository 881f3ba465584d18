"""``lianchi rules``: the rule book for people: list, show, lint, test, mutate, coverage, new."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from lianchi.audit.articles import articles as find_articles
from lianchi.audit.coverage import coverage as find_coverage
from lianchi.audit.examples import run_examples
from lianchi.audit.lint import lint as run_lint
from lianchi.audit.scaffold import new_rule
from lianchi.audit.show import show_rule
from lianchi.check import Options, load_book, runnable, workshop
from lianchi.cli.console import page_width
from lianchi.cli.options import FILE, IsoDay, lang_option, params_option, rules_option
from lianchi.errors import UsageError
from lianchi.report.table import table
from lianchi.rulebook import Rulebook

format_option = click.option("-f", "--format", "format_", type=click.Choice(["text", "json"]), default="text")


@click.group()
def rules() -> None:
    """查看和检验规则书。Look at the rule book and test it."""


@rules.command("list")
@rules_option
@params_option
@click.option("--book", help="只列这一本。Only this book.")
@click.option("--mode", type=click.Choice(["automated", "assisted", "manual"]))
@click.option("--status", type=click.Choice(["enabled", "provisional"]))
@format_option
@lang_option
def list_(rule_folders: tuple[Path, ...], parameters: tuple[Path, ...], book: str | None, mode: str | None,
          status: str | None, format_: str, lang: str) -> None:
    """列出规则。List the rules."""
    loaded = load_book(rule_folders, parameters)
    rows = [
        {"id": one.rule.id, "title": one.rule.title if lang == "zh" else one.rule.title_en, "book": one.book,
         "list": one.rule.list_, "mode": one.rule.mode, "status": one.rule.status, "severity": one.rule.severity}
        for one in sorted(loaded.rules.values(), key=lambda r: r.rule.id)
        if book in (None, one.book) and mode in (None, one.rule.mode) and status in (None, one.rule.status)
    ]
    if format_ == "json":
        _json(rows)
        return
    names = {"zh": ("编号", "标题", "规则书", "清单", "方式", "状态", "级别"),
             "en": ("id", "title", "book", "list", "mode", "status", "severity")}[lang]
    click.echo(table(names, [list(row.values()) for row in rows], page_width()), nl=False)
    click.echo(f"共 {len(rows)} 条规则" if lang == "zh" else f"{len(rows)} rules")


@rules.command()
@click.argument("identity", metavar="ID")
@rules_option
@params_option
@click.option("--for",
              "unit", type=FILE, metavar="FILE", help="本单位参数文件，看每个数由哪一层定。Parameter file of the unit.")
@click.option("--on", "day", type=IsoDay(), help="看哪一天的规定，默认今天。The law of which day; today by default.")
@lang_option
def show(identity: str, rule_folders: tuple[Path, ...], parameters: tuple[Path, ...], unit: Path | None,
         day: date | None, lang: str) -> None:
    """像读条文一样看一条规则。Read one rule as a person would."""
    loaded = load_book(rule_folders, (*parameters, *([unit] if unit else [])))
    rule = loaded.rule(identity)
    shop = workshop(loaded, runnable([rule]), Options(lang=lang))
    click.echo(show_rule(rule, shop, day or date.today(), lang), nl=False)


@rules.command()
@rules_option
@params_option
@lang_option
@click.pass_context
def lint(context: click.Context, rule_folders: tuple[Path, ...], parameters: tuple[Path, ...], lang: str) -> None:
    """静态检查规则书。Check the rule book without records."""
    loaded = load_book(rule_folders, parameters)
    rules_ = sorted(loaded.rules.values(), key=lambda r: r.rule.id)
    workshop(loaded, runnable(rules_), Options(lang=lang))
    notices = run_lint(loaded, rules_)
    for notice in notices:
        word = {"zh": {"error": "错误", "warning": "提醒"}}.get(lang, {}).get(notice.level, notice.level)
        click.echo(f"[{word}] {notice.fault.text(lang)}")
    errors = sum(notice.level == "error" for notice in notices)
    click.echo(f"{len(rules_)} 条规则，{errors} 个错误，{len(notices) - errors} 个提醒" if lang == "zh"
               else f"{len(rules_)} rules, {errors} errors, {len(notices) - errors} warnings")
    context.exit(2 if errors else 0)


@rules.command()
@rules_option
@params_option
@click.option("--only", multiple=True, metavar="ID")
@lang_option
@click.pass_context
def test(context: click.Context, rule_folders: tuple[Path, ...], parameters: tuple[Path, ...], only: tuple[str, ...],
         lang: str) -> None:
    """运行每条规则的例子。Run the examples of every rule."""
    loaded = load_book(rule_folders, parameters)
    chosen = runnable(loaded.rule(wanted) for wanted in dict.fromkeys(only or loaded.rules))
    results = run_examples(loaded, chosen)
    if not results:
        raise UsageError("没有任何例子可以运行", "there are no examples to run")
    failed = [result for result in results if not result.passed]
    for result in failed:
        zh = f"{result.path}:{result.line}: 例子“{result.name}”应为 {result.expected}，实为 {result.verdict}"
        en = f"{result.path}:{result.line}: example {result.name!r} expects {result.expected}, got {result.verdict}"
        problems = (f"{p.pointer}: {p.zh if lang == 'zh' else p.en}" for p in result.problems)
        click.echo("\n    ".join([zh if lang == "zh" else en, *problems]))
    summary = f"{len(chosen)} 条规则，{len(results)} 个例子，{len(failed)} 个不符" if lang == "zh" else \
        f"{len(chosen)} rules, {len(results)} examples, {len(failed)} failed"
    click.echo(summary)
    context.exit(2 if failed else 0)


@rules.command()
@rules_option
@click.option("--source", metavar="KEY", help="改为逐条列出这份文件的条文。The articles of this document.")
@format_option
@lang_option
@click.pass_context
def coverage(context: click.Context, rule_folders: tuple[Path, ...], source: str | None, format_: str,
             lang: str) -> None:
    """每个候选规则编号的去向。What became of every candidate id."""
    if source is not None:
        _articles(load_book(rule_folders), source, format_, lang)
        return
    rows = find_coverage(load_book(rule_folders, (), candidates=True))
    if format_ == "json":
        _json([row.plain() for row in rows])
    else:
        names = ("编号", "标题", "状态", "说明") if lang == "zh" else ("id", "title", "state", "reason")
        titled = [[r.id, r.title if lang == "zh" else r.title_en, _state(r.state, lang), r.reason or ""] for r in rows]
        click.echo(table(names, titled, page_width()), nl=False)
        states = [row.state for row in rows]
        click.echo("  ".join(f"{_state(state, lang)} {states.count(state)}" for state in sorted(set(states))))
    context.exit(2 if any(row.state == "missing" for row in rows) else 0)


def _articles(book: Rulebook, source: str, format_: str, lang: str) -> None:
    """A document article by article."""
    rows = find_articles(book, source)
    if format_ == "json":
        _json([row.plain() for row in rows])
        return
    names = ("文本", "条", "状态", "规则") if lang == "zh" else ("text", "article", "state", "rules")
    shown = [[row.text, str(row.article or "—"), _state(row.state, lang), "、".join(row.rules)] for row in rows]
    click.echo(table(names, shown, page_width()), nl=False)
    states = [row.state for row in rows]
    click.echo("  ".join(f"{_state(state, lang)} {states.count(state)}" for state in sorted(set(states))))


def _state(state: str, lang: str) -> str:
    return _STATES[state] if lang == "zh" else state


_STATES = {"encoded": "已编写", "provisional": "待核", "manual": "须人工", "merged": "已并入", "waits": "待编写",
           "out_of_scope": "不在范围", "none": "没有规则", "missing": "遗漏"}


@rules.command()
@click.argument("identity", metavar="ID")
@click.argument("slug")
@click.option("--dir",
              "folder", type=click.Path(path_type=Path), required=True, help="规则书文件夹。The folder of the book.")
@lang_option
def new(identity: str, slug: str, folder: Path, lang: str) -> None:
    """开始写一条新规则。Begin a new rule."""
    target = new_rule(identity, slug, folder)
    click.echo(f"已写好 {target}；填好后运行 lianchi rules test --rules {folder}" if lang == "zh"
               else f"wrote {target}; fill it in, then run lianchi rules test --rules {folder}")


def _json(rows: list[dict[str, Any]]) -> None:
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
