"""How long a check takes with the whole rule book, as whole commands: by engine, number of records and number of rules.

    python bench/whole_book.py                                  10,000 mixed records, rete and columnar, JSON lines
    python bench/whole_book.py --records 100000 --parquet       and from the Parquet that convert makes of them
    python bench/whole_book.py --rules 50 --rules 200           and with the first so many rules only
    python bench/whole_book.py --cold                           one record: from the start of the process to its end

The records are those of ``bench/submissions`` with seed 7, made once in --data.  A line gives wall seconds (the median
of --repeat runs), records a second and the peak of memory of the largest process.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

BENCH = Path(__file__).resolve().parent


class Run(NamedTuple):
    """One measured command: wall seconds, and the peak of memory of its largest process in MiB."""

    seconds: float
    mebibytes: int


def run(command: Sequence[str]) -> Run:
    """Run the command to its end; exit codes of a check that ran (0, 1, 3) are fine."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1, 3):
            said.seek(0)
            raise SystemExit(said.read().decode(errors="replace"))
    return Run(seconds, usage.ru_maxrss >> 10)


def lianchi(*arguments: str) -> list[str]:
    """The command line of lianchi in this environment."""
    return [sys.executable, "-m", "lianchi", *arguments]


def records(folder: Path, number: int) -> Path:
    """The mixed records, made when they are first asked for."""
    path = folder / f"records-{number}.jsonl"
    if not path.exists():
        make = [sys.executable, str(BENCH / "submissions"), str(number), str(folder), "--seed", "7"]
        subprocess.run(make, check=True)
    return path


def parquet(path: Path) -> Path:
    """The same as Parquet."""
    target = path.with_suffix(".parquet")
    if not target.exists():
        made = run(lianchi("convert", str(path), "-o", str(target)))
        print(f"convert to Parquet: {made.seconds:.1f} s, {made.mebibytes} MiB", flush=True)
    return target


def rule_ids() -> list[str]:
    """The ids of all rules that run."""
    listed = subprocess.run(lianchi("rules", "list", "-f", "json"), check=True, capture_output=True, text=True).stdout
    return [rule["id"] for rule in json.loads(listed) if rule["status"] == "enabled" and rule["mode"] != "manual"]


def measure(path: Path, engine: str, only: Sequence[str], repeat: int) -> list[Run]:
    """The runs of one check."""
    with tempfile.TemporaryDirectory() as folder:
        asked = [word for rule in only for word in ("--only", rule)]
        command = lianchi("check", str(path), "--engine", engine, "-f", "json", "-o", f"{folder}/report.json",
                          "--params", str(path.parent / "params.yaml"), *asked)
        return [run(command) for _ in range(repeat)]


def line(what: str, number: int, runs: Sequence[Run]) -> str:
    """One line of the table."""
    seconds = statistics.median(one.seconds for one in runs)
    spread = f"{min(one.seconds for one in runs):.1f}-{max(one.seconds for one in runs):.1f}"
    return (f"| {what} | {number:,} | {seconds:.1f} ({spread}) | {number / seconds:,.0f} | "
            f"{max(one.mebibytes for one in runs):,} |")


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=lambda text: int(float(text)), action="append")
    parser.add_argument("--engine", action="append", choices=["rete", "columnar", "spark"])
    parser.add_argument("--rules", type=int, action="append", default=[])
    parser.add_argument("--parquet", action="store_true")
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()) / "lianchi-whole-book")
    asked = parser.parse_args()
    asked.data.mkdir(parents=True, exist_ok=True)
    print("| engine, rules, input | records | seconds (range) | records/s | MiB |", flush=True)
    print("|---|---:|---:|---:|---:|", flush=True)
    if asked.cold:
        print(line("rete, all rules, one record", 1, measure(records(asked.data, 1), "rete", (), max(asked.repeat, 5))))
        return
    ids = rule_ids() if asked.rules else []
    for number in asked.records or [10_000]:
        path = records(asked.data, number)
        for input_ in [path, *([parquet(path)] if asked.parquet else [])]:
            for count in [*asked.rules, None]:
                for engine in asked.engine or ["rete", "columnar"]:
                    what = f"{engine}, {count or 'all'} rules, {input_.suffix[1:]}"
                    runs = measure(input_, engine, ids[:count] if count else (), asked.repeat)
                    print(line(what, number, runs), flush=True)


if __name__ == "__main__":
    main()
