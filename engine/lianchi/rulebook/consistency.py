"""What must hold across a rule's parts and across rules: citations, versions, parameters, placeholders, ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from lianchi.dialect import Path
from lianchi.errors import Fault
from lianchi.rulebook.loaded import LoadedProfile, LoadedRule
from lianchi.rulebook.messages import nearest
from lianchi.rulebook.sources import Cited


def check_rules(rules: Iterable[LoadedRule], sources: Mapping[str, Cited]) -> list[Fault]:
    """Every fault of every rule."""
    faults: list[Fault] = []
    slugs: dict[str, str] = {}
    for loaded in rules:
        faults.extend(_citations(loaded, sources))
        faults.extend(_versions(loaded))
        other = slugs.setdefault(loaded.rule.slug, loaded.rule.id)
        if other != loaded.rule.id:
            faults.append(_fault(loaded, ("slug",), f"名称 {loaded.rule.slug} 已用于 {other}",
                                 f"slug {loaded.rule.slug} is used by {other}"))
    return faults


def check_profiles(profiles: Sequence[LoadedProfile], rules: Mapping[str, LoadedRule]) -> Iterator[Fault]:
    """A profile switches only rules that exist; a misspelt id would otherwise change nothing in silence."""
    for one in profiles:
        for word, ids in (("enable", one.profile.enable), ("disable", one.profile.disable)):
            for index, identity in enumerate(ids):
                if identity not in rules:
                    zh, en = nearest(identity, sorted(rules), 0.8)
                    yield Fault(one.path, *one.place((word, index)), f"没有编号为 {identity} 的规则{zh}",
                                f"there is no rule {identity}{en}")


def _fault(loaded: LoadedRule, path: Path, zh: str, en: str) -> Fault:
    line, column = loaded.document.place(path)
    return Fault(loaded.path, line, column, zh, en)


def _citations(loaded: LoadedRule, sources: Mapping[str, Cited]) -> Iterator[Fault]:
    cited = set()
    for index, basis in enumerate(loaded.rule.basis):
        cited.add(f"{basis.source}#{basis.locator}" if basis.locator else basis.source)
        if basis.source not in sources:
            zh, en = nearest(basis.source, sorted(sources))
            yield _fault(loaded, ("basis", index, "source"), f"来源登记中没有 {basis.source}{zh}",
                         f"no such source: {basis.source}{en}")
    for index, version in enumerate(loaded.rule.versions):
        if version.basis is not None and version.basis not in cited:
            yield _fault(loaded, ("versions", index, "basis"),
                         f"版本引用的 {version.basis} 不在 basis 中；请在 basis 中写明该条款",
                         f"the version cites {version.basis}, which is not among the rule's basis")


def _versions(loaded: LoadedRule) -> Iterator[Fault]:
    """Versions run forward and do not overlap; a gap is a lint warning, not an error."""
    last: date | None = date.min
    for index, version in enumerate(loaded.rule.versions):
        here: Path = ("versions", index)
        start, end = version.from_ or date.min, version.until or date.max
        if end <= start:
            yield _fault(loaded, here, "版本的结束日应晚于开始日", "a version must end after it begins")
        if last is None or start < last:
            yield _fault(loaded, here, "版本的时间重叠；前一版本的 until 应不晚于后一版本的 from",
                         "versions overlap in time")
        last = version.until
