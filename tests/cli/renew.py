"""Run every scenario (or the named ones) and write its output into its file."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cli.scenario import SCENARIOS, Scenario, run  # noqa: E402

for file in SCENARIOS:
    if sys.argv[1:] and file.stem not in sys.argv[1:]:
        continue
    scenario = Scenario.read(file)
    with tempfile.TemporaryDirectory() as folder:
        scenario.renewed(run(scenario, Path(folder))).write(file)
