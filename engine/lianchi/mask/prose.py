"""Persons in free texts, where the words around a name say that it is one: 村民钱有余、孙大海, 钱有余同志, 钱有余等3人.

Without a person's word beside it a name in prose is not told from other words, and is not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lianchi.mask.words import COMPOUND_SURNAMES, GIVEN, PERSONS, SURNAMES

SHORTEST: Final = 4
"""No shorter text says of a name that it is one."""

_HAN: Final = "[\u3400-\u9fff]"
_SURNAME: Final = f"[{''.join(sorted(SURNAMES))}]"
_END: Final = "[家户等的、，,。；;：:（）()“”《》 \u3000和与及就将因向把被请申领任购修建危房]|同志|先生|女士|$"
_LONG: Final = f"(?:(?:{'|'.join(sorted(COMPOUND_SURNAMES))})[{GIVEN}]{{1,2}}|{_SURNAME}[{GIVEN}]{{2}})(?={_END})"
_SHORT: Final = f"{_SURNAME}[{GIVEN}](?=[家户]|同志|先生|女士)"
_NEXT: Final = f"[、和与及]((?:{'|'.join(sorted(COMPOUND_SURNAMES))}|{_SURNAME}){_HAN}?[{GIVEN}])(?={_END})"
_LISTED: Final = re.compile(f"(?:{'|'.join(PERSONS)})({_LONG}|{_SHORT})((?:{_NEXT})*)")
_FURTHER: Final = re.compile(_NEXT)
_CALLED: Final = re.compile(f"({_SURNAME}[{GIVEN}]{{1,2}})(?=同志|先生|女士|等[\\d一二三四五六七八九十两]+[人户名])")


def persons(text: str) -> Iterator[str]:
    """The names in a text of prose."""
    for found in _LISTED.finditer(text):
        yield found[1]
        yield from _FURTHER.findall(found[2])
    yield from _CALLED.findall(text)
