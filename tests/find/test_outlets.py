"""Outlets named in a text, and outlets by name, label and domain."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.find.outlet_table import WORD, Outlet, bearers, outlet_at, outlet_by_id, outlet_labelled, outlets
from takhrij.find.outlets import OutletHit, find_outlets, outlet_named, outlets_named
from takhrij.pack import load_pack

PACK = load_pack("ar")


def hits(text: str) -> list[tuple[str, str | None, str]]:
    """What was found: the words, the outlet, the evidence."""
    return [(hit.span.cut(text), hit.outlet, hit.evidence) for hit in find_outlets(PACK.view(text), PACK)]


def means(hit: OutletHit, outlet: Outlet) -> bool:
    """Whether the hit is this outlet, or one of several that share the name."""
    return hit.outlet == outlet.id or (hit.outlet is None and outlet in outlets_named(hit.name, PACK))


# ---------------------------------------------------------------- the list


def test_the_list_is_long_and_covers_all_arab_countries() -> None:
    arab = {
        "SA",
        "AE",
        "KW",
        "QA",
        "BH",
        "OM",
        "YE",
        "IQ",
        "SY",
        "LB",
        "JO",
        "PS",
        "EG",
        "SD",
        "LY",
        "TN",
        "DZ",
        "MA",
        "MR",
    }
    assert len(outlets(PACK)) >= 300
    assert arab <= {outlet.country for outlet in outlets(PACK)}


@pytest.mark.parametrize("outlet", outlets(PACK), ids=lambda outlet: outlet.id)
def test_each_unguarded_name_is_found_in_a_plain_sentence(outlet: Outlet) -> None:
    names = () if outlet.guarded else (outlet.name, *outlet.latin)
    for name in (*names, *outlet.forms, *outlet.codes):
        text = f"ورد هذا أمس في {name} وحدها"
        assert any(means(hit, outlet) for hit in find_outlets(PACK.view(text), PACK)), name


@pytest.mark.parametrize("outlet", [o for o in outlets(PACK) if o.guarded], ids=lambda outlet: outlet.id)
def test_each_guarded_name_needs_evidence(outlet: Outlet) -> None:
    assert outlet.example and outlet.counterexample, "a guarded outlet shows both uses of its name"
    assert any(means(hit, outlet) for hit in find_outlets(PACK.view(outlet.example), PACK))
    assert not find_outlets(PACK.view(outlet.counterexample), PACK)


def test_no_domain_and_no_label_is_listed_twice() -> None:
    keys = [key for outlet in outlets(PACK) for key in {*outlet.domains, *outlet.labels, outlet.id}]
    assert len(keys) == len(set(keys))


def test_state_organs_have_a_country() -> None:
    assert all(outlet.country for outlet in outlets(PACK) if outlet.state)


# ---------------------------------------------------------------- in running text


def test_an_agency_is_found_with_a_preposition_fused() -> None:
    """The source told Reuters."""
    assert hits("وقال المصدر لرويترز إن السفينة غرقت") == [("رويترز", "reuters", "name")]


def test_an_article_fused_with_lam_is_cut_as_it_can_be() -> None:
    """He told the Guardian: للغارديان stands for ل + الغارديان."""
    assert hits("وأكد الباحث للغارديان صحة الرقم") == [("لغارديان", "guardian", "name")]


@pytest.mark.parametrize("code", ["أ ف ب", "أ.ف.ب", "ا ف ب", "أ. ف. ب"])
def test_letters_of_an_agency_are_found_however_they_are_parted(code: str) -> None:
    assert hits(f"نقلت {code} الخبر")[0][1] == "afp"


def test_a_plain_word_is_no_outlet_without_evidence() -> None:
    """Life returned to the homeland today."""
    assert hits("عادت الحياة إلى الوطن اليوم") == []


def test_a_noun_before_the_name_is_evidence() -> None:
    """The newspaper Al-Hayat reported."""
    assert hits("ذكرت صحيفة الحياة أن اللقاء تأجل") == [("الحياة", "alhayat", "head")]


def test_a_noun_with_the_article_is_evidence_only_for_a_name_in_marks() -> None:
    """The economic newspaper (any), and the newspaper "Al-Iqtisadiah"."""
    assert hits("قالت الصحيفة الاقتصادية إن السوق هبطت") == []
    assert hits("قالت الصحيفة «الاقتصادية» إن السوق هبطت")[0][1] == "aleqtisadiah"


def test_an_outlet_that_is_a_number_needs_evidence() -> None:
    assert hits("أصيب 24 شخصا في الحادث") == []
    assert hits('علم "24" أن الوفد وصل') == [("24", "24-ae", "verb")]


def test_somebody_speaks_to_a_name_in_marks() -> None:
    """He told Al-Hayat."""
    assert hits("قال النائب لـ«الحياة» إن الجلسة أرجئت") == [("الحياة", "alhayat", "to")]


def test_evidence_in_one_place_serves_marks_in_another() -> None:
    """Al-Hayat the newspaper, later only in marks."""
    text = "ذكرت صحيفة «الحياة» أن اللقاء تأجل. ورأت «الحياة» في ذلك تراجعا"
    assert [hit[2] for hit in hits(text)] == ["head", "elsewhere"]


def test_an_outlet_joined_to_another_needs_no_noun_of_its_own() -> None:
    """The newspapers Al-Hayat and Asharq Al-Awsat."""
    assert [hit[1] for hit in hits("ذكرت صحيفتا الحياة والشرق الأوسط أن اللقاء تأجل")] == ["alhayat", "aawsat"]


def test_a_short_name_beside_its_long_one_needs_no_evidence() -> None:
    """The Emirates' agency (WAM); the word alone also means devotion."""
    assert hits("نقلت وكالة أنباء الإمارات (وام) البيان")[1] == ("وام", "wam", "beside")


