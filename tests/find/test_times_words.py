"""The tables of times: every example runs, and the month names are those of Unicode's CLDR."""

from __future__ import annotations

import pytest
from babel import Locale

from takhrij.find.time_grammar import RULES, RULES_AT
from takhrij.find.time_table import ROLES, Word, time_words
from takhrij.find.time_tokens import tokens_of
from takhrij.find.times import find_expressions, resolve_times
from takhrij.model import Span
from takhrij.pack import load_pack

PACK = load_pack()
WORDS = time_words(PACK)
# Words that decide whether their neighbours are a time, and are none themselves.
BESIDE = {"after", "since", "in", "event", "only", "between", "how-often", "upon"}


def _spans(text: str, word: Word) -> list[Span]:
    view = PACK.view(text)
    return [view.raw_span(t.start, t.end) for t in tokens_of(view, PACK).tokens if t.word and t.word.id == word.id]


@pytest.mark.parametrize("word", [w for w in WORDS if w.example], ids=lambda w: w.id)
def test_the_word_is_read_in_its_example(word: Word) -> None:
    text = word.example or ""
    found = find_expressions(PACK.view(text), PACK)
    if word.role in BESIDE:
        assert found
    else:
        assert any(e.span.contains(span) for e in found for span in _spans(text, word))


@pytest.mark.parametrize("word", [w for w in WORDS if w.counterexample], ids=lambda w: w.id)
def test_the_word_is_no_time_in_its_counterexample(word: Word) -> None:
    assert find_expressions(PACK.view(word.counterexample or ""), PACK) == ()


def test_every_word_has_an_example() -> None:
    assert [w.id for w in WORDS if not w.example and not w.counterexample] == []


def test_every_role_is_known() -> None:
    assert {w.role for w in WORDS} <= set(ROLES)


def test_every_letter_that_a_rule_starts_with_leads_to_it() -> None:
    assert all(rule in RULES_AT[letter] for rule in RULES for letter in rule.starts)


@pytest.mark.parametrize(
    "locale", ["ar", "ar_EG", "ar_SY", "ar_LB", "ar_IQ", "ar_MA", "ar_DZ", "ar_TN", "ar_MR", "ar_SA"]
)
def test_month_names_of_each_country_are_known(locale: str) -> None:
    names = Locale.parse(locale).months["stand-alone"]["wide"]
    for month, name in names.items():
        view = PACK.view(f"في 12 {name} 2017")
        (time,) = resolve_times(view, find_expressions(view, PACK), None, PACK)
        assert time.value == f"2017-{month:02}-12"


def test_weekday_names_of_cldr_are_known() -> None:
    for at, name in Locale.parse("ar").days["stand-alone"]["wide"].items():
        (expression,) = find_expressions(PACK.view(f"وصلوا يوم {name}"), PACK)
        assert expression.weekday == at + 1
