"""Verdict + rule + record → finding."""

from lianchi.explain.clauses import as_clause as as_clause
from lianchi.explain.explain import Checked as Checked
from lianchi.explain.explain import Explainer as Explainer
from lianchi.explain.explain import fingerprint as fingerprint
from lianchi.explain.explain import plain as plain
from lianchi.explain.groups import group_finding as group_finding
from lianchi.explain.groups import open_finding as open_finding
from lianchi.explain.summary import Summariser as Summariser
