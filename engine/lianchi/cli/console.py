"""The two streams: the report on standard output, everything else on standard error; no console can make them crash."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, TaskID, TextColumn, TimeRemainingColumn

from lianchi.check import Progress as Checked


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


def say_in(lang: str) -> Callable[[str, str], None]:
    """Messages for the person at the keyboard in the language of the report."""
    return lambda zh, en: say_error(zh if lang == "zh" else en)


@contextmanager
def progress_bar(lang: str) -> Iterator[Callable[[Checked], None]]:
    """A bar on standard error for long work; silent where standard error is no terminal."""
    with _bar("检查" if lang == "zh" else "checking") as (bar, task):
        pace = Pace(time.monotonic)

        def show(now: Checked) -> None:
            word = pace.words(now, lang)
            bar.update(task, total=now.of_bytes, completed=now.bytes, description=word)

        yield show


class Pace:
    """How fast a check goes, told from its first report on: what was kept from before took no time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._first: tuple[float, Checked] | None = None

    def words(self, now: Checked, lang: str) -> str:
        """Files, records, records a second and the time left."""
        began, first = self._first = self._first or (self._clock(), now)
        zh = f"文件 {now.files}/{now.of_files}，{now.records:,} 条"
        en = f"{now.files}/{now.of_files} files, {now.records:,} records"
        seconds = self._clock() - began
        if now.bytes == now.of_bytes:
            zh, en = f"{zh}，正在归组、汇总", f"{en}, putting them together"
        elif seconds >= 1 and now.bytes > first.bytes:
            rate = round((now.records - first.records) / seconds)
            left = timedelta(seconds=round((now.of_bytes - now.bytes) * seconds / (now.bytes - first.bytes)))
            zh, en = f"{zh}，每秒 {rate:,} 条，还要 {left}", f"{en}, {rate:,} a second, {left} left"
        return zh if lang == "zh" else en


@contextmanager
def counting_bar(word: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error that counts; silent where standard error is no terminal."""
    with _bar(word, TimeRemainingColumn()) as (bar, task):
        yield lambda done, total: bar.update(task, total=total, completed=done, description=f"{word} {done}/{total}")


@contextmanager
def _bar(word: str, *more: ProgressColumn) -> Iterator[tuple[Progress, TaskID]]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"), *more)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield bar, bar.add_task(word, total=None)
