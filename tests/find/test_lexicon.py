"""The cue lexicon: every entry's own examples, and every verb of it in a plain sentence."""

import pytest

from takhrij.find.explain import explain
from takhrij.find.grammar import grammar_of
from takhrij.find.lexicon import According, Cue, lexicon_of
from takhrij.pack import load_pack

PACK = load_pack()
ENTRIES: tuple[Cue | According, ...] = (
    *PACK.table("cues/verbs.toml", "verb", Cue),
    *PACK.table("cues/nouns.toml", "noun", Cue),
    *PACK.table("cues/prepositions.toml", "according", According),
)


def rules(text: str) -> list[str]:
    return [attribution.rule for attribution in explain(text, PACK).attributions]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_entry_has_an_example_that_it_finds(entry: Cue | According) -> None:
    assert entry.example is not None
    assert any(rule == entry.id or rule.startswith(entry.id + ".") for rule in rules(entry.example))


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.counterexample], ids=lambda entry: entry.id)
def test_no_entry_fires_on_its_counterexample(entry: Cue | According) -> None:
    assert entry.counterexample is not None
    assert entry.id not in rules(entry.counterexample)


def test_ids_are_unique() -> None:
    ids = [entry.id for entry in ENTRIES]
    assert len(ids) == len(set(ids))


VERBS = [
    (entry, line.split()[0])
    for entry in ENTRIES
    if isinstance(entry, Cue) and "clause" in entry.takes and "transitive" not in entry.takes and not entry.holder
    for line in entry.verbs
    if not line.startswith("-") and PACK.fold(line.split()[0]) not in grammar_of(PACK).not_cues
]


@pytest.mark.parametrize(("entry", "verb"), VERBS, ids=lambda value: value if isinstance(value, str) else value.id)
def test_every_verb_that_takes_a_clause_is_a_cue_before_one(entry: Cue, verb: str) -> None:
    # "And the minister <verb> that the prices would rise."
    found = explain(f"و{verb} الوزير أن الأسعار سترتفع قريبا.", PACK).attributions
    assert [attribution.content[0].cut(f"و{verb} الوزير أن الأسعار سترتفع قريبا.") for attribution in found] == [
        "الأسعار سترتفع قريبا"
    ]


@pytest.mark.parametrize(
    "form", ["قالت", "قالوا", "قالا", "قالتا", "يقول", "تقول", "يقولون", "نفت", "نفوا", "ينفي", "دعت", "أعلنتا"]
)
def test_forms_of_the_third_person_are_generated(form: str) -> None:
    assert lexicon_of(PACK).hits(PACK.fold(form))


@pytest.mark.parametrize(
    ("form", "lead", "tail", "future"),
    [
        ("وقال", 1, 0, False),
        ("فقالت", 1, 0, False),
        ("سيعلن", 0, 0, True),
        ("ونفوا", 1, 0, False),
        ("بقوله", 1, 1, False),
        ("لقوله", 1, 1, False),
        ("وصفته", 0, 1, False),
    ],
)
def test_attached_words_are_taken_off(form: str, lead: int, tail: int, future: bool) -> None:
    hit = lexicon_of(PACK).hits(PACK.fold(form))[0]
    assert (hit.lead, hit.tail, hit.future) == (lead, tail, future)


def test_a_word_that_is_no_cue_has_no_reading() -> None:
    assert lexicon_of(PACK).hits("طاوله") == ()
