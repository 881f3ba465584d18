"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from lianchi.errors import UsageError
from lianchi.read import expanded
from lianchi.wording import LANGUAGES, say


class IsoDay(click.ParamType[date]):
    """A calendar day like 2026-01-01."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day.  Raises UsageError with an example of right input."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            name = param.opts[0] if param else self.name
            raise UsageError(f"{name} {value} 不是日期，应如 2026-01-01",
                             f"{name} {value} is not a day; write 2026-01-01") from None


def free_to_write(files: Sequence[str], inputs: Sequence[str]) -> None:
    """Refuse, before any work is done, what cannot or must not be written: no folder, one file twice, a submitted file.

    Raises UsageError.
    """
    read = {Path(name).resolve() for name in expanded(inputs) if name != "-"}
    seen: set[Path] = set()
    for file in files:
        path = Path(file).resolve()
        if not path.parent.is_dir():
            raise UsageError(*(say("save.no_folder", lang, path=file) for lang in LANGUAGES))
        if not os.access(path.parent, os.W_OK):
            raise UsageError(*(say("save.not_writable", lang, path=file) for lang in LANGUAGES))
        if path in seen:
            raise UsageError(f"{file} 写了两次，后一份会盖掉前一份",
                             f"{file} is named twice; one would replace the other")
        if path.is_file() and any(path == one or one in path.parents for one in read):
            raise UsageError(f"{file} 在提交的材料里，不能盖掉；请换一个文件名",
                             f"{file} is among the submitted files and will not be replaced; choose another name")
        seen.add(path)


FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)

rules_option = click.option(
    "--rules", "rule_folders", multiple=True, type=FOLDER, metavar="DIR",
    help="规则文件夹，代替随附的规则书；可重复。Rule folder instead of the shipped book.",
)
params_option = click.option(
    "--params", "parameters", multiple=True, type=FILE, metavar="FILE",
    help="本单位、本地参数文件；可重复。Parameter file of the unit or place.",
)
ledgers_option = click.option(
    "--ledgers", multiple=True, type=FOLDER, metavar="DIR",
    help="本单位台账样式的文件夹，加在随附的后面；可重复。Folder with the unit's own shapes of ledgers.",
)
lang_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="报告语言。Language of the report."
)
