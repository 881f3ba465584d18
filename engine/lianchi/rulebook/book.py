"""The rule book: all rule files of the given folders, typed, cross-checked and ready to be planned.

All mistakes of all files are collected and raised at once as RulebookError; a malformed rule is never skipped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from lianchi.dialect import Document, parse
from lianchi.errors import Fault, RulebookError, UsageError
from lianchi.model.language import Shape
from lianchi.model.power_list import LIST_SCHEMA, PowerList
from lianchi.model.rule import Parameter, Rule
from lianchi.rulebook.consistency import check_profiles, check_rules
from lianchi.rulebook.files import RuleFile, book_files
from lianchi.rulebook.layers import build_tables
from lianchi.rulebook.loaded import LoadedProfile, LoadedRule, Origin
from lianchi.rulebook.messages import nearest, shape_faults
from lianchi.rulebook.parameters import LEVELS, ProfileFile, Table
from lianchi.rulebook.power_checks import check_list, check_together
from lianchi.rulebook.powers import LoadedList, expanded, in_use, same_kind, source_of, which_list
from lianchi.rulebook.shapes import BookFile, CandidatesFile, ParametersFile
from lianchi.rulebook.sources import Cited, SourcesFile, citations

S = TypeVar("S", bound=Shape)


@dataclass(slots=True)
class Rulebook:
    """Every rule, parameter and source that was loaded, by id; ``digest`` names exactly this content."""

    rules: dict[str, LoadedRule] = field(default_factory=dict)
    books: dict[str, BookFile] = field(default_factory=dict)
    sources: dict[str, Cited] = field(default_factory=dict)
    source_file: SourcesFile | None = None
    parameters: ParametersFile | None = None
    origins: dict[str, Origin] = field(default_factory=dict)
    """Source or shared parameter → the file that defines it."""
    profiles: list[LoadedProfile] = field(default_factory=list)
    power_lists: list[LoadedList] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)
    candidates: CandidatesFile | None = None
    digest: str = ""

    def active(self, *, provisional: bool = False, only: Sequence[str] = ()) -> list[LoadedRule]:
        """The rules to run, in id order: enabled ones, provisional ones on request, never manual ones.

        ``only`` names ids and wins over the status.  Raises UsageError for an id that does not exist or cannot run.
        """
        enable = {i for one in self.profiles for i in one.profile.enable}
        disable = {i for one in self.profiles for i in one.profile.disable}
        chosen = []
        for wanted in only:
            if self.rule(wanted).rule.mode == "manual":
                raise UsageError(f"规则 {wanted} 须人工核对，不能自动运行",
                                 f"rule {wanted} is for a person to check and cannot be run")
        for loaded in sorted(self.rules.values(), key=lambda r: r.rule.id):
            rule = loaded.rule
            if rule.mode == "manual":
                continue
            on = rule.status == "enabled" or provisional or rule.id in enable
            if rule.id in only if only else (on and rule.id not in disable):
                chosen.append(loaded)
        return chosen

    def rule(self, wanted: str) -> LoadedRule:
        """The rule of that id.  Raises UsageError when there is none."""
        found = self.rules.get(wanted)
        if found is None:
            zh, en = nearest(wanted.upper(), sorted(self.rules), 0.8)
            raise UsageError(f"没有编号为 {wanted} 的规则{zh or '；用 lianchi rules list 查看'}",
                             f"there is no rule {wanted}{en or '; see lianchi rules list'}")
        return found


CANDIDATES = "_candidates.yaml"


def load(
    folders: Iterable[Path],
    profiles: Iterable[Path] = (),
    *,
    candidates: bool = False,
    then: Callable[[Rulebook], object] | None = None,
) -> Rulebook:
    """The rule book of these folders and parameter files.  Raises RulebookError (all faults) or UsageError (no folder).

    Folders that bring no register of sources or parameters use the shipped ones.  The long list of candidate ids is
    read only on request; checking records does not need it.
    ``then`` is a further check of what could be loaded; its faults are raised together with those found here.
    """
    book, faults = Rulebook(), list[Fault]()
    folders = tuple(folders)
    files = [f for f in book_files(folders, faults) if candidates or f.path.name != CANDIDATES]
    contents = [_take(file, book, faults) for file in files]
    given = [_take(RuleFile(file, file.name, ""), book, faults) for file in profiles]
    _expand_lists(book, faults)
    book.sources = citations(book.source_file.sources) if book.source_file else {}
    faults.extend(check_rules(book.rules.values(), book.sources))
    faults.extend(check_profiles(book.profiles, book.rules))
    book.tables = build_tables(book.rules.values(), book.parameters, book.profiles, faults, book.origins)
    if faults:
        raise RulebookError([*faults, *_further(book, then)])
    book.digest = f"sha256:{hashlib.sha256(b''.join((*sorted(contents), *given))).hexdigest()}"
    return book


def _expand_lists(book: Rulebook, faults: list[Fault]) -> None:
    """The rules, sources, parameters and layers of the power lists that are in use.

    A list that is replaced still brings its sources and parameters: layers of provinces speak of them.
    """
    lists = sorted(book.power_lists, key=lambda one: LEVELS.index(one.powers.level))
    book.power_lists = in_use(lists)
    for one in lists:
        found = list(check_list(one))
        faults.extend(found)
        numbers = _sources_and_parameters(book, one, faults)
        if not found and one in book.power_lists:
            expansion = expanded(one, book.power_lists, numbers)
            book.profiles.append(expansion.layer)
            for loaded in expansion.rules:
                _keep_rule(book, loaded, loaded.document.place(("id",)), faults)
    faults.extend(check_together(book.power_lists, book.rules))


def _sources_and_parameters(book: Rulebook, one: LoadedList, faults: list[Fault]) -> dict[str, Parameter]:
    """Add the list's own; the parameters that others define already are its numbers for the same thing."""
    powers, origin = one.powers, one.origin
    sources = {**powers.sources, powers.source: source_of(powers)}
    _add_sources(book, SourcesFile(schema="lianchi/sources/1", sources=sources), Path(), origin, faults)
    known = book.parameters.parameters if book.parameters else {}
    mine = {name: new for name, new in powers.parameters.items()
            if name not in known or not same_kind(new, known[name])}
    parameters = {**mine, powers.power_list: which_list(powers)}
    _add_parameters(book, ParametersFile(schema="lianchi/parameters/1", parameters=parameters), Path(), origin, faults)
    return {name: new for name, new in powers.parameters.items() if name not in mine and new.values}


