"""A run in which the database decides gives the same report as one in which rete does, to the last byte."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lianchi.check import Options, check, direct, set_up
from lianchi.check.direct import Direct
from lianchi.check.engines import chosen
from lianchi.errors import UsageError
from lianchi.read import Chunk, Input
from lianchi.report import write

pytest.importorskip("duckdb")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def submission(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Mixed records of every kind, some with gaps, as JSON lines; their parameters beside them."""
    folder = tmp_path_factory.mktemp("submission")
    command = [sys.executable, "bench/submissions", "700", str(folder), "--seed", "3", "--gaps", "0.2"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    small = {"id": "MP-1", "kind": "micro_power", "unit": {"name": "某村", "type": "village"},
             "matter": {"item": "最低生活保障"}, "steps": [{"name": "本人申请", "done_on": "2024-03-01"}]}
    path = folder / "records-700.jsonl"
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(small, ensure_ascii=False) + "\n")
    return path


def report(path: Path, engine: str, **options: object) -> str:
    """The JSON report but for what it says of the engine."""
    parameters = (path.parent / "params.yaml",)
    asked = Options(engine=engine, parameters=parameters, details=frozenset(), jobs=2, **options)
    found = json.loads(str(write(check([str(path)], asked), "json", "zh")))
    assert found.pop("engine")["backend"] == engine
    return json.dumps(found)


def test_equal_reports_from_json_lines(submission: Path) -> None:
    """With records that the database cannot take among them: a huge amount, an unknown kind, no id, broken lines."""
    odd = submission.with_name("odd.jsonl")
    lines = submission.read_text(encoding="utf-8").splitlines()
    tree = json.loads(lines[0])
    lines[5:5] = [json.dumps({**tree, "id": "huge", "matter": {"amount": 10**14, "title": "很大"}}, ensure_ascii=False),
                  '{"id": "x", "kind": "nothing"}', "{broken", json.dumps({**tree, "id": None})]
    odd.write_text("\n".join(lines), encoding="utf-8")
    found = report(odd, "columnar")
    assert found == report(odd, "rete")
    assert json.loads(found)["summary"]["records"] == 703


def test_equal_reports_where_what_many_lack_is_told_once(submission: Path) -> None:
    found = report(submission, "columnar", common_from=1)
    assert found == report(submission, "rete", common_from=1)
    assert any(len(one.get("records", [])) > 1 for one in json.loads(found)["findings"])


def test_equal_reports_from_parquet(submission: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules on single records straight from the disk, micro-power records the other way."""
    target = submission.with_suffix(".parquet")
    subprocess.run([sys.executable, "-m", "lianchi", "convert", str(submission), "-o", str(target)], check=True,
                   capture_output=True)
    single = tuple(rule.rule.id for rule in set_up(Options()).plan.rules)
    looked: list[Direct] = []
    look = Direct.look
    monkeypatch.setattr(direct.Direct, "look", lambda self, *given: (looked.append(self), look(self, *given))[1])
    found = report(target, "columnar", only=single)
    assert [len(one.others[0]) > 0 and len(one.checked[0]) > 500 for one in looked] == [True]
    assert found == report(target, "rete", only=single)
    assert report(target, "columnar") == report(target, "rete")


def test_parquet_that_lianchi_did_not_write_goes_the_way_of_all_files(tmp_path: Path) -> None:
    import duckdb

    file = tmp_path / "own.parquet"
    duckdb.sql(f"COPY (SELECT 'a' AS id, '土地' AS kind, 'x' AS other) TO '{file}' (FORMAT parquet)")
    (tmp_path / "params.yaml").write_text("schema: lianchi/profile/1\ntitle: x\nlevel: unit\n", encoding="utf-8")
    assert report(file, "columnar") == report(file, "rete")


def chunk(name: str, size: int) -> Chunk:
    """A chunk of so many bytes, or rows of Parquet, of a file of that format."""
    return Chunk(Input(None, name, b"", name), 0, size)


def test_auto_takes_the_database_for_much_parquet_only() -> None:
    asked = [[chunk("parquet", 10)], [chunk("parquet", 100_000)], [chunk("jsonl", 1 << 30)],
             [chunk("parquet", 100_000), chunk("jsonl", 10)]]
    assert [chosen(Options(engine="auto"), one) for one in asked] == ["rete", "columnar", "rete", "rete"]
    assert chosen(Options(engine="columnar"), asked[0]) == "columnar"
    assert chosen(Options(engine="columnar", details=frozenset({"counts"})), asked[0]) == "rete"


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lianchi.check.engines.find_spec", lambda name: None)
    assert chosen(Options(engine="auto"), [chunk("parquet", 100_000)]) == "rete"
    with pytest.raises(UsageError, match="lianchi\\[batch\\]"):
        chosen(Options(engine="columnar"), [])
