"""YAML → typed rules with line and column; sources, layers, parameters."""

from lianchi.rulebook.book import Rulebook as Rulebook
from lianchi.rulebook.book import load as load
from lianchi.rulebook.loaded import LoadedRule as LoadedRule
