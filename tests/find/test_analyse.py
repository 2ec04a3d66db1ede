"""What is found in one article, taken together."""

from takhrij.find.analyse import analyse
from takhrij.model import Article
from takhrij.pack import load_pack


def test_a_byline_on_its_own_line_says_nothing() -> None:
    # "By Salem al-Marzuqi:" stands above the report; he is no source of it.
    title, author = "انفجار الميناء يوقع سبعة قتلى", "سالم المرزوقي"
    text = f"{title}\n\nكتب {author}:\n\nقتل سبعة أشخاص في انفجار المستودع، بحسب وزارة الداخلية.\n"
    found = analyse(Article("d1", text, outlet="الغد", title=title, author=author), load_pack())
    assert [credit.role.value for credit in found.credits if credit.field == "text"] == ["byline"]
    assert [a.cue.cut(text) for a in found.attributions] == ["بحسب"]
