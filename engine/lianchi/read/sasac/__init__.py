"""Packages of the 三重一大 supervision system for state-owned enterprises: list of matters, rules, meetings.

A package is a zip, or its XML file alone.  One meeting comes in one package, so that a matter which passed several
meetings stands in several; packages that are submitted together are therefore read as one set (``company``), and each
yields the records that end in it.
"""

from lianchi.read.sasac.reader import read_package

__all__ = ["read_package"]
