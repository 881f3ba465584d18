"""How much the readers take: every limit of reading, as data, in one place.

What goes over one of them is reported as unread with the limit in the message; it never ends in a MemoryError
or a RecursionError.
"""

from __future__ import annotations

from typing import Final

DEPTH: Final = 64
"""Levels of nesting, of objects, lists or elements."""

TEXT: Final = 1 << 20
"""Characters of one text value."""

RECORD_BYTES: Final = 16 << 20
"""Bytes of one record: a line of JSON lines, or one item of a JSON array."""

DOCUMENT_BYTES: Final = 50 << 20
"""Bytes of what has to be held whole: a JSON document that is one object, JSON lines in UTF-16."""

YAML_BYTES: Final = 20 << 20
"""Bytes of a YAML file; YAML cannot be read in pieces."""

FILE_BYTES: Final = 8 << 30
"""Bytes of any one file."""

INTEGER_DIGITS: Final = 4300
"""Digits of one whole number; Python's own limit for turning text into a number."""

XML_TAG_BYTES: Final = 256 << 10
"""Bytes between ``<`` and ``>``."""

XML_ATTRIBUTES: Final = 64
"""Attributes of one element."""

BLOCK: Final = 1 << 18
"""Bytes that are read at a time."""

UNPACKED_BYTES: Final = FILE_BYTES
"""Bytes of the content of one compressed file."""

UNPACKED_RATIO: Final = 200
"""How many times its packed size a compressed file may grow to, once it is larger than UNPACKED_RATIO_FROM."""

UNPACKED_RATIO_FROM: Final = 256 << 20
"""Bytes up to which the content of a compressed file may be packed as tightly as it likes."""

ZSTD_STEP: Final = 1 << 10
"""Bytes of a zstd file that are unpacked at a time; four of them can become 128 KiB."""

ZSTD_WINDOW_BYTES: Final = 128 << 20
"""Bytes that unpacking a zstd file may look back over, and holds in memory."""

WORKBOOK_CELLS = 2_000_000
"""Cells of one sheet that a person filled in."""

ARCHIVE_ENTRIES: Final = {"xlsx": 1000, "docx": 1000, "ofd": 5000, "package": 5000}
"""Files in one zip archive, by what the archive is."""

ARCHIVE_RATIO: Final = 100
"""How many times its packed size a file of an archive may grow to, once it is larger than ARCHIVE_RATIO_FROM."""

ARCHIVE_RATIO_FROM: Final = 100 << 10
"""Bytes up to which a file of an archive may be packed as tightly as it likes."""

ARCHIVE_BYTES: Final = 1 << 30
"""Bytes of all files of one archive together, unpacked."""

ARCHIVE_LEVELS: Final = 16
"""Levels of folders inside an archive."""

ARCHIVE_DIRECTORY_BYTES: Final = 4 << 20
"""Bytes of the table of contents of an archive."""

PARQUET_ROWS: Final = 100_000_000
"""Rows of one Parquet file."""

PARQUET_MEMORY: Final = 1 << 30
"""Bytes that reading a Parquet file may take."""

OFFICE_BYTES: Final = 200 << 20
"""Bytes of one office file: a workbook, a document, a package."""

OFFICE_MEMORY: Final = 1 << 30
"""Bytes that the process which reads office files may take."""

OFFICE_SECONDS: Final = 120
"""How long the reading of one office file may last."""

PART_BYTES: Final = 50 << 20
"""Bytes of one XML file inside a document archive (docx, ofd), unpacked."""

PAGES: Final = 500
"""Pages of one PDF or OFD file of minutes."""

MINUTES_BYTES: Final = 20 << 20
"""Bytes of one file of minutes in text form."""

CONVERSION_SECONDS: Final = 60
"""Seconds that LibreOffice may take to convert one old Word file."""

SHEET_CELLS: Final = 30_000_000
"""Cells of one sheet of a workbook, with those that are only coloured or framed."""

SHEET_MERGES: Final = 200_000
"""Ranges of merged cells of one sheet."""

WORKBOOK_TEXT_BYTES: Final = 256 << 20
"""Bytes of the table of texts that the sheets of a workbook share."""

WORKBOOK_PART_BYTES: Final = 16 << 20
"""Bytes of any other part of a workbook: its list of sheets, its styles."""

WORKBOOK_OPEN_BYTES: Final = 64 << 20
"""Bytes of the content of an OpenDocument workbook, which is held whole."""

WORKBOOK_SHEETS: Final = 255
"""Sheets of one workbook."""
