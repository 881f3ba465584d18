"""LibreOffice, where it is installed: one file in, the same in another format out."""

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

_PROGRAMS: Final = ("soffice", "libreoffice")


def program() -> str | None:
    """The program; None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def converted(found: str, data: bytes, suffix: str, to: str, seconds: int) -> bytes | None:
    """The file in the format ``to``, None where LibreOffice makes none of it; its profile is thrown away.

    Raises TimeoutError.
    """
    with tempfile.TemporaryDirectory(prefix="lianchi-") as name:
        folder = Path(name)
        source, made = folder / f"paper{suffix}", folder / f"paper.{to}"
        source.write_bytes(data)
        _run([found, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
              "--convert-to", to, "--outdir", name, str(source)], folder, seconds)
        return made.read_bytes() if made.is_file() else None


def _run(command: list[str], folder: Path, seconds: int) -> None:
    """Run it in a process group of its own, so that all of it ends when the time is up."""
    environment = {**os.environ, "HOME": str(folder)}
    with subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True, preexec_fn=_roomier(),
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            raise TimeoutError(f"{command[0]}: {seconds} s") from error


def _roomier() -> Callable[[], None] | None:
    """LibreOffice takes more memory than the process that reads office files gives itself."""
    if sys.platform == "win32":
        return None
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    return partial(resource.setrlimit, resource.RLIMIT_AS, (hard, hard))
