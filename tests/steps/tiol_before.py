"""Sentences of the features: tiol_before."""
