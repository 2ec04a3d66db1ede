"""Finds things in one article: quotes, cues, names, attributions, times, credits. Pure, one article at a time."""
