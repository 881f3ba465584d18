"""Numbers 5 to 9: XML that attacks, XML without bounds, XML in another encoding than it says."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from bad_inputs.kit import Case, Done, check, check_all, refused, row, unread

SAMPLES = Path(__file__).parents[1] / "read" / "bad"
HEAD = '<record xmlns="https://lianchi.example/record/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
DOCTYPE = "XML 里有 DOCTYPE（文档类型声明），不读；请删去它和其中的实体"


def record(identity: str, declared: str = "UTF-8", name: str = "甲村㐂", more: str = "") -> str:
    body = (f"<id>{identity}</id><kind>village_affairs</kind><unit><name>{name}</name></unit><meetings><meeting>"
            "<held_on>2026-03-01</held_on><due>30</due><present>19</present></meeting></meetings>")
    return f'<?xml version="1.0" encoding="{declared}"?>\n{HEAD}{more}>{body}</record>\n'


def entity(target: str) -> str:
    return f'<!DOCTYPE record [<!ENTITY e SYSTEM "{target}">]>{HEAD}><id>&e;</id></record>'


CASES = (
    Case(5, "laughs.xml", (SAMPLES / "billion-laughs.xml").read_bytes, DOCTYPE),
    Case(6, "file.xml", lambda: entity("file:///etc/hostname"), DOCTYPE),
    Case(6, "web.xml", lambda: entity("http://127.0.0.1:9/x"), DOCTYPE),
    Case(6, "parameter.xml", (SAMPLES / "parameter-entity.xml").read_bytes, DOCTYPE),
    Case(6, "include.xml", (SAMPLES / "xinclude.xml").read_bytes, "命名空间 http://www.w3.org/2001/XInclude 不认识"),
    Case(7, "deep.xml", lambda: f"{HEAD}>{'<a>' * 300}{'</a>' * 300}</record>", "不是合格的 XML：嵌套太深"),
    Case(7, "long.xml", lambda: f"{HEAD}><id>{'长' * (4 << 20)}</id></record>", "不是合格的 XML：文字太长"),
    Case(7, "wide.xml", lambda: HEAD + "".join(f' a{n}="1"' for n in range(1_000_000)) + "/>", "一个标签超过 256 KiB"),
    Case(8, "neither.xml", lambda: record("X-8b").encode() + b"\xff\xfe", "既不是 UTF-8 也不是 GB18030"),
    Case(12, "empty.xml", lambda: b"", "文件是空的"),
    Case(12, "cut.xml", lambda: record("X-1")[:-12], "不是合格的 XML：标签没有写完"),
    Case(12, "loose.xml", lambda: record("X-2", name="甲 & 乙村"), "不是合格的 XML：单独的 & 应写成 &amp;"),
    Case(12, "bare.xml", lambda: f"{HEAD}><id a=1>X</id></record>", "不是合格的 XML：属性的值要用引号括起来"),
)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    return check_all(CASES, tmp_path_factory.mktemp("xml"))


@refused(CASES)
def test_what_attacks_or_has_no_bounds_is_refused(case: Case, done: Done) -> None:
    unread(case, done)


@row(6)
def test_no_word_of_another_file_comes_into_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("秘密甲乙丙", encoding="utf-8")
    opened: list[object] = []
    monkeypatch.setattr(socket, "socket", lambda *_, **__: opened.append(1))
    places = ' xsi:schemaLocation="https://lianchi.example/record/1 http://127.0.0.1:9/record.xsd"'
    files = {"in/a.xml": entity((tmp_path / "secret.txt").as_uri()), "in/b.xml": record("X-6", more=places)}
    found = check(tmp_path, files)
    assert found.code == 3
    assert "秘密甲乙丙" not in found.out.replace("secret.txt", "")
    assert found.file("b.xml")["status"] == "read"
    assert found.findings("violation") == {("X-6", "DM-01")}
    assert opened == []


@row(8)
def test_gbk_that_says_utf8_is_read_with_a_note(tmp_path: Path) -> None:
    found = check(tmp_path, {"a.xml": record("X-8").encode("gb18030")})
    assert found.code == 1
    assert "编码声明不符：声明为 UTF-8，实际按 GB18030 读出" in found.said("X-8")
    assert found.findings("violation") == {("X-8", "DM-01")}


@row(9)
@pytest.mark.parametrize(("declared", "codec"), [("GBK", "gb18030"), ("GB18030", "gb18030"), ("gb2312", "gb18030")])
def test_rare_characters_in_chinese_encodings(declared: str, codec: str, tmp_path: Path) -> None:
    found = check(tmp_path, {"a.xml": record("X-9", declared, "甲㐂𠮷村").encode(codec)})
    assert (found.code, found.report["remarks"]) == (1, [])
    assert {one["unit"] for one in found.report["findings"]} == {"甲㐂𠮷村"}
