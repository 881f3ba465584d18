"""Published procurement data in the Open Contracting Data Standard, as tender records.

OCDS is JSON and is read by the readers of JSON; what they give becomes a record here where it carries an ``ocid``.
"""

from lianchi.read.ocds.adapter import adapted

__all__ = ["adapted"]
