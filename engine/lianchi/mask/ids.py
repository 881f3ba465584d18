"""Record ids are the submitter's own words and stay, but for identity numbers in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lianchi.mask.policy import Mask
from lianchi.model.finding import Finding, Remark, Report
from lianchi.model.stored import mapped


def ids_covered(report: Report, mask: Mask) -> Report:
    """The report with the identity numbers in its record ids covered; two ids never become one."""
    hidden = mask.ids(one.record for one in report.records_list)
    if not hidden:
        return report
    return replace(
        report,
        findings=mapped(lambda one: _finding(one, hidden), report.findings),
        remarks=mapped(lambda one: _remark(one, hidden), report.remarks),
        records_list=mapped(lambda one: one._replace(record=hidden.get(one.record, one.record)), report.records_list),
    )


def _finding(one: Finding, hidden: Mapping[str, str]) -> Finding:
    records = tuple(hidden.get(record, record) for record in one.records)
    return one._replace(record=hidden.get(one.record, one.record), records=records)


def _remark(one: Remark, hidden: Mapping[str, str]) -> Remark:
    form = hidden.get(one.record)
    if form is None:
        return one
    return replace(one, record=form, zh=one.zh.replace(one.record, form), en=one.en.replace(one.record, form))
