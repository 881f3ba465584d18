"""Pages written from the rule book: one for each rule, and the indexes by book, source, audit finding and scenario.

Every worked example on a page is decided by the engine while the page is written; a wrong one fails the build.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import facts
import scenario_pages

from lianchi.audit.articles import articles
from lianchi.audit.given import records_of
from lianchi.audit.reading import grouping, sections
from lianchi.audit.scenario import Bench
from lianchi.dialect import parse
from lianchi.model.rule import Example, Rule
from lianchi.resources import data_folder
from lianchi.rulebook import LoadedRule, Rulebook, load
from lianchi.rulebook.parameters import is_keyed
from lianchi.wording import say, shown

LISTS = {"procedure": "程序", "power": "权力清单", "positive": "正面清单（要）", "negative": "负面清单（不得）"}
MODES = {"automated": "自动", "assisted": "需人工确认", "manual": "只列出，由人核对"}
STATUS = {"enabled": "启用", "provisional": "待核，默认不运行"}
WEIGHT = {
    "critical": "特别严重：最先要看，直接关系到决定是否成立或集体财产的去向。",
    "high": "高：记录本身就显示违反了禁止性规定，或者缺了必经的步骤。",
    "medium": "中：时间、人数或者文书上有缺陷。",
    "low": "低：服务质量问题，或者材料有缺口。",
    "info": "提示：供人参考的统计，不是对谁的结论。",
}


def setup(app: Any) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("builder-inited", lambda built: write_all(Path(built.srcdir)))
    return {"parallel_read_safe": True}


def write_all(docs: Path) -> None:
    """Every generated page, in folders that are made anew."""
    book = load([data_folder("rules")], candidates=True)
    pages = Pages(book)
    for folder in ("rules", "scenarios"):
        shutil.rmtree(docs / folder, ignore_errors=True)
    for loaded in pages.rules:
        _write(docs / "rules" / loaded.book / f"{loaded.rule.id}.md", pages.rule(loaded))
    for name in book.books:
        _write(docs / "rules" / name / "index.md", pages.book(name))
    _write(docs / "rules" / "index.md", pages.index())
    _write(docs / "by-source.md", pages.by_source())
    findings = parse((docs / "audit-findings.yaml").read_text(encoding="utf-8"), "audit-findings.yaml").data
    _write(docs / "by-finding.md", pages.by_finding(findings["findings"]))
    for name, lines in scenario_pages.pages(docs / "_build" / "scenarios.json"):
        _write(docs / "scenarios" / f"{name}.md", lines)


def _write(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def plain(text: str) -> str:
    """Text that Markdown leaves alone."""
    for mark in "\\*_<|[]`#":
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", " ")


class Pages:
    """The pages of one rule book."""

    def __init__(self, book: Rulebook) -> None:
        self.source_book = book
        self.rules = sorted(book.rules.values(), key=lambda one: one.rule.id)
        self.bench = Bench(load([data_folder("rules")]))
        plan = self.bench.plan
        self.codes = plan.codes
        self.planned = {one.rule.id: one for one in plan.rules}
        self.groups = {one.id: one for one in plan.groups}

    def link(self, identity: str, at: str = "") -> str:
        """A link to the page of a rule; its id alone where the book has no such rule."""
        loaded = self.source_book.rules.get(identity)
        return f"[{identity}]({at}rules/{loaded.book}/{identity}.md)" if loaded else identity

    # ---- one rule -------------------------------------------------------------------------------------------

    def rule(self, loaded: LoadedRule) -> Iterator[str]:
        """The page of a rule.  It is reached from the indexes and stands in no menu: hundreds of entries beside every
        page made the build ten times longer."""
        rule = loaded.rule
        yield from ("---", "orphan: true", "---", "")
        yield from (f"# {rule.id} {plain(rule.title)}", "", f"*{plain(rule.title_en)}*", "")
        book = self.source_book.books[loaded.book].title
        yield f"{plain(book)} · {LISTS[rule.list_]} · {STATUS[rule.status]} · {MODES[rule.mode]}"
        yield from self._clauses(rule)
        yield from ("", "## 为什么要紧 · Why it matters", "", WEIGHT[rule.severity])
        yield from ("", f"违反时的说明：{plain(rule.message)}", "", f"怎么改：{plain(rule.remedy)}")
        if rule.note:
            yield from ("", plain(rule.note))
        yield from self._how(rule)
        yield from self._parameters(rule)
        yield from self._examples(rule)
        yield from self._history(rule)

    def _clauses(self, rule: Rule) -> Iterator[str]:
        yield from ("", "## 依据 · Basis", "")
        for basis in rule.basis:
            checked = f"{basis.checked} 核对" if basis.checked else "依据未核对"
            title = self.source_book.sources[basis.source].title("zh")
            yield f"- {plain(title)}{basis.locator or ''}（{basis.confidence}，{checked}）：{plain(basis.says)}"
        yield from ("", "| 施行期 | 依据 |", "|---|---|")
        for version in rule.versions:
            key, _, locator = (version.basis or "").partition("#")
            what = plain(self.source_book.sources[key].title("zh") + locator) if key else "没有这项要求"
            yield f"| {version.from_ or '此前'} — {version.until or '今'} | {what} |"

    def _how(self, rule: Rule) -> Iterator[str]:
        yield from ("", "## 怎样判断 · How it is evaluated")
        group = self.groups.get(rule.id)
        planned = group.planned if group else self.planned.get(rule.id)
        if planned is None:
            yield from ("", "这一条由人核对，程序只列出，不下结论。")
            return
        for heading, lines in [*(grouping(group, self.codes) if group else ()), *sections(planned, self.codes, "zh")]:
            yield from ("", f"{heading}：", "")
            yield from (f"- {plain(line)}" for line in lines)

    def _parameters(self, rule: Rule) -> Iterator[str]:
        if not rule.parameters:
            return
        yield from ("", "## 参数 · Parameters", "", "| 参数 | 起始日 | 值 | 由谁定 |", "|---|---|---|---|")
        for name, definition in rule.parameters.items():
            table = self.source_book.tables[f"{rule.id}.{name}"]
            names = self.codes.titles(definition.codes or "", "zh")
            for step in table.steps:
                layer = "国家" if step.layer == "national" else step.layer
                for day, value in zip(step.days, step.values, strict=True):
                    said = "表" if is_keyed(value) else shown(definition.type, value, "zh", names=names)
                    yield f"| {plain(definition.title)} | {facts.day(day)} | {plain(said)} | {plain(layer)} |"
            if not table.steps:
                yield f"| {plain(definition.title)} | | 没有统一规定 | 单位或当地 |"

    def _examples(self, rule: Rule) -> Iterator[str]:
        if rule.mode == "manual" or not rule.examples:
            return
        yield from ("", "## 例子 · Examples")
        for wanted in (("violation", "manual"), ("compliant",)):
            example = next((one for one in rule.examples if one.expect in wanted), None)
            if example is not None:
                yield from self._example(rule, example)
        yield from ("", "全部例子：", "")
        yield from (f"- {say(f'verdict.{one.expect}', 'zh')}：{plain(one.name)}" for one in rule.examples)

    def _example(self, rule: Rule, example: Example) -> Iterator[str]:
        records = records_of(rule, example)
        result = self.bench.check(records, rule.title, example.parameters)
        if result.verdict != example.expect:
            raise ValueError(f"{rule.id}: example {example.name!r} gives {result.verdict}, not {example.expect}")
        yield from ("", f"### {say(f'verdict.{result.verdict}', 'zh')}：{plain(example.name)}", "")
        for record in records:
            yield from (f"- {plain(line)}" for line in facts.in_words(record, self.codes))
        for finding in result.findings[:1]:
            yield from ("", f"> {plain(finding.message)}")

    def _history(self, rule: Rule) -> Iterator[str]:
        yield from ("", "## 沿革 · History", "")
        if rule.supersedes:
            yield f"- 并入了 {'、'.join(rule.supersedes)}"
        yield from (f"- {one.date}：{plain(one.change)}" for one in rule.history)
        if not rule.supersedes and not rule.history:
            yield "- 收入以来没有改过含义"

    # ---- indexes --------------------------------------------------------------------------------------------

    def index(self) -> Iterator[str]:
        """All books."""
        yield from ("# 规则书 · Rule books", "", f"共 {len(self.rules)} 条规则。", "")
        yield from ("```{toctree}", ":maxdepth: 1", "")
        yield from (f"{name}/index" for name in sorted(self.source_book.books))
        yield "```"

    def book(self, name: str) -> Iterator[str]:
        """One book and its rules."""
        book = self.source_book.books[name]
        mine = [one.rule for one in self.rules if one.book == name]
        yield from (f"# {plain(book.title)}", "", f"*{plain(book.title_en)}*", "", plain(book.about), "")
        yield from ("| 编号 | 规则 | 级别 | 状态 |", "|---|---|---|---|")
        for rule in mine:
            severity = say(f"severity.{rule.severity}", "zh")
            yield f"| [{rule.id}]({rule.id}.md) | {plain(rule.title)} | {severity} | {STATUS[rule.status]} |"

    def by_source(self) -> Iterator[str]:
        """Every document of the register with the rules that rest on it, article by article."""
        yield from ("# 按依据查 · By source", "")
        sources = self.source_book.source_file.sources if self.source_book.source_file else {}
        for key, source in sorted(sources.items(), key=lambda pair: (pair[1].rank, pair[0])):
            rows = [row for row in articles(self.source_book, key) if row.rules]
            if not rows:
                continue
            yield from (f"## {plain(source.title)}", "", f"*{plain(source.title_en)}*　{source.number or ''}", "")
            for row in rows:
                where = f"第 {row.article} 条" if row.article else "整份文件或未编条次"
                yield f"- {row.text} {where}：{'、'.join(self.link(one) for one in row.rules)}"
            yield ""

    def by_finding(self, findings: Iterable[dict[str, Any]]) -> Iterator[str]:
        """What audits and inspections often find, and the rules that show it."""
        yield from ("# 按审计发现查 · By audit finding", "", "| 常见问题 | 规则 |", "|---|---|")
        home: dict[str, str] = {old: one.rule.id for one in self.rules for old in one.rule.supersedes}
        for one in findings:
            rules = dict.fromkeys(home.get(rule, rule) for rule in one["rules"])
            yield f"| {plain(one['title'])} | {'、'.join(self.link(rule) for rule in rules)} |"
