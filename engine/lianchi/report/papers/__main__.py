"""Writes the shipped templates: ``python -m lianchi.report.papers``."""

from lianchi.report.papers.make_templates import TEMPLATES
from lianchi.resources import data_folder

for name, make in TEMPLATES.items():
    (data_folder("schemas") / "papers" / f"{name}.docx").write_bytes(make())
