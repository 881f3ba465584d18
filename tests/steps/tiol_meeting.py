"""Sentences of the features: tiol_meeting."""
