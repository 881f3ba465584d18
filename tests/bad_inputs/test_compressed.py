"""Compressed files that do harm or break off, in one run with a good record."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import zstandard

from bad_inputs.kit import GOOD, RULES, Case, check, check_all, laid_out, measured, refused, row, unread

CASES = (
    Case(12, "words.jsonl.gz", lambda: "这不是压缩文件", "文件损坏，或者不是 gzip 压缩文件"),
    Case(12, "words.jsonl.zst", lambda: "这不是压缩文件", "文件损坏，或者不是 zstd 压缩文件"),
    Case(12, "empty.jsonl.gz", lambda: b"", "文件是空的"),
    Case(12, "backup.tar.gz", lambda: gzip.compress(b"0" * 600), "是 tar 打的包"),
    Case(12, "odd.bin.gz", lambda: gzip.compress(b"\0\1\2" * 60), "不认识的格式"),
    Case(12, "twice.jsonl.gz.gz", lambda: gzip.compress(gzip.compress(GOOD.encode())), "压缩文件里又是一个压缩文件"),
)


@refused(CASES)
def test_what_is_no_compressed_file_is_refused_in_words(case: Case, tmp_path: Path) -> None:
    unread(case, check_all([case], tmp_path / "in"))


@row(2)
def test_bombs_are_stopped_with_little_memory(tmp_path: Path) -> None:
    files = {"a.jsonl.zst": zstandard.ZstdCompressor().compress(bytes(400 << 20)),
             "b.jsonl.gz": gzip.compress(bytes(300 << 20), 1), "good.jsonl": GOOD}
    run = measured("check", laid_out(tmp_path, files), "--rules", RULES, "-f", "json")
    assert run.done.code == 3
    for name in ("a.jsonl.zst", "b.jsonl.gz"):
        assert "像是压缩炸弹" in run.done.file(name)["reason"]
    assert run.done.findings("violation") == {("好-1", "DM-01")}
    assert run.mebibytes < 250


@row(12)
def test_of_a_file_that_breaks_off_the_whole_records_are_checked(tmp_path: Path) -> None:
    noise = random.Random(3)
    lines = "".join(json.dumps(json.loads(GOOD) | {"id": f"{noise.getrandbits(300)}"}) + "\n" for _ in range(3000))
    whole = gzip.compress(lines.encode())
    done = check(tmp_path, {"a.jsonl.gz": whole[: len(whole) // 2]})
    told = done.file("a.jsonl.gz")
    assert (done.code, told["status"]) == (3, "partial")
    assert 1000 < told["records"] < 2000
    assert f"只解出前 {told['records']} 行" in told["reason"]
    assert len(done.findings("violation")) == told["records"]
