"""Walks once to the right of a cue and says what stands there: source, channel, and where the content is joined.

Invariant: the walk stays in the cue's clause and within a bounded stretch.
"""

from __future__ import annotations

from dataclasses import replace
from string import digits

from takhrij.find.boundaries import CONTENT, Follows
from takhrij.find.lexicon import Form
from takhrij.find.marked_sources import names_source
from takhrij.find.mentions import phrase_end, told
from takhrij.find.nouns import (
    Mention,
    begins_source,
    by_noun,
    definite,
    event_behind_to,
    grammar_head,
    is_event,
    joins,
    owned,
    stem,
    unnamed_because,
)
from takhrij.find.reading import Reading
from takhrij.find.steps import step
from takhrij.find.walks import Frame, Walk
from takhrij.model import Kind

_REACH = 48  # tokens between a cue and its content
_LOOSE = 2  # tokens that fit no part, behind which a complementiser is surer than a noun
_NEAR = 6  # tokens from "those in charge of" to the content
_JUDGED = 6  # tokens from what is judged to what it is held to be
_ACTS = frozenset({"clause", "event"})  # what a verb takes that has acts only
_GAP = 14  # tokens that fit no part before the content begins


def frame_after(reading: Reading, cue: int, form: Form, begin: int, subject: bool, reported: bool = False) -> Frame:
    """What follows the cue at token `cue`, read from token `begin` on.

    `subject`: it is known already or there is none. `reported`: a pronoun on the verb stands for what was said.
    """
    entry = form.entry
    takes = frozenset(entry.takes)
    stop = min(reading.scope_end(cue), cue + _REACH)
    if entry.plain_present and form.shape == "present":
        kept = {"event"} | ({"object"} & takes if _judges(reading, begin, stop) else set())
        takes = takes - {"object", "np", "event"} | (kept if subject else set())
        takes = takes if subject else takes - {"quote"}
    if form.lemma in reading.grammar.pure_speech:
        takes = takes | {"bare"}
    prepositions = reading.lexicon.folded(entry.prepositions)
    follows = Follows(
        bare=bool(takes & {"event", "np", "object", "prep", "listener"}),
        other=bool(takes & {"np", "object", "listener"}),
        by=reading.grammar.letters.by in prepositions,
        number="number" in takes,
        words=prepositions,
    )
    feminine = form.gender == "f" if form.gender and form.number == "s" else None
    walk = Walk(reading, begin, stop, takes, prepositions, subject, begin, follows, feminine)
    walk.reported = reported
    while walk.at < stop:
        frame = _joint(walk)
        if frame is not None:
            return frame
        if walk.gap > _GAP or not step(walk):
            break
    if walk.object is not None and walk.source is not None and _held(walk, walk.source, walk.object):
        return Frame(None, walk.via, "np", walk.object, walk.source.first)
    if walk.object is not None and "joined" not in takes:
        return Frame(walk.source, walk.via, "np", walk.object, walk.object)
    return Frame(walk.source, walk.via, "", walk.at, walk.at, walk.gap)


