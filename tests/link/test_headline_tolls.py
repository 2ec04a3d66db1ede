"""The toll that an article is about."""

from marked import made

from takhrij.link.headline_tolls import Headline, find_headlines, share_headline, told_apart
from takhrij.link.propositions import Proposition, find_propositions
from takhrij.model import Entity, EntityType, Span, Time, TimeType
from takhrij.pack import load_pack

PACK = load_pack()


def told(doc: str, text: str, place: str) -> tuple[list[Proposition], Headline]:
    """The propositions of an article and its headline; `place` is a town that it names."""
    article, analysis = made(doc, "الميناء", text)
    at = article.text.index(place)
    object.__setattr__(analysis, "entities", (Entity(Span(at, at + len(place)), EntityType.LOC, place),))
    found = list(find_propositions(article, analysis, PACK))
    return found, find_headlines(found, {doc: analysis}, PACK)[doc]


def test_the_first_toll_is_the_articles_own() -> None:
    # A quake in Wadi al-Tin kills 30. An older quake killed seven.
    _, headline = told("d1", "مقتل 30 شخصا في زلزال بلدة وادي التين\nأدى زلزال سابق إلى مقتل سبعة أشخاص.", "وادي التين")
    assert dict(headline.tolls)["killed"] == 30
    assert "quake" in headline.events
    assert headline.places == {"وادي التين"}


def share(place: str) -> bool:
    first, a = told("d1", "مقتل 30 شخصا في زلزال بلدة وادي التين", "وادي التين")
    second, b = told("d2", f"زلزال {place} أودى بحياة 41 شخصا", place)
    (p,), (q,) = ([p for p in found if p.counts] for found in (first, second))
    return share_headline(p, q, {"d1": a, "d2": b})


def test_two_headlines_on_one_event_in_one_place_count_the_same() -> None:
    assert share("وادي التين")
    assert not share("تل الزيتون")


def test_a_state_is_no_place_of_an_event() -> None:
    _, headline = told("d1", "مقتل 30 شخصا في زلزال فرنسا", "فرنسا")
    assert headline.places == frozenset()


def test_the_fighting_of_another_day_is_another() -> None:
    # 30 gunmen die in clashes on the coast; four days later 41
    both, told_ = [], {}
    for doc, number, at in (("d1", 30, "2030-01-02"), ("d2", 41, "2030-01-06")):
        article, analysis = made(doc, "الميناء", f"مقتل {number} مسلحا في اشتباكات على الساحل.")
        object.__setattr__(analysis.origination, "published", at)
        found = find_propositions(article, analysis, PACK)
        both.append(found[0])
        told_ |= find_headlines(found, {doc: analysis}, PACK)
    assert told_apart(*both, told_, PACK)


def test_the_toll_of_an_older_incident_is_not_the_articles_own() -> None:
    # Fire in the town of Wadi al-Tin. On 2 January 2020 an attack wounded 21.
    article, analysis = made("d1", "الميناء", "اندلع حريق في بلدة وادي التين.\nوأدى هجوم عام 2020 إلى إصابة 21 شخصا.")
    at = article.text.index("عام 2020")
    old = Time(Span(at, at + 8), TimeType.DATE, "2020", None, "2020-01-01", "2020-12-31", "made")
    object.__setattr__(analysis, "times", (old,))
    assert dict(find_headlines(find_propositions(article, analysis, PACK), {"d1": analysis}, PACK)["d1"].tolls) == {}
