"""``lianchi rules impact``: past records under two rule books."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from lianchi.audit.impact import impact as find_impact
from lianchi.check import Options
from lianchi.cli.console import colour_wanted, page_width, standard_input
from lianchi.cli.options import free_to_write, lang_option, params_option
from lianchi.errors import UsageError
from lianchi.model.impact import Impact
from lianchi.report import impact as show
from lianchi.report import save

SIDE = click.Path(path_type=Path, exists=True)
WRITERS: dict[str, Callable[[Impact, str], str | bytes]] = {".txt": show.text, ".json": show.json_, ".xlsx": show.xlsx}


@click.command()
@click.argument("old", type=SIDE)
@click.argument("new", type=SIDE)
@click.argument("paths", nargs=-1, required=True, metavar="DATA...")
@params_option
@click.option("--provisional", is_flag=True, help="连同待核的规则一起比。Also the provisional rules.")
@click.option("-f", "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-o", "--output", "outputs", multiple=True, metavar="FILE",
              help="另存为 .txt、.json 或 .xlsx；可重复。Also write it to a file.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="进程数，0 为自动。Worker processes.")
@lang_option
@click.pass_context
def impact(context: click.Context, old: Path, new: Path, paths: tuple[str, ...], parameters: tuple[Path, ...],
           provisional: bool, format_: str, outputs: tuple[str, ...], jobs: int, lang: str) -> None:
    """同一批记录在两套规则下的差别。What changes for the same records between two rule books.

    OLD、NEW 是规则文件夹，或参数文件（用随附的规则书加上它）。Each is a rule folder, or a parameter file over the
    shipped book.
    """
    for file in outputs:
        if Path(file).suffix.lower() not in WRITERS:
            raise UsageError(f"{file} 的后缀要是 {'、'.join(WRITERS)}", f"{file} must end in {', '.join(WRITERS)}")
    free_to_write(outputs, paths)
    options = Options(parameters=parameters, provisional=provisional, lang=lang, jobs=jobs)
    found = find_impact(old, new, paths, options, stdin=standard_input)
    for file in outputs:
        save(WRITERS[Path(file).suffix.lower()](found, lang), file)
    if format_ == "json":
        click.echo(show.json_(found, lang), nl=False)
    else:
        click.echo(show.text(found, lang, width=page_width(), color=colour_wanted()), nl=False)
    context.exit(3 if found.incomplete else 0)