def _further(book: Rulebook, then: Callable[[Rulebook], object] | None) -> Sequence[Fault]:
    try:
        if then is not None:
            then(book)
    except RulebookError as error:
        return error.faults
    return ()


def _take(file: RuleFile, book: Rulebook, faults: list[Fault]) -> bytes:
    """Read one file into the book, by what it says it is; its name within the book and a hash of its content."""
    try:
        raw = file.path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        faults.append(Fault(file.shown, 0, 0, f"打不开：{error.strerror}", f"cannot be opened: {error.strerror}"))
        return b""
    except UnicodeDecodeError:
        faults.append(Fault(file.shown, 0, 0, "读不了：规则文件须是 UTF-8 文本",
                            "cannot be read: a rule file is UTF-8 text"))
        return b""
    document = parse(text, file.shown)
    faults.extend(document.faults)
    if not document.faults:
        _add(file, Origin(file.shown, document, file.borrowed), book, faults)
    return f"{file.inner}\0".encode() + hashlib.sha256(raw).digest()


def _add(file: RuleFile, origin: Origin, book: Rulebook, faults: list[Fault]) -> None:
    data = origin.document.data
    schema = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(schema, str) or schema not in _TAKERS:
        faults.append(Fault(origin.path, *origin.place("schema"), *_no_schema(data, schema)))
        return
    shape, add = _TAKERS[schema]
    typed = typed_file(shape, origin.document, origin.path, faults)
    if typed is not None:
        add(book, typed, file.path, origin, faults)


def typed_file(shape: type[S], document: Document, shown: str, faults: list[Fault]) -> S | None:
    """The document as the shape, or None with the faults added."""
    try:
        return shape.model_validate(document.data)
    except ValidationError as error:
        faults.extend(shape_faults(error.errors(include_url=False), document, shown))
        return None


