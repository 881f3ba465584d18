"""Ledgers: tables of an office, one row or several a record, read by the shapes of ``schemas/ledgers``."""

from lianchi.read.ledger.loading import load_ledgers
from lianchi.read.ledger.reader import read_delimited, read_workbook
from lianchi.read.ledger.shape import Column, Ledger, SheetShape

__all__ = ["Column", "Ledger", "SheetShape", "load_ledgers", "read_delimited", "read_workbook"]