def _joint(walk: Walk) -> Frame | None:
    """The frame, if the content is joined at the token at hand."""
    reading, at, takes = walk.reading, walk.at, walk.takes
    grammar, word = reading.grammar, reading.words[at]
    if reading.complementiser(at) and at > walk.begin and (_binds(reading, at - 1) or _goes_on(walk, at - 1)):
        return None
    if reading.complementiser(at) and reading.words[at - 1] in grammar.letters.apart - walk.prepositions:
        return None  # "تتابع التصريحات على أنها"
    if (
        reading.complementiser(at)
        and not walk.quoting
        and not (walk.relative and reading.lexicon.hits(reading.words[at - 1]))
    ):
        content = at + (word in grammar.complementisers)
        if (only := _only_object(walk)) is not None:
            return Frame(None, walk.via, "np", at, only.first, walk.gap)
        if walk.object is not None and "object" in takes:
            return walk.frame("np", walk.object)
        return walk.frame("clause" if "clause" in takes else "", content)
    if word in grammar.modals and "quote" in takes and not walk.relative and reading.complementiser(at + 1):
        return walk.frame("clause", at)
    if word in grammar.bare_openers and "bare" in takes and _said_at_once(walk):
        return walk.frame("clause", at)
    if word in grammar.own_speech and "quote" in takes and not reading.complementiser(at) and not walk.relative:
        return walk.frame("quote", at)
    if word == ":" and "quote" in takes:
        return walk.frame("quote", _after_colon(reading, at, walk.stop))
    mark = reading.marks.get(at)
    quoted = mark is not None and "quote" in takes and walk.object is None and not _is_object(walk)
    if quoted and not names_source(walk, at):
        return walk.frame("quote", at)
    if (word in walk.prepositions or _counted(walk) or _whole_quoted(walk)) and _joins_here(walk):
        content = at + 1
        if content < walk.stop and reading.complementiser(content):
            content += reading.words[content] in grammar.complementisers
            joined = "clause"
        elif "prep" in takes or "object" in takes or ("prep-event" in takes and _event_at(reading, content, walk.stop)):
            joined = "prep"
        else:
            joined = ""
        if "deed" in takes and not _deed(walk, content):
            joined = ""
        if "told" in takes and joined == "prep" and _shown(reading, content, walk.stop):
            joined = ""
        if joined and "transitive" in takes and (only := _only_object(walk)) is not None:
            return Frame(None, walk.via, joined, at, only.first, walk.gap)
        if joined and "whole" in takes:
            content = at
        return walk.frame(joined, walk.object if walk.object is not None else content)
    if walk.reported and word in grammar.topics and _event_at(reading, at + 1, walk.stop):
        return walk.frame("prep", at + 1)
    by, to = grammar.letters.by, grammar.letters.to
    event_only = "prep-event" in takes and by in walk.prepositions and is_event(reading, at, len(by))
    if event_only and word.startswith(by) and not walk.relative:
        return walk.frame("prep", at)
    if by in walk.prepositions and takes & {"prep", "object"} and not walk.relative and _joined_by(walk):
        if "transitive" in takes and (only := _only_object(walk)) is not None:
            return _accused(walk, only)
        return walk.frame("prep", walk.object if walk.object is not None else at)
    if to in walk.prepositions and "prep" in takes and event_behind_to(reading, at):
        return walk.frame("prep", walk.object if walk.object is not None else at)
    if "event" in takes and not walk.relative and at not in reading.names and (is_event(reading, at) or _done(walk)):
        if unnamed_because(reading, at) or (
            (walk.gap > _LOOSE or reading.words[at - 1] in grammar.plain_past) and walk.clause_later(at, anywhere=True)
        ):
            return None
        return walk.frame("event", at)
    return None


def _whole_quoted(walk: Walk) -> bool:
    """Whether marks open before the word that joins a content and belongs to it: 'أحصى المرصد "مقتل ثلاثة"'."""
    after = walk.at + 1
    if "whole" not in walk.takes or walk.at not in walk.reading.marks or after >= walk.stop:
        return False
    return walk.reading.words[after].rstrip(digits) in walk.prepositions  # "مقتل52": the space was lost


def _counted(walk: Walk) -> bool:
    """Whether a number stands at hand behind a known source that counts: "أحصت الشبكة 30 قتيلا"."""
    return "number" in walk.takes and walk.source is not None and walk.reading.words[walk.at][0].isdigit()


def _judges(reading: Reading, at: int, stop: int) -> bool:
    """Whether a definite noun stands at `at` and behind it what somebody holds it to be: "تعتبر النظام مسؤولا"."""
    grammar, word = reading.grammar, reading.words[at] if at < stop else ""
    name = reading.names.get(at)
    named = name is not None and name.lead == 0
    if not (named or word.startswith(grammar.letters.article)) or grammar.elative.match(word):
        return False
    for n in range(at + 1, min(at + _JUDGED, stop)):
        after = reading.words[n]
        if after in grammar.commas or after in grammar.relatives:
            return False
        accusative = len(after) > 3 and after.endswith(grammar.letters.accusative) and n not in reading.names
        if n in reading.marks or (accusative and not after.startswith(grammar.letters.article)):
            return after not in grammar.times and after not in grammar.particles and not reading.in_name[n]
    return False


