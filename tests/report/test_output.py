"""Saving: whole or not at all, never through a link."""

import errno
import os
import stat
from pathlib import Path

import pytest

from lianchi.errors import UsageError
from lianchi.report import save


def refused(path):
    with pytest.raises(UsageError) as caught:
        save("新", path)
    return caught.value


def names(folder):
    return [it.name for it in folder.iterdir()]


def test_the_file_holds_the_text_as_utf8_with_plain_line_ends(tmp_path):
    save("甲\n乙\n", tmp_path / "报告.txt")
    assert "甲\n乙\n".encode() == (tmp_path / "报告.txt").read_bytes()
    assert names(tmp_path) == ["报告.txt"]


def test_an_old_report_is_replaced_and_keeps_its_rights(tmp_path):
    target = tmp_path / "r.json"
    target.write_text("旧的，比新的长")
    target.chmod(0o600)
    save("新", target)
    assert target.read_text("utf-8") == "新"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_relative_path_and_a_text_path_work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    save("甲", "r.txt")
    assert Path("r.txt").read_text("utf-8") == "甲"


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_refused_wherever_it_leads(tmp_path, there):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    if there:
        real.write_text("旧", "utf-8")
    link.symlink_to(real)
    error = refused(link)
    assert f"不写 {link}：它是一个链接，请写真正的文件。" == error.zh
    assert f"will not write {link}: it is a link; name the real file." == error.en
    assert link.is_symlink()
    assert real.exists() == there and (not there or real.read_text("utf-8") == "旧")


@pytest.mark.parametrize("parent", ["没有", "file"])
def test_a_missing_folder_is_named(tmp_path, parent):
    (tmp_path / "file").write_text("")
    target = tmp_path / parent / "r.txt"
    error = refused(target)
    assert f"写不了 {target}：没有这个文件夹，请先建好。" == error.zh
    assert f"cannot write {target}: the folder does not exist; create it first." == error.en
    assert error.exit_code == 2


def test_a_folder_is_no_file(tmp_path):
    assert f"写不了 {tmp_path}：这是一个文件夹，请写明文件名。" == refused(tmp_path).zh


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "没有写入权限，请换一个文件夹"),
        (errno.EROFS, "没有写入权限，请换一个文件夹"),
        (errno.ENOSPC, "磁盘已满"),
    ],
)
def test_a_failed_write_leaves_the_old_report_and_no_half_file(tmp_path, monkeypatch, number, words):
    target = tmp_path / "r.txt"
    target.write_text("旧", "utf-8")

    def fail(handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    assert f"写不了 {target}：{words}。" == refused(target).zh
    assert target.read_text("utf-8") == "旧"
    assert names(tmp_path) == ["r.txt"]


def test_a_strange_failure_gives_its_reason(tmp_path, monkeypatch):
    def fail(handle):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    assert refused(tmp_path / "r.txt").en.endswith("r.txt: Input/output error.")


def test_hidden_characters_of_a_path_show_in_the_message(tmp_path):
    assert "a<U+202E>b" in refused(tmp_path / "a\u202eb" / "r.txt").zh
