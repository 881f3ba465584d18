"""The report as one HTML file: works offline and on a phone, asks nothing of any network, prints on A4.

Everything is in the markup, so that a browser without scripts shows it all; the script only searches, filters and
shows long parts bit by bit.  The content policy of the file allows its own style and scripts, by their digests, and
nothing else.  Equal reports give equal bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lianchi.model.finding import Report
from lianchi.report.cite import cited, drafted
from lianchi.report.html.facts import facts
from lianchi.report.html.page import page_of
from lianchi.report.html.places import spots
from lianchi.report.html.wanted import IDS
from lianchi.report.phrases import mark, outcome, privacy, remark_title
from lianchi.report.visible import visible
from lianchi.wording import listed, say

_PARTS = Path(__file__).with_name("parts")
_EARLY = 'document.documentElement.className = "js";'
"""Tells the style, before anything is drawn, that the script will show long parts bit by bit."""


def render(report: Report, lang: str = "zh") -> str:
    """The whole page."""
    style, script = _text("style.css"), _text("page.js")
    return _environment(lang).get_template("page.html.j2").render(
        **page_of(report, lang),
        html_lang="zh-CN" if lang == "zh" else lang,
        policy=_policy([style], [_EARLY, script]),
        style=Markup(style),
        early=Markup(_EARLY),
        script=Markup(script),
        outcome=outcome(report, lang),
        privacy=privacy(report.privacy, lang),
        ids=IDS,
    )


@cache
def _environment(lang: str) -> Environment:
    """Templates that escape every value, show hidden characters and fail on a name that there is not."""
    environment = Environment(
        loader=FileSystemLoader(_PARTS, encoding="utf-8"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, finalize=_seen,
    )
    environment.filters.update(cited=partial(cited, lang=lang))
    environment.globals.update(
        say=partial(say, lang=lang), mark=partial(mark, lang=lang), listed=partial(listed, lang=lang),
        remark_title=partial(remark_title, lang=lang), spots=partial(spots, lang=lang),
        facts=partial(facts, lang=lang), drafted=drafted,
    )
    return environment


def _seen(value: Any) -> Any:
    """Text with nothing hidden in it; markup, which is ours, as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _text(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


def _policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """The content policy: nothing from anywhere, and of what stands in the file only these."""
    return (f"default-src 'none'; style-src {_digests(styles)}; script-src {_digests(scripts)}; "
            "base-uri 'none'; form-action 'none'")


def _digests(texts: Iterable[str]) -> str:
    found = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in found)
