"""From definitions and profile files to parameter tables: who overrides whom, and what a floor forbids."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from lianchi.errors import Fault, RulebookError
from lianchi.model.rule import Parameter
from lianchi.rulebook.loaded import LoadedRule
from lianchi.rulebook.messages import nearest
from lianchi.rulebook.parameters import LEVELS, ProfileFile, Step, Table, canonical
from lianchi.rulebook.shapes import ParametersFile


def build_tables(
    rules: Iterable[LoadedRule], shared: ParametersFile | None, profiles: list[tuple[str, ProfileFile]], faults: list[Fault]
) -> dict[str, Table]:
    """Parameter name → table.  A rule's own parameter is named ``RULE-ID.name``; shared ones keep their name."""
    tables: dict[str, Table] = {}
    for name, definition in (shared.parameters if shared else {}).items():
        tables[name] = _table(name, definition, "rules/_parameters.yaml", (1, 1), faults)
    for loaded in rules:
        for name, definition in loaded.rule.parameters.items():
            place = loaded.document.place(("parameters", name))
            full = f"{loaded.rule.id}.{name}"
            tables[full] = _table(full, definition, loaded.path, place, faults)
    for shown, profile in sorted(profiles, key=lambda p: LEVELS.index(p[1].level)):
        _apply(shown, profile, tables, faults)
    return tables


def apply_profile(shown: str, profile: ProfileFile, tables: dict[str, Table]) -> None:
    """Lay one more profile over the tables.  Raises RulebookError."""
    faults: list[Fault] = []
    _apply(shown, profile, tables, faults)
    if faults:
        raise RulebookError(faults)


def _table(name: str, definition: Parameter, path: str, place: tuple[int, int], faults: list[Fault]) -> Table:
    table = Table(name, definition)
    if definition.values:
        step = _step(definition.values, definition, "national", 0, (None, None), path, place, faults)
        if step is not None:
            table.steps.append(step)
    return table


def _step(values: dict[date, Any], definition: Parameter, layer: str, level: int, scope: tuple[str | None, str | None],
          path: str, place: tuple[int, int], faults: list[Fault]) -> Step | None:
    days = sorted(values)
    try:
        found = tuple(canonical(values[day], definition) for day in days)
    except ValueError as error:
        zh, _, en = str(error).partition(" | ")
        faults.append(Fault(path, *place, zh, en or zh))
        return None
    return Step(layer, level, *scope, tuple(day.toordinal() for day in days), found)


def _apply(shown: str, profile: ProfileFile, tables: dict[str, Table], faults: list[Fault]) -> None:
    level, scope = LEVELS.index(profile.level), (profile.for_.region, profile.for_.unit)
    for name, override in profile.parameters.items():
        table = _known(name, tables, shown, faults)
        step = table and _step(override.values, table.definition, profile.title, level, scope, shown, (0, 0), faults)
        if table and step:
            _floor(table, step, shown, faults)
            table.steps.append(step)
            table.steps.sort(key=lambda one: one.level)
    for unit, settings in profile.units.items():
        for name, values in settings.items():
            table = _known(name, tables, shown, faults)
            step = table and _step(values, table.definition, profile.title, level, (None, unit), shown, (0, 0), faults)
            if table and step:
                _floor(table, step, shown, faults)
                table.by_unit[unit] = step


def _known(name: str, tables: dict[str, Table], shown: str, faults: list[Fault]) -> Table | None:
    table = tables.get(name)
    if table is None:
        zh, en = nearest(name, sorted(tables))
        faults.append(Fault(shown, 0, 0, f"没有名为 {name} 的参数{zh}", f"there is no parameter {name}{en}"))
    return table


def _floor(table: Table, step: Step, shown: str, faults: list[Fault]) -> None:
    """A ``stricter`` parameter may only be tightened, on every day on which either layer changes."""
    direction = table.definition.stricter
    if direction is None:
        return
    for lower in table.steps:
        for day in sorted({*step.days, *lower.days}):
            mine, floor = step.at(day), lower.at(day)
            if mine is None or floor is None:
                continue
            if _looser(mine, floor, direction):
                when = date.fromordinal(day).isoformat()
                faults.append(Fault(
                    shown, 0, 0,
                    f"参数 {table.name} 自 {when} 起比上位规定（{lower.layer}）宽松；该参数只许更严",
                    f"parameter {table.name} is looser than {lower.layer} from {when}; it may only be tightened"))
                return


def _looser(mine: Any, floor: Any, direction: str) -> bool:
    if isinstance(mine, tuple):
        mine_, floor_ = mine[0] * floor[1], floor[0] * mine[1]
    else:
        mine_, floor_ = mine, floor
    return bool(mine_ < floor_) if direction == "higher" else bool(mine_ > floor_)
