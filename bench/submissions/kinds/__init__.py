"""The kinds of record, a module for each field of work."""
