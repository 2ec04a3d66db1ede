"""Keeps a collection in one SQLite file; the only SQL in the project."""
