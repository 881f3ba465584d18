"""A new rule begun: a file with every required key, in order, that loads once its blanks are filled."""

from __future__ import annotations

import re
from pathlib import Path

from lianchi.errors import UsageError
from lianchi.model.rule import Rule

TEMPLATE = """\
# yaml-language-server: $schema=../../schemas/rule.schema.json
schema: lianchi/rule/1
id: {id}
slug: {slug}
title: （用一句话说明错在哪里）
title_en: (name the fault)
list: procedure            # procedure 程序 | power 权力清单 | positive 正面清单（要） | negative 负面清单（不得）
kinds: [four_discussions_two_disclosures]
severity: medium           # critical high medium low info
status: provisional        # 依据核对无误后改为 enabled
mode: automated            # automated 自动 | assisted 需人工确认 | manual 只列出，不运行
basis:
  - {{source: data-consistency, locator: null, says: （用自己的话写明条款要求什么）, confidence: D, checked: null}}
judged_on: meeting.held_on # 按哪一天的规定判断
versions:
  - {{from: 1900-01-01, until: null, basis: data-consistency}}
subject: meeting           # 每一个什么给一个结论：decision 整条记录，meeting 每次会议……
when: []                   # 什么情况下适用
must:                      # 必须做到；禁止的写 must_not
  - {{term: meeting.present, at_most: {{term: meeting.due}}}}
message: 应到 {{meeting.due}} 人，实到 {{meeting.present}} 人，实到多于应到。
message_en: "{{meeting.present}} were present though only {{meeting.due}} were due."
remedy: 核对签到表，更正人数。
remedy_en: Check the attendance sheet and correct the numbers.
given:
  kind: four_discussions_two_disclosures
  meeting: {{held_on: 2026-03-01, due: 30}}
examples:
  - {{name: 实到等于应到, given: {{meeting: {{present: 30}}}}, expect: compliant}}
  - {{name: 实到多一人, given: {{meeting: {{present: 31}}}}, expect: violation}}
  - {{name: 没有填实到人数, expect: undetermined}}
"""


def new_rule(identity: str, slug: str, folder: Path) -> Path:
    """Write the beginning of a rule to ``folder``.  Raises UsageError when the file or folder is not as needed."""
    for name, given in (("id", identity), ("slug", slug)):
        pattern = next(m.pattern for m in Rule.model_fields[name].metadata if hasattr(m, "pattern"))
        if not re.fullmatch(pattern, given):
            example = {"id": "VX-901", "slug": "present-exceeds-due"}[name]
            raise UsageError(f"{name} 的写法不对：{given}；应如 {example}",
                             f"{name} is not written right: {given}; write it like {example}")
    target = folder / f"{identity}.yaml"
    if target.exists():
        raise UsageError(f"{target.name} 已经存在", f"{target.name} exists already")
    if not folder.is_dir():
        raise UsageError(f"没有文件夹 {folder}；一本规则书一个文件夹",
                         f"there is no folder {folder}; one folder is one book")
    try:
        target.write_text(TEMPLATE.format(id=identity, slug=slug), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"写不了 {target}：{error.strerror}", f"cannot write {target}: {error.strerror}") from error
    return target
