"""Who only reacts: condemns, welcomes or comments on what another made public.

A speaker of whom an article says that he condemned or welcomed the matter knows of it as the public does; for the least
bound he counts as nobody's independent origin. Taken by article and actor, since the verb of reaction often stands in
another sentence than the words.
"""

from __future__ import annotations

from collections.abc import Mapping

from takhrij.find.label_lists import first_words, normal_words
from takhrij.link.people import Actors
from takhrij.model import Analysis, Article
from takhrij.pack import Pack


def reacting_speakers(
    articles: Mapping[str, Article], analyses: Mapping[str, Analysis], actors: Actors, pack: Pack
) -> frozenset[tuple[str, str]]:
    """(article, actor) pairs of those who react."""
    verbs = first_words("reacting", pack)
    found = set()
    for doc, analysis in analyses.items():
        text = articles[doc].text
        for attribution in analysis.attributions:
            cue = normal_words(attribution.cue.cut(text), pack)
            if cue and cue[0] in verbs:
                found.add((doc, actors.key_of(doc, attribution.id)))
    return frozenset(found)
