"""Places: found by name, told apart by their company, and never made of plain words."""

from __future__ import annotations

import pytest

from takhrij.find.names import find_entities
from takhrij.find.places import Place, all_places, countries_of, place_among, place_named, places_named
from takhrij.model import EntityType
from takhrij.pack import load_pack
from takhrij.text import sentences

PACK = load_pack()


def country(name: str, **given: object) -> str | None:
    place = place_named(name, PACK, **given)  # type: ignore[arg-type]
    return place.country if place else None


def test_a_town_has_its_country_and_coordinates() -> None:
    place = place_named("بنغازي", PACK)
    assert place is not None
    assert (place.country, place.kind) == ("LY", "town")
    assert place.latitude is not None
    assert 31 < place.latitude < 33


def test_a_country_comes_before_its_capital_of_the_same_name() -> None:
    place = place_named("تونس", PACK)  # Tunisia, Tunis
    assert place is not None
    assert place.kind == "country"


def test_a_namesake_stays_open_without_a_hint() -> None:
    assert len(places_named("طرابلس", PACK)) > 1
    assert place_named("طرابلس", PACK) is None


def test_the_country_asked_for_decides() -> None:
    assert country("طرابلس", country_hint="LB") == "LB"


def test_the_places_beside_it_decide() -> None:
    assert country("طرابلس", company=["بنغازي", "مصراتة"]) == "LY"
    assert country("طرابلس", company=["صيدا", "بيروت"]) == "LB"


def test_washington_is_the_capital_and_no_town_of_that_name() -> None:
    place = place_named("واشنطن", PACK)
    assert place is not None
    assert (place.kind, place.country) == ("capital", "US")


def test_a_country_is_meant_whatever_towns_beside_it_share_its_name() -> None:
    found = place_among("كولومبيا", countries_of(["نيويورك", "كولومبيا"], PACK), PACK)  # Colombia; Columbia
    assert found is not None
    assert found[0].kind == "country"


def test_a_village_is_meant_only_beside_places_of_its_country() -> None:
    assert place_among("بني وليد", countries_of(["بني وليد", "موسكو"], PACK), PACK) is None
    found = place_among("بني وليد", countries_of(["بني وليد", "بنغازي"], PACK), PACK)
    assert found is not None
    assert found[1] == "beside"


def test_what_is_at_a_place_is_not_the_place() -> None:
    assert place_among("مستشفى بنغازي", countries_of(["بنغازي"], PACK), PACK) is None  # its hospital
    assert place_among("مدينة بنغازي", countries_of(["بنغازي"], PACK), PACK) is not None


def test_the_far_larger_namesake_is_meant() -> None:
    assert country("باريس") == "FR"


def test_a_head_word_is_read_past() -> None:
    assert country("قاعدة الوطية") == country("الوطية") == "LY"
    assert country("مدينة حمص") == "SY"


def test_spelling_does_not_matter_beyond_loose_folding() -> None:
    assert place_named("ترهونه", PACK) == place_named("ترهونة", PACK)


@pytest.mark.parametrize("word", ["الى", "سالم", "في", "", " ", "👀", "x" * 10_000])
def test_other_words_are_no_places(word: str) -> None:
    assert place_named(word, PACK) is None


def test_a_plain_word_is_a_town_only_to_who_asks_for_it() -> None:
    place = place_named("القصير", PACK, country_hint="EG")  # Quseir; also "the short one"
    assert place is not None
    assert "القصير" in place.plain_words


BY_HAND = [place for place in all_places(PACK) if not place.id.isdigit() and place.kind != "country"]
# Their names are an outlet's or a club's first: found by who asks for them, never in a text.
ONLY_ASKED_FOR = {"maspero", "zamalek", "al-mayadin"}


@pytest.mark.parametrize("place", BY_HAND, ids=lambda place: place.id)
def test_a_place_by_hand_is_found_by_all_its_names_and_in_a_sentence(place: Place) -> None:
    assert all(place in places_named(form, PACK) for form in place.forms)
    if place.id in ONLY_ASKED_FOR:
        return
    # "The delegation arrived at … yesterday.", "Fighting broke out in …"
    plain = [t for f in place.forms for t in (f"وصل الوفد إلى {f} أمس.", f"اندلعت اشتباكات في {f} مساء الأحد.")]
    assert any(is_found(place, text) for text in ([place.example] if place.example else plain))


def is_found(place: Place, text: str) -> bool:
    found = find_entities(PACK.view(text), tuple(sentences(text)), PACK)
    names = {entity.span.cut(text) for entity in found if entity.type is EntityType.LOC}
    return any(form.split()[-1] in name.split() for name in names for form in place.forms)


def test_the_list_by_hand_is_sound() -> None:
    by_hand = [place for place in all_places(PACK) if not place.id.isdigit() and place.kind != "country"]
    assert len(by_hand) >= 300
    assert all(place.forms for place in by_hand)
    # coordinates only where a file of known origin gives them
    assert all(place.latitude is None or "GeoNames" in (place.note or "") for place in by_hand)
