"""python bench/submissions N FOLDER [--seed 7] [--kinds KIND …] [--gaps 0.1]"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])

from submissions.catalogue import SHAPES  # noqa: E402
from submissions.parameters import write_parameters  # noqa: E402
from submissions.writing import Stream, write  # noqa: E402


def main() -> None:
    """Write records-N.jsonl, labels-N.jsonl and params.yaml."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--kinds", nargs="+", choices=sorted({shape.kind for shape in SHAPES}))
    parser.add_argument("--gaps", type=float, default=0, help="share of records with fields left out")
    given = parser.parse_args()
    shapes = [shape for shape in SHAPES if not given.kinds or shape.kind in given.kinds]
    write(given.folder, given.count, Stream(shapes, given.seed, given.gaps))
    write_parameters(given.folder / "params.yaml")


if __name__ == "__main__":
    main()
