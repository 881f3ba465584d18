"""The rule book: all rule files of the given folders, typed, cross-checked and ready to be planned.

All mistakes of all files are collected and raised at once as RulebookError; a malformed rule is never skipped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from lianchi.dialect import Document, parse
from lianchi.errors import Fault, RulebookError, UsageError
from lianchi.model.language import Shape
from lianchi.model.rule import Rule
from lianchi.resources import data_folder
from lianchi.rulebook.consistency import check_rules
from lianchi.rulebook.layers import build_tables
from lianchi.rulebook.loaded import LoadedRule
from lianchi.rulebook.messages import shape_faults
from lianchi.rulebook.parameters import ProfileFile, Table
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
    profiles: list[tuple[str, ProfileFile]] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)
    candidates: CandidatesFile | None = None
    digest: str = ""

    def active(self, *, provisional: bool = False, only: Sequence[str] = ()) -> list[LoadedRule]:
        """The rules to run, in id order: enabled ones, provisional ones on request, never manual ones.

        ``only`` names ids and wins over the status.  Raises UsageError for an id that does not exist or cannot run.
        """
        enable = {i for _, profile in self.profiles for i in profile.enable}
        disable = {i for _, profile in self.profiles for i in profile.disable}
        chosen = []
        for wanted in only:
            found = self.rules.get(wanted)
            if found is None:
                raise UsageError(f"没有编号为 {wanted} 的规则；用 lianchi rules list 查看", f"there is no rule {wanted}; see lianchi rules list")
            if found.rule.mode == "manual":
                raise UsageError(f"规则 {wanted} 须人工核对，不能自动运行", f"rule {wanted} is for a person to check and cannot be run")
        for loaded in sorted(self.rules.values(), key=lambda r: r.rule.id):
            rule = loaded.rule
            if rule.mode == "manual":
                continue
            on = rule.status == "enabled" or provisional or rule.id in enable
            if rule.id in only if only else (on and rule.id not in disable):
                chosen.append(loaded)
        return chosen


CANDIDATES = "_candidates.yaml"
SHARED = ("_sources.yaml", "_parameters.yaml")


def load(
    folders: Iterable[Path],
    profiles: Iterable[Path] = (),
    *,
    candidates: bool = False,
    then: Callable[[Rulebook], object] | None = None,
) -> Rulebook:
    """The rule book of these folders and parameter files.  Raises RulebookError (all faults) or UsageError (no folder).

    Folders that bring no register of sources or parameters use the shipped ones.  The long list of candidate ids is read only on request; checking records does not need it.
    ``then`` is a further check of what could be loaded; its faults are raised together with those found here.
    """
    book, faults, digest = Rulebook(), list[Fault](), hashlib.sha256()
    folders = tuple(folders)
    for file in _shared(folders):
        _take(file, f"rules/{file.name}", book, faults, digest)
    for root in folders:
        if not root.is_dir():
            raise UsageError(f"没有这个规则文件夹：{root.name}", f"there is no such rules folder: {root.name}")
        for file in sorted(root.rglob("*.yaml")):
            if file.name == CANDIDATES and not candidates:
                continue
            shown = f"{root.name}/{file.relative_to(root).as_posix()}"
            _take(file, shown, book, faults, digest)
    for file in profiles:
        _take(file, file.name, book, faults, digest)
    book.sources = citations(book.source_file.sources) if book.source_file else {}
    faults.extend(check_rules(book.rules.values(), book.sources))
    book.tables = build_tables(book.rules.values(), book.parameters, book.profiles, faults)
    if faults:
        raise RulebookError([*faults, *_further(book, then)])
    book.digest = f"sha256:{digest.hexdigest()}"
    return book


def _further(book: Rulebook, then: Callable[[Rulebook], object] | None) -> Sequence[Fault]:
    try:
        if then is not None:
            then(book)
    except RulebookError as error:
        return error.faults
    return ()


def _shared(folders: Sequence[Path]) -> list[Path]:
    """The shipped registers of sources and parameters, where the folders given bring none of their own."""
    shipped = data_folder("rules")
    return [shipped / name for name in SHARED if not any((root / name).exists() for root in folders)]


def _take(file: Path, shown: str, book: Rulebook, faults: list[Fault], digest: Any) -> None:
    """Read one file into the book, by what it says it is."""
    try:
        raw = file.read_bytes()
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        faults.append(Fault(shown, 0, 0, "读不了：规则文件须是 UTF-8 文本", "cannot be read: a rule file is UTF-8 text"))
        return
    digest.update(f"{shown}\0{len(raw)}\0".encode() + raw)
    document = parse(text, shown)
    faults.extend(document.faults)
    if document.faults:
        return
    schema = document.data.get("schema") if isinstance(document.data, dict) else None
    takers: dict[Any, tuple[type[Shape], Any]] = {
        "lianchi/rule/1": (Rule, _add_rule),
        "lianchi/sources/1": (SourcesFile, _add_sources),
        "lianchi/parameters/1": (ParametersFile, _add_parameters),
        "lianchi/profile/1": (ProfileFile, _add_profile),
        "lianchi/book/1": (BookFile, _add_book),
        "lianchi/candidates/1": (CandidatesFile, _add_candidates),
    }
    if schema not in takers:
        line, column = document.place(("schema",))
        faults.append(Fault(shown, line, column, f"文件开头要写 schema，应为 {'、'.join(takers)} 之一，现为 {schema}",
                            f"the file must say its schema: one of {', '.join(takers)}, not {schema!r}"))
        return
    shape, add = takers[schema]
    typed = typed_file(shape, document, shown, faults)
    if typed is not None:
        add(book, typed, file, shown, document, faults)


def typed_file(shape: type[S], document: Document, shown: str, faults: list[Fault]) -> S | None:
    """The document as the shape, or None with the faults added."""
    try:
        return shape.model_validate(document.data)
    except ValidationError as error:
        faults.extend(shape_faults(error.errors(include_url=False), document, shown))
        return None


def _add_rule(book: Rulebook, rule: Rule, file: Path, shown: str, document: Document, faults: list[Fault]) -> None:
    line, column = document.place(("id",))
    if file.stem != rule.id:
        faults.append(Fault(shown, line, column, f"文件名应与编号一致：{rule.id}.yaml", f"the file name must be the id: {rule.id}.yaml"))
    if rule.id in book.rules:
        other = book.rules[rule.id].path
        faults.append(Fault(shown, line, column, f"编号 {rule.id} 已用于 {other}", f"id {rule.id} is already used by {other}"))
        return
    book.rules[rule.id] = LoadedRule(rule, file.parent.name, shown, document)


def _add_sources(book: Rulebook, typed: SourcesFile, *_: object) -> None:
    merged = {**(book.source_file.sources if book.source_file else {}), **typed.sources}
    book.source_file = SourcesFile(schema="lianchi/sources/1", sources=merged)


def _add_parameters(book: Rulebook, typed: ParametersFile, *_: object) -> None:
    merged = {**(book.parameters.parameters if book.parameters else {}), **typed.parameters}
    book.parameters = ParametersFile(schema="lianchi/parameters/1", parameters=merged)


def _add_profile(book: Rulebook, typed: ProfileFile, _: Path, shown: str, *__: object) -> None:
    book.profiles.append((shown, typed))


def _add_book(book: Rulebook, typed: BookFile, file: Path, *_: object) -> None:
    book.books[file.parent.name] = typed


def _add_candidates(book: Rulebook, typed: CandidatesFile, *_: object) -> None:
    book.candidates = typed
