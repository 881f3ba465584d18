"""Headless Chromium and axe-core: without them these tests are skipped, with LIANCHI_BROWSER=1 that is an error.

``LIANCHI_CHROMIUM`` names the browser, ``LIANCHI_AXE`` the script of axe-core; ``.ci/run`` installs both.
"""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]


def missing(what):
    if os.environ.get("LIANCHI_BROWSER"):
        pytest.fail(f"LIANCHI_BROWSER is set, but there is no {what}")
    pytest.skip(f"no {what}")


@pytest.fixture(scope="session")
def browser():
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright (pip install '.[browser]')")
    chromium = os.environ.get("LIANCHI_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        missing("chromium")
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def axe():
    script = Path(os.environ.get("LIANCHI_AXE") or ROOT / "node_modules/axe-core/axe.min.js")
    if not script.is_file():
        missing("axe-core (npm install axe-core, or LIANCHI_AXE=…/axe.min.js)")
    return script.read_text(encoding="utf-8")
