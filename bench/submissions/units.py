"""Several hundred invented units: who hands records in."""

from __future__ import annotations

from submissions.draw import Draw, Record

_TYPES = (
    # type, level, name, how many
    ("village", "village", "示例{}村", 160),
    ("collective", "village", "示例{}村股份经济合作社", 80),
    ("community", "village", "示例{}社区", 40),
    ("party_committee", "county", "示例{}区委", 20),
    ("government", "county", "示例{}区政府", 20),
    ("government_department", "county", "示例{}局", 80),
    ("public_institution", "county", "示例{}中心", 40),
    ("university", "city", "示例{}学院", 12),
    ("school", "county", "示例第{}中学", 40),
    ("hospital", "county", "示例第{}医院", 24),
    ("state_owned_enterprise", "enterprise", "示例{}集团", 24),
)
_NUMERALS = "〇一二三四五六七八九"


def _unit(rank: int, kind: str, level: str, name: str, number: int) -> Record:
    region = f"99{number % 17 + 1:02}{number % 9 + 1:02}"
    word = "".join(_NUMERALS[int(digit)] for digit in str(number))
    return {"name": name.format(word), "code": f"N2{region}{rank:02}{number:07}Y", "type": kind, "level": level,
            "region": region}


UNITS: dict[str, list[Record]] = {
    kind: [_unit(rank, kind, level, name, number) for number in range(1, count + 1)]
    for rank, (kind, level, name, count) in enumerate(_TYPES, 11)
}


def unit(draw: Draw, *kinds: str) -> Record:
    """One of the units of these types; every record has its own copy."""
    return dict(draw.one(UNITS[draw.one(kinds)]))


def new_unit(draw: Draw, kind: str, level: str, name: str) -> Record:
    """A unit whom no other record is about: of Party branches a province has more than any list holds."""
    return _unit(99, kind, level, name, draw.number())
