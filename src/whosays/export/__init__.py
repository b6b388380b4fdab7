"""Readings in formats that other programs read: one small file a format."""
