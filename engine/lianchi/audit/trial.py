"""A change of rule files tried on a copy before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from lianchi.check import load_book


def try_out(texts: Mapping[Path, str], folders: Sequence[Path], profiles: Sequence[Path]) -> None:
    """Load the book as it would be with these texts.  Raises RulebookError where it would be wrong."""
    if not texts:
        return
    with tempfile.TemporaryDirectory() as copy:
        moved = [_copied(folder, Path(copy) / str(number) / folder.resolve().name, texts)
                 for number, folder in enumerate(folders)]
        files = [_copied(file, Path(copy) / f"p{number}" / file.name, texts) for number, file in enumerate(profiles)]
        load_book(tuple(moved), tuple(files))


def _copied(source: Path, target: Path, texts: Mapping[Path, str]) -> Path:
    target.parent.mkdir()
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)
    for file, text in texts.items():
        if file == source:
            target.write_text(text, encoding="utf-8")
        elif source in file.parents:
            (target / file.relative_to(source)).write_text(text, encoding="utf-8")
    return target
