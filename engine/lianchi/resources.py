"""Where the shipped rules and schemas are: inside the wheel, or beside ``engine/`` in a checkout."""

from __future__ import annotations

from pathlib import Path

from lianchi.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The shipped folder ``rules`` or ``schemas``.

    A wheel carries a copy in ``lianchi/_data``; an editable install has none and reads the checkout,
    so that an edited rule counts at once.  Raises UsageError when neither is there.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    raise UsageError(f"安装不完整：缺少文件夹 {name}，请重新安装 lianchi",
                     f"lianchi is not whole: its folder {name!r} is missing; install it again")
