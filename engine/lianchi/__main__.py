"""``python -m lianchi``."""

from lianchi.cli import main

main()
