"""``lianchi schema``: the published shapes, for editors and for those who send records."""

from __future__ import annotations

import click

from lianchi.errors import UsageError
from lianchi.resources import data_folder


@click.command()
@click.argument("name", type=click.Choice(["record", "rule", "power-list", "report"]))
@click.option("--xsd", is_flag=True, help="XML 架构（仅 record）。The XML schema, for record only.")
def schema(name: str, xsd: bool) -> None:
    """打印 JSON Schema 或 XSD。Print a JSON Schema or the XSD."""
    if xsd and name != "record":
        raise UsageError("只有 record 有 XSD", "only record has an XSD")
    file = data_folder("schemas") / ("record.xsd" if xsd else f"{name}.schema.json")
    click.echo(file.read_text(encoding="utf-8"), nl=False)
