"""Turns bytes into articles."""
