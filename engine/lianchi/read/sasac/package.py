"""A zip, or one XML file alone → what it holds; one bad file never stops the rest."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any, Final

from lxml import etree

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, Unread
from lianchi.read.archive import Archive
from lianchi.read.limits import PART_BYTES
from lianchi.read.sasac import entries
from lianchi.read.sasac.dictionaries import dictionary
from lianchi.read.sasac.element import Field, Node
from lianchi.read.sasac.name import BUSINESSES, Name, named
from lianchi.read.sasac.parts import Package, Paper
from lianchi.read.xml_whole import whole

_OPERATIONS: Final = ("add", "edit", "del")
_IDS: Final = {"item_id": "0004", "item_code": "0004", "regulation_id": "0005", "regulation_name": "0005",
               "meeting_id": "0006", "meeting_name": "0006", "subject_list": "0006"}
_KEYS: Final = {"0004": "item_id", "0005": "regulation_id", "0006": "meeting_id"}
_FOLDERS: Final = {"会议通知": "notice", "会议纪要": "minutes", "听取意见": "opinion_heard", "议题材料": "topic_paper"}
_FORMAL: Final = "正式文件"
_APPLE: Final = "__MACOSX/"
_NO_OPINION: Final = re.compile("(?:无需|无须|不需|不须|免于|免予|未|没有|征求|补充?)[^。]*法律意见")
"""Papers on why there is no legal opinion, or that ask for one."""

Files = dict[str, str]
"""Path inside the package → name of the entry in the zip."""


def package(data: bytes, shown: str) -> Package:
    """The package in these bytes; raises UnreadableInput where they are none."""
    name = named(shown)
    if not data.startswith(b"PK"):
        found = Package(shown, name.stamp)
        _alone(data, name, found)
        return found
    archive = Archive.open(data, "package")
    files = _files(archive)
    documents = [path for path in files if "/" not in path and path.lower().endswith(".xml")]
    if not documents:
        raise UnreadableInput(
            "压缩包里没有 XML 文件，不是三重一大数据包；里面的文件请解压后提交",
            "the zip holds no XML file and is no package of the supervision system; unpack it and submit what is in it",
        )
    return _Package(archive, files, name, shown).read(documents)


def _files(archive: Archive) -> Files:
    """The files by their paths; where all lies in one folder (named like the zip), that folder is left out."""
    names = [name for name in archive.names() if not name.startswith(_APPLE)]
    tops = {name.partition("/")[0] for name in names}
    if len(tops) == 1 and all("/" in name for name in names):
        return {name.partition("/")[2]: name for name in names}
    return {name: name for name in names}


def _alone(data: bytes, name: Name, found: Package) -> None:
    root, notes = whole(data)
    found.notes += [Doubt("", "encoding", zh, en) for zh, en in notes]
    _take(root, "", name, found, None)


class _Package:
    """A zip on its way into a package."""

    def __init__(self, archive: Archive, files: Files, name: Name, shown: str) -> None:
        self.archive, self.files, self.name = archive, files, name
        self.found = Package(shown, name.stamp)
        self.found.notes += [Doubt("", "intake", f"{zh}；内容看得清，仍然检查", f"{en}; what it holds was read")
                             for zh, en in name.faults]

    def read(self, documents: list[str]) -> Package:
        """All the XML files."""
        papers = self._papers()
        for path in documents:
            self._document(path, papers)
        self._folders(documents)
        return self.found

    def _document(self, path: str, papers: dict[str, list[Paper]]) -> None:
        try:
            root, notes = whole(self.archive.read(self.files[path], PART_BYTES))
        except UnreadableInput as error:
            self.found.notes.append(Unread(error.line, error.zh, error.en, path))
            return
        self.found.notes += [Doubt(path, "encoding", zh, en) for zh, en in notes]
        _take(root, path, self.name, self.found, papers)

    def _papers(self) -> dict[str, list[Paper]]:
        """The files in folders, by topic id; those of the meeting itself under the empty id."""
        found: dict[str, list[Paper]] = {}
        for path in self.files:
            *above, folder, name = ("", "", *path.split("/"))[-3:]
            kind = _FOLDERS.get(folder)
            if kind is None or name.startswith((".", "~$")):
                continue
            if kind in ("opinion_heard", "topic_paper") and "法律意见" in name and not _NO_OPINION.search(name):
                kind = "legality_opinion"
            found.setdefault(above[0], []).append(Paper(kind, name, path))
        return found

    def _folders(self, documents: list[str]) -> None:
        """What the supervision system demands of the files beside the XML."""
        found = self.found
        if found.items and (others := [path for path in self.files if path not in documents]):
            self._refuse(others[0], f"事项清单的包里只能有 XML，另有“{others[0]}”",
                         f"a package of the list may hold XML only, and there is {others[0]!r}")
        formal = sum(path.startswith(f"{_FORMAL}/") for path in self.files)
        if any(rule.operation != "del" for rule in found.rules) and formal != 1:
            self._refuse(_FORMAL, f"“正式文件”文件夹里应当正好有一个文件，现有 {formal} 个",
                         f"the folder 正式文件 must hold exactly one file, not {formal}")
        if len(found.meetings) > 1:
            self._refuse(documents[0], f"一个包里有 {len(found.meetings)} 次会议；国资监管系统只取最后一个，这里都检查",
                         f"a package with {len(found.meetings)} meetings; the system takes the last, here all are read")

    def _refuse(self, place: str, zh: str, en: str) -> None:
        self.found.notes.append(Doubt(place, "intake", f"{zh}；国资监管系统会退回",
                                      f"{en}; the supervision system sends it back"))


def _take(root: etree._Element, path: str, name: Name, found: Package, papers: dict[str, list[Paper]] | None) -> None:
    """Put one XML file where it belongs."""
    place = f"{path} /{root.tag}".strip()
    node = Node(root, place, [])
    business = next((_IDS[key] for key in node.names() if key in _IDS), "")
    words = dictionary(node) if not business else None
    if words is not None:
        found.dictionary.add(words)
        zh = "这是国资监管系统下发的静态资源，不是记录；里面的名称用来核对别的包"
        en = "a dictionary of the supervision system, not a record; its words are used for the rest"
        found.notes.append(Doubt(place, "left_out", zh, en))
        return
    if not business:
        found.notes.append(Unread(node.line, "看不出是事项、制度还是会议：没有 item_id、regulation_id 或 meeting_id",
                                  "neither an item nor a rule nor a meeting: no item_id, regulation_id or meeting_id",
                                  place))
        return
    _entry(node, business, name, found, papers)


def _entry(node: Node, business: str, name: Name, found: Package, papers: dict[str, list[Paper]] | None) -> None:
    if name.business and name.business != business:
        node.refused(f"文件名说是{BUSINESSES[name.business]}，内容是{BUSINESSES[business]}",
                     f"the file name says {name.business}, the content is {business}")
    common = _common(node, business, name, found.file)
    if business == "0004":
        found.items.append(entries.list_item(node, common))
    elif business == "0005":
        found.rules.append(entries.rule(node, common))
    else:
        found.meetings.append(entries.meeting(node, common, papers))


def _common(node: Node, business: str, name: Name, file: str) -> dict[str, Any]:
    identity = node.said(_KEYS[business])
    if identity is None:
        node.refused(f"没有编号 <{_KEYS[business]}>", f"there is no <{_KEYS[business]}>")
    operation = node.said("oper_type")
    if operation is None or operation.text not in _OPERATIONS:
        said = operation.text if operation else ""
        node.refused(f"操作类型 oper_type 要写 add、edit 或 del，写的是“{said}”；按新增读",
                     f"oper_type must be add, edit or del, not {said!r}; read as add")
    folder = str(PurePosixPath(file).parent)
    if not name.code:
        node.doubt("left_out", "文件名里没有企业的统一社会信用代码，不知道是哪个企业的",
                   "the file name holds no credit code; whose it is is not known")
    return {
        "file": file, "unit": name.code or f"?{folder}", "code": Field(name.code, "文件名") if name.code else None,
        "stamp": name.stamp, "place": node.place, "line": node.line, "id": identity,
        "operation": operation.text if operation and operation.text in _OPERATIONS else "add", "doubts": node.doubts,
    }
