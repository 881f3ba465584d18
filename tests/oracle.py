"""The oracle: what a rule means, read straight off its file by a small interpreter that shares no code with the engine.

Values are canonical (fen, day numbers, millionths); U is unknown; None is «the record says there is none».
"""

from __future__ import annotations

import calendar
import operator
from datetime import date
from fractions import Fraction

from lianchi.model import language as m
from lianchi.model.rule import Rule

U = object()
OPS = {"is": operator.eq, "at_least": operator.ge, "more_than": operator.gt, "at_most": operator.le,
       "less_than": operator.lt, "before": operator.lt, "after": operator.gt, "not_before": operator.ge,
       "not_after": operator.le}


def all3(values):
    values = list(values)
    return False if False in values else None if None in values else True


def any3(values):
    values = list(values)
    return True if True in values else None if None in values else False


def not3(value):
    return None if value is None else not value


class Oracle:
    """One rule over one record; ``params`` maps a name to a function from day to canonical value (None: no value)."""

    def __init__(self, rule: Rule, params, types, working=None):
        self.rule, self.params, self.types, self.working = rule, params, types, working
        self.subject = {}

    # ---- where things are
    def walk(self, value, keys):
        for key in keys:
            if value is U or value is None:
                return value
            value = value.get(key, U)
        return value

    def path(self, text, env):
        head, *rest = text.split(".")
        if head in env:
            return self.walk(env[head], rest)
        return self.walk(env[""], [head, *rest])

    def items(self, text, env, alias):
        from lianchi.model.record import Record
        from lianchi.model.vocabulary import collections, fields_of

        head, *rest = text.split(".")
        if head in env:
            owner, words, part = env[head], rest, None
            keys = collections().get(head)
            part = Record
            for key in keys:
                part = fields_of(part)[key].part
        else:
            owner, words, part = env[""], [head, *rest], Record
        envs = [(env, owner)]
        for number, word in enumerate(words):
            node = fields_of(part)[word]
            part = node.part
            nexts = []
            for e, o in envs:
                value = self.walk(o, [word])
                if not node.many:
                    nexts.append((e, value))
                    continue
                if value is U:
                    return U
                name = alias if alias and number == len(words) - 1 else node.singular
                nexts += [({**e, name: item}, item) for item in value or []]
            envs = nexts
            if any(o is U for _, o in envs):
                return U
            envs = [(e, o) for e, o in envs if o is not None]
        return [e for e, _ in envs]

    # ---- terms
    def term(self, spec, env):
        if isinstance(spec, str):
            if spec in self.rule.terms:
                return self.term(self.rule.terms[spec], self.top)  # a named term means what it means at the subject
            return self.path(spec, env)
        return getattr(self, type(spec).__name__.lower())(spec, env)

    def literally(self, spec, env):
        return date.fromisoformat(spec.value).toordinal() if isinstance(spec.value, str) else spec.value

    def param(self, spec, env):
        day = self.term(self.rule.judged_on, self.subject)  # not an item that goes by the same name
        if day is U or day is None:
            return U
        value = self.params[spec.param](day)
        return U if value is None else value

    def matching(self, source, alias, where, env):
        found = self.items(source, env, alias)
        return U if found is U else [(e, all3(self.cond(c, e) for c in where)) for e in found]

    def pick(self, spec, env):
        which = "first" if spec.first else "last" if spec.last else "only"
        found = self.matching(getattr(spec, which), spec.as_, spec.where, env)
        if found is U:
            return U
        if which == "only" or spec.order_by:
            if any(match is None for _, match in found):
                return U
            matched = [e for e, match in found if match]
            if which == "only" and len(matched) > 1:
                return U
            if spec.order_by and len(matched) > 1:
                keys = [self.term(spec.order_by, e) for e in matched]
                if any(k is U or k is None for k in keys):
                    return U
                index = keys.index(min(keys)) if which == "first" else len(keys) - 1 - keys[::-1].index(max(keys))
                matched = [matched[index]]
            return self.term(spec.of, matched[0]) if matched else None
        for e, match in reversed(found) if which == "last" else found:
            if match is None:
                return U
            if match:
                return self.term(spec.of, e)
        return None

    def aggregate(self, spec, env):
        which = next(w for w in ("count", "distinct", "sum", "min", "max") if getattr(spec, w))
        found = self.matching(getattr(spec, which), spec.as_, spec.where, env)
        if found is U or any(match is None for _, match in found):
            return U
        chosen = [e for e, match in found if match]
        if which == "count":
            return len(chosen)
        values = [self.term(spec.of, e) for e in chosen]
        if U in values or (which == "sum" and None in values):
            return U
        values = [v for v in values if v is not None]
        if which in ("sum", "distinct"):
            return sum(values) if which == "sum" else len(set(values))
        return {"min": min, "max": max}[which](values) if values else None

    def daysbetween(self, spec, env):
        a, b = (self.term(t, env) for t in spec.days_between or spec.working_days_between)
        if U in (a, b) or None in (a, b):
            return U
        if spec.days_between:
            return b - a + spec.inclusive
        days = self.working(a, b, spec.inclusive)
        return U if days is None else days

    def addtime(self, spec, env):
        unit = "days" if spec.days else "months" if spec.months else "years"
        a, n = self.term(spec.add, env), self.term(getattr(spec, unit), env)
        if U in (a, n) or None in (a, n):
            return U
        if unit == "days":
            return a + n
        start = date.fromordinal(a)
        year, month = divmod(start.year * 12 + start.month - 1 + n * (12 if unit == "years" else 1), 12)
        return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1])).toordinal()

    def arithmetic(self, spec, env):
        values = [self.term(t, env) for t in spec.plus or spec.minus or spec.times or spec.remainder]
        if U in values or None in values:
            return U
        if spec.plus:
            return sum(values)
        if spec.minus:
            return values[0] - values[1]
        if spec.remainder:
            return values[0] % values[1] if values[1] else U
        numbers = [self.types[t] for t in spec.times]
        result, scale = Fraction(1), numbers.count("number") - ("money" not in numbers and "number" in numbers)
        for value in values:
            result *= value
        exact = result / 1_000_000**scale
        return int((2 * exact + 1) // 2)

    def choice(self, spec, env):
        values = [self.term(t, env) for t in spec.earliest or spec.latest or spec.first_given]
        if spec.first_given:
            return next((v for v in values if v is not None), None)
        if U in values:
            return U
        values = [v for v in values if v is not None]
        return (min if spec.earliest else max)(values) if values else None

    # ---- conditions
    def cond(self, c, env):
        return getattr(self, f"c_{type(c).__name__.lower()}")(c, env)

    def c_compare(self, c, env):
        value, op = self.term(c.term, env), c.operator
        if op in ("present", "absent"):
            if value is U:
                return None
            return (value is not None and value != []) == (op == "present")
        raw = c.operand
        if isinstance(raw, m.Param):
            right = self.param(raw, env)
        elif isinstance(raw, m.Operand):
            right = self.term(raw.term, env)
        else:
            right = self.plain(raw, c.term)
        if value is U or value is None or right is U or right is None:
            return None
        if op in ("in", "not_in"):
            return (value in right) == (op == "in")
        if op == "is_not":
            return value != right
        return OPS[op](value, right)

    def plain(self, raw, term):
        if isinstance(raw, str) and raw[:1].isdigit():
            return date.fromisoformat(raw).toordinal()
        if isinstance(raw, int) and not isinstance(raw, bool):
            return raw * {"money": 100, "number": 1_000_000}.get(self.types.get(term if isinstance(term, str) else ""), 1)
        return raw

    def c_share(self, c, env):
        part, whole = (self.term(t, env) for t in c.share)
        wanted = self.param(c.operand, env)
        if U in (part, whole, wanted) or None in (part, whole) or whole <= 0:
            return None
        return OPS[c.operator](Fraction(part, whole), Fraction(*wanted))

    def c_allof(self, c, env):
        return all3(self.cond(x, env) for x in c.all)

    def c_anyof(self, c, env):
        return any3(self.cond(x, env) for x in c.any)

    def c_not(self, c, env):
        return not3(self.cond(c.not_, env))

    def exists(self, source, alias, tests, env):
        found = self.items(source, env, alias)
        return None if found is U else any3(tests(e) for e in found)

    def c_some(self, c, env):
        return self.exists(c.some, c.as_, lambda e: all3(self.cond(x, e) for x in c.where), env)

    def c_noneof(self, c, env):
        return not3(self.exists(c.none, c.as_, lambda e: all3(self.cond(x, e) for x in c.where), env))

    def c_every(self, c, env):
        def broken(e):
            return all3([all3(self.cond(x, e) for x in c.where), not3(all3(self.cond(x, e) for x in c.satisfies))])

        return not3(self.exists(c.every, c.as_, broken, env))

    def c_inorder(self, c, env):
        found = self.matching(c.in_order, c.as_, c.where, env)
        if found is U:
            return None
        values = [self.term(c.of, e) if match else None if match is False else U for e, match in found]
        known = [v for v in values if v is not None and v is not U]
        if known != sorted(known):
            return False
        return None if U in values else True

    # ---- the verdict
    def verdict(self, env):
        rule, self.top = self.rule, env
        self.subject = env
        binds = all3([self.in_force(env), *(self.cond(c, env) for c in rule.when)])
        if binds is False:
            return "not_applicable"
        norm = all3([*(self.cond(c, env) for c in rule.must), *(not3(self.cond(c, env)) for c in rule.must_not)])
        excused = any3(all3(self.cond(c, env) for c in e.when) for e in rule.unless)
        if binds and (norm or excused):
            return "compliant"
        if binds and norm is False and excused is False:
            return "manual" if rule.mode == "assisted" else "violation"
        return "undetermined"

    def in_force(self, env):
        day = self.term(rule_day := self.rule.judged_on, env) if self.rule.judged_on else U
        del rule_day
        if day is U or day is None:
            return None
        for v in self.rule.versions:
            start = v.from_.toordinal() if v.from_ else 0
            end = v.until.toordinal() if v.until else 10**9
            if start <= day < end:
                return v.basis is not None
        return None

    def verdicts(self, tree):
        """One verdict a subject, in the order of the record."""
        subject = self.rule.subject
        if subject == "decision":
            return [self.verdict({"": tree})]
        from lianchi.model.vocabulary import collections

        keys = collections()[subject]
        return [self.verdict(env) for env in self.subjects({"": tree}, tree, keys)]

    def subjects(self, env, owner, keys):
        from lianchi.model.record import Record
        from lianchi.model.vocabulary import fields_of

        envs, part = [(env, owner)], Record
        for key in keys:
            node = fields_of(part)[key]
            part, nexts = node.part, []
            for e, o in envs:
                value = U if o is U else self.walk(o, [key])
                if not node.many:
                    nexts.append((e, value))
                elif value is U:
                    nexts.append(({**e, node.singular: {}}, {}))
                else:
                    nexts += [({**e, node.singular: item}, item) for item in value or []]
            envs = [(e, o) for e, o in nexts if o is not None]
        return [e for e, _ in envs]