def _no_schema(data: Any, schema: Any) -> tuple[str, str]:
    zh, en = "第一行要写 schema", "the schema is missing"
    if data is None:
        zh, en = "文件是空的", "the file is empty"
    elif schema is not None:
        zh, en = f"不认识 schema {schema}", f"unknown schema {schema}"
    others = tuple(_TAKERS)[1:]
    return (f"{zh}；规则文件写 schema: lianchi/rule/1，另有 {'、'.join(others)}",
            f"{en}; a rule says schema: lianchi/rule/1; there are also {', '.join(others)}")


def _add_rule(book: Rulebook, rule: Rule, file: Path, origin: Origin, faults: list[Fault]) -> None:
    place = origin.place("id")
    if file.stem != rule.id:
        faults.append(Fault(origin.path, *place, f"文件名应与编号一致：{rule.id}.yaml",
                            f"the file name must be the id: {rule.id}.yaml"))
    _keep_rule(book, LoadedRule(rule, file.parent.name, origin.path, origin.document), place, faults)


def _keep_rule(book: Rulebook, loaded: LoadedRule, place: tuple[int, int], faults: list[Fault]) -> None:
    identity = loaded.rule.id
    if identity in book.rules:
        other = book.rules[identity].path
        faults.append(Fault(loaded.path, *place, f"编号 {identity} 已用于 {other}",
                            f"id {identity} is already used by {other}"))
        return
    book.rules[identity] = loaded


def _add_sources(book: Rulebook, typed: SourcesFile, _: Path, origin: Origin, faults: list[Fault]) -> None:
    known = book.source_file.sources if book.source_file else {}
    _defined("sources", typed.sources, known, book, origin, faults)
    book.source_file = SourcesFile(schema="lianchi/sources/1", sources={**known, **typed.sources})


def _add_parameters(book: Rulebook, typed: ParametersFile, _: Path, origin: Origin, faults: list[Fault]) -> None:
    known = book.parameters.parameters if book.parameters else {}
    _defined("parameters", typed.parameters, known, book, origin, faults)
    book.parameters = ParametersFile(schema="lianchi/parameters/1", parameters={**known, **typed.parameters})


def _defined(section: str, new: Mapping[str, Shape], known: Mapping[str, Shape], book: Rulebook, origin: Origin,
             faults: list[Fault]) -> None:
    """Note where each name is defined; a name that two files define differently is a fault, never the last one's."""
    for name, shape in new.items():
        key = f"{section}.{name}"
        if name in known and known[name] != shape:
            other = book.origins[key].path
            faults.append(Fault(origin.path, *origin.place(section, name),
                                f"{name} 在 {other} 里已有不同的写法；改名或只留一处",
                                f"{name} is defined otherwise in {other}; rename it or keep one"))
        book.origins.setdefault(key, origin)


def _add_profile(book: Rulebook, typed: ProfileFile, _: Path, origin: Origin, __: list[Fault]) -> None:
    book.profiles.append(LoadedProfile(typed, origin.path, origin.document))


def _add_power_list(book: Rulebook, typed: PowerList, file: Path, origin: Origin, _: list[Fault]) -> None:
    """A list that is handed over as a parameter file belongs to the book of the list that it is laid over."""
    homes = [one.book for one in book.power_lists if one.powers.power_list == typed.power_list]
    book.power_lists.append(LoadedList(typed, homes[0] if homes else file.parent.name, origin))


def _add_book(book: Rulebook, typed: BookFile, file: Path, *_: object) -> None:
    book.books[file.parent.name] = typed


def _add_candidates(book: Rulebook, typed: CandidatesFile, *_: object) -> None:
    book.candidates = typed


_TAKERS: dict[str, tuple[type[Shape], Callable[..., None]]] = {
    "lianchi/rule/1": (Rule, _add_rule),
    "lianchi/sources/1": (SourcesFile, _add_sources),
    "lianchi/parameters/1": (ParametersFile, _add_parameters),
    "lianchi/profile/1": (ProfileFile, _add_profile),
    LIST_SCHEMA: (PowerList, _add_power_list),
    "lianchi/book/1": (BookFile, _add_book),
    "lianchi/candidates/1": (CandidatesFile, _add_candidates),
}
