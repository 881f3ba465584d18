"""What a run keeps in a folder: taken up again after any end, never trusted when it is not what was written."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from check.test_pool import BENCH, deadly, record
from lianchi.check import Options, Progress, check, kept, worker
from lianchi.errors import UsageError
from lianchi.model.finding import Report
from lianchi.read import Chunk
from lianchi.report import write

OPTIONS = Options(rules=(BENCH,), jobs=2)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files of JSON lines in several portions each, a whole document, and a file that cannot be read."""
    monkeypatch.setattr("lianchi.check.run.CHUNK_BYTES", 2000)
    folder = tmp_path / "data"
    folder.mkdir()
    for name, numbers in (("a.jsonl", range(30)), ("b.jsonl", range(30, 60))):
        (folder / name).write_text("".join(json.dumps(record(n)) + "\n" for n in numbers), encoding="utf-8")
    (folder / "c.json").write_text(json.dumps([record(70), record(71)]), encoding="utf-8")
    (folder / "d.json").write_text("{", encoding="utf-8")
    return folder


class Run:
    """A check with ``--resume``: its report, what it told, and how much it found done."""

    def __init__(self, data: Path, folder: Path, options: Options = OPTIONS) -> None:
        self.told: list[str] = []
        self.progress: list[Progress] = []
        self.report = check([str(data)], options, resume=folder, progress=self.progress.append,
                            notify=lambda zh, en: self.told.append(zh))

    @property
    def before(self) -> int:
        """The bytes that were done before it began."""
        return self.progress[0].bytes


