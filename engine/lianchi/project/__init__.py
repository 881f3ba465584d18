"""Record → facts: every term that the rule book uses, compiled once and computed once for each subject."""

from lianchi.project.compile_group import PlannedGroup as PlannedGroup
from lianchi.project.compile_rule import PlannedRule as PlannedRule
from lianchi.project.plan import Plan as Plan
from lianchi.project.plan import build_plan as build_plan
from lianchi.project.subjects import Subject as Subject
from lianchi.project.subjects import subjects as subjects
