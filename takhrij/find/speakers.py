"""Says who speaks in each attribution of an article, stated there or not.

Invariant: a speaker is always a stretch of the same article; where nothing agrees, none is given.
"""

from __future__ import annotations

from takhrij.find.candidates import Candidate
from takhrij.find.dropped import Dropped
from takhrij.find.floor import Floor, Speaker
from takhrij.find.nouns import Mention
from takhrij.find.reading import Reading
from takhrij.find.stated import Stated


class Speakers:
    """Who speaks in each attribution of an article; `floor` is to be told of everyone who does."""

    def __init__(self, reading: Reading) -> None:
        self.floor = Floor(reading)
        self._stated = Stated(reading, self.floor)
        self._dropped = Dropped(reading, self.floor, self._stated)

    def named(self, mention: Mention, candidate: Candidate) -> tuple[Speaker, bool]:
        """Who a stated source is, and whether that is somebody named elsewhere."""
        return self._stated.named(mention, candidate)

    def dropped(self, candidate: Candidate, parent: Speaker | None, content: int | None) -> Speaker | None:
        """Who speaks where the verb bears no noun.

        `parent` is who speaks the words that the cue stands in, `content` the token where those begin.
        """
        return self._dropped.speaker(candidate, parent, content)
