"""The pass over an XML document: parsing in blocks, limits, and one record after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from lxml import etree

from lianchi.errors import UnreadableInput
from lianchi.model.finding import RawRecord, Unread
from lianchi.model.record import Record
from lianchi.read.limits import DOCUMENT_BYTES, XML_TAG_BYTES
from lianchi.read.xml_tree import UnfitError, fields, foreign, line_of, local_name, locate

_REASONS: Final = {
    "tag mismatch": "开始标签和结束标签不配对",
    "Premature end": "文件没有写完",
    "Start tag expected": "这里应当是一个标签",
    "end of Start Tag": "开始标签没有写完",
    "expected '>'": "标签没有写完",
    "invalid element name": "标签的名称写得不对",
    "QName": "标签或属性的名称写得不对",
    "mandates value": "属性后面缺少等号和值",
    "expected '='": "属性后面缺少等号和值",
    "attribute name": "属性的名称写得不对",
    "attributes construct": "属性之间缺少空格，或者写得不对",
    "AttValue": "属性的值要用引号括起来",
    "String not closed": "引号没有成对",
    "Unescaped '<'": "属性的值里有小于号，应写成 &lt;",
    "EntityRef": "单独的 & 应写成 &amp;",
    "Sequence ']]>'": "文字里的 ]]> 应写成 ]]&gt;",
    "omment": "注释没有写完，或者里面有两个连着的减号",
    "declaration": "XML 声明（<?xml …?>）只能写在文件的开头，而且要写完整",
    "PI": "处理指令（<? … ?>）写得不对",
    "CData": "CDATA 一段没有写完",
    "not a valid URI": "命名空间的地址写得不对",
    "Namespace prefix": "用了没有声明的命名空间前缀",
    "Document is empty": "文件里没有元素",
    "Extra content": "末尾有多余的内容",
    "not defined": "用了没有定义的实体",
    "redefined": "同一个属性写了两次",
    "Excessive depth": "嵌套太深",
    "Text node too long": "文字太长",
    "Name too long": "名称太长",
    "Buffer size limit": "一个标签太长",
    "invalid Char": "含有不允许的控制字符",
    "Invalid character": "含有不允许的控制字符",
    "invalid xmlChar": "含有不允许的字符引用",
}
"""What libxml2 says, by a part of its sentence, in Chinese."""

Notes = tuple[tuple[str, str], ...]


def doctype_refused(line: int) -> UnreadableInput:
    """The refusal of a document type declaration."""
    return UnreadableInput(
        "XML 里有 DOCTYPE（文档类型声明），不读；请删去它和其中的实体",
        "XML with a DOCTYPE is not read; remove it and its entities",
        line=line,
    )


def not_valid(reason: str, line: int, column: int) -> UnreadableInput:
    """The refusal of what is no XML, for the reason that libxml2 gives."""
    reason = " ".join(reason.split())
    said = next((zh for en, zh in _REASONS.items() if en in reason), f"标签写得不对（{reason}）")
    return UnreadableInput(f"不是合格的 XML：{said}", f"not valid XML: {reason}", line=line, column=column)


def _unclosed(block: bytes, before: int) -> int:
    """How many bytes the tag has so far that is still open at the end of the block; 0 where none is."""
    opened, closed = block.rfind(b"<"), block.rfind(b">")
    if opened > closed:
        return len(block) - opened
    return before + len(block) if before and closed < 0 else 0


class Reader:
    """One pass over a document: hands out each record as its element closes, then takes it off the tree."""

    def __init__(self, shown: str, notes: Notes) -> None:
        self._shown = shown
        self._notes = notes
        self._root: etree._Element | None = None
        self._many = False
        self._count = 0
        self._done: etree._Element | None = None
        self._since = 0
        self._lines = 1
        # Events for every element would cost more than the reading; those of two names are enough.
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            tag=("{*}record", "{*}records"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )

    def records(self, blocks: Iterator[bytes]) -> Iterator[RawRecord | Unread]:
        """The records; raises UnreadableInput where the document breaks off."""
        tag = 0
        for block in blocks:
            broken = self._taken(partial(self._parser.feed, block))
            self._since += len(block)
            self._lines += block.count(b"\n")
            for event, element in self._parser.read_events():
                assert isinstance(element, etree._Element)  # only start and end were asked for
                yield from self._started(element) if event == "start" else self._ended(element)
            tag = _unclosed(block, tag)
            if broken:
                raise broken
            self._bounded(tag)
        broken = self._taken(self._closed)
        if broken:
            raise broken

    def _taken(self, step: Callable[[], object]) -> UnreadableInput | None:
        """What is wrong with the next step of the parser; events before the mistake are still to be read."""
        try:
            step()
        except etree.XMLSyntaxError as error:
            entry = self._parser.feed_error_log[0] if len(self._parser.feed_error_log) else None
            line, column = (entry.line, entry.column) if entry else error.position
            reason = entry.message.strip() if entry else error.msg
            return not_valid(reason, line, column)
        return None

    def _closed(self) -> None:
        root = self._parser.close()
        if self._root is None:
            self._rooted(root)

    def _bounded(self, tag: int) -> None:
        if tag > XML_TAG_BYTES:
            zh, en = (
                f"一个标签超过 {XML_TAG_BYTES >> 10} KiB",
                f"a tag of more than {XML_TAG_BYTES >> 10} KiB",
            )
        elif self._since > DOCUMENT_BYTES:
            size = DOCUMENT_BYTES >> 20
            zh, en = f"一条记录超过 {size} MiB", f"one record of more than {size} MiB"
        else:
            return
        raise UnreadableInput(zh, en, line=self._lines)

    def _rooted(self, root: etree._Element) -> None:
        name = local_name(root)
        if root.getroottree().docinfo.internalDTD is not None:
            raise doctype_refused(0)
        if name not in ("record", "records"):
            zh = f"根元素是 <{name}>；应当是 <record> 或 <records>"
            en = f"the root element is <{name}>, not <record> or <records>"
            raise UnreadableInput(zh, en, line=line_of(root))
        self._root, self._many = root, name == "records"
        if (unknown := foreign(root)) is not None:
            raise UnreadableInput(*unknown, line=line_of(root))

    def _started(self, element: etree._Element) -> Iterator[RawRecord | Unread]:
        if self._root is None:
            self._rooted(element.getroottree().getroot())
        yield from ()

    def _ended(self, element: etree._Element) -> Iterator[RawRecord | Unread]:
        """A record is the root, or a child of ``<records>``; a record inside a record is but a field."""
        if self._many and element is self._root:
            yield from (_stray(child) for child in self._not_yet(list(element)))
        elif element.getparent() is (self._root if self._many else None):
            yield from (_stray(child) for child in self._not_yet([*element.itersiblings(preceding=True)][::-1]))
            self._since, self._count = 0, self._count + 1
            yield self._record(element)
            self._take_off(element)

    def _not_yet(self, children: list[etree._Element]) -> list[etree._Element]:
        """Those that come after the record that was handed out last."""
        return children[children.index(self._done) + 1 :] if self._done in children else children

    def _take_off(self, element: etree._Element) -> None:
        """Take what is before this record off the tree; the parser may still be adding after it."""
        if self._many and self._root is not None:
            for child in [*element.itersiblings(preceding=True)]:
                self._root.remove(child)
        self._done = element

    def _record(self, element: etree._Element) -> RawRecord | Unread:
        path = f"/records/record[{self._count}]" if self._many else "/record"
        try:
            tree = fields(element, Record, 1 + self._many)
        except UnfitError as error:
            if not self._many:
                raise UnreadableInput(error.zh, error.en, line=error.line) from error
            return Unread(error.line, error.zh, error.en)
        notes, self._notes = self._notes, ()
        return RawRecord(tree, partial(locate, self._shown, element, path), notes, line_of(element))


def _stray(element: etree._Element) -> Unread:
    name, line = local_name(element), line_of(element)
    return Unread(line, f"<records> 里有 <{name}>，应当是 <record>", f"<{name}> in <records>, must be <record>")
