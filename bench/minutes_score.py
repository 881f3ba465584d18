"""How well the grammar of minutes reads: precision and recall of every field on texts with gold values.

``python bench/minutes_score.py [FOLDER…] [-v]`` prints a table; without folders it scores fixtures/minutes.  A value is
right when it is the gold one after normalisation; the items of a list are matched by their position.  What was read and
is not in the gold is wrong; ``-v`` lists all that is wrong or missing.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lianchi.codes import CodeLists
from lianchi.normalise import Normaliser
from lianchi.read.minutes.document import Document
from lianchi.read.minutes.prose import read_prose
from lianchi.read.minutes.text import read_document

FOLDERS = [Path(__file__).parents[1] / "fixtures" / "minutes"]
NORMALISER = Normaliser(CodeLists.load())
Values = dict[tuple[str, str], Any]


class Tally(NamedTuple):
    """How many values of a field were read right, read wrong, and not read."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def plus(self, other: Tally) -> Tally:
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))


def document(path: Path) -> Document:
    """The text as a document."""
    return read_document(path.read_bytes())


def values(records: list[dict[str, Any]]) -> Values:
    """Every single value: (field without positions, pointer with positions) → normalised value."""
    found: Values = {}
    for at, record in enumerate(records):
        tree = NORMALISER.normalise(record).tree
        for field, pointer, value in _leaves(tree, "", f"/{at}"):
            found[field, pointer] = value
    return found


def _leaves(node: Any, field: str, pointer: str) -> Iterator[tuple[str, str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, f"{field}.{key}".lstrip("."), f"{pointer}/{key}")
    elif isinstance(node, list) and node:
        for at, value in enumerate(node):
            yield from _leaves(value, field, f"{pointer}/{at}")
    elif node != {}:
        yield field, pointer, [] if isinstance(node, list) else node


def gold_of(path: Path) -> list[dict[str, Any]]:
    """The gold records beside a text."""
    data = yaml.safe_load(path.with_name(path.stem + ".gold.yaml").read_text(encoding="utf-8"))
    return [_as_text(record) for record in data]


def _as_text(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _as_text(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_as_text(value) for value in node]
    return node if isinstance(node, bool | int | str) else str(node)


def scored(paths: list[Path]) -> tuple[dict[str, Tally], list[str]]:
    """The tally of every field over all texts, and a line for every value that is wrong or missing."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    lines = []
    for path in paths:
        gold = values(gold_of(path))
        read = values([extract.fields for extract in read_prose(document(path))])
        for key in sorted(gold.keys() | read.keys()):
            field, pointer = key
            if key in gold and key in read and gold[key] == read[key]:
                right[field] += 1
                continue
            wrong[field] += key in read
            missed[field] += key in gold
            lines.append(f"{path.stem} {pointer}: gold {gold.get(key, '—')!r} read {read.get(key, '—')!r}")
    fields = sorted({*right, *wrong, *missed})
    return {field: Tally(right[field], wrong[field], missed[field]) for field in fields}, lines


def texts(folder: Path) -> list[Path]:
    """The texts of a folder."""
    return sorted(folder.glob("*.txt"))


def total(tallies: dict[str, Tally]) -> Tally:
    """All fields together."""
    found = Tally(0, 0, 0)
    for tally in tallies.values():
        found = found.plus(tally)
    return found


def table(tallies: dict[str, Tally]) -> str:
    """The figures as a table."""
    rows = [f"{'field':34} {'gold':>5} {'read':>5} {'precision':>9} {'recall':>7}"]
    for field, tally in [*tallies.items(), ("all fields", total(tallies))]:
        gold, read = tally.right + tally.missed, tally.right + tally.wrong
        rows.append(f"{field:34} {gold:5} {read:5} {tally.precision:9.3f} {tally.recall:7.3f}")
    return "\n".join(rows)


def main(arguments: list[str]) -> None:
    verbose = "-v" in arguments
    for folder in [Path(one) for one in arguments if one != "-v"] or FOLDERS:
        paths = texts(folder)
        tallies, lines = scored(paths)
        print(f"{folder.name}: {len(paths)} texts")
        print(table(tallies))
        if verbose:
            print(*lines, sep="\n")
        print()


if __name__ == "__main__":
    main(sys.argv[1:])
