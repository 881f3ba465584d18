"""The two streams: the report on standard output, everything else on standard error; no console can make them crash."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


def prepare_streams() -> None:
    """A GBK console replaces what it cannot show instead of crashing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def standard_input() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def say_error(text: str) -> None:
    """A message for the person at the keyboard."""
    click.echo(text, err=True)


def on_terminal() -> bool:
    """Whether a person looks at standard output; it may also be closed."""
    return sys.stdout is not None and sys.stdout.isatty()


def colour_wanted() -> bool:
    """Colours only on a terminal, and never when NO_COLOR is set."""
    return on_terminal() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def page_width() -> int:
    """The width of the text report: the terminal's, within reason; 100 where there is no terminal."""
    if not on_terminal():
        return 100
    return max(60, min(os.get_terminal_size().columns, 120))


@contextmanager
def progress_bar(lang: str) -> Iterator[Callable[[int, int, int], None]]:
    """A bar on standard error for long work; silent where standard error is no terminal."""
    with _bar("检查" if lang == "zh" else "checking") as (bar, task):

        def show(done: int, total: int, records: int) -> None:
            word = f"检查 {records:,} 条" if lang == "zh" else f"{records:,} records"
            bar.update(task, total=total, completed=done, description=word)

        yield show


@contextmanager
def counting_bar(word: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error that counts; silent where standard error is no terminal."""
    with _bar(word) as (bar, task):
        yield lambda done, total: bar.update(task, total=total, completed=done, description=f"{word} {done}/{total}")


@contextmanager
def _bar(word: str) -> Iterator[tuple[Progress, TaskID]]:
    console = Console(stderr=True)
    part = TextColumn("{task.percentage:>3.0f}%")
    columns = (TextColumn("{task.description}"), BarColumn(), part, TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield bar, bar.add_task(word, total=None)
