"""Turns results into files for other programs and for readers."""
