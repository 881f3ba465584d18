"""The engine's own words in two languages: its sentences, and how a value of each kind is written."""

from lianchi.wording.sentence import LANGUAGES
from lianchi.wording.sentences import say
from lianchi.wording.values import (
    clock,
    count,
    day,
    flag,
    listed,
    money,
    none,
    not_given,
    number,
    numeral,
    share,
    shown,
)

__all__ = [
    "LANGUAGES",
    "clock",
    "count",
    "day",
    "flag",
    "listed",
    "money",
    "none",
    "not_given",
    "number",
    "numeral",
    "say",
    "share",
    "shown",
]