def _said_at_once(walk: Walk) -> bool:
    """Whether the words at hand stand right behind the source or the verb, but for particles ("أيضا")."""
    reading, at = walk.reading, walk.at
    while at > walk.begin and reading.words[at - 1] in reading.grammar.particles:
        at -= 1
    after = min(walk.at + 1, len(reading.words) - 1)
    if reading.complementiser(after) or reading.words[after] in reading.grammar.commas:  # "قال مسؤولون هناك إن"
        return False
    return not walk.relative and at == (walk.source.last if walk.source is not None else walk.begin)


def _binds(reading: Reading, at: int) -> bool:
    """Whether أن behind token `at` belongs to it: "قبل أن", "على الرغم من أن"."""
    words, grammar = reading.words, reading.grammar
    if words[at] in grammar.letters.same:  # "بعد ذلك إنها", but "ذلك أن"
        return words[at] in grammar.not_joining and words[at + 1] in grammar.complementisers
    return words[at] in grammar.not_joining or (words[at] in grammar.origins and words[at - 1] in grammar.not_joining)


def _goes_on(walk: Walk, at: int) -> bool:
    """Whether a participle of saying at `at` has the clause behind it, far from the verb: "علم به ... مؤكدا أن"."""
    reading = walk.reading
    if walk.gap <= _LOOSE or not reading.words[at].endswith(reading.grammar.letters.accusative):
        return False
    return any(hit.form.shape == "participle" for hit in reading.lexicon.hits(reading.words[at]))


def _done(walk: Walk) -> bool:
    """Whether a noun that else begins a source is an act: one that may name a body, as the subject is known ("تعتزم
    البلدية تنظيم مهرجان"), and one with the article behind a verb that has acts only ("ينوي القيام")."""
    word, grammar = walk.reading.words[walk.at], walk.reading.grammar
    if word in grammar.heads:
        known = walk.subject or walk.source is not None
        return known and "np" not in walk.takes and grammar.verbal_noun.match(word) is not None
    bare = word.removeprefix(grammar.letters.article)
    asked = walk.takes >= _ACTS and walk.subject and walk.at == walk.begin  # "وطلبوا التأكد من"
    if len(bare) == len(word) or not (asked or walk.takes <= _ACTS):
        return False
    return bare not in grammar.heads and (bare in grammar.events or grammar.verbal_noun.match(bare) is not None)


def _only_object(walk: Walk) -> Mention | None:
    """The one noun phrase of a verb that needs an object, where it is what is described or accused: "وصفت الخطة بأنها",
    "واتهم الحكومة بالتقصير"."""
    source = walk.source
    if source is None or walk.subject or walk.object is not None or walk.reported or "object" not in walk.takes:
        return None
    letters, word = walk.reading.grammar.letters, walk.reading.words[source.first]
    counted = word in letters.same or word in letters.vague  # "وحذر نفس المنشور أنه", "واعتبر كثير من المراقبين أن"
    speaks = counted or begins_source(walk.reading, source.first)
    return source if "transitive" in walk.takes or not speaks else None


def _accused(walk: Walk, only: Mention) -> Frame:
    """The frame of a verb with one noun phrase before its preposition: the object alone, or a subject and behind its
    last definite word the object: "اتهم وزير النقل المعارضة بالتقصير"."""
    reading = walk.reading
    for at in range(only.last - 1, only.first, -1):
        article = reading.grammar.letters.article
        head = reading.words[at] in reading.grammar.heads and reading.words[at].startswith(article)
        if head and (definite(reading, at - 1) or reading.in_name[at - 1]) and not reading.in_name[at]:
            return Frame(replace(only, last=at), walk.via, "prep", walk.at, at, walk.gap)
    return Frame(None, walk.via, "prep", walk.at, only.first, walk.gap)


def _held(walk: Walk, noun: Mention, quote: int) -> bool:
    """Whether a noun that begins no source is what is judged, with the judgement in marks: "واعتبرت الخطة "منطلقا"."""
    reading, letters = walk.reading, walk.reading.grammar.letters
    if walk.subject or quote not in reading.marks or begins_source(reading, noun.first) or noun.last != quote:
        return False
    word = reading.words[quote + 1]
    return word.endswith(letters.accusative) and not word.startswith(letters.article)


def _shown(reading: Reading, at: int, stop: int) -> bool:
    """Whether the noun at `at` is a thing that is shown, not told: "كشفت الشركة عن هاتفها"."""
    return at < stop and stem(reading, reading.words[at]) in reading.grammar.things


