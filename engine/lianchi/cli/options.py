"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click


class IsoDay(click.ParamType[date]):
    """A calendar day like 2026-01-01."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day.  Fails with an example of right input."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} 不是日期，应如 2026-01-01 / not a day; write 2026-01-01", param, ctx)


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
lang_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="报告语言。Language of the report."
)
