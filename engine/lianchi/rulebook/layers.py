"""From definitions and profile files to parameter tables: who overrides whom, and what a floor forbids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from lianchi.dialect import Path
from lianchi.errors import Fault, RulebookError
from lianchi.model.rule import Parameter
from lianchi.rulebook.loaded import LoadedProfile, LoadedRule, Origin
from lianchi.rulebook.messages import nearest
from lianchi.rulebook.parameters import LEVELS, ProfileFile, Step, Table, canonical
from lianchi.rulebook.shapes import ParametersFile


def build_tables(
    rules: Iterable[LoadedRule],
    shared: ParametersFile | None,
    profiles: Sequence[LoadedProfile],
    faults: list[Fault],
    origins: Mapping[str, Origin] | None = None,
) -> dict[str, Table]:
    """Parameter name → table.  A rule's own parameter is named ``RULE-ID.name``; shared ones keep their name."""
    tables: dict[str, Table] = {}
    for name, definition in (shared.parameters if shared else {}).items():
        origin = (origins or {}).get(f"parameters.{name}")
        path, at = (origin.path, origin.place("parameters", name)) if origin else ("", (0, 0))
        tables[name] = _table(name, definition, path, at, faults)
    for loaded in rules:
        for name, definition in loaded.rule.parameters.items():
            place = loaded.document.place(("parameters", name))
            full = f"{loaded.rule.id}.{name}"
            tables[full] = _table(full, definition, loaded.path, place, faults)
    for one in sorted(profiles, key=lambda p: LEVELS.index(p.profile.level)):
        _apply(one, tables, faults)
    return tables


def apply_profile(shown: str, profile: ProfileFile, tables: dict[str, Table]) -> None:
    """Lay one more profile over the tables.  Raises RulebookError."""
    faults: list[Fault] = []
    _apply(LoadedProfile(profile, shown), tables, faults)
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


def _apply(one: LoadedProfile, tables: dict[str, Table], faults: list[Fault]) -> None:
    scope = one.profile.for_
    for name, override in one.profile.parameters.items():
        path: Path = ("parameters", name)
        found = _override(one, path, name, override.values, (scope.region, scope.unit), tables, faults)
        if found is not None:
            table, step = found
            table.steps.append(step)
            table.steps.sort(key=lambda step: step.level)
    for unit, settings in one.profile.units.items():
        for name, values in settings.items():
            found = _override(one, ("units", unit, name), name, values, (None, unit), tables, faults)
            if found is not None:
                table, step = found
                table.by_unit[unit] = step


def _override(one: LoadedProfile, path: Path, name: str, values: dict[date, Any], scope: tuple[str | None, str | None],
              tables: dict[str, Table], faults: list[Fault]) -> tuple[Table, Step] | None:
    """The table of the name and the new step for it; None with the fault noted."""
    table = tables.get(name)
    if table is None:
        faults.append(Fault(one.path, *one.place(path, key=True), *_no_parameter(name, tables)))
        return None
    profile, place = one.profile, one.place(path)
    step = _step(values, table.definition, profile.title, LEVELS.index(profile.level), scope, one.path, place, faults)
    if step is None:
        return None
    faults.extend(Fault(one.path, *place, *words) for words in _floor(table, step))
    return table, step


def _no_parameter(name: str, tables: Mapping[str, Table]) -> tuple[str, str]:
    """A rule's own parameter is easily written without the id of its rule."""
    full = [known for known in sorted(tables) if known.rpartition(".")[2] == name]
    zh, en = (f"；是否想写 {full[0]}？", f"; did you mean {full[0]}?") if full else nearest(name, sorted(tables))
    return f"没有名为 {name} 的参数{zh}", f"there is no parameter {name}{en}"


def _floor(table: Table, step: Step) -> list[tuple[str, str]]:
    """A ``stricter`` parameter may only be tightened below each higher layer, on every day on which either changes."""
    direction = table.definition.stricter
    if direction is None:
        return []
    for upper in (*table.steps, *table.by_unit.values()):
        if upper.level >= step.level or not _may_meet(upper, step):
            continue
        for day in sorted({*step.days, *upper.days}):
            mine, floor = step.at(day), upper.at(day)
            if mine is not None and floor is not None and _looser(mine, floor, direction):
                when = date.fromordinal(day).isoformat()
                zh = "国家规定" if upper.layer == "national" else upper.layer
                return [(f"参数 {table.name} 自 {when} 起比上位规定（{zh}）宽松；该参数只许更严",
                         f"parameter {table.name} is looser than {upper.layer} from {when}; it may only be tightened")]
    return []


def _may_meet(upper: Step, lower: Step) -> bool:
    """Whether one record can be under both: not when they name two units, or two regions that lie apart."""
    if upper.unit and lower.unit and upper.unit != lower.unit:
        return False
    a, b = upper.region or "", lower.region or ""
    return a.startswith(b) or b.startswith(a)


def _looser(mine: Any, floor: Any, direction: str) -> bool:
    if isinstance(mine, tuple):
        mine_, floor_ = mine[0] * floor[1], floor[0] * mine[1]
    else:
        mine_, floor_ = mine, floor
    return bool(mine_ < floor_) if direction == "higher" else bool(mine_ > floor_)
