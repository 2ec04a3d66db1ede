"""Reads prepositional phrases that name a source beside the content: "وفقا ل", "بحسب ما قال", "على حد قوله".

Invariant: as in cues: one bounded look round each.
"""

from __future__ import annotations

from dataclasses import replace

from takhrij.find.adverbials import adverbial
from takhrij.find.boundaries import CONTENT
from takhrij.find.candidates import Candidate, Found
from takhrij.find.cues import by_word
from takhrij.find.lexicon import According
from takhrij.find.mentions import hearer, phrase_end, told
from takhrij.find.nouns import Mention, begins_source, grammar_head
from takhrij.find.past_channels import carried_by
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Force, Kind

_TIME = 8  # tokens of time between a verb and its source
_FRONTED = 16  # tokens between the source of a fronted phrase and its content


def according(
    reading: Reading, at: int, lead: int, parts: tuple[str, ...], entry: According, way: str, found: Found
) -> tuple[Candidate, ...]:
    """The candidate of a prepositional phrase `parts` at token `at`. `way`: alone, with a verb, or with قوله."""
    letters = reading.grammar.letters
    clitic = parts[-1] if len(parts) > 1 and parts[-1] in (letters.to, letters.by) else ""
    body = parts[:-1] if clitic else parts
    last = at + len(body)
    if reading.words[at + 1 : last] != body[1:] or last >= reading.scope_end(at):
        return ()
    if way == "own":
        return _own(reading, at, lead, last, clitic, entry)
    begin, skip = last, 0
    if way in ("verb", "also"):
        begin = _past_verb(reading, last, way, entry.loose)
        if begin == last or (way == "also" and _joined_verb(reading, last, found)) or _says_itself(reading, begin):
            return ()
        last = begin
    elif clitic:
        if reading.words[last] == clitic:
            begin = last = last + 1
        elif reading.words[last].startswith(clitic):
            skip = len(clitic)
        else:
            return ()
    source, via, end = _source_of(reading, begin, skip, at, way)
    if via is None and source is not None:  # "بحسب البيان الذي بثته الوكالة"
        via = carried_by(reading, end, reading.scope_end(at))
    if way == "verb" and source is not None and _passes_on(reading, last - 1):
        if via is None and (behind := _relayed(reading, source.last, at)):
            source, via, end = behind, source, behind.last
        elif via is not None and reading.words[via.first - 1] in reading.grammar.letters.tongue:
            source, via = via, source  # "وفق ما نقلته الوكالة على لسان المتحدث"
    dropped = source is None and via is not None and way == "verb"  # "بحسب ما صرح لصحيفة الفجر"
    if (source is None and not dropped) or (
        way == "forms"
        and source is not None
        and not _is_source(reading, source, entry.loose or _reasoned(reading, body), _apart(reading, at, end))
    ):
        found.refuse(at, entry.id, "find.no-source")
        return ()
    if way == "also" and not _ends_clause(reading, end, at):
        found.refuse(at, entry.id, "find.no-content")
        return ()
    candidate = Candidate(
        first=at,
        last=last,
        lead=lead,
        tail=0,
        rule=entry.id,
        shape="after",
        force=entry.force,
        content=None,
        joined="before",
        source=source,
        via=via,
        gender=_gender(reading, last - 1) if dropped else "",
        begin=at,
        end=end,
    )
    return (_placed(reading, candidate, way),)


def _reasoned(reading: Reading, body: tuple[str, ...]) -> bool:
    """Whether a phrase gives a reason as often as a source: "استنادا إلى الحل القائم"."""
    return body[0] in reading.grammar.drawn and body[-1] not in reading.grammar.letters.about


def _says_itself(reading: Reading, at: int) -> bool:
    """Whether the verb before token `at` has its content behind it: "احتج على ما قالت إنها إهانة"."""
    return at < len(reading.words) and reading.complementiser(at)


def _passes_on(reading: Reading, verb: int) -> bool:
    """Whether the verb at token `verb`, or before "عنه" there, is one of passing on."""
    verb -= reading.words[verb] in reading.grammar.letters.of_him
    return any("relay" in hit.form.entry.takes for hit in reading.lexicon.hits(reading.words[verb]))


def _relayed(reading: Reading, at: int, cue: int) -> Mention | None:
    """Who is quoted behind a verb of passing on and its outlet: "وفق ما نقلت الصحيفة عن الجامعة"."""
    stop = reading.scope_end(cue)
    if at + 1 >= stop or reading.words[at] not in reading.grammar.letters.about:
        return None
    end = phrase_end(reading, at + 1, stop, CONTENT)
    return Mention(at + 1, end) if end > at + 1 else None


