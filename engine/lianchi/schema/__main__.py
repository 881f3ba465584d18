"""``python -m lianchi.schema``: write the generated schema files anew."""

from __future__ import annotations

import sys

from lianchi.resources import data_folder
from lianchi.schema.files import FILES


def main() -> None:
    """Every file, each by way of a temporary one, so that a reader never meets half a file."""
    folder = data_folder("schemas")
    for name, text in FILES.items():
        fresh = folder / f".{name}.new"
        fresh.write_text(text(), "utf-8", newline="\n")
        fresh.replace(folder / name)
        sys.stdout.write(f"schemas/{name}\n")


if __name__ == "__main__":
    main()
