"""Names that stand again elsewhere in an article."""

from takhrij.find.name_spans import Mention, repeat_names
from takhrij.find.name_words import word_knowledge, words_of
from takhrij.model import EntityType
from takhrij.pack import load_pack
from takhrij.text import pieces

KNOWN = word_knowledge(load_pack())


def test_the_beginning_of_a_long_name_at_the_very_end_is_the_short_name() -> None:
    # "The club of Narvin City beat the club of Narvin … Narvin": a name of two words begins like one of a single word.
    text = "نارفين سيتي هزم نارفين ثم عاد نارفين"
    words = words_of(pieces(text), 0, len(text))
    found = [
        Mention(words.starts[0], words.end(1), ("نارفين", "سيتي"), EntityType.ORG, "listed"),
        Mention(words.starts[3], words.end(3), ("نارفين",), EntityType.ORG, "listed"),
    ]
    assert [text[m.start : m.end] for m in repeat_names(found, words, KNOWN)] == ["نارفين سيتي", "نارفين", "نارفين"]
