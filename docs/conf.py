"""The documentation site: Sphinx, MyST, furo; a page for every rule is written from its file before the build."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "ext"))

project = "廉尺 lianchi"
language = "zh_CN"
extensions = ["myst_parser", "rule_pages"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "廉尺 lianchi"
html_show_copyright = False
html_copy_source = False
exclude_patterns = ["_build", "ext"]
