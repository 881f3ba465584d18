"""One sentence in two languages."""

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("zh", "en")


class Sentence(NamedTuple):
    """One sentence in both languages; ``one`` is the English form for ``n == 1``."""

    zh: str
    en: str
    one: str = ""

    def form(self, lang: str, n: object) -> str:
        """The form for the language and the number.  Raises KeyError for a language that there is not."""
        if lang not in LANGUAGES:
            raise KeyError(lang)
        if lang == "zh":
            return self.zh
        return self.one if self.one and n == 1 else self.en
