"""Where the words that somebody is said to have said end."""

from __future__ import annotations

import pytest

from takhrij.find.explain import explain
from takhrij.pack import load_pack

PACK = load_pack()


def content(text: str) -> str:
    """The content of the first attribution."""
    return " … ".join(span.cut(text) for span in explain(text, PACK).attributions[0].content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "The ministry called for widening the road, so as to ease the traffic."
        ("ودعت الوزارة إلى توسيع الطريق، وذلك لتخفيف الزحام.", "توسيع الطريق، وذلك لتخفيف الزحام"),
        # "The ministry called for widening the road, after two accidents."
        ("ودعت الوزارة إلى توسيع الطريق، وذلك بعد وقوع حادثين.", "توسيع الطريق"),
        # "The mayor announced the opening of the bridge, while work on the road goes on."
        ("وأعلن رئيس البلدية افتتاح الجسر، في حين يستمر العمل في الطريق.", "افتتاح الجسر"),
        # "The mayor announced the opening of the bridge but the drivers avoided it."
        ("وأعلن رئيس البلدية افتتاح الجسر إلا أن السائقين تجنبوه.", "افتتاح الجسر"),
        # "The spokesman confirmed that the ship had arrived, but did not say when."
        ("وأكد المتحدث أن السفينة وصلت، لكنه لم يحدد موعد وصولها.", "السفينة وصلت"),
        # "The spokesman confirmed that the ship had arrived, but it was damaged."
        ("وأكد المتحدث أن السفينة وصلت، لكنها تضررت كثيرا.", "السفينة وصلت، لكنها تضررت كثيرا"),
    ],
)
def test_a_content_ends_where_its_author_takes_over(text: str, expected: str) -> None:
    assert content(text) == expected


def test_what_explains_a_content_belongs_to_what_a_source_behind_it_tells() -> None:
    # "The support was reckoned by the use of summer, which means that it will last, according to the paper Al-Fajr."
    text = "احتسب الدعم بناء على استهلاك الصيف، وهو ما يعني أنه سيكفي العام، بحسب صحيفة الفجر."
    assert content(text) == "احتسب الدعم بناء على استهلاك الصيف، وهو ما يعني أنه سيكفي العام"
