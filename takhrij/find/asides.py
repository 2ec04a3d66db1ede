"""Says where the author takes over again behind what somebody said: "، وذلك بعد", "، لكنه لم يحدد", "، وهو ما نفته".

Invariant: looks at a content's own tokens, once.
"""

from __future__ import annotations

from takhrij.find.candidates import Candidate
from takhrij.find.reading import Reading


def aside(reading: Reading, candidate: Candidate, begin: int, end: int) -> int | None:
    """Where the author takes over again after a comma: "، وذلك بعد", "، من دون"; for a noun phrase any new clause."""
    grammar, words = reading.grammar, reading.words
    phrase = candidate.joined in ("event", "np", "prep")
    relative = candidate.first > 0 and words[candidate.first - 1] in grammar.relatives
    fronted = _fronted(reading, candidate)
    for at in range(begin + 1, end - 1):
        if (phrase and _beside(reading, candidate, at)) or _remark(reading, begin, at):
            return at
        if words[at] not in grammar.commas or reading.inside[at] is not reading.inside[begin]:
            continue
        if fronted and _main_clause(reading, at + 1):
            return at
        if _author(reading, at + 1) or _taken_up(reading, at + 1) or _unsaid(reading, at + 1):
            return at
        if phrase and _new_clause(reading, at + 1) and not _purpose(reading, at + 1):
            return at
        if candidate.shape == "noun" and not (
            candidate.tail or candidate.first == reading.tokens.sentence_start(begin)
        ):
            return at
        apart = relative and candidate.first > 1 and words[candidate.first - 2] in grammar.commas
        if (apart or (relative and phrase)) and words[at + 1] not in grammar.letters.alternatives:
            return at
    return None


def _fronted(reading: Reading, candidate: Candidate) -> bool:
    """Whether the cue's clause heads its sentence and a main clause follows: "وعندما قال ...،", "وبعد أن أعلن ...،"."""
    words, grammar = reading.words, reading.grammar
    at, start = min(candidate.first, candidate.begin) - 1, reading.tokens.sentence_start(candidate.first)
    while at > start and (reading.complementiser(at) or words[at] in grammar.auxiliaries):
        at -= 1
    if at != start or candidate.shape not in ("verb", "noun"):
        return False
    word = words[at]
    return word in grammar.subordinators or (
        word[0] in grammar.letters.conjunctions and word[1:] in grammar.subordinators
    )


def _main_clause(reading: Reading, at: int) -> bool:
    """Whether the main clause may begin at `at`, behind one that heads the sentence: no conjunction, no relative."""
    word, grammar = reading.words[at], reading.grammar
    if word in grammar.relatives or reading.complementiser(at) or word in grammar.commas:
        return False
    resumes = word in grammar.resumptives or word in grammar.resumptive_pronouns or word in grammar.whole_words
    return resumes or word[0] not in grammar.letters.conjunctions


def _beside(reading: Reading, candidate: Candidate, at: int) -> bool:
    """Whether words that no noun phrase takes in begin at `at`, even without a comma: "لكن", "وذلك على خلفية"."""
    word, grammar = reading.words[at], reading.grammar
    explained = word in grammar.asides and word[0] in grammar.letters.conjunctions and not _purpose(reading, at)
    return explained or _contrast(reading, at) or _meanwhile(reading, candidate, at)


def _contrast(reading: Reading, at: int) -> bool:
    """Whether a clause is set against the phrase before it, even without a comma: "لكن", "إلا أن"."""
    words, grammar = reading.words, reading.grammar
    if words[at] not in grammar.contrasts:
        return False
    return words[at] in grammar.new_clauses or words[at + 1] in grammar.complementisers


def _meanwhile(reading: Reading, candidate: Candidate, at: int) -> bool:
    """Whether the author tells when or where it was said, behind what was said: "تزامنا مع", "في تصريحات للصحفيين"."""
    words, grammar = reading.words, reading.grammar
    if words[at] in grammar.meanwhile:
        return True
    if words[at] not in grammar.occasions or words[at + 1] not in grammar.statements or reading.inside[at] is not None:
        return False
    known = candidate.via is not None or candidate.shape != "verb" or reading.lexicon.past(words[at - 1])
    return not known and not any(reading.complementiser(n) for n in range(at + 1, reading.scope_end(at)))


def _remark(reading: Reading, begin: int, at: int) -> bool:
    """Whether the author says what is meant, in the midst of the sentence: "في إشارة إلى"."""
    same = reading.inside[at] is reading.inside[begin]
    return same and reading.words[at : at + 2] in reading.grammar.remarks


def _author(reading: Reading, at: int) -> bool:
    """Whether the author goes on at `at`: "وذلك بعد", "من دون"; not with a purpose: "وذلك لتوسيع"."""
    words, grammar = reading.words, reading.grammar
    return words[at : at + 2] in grammar.aside_phrases or (words[at] in grammar.asides and not _purpose(reading, at))


def _new_clause(reading: Reading, at: int) -> bool:
    """Whether a clause begins at `at` that a noun phrase cannot take in: "لكن", "وهو", "بينما", "في حين"."""
    words, grammar = reading.words, reading.grammar
    word = words[at]
    if word in grammar.channel_prepositions:
        return any(after in grammar.coordinators for after in words[at + 1 : at + 2])
    resumed = word in grammar.resumptives or word in grammar.resumptive_pronouns
    return resumed or word in grammar.contrasts or word in grammar.new_clauses or word in grammar.coordinators


def _purpose(reading: Reading, at: int) -> bool:
    words, grammar = reading.words, reading.grammar
    return words[at] in grammar.asides and any(word.startswith(grammar.letters.to) for word in words[at + 1 : at + 2])


def _unsaid(reading: Reading, at: int) -> bool:
    """Whether the author tells what the speaker left open: "، لكنه لم يحدد"."""
    words, grammar = reading.words, reading.grammar
    if words[at] not in grammar.contrasts or at + 2 >= len(words):
        return False
    return words[at + 1] in grammar.refusing and words[at + 2] in grammar.unsaid


def _taken_up(reading: Reading, at: int) -> bool:
    """Whether somebody answers what was said: "، وهو ما نفته الوزارة"."""
    if reading.words[at : at + 2] not in reading.grammar.taken_up:
        return False
    return any(hit.form.person == 3 for word in reading.words[at + 2 : at + 4] for hit in reading.lexicon.hits(word))


def past_receipt(reading: Reading, at: int, stop: int) -> int:
    """The token after an aside on who got a document: "، تلقت الصحيفة نسخة منه،"; `at` if there is none."""
    words, grammar = reading.words, reading.grammar
    if at >= stop or words[at] not in grammar.receipts:
        return at
    comma = next((n for n in range(at, stop) if words[n] in grammar.commas), stop)
    return comma + 1 if not grammar.copies.isdisjoint(words[at:comma]) else at