def _past_time(reading: Reading, at: int, stop: int) -> int:
    """The token after words of time between two commas: "وفق ما أوضحه، اليوم الأحد، المدير"; `at` if there are none."""
    words, grammar = reading.words, reading.grammar
    if words[at] not in grammar.commas or at + 1 >= stop or words[at + 1] not in grammar.times:
        return at
    close = next((n for n in range(at + 1, min(at + _TIME, stop - 1)) if words[n] in grammar.commas), at)
    return close + 1 if close > at else at


def _gender(reading: Reading, verb: int) -> str:
    return next((hit.form.gender for hit in reading.lexicon.hits(reading.words[verb])), "")


def _ends_clause(reading: Reading, at: int, cue: int) -> bool:
    """Whether the sentence ends or pauses behind the source: "كما" means "as" there, not "also"."""
    if at >= reading.scope_end(cue):
        return True
    word, grammar = reading.words[at], reading.grammar
    return word in grammar.commas or word in grammar.closers or word in grammar.resumptives


def _joined_verb(reading: Reading, verb: int, found: Found) -> bool:
    """Whether the verb after a word that mostly means "also" has a content of its own."""
    return any(candidate.content is not None for candidate in by_word(reading, verb, found))


def _past_verb(reading: Reading, at: int, way: str, loose: bool) -> int:
    """The token after the verb of speech at `at`, with auxiliaries and a pronoun on a preposition; `at` if none."""
    grammar, begin, stop = reading.grammar, at, reading.scope_end(at)
    while at < stop and reading.words[at] in grammar.auxiliaries:
        at += 1
    if at >= stop or not (_speaks(reading, at, way, loose) or (not loose and reading.words[at] in grammar.publishing)):
        return begin
    at += 1
    if at < stop and reading.words[at] in grammar.resumed_prepositions and told(reading, at, stop) is None:
        at += 1
    return at


def _speaks(reading: Reading, at: int, way: str, loose: bool) -> bool:
    """Whether a verb of the lexicon stands at `at` that a source can be named with."""
    return any(
        hit.form.shape in ("past", "present")
        and hit.form.person == 3
        and ((way != "also" and not loose) or hit.form.lemma in reading.grammar.as_verbs)
        for hit in reading.lexicon.hits(reading.words[at])
    )


def _source_of(
    reading: Reading, begin: int, skip: int, cue: int, way: str
) -> tuple[Mention | None, Mention | None, int]:
    """Source and channel after a prepositional cue, and the token after both."""
    stop = reading.scope_end(cue)
    at = _past_time(reading, begin, stop) if way == "verb" and begin < stop else begin
    via = None
    source = None
    while at < stop:
        if (
            source is None
            and not (
                way == "verb" and (_heard(reading, at, stop, False) or reading.words[at] in reading.grammar.closers)
            )
            and (skip or at not in reading.marks or reading.marks[at].name)
            and not adverbial(reading, at, stop)
        ):
            end = phrase_end(reading, at, stop, CONTENT)
            if end <= at:
                break
            source, at = Mention(at, end, skip), end
        elif heard := _heard(reading, at, stop, via is None):
            via = heard if via is None or heard.first in reading.names else via
            at = heard.last + (heard.last in reading.closes)
            if source is None and at in reading.names and reading.names[at].lead:  # "في اتصال بالجوهرة"
                at = reading.names[at].last
            if source is None and at + 1 < stop and reading.words[at] in reading.grammar.commas:
                at += 1
        elif skipped := adverbial(reading, at, stop):
            at = skipped
        else:
            break
    return source, via, at


def _heard(reading: Reading, at: int, stop: int, first: bool) -> Mention | None:
    """A channel or listener behind the source, perhaps behind a comma."""
    if first and reading.words[at] in reading.grammar.commas and at + 1 < stop:
        at += 1
        while at + 1 < stop and reading.words[at] in reading.grammar.times:
            at += 1
        return told(reading, at, stop)
    return told(reading, at, stop) or hearer(reading, at, stop)


def _apart(reading: Reading, at: int, end: int) -> str:
    """Where a phrase stands that is set apart: "before" the clause, "behind" a comma; "" for one that no sign parts."""
    words, grammar, stop = reading.words, reading.grammar, reading.scope_end(at)
    resumed = end < stop and (words[end] in grammar.resumptives or words[end] in grammar.resumptive_pronouns)
    behind = at > reading.tokens.sentence_start(at)
    if resumed or (not behind and end < stop and words[end] in grammar.commas):
        return "before"
    closed = end >= stop or words[end] in grammar.commas or words[end] in grammar.closers
    return "behind" if behind and closed and words[at - 1] in grammar.commas else ""


