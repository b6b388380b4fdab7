"""Accounts side by side: stories, lineages, claims, coverage, and what a comparison brings out."""
