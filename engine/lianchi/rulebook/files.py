"""Which files a rule book is: every ``.yaml`` of its folders, in a fixed order.

What looks like a rule file and is none (``.yml``, a link to a folder) is a fault, never left out in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lianchi.errors import Fault, UsageError
from lianchi.resources import data_folder

SHARED = ("_sources.yaml", "_parameters.yaml")


class RuleFile(NamedTuple):
    """One file of the book: where it is, how messages call it, its name within its folder.

    ``borrowed`` when it is a shipped register that no given folder brings.
    """

    path: Path
    shown: str
    inner: str
    borrowed: bool = False


def book_files(folders: Sequence[Path], faults: list[Fault]) -> Iterator[RuleFile]:
    """The shipped registers where no folder brings its own, then the files of each folder.

    Two folders of one name are told apart by a number.  Raises UsageError for a folder that there is not.
    """
    shipped = data_folder("rules")
    for name in SHARED:
        if not any((root / name).exists() for root in folders):
            yield RuleFile(shipped / name, f"rules/{name}", name, borrowed=True)
    names: dict[str, int] = {}
    for root in folders:
        if not root.is_dir():
            raise UsageError(f"没有这个规则文件夹：{root.name}", f"there is no such rules folder: {root.name}")
        name = root.name or root.resolve().name
        number = names[name] = names.get(name, 0) + 1
        yield from _inside(root, name if number == 1 else f"{name} ({number})", faults)


def _inside(root: Path, name: str, faults: list[Fault]) -> Iterator[RuleFile]:
    for path in sorted(root.rglob("*")):
        inner = path.relative_to(root)
        if any(part.startswith(".") for part in inner.parts):
            continue
        shown = f"{name}/{inner.as_posix()}"
        if path.is_dir():
            if path.is_symlink():
                faults.append(Fault(shown, 0, 0, "是指向文件夹的链接，没有跟进去",
                                    "a link to a folder is not followed"))
        elif path.suffix == ".yaml":
            yield RuleFile(path, shown, inner.as_posix())
        elif path.suffix.lower() in (".yaml", ".yml"):
            faults.append(Fault(shown, 0, 0, "规则文件的后缀应为 .yaml（小写），否则不会读",
                                "a rule file must end in .yaml (small letters)"))
