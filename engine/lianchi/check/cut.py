"""The submitted files in portions, and what each portion rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from lianchi.check.identity import key, together
from lianchi.check.worker import broken_off
from lianchi.errors import UnreadableInput
from lianchi.model.finding import Unread
from lianchi.read import TOGETHER, Chunk, Input, Spool, digest, split


@dataclass(slots=True)
class Work:
    """What a run has to do."""

    submitted: Sequence[Input]
    inputs: list[Input]
    """As they are read: office files with their extracts, compressed ones with their content."""
    portions: list[tuple[int, Chunk]] = field(default_factory=list)
    """Number of the input, and a part of it."""
    refused: dict[int, Unread] = field(default_factory=dict)
    """Why an input has no portions."""
    stamps: list[tuple[int, int] | None] = field(default_factory=list)
    """Size and time of change of the submitted files before anything of them was read."""

    @property
    def size(self) -> int:
        """The bytes of all portions."""
        return sum(chunk.size() for _, chunk in self.portions)

    def keys(self, settings: Mapping[str, str]) -> list[str]:
        """The names of what the portions come to, by what each rests on; the digests must be there."""
        read = list(zip(self.submitted, self.inputs, strict=True))
        others = {name: together(one for before, one in read if before.format == name) for name in TOGETHER}
        return [key(settings, self.inputs[number], others.get(self.submitted[number].format, ""), chunk)
                for number, chunk in self.portions]

    def unchanged(self, portion: int) -> bool:
        """Whether the file of the portion is still the one that was found."""
        number = self.portions[portion][0]
        return self.stamps[number] == _stamp(self.submitted[number])


def cut(inputs: Sequence[Input], spool: Spool, portion: int, *, digests: bool) -> Work:
    """The portions of all inputs, of about so many bytes; ``digests`` are taken at once where keys are wanted."""
    work = Work(inputs, list(inputs), stamps=[_stamp(one) for one in inputs])
    for number, one in enumerate(inputs):
        try:
            work.inputs[number] = read = spool.of(_digested(one) if digests else one)
            work.portions += [(number, chunk) for chunk in split(read, portion)]
        except UnreadableInput as error:
            work.refused[number] = Unread(error.line, error.zh, error.en)
        except OSError as error:
            work.refused[number] = broken_off(error)
    return work


def _digested(one: Input) -> Input:
    with suppress(UnreadableInput, OSError):  # reading it says why
        return replace(one, sha256=digest(one))
    return one


def _stamp(one: Input) -> tuple[int, int] | None:
    try:
        found = one.path.stat() if one.path else None
    except OSError:
        return None
    return found and (found.st_size, found.st_mtime_ns)
