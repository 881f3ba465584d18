"""Build hook: ship the top-level ``rules/`` and ``schemas/`` inside the wheel."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

PACKAGE = "lianchi"
DATA_FOLDERS = ("rules", "schemas")


class BuildWithData(build_py):
    """Copy the data folders to ``lianchi/_data``; an editable install reads them in place."""

    def run(self) -> None:
        if self.editable_mode:
            super().run()
            return
        package = Path(self.build_lib, PACKAGE)
        # A leftover build/ would otherwise bring back rules and modules that were deleted since.
        shutil.rmtree(package, ignore_errors=True)
        super().run()
        for folder in DATA_FOLDERS:
            shutil.copytree(folder, package / "_data" / folder)


setup(cmdclass={"build_py": BuildWithData})
