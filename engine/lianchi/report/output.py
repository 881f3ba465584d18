"""Reports on disk: whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from lianchi.errors import UsageError
from lianchi.report.visible import visible
from lianchi.wording import say

_REASONS = {
    errno.ENOENT: "save.no_folder",
    errno.ENOTDIR: "save.no_folder",
    errno.EACCES: "save.not_writable",
    errno.EPERM: "save.not_writable",
    errno.EROFS: "save.not_writable",
    errno.ENOSPC: "save.full",
    errno.EDQUOT: "save.full",
    errno.EISDIR: "save.folder",
}


def save(content: str | bytes | Iterable[str | bytes], path: str | Path) -> None:
    """Writes text as UTF-8, or bytes, through a temporary file beside the target, which keeps its access rights.

    A reader sees the old file or the whole new one, never a half.  Raises UsageError, also for a target that
    is a link or a folder.
    """
    pieces = [content] if isinstance(content, str | bytes) else content
    save_through(lambda passing: _write(passing, pieces), path)


def save_through(fill: Callable[[Path], None], path: str | Path) -> None:
    """The same for what writes its file itself, under the name that it is given."""
    target = Path(path)
    if target.is_symlink():
        raise _refusal("save.link", target)
    if target.is_dir():
        raise _refusal("save.folder", target)
    try:
        _replace(fill, target)
    except OSError as error:
        raise _refusal(_REASONS.get(error.errno or 0, "save.other"), target, error.strerror or "") from error


def _write(passing: Path, pieces: Iterable[str | bytes]) -> None:
    with passing.open("xb") as file:
        for piece in pieces:
            file.write(piece.encode("utf-8") if isinstance(piece, str) else piece)


def _replace(fill: Callable[[Path], None], target: Path) -> None:
    passing = target.with_name(f".lianchi-{secrets.token_hex(8)}.part")
    try:
        fill(passing)
        with passing.open("rb+") as file:
            os.fsync(file.fileno())
        if target.exists():
            passing.chmod(stat.S_IMODE(target.stat().st_mode))
        passing.replace(target)
    finally:
        passing.unlink(missing_ok=True)


def _refusal(key: str, target: Path, reason: str = "") -> UsageError:
    return UsageError(*(say(key, lang, path=visible(str(target)), reason=reason) for lang in ("zh", "en")))