def test_nationality_tells_namesakes_apart() -> None:
    assert hits("نشرت صحيفة الوطن القطرية الخبر")[0][1] == "alwatan-qa"
    assert hits("نشرت صحيفة الوطن الخبر")[0][1] is None


def test_the_kind_tells_namesakes_apart() -> None:
    assert hits("بثت قناة الجزيرة المقابلة")[0][1] == "aljazeera"
    assert hits("نشرت صحيفة الجزيرة المقابلة")[0][1] == "aljazirah-sa"


@given(st.text(alphabet='الحياة24 "«»()وطنبفلصيقر.\n', max_size=200))
def test_hits_are_in_order_and_never_overlap(text: str) -> None:
    found = find_outlets(PACK.view(text), PACK)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(hit.span.cut(text) for hit in found)


# ---------------------------------------------------------------- by name, label, domain


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("رويترز", "reuters"),
        ("وكالة الصحافة الفرنسية", "afp"),
        ("صحيفة الغارديان البريطانية", "guardian"),
        ("«الشرق الأوسط»", "aawsat"),
        ("قناة العربية", "alarabiya"),
        ("Reuters", "reuters"),
        ("الاناضول", "anadolu"),
        ("وكالة رويترز للأنباء", "reuters"),
        ("وكالة الأنباء السورية الرسمية (سانا)", "sana"),
        ("شبكة سي إن إن الإخبارية الأمريكية", "cnn"),
    ],
)
def test_a_name_on_its_own_means_an_outlet(name: str, id_: str) -> None:
    found = outlet_named(name, PACK)
    assert found is not None and found.id == id_


@pytest.mark.parametrize("name", ["", "الوزير", "صحيفة", "24 شخصا", "بلدية الشاطئ", "وكالة الأنباء الرسمية"])
def test_a_name_that_is_no_outlet_means_none(name: str) -> None:
    assert outlet_named(name, PACK) is None


def test_a_shared_name_means_none_and_lists_its_bearers() -> None:
    assert outlet_named("الوطن", PACK) is None
    assert {"alwatan-sa", "alwatan-eg", "alwatan-kw"} <= {outlet.id for outlet in outlets_named("الوطن", PACK)}


@pytest.mark.parametrize(
    ("address", "id_"),
    [
        ("https://www.bbc.co.uk/arabic/x-1", "bbc"),
        ("arabic.cnn.com", "cnn"),
        ("http://24.ae/article/1", "24-ae"),
        ("https://p.dw.com/p/1abc", "dw"),
    ],
)
def test_an_address_means_the_outlet_of_its_domain(address: str, id_: str) -> None:
    found = outlet_at(address, PACK)
    assert found is not None and found.id == id_


@pytest.mark.parametrize("address", ["", "http://[", "https://example.org/a", "com", "notbbc.co.uk"])
def test_other_addresses_mean_none(address: str) -> None:
    assert outlet_at(address, PACK) is None


@pytest.mark.parametrize(
    ("label", "id_"),
    [
        ("france24", "france24"),
        ("aawsat", "aawsat"),
        ("alarabia", "alarabiya"),
        ("Jawhara FM", "jawhara-fm"),
        ("CNN", "cnn"),
    ],
)
def test_a_record_label_means_an_outlet(label: str, id_: str) -> None:
    found = outlet_labelled(label, PACK)
    assert found is not None and found.id == id_


def test_every_name_leads_back_to_its_outlet() -> None:
    for outlet in outlets(PACK):
        assert outlet in bearers(WORD.findall(PACK.fold(outlet.name)), PACK)
        assert outlet_by_id(PACK)[outlet.id] is outlet
