"""The submitted files in portions, and what each portion rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from lianchi.check.identity import key, together
from lianchi.errors import UnreadableInput
from lianchi.model.finding import Unread
from lianchi.read import TOGETHER, Chunk, Input, Spool, digest, split
from lianchi.read.spool import SPOOLED


@dataclass(slots=True)
class Work:
    """What a run has to do."""

    inputs: list[Input]
    """As they are read: office files with their extracts."""
    portions: list[tuple[int, Chunk]] = field(default_factory=list)
    """Number of the input, and a part of it."""
    refused: dict[int, Unread] = field(default_factory=dict)
    """Why an input has no portions."""
    formats: list[str] = field(default_factory=list)
    """As submitted."""
    stamps: dict[int, tuple[int, int] | None] = field(default_factory=dict)
    """Size and time of change of the files whose digest was taken before they are read."""

    @property
    def size(self) -> int:
        """The bytes of all portions."""
        return sum(chunk.end - chunk.start for _, chunk in self.portions)

    def keys(self, settings: Mapping[str, str]) -> list[str]:
        """The names of what the portions come to, by what each rests on; the digests must be there."""
        others = {name: together(one for one, format in zip(self.inputs, self.formats, strict=True) if format == name)
                  for name in TOGETHER}
        return [key(settings, self.inputs[number], others.get(self.formats[number], ""), chunk)
                for number, chunk in self.portions]

    def unchanged(self, portion: int) -> bool:
        """Whether the file of the portion is still the one whose digest was taken."""
        number = self.portions[portion][0]
        return number not in self.stamps or self.stamps[number] == _stamp(self.inputs[number])


def cut(inputs: Sequence[Input], spool: Spool, portion: int, *, digests: bool) -> Work:
    """The portions of all inputs, of about so many bytes; ``digests`` are taken at once where keys are wanted."""
    work = Work(list(inputs), formats=[one.format for one in inputs])
    for number, one in enumerate(inputs):
        before = _stamp(one)
        try:
            work.inputs[number] = one = spool.of(_digested(one) if digests else one)
            if digests and one.format != SPOOLED:
                work.stamps[number] = before
            work.portions += [(number, chunk) for chunk in split(one, portion)]
        except UnreadableInput as error:
            work.refused[number] = Unread(error.line, error.zh, error.en)
    return work


def _digested(one: Input) -> Input:
    with suppress(UnreadableInput):  # reading it says why
        return replace(one, sha256=digest(one))
    return one


def _stamp(one: Input) -> tuple[int, int] | None:
    try:
        found = one.path.stat() if one.path else None
    except OSError:
        return None
    return found and (found.st_size, found.st_mtime_ns)
