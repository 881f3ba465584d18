"""Compressed files: the same records and lines as their content, bombs stopped, and what breaks off is told."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zstandard

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, RawRecord, Unread
from lianchi.read import Spool, digest, find_inputs, packed, read_chunk, split

LINES = b"".join(json.dumps({"id": f"甲-{n}", "matter": {"title": f"事项{n * n}"}}, ensure_ascii=False).encode() + b"\n"
                 for n in range(400))
PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}
ways = pytest.mark.parametrize("suffix", list(PACK))


@pytest.fixture
def spool() -> Iterator[Spool]:
    with Spool() as made:
        yield made


def found(spool: Spool, path: Path, target: int = 4000) -> list[RawRecord | Unread | Doubt]:
    (item,) = find_inputs([str(path)], bytes)
    return [one for chunk in split(spool.of(item), target) for one in read_chunk(chunk)]


def written(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@ways
def test_the_same_records_at_the_same_lines_under_the_name_and_digest_submitted(spool: Spool, tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path, f"a.jsonl{suffix}", PACK[suffix](LINES))
    plain = found(spool, written(tmp_path, "a.jsonl", LINES))
    unpacked = found(spool, path)
    assert [one.fields for one in unpacked] == [one.fields for one in plain]  # type: ignore[union-attr]
    assert unpacked[7].locate("/matter") == (f"a.jsonl{suffix}", "/matter", 8, None, None)  # type: ignore[union-attr]
    (item,) = find_inputs([str(path)], bytes)
    assert digest(spool.of(item)) == digest(item)


@ways
@pytest.mark.parametrize(("inner", "content", "format"), [
    ("a.json", b'[{"id": "1"}]', "json"), ("a.yaml", b"id: '1'\n", "yaml"), ("a.ndjson", b'{"id": "1"}\n', "jsonl"),
    ("a.xml", b"<record><id>1</id></record>", "xml"), ("a", b'{"id": "1"}\n{"id": "2"}\n', "jsonl"),
])
def test_the_content_has_the_format_of_the_inner_name(spool: Spool, tmp_path: Path, suffix: str, inner: str, content: bytes, format: str) -> None:
    (item,) = find_inputs([str(written(tmp_path, inner + suffix.upper(), PACK[suffix](content)))], bytes)
    assert spool.of(item).format == format
    (record, *_) = found(spool, tmp_path / (inner + suffix.upper()))
    assert isinstance(record, RawRecord) and record.fields == {"id": "1"}


@ways
def test_a_compressed_file_is_known_by_its_first_bytes_and_from_standard_input(spool: Spool, tmp_path: Path, suffix: str) -> None:
    assert len(found(spool, written(tmp_path, "a.jsonl", PACK[suffix](LINES)))) == 400
    (item,) = find_inputs(["-"], lambda: PACK[suffix](LINES))
    assert spool.of(item).format == "jsonl" and spool.of(item).shown == "-"


@ways
def test_members_one_after_the_other_are_one_content(spool: Spool, tmp_path: Path, suffix: str) -> None:
    cut = LINES.index(b"\n", len(LINES) // 2) + 1
    data = PACK[suffix](LINES[:cut]) + PACK[suffix](b"") + PACK[suffix](LINES[cut:])
    assert len(found(spool, written(tmp_path, f"a.jsonl{suffix}", data))) == 400


@ways
@pytest.mark.parametrize("harm", ["cut", "tail"])
def test_what_came_before_the_break_is_read_and_the_rest_is_told_with_its_line(spool: Spool, tmp_path: Path, suffix: str, harm: str) -> None:
    noise = random.Random(1)
    content = b"".join(b'{"id": "%d"}\n' % noise.getrandbits(200) for _ in range(9000))
    whole = PACK[suffix](content)
    data = whole[: len(whole) * 2 // 3] if harm == "cut" else whole + b"rubbish"
    *records, last = found(spool, written(tmp_path, f"a.jsonl{suffix}", data))
    assert all(isinstance(one, RawRecord) for one in records)
    assert (9000 if harm == "tail" else 3000) <= len(records) <= 9000
    assert isinstance(last, Unread) and last.line == len(records) + 1
    assert last.zh.startswith(f"压缩文件不完整或已损坏：只解出前 {len(records)} 行")


@ways
def test_a_document_that_breaks_off_keeps_its_first_records(spool: Spool, tmp_path: Path, suffix: str) -> None:
    noise = random.Random(1)
    whole = PACK[suffix](json.dumps([{"id": f"{noise.getrandbits(200)}"} for _ in range(9000)]).encode())
    *records, broken, rest = found(spool, written(tmp_path, f"a.json{suffix}", whole[: len(whole) * 2 // 3]))
    assert len(records) > 1000 and all(isinstance(one, RawRecord) for one in records)
    assert isinstance(broken, Unread) and isinstance(rest, Unread) and "只解出一部分" in rest.zh


@ways
def test_an_xml_document_that_breaks_off_keeps_its_whole_records(spool: Spool, tmp_path: Path, suffix: str) -> None:
    noise = random.Random(1)
    text = "<records>" + "".join(f"<record><id>{noise.getrandbits(200)}</id></record>\n" for _ in range(9000)) + "</records>"
    whole = PACK[suffix](text.encode())
    *records, broken, rest = found(spool, written(tmp_path, f"a.xml{suffix}", whole[: len(whole) * 2 // 3]))
    assert len(records) > 1000 and all(isinstance(one, RawRecord) and one.fields.keys() == {"id"} for one in records)
    assert isinstance(broken, Unread) and isinstance(rest, Unread) and "压缩文件不完整" in rest.zh


@ways
@pytest.mark.parametrize("inner", ["a.yaml", "a.csv", "a.txt"])
def test_where_half_a_record_could_pass_for_a_whole_one_a_broken_file_is_refused(spool: Spool, tmp_path: Path, suffix: str, inner: str) -> None:
    text = b"id: '1'\nmatter: {title: \"" + random.Random(1).randbytes(400_000).hex().encode() + b'"}\n'
    with pytest.raises(UnreadableInput, match="压缩文件不完整或已损坏，没有读取"):
        found(spool, written(tmp_path, f"{inner}{suffix}", PACK[suffix](text)[:200_000]))


@ways
@pytest.mark.parametrize(("name", "data", "says"), [
    ("a.jsonl", b'{"id": "1"}\n', "压缩文件；请重新压缩或传输后再交"),
    ("a.jsonl", b"", "文件是空的"),
    ("a.tar", b"ustar", "是 tar 打的包"),
])
def test_what_is_no_compressed_file_is_refused(spool: Spool, tmp_path: Path, suffix: str, name: str, data: bytes, says: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        found(spool, written(tmp_path, name + suffix, data))
    assert says in caught.value.zh


@ways
def test_a_compressed_file_in_a_compressed_file_is_refused(spool: Spool, tmp_path: Path, suffix: str) -> None:
    with pytest.raises(UnreadableInput, match="又是一个压缩文件"):
        found(spool, written(tmp_path, f"a.jsonl{suffix}", PACK[suffix](gzip.compress(LINES))))


@ways
def test_a_bomb_is_stopped_before_it_fills_the_disk(spool: Spool, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "UNPACKED_RATIO_FROM", 1 << 20)
    path = written(tmp_path, f"a.jsonl{suffix}", PACK[suffix](b" " * (64 << 20)))
    with pytest.raises(UnreadableInput, match="像是压缩炸弹"):
        found(spool, path)
    monkeypatch.setattr(packed, "UNPACKED_BYTES", 1 << 20)
    with pytest.raises(UnreadableInput, match="解压后超过"):
        found(spool, path)


def test_a_window_that_would_take_too_much_memory_is_told(spool: Spool, tmp_path: Path) -> None:
    wide = zstandard.ZstdCompressor(compression_params=zstandard.ZstdCompressionParameters(window_log=28)).compressobj()
    with pytest.raises(UnreadableInput, match="压缩时用的窗口超过 128 MiB"):
        found(spool, written(tmp_path, "a.jsonl.zst", wide.compress(LINES) + wide.flush()))


def test_without_the_library_the_message_names_it(spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "zstandard", None)
    with pytest.raises(UnreadableInput, match=r"pip install 'lianchi\[batch\]'"):
        found(spool, written(tmp_path, "a.jsonl.zst", PACK[".zst"](LINES)))


def test_a_full_disk_costs_this_file_and_is_told(spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: object, block: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lianchi.read.packed._Growing.write", full)
    with pytest.raises(UnreadableInput, match="临时文件夹要放得下"):
        found(spool, written(tmp_path, "a.jsonl.gz", gzip.compress(LINES)))
