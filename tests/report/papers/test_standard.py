"""The Word papers measured against GB/T 9704 in the files themselves, and the templates against their makers."""

import io
import zipfile

import pytest
from lxml import etree

from lianchi.report import write
from lianchi.report.papers import PAPERS
from lianchi.report.papers.make_templates import TEMPLATES
from lianchi.report.papers.standard import ordered
from lianchi.resources import data_folder
from report.papers.paper import WORD
from report.sample import SAMPLE

TWIPS = 1440 / 25.4
PAPER = pytest.mark.parametrize("name", PAPERS)


def part(content, name):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))


def sections(content):
    return list(part(content, "word/document.xml").iter(WORD + "sectPr"))


def number(element, name):
    return int(element.get(WORD + name))


@pytest.fixture(scope="module")
def made():
    return {name: write(SAMPLE, name, "zh") for name in PAPERS}


@PAPER
def test_page_and_text_area(made, name):
    for section in sections(made[name]):
        size, margin = section.find(WORD + "pgSz"), section.find(WORD + "pgMar")
        width, height = number(size, "w"), number(size, "h")
        assert (round(width / TWIPS), round(height / TWIPS)) == (210, 297)
        top, left = number(margin, "top") / TWIPS, number(margin, "left") / TWIPS
        assert abs(top - 37) <= 1 and abs(left - 28) <= 1
        assert abs((width - number(margin, "left") - number(margin, "right")) / TWIPS - 156) < 0.1
        assert abs((height - number(margin, "top") - number(margin, "bottom")) / TWIPS - 225) < 0.1


@PAPER
def test_a_page_has_22_lines_of_28_characters(made, name):
    for section in sections(made[name]):
        grid, margin = section.find(WORD + "docGrid"), section.find(WORD + "pgMar")
        assert (grid.get(WORD + "type"), number(grid, "linePitch")) == ("linesAndChars", 580)
        assert (16838 - number(margin, "top") - number(margin, "bottom")) // 580 == 22
        pitch = 16 + number(grid, "charSpace") / 4096
        assert 28 <= (11906 - number(margin, "left") - number(margin, "right")) / 20 / pitch < 28.05


def looks(content):
    """Style → east-asian font, size in points, exact distance of lines in twips."""
    found = {}
    for style in part(content, "word/styles.xml").iter(WORD + "style"):
        fonts, size = style.find(f".//{WORD}rFonts"), style.find(f".//{WORD}sz")
        if fonts is not None:
            spacing = style.find(f"{WORD}pPr/{WORD}spacing")
            found[style.get(WORD + "styleId")] = (
                fonts.get(WORD + "eastAsia"), number(size, "val") / 2, None if spacing is None else number(spacing, "line"))
    return found


@PAPER
def test_fonts_and_sizes(made, name):
    found = looks(made[name])
    assert found["Normal"] == ("仿宋", 16, 580)
    assert found["Title"][:2] == ("方正小标宋简体", 22)
    assert found["Heading1"][:2] == ("黑体", 16) and found["Heading2"][:2] == ("楷体", 16)
    assert found["Footer"][:2] == ("宋体", 14)
    fonts = {one.get(WORD + "name"): one.find(WORD + "altName").get(WORD + "val") for one in part(made[name], "word/fontTable.xml")}
    assert fonts["仿宋"] == "仿宋_GB2312" and fonts["楷体"] == "楷体_GB2312"


@PAPER
def test_the_body_keeps_to_28_characters_without_the_grid_too(made, name):
    normal = next(one for one in part(made[name], "word/styles.xml") if one.get(WORD + "styleId") == "Normal")
    assert normal.find(f".//{WORD}snapToGrid").get(WORD + "val") == "0"
    pitch = 16 + number(normal.find(f"{WORD}rPr/{WORD}spacing"), "val") / 20
    assert 28 <= 156 / 25.4 * 72 / pitch < 28.1


@PAPER
def test_every_style_that_is_used_is_there(made, name):
    used = {one.get(WORD + "val") for one in part(made[name], "word/document.xml").iter(WORD + "pStyle")}
    assert used and used <= set(looks(made[name]))


def test_the_number_stands_between_dashes_right_on_odd_and_left_on_even_pages(made):
    content = made["notice"]
    for name, side in (("footer", "right"), ("footerEven", "left")):
        foot = part(content, f"word/{name}.xml")
        assert "".join(foot.itertext()) == "—  PAGE 1 —".replace("  ", "  ") and foot.find(f".//{WORD}instrText").text.strip() == "PAGE"
        style = foot.find(f".//{WORD}pStyle").get(WORD + "val")
        (shape,) = [one for one in part(content, "word/styles.xml") if one.get(WORD + "styleId") == style]
        assert shape.find(f".//{WORD}jc").get(WORD + "val") == side
    assert part(content, "word/settings.xml").find(WORD + "evenAndOddHeaders") is not None


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_shipped_templates_are_what_their_makers_make(name):
    shipped = data_folder("schemas") / "papers" / f"{name}.docx"
    assert shipped.read_bytes() == TEMPLATES[name](), "run python -m lianchi.report.papers"
    assert name in PAPERS


def test_every_paper_has_a_template():
    assert set(TEMPLATES) == set(PAPERS)


@PAPER
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_equal_reports_give_equal_bytes(name, lang):
    assert write(SAMPLE, name, lang) == write(SAMPLE, name, lang)


@PAPER
def test_no_clock_is_in_the_file(made, name):
    archive = zipfile.ZipFile(io.BytesIO(made[name]))
    assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"1980-01-01" in archive.read("docProps/core.xml")


def test_the_parts_of_a_shape_stand_in_the_order_of_the_schema():
    assert ordered('<w:jc w:val="left"/><w:snapToGrid w:val="0"/><w:keepNext/>') == (
        '<w:keepNext/><w:snapToGrid w:val="0"/><w:jc w:val="left"/>')
