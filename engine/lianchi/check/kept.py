"""The folder of ``--resume``: finished portions, each in a file that is whole or not there.

A file is believed only when its name is what the portion rests on and its content is what was written; whatever else
lies in the folder is left alone.  The folder holds what the last run came to, so that a submission in which one file
changed is checked in that file only.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import weakref
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from lianchi.check.identity import PARTS
from lianchi.check.result import Head, head
from lianchi.errors import UsageError
from lianchi.read import expanded
from lianchi.read.spool import PREFIX

Notify = Callable[[str, str], None]
"""Tells the person at the keyboard something, in Chinese and English."""

SUFFIX: Final = ".portion"
SETTINGS: Final = "settings.json"
_OWN: Final = re.compile(r"[0-9a-f]{64}\.portion|\.[0-9a-f]{64}\.portion\.part|\.settings\.json\.part")
_MARK: Final = b"lianchi portion 1\n"
_BEGIN: Final = len(_MARK) + 32
"""Where the result begins, after the mark and a SHA-256."""


class Kept:
    """The folder, while one run works with it."""

    def __init__(self, folder: Path, submitted: Sequence[str], notify: Notify) -> None:
        """Raises UsageError for a folder that cannot be used, or that lies among what was submitted."""
        self.folder, self._notify = folder, notify
        self._damaged = 0
        self._full = False
        _apart(folder, submitted)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _lock(folder, self)
            for left in folder.glob(f"{PREFIX}*"):  # by a run that was killed
                shutil.rmtree(left, ignore_errors=True)
        except OSError as error:
            raise _unusable(folder, error) from error

    def settle(self, settings: Mapping[str, str]) -> None:
        """Say what has changed since the folder was filled, as nothing in it can serve then.  Raises UsageError."""
        try:
            self._compare(settings, self.folder / SETTINGS)
        except OSError as error:
            raise _unusable(self.folder, error) from error

    def _compare(self, settings: Mapping[str, str], file: Path) -> None:
        before = _settings(file)
        changed = [names for part, names in PARTS.items() if before is not None and before.get(part) != settings[part]]
        if changed:
            zh, en = ("、".join(name for name, _ in changed), ", ".join(name for _, name in changed))
            self._notify(f"{zh}与上次不同，{self.folder} 里的结果不能用，全部重新检查",
                         f"changed since last time: {en}; what {self.folder} holds cannot serve, all is checked again")
        if before != settings:
            _write(file, json.dumps(settings, indent=1).encode())

    def taken(self, key: str) -> Head | None:
        """The head of the result of that portion; None where there is none to be trusted."""
        with suppress(FileNotFoundError):
            packed = self._read(key)
            with suppress(ValueError):  # sealed by another program under the same name
                if packed is not None:
                    return head(packed)
            self._damaged += 1
        return None

    def put(self, key: str, packed: bytes) -> bool:
        """Keep the result of a portion; False where there is no room, which is said once."""
        if self._full:
            return False
        try:
            _write(self.folder / (key + SUFFIX), _MARK + _seal(key, packed) + packed)
        except OSError as error:
            self._full = True
            self._notify(f"{self.folder} 写不进去（{error.strerror}），接着检查，但往后的结果不再留存",
                         f"{self.folder} takes no more ({error.strerror}); the check goes on, what follows is not kept")
        return not self._full

    def get(self, key: str) -> bytes:
        """The result of a portion that this run has put or taken.  Raises UsageError where it is gone."""
        with suppress(FileNotFoundError):
            packed = self._read(key)
            if packed is not None:
                return packed
        raise UsageError(f"{self.folder} 里的结果在检查时被动过，请再运行一次",
                         f"{self.folder} was changed during the check; run it again")

    def _read(self, key: str) -> bytes | None:
        """The result of a portion; None where the file is not as it was written.  Raises FileNotFoundError."""
        try:
            content = (self.folder / (key + SUFFIX)).read_bytes()
        except FileNotFoundError:
            raise
        except OSError:
            return None
        packed = content[_BEGIN:]
        return packed if content[:_BEGIN] == _MARK + _seal(key, packed) else None

    def finish(self, keys: Sequence[str], taken: int) -> None:
        """Say how much was taken from before, and let go of what did not belong to this run."""
        if self._damaged:
            self._notify(f"{self.folder} 里有 {self._damaged} 份结果已损坏或不是本程序写的，没有采用，重新检查了",
                         f"{self._damaged} results in {self.folder} are damaged or not ours; they were not used but "
                         "checked again")
        if taken:
            self._notify(f"共 {len(keys)} 份，其中 {taken} 份沿用 {self.folder} 里的结果",
                         f"{taken} of {len(keys)} portions were taken from {self.folder}")
        mine = {key + SUFFIX for key in keys}
        for path in self.folder.iterdir():
            if path.name not in mine and _OWN.fullmatch(path.name):
                with suppress(OSError):  # it costs room and harms nobody
                    path.unlink()


def _seal(key: str, packed: bytes) -> bytes:
    return hashlib.sha256(key.encode() + packed).digest()


def _write(target: Path, content: bytes) -> None:
    """Write a file that is there whole, even after a loss of power, or not at all."""
    passing = target.with_name(f".{target.name}.part")
    try:
        descriptor = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(target)
    finally:
        passing.unlink(missing_ok=True)


def _settings(file: Path) -> dict[str, str] | None:
    """What the folder was filled with; empty where that cannot be read, None for a new folder."""
    try:
        found = json.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _lock(folder: Path, owner: object) -> None:
    """Lock the folder for the life of its owner, on systems where a lock ends with its process.

    Raises UsageError while another process works with the folder.
    """
    try:
        import fcntl
    except ImportError:  # on Windows
        return
    lock = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    weakref.finalize(owner, os.close, lock)
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise UsageError(f"另一次检查正在用 {folder}，请等它结束，或换一个文件夹",
                         f"another check is working with {folder}; wait for it, or name another folder") from error


def _apart(folder: Path, submitted: Sequence[str]) -> None:
    """Refuse a folder that the next run would take for records; hidden ones are never read."""
    where = folder.resolve()
    for path in (Path(name).resolve() for name in expanded(submitted) if name != "-"):
        if where.is_relative_to(path) and not any(part.startswith(".") for part in where.relative_to(path).parts):
            raise UsageError(f"--resume {folder} 在提交的材料里，会被当成记录；请换到别处，或用点开头的名字",
                             f"--resume {folder} lies among the submitted files and would be read as records; name "
                             "another folder, or one that begins with a dot")


def _unusable(folder: Path, error: OSError) -> UsageError:
    return UsageError(f"--resume {folder} 不能用：{error.strerror}",
                      f"--resume {folder} cannot be used: {error.strerror}")
