"""What counts as submitted, and under which name it is shown."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from lianchi.errors import UnreadableInput, UsageError
from lianchi.read import digest, find_inputs, read_chunk, split


def no_stdin() -> bytes:
    raise AssertionError("standard input was not asked for")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.json", "a.YAML", "sub/c.xml", "sub/d.ndjson", "sub/e.bin", "读我", ".hidden.json", ".git/f.json"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "in"


def test_a_folder_gives_all_its_files_sorted_with_unknown_ones_and_without_hidden_ones(folder: Path) -> None:
    found = [(item.shown, item.format) for item in find_inputs(["in"], no_stdin)]
    assert found == [
        ("in/a.YAML", "yaml"),
        ("in/b.json", "json"),
        ("in/sub/c.xml", "xml"),
        ("in/sub/d.ndjson", "jsonl"),
        ("in/sub/e.bin", "unknown"),
        ("in/读我", "unknown"),
    ]


def test_an_absolute_argument_shows_no_path_of_the_machine(folder: Path) -> None:
    shown = [item.shown for item in find_inputs([str(folder / "sub"), str(folder / "b.json")], no_stdin)]
    assert shown == ["sub/c.xml", "sub/d.ndjson", "sub/e.bin", "b.json"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("in/b.json", "in/b.json"), ("./in//b.json", "in/b.json"), ("in/../in/b.json", "in/../in/b.json")],
)
def test_a_relative_argument_is_shown_as_typed(folder: Path, typed: str, shown: str) -> None:
    assert [item.shown for item in find_inputs([typed], no_stdin)] == [shown]


def test_the_current_folder_shows_bare_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "sub")
    assert [item.shown for item in find_inputs(["."], no_stdin)] == ["c.xml", "d.ndjson", "e.bin"]


def test_a_file_named_twice_is_read_once_under_its_first_name(folder: Path) -> None:
    shown = [item.shown for item in find_inputs(["in/b.json", "in", str(folder / "b.json")], no_stdin)]
    assert shown[0] == "in/b.json"
    assert len(shown) == 6


def test_two_files_of_one_name_are_told_apart(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "b.json"
    other.parent.mkdir()
    other.write_text("[]", encoding="utf-8")
    found = find_inputs([str(folder / "b.json"), str(other)], no_stdin)
    assert [item.shown for item in found] == ["b.json", "b.json (2)"]


def test_a_missing_path_is_a_mistake_of_the_call(folder: Path) -> None:
    with pytest.raises(UsageError) as caught:
        find_inputs(["in", "nowhere.json"], no_stdin)
    assert caught.value.zh == "找不到“nowhere.json”"
    assert caught.value.en == "there is no 'nowhere.json'"


def test_a_link_to_a_folder_is_listed_and_not_followed(folder: Path) -> None:
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    loop = next(item for item in find_inputs(["in"], no_stdin) if item.shown == "in/loop")
    with pytest.raises(UnreadableInput, match="是指向文件夹的链接，没有跟进去"):
        split(loop, 100)


def test_an_unknown_format_says_which_are_known(folder: Path) -> None:
    strange = next(item for item in find_inputs(["in"], no_stdin) if item.shown.endswith("bin"))
    with pytest.raises(UnreadableInput) as caught:
        list(read_chunk(split(strange, 100)[0]))
    assert caught.value.zh == "不认识的格式；能读 Excel、CSV、Word、文本、PDF、OFD、JSON、YAML、XML、Parquet 文件和监管系统的 zip 包，也可用 gzip、zstd 压缩"


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b'{"id": 1}', "json"),
        (b'  [{"id": 1}]', "json"),
        (b'{\n "id": 1}', "json"),
        (b'{"id": 1}\n{"id": 2}\n', "jsonl"),
        (b'{"id": 1}\r\n\r\n{"id": 2}', "jsonl"),
        (b"\xef\xbb\xbf<record/>", "xml"),
        ("<record/>".encode("utf-16"), "xml"),
        (b"id: 1\n", "yaml"),
        ("记录编号: 1\n".encode(), "yaml"),
        ("西河村村民代表会议记录\n时间：3月5日\n".encode(), "text"),
        (b"", "unknown"),
    ],
)
def test_standard_input_is_known_by_how_it_begins(data: bytes, format: str) -> None:
    (item,) = find_inputs(["-", "-"], lambda: data)
    assert (item.path, item.shown, item.data, item.format) == (None, "-", data, format)


@pytest.mark.parametrize(("content", "format"), [("<record/>", "xml"), ("[]", "json"), ("id: 1", "text")])
def test_a_named_file_without_a_telling_suffix_is_known_by_how_it_begins(
    tmp_path: Path, content: str, format: str
) -> None:
    path = tmp_path / "ledger.txt"
    path.write_text(content, encoding="utf-8")
    assert find_inputs([str(path)], no_stdin)[0].format == format


def test_the_digest_is_the_sha_256_of_the_bytes(tmp_path: Path) -> None:
    data = bytes(range(256)) * 5000
    path = tmp_path / "a.json"
    path.write_bytes(data)
    wanted = hashlib.sha256(data).hexdigest()
    assert digest(find_inputs([str(path)], no_stdin)[0]) == wanted
    assert digest(find_inputs(["-"], lambda: data)[0]) == wanted


@pytest.mark.parametrize("format", ["json", "jsonl", "yaml", "xml", "unknown"])
def test_an_empty_file_cannot_be_read(tmp_path: Path, format: str) -> None:
    path = tmp_path / f"a.{format}"
    path.touch()
    with pytest.raises(UnreadableInput, match="文件是空的"):
        split(find_inputs([str(tmp_path)], no_stdin)[0], 100)


@pytest.mark.parametrize(("typed", "shown"), [
    ("in/*.json", ["in/b.json"]),
    ("in/**/*.[xn]*", ["in/sub/c.xml", "in/sub/d.ndjson"]),
    ("in/su?", ["in/sub/c.xml", "in/sub/d.ndjson", "in/sub/e.bin"]),
])
def test_a_pattern_that_the_shell_left_alone_stands_for_what_it_matches(folder: Path, typed: str, shown: list[str]) -> None:
    assert [item.shown for item in find_inputs([typed], no_stdin)] == shown


def test_an_absolute_pattern_shows_no_path_of_the_machine(folder: Path) -> None:
    assert [item.shown for item in find_inputs([f"{folder}/*/c.*"], no_stdin)] == ["c.xml"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "[b].json").write_text("{}", encoding="utf-8")
    assert [item.shown for item in find_inputs(["in/[b].json"], no_stdin)] == ["in/[b].json"]


def test_a_pattern_that_matches_nothing_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="没有文件符合“in/\\*.csv”"):
        find_inputs(["in/*.csv"], no_stdin)
