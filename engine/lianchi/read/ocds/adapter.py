"""Raw records that carry an ``ocid`` become tender records; all others pass."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from lianchi.model.finding import Doubt, Location, RawRecord, Unread
from lianchi.read.extract import Origin, origin_of
from lianchi.read.ocds.release import Release, unread

_MOST: Final = 20
"""How many fields that are not read are named."""

_NOT_COMPILED: Final = (
    "这条 OCDS 记录没有合并后的版本（compiledRelease），几次发布没有合并，没有读；请提交带 compiledRelease 的记录",
    "this OCDS record has no compiledRelease and its releases were not merged; submit records with a compiledRelease",
)

_PARTIAL: Final = (
    "这是 OCDS 的一次发布，不一定是这个采购项目的全部情况；合并后的版本（compiledRelease）查得更全",
    "one release of OCDS, not necessarily all there is; a compiledRelease tells more",
)


def adapted(found: Iterator[RawRecord | Unread], first: bool = True) -> Iterator[RawRecord | Unread | Doubt]:
    """The records with those of OCDS turned into tender records; ``first`` for the first portion of a file, where it
    is told what of OCDS is not read."""
    for one in found:
        if not isinstance(one, RawRecord) or not _is_ocds(one.fields):
            yield one
            continue
        release, at = _release(one.fields)
        if release is None:
            yield Unread(one.line, *_NOT_COMPILED)
            continue
        if first and (names := unread(release)):
            yield _told(names)
        first = False
        yield _record(one, release, at)


def _is_ocds(fields: dict[str, Any]) -> bool:
    return isinstance(fields.get("ocid"), str) and "kind" not in fields and "schema" not in fields


def _release(fields: dict[str, Any]) -> tuple[dict[str, Any] | None, str]:
    """The release to be read and its pointer: the compiled one, the only one, or the object itself."""
    compiled, releases = fields.get("compiledRelease"), fields.get("releases")
    if isinstance(compiled, dict):
        return compiled, "/compiledRelease"
    if "releases" not in fields and "compiledRelease" not in fields:
        return fields, ""
    if isinstance(releases, list) and len(releases) == 1 and isinstance(releases[0], dict) and "tag" in releases[0]:
        return releases[0], "/releases/0"
    return None, ""


def _record(raw: RawRecord, release: dict[str, Any], at: str) -> RawRecord:
    ocid = str(raw.fields["ocid"])
    draft = Release({**release, "ocid": ocid}, at).record()
    whole = bool(at) or "compiled" in (release.get("tag") or ())
    draft.fields["id"] = ocid if whole else f"{ocid}#{release.get('id') or raw.line}"
    draft.origins["/id"] = Origin("/ocid")
    if not whole:
        draft.doubts.append(Doubt(at, "partial", *_PARTIAL))
    return RawRecord(draft.fields, partial(_locate, raw, draft.origins), raw.notes, raw.line, tuple(draft.doubts))


def _locate(raw: RawRecord, origins: dict[str, Origin], pointer: str) -> Location:
    """The place of a value in the submitted JSON, by its pointer there."""
    found = origin_of(origins, pointer)
    return raw.locate(found.place if found else "")


def _told(names: list[str]) -> Doubt:
    some = "、".join(names[:_MOST]) + ("等" if len(names) > _MOST else "")
    return Doubt("", "unmapped", f"OCDS 里这些字段没有对应的检查内容，没有读：{some}（对照表见 docs/ocds.md）",
                 f"these fields of OCDS have no place in the vocabulary and were not read: {', '.join(names[:_MOST])}"
                 + (" …" if len(names) > _MOST else ""))