def portions(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.portion"))


def whole(data: Path) -> int:
    return sum(file.stat().st_size for file in data.iterdir())


def same(one: Report, other: Report) -> bool:
    return one == other and write(one, "json", "zh") == write(other, "json", "zh")


def test_what_is_done_is_not_done_again(data: Path, tmp_path: Path) -> None:
    usual = check([str(data)], OPTIONS)
    first, second = Run(data, tmp_path / "kept"), Run(data, tmp_path / "kept")
    assert same(first.report, usual) and same(second.report, usual)
    assert (first.before, second.before) == (0, whole(data))
    assert second.progress == [Progress(4, 4, whole(data), whole(data), usual.records)]
    number = len(portions(tmp_path / "kept"))
    assert first.told == [] and second.told == [f"共 {number} 份，其中 {number} 份沿用 {tmp_path / 'kept'} 里的结果"]
    assert number > 8


def test_only_the_file_that_changed_is_checked_again(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    Run(data, folder)
    with (data / "b.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(record(61)) + "\n")
    (data / "c.json").rename(data / "e.json")
    again = Run(data, folder)
    assert again.before == (data / "a.jsonl").stat().st_size + (data / "d.json").stat().st_size
    assert same(again.report, check([str(data)], OPTIONS))
    assert Run(data, folder).before == whole(data)


@pytest.mark.parametrize(("change", "said"), [
    ({"lang": "en"}, "检查的选项与上次不同"),
    ({"as_of": date(2026, 1, 1)}, "检查的选项与上次不同"),
    ({"common_from": 0}, "检查的选项与上次不同"),
    ({"details": frozenset({"counts"})}, "检查的选项与上次不同"),
    ({"unmask": True}, "检查的选项与上次不同"),
    ({"rules": "other"}, "规则书或参数与上次不同"),
], ids=str)
def test_other_rules_and_options_want_everything_again(
    data: Path, tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    if "rules" in change:
        shutil.copytree(BENCH, tmp_path / "rules")
        file = tmp_path / "rules" / "BENCH-R1.yaml"
        file.write_text(file.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
        change = {"rules": (tmp_path / "rules",)}
    Run(data, tmp_path / "kept")
    options = replace(OPTIONS, **change)
    again = Run(data, tmp_path / "kept", options)
    assert again.before == 0 and len(again.told) == 1 and again.told[0].startswith(said)
    assert same(again.report, check([str(data)], options))


def test_another_program_wants_everything_again(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Run(data, tmp_path / "kept")
    monkeypatch.setattr("lianchi.check.identity.__version__", "0.0.0")
    again = Run(data, tmp_path / "kept")
    assert again.before == 0 and again.told[0].startswith("程序的版本与上次不同")


@pytest.mark.parametrize(("begun", "continued"), [("rete", "columnar"), ("columnar", "rete"), ("columnar", "columnar")])
def test_one_engine_goes_on_where_another_stopped(data: Path, tmp_path: Path, begun: str, continued: str) -> None:
    pytest.importorskip("duckdb")
    usual = check([str(data)], OPTIONS)
    first = Run(data, tmp_path / "kept", replace(OPTIONS, engine=begun))
    for file in portions(tmp_path / "kept")[::2]:
        file.unlink()
    second = Run(data, tmp_path / "kept", replace(OPTIONS, engine=continued))
    assert first.before == 0 < second.before < whole(data)
    for one in (first, second):
        assert replace(one.report, backend="rete") == usual


def test_the_number_of_jobs_changes_nothing(data: Path, tmp_path: Path) -> None:
    Run(data, tmp_path / "kept")
    assert Run(data, tmp_path / "kept", replace(OPTIONS, jobs=1)).before == whole(data)


DAMAGES: dict[str, Callable[[Path, Path], object]] = {
    "cut": lambda file, _: file.write_bytes(file.read_bytes()[:-1]),
    "empty": lambda file, _: file.write_bytes(b""),
    "changed": lambda file, _: file.write_bytes(file.read_bytes().replace(b"violation", b"violatioN")),
    "longer": lambda file, _: file.write_bytes(file.read_bytes() + b"\0"),
    "another": lambda file, other: file.write_bytes(other.read_bytes()),
    "foreign": lambda file, _: file.write_bytes(b"PK\x03\x04"),
    "sealed nonsense": lambda file, _: file.write_bytes(kept._MARK + kept._seal(file.stem, b"\xc1") + b"\xc1"),
    "folder": lambda file, _: (file.unlink(), file.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_not_trusted(data: Path, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "kept"
    usual = Run(data, folder).report
    files = portions(folder)
    chosen = next(n for n, file in enumerate(files) if b"violation" in file.read_bytes())
    DAMAGES[damage](files[chosen], files[chosen - 1])
    again = Run(data, folder)
    assert same(again.report, usual)
    assert 0 < again.before < whole(data)
    assert any("1 份结果已损坏或不是本程序写的，没有采用" in line for line in again.told)
    if damage != "folder":
        assert Run(data, folder).before == whole(data)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"rules": 1}', "\udcff"])
def test_settings_that_cannot_be_read_make_nothing_of_the_folder_count(data: Path, tmp_path: Path, content: str) -> None:
    folder = tmp_path / "kept"
    Run(data, folder)
    (folder / "settings.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    again = Run(data, folder)
    assert "、".join(("规则书或参数", "检查的选项", "程序的版本")) in again.told[0]
    assert json.loads((folder / "settings.json").read_text(encoding="utf-8")).keys() == {"rules", "options", "program"}


def test_the_folder_holds_the_last_run_and_what_is_not_ours(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    Run(data, folder)
    before = portions(folder)
    (folder / "说明.txt").write_text("别动", encoding="utf-8")
    passing = folder / f".{before[0].name}.part"
    passing.write_bytes(b"half")
    (data / "b.jsonl").unlink()
    Run(data, folder)
    assert (folder / "说明.txt").read_text(encoding="utf-8") == "别动"
    assert not passing.exists()
    assert set(portions(folder)) < set(before)


def test_what_is_taken_away_or_changed_during_the_check_stops_it(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lianchi.model.stored.FEW", 1)
    for meddle in (lambda file, _: file.unlink(), DAMAGES["changed"]):
        report = Run(data, tmp_path / "kept").report
        meddle(next(file for file in portions(tmp_path / "kept") if b"violation" in file.read_bytes()), Path())
        with pytest.raises(UsageError, match="里的结果在检查时被动过，请再运行一次"):
            write(report, "json", "zh")


def test_extracts_that_a_killed_run_left_are_cleared_away(data: Path, tmp_path: Path) -> None:
    left = tmp_path / "kept" / ".lianchi-extracts-12345678"
    left.mkdir(parents=True)
    (left / "1.jsonl").write_text("names", encoding="utf-8")
    Run(data, tmp_path / "kept")
    assert not left.exists()


@pytest.mark.skipif(os.name != "posix", reason="access rights of POSIX")
def test_only_the_owner_may_read_what_is_kept(data: Path, tmp_path: Path) -> None:
    """Rows for rules on several records are kept as submitted, with the names of persons."""
    Run(data, tmp_path / "kept")
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0
    assert {file.stat().st_mode & 0o077 for file in portions(tmp_path / "kept")} == {0}


def test_compressed_files_count_by_what_was_submitted(data: Path, tmp_path: Path) -> None:
    content = (data / "a.jsonl").read_bytes()
    (data / "a.jsonl").unlink()
    (data / "a.jsonl.gz").write_bytes(gzip.compress(content, mtime=0))
    first = Run(data, tmp_path / "kept")
    assert Run(data, tmp_path / "kept").before == first.progress[-1].bytes == first.progress[-1].of_bytes
    (data / "a.jsonl.gz").write_bytes(gzip.compress(content, mtime=1))
    assert Run(data, tmp_path / "kept").before == first.progress[-1].bytes - len(content)


def test_a_folder_among_the_submitted_files_is_refused(data: Path) -> None:
    for folder in (data, data / "kept", data / "a" / "b"):
        with pytest.raises(UsageError, match="在提交的材料里"):
            Run(data, folder)
    assert Run(data, data / ".kept").report.records == Run(data, data / ".kept").report.records


def test_what_cannot_be_a_folder_is_refused(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="不能用：File exists"):
        Run(data, tmp_path / "file")


def test_a_function_that_adapts_records_cannot_be_told_from_another(data: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="不能续查"):
        Run(data, tmp_path / "kept", replace(OPTIONS, adapt=dict))


def test_a_full_disk_stops_the_keeping_and_not_the_check(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, written = check([str(data)], OPTIONS), kept._write

    def filling(target: Path, content: bytes) -> None:
        if len(portions(tmp_path / "kept")) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        written(target, content)

    with monkeypatch.context() as patch:
        patch.setattr(kept, "_write", filling)
        run = Run(data, tmp_path / "kept")
    assert same(run.report, usual)
    assert len(run.told) == 1 and "写不进去（No space left on device），接着检查" in run.told[0]
    assert len(portions(tmp_path / "kept")) == 3
    assert 0 < Run(data, tmp_path / "kept").before < whole(data)


def test_what_changes_while_it_is_checked_is_not_kept(data: Path, tmp_path: Path) -> None:
    def meddle(now: Progress) -> None:
        if now.bytes == 0:
            os.utime(data / "a.jsonl", ns=(0, 0))

    check([str(data)], OPTIONS, resume=tmp_path / "kept", progress=meddle)
    assert Run(data, tmp_path / "kept").before == whole(data) - (data / "a.jsonl").stat().st_size


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the workers are patched by forking")
def test_an_error_may_have_been_chance_and_is_tried_again(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = check([str(data)], OPTIONS)
    with monkeypatch.context() as patch:
        deadly(patch, lambda found: "R7" in found)
        assert Run(data, tmp_path / "kept").report.total("error") == 10
    again = Run(data, tmp_path / "kept")
    assert 0 < again.before < whole(data) and same(again.report, usual)


KILLED = """
import sys
from pathlib import Path
import lianchi.check.run as run
from lianchi.check import Options, check

def hold(now):
    if now.bytes > 15_000:
        print("held", flush=True)
        sys.stdin.read()

run.CHUNK_BYTES = 2000
check([sys.argv[1]], Options(rules=(Path(sys.argv[2]),), jobs=2), resume=Path(sys.argv[3]), progress=hold)
print("not killed")
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_killed_run_goes_on_where_it_was(data: Path, tmp_path: Path) -> None:
    """kill -9 leaves every finished portion, and no worker that waits for ever: the pipe ends with the last process."""
    arguments = [sys.executable, "-c", KILLED, str(data), str(BENCH), str(tmp_path / "kept")]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        process.kill()
        assert process.stdout.read() == ""
    assert process.returncode == -signal.SIGKILL
    again = Run(data, tmp_path / "kept")
    assert 15_000 < again.before < whole(data)
    assert same(again.report, check([str(data)], OPTIONS))


INTERRUPTED = """
import contextlib, os, signal, sys
import lianchi.check.run as run
from lianchi.cli import main

@contextlib.contextmanager
def bar(lang):
    yield lambda now: os.killpg(0, signal.SIGINT) if now.bytes > 15_000 else None

run.CHUNK_BYTES, sys.modules["lianchi.cli.check"].progress_bar = 2000, bar
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs begin with it ignored
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("resume", [True, False])
def test_an_interrupted_run_says_how_to_go_on(data: Path, tmp_path: Path, resume: bool) -> None:
    """Ctrl-C reaches all processes of the terminal; one line comes of it, and no file is half written."""
    arguments = ["check", "data", "--rules", str(BENCH), "-o", "out.json", *(["--resume", "kept"] if resume else [])]
    done = subprocess.run([sys.executable, "-c", INTERRUPTED, *arguments], cwd=tmp_path, start_new_session=True,
                          capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (130, "")
    left = {path.name for path in tmp_path.iterdir()} - {"data"}
    if not resume:
        assert done.stderr == "已中断，没有写报告；加 --resume 文件夹，查完的部分就会留着，下次接着查\n"
        assert left == set()
        return
    said = "已中断，没有写报告；查完的部分留在 kept，用同一条命令接着查：\n  lianchi check data --rules"
    assert done.stderr.startswith(said) and len(done.stderr.splitlines()) == 2
    assert left == {"kept"} and not list((tmp_path / "kept").glob("*.part"))
    assert len(portions(tmp_path / "kept")) >= 3


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_shutdown_is_told_like_ctrl_c(data: Path, tmp_path: Path) -> None:
    script = INTERRUPTED.replace("os.killpg(0, signal.SIGINT)", "os.kill(os.getpid(), signal.SIGTERM)")
    done = subprocess.run([sys.executable, "-c", script, "check", "data", "--rules", str(BENCH), "--resume", "kept"],
                          cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.startswith("已中断，没有写报告；") and len(done.stderr.splitlines()) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the workers are patched by forking")
def test_a_disk_that_fails_leaves_a_file_unread_and_nothing_kept_of_it(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = check([str(data)], OPTIONS)
    reading = worker.read_chunk

    def failing(chunk: Chunk) -> Iterator[Any]:
        for number, item in enumerate(reading(chunk)):
            if number == 1 and chunk.input.shown.endswith("b.jsonl"):
                raise OSError(errno.EIO, "Input/output error")
            yield item

    with monkeypatch.context() as patch:
        patch.setattr(worker, "read_chunk", failing)
        report = Run(data, tmp_path / "kept").report
    assert [one.status for one in report.inputs] == ["read", "partial", "read", "unread"]
    assert report.inputs[1].reason and "读的时候出错（Input/output error），请检查硬盘或网络盘" in report.inputs[1].reason
    again = Run(data, tmp_path / "kept")
    assert again.before == whole(data) - (data / "b.jsonl").stat().st_size
    assert same(again.report, usual)
