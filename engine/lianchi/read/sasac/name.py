"""The name of a package: 统一社会信用代码_业务编码_版本_时间戳_UUID.zip."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final, NamedTuple

BUSINESSES: Final = {"0002": "静态资源", "0004": "事项清单", "0005": "有关制度", "0006": "会议决策"}
"""Business code → what a package of it holds."""

_DIGITS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS: Final = [pow(3, at, 31) for at in range(17)]
_ORGANISATION: Final = re.compile(r"[0-9A-Z]{8}-?[0-9X]", re.ASCII)
_STAMP: Final = re.compile(r"20\d{6}(\d{6})?", re.ASCII)


class Name(NamedTuple):
    """What the name says: the code of the enterprise, the business, the time; each empty where it says nothing."""

    code: str = ""
    business: str = ""
    stamp: str = ""
    faults: tuple[tuple[str, str], ...] = ()
    """What is wrong with the name, (zh, en); the supervision system skips such a file."""


def named(shown: str) -> Name:
    """The parts of the name of a file; XML in a folder that has the name of a package goes by that."""
    path = PurePosixPath(shown)
    own = path.name.rpartition(".")[0].split("_")
    above = path.parent.name.split("_")
    parts = above if path.suffix.lower() == ".xml" and len(own) < 4 <= len(above) else own
    faults = []
    if len(parts) < 4:
        faults.append(("文件名不是“统一社会信用代码_业务编码_版本_时间戳_UUID”的样子，国资监管系统会跳过这个文件",
                       "the file name is not made of credit code, business, version, time and UUID; "
                       "the supervision system skips the file"))
    code = next((part.upper() for part in parts if valid_code(part.upper())), "")
    if len(parts) >= 4 and not code:
        faults.append((f"文件名第一段“{parts[0]}”不是 18 位统一社会信用代码（校验码不符）或 9 位组织机构代码",
                       f"the first part of the file name, {parts[0]!r}, is no credit code (its check character "
                       "does not fit) and no organisation code"))
    business = next((part for part in parts if part in BUSINESSES), "")
    if len(parts) >= 4 and not business:
        faults.append((f"文件名第二段“{parts[1]}”不是已知的业务编码（0002、0004、0005、0006）",
                       f"the second part of the file name, {parts[1]!r}, is no known business code"))
    stamp = next((part for part in parts[1:] if _STAMP.fullmatch(part)), "")
    return Name(code, business, stamp, tuple(faults))


def valid_code(text: str) -> bool:
    """Whether this is a credit code with the right check character, or looks like an organisation code."""
    if len(text) == 18 and all(letter in _DIGITS for letter in text):
        total = sum(_DIGITS.index(letter) * weight for letter, weight in zip(text, _WEIGHTS, strict=False))
        return _DIGITS[-total % 31] == text[17]
    return len(text.replace("-", "")) == 9 and _ORGANISATION.fullmatch(text) is not None
