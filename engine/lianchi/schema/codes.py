"""The code lists of ``schemas/codes.yaml``, as the schemas print them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lianchi.dialect import parse
from lianchi.errors import RulebookError
from lianchi.resources import data_folder


@dataclass(frozen=True, slots=True)
class Choice:
    """One code, its Chinese name and the other spellings that a reader accepts."""

    code: str
    zh: str
    aliases: tuple[str, ...]

    @property
    def words(self) -> str:
        """The code with its names: ``open 公开招标``, other spellings in brackets."""
        also = f"（也可写{'、'.join(self.aliases)}）" if self.aliases else ""
        return f"{self.code} {self.zh}{also}"


@dataclass(frozen=True, slots=True)
class CodeList:
    """One code list in the order of its file."""

    name: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def words(self) -> str:
        """All codes with their names, in one sentence."""
        return "；".join(choice.words for choice in self.choices) + "。"


@cache
def code_lists() -> dict[str, CodeList]:
    """List name → list.  Raises RulebookError when the shipped file is broken."""
    file = data_folder("schemas") / "codes.yaml"
    document = parse(file.read_text("utf-8"), file.name)
    if document.faults:
        raise RulebookError(document.faults)
    found = {}
    for name, body in document.data.items():
        if name != "schema":
            choices = (
                Choice(code, said["zh"], tuple(map(str, said.get("aliases", ()))))
                for code, said in body["codes"].items()
            )
            found[name] = CodeList(name, body["title"], tuple(choices))
    return found
