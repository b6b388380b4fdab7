"""Readers of the public corpora that the model is trained and measured on; one file a corpus."""
