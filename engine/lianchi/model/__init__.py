"""The frozen nouns: the record's vocabulary, rules, verdicts and findings.  No reading, no writing."""
