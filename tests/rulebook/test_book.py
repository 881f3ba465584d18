"""Loading a rule book: every fault of every file at once with its place, which rules run, and what the digest names."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lianchi.errors import RulebookError, UsageError
from lianchi.rulebook import Rulebook, load

RULE = """\
schema: lianchi/rule/1
id: {id}
slug: {slug}
title: 小规则
title_en: Small
list: procedure
kinds: [village_affairs]
severity: low
status: {status}
mode: {mode}
basis:
  - {{source: {source}, locator: null, says: x, confidence: D}}
judged_on: meeting.held_on
versions:
{versions}
subject: meeting
must:
  - {{term: meeting.present, at_most: {{term: meeting.due}}}}
message: x
message_en: x
remedy: x
remedy_en: x
"""
FOREVER = "  - {from: 1900-01-01, until: null, basis: data-consistency}"
PROFILE = "schema: lianchi/profile/1\ntitle: 某村\nlevel: unit\n"


def rule(id_: str = "XX-01", *, slug: str = "", status: str = "enabled", mode: str = "automated",
         source: str = "data-consistency", versions: str = FOREVER) -> str:
    return RULE.format(id=id_, slug=slug or id_.lower(), status=status, mode=mode, source=source, versions=versions)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes files under a rules folder: name → text; returns the folder."""

    def lay(root: str = "my", **files: str) -> Path:
        for name, text in files.items():
            target = tmp_path / root / "demo" / f"{name.replace('_', '-')}.yaml"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return tmp_path / root

    return lay


def faults(*folders: Path, profiles: tuple[Path, ...] = ()) -> list[str]:
    with pytest.raises(RulebookError) as caught:
        load(folders, profiles)
    return [fault.text() for fault in caught.value.faults]


def profile(folder: Path, text: str, name: str = "unit.yaml") -> Path:
    file = folder / name
    file.write_text(PROFILE + text, encoding="utf-8")
    return file


def test_all_faults_of_all_files_come_at_once_in_order(write: Callable[..., Path]) -> None:
    found = faults(write(
        XX_01=rule("XX-01").replace("severity: low", "severity: lwo").replace("mode:", "mod:"),
        XX_02=rule("XX-02", source="no-such-law"),
        XX_03="a: 1\na: 2\n",
        XX_04=rule("XX-04"),
    ))
    assert found == [
        "my/demo/XX-01.yaml:1:1: 缺少键 mode",
        "my/demo/XX-01.yaml:8:11: severity 不能是 lwo，应为 critical、high、medium、low、info 之一；是否想写 low？",
        "my/demo/XX-01.yaml:10:1: 不认识的键 mod；是否想写 mode？",
        "my/demo/XX-02.yaml:12:14: 来源登记中没有 no-such-law",
        "my/demo/XX-02.yaml:15:44: 版本引用的 data-consistency 不在 basis 中；请在 basis 中写明该条款",
        "my/demo/XX-03.yaml:2:1: 键 a 写了两次",
    ]


def test_every_fault_has_its_english_words(write: Callable[..., Path]) -> None:
    with pytest.raises(RulebookError) as caught:
        load([write(XX_01=rule("XX-01", source="no-such-law"), XX_02="- a\n")])
    assert all(fault.en.isascii() for fault in caught.value.faults)


@pytest.mark.parametrize(("files", "expected"), [
    ({"XX_01": rule("XX-02")}, ["my/demo/XX-01.yaml:2:5: 文件名应与编号一致：XX-02.yaml"]),
    ({"XX_01": rule("XX-01", slug="same"), "XX_02": rule("XX-02", slug="same")},
     ["my/demo/XX-02.yaml:3:7: 名称 same 已用于 XX-01"]),
], ids=["file name", "slug"])
def test_names_are_unique_and_agree(write: Callable[..., Path], files: dict[str, str], expected: list[str]) -> None:
    assert faults(write(**files)) == expected


def test_an_id_is_used_once_and_folders_of_one_name_are_told_apart(write: Callable[..., Path]) -> None:
    a, b = write("a/my", XX_01=rule()), write("b/my", XX_01=rule())
    assert faults(a, b) == ["my (2)/demo/XX-01.yaml:2:5: 编号 XX-01 已用于 my/demo/XX-01.yaml"]


