"""Writes the expected reports anew: ``python tests/report/renew.py``; read the difference first."""

from pathlib import Path

from sample import SAMPLE

from lianchi.report import save, write

SUFFIXES = {"text": "txt", "json": "json"}

if __name__ == "__main__":
    for form, suffix in SUFFIXES.items():
        for lang in ("zh", "en"):
            save(write(SAMPLE, form, lang), Path(__file__).parent / "expected" / f"report.{lang}.{suffix}")
