#!/bin/sh
# 办公系统在审批以前核查一条记录：
#     oa.sh 记录.json          （或 lianchi 能读的其他文件）
# 标准输出第一行是 通过、退回 或 转人工，后面逐行写问题；退出码就是 lianchi 的：
#     0 没有高级以上的违规   1 有   2 用法或规则有错，没有查   3 材料没有读全，或有检查出错
# 环境变量 LIANCHI 可以写明 lianchi 的命令，PYTHON 写明 python 的命令。
set -u
record=${1:?"用法：oa.sh 记录文件"}
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

${LIANCHI:-lianchi} check "$record" --fail-level high -f json > "$answer"
code=$?
if [ "$code" -eq 2 ]; then
    echo 转人工
    exit 2
fi

CODE=$code ${PYTHON:-python3} - "$answer" <<'PYTHON'
import json
import os
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)
counts = report["summary"]["verdicts"]
open_ = counts["undetermined"] + counts["manual"]
print({"0": "转人工" if open_ else "通过", "1": "退回"}.get(os.environ["CODE"], "转人工"))
for one in report["inputs"]:
    if one["status"] != "read":
        print(f"未读 {one['path']}：{one['reason']}")
for one in report["findings"]:
    if one["verdict"] in ("violation", "manual", "error"):
        print(f"{one['rule']} {one['title']}：{one['message']}")
if counts["undetermined"]:
    print(f"另有 {counts['undetermined']} 项缺材料，无法判断")
PYTHON
exit "$code"
