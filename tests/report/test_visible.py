"""Which characters are shown as <U+XXXX>: compared with the Unicode tables, category by category."""

import sys
import unicodedata

from lianchi.report.visible import visible

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def test_every_hidden_character_is_shown_and_no_other():
    for point in range(sys.maxunicode + 1):
        character = chr(point)
        if character in "\t\n\r":
            assert visible(character) == " "
        elif unicodedata.category(character) in HIDDEN:
            assert f"<U+{point:04X}>" == visible(character)
        elif unicodedata.category(character) != "Cn":
            assert character == visible(character), hex(point)
