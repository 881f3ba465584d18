"""What a cell says that is not certain enough to be a value."""

from __future__ import annotations

from typing import Final

from lianchi.read.ledger.grid import Odd


class RefusedError(Exception):
    """The value is left out; ``code`` is that of the Doubt, ``zh`` and ``en`` are half sentences that say why."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(zh)
        self.code = code
        self.zh = zh
        self.en = en


class NotSaidError(Exception):
    """The cell holds a dash or a stroke: nothing was written."""


class NoneError(Exception):
    """The cell says that there is none."""


_ODD: Final = {
    "destroyed": ("destroyed_number",
                  "在 Excel 里存成了数字，超过 15 位的部分已经变成 0，原来的号码找不回来；请按原件用文本格式重填",
                  "is stored as a number of more than 15 digits and has lost its last digits; type it again as text"),
    "error": ("error_cell", "是出错的公式，请改正公式或直接填写结果",
              "is a formula in error; correct it or type the result"),
    "not_computed": ("not_computed", "是没有算过的公式，请用 Excel 或 WPS 打开后保存一次",
                     "is a formula without a result; open the file in Excel and save it"),
    "no_such_day": ("no_such_day", "不是存在的日期（1900 年没有 2 月 29 日），请按原件改正",
                    "is no existing day; correct it from the original"),
    "other": ("ambiguous",
              "的数字格式让显示的数和存的数不一样（如按万元显示），不能确定是哪一个；请改成常规格式并写清单位",
              "is shown as another number than is stored; use a plain format and name the unit"),
    "merged": ("ambiguous", "是合并在几行上的金额，不能确定是几行合计还是每行都是这个数；请逐行填写",
               "is an amount merged over several rows, which may be their total; write it in each row"),
}


def odd(cell: Odd) -> RefusedError:
    """Why a cell that is no value is left out."""
    return RefusedError(*_ODD[cell.code])
