"""The plan over facts → verdicts.  ``rete`` is the only door to durable-rules."""
