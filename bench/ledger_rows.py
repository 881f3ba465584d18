"""How long a large ledger takes to read: makes a contact register in xlsx and times the reader on it.

    python bench/ledger_rows.py [ROWS]
"""

from __future__ import annotations

import datetime
import io
import resource
import sys
import time

import xlsxwriter

from lianchi.read.extract import Extract, Source
from lianchi.read.ledger import load_ledgers, read_workbook

DAY = datetime.date(2025, 1, 1)


def register(rows: int) -> bytes:
    """A contact register with the headings of its shape and one filled row a contact."""
    sheet_shape = next(ledger for ledger in load_ledgers() if ledger.id == "contact_register").sheets[0]
    headings = [column.heading for column in sheet_shape.columns]
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"constant_memory": True})
    day_format = workbook.add_format({"num_format": "yyyy-mm-dd"})
    sheet = workbook.add_worksheet(sheet_shape.title)
    sheet.write_row(0, 0, headings)
    for number in range(1, rows + 1):
        values = contact(number)
        for at, heading in enumerate(headings):
            value = values.get(heading)
            if isinstance(value, datetime.date):
                sheet.write_datetime(number, at, value, day_format)
            elif value is not None:
                sheet.write(number, at, value)
    workbook.close()
    return stream.getvalue()


def contact(number: int) -> dict[str, str | float | datetime.date]:
    """One row by its headings."""
    day = DAY + datetime.timedelta(days=number % 365)
    return {
        "序号": number, "记录编号": f"JC-{number:06}", "单位名称": "某县示例局", "接触日期": day,
        "地点": f"本局会议室{number % 50}", "地点类别": "办公场所", "接触目的": "调研走访", "发起方": "企业",
        "是否公开活动": "是", "企业名称": f"某某建材{number % 3000}有限公司", "企业所有制": "民营",
        "是否管理和服务对象": "是", "公职人员": "甲一（科长）、乙二（科员）", "批准文号": f"批〔2025〕{number}号",
        "批准日期": day, "报备日期": day, "会谈纪要": f"纪要{number}", "费用种类": "工作餐",
        "费用金额": 35.5 + number % 20, "跟进期限": day,
    }


def main(rows: int) -> None:
    """Print rows, seconds and the peak of memory of reading."""
    data = register(rows)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu = time.perf_counter(), time.process_time()
    records = sum(isinstance(one, Extract) for one in read_workbook(Source(data, "register.xlsx")))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"rows {records}  file {len(data) >> 20} MiB  wall {wall:.1f} s  cpu {cpu:.1f} s  "
          f"peak {peak >> 10} MiB (before reading {before >> 10} MiB)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
