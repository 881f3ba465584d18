"""``lianchi rules mutate``: how sharp the examples of the rules are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import click

from lianchi.audit.mutation import RuleScore, Score, reasons, total
from lianchi.audit.mutation import mutate as run_mutation
from lianchi.check import load_book, runnable
from lianchi.cli.console import counting_bar, page_width
from lianchi.cli.options import lang_option, rules_option
from lianchi.errors import UsageError
from lianchi.report.table import table


class Portion(click.ParamType[Fraction]):
    """A part of one, such as 0.9."""

    name = "PORTION"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """The exact portion.  Raises UsageError where it is no number from 0 to 1."""
        try:
            portion = Fraction(str(value))
        except (ValueError, ZeroDivisionError):
            portion = Fraction(-1)
        if not 0 <= portion <= 1:
            raise UsageError(f"--fail-under {value} 应是 0 到 1 之间的数，如 0.9",
                             f"--fail-under {value} must be a number from 0 to 1, such as 0.9")
        return portion


@click.command()
@rules_option
@click.option("--only", multiple=True, metavar="ID", help="只看这些规则；可重复。Only these rules.")
@click.option("--fail-under", type=Portion(), default=Fraction(0), metavar="PORTION",
              help="总分低于它时退出码为 2，如 0.9。Exit with 2 when the total score is lower.")
@click.option("-f", "--format", "format_", type=click.Choice(["text", "json"]), default="text")
@lang_option
@click.pass_context
def mutate(context: click.Context, rule_folders: tuple[Path, ...], only: tuple[str, ...], fail_under: Fraction,
           format_: str, lang: str) -> None:
    """把规则改错一处，看例子能不能发现。Change the rules a little and see whether their examples notice."""
    book = load_book(rule_folders)
    chosen = runnable(book.rule(wanted) for wanted in dict.fromkeys(only or book.rules))
    with counting_bar("变异" if lang == "zh" else "mutating") as progress:
        scores = run_mutation(book, chosen, progress)
    whole = total("", scores)
    if not whole.mutants:
        raise UsageError("没有规则可以变异", "there is no rule to mutate")
    click.echo(_json(scores) if format_ == "json" else _text(scores, lang), nl=False)
    context.exit(2 if whole.share < fail_under else 0)


def _by_book(scores: Sequence[RuleScore]) -> list[Score]:
    books = sorted({score.book for score in scores})
    return [total(book, (score for score in scores if score.book == book)) for book in books]


def _json(scores: Sequence[RuleScore]) -> str:
    whole = {
        **total("all", scores).plain(),
        "passed_over": [{"mutants": number, "reason": zh, "reason_en": en} for number, zh, en in reasons(scores)],
        "by_book": [one.plain() for one in _by_book(scores)],
        "by_rule": [{**total(score.rule, [score]).plain(), "book": score.book} for score in scores],
        "survivors": [one.plain() for score in scores for one in score.survivors],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _text(scores: Sequence[RuleScore], lang: str) -> str:
    zh, width = lang == "zh", page_width()
    lines = []
    for one in (one for score in scores for one in score.survivors):
        change, advice = (one.words.change, one.words.advice) if zh else (one.words.change_en, one.words.advice_en)
        lines.append(f"{one.path}:{one.line}:{one.column}: {change}\n    {advice}\n")
    names = ("变异", "发现", "得分") if zh else ("mutants", "killed", "score")
    weak = [total(score.rule, [score]) for score in scores if score.survivors]
    if weak:
        lines.append(table(("规则" if zh else "rule", *names), [_row(one) for one in weak], width))
    lines.append(table(("规则书" if zh else "book", *names), [_row(one) for one in _by_book(scores)], width))
    for number, why_zh, why_en in reasons(scores):
        lines.append(f"略过 {number} 个：{why_zh}\n" if zh else f"{number} passed over: {why_en}\n")
    return "".join([*lines, _summary(total("", scores), zh)])


def _summary(whole: Score, zh: bool) -> str:
    share = _percent(whole)
    if zh:
        return f"{whole.rules} 条规则，改错 {whole.mutants} 处，例子发现 {whole.killed} 处，得分 {share}\n"
    return f"{whole.rules} rules, {whole.mutants} mutants, {whole.killed} killed, score {share}\n"


def _row(score: Score) -> list[str]:
    return [score.name, str(score.mutants), str(score.killed), _percent(score)]


def _percent(score: Score) -> str:
    """Rounded down, so that 100% means every one."""
    tenths = int(score.share * 1000)
    return f"{tenths // 10}.{tenths % 10}%"
