"""What the meeting is about and whose meeting it is: matter, amount, kind, unit."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.nodes import Draft, Said, said
from lianchi.read.minutes.prose.phrases import phrases
from lianchi.read.minutes.prose.quantities import Amount, amounts
from lianchi.read.minutes.prose.spans import Span, sentences, written

_ABOUT: Final = "审议|研究|讨论|商议|审核|表决|商讨|议定"
_BOOK: Final = re.compile(rf"(?:{_ABOUT})(?:并)?(?:以.{{2,12}}方式)?(?:{_ABOUT}|通过)?(?:了)?(?:通过了?)?(?P<title>《[^》]+》)")
_HELD_ON: Final = re.compile(rf"(?:对|就)(?P<title>[^,。;:]{{3,40}}?)(?:修订稿|草案)?(?:进行|作)(?:了)?(?:认真|充分|专题|集体)?(?:{_ABOUT})")
_TITLED: Final = re.compile(rf"(?:会议)?(?:{_ABOUT})(?:了)?(?P<title>关于[^,。;:]{{2,50}}?的?(?:议题|事项|事宜|问题|议案|方案|请示|报告|汇报|意见|工作)(?!的))")
_OPENING: Final = re.compile(rf"(?:召开|举行)[^。;]{{2,30}}?,(?:专题)?(?:{_ABOUT})(?:了)?(?P<title>[^,。;:《]{{4,40}}?)(?=[,。;]|\Z)")
_PLAIN: Final = re.compile(rf"(?:^|[,。;:]|前置|会议)(?:{_ABOUT})(?:了)?(?!通过|决定|以下|如下|情况|中|时|会|后)(?P<title>[^,。;:《]{{4,40}}?)(?=[,。;]|\Z)")
_FROM_HEADING: Final = re.compile(r"关于(?P<title>.{3,40}?)(?:实施结果|完成情况|结果)?的?(?:公示|公告|公开)")
_VERBS: Final = re.compile(r"(?:会议)?(?:审议并通过|审议通过|审议|研究讨论|研究|讨论|商议|听取|表决)(?:了)?")

_TOTAL: Final = re.compile(r"(?:总投资|投资总额|总金额|总造价|总价|合计|共计|总计|概算|预算(?:总?金额|总额|资金|投资|价|造价|总投资)?)(?:为|是|共|约)?:?(?:人民币)?\Z")
_MONEY: Final = re.compile(
    r"(?:投资|造价|费用|金额|资金|所需|需要?|出资|借款|贷款|拨付|支付|支出|收入|列支|捐赠|赞助|采购价|工程款|进度款|尾款|补助|补偿|租金|合同价|中标价|成交价|结算价|决算|估算|报价|用于|款|价)"
    r"(?:为|是|共|约|款)?:?(?:人民币)?(?:\(小写:?)?\(?\Z"
)
_PAY: Final = re.compile(r"(?:拟|同意|决定)?(?:捐赠|捐款|提供借款|借款|拨付|支付|出资|投资|安排)(?:人民币)?\Z")

_UNIT_END: Final = "村|社区|镇|乡|街道|县|市|区|局|委|院|校|学院|大学|公司|集团|合作社|政府|医院|中心|厂|小学|中学|委员会|办事处|办公室|银行|支部|总支|党委|党组|所|站"
_PLACE: Final = re.compile(r"(?P<unit>(?:[\u4e00-\u9fff]{1,6}?(?:省|市|县|区(?!域)|镇|乡|街道))*?[\u4e00-\u9fff]{1,4}?(?:村(?!级|务|民|道|组|集体|内)|社区))")
_DISTRICT: Final = re.compile(r"(?P<unit>[\u4e00-\u9fff]{1,5}?(?:县|市|区|镇|乡))")
_SIGNED: Final = re.compile(r"(?P<unit>[\u4e00-\u9fff]{2,20}?(?:村|社区))(?:村民|居民)委员会\Z")
_TERM: Final = re.compile(r"(?:第.{1,3}届|[0-9]{4}年度?|[二〇○一零]{4}年度?|第.{1,4}次|临时|召开|关于|中共)*\Z")
_DENIED: Final = re.compile("(?:未|没有|没|不|应当|应|须|需)(?:经|履行|执行|按|按照|通过|走|落实)?[“”\"]?\\Z")


def titles(told: list[Span], labels: list[Labelled], matter: Draft) -> None:
    """The title of the matter: from a label; else the title that the best of the customary phrases gives."""
    stated = [label for key in ("title", "project") for label in labels if label.key == key and label.value]
    if stated:
        for label in stated:
            matter.add("title", _title(label.value, "stated"))
        return
    for pattern in (_BOOK, _TITLED, _OPENING, _HELD_ON, _PLAIN):
        found = [span.group(match, "title") for span in told for match in pattern.finditer(span.text)]
        if found:
            matter.add("title", _title(found[0], "phrase"))
            return
    for label in labels:
        if label.key == "content" and label.value and len(label.value.text) <= 40 and not re.search("[,。;:]", label.value.text):
            matter.add("title", _title(label.value, "phrase"))


def heading_title(heading: list[Span], matter: Draft) -> None:
    """The matter that the title of a notice names: 关于…实施结果的公示."""
    for span in heading:
        match = _FROM_HEADING.search(span.text)
        if match:
            matter.add_first("title", _title(span.group(match, "title"), "context"))


def _title(span: Span, confidence: str) -> Said:
    span = title_span(span)
    return said(span, confidence, written(span.text))


def title_span(span: Span) -> Span:
    """A title without number, verb and title marks."""
    span = span.stripped()
    match = re.match(r"(?:[0-9]{1,2}[.、)]|[(]?[一二三四五六七八九十]{1,2}[)、])", span.text)
    if match:
        span = span.cut(match.end(), len(span.text))
    verb = _VERBS.match(span.text)
    if verb and verb.end() < len(span.text) and re.match("《|关于", span.text[verb.end() :]):
        span = span.cut(verb.end(), len(span.text))
    if re.fullmatch("《[^《》]*》", span.text):
        span = span.cut(1, len(span.text) - 1)
    return span


def amount(title: Span | None, told: list[Span], labels: list[Labelled], matter: Draft) -> None:
    """The amount of the matter: that of its title, or a total, or the only amount that is said to be money for it."""
    labelled = [found for label in labels if label.key == "amount" for found in amounts(label.value)]
    of_title = list(amounts(title)) if title is not None else []
    totals, others = list(of_title) + labelled, []
    for span in told:
        for found in amounts(span):
            before = span.text[: found.span.start - span.start]
            if _TOTAL.search(before):
                totals.append(found)
            elif _MONEY.search(before) or _PAY.search(before):
                others.append(found)
    for candidates in (totals, others):
        if candidates:
            _one_amount(candidates, matter)
            return


def _one_amount(candidates: list[Amount], matter: Draft) -> None:
    first = candidates[0]
    if len({found.yuan for found in candidates}) > 1:
        others = "、".join(found.text for found in candidates[:4])
        matter.doubt(first.span, f"有几个金额（{others}），不能确定哪一个是事项金额，没有采用。请在转换后的记录里填写。",
                     f"There are several amounts ({others}); which is that of the matter is not certain, so none was taken.")
    elif not all(found.exact for found in candidates):
        matter.doubt(first.span, f"“{first.span.text}”前后有“约”“不超过”一类的字，不是确定的数，没有采用。", f"“{first.span.text}” is not exact, so it was not taken.")
    elif not any(found.single for found in candidates):
        matter.add("amount", Said(first.text, first.span.origin("phrase"), first.yuan))


def choices(labels: list[Labelled], matter: Draft) -> None:
    """三重一大类别 and 动议事由, where the form says them."""
    for label in labels:
        for key, words in (("category", phrases().categories), ("initiative", phrases().initiatives)):
            if label.key == key and label.value.text in words:
                matter.add(key, said(label.value, "stated", words[label.value.text]))


def kind(heading: list[Span], told: list[Span], record: Draft) -> None:
    """The kind of the record, where the text names it."""
    for span in [*heading, *told]:
        for code, start, end in phrases().kinds.all(span.text):
            if not _DENIED.search(span.text[:start]):
                record.add("kind", said(span.cut(start, end), "context" if span in heading else "phrase", code))


def unit(heading: list[Span], lines: list[Span], labels: list[Labelled], record: Draft) -> None:
    """The name of the unit: from a label, from the title of the paper, from the text, from who signs it."""
    for label in labels:
        if label.key == "unit" and label.value:
            record.add_first("name", said(label.value, "stated"))
    for span in [*heading, *(name.value for name in labels if name.key == "name")]:
        _unit_of_heading(span, record)
    for span in lines[:4]:
        for sentence in sentences(span)[:2]:
            _unit_of_sentence(sentence, record)
    for span in lines[-3:]:
        match = _SIGNED.fullmatch(span.text)
        if match:
            record.add_first("name", said(span.group(match, "unit"), "context"))


def _unit_of_heading(span: Span, record: Draft) -> None:
    bodies = phrases().bodies.all(span.text)
    if bodies:
        before = _without_term(span.cut(0, bodies[-1][1]))
        if re.search(f"(?:{_UNIT_END})\\Z", before.text) and len(before.text) > 1:
            record.add_first("name", said(before, "context"))
            return
    meeting = re.search("(?:校务|院务|所务|局务|园务)?会议(?:记录|纪要)", span.text)
    before = span.cut(0, meeting.start()) if meeting and not span.text.startswith("关于") else span.cut(0, 0)
    if len(before.text) > 1 and re.search(f"(?:{_UNIT_END})\\Z", before.text):
        record.add_first("name", said(before, "context"))
        return
    match = _PLACE.match(span.text) or (_DISTRICT.match(span.text) if bodies else None)
    if match and not span.text.startswith("关于"):
        record.add_first("name", said(span.group(match, "unit"), "context"))


def _without_term(span: Span) -> Span:
    match = _TERM.search(span.text)
    return span.cut(0, match.start()) if match else span


def _unit_of_sentence(span: Span, record: Draft) -> None:
    match = re.search(rf"(?:^|,)(?P<unit>[\u4e00-\u9fff]{{1,20}}?(?:{_UNIT_END}))(?:[“”]?(?:两委|支部)[“”]?)?(?:于|在|召开)", span.text)
    if match and "主持" not in match["unit"]:
        record.add_first("name", said(span.group(match, "unit"), "context"))
