"""The command line end to end: one text file holds input files, command, exit code and the whole output.

``python tests/cli/renew.py`` writes the outputs anew; read every line of the difference before you keep it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.scenario import SCENARIOS, Scenario, run


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_scenario(file: Path, tmp_path: Path) -> None:
    scenario = Scenario.read(file)
    assert run(scenario, tmp_path) == scenario.expected
