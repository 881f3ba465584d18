"""Submitted files → raw records, each with a way to find where its values stood.

:func:`find_inputs` lists what was submitted, :func:`split` cuts an input into chunks, and
:func:`read_chunk` reads one of them.  Compressed and office files go through a :class:`Spool` first.
"""

from lianchi.read.chunks import Chunk, portions, read_chunk, split
from lianchi.read.inputs import Input, digest, expanded, find_inputs
from lianchi.read.office import TOGETHER
from lianchi.read.origins import stated
from lianchi.read.spool import Spool

__all__ = ["TOGETHER", "Chunk", "Input", "Spool", "digest", "expanded", "find_inputs", "portions", "read_chunk",
           "split", "stated"]
