"""The plan as SQL: terms as expressions over nested lists, conditions in SQL's own three values, one scan a subject.

SQL's ``and``, ``or`` and ``not`` are Kleene's, with NULL for unknown, so a condition needs no known flags; only a term
that can be *none* as well as unknown carries one.  The text is DuckDB's; Spark gets it translated.
"""
