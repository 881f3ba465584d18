"""The register of sources: every document once; a rule cannot cite what is not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from lianchi.model.language import Shape
from lianchi.model.source import Source as Source
from lianchi.model.source import SourceVersion


class SourcesFile(Shape):
    """The shape of ``rules/_sources.yaml``."""

    schema_: Literal["lianchi/sources/1"] = Field(alias="schema")
    sources: dict[str, Source]


@dataclass(frozen=True, slots=True)
class Cited:
    """What a key cites: the document, and the version where the key names one."""

    source: Source
    version: SourceVersion | None

    def title(self, lang: str) -> str:
        """The document's title, with the year of the version that is cited."""
        title = self.source.title if lang == "zh" else self.source.title_en
        if lang == "zh" and self.source.rank != "internal" and not title.startswith(("《", "“")):
            title = f"《{title}》"
        if self.version is None:
            return title
        year = self.version.id.rsplit("-", 1)[-1]
        return f"{title}（{year}）" if lang == "zh" else f"{title} ({year})"

    def binds(self, region: str | None) -> bool:
        """Whether the text can bind a unit of that region (true where either place is not known)."""
        return not self.source.region or not region or region.startswith(self.source.region)

    def holds(self, day: date) -> bool:
        """Whether the cited text was the law on that day (true where no days are known)."""
        if self.version is None:
            return True
        start, end = self.version.from_, self.version.until
        return (start is None or start <= day) and (end is None or day < end)


def citations(sources: dict[str, Source]) -> dict[str, Cited]:
    """Every key that a rule may cite: documents, and each of their versions."""
    found = {key: Cited(source, None) for key, source in sources.items()}
    for source in sources.values():
        found.update({version.id: Cited(source, version) for version in source.versions})
    return found
