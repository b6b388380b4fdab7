"""Scores: pure functions of gold and predicted attributions."""
