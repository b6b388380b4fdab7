"""Accounts side by side: stories, lineages, claims, coverage, and what a comparison brings out."""

from whosays.compare.pipeline import ClauseFinder, compare

__all__ = ["ClauseFinder", "compare"]
