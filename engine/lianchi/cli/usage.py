"""What click says of a wrong call, in Chinese; its own words are English."""

from __future__ import annotations

import click


def wrong_use(error: click.ClickException, lang: str) -> str:
    """The usage line, if there is one, and what is wrong."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    usage = error.ctx.get_usage() + "\n" if isinstance(error, click.UsageError) and error.ctx else ""
    return usage + (f"Error: {error.format_message()}" if lang == "en" else f"用法不对：{_chinese(error)}")


def _chinese(error: click.ClickException) -> str:
    if isinstance(error, click.exceptions.NoSuchCommand):
        return f"没有 {error.command_name} 这个命令；用 lianchi --help 查看"
    if isinstance(error, click.NoSuchOption):
        near = f"；是否想写 {error.possibilities[0]}？" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}"
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 后面要写一个值"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)} {_wanted(error)}"
    return error.format_message()


def _name(error: click.BadParameter) -> str:
    param = error.param
    if isinstance(param, click.Option):
        return param.opts[0]
    return str(param.metavar or param.name) if isinstance(param, click.Argument) else str(error.param_hint or "")


def _wanted(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"只能是 {'、'.join(map(str, kind.choices))} 之一"
    if isinstance(kind, click.Path):
        given = error.message.partition("'")[2].rpartition("'")[0]
        return f"应为已有的{'文件' if kind.file_okay else '文件夹'}：{given or error.message}"
    if isinstance(kind, click.IntRange):
        return "应为不小于 0 的整数"
    return f"不对：{error.message}"
