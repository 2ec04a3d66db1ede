"""Verbs that say nothing of who speaks: passives and impersonal ones ("أُعلن", "طريقة وصفت بأنها", "يعتقد أن").

Invariant: looks at the words next to one verb only.
"""

from __future__ import annotations

from takhrij.find.lexicon import Hit
from takhrij.find.nouns import Mention, is_event
from takhrij.find.reading import Reading
from takhrij.find.walks import Frame

_DAMMA = "\u064f"  # on the first letter it marks the passive


def is_passive(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether the verb is passive, by its mark or by what stands round it."""
    return _marked(reading, at, hit) or _announced(reading, at, hit) or _regarded(reading, at, hit)


def _marked(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether the text marks the verb as passive: أُعلن."""
    start = reading.tokens.starts[at] + hit.lead
    view = reading.tokens.view
    raw = view.starts[start]
    return view.raw[raw + 1 : raw + 2] == _DAMMA and hit.form.shape in ("past", "present")


def _regarded(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether the verb is passive by what stands round it: its object is lacking ("طريقة وصفت بأنها"), or a relative's
    antecedent is what is believed of ("الذي كان يعتقد أنه")."""
    grammar, words, form = reading.grammar, reading.words, hit.form
    if hit.tail or form.number != "s" or words[at + 1 : at + 2] == () or words[at + 1] not in grammar.pronominal:
        return False
    if "transitive" in form.entry.takes:
        return True
    back = at - 1
    while back > 0 and words[back] in grammar.auxiliaries:
        back -= 1
    believed = form.entry.impersonal and form.shape == "present" and form.gender == "m"
    return believed and back >= 0 and words[back] in grammar.relatives


def _announced(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether a relative's antecedent is what was announced: "الرجل الذي أعلن مقتله"."""
    if "event" not in hit.form.entry.takes or at == 0 or at + 1 >= len(reading.words):
        return False
    after = reading.words[at + 1]
    befallen = not any(after.startswith(act) for act in reading.grammar.own_acts)  # not "الذي أعلن ترشحه"
    pronoun = befallen and after.endswith(reading.grammar.letters.pronouns) and is_event(reading, at + 1)
    return reading.words[at - 1] in reading.grammar.relatives and pronoun


def is_impersonal(reading: Reading, at: int, hit: Hit, frame: Frame, before: Mention | None) -> bool:
    """Whether the verb has no subject at all: "يعتقد أن", "المرة التي أعلن فيها عن"."""
    form = hit.form
    announced = (
        hit.tail == 0 and reading.words[at + 1 : at + 2] and reading.words[at + 1] in reading.grammar.resumptive_words
    )
    if announced and before is None and frame.source is None and form.gender == "m" and form.number == "s":
        return True
    if not form.entry.impersonal or form.shape != "present" or before is not None or frame.source is not None:
        return False
    if form.gender != "m" or form.number != "s" or frame.at > at + 2:
        return False
    back = at - 1
    while back > 0 and reading.words[back] in reading.grammar.negations:  # "أنه لا يستبعد"
        back -= 1
    previous = reading.words[back] if at else ""
    return previous not in reading.grammar.pronominal