@pytest.mark.parametrize(("versions", "expected"), [
    ("  - {from: 2020-01-01, until: 2026-01-01, basis: null}\n  - {from: 2025-12-31, until: null, basis: null}",
     ["my/demo/XX-01.yaml:16:5: 版本的时间重叠；前一版本的 until 应不晚于后一版本的 from"]),
    ("  - {from: 2020-01-01, until: null, basis: null}\n  - {from: 2026-01-01, until: null, basis: null}",
     ["my/demo/XX-01.yaml:16:5: 版本的时间重叠；前一版本的 until 应不晚于后一版本的 from"]),
    ("  - {from: 2026-01-01, until: 2020-01-01, basis: null}", ["my/demo/XX-01.yaml:15:5: 版本的结束日应晚于开始日"]),
    ("  - {from: 2026-01-01, until: 2026-01-01, basis: null}", ["my/demo/XX-01.yaml:15:5: 版本的结束日应晚于开始日"]),
], ids=["overlap", "after the open end", "backwards", "no day"])
def test_versions_run_forward(write: Callable[..., Path], versions: str, expected: list[str]) -> None:
    assert faults(write(XX_01=rule(versions=versions))) == expected


def test_versions_may_touch_and_may_leave_a_gap(write: Callable[..., Path]) -> None:
    versions = "\n".join(["  - {from: null, until: 2020-01-01, basis: null}",
                          "  - {from: 2020-01-01, until: 2021-01-01, basis: null}",
                          "  - {from: 2022-01-01, until: null, basis: null}"])
    assert set(load([write(XX_01=rule(versions=versions))]).rules) == {"XX-01"}


@pytest.mark.parametrize(("text", "word"), [
    ("", "文件是空的"), ("- a\n", "第一行要写 schema"), ("id: XX-01\n", "第一行要写 schema"),
    ("schema: lianchi/rule/2\n", "不认识 schema lianchi/rule/2"), ("schema: [a]\n", "不认识 schema"),
])
def test_a_file_must_say_what_it_is(write: Callable[..., Path], text: str, word: str) -> None:
    (fault,) = faults(write(XX_01=text))
    assert fault.startswith("my/demo/XX-01.yaml:1:")
    assert word in fault


def test_files_that_cannot_be_read_are_faults(write: Callable[..., Path]) -> None:
    root = write(XX_01=rule())
    (root / "demo/XX-02.yaml").write_bytes(rule("XX-02").encode("utf-16"))
    (root / "demo/XX-03.yml").write_text(rule("XX-03"), encoding="utf-8")
    (root / "demo/XX-04.yaml").symlink_to("nowhere")
    (root / "other").symlink_to(root / "demo", target_is_directory=True)
    assert [fault.partition(": ")[0] for fault in faults(root)] == [
        "my/demo/XX-02.yaml", "my/demo/XX-03.yml", "my/demo/XX-04.yaml", "my/other",
    ]


def test_hidden_files_are_left_alone(write: Callable[..., Path]) -> None:
    root = write(XX_01=rule())
    (root / "demo/._XX-01.yaml").write_bytes(b"\x00\x05")
    assert set(load([root]).rules) == {"XX-01"}


def test_a_byte_order_mark_is_no_mistake(write: Callable[..., Path]) -> None:
    assert set(load([write(XX_01="\ufeff" + rule())]).rules) == {"XX-01"}


def test_a_missing_folder_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个规则文件夹：nothing"):
        load([tmp_path / "nothing"])


def test_a_shared_parameter_cannot_mean_two_things(write: Callable[..., Path]) -> None:
    text = ("schema: lianchi/parameters/1\nparameters:\n"
            "  limit: {{title: 限额, title_en: limit, type: money, values: {{2020-01-01: {}}}}}\n")
    a, b = write("a", _p=text.format(1), XX_01=rule()), write("b", _p=text.format(2), XX_02=rule("XX-02"))
    for root in (a, b):
        (root / "demo/-p.yaml").rename(root / "_parameters.yaml")
    assert faults(a, b) == ["b/_parameters.yaml:3:10: limit 在 a/_parameters.yaml 里已有不同的写法；改名或只留一处"]
    (b / "_parameters.yaml").write_text(text.format(1), encoding="utf-8")
    assert set(load([a, b]).rules) == {"XX-01", "XX-02"}


