"""Old Word files: through LibreOffice where it is, in plain words where it is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lianchi.errors import UnreadableInput
from lianchi.read.minutes import legacy

RTF = rb"{\rtf1\ansi\ansicpg936 minutes\par due 30\par}"


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableInput) as caught:
        legacy.read_document(data)
    return caught.value.zh


def test_without_libreoffice_the_reader_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "另存为" in refusal(RTF)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_rtf_file_reads_as_word() -> None:
    assert [one.text for one in legacy.read_document(RTF).paragraphs()] == ["minutes", "due 30"]


def program(folder: Path, script: str) -> None:
    made = folder / "soffice"
    made.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    made.chmod(0o755)


def test_a_conversion_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "while :; do :; done")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(legacy, "CONVERSION_SECONDS", 0.2)
    assert "还没有完" in refusal(RTF)


def test_a_conversion_without_a_result_is_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "转换不成" in refusal(RTF)
