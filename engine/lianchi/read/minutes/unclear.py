"""The value of a cell that could be read in more than one way, or in none."""

from __future__ import annotations


class UnclearError(Exception):
    """Why a value is left out, in words that follow “…”: 写了几个日期."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en