def test_a_wrong_shared_value_has_its_own_place(write: Callable[..., Path]) -> None:
    root = write(XX_01=rule())
    text = "  a: {title: 甲, title_en: a, type: days, values: {2020-01-01: 三}}\n"
    (root / "_parameters.yaml").write_text(f"schema: lianchi/parameters/1\nparameters:\n{text}", encoding="utf-8")
    assert faults(root) == ["my/_parameters.yaml:3:6: 参数值 '三' 不对：天数写整数"]


# ---- which rules run ------------------------------------------------------------------------------------------


@pytest.fixture
def book(write: Callable[..., Path]) -> Path:
    return write(XX_01=rule("XX-01"), XX_02=rule("XX-02", status="provisional"), XX_03=rule("XX-03", mode="manual"))


def ids(book: Rulebook, **asked: object) -> list[str]:
    return [loaded.rule.id for loaded in book.active(**asked)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("asked", "expected"), [
    ({}, ["XX-01"]),
    ({"provisional": True}, ["XX-01", "XX-02"]),
    ({"only": ("XX-02",)}, ["XX-02"]),
    ({"only": ("XX-02", "XX-01", "XX-02")}, ["XX-01", "XX-02"]),
], ids=["plain", "provisional", "only wins over the status", "in id order, once"])
def test_which_rules_run(book: Path, asked: dict[str, object], expected: list[str]) -> None:
    assert ids(load([book]), **asked) == expected


@pytest.mark.parametrize(("wanted", "words"), [
    ("XX-03", "须人工核对"), ("YY-1", "用 lianchi rules list 查看"), ("XX-1", "是否想写 XX-01？"), ("xx-01",
                                                                                       "是否想写 XX-01？"),
])
def test_a_rule_that_cannot_run_is_never_left_out_in_silence(book: Path, wanted: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        load([book]).active(only=("XX-01", wanted))


@pytest.mark.parametrize(("text", "expected"), [
    ("enable: [XX-02]\n", ["XX-01", "XX-02"]), ("disable: [XX-01]\n", []), ("enable: [XX-03]\n", ["XX-01"]),
], ids=["enable", "disable", "a manual rule still never runs"])
def test_a_profile_switches_rules(book: Path, tmp_path: Path, text: str, expected: list[str]) -> None:
    assert ids(load([book], [profile(tmp_path, text)])) == expected


def test_a_profile_names_only_rules_that_exist(book: Path, tmp_path: Path) -> None:
    assert faults(book, profiles=(profile(tmp_path, "enable: [XX-2]\ndisable:\n  - ZZ-9\n"),)) == [
        "unit.yaml:4:10: 没有编号为 XX-2 的规则；是否想写 XX-02？",
        "unit.yaml:6:5: 没有编号为 ZZ-9 的规则",
    ]


# ---- the digest -----------------------------------------------------------------------------------------------


def test_the_digest_names_the_content_and_not_where_it_lies(write: Callable[..., Path], tmp_path: Path) -> None:
    root = write(XX_01=rule())
    before = load([root]).digest
    moved = tmp_path / "elsewhere" / "another-name"
    shutil.copytree(root, moved)
    assert load([moved]).digest == before
    assert load([root]).digest == before
    (moved / "demo/XX-01.yaml").write_text(rule() + "note: x\n", encoding="utf-8")
    assert load([moved]).digest != before


def test_the_digest_does_not_depend_on_the_order_of_the_folders(write: Callable[..., Path]) -> None:
    a, b = write("a", XX_01=rule()), write("b", XX_02=rule("XX-02"))
    assert load([a, b]).digest == load([b, a]).digest


def test_the_digest_covers_parameter_files_but_not_their_names(book: Path, tmp_path: Path) -> None:
    one, same, other = (profile(tmp_path, text, name) for name, text in (
        ("a.yaml", ""), ("b.yaml", ""), ("c.yaml", "enable: [XX-02]\n")))
    digest = load([book], [one]).digest
    assert load([book], [same]).digest == digest
    assert load([book], [other]).digest != digest
    assert load([book]).digest != digest
