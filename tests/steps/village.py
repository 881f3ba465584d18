"""Sentences of the features: village."""