def _deed(walk: Walk, at: int) -> bool:
    """Whether somebody is named at `at` and behind him what he is said to have done: "إلى المتمردين قصف القرية"."""
    reading = walk.reading
    if walk.source is None or at >= walk.stop:
        return False
    if not begins_source(reading, at) and not reading.words[at].endswith(reading.grammar.letters.masculine_plural):
        return False
    end = phrase_end(reading, at, walk.stop, CONTENT)
    return _event_at(reading, end, walk.stop) and reading.words[end] not in reading.grammar.statements


def _event_at(reading: Reading, at: int, stop: int) -> bool:
    return at < stop and (at in reading.marks or is_event(reading, at))


def _by_what(reading: Reading, at: int) -> bool:
    """Whether a clause stands behind the attached preposition: "أشاد بما وصلت إليه"; not "بما في ذلك"."""
    words, grammar = reading.words, reading.grammar
    what = grammar.letters.by + words[at].removeprefix(grammar.letters.by)
    if words[at] not in grammar.letters.what or words[at] != what or words[at - 1] in grammar.commas:
        return False
    after = words[at + 1] if at + 1 < len(words) else ""
    return bool(after) and after not in grammar.adverbial and not reading.complementiser(at + 1)


def _joined_by(walk: Walk) -> bool:
    """Whether the noun at hand stands behind the attached preposition; any noun may, where the source is complete."""
    reading, at = walk.reading, walk.at
    if joins(reading, at) or _by_what(reading, at):
        return True
    known = walk.source is not None or walk.subject or walk.object is not None or at == walk.begin
    return known and by_noun(reading, at)


def _after_colon(reading: Reading, colon: int, stop: int) -> int:
    content = colon + 1
    if content < stop and reading.words[content] in reading.grammar.complementisers:
        content += 1
    return content


def _joins_here(walk: Walk) -> bool:
    """Whether a preposition of the verb joins the content rather than belonging to a channel or to the source."""
    reading, at = walk.reading, walk.at
    grammar = reading.grammar
    if at + 1 >= walk.stop or reading.words[at - 1] in grammar.according:  # "نقلا عن" names another source
        return False
    after = reading.words[at + 1]
    if after in grammar.letters.tongue or told(reading, at, walk.stop) or after in grammar.times:
        return False
    if reading.words[at - 1] in grammar.commas and walk.clause_later(at):
        return False
    if owned(reading, at - 1) and is_event(reading, at - 1) and reading.words[at] in grammar.letters.within:
        return False  # "أكد خلال إشرافه على المؤتمر"
    if _reports(walk) and walk.clause_later(at, anywhere=True):
        return False  # "كشف التقرير الشهري عن مايو أن"
    titled = reading.words[at - 1] in grammar.heads  # "شدد المسؤول على", but "شدد عليها المشرفون على التقرير أن"
    near = range(at + 2, min(at + _NEAR, walk.stop) if titled else walk.stop)
    if reading.words[at - 1] in grammar.open_words and any(reading.complementiser(n) for n in near):
        return False  # "شدد عليها المشرفون على التقرير أن"
    if walk.relative and not reading.complementiser(at + 1):
        return _closes_relative(walk, at)
    return True


def _closes_relative(walk: Walk, at: int) -> bool:
    """Whether a relative clause ends before the verb's own preposition, the last one like it, behind which an act
    follows: "وأشار في الشكوى التي أرسلها إلى استغلال القناة"."""
    words, stop = walk.reading.words, walk.stop
    later = any(words[n] in walk.prepositions or words[n] in walk.reading.grammar.commas for n in range(at + 1, stop))
    return not later and "prep" in walk.takes and is_event(walk.reading, at + 1)


def _reports(walk: Walk) -> bool:
    """Whether a preposition right behind a document says what it is about."""
    reading, source = walk.reading, walk.source
    if source is None or source.last != walk.at or reading.words[walk.at] not in reading.grammar.letters.about:
        return False
    head = grammar_head(reading, source.first)
    return head is not None and head.kind is Kind.DOCUMENT


def _is_object(walk: Walk) -> bool:
    """Whether marked words are what is described or accused: 'اتهم "الجماعة" بأنها'."""
    return "object" in walk.takes and (walk.source is not None or walk.subject)
