"""Old Word files (doc, wps, rtf): converted to docx by LibreOffice, where that is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from lianchi.errors import UnreadableInput
from lianchi.read.limits import CONVERSION_SECONDS
from lianchi.read.minutes import docx
from lianchi.read.minutes.document import Document

_PROGRAMS: Final = ("soffice", "libreoffice")
_RTF: Final = b"{\\rtf"
_SAVE_AS: Final = (
    "请在 Word 或 WPS 里打开，选“文件—另存为”，类型选 docx，再交",
    "open it in Word or WPS and save it as docx",
)


def read_document(data: bytes) -> Document:
    """The document; raises UnreadableInput where LibreOffice is not there or cannot convert it."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise _unread("是旧格式的 Word 文件（doc、wps、rtf），这台机器上没有 LibreOffice，读不了",
                      "an old Word file (doc, wps, rtf), and LibreOffice is not installed here")
    with tempfile.TemporaryDirectory(prefix="lianchi-") as folder:
        return docx.read_document(_converted(program, data, Path(folder)))


def _converted(program: str, data: bytes, folder: Path) -> bytes:
    old = folder / ("minutes.rtf" if data.startswith(_RTF) else "minutes.doc")
    old.write_bytes(data)
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
               "--convert-to", "docx", "--outdir", str(folder), str(old)]
    _run(command, folder)
    made = folder / "minutes.docx"
    if not made.is_file():
        raise _unread("旧格式的 Word 文件转换不成，可能损坏或有密码",
                      "the old Word file could not be converted; it may be damaged or have a password")
    return made.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run it in a process group of its own, so that all of it ends when the time is up."""
    environment = {**os.environ, "HOME": str(folder)}
    with subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True, preexec_fn=_roomier(),
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(CONVERSION_SECONDS)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            raise _unread(f"旧格式的 Word 文件转换了 {CONVERSION_SECONDS} 秒还没有完",
                          f"converting the old Word file took more than {CONVERSION_SECONDS} seconds") from error


def _roomier() -> Callable[[], None] | None:
    """LibreOffice takes more memory than the process that reads office files gives itself."""
    if sys.platform == "win32":
        return None
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    return partial(resource.setrlimit, resource.RLIMIT_AS, (hard, hard))


def _unread(zh: str, en: str) -> UnreadableInput:
    return UnreadableInput(f"{zh}；{_SAVE_AS[0]}", f"{en}; {_SAVE_AS[1]}")
