"""Sentences of the features: tiol_after."""
