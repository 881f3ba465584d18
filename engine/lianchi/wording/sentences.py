"""The sentences of the engine, each once in Chinese and once in English, as data: one module a topic.

Only characters of GBK stand in them, so that a console of Chinese Windows prints them.  English has a second
form for ``n == 1`` where the number would otherwise disagree with its noun.
"""

from __future__ import annotations

from typing import Any

from lianchi.wording import findings, impact, ledger, machine, page, papers, result, saving, tables, words
from lianchi.wording.sentence import Sentence

TOPICS = (words, result, findings, page, ledger, papers, machine, saving, tables, impact)

SENTENCES: dict[str, Sentence] = {key: sentence for topic in TOPICS for key, sentence in topic.SENTENCES.items()}


def say(key: str, lang: str, **values: Any) -> str:
    """The sentence ``key`` in the language, with its values in place.

    Raises KeyError when the sentence, the language or one of its values is missing.
    """
    return SENTENCES[key].form(lang, values.get("n")).format_map(values)
