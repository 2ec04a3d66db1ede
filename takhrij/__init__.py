"""Takhrij: who said it, through which chain, and how many origins it has."""

__version__ = "0.1.0"