def _is_source(reading: Reading, source: Mention, loose: bool, apart: str) -> bool:
    """Whether the noun after the preposition can speak; a document that more often gives a manner ("يعاقب وفق
    القانون") does where it is set apart."""
    grammar = reading.grammar
    word = reading.words[source.first][source.lead :]
    if source.lead and word.startswith(grammar.letters.to):
        word = grammar.letters.article + word[1:]
    if _sorted_by(reading, source):
        return False
    if word in grammar.letters.same and source.first + 1 < source.last:  # "حسب نفس البيان"
        word = reading.words[source.first + 1]
    if word in grammar.not_sources:
        head = grammar.heads.get(word)
        document = head is not None and head.kind is Kind.DOCUMENT and not head.plural
        return document and apart in (("before",) if loose else ("before", "behind"))
    if word.startswith(grammar.letters.article) and word.removeprefix(grammar.letters.article) in grammar.statements:
        return True  # "حسب التصريحات"
    if begins_source(reading, source.first) or word in grammar.heads or word in grammar.quantities:
        return True
    names = [at for at in range(source.first, source.last) if at in reading.names]
    speaking = any(reading.names[at].type is not EntityType.LOC for at in names)
    return speaking or (not loose and word.startswith(grammar.letters.article))


def _sorted_by(reading: Reading, source: Mention) -> bool:
    """Whether some of what makes no source is meant: "وفق بعض الشروط", "وفق أحد بنوده"."""
    grammar, after = reading.grammar, source.first + 1
    if reading.words[source.first] not in grammar.quantities or after >= reading.scope_end(source.first):
        return False
    word = reading.words[after]
    owned = word.endswith(grammar.letters.pronouns) and grammar_head(reading, after) is None
    return word.removeprefix(grammar.letters.article) in grammar.not_sources or (owned and after not in reading.names)


def _own(reading: Reading, at: int, lead: int, noun: int, clitic: str, entry: According) -> tuple[Candidate, ...]:
    """ "على حد قوله": the one who spoke before."""
    word, grammar = reading.words[noun], reading.grammar
    if clitic and not word.startswith(clitic):
        return ()
    word = word[len(clitic) :]
    if not any(word == stem + pronoun for pronoun in grammar.letters.pronouns for stem in grammar.speech_nouns):
        return ()
    pronoun = next(p for p in sorted(grammar.letters.pronouns, key=len, reverse=True) if word.endswith(p))
    gender = "f" if pronoun == grammar.letters.pronouns[0] else "m"
    candidate = Candidate(
        first=at,
        last=noun + 1,
        lead=lead,
        tail=0,
        rule=entry.id + ".own",
        shape="after",
        force=Force.ASSERTS,
        content=None,
        joined="before",
        gender=gender,
        number="p" if pronoun in grammar.letters.plural_pronouns else "s",
        begin=at,
        end=noun + 1,
    )
    return (_placed(reading, candidate, "own"),)


def _placed(reading: Reading, candidate: Candidate, way: str) -> Candidate:
    """The candidate with its content behind it, where it stands before its clause."""
    grammar, words, at = reading.grammar, reading.words, candidate.first
    stop = reading.scope_end(at)
    previous = words[at - 1] if at else ""
    fronted = (
        at == reading.tokens.sentence_start(at)
        or at - 1 in reading.marks
        or at - 1 in reading.dead
        or previous == ":"
        or previous in grammar.openers
        or reading.complementiser(at - 1)
        or (candidate.lead > 0 and (not reading.words[at - 1][0].isalnum() or previous in grammar.commas))
    )
    mark = reading.marks.get(candidate.end)
    if way == "own" and mark is not None and not mark.name:  # 'قدم على حد وصفها "أكبر أخطائه"'
        return replace(candidate, shape="phrase", content=candidate.end, joined="quote")
    if fronted and candidate.end < stop and reading.lexicon.past(reading.words[candidate.end]):
        return replace(
            candidate, shape="phrase", content=candidate.end, joined="clause"
        )  # "وبحسب رويترز قال الوزير إن"
    content = _resumes(reading, candidate.end, stop)
    resumed = content and (words[content - 1] in grammar.resumptives or words[content - 1] in grammar.pronominal)
    if resumed or (fronted and content):
        return replace(candidate, shape="phrase", content=content, joined="clause", end=content)
    if fronted and candidate.end < stop and words[candidate.end] not in grammar.closers:
        return replace(candidate, shape="phrase", content=candidate.end, joined="clause")
    return candidate


def _resumes(reading: Reading, at: int, stop: int) -> int:
    """Where the content of a fronted phrase begins: after فإن, else after a comma; 0 if neither stands near."""
    grammar, words = reading.grammar, reading.words
    near = range(at, min(at + _FRONTED, stop - 1))
    for n in near:
        if words[n] in grammar.resumptives or words[n] in grammar.complementisers:
            return n + 1
        if words[n] in grammar.resumptive_pronouns or words[n] in grammar.pronominal:
            return n
        if n in reading.marks and not reading.marks[n].name and n > at:
            break
    return next((n + 1 for n in near if words[n] in grammar.commas or words[n] == ":"), 0)
