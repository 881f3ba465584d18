"""The command line: click commands over the same calls as the Python API; no logic of its own."""

from __future__ import annotations

import signal
import sys
import traceback
from itertools import pairwise

import click

from lianchi import __version__
from lianchi.cli.check import check
from lianchi.cli.console import prepare_streams, say_error
from lianchi.cli.convert import convert
from lianchi.cli.impact import impact
from lianchi.cli.mutate import mutate
from lianchi.cli.rules import rules
from lianchi.cli.schema import schema
from lianchi.cli.tables import export_table, import_table
from lianchi.cli.template import template
from lianchi.cli.usage import wrong_use
from lianchi.errors import LianchiError

LANGUAGE_OPTION = "--lang"
CLOSED = 141
"""The exit code when the reader of standard output goes away (``| head``), as for any command; no verdict."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="lianchi")
def cli() -> None:
    """廉尺 lianchi：用规则书核对决策记录。Lay rule books against decision records.

    \b
    退出码 exit codes
      0  没有达到 --fail-level 的违规   nothing at or above --fail-level
      1  有违规                         violations
      2  用法、配置或规则有错，没有检查   usage, configuration or rule error; nothing was checked
      3  没有查完：有文件读不了或检查出错  incomplete: unread input or a check that ended in error
      其他：没有得出报告，如 130 被 Ctrl-C 中断    any other: no report, such as 130 after Ctrl-C
    """


for command in (check, rules, schema, convert, template):
    cli.add_command(command)
for command in (impact, mutate, export_table, import_table):
    rules.add_command(command)


FAULT = {
    "zh": "程序内部出错，没有得出报告，不能当作合规，也不能当作违规；请把上面的内容发给开发者。",
    "en": "internal fault, no report: neither compliant nor violating; please send us the lines above.",
}


def main() -> None:
    """Run the command line and end the process with its exit code."""
    prepare_streams()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a shutdown is told and cleaned up after like Ctrl-C
    lang = "en" if _asked_english(sys.argv[1:]) else "zh"
    try:
        code = cli.main(standalone_mode=False)
    except LianchiError as error:
        say_error(error.text(lang))
        code = error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        code = 130
    except click.ClickException as error:
        say_error(wrong_use(error, lang))
        code = 2
    except OSError as error:
        words = "写不出结果：" if lang == "zh" else "the result cannot be written: "
        say_error(f"{words}{error.strerror}")
        code = 2
    except SystemExit:
        code = CLOSED
    except Exception:  # a fault of the program must not end as 1, which means violations
        traceback.print_exc()
        say_error(FAULT[lang])
        code = 2
    sys.exit(code if isinstance(code, int) else 0)


def _asked_english(arguments: list[str]) -> bool:
    return f"{LANGUAGE_OPTION}=en" in arguments or (LANGUAGE_OPTION, "en") in pairwise(arguments)
