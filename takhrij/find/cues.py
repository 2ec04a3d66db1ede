"""Finds candidate attributions: a cue, what stands round it, and where its content may begin.

Invariant: one pass over the tokens; each candidate looks at a bounded stretch of its own sentence. What was
looked at and refused is kept with the reason, for `explain`.
"""

from __future__ import annotations

from dataclasses import replace

from takhrij.find.candidates import Candidate, Found, Refusal, candidate_of, prepositions_of
from takhrij.find.frames import frame_after
from takhrij.find.grammar import INFORMANT, TITLE
from takhrij.find.guards import done, refusal, speaks_of_himself
from takhrij.find.kinds import kind_of
from takhrij.find.lexicon import Cue, Hit
from takhrij.find.mentions import told
from takhrij.find.nouns import Mention, begins_source, grammar_head, is_event
from takhrij.find.reading import Reading
from takhrij.find.relays import relay
from takhrij.find.subjects import as_for, channel_before, channel_taken_up, subject_before
from takhrij.find.walks import Frame
from takhrij.model import EntityType, Kind

_FAR = 20  # tokens between a verbal noun and its content, where its holder stands between
_PREDICATE = 5  # tokens between a copula and its predicate
_DAMMA = "\u064f"  # on the first letter it marks the passive


def by_word(reading: Reading, at: int, found: Found) -> tuple[Candidate, ...]:
    """The candidate of a verb, participle or verbal noun at token `at`, if it is one."""
    word = reading.words[at]
    hits = reading.lexicon.hits(word)
    if hits and word in reading.grammar.not_cues:
        found.refuse(at, hits[0].form.entry.id, "find.other-word", word)
        return ()
    if at and reading.words[at - 1] in reading.grammar.commas:  # there a participle, not the noun written like it
        hits = tuple(sorted(hits, key=lambda hit: hit.form.shape != "participle"))
    elif len(hits) > 1 and speaks_of_himself(reading, at, hits):
        hits = tuple(sorted(hits, key=lambda hit: hit.form.person != 1))
    for hit in hits:
        if hit.form.shape == "participle":
            made = _participle(reading, at, hit, found)
        elif hit.form.shape == "noun":
            made = _verbal_noun(reading, at, hit, found)
        elif "relay" in hit.form.entry.takes:
            made = relay(reading, at, hit, found)
        else:
            made = _verb(reading, at, hit, found)
        if made:
            return made
    return ()


def _verb(reading: Reading, at: int, hit: Hit, found: Found) -> tuple[Candidate, ...]:
    form, entry = hit.form, hit.form.entry
    if (why := refusal(reading, at, hit)) is not None:
        found.refusals.append(Refusal(at, entry.id, why))
        return ()
    passive = _passive(reading, at, hit) or _announced(reading, at, hit) or _regarded(reading, at, hit)
    before = None
    if form.person == 3 and hit.lead:
        before = as_for(reading, at) if reading.words[at][0] == reading.grammar.letters.answer else None
    elif form.person == 3 and not passive:
        before = subject_before(reading, at)
        if before is not None and (_subject_follows(reading, at, before, hit) or _resumes(reading, at, before, hit)):
            before = None
    pronoun = at > 0 and reading.words[at - 1] in reading.grammar.pronominal and "listener" in entry.takes
    dropped = form.person == 3 and form.number != "s"  # a verb before its subject stands in the singular
    told_in = channel_taken_up(reading, at) if form.person == 3 and before is None else None
    written = told_in is not None and bool({"object", "listener"} & set(entry.takes))
    if "deemed" in entry.takes:
        if not hit.tail or form.person != 3 or not reading.words[at].endswith(reading.grammar.letters.pronouns):
            return ()
        before, dropped = None, dropped or not begins_source(reading, min(at + 1, len(reading.words) - 1))
    known = before is not None or form.person == 1 or passive or pronoun or dropped or written
    frame = frame_after(reading, at, form, at + 1, known, reported=hit.tail > 0)
    if hit.tail and (taken := _takes_up(reading, at, hit, frame)):
        return taken
    if not frame.joined:
        return _lost_marks(reading, at, hit, frame) or _behind(reading, at, hit, frame, before, found)
    if frame.joined == "clause" and reading.words[frame.content : frame.content + 1] in reading.grammar.addressed:
        found.refuse(at, entry.id, "find.second-person")
        return ()
    holder = before or frame.source
    if (form.number == "d" and not _two(reading, holder)) or not _may_hold(reading, entry, holder):
        found.refuse(at, entry.id, "find.no-holder")
        return ()
    if entry.plain_present and form.shape == "present" and frame.gap:  # "يعتبر رسالة ... إذ إن": what it is like
        found.refuse(at, entry.id, "find.no-content")
        return ()
    if frame.joined == "prep" and _answers_relative(reading, at, hit):
        found.refuse(at, entry.id, "find.no-content")
        return ()
    if frame.joined == "prep" and done(reading, at, hit):
        found.refuse(at, entry.id, "find.no-content")
        return ()
    if entry.named and (hit.tail or frame.gap or (before is not None and "object" in entry.takes)):
        found.refuse(at, entry.id, "find.no-content")
        return ()
    if hit.tail and frame.joined in ("np", "event") and "object" not in entry.takes:
        found.refuse(at, entry.id, "find.no-content")  # "نفته نفيا": its pronoun is what was denied
        return ()
    named = before is not None or frame.source is not None or (dropped and not hit.tail)
    if frame.joined == "np" and not named and not hit.lead and form.person == 3:
        found.refuse(at, entry.id, "find.no-holder")
        return ()
    candidate = candidate_of(reading, at, hit, frame, "verb")
    if candidate.via is None:
        candidate = replace(candidate, via=told_in or channel_before(reading, candidate.first))
    if before is not None:
        candidate = replace(candidate, source=before, begin=min(before.first, at))
    if entry.kind is not None:
        candidate = replace(candidate, kind=entry.kind)
    if passive or (told_in is None and _impersonal(reading, at, hit, frame, before)):
        candidate = replace(candidate, source=None, kind=Kind.IMPERSONAL)
    return (candidate,)


def _two(reading: Reading, holder: Mention | None) -> bool:
    """Whether a source is two: a noun in the dual, or one and another."""
    if holder is None:
        return False
    letters = reading.grammar.letters
    words = reading.words[holder.first : holder.last]
    return words[0].endswith(letters.dual) or any(word[0] in letters.conjunctions for word in words[1:])


def _may_hold(reading: Reading, entry: Cue, holder: Mention | None) -> bool:
    """Whether a source can do what the verb says: evidence shows nothing by itself, only documents provide."""
    if holder is None:
        return entry.holder is None and not entry.named
    if reading.words[holder.first] in reading.grammar.no_speakers:
        return False
    if entry.named and (
        not begins_source(reading, holder.first) or reading.words[holder.first] in reading.grammar.counts
    ):
        return False
    return entry.holder is None or kind_of(reading, holder) is entry.holder


def _passive(reading: Reading, at: int, hit: Hit) -> bool:
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
    pronoun = after.endswith(reading.grammar.letters.pronouns) and is_event(reading, at + 1)
    return reading.words[at - 1] in reading.grammar.relatives and pronoun


def _subject_follows(reading: Reading, at: int, before: Mention, hit: Hit) -> bool:
    """Whether the noun phrase after the verb, not the one before it, is its subject."""
    grammar, after = reading.grammar, at + 1
    takes = set(hit.form.entry.takes)
    between = reading.words[before.last : at]
    relative = any(word in grammar.relatives for word in between)
    if after >= reading.tokens.sentence_end(at) or reading.words[after] in prepositions_of(reading, hit):
        return False
    if takes & {"object", "np", "listener"} and (relative or all(word in grammar.auxiliaries for word in between)):
        return False
    name = reading.names.get(after)
    if (name is not None and name.lead) or told(reading, after, reading.scope_end(at)) is not None:
        return False
    if begins_source(reading, after):
        return True
    definite = reading.words[after].startswith(grammar.letters.article)
    return relative and definite and reading.words[after] not in grammar.times


def _taken_up(reading: Reading, at: int, before: Mention, hit: Hit) -> bool:
    """Whether the pronoun on the verb of a relative clause means the antecedent: "الأمر الذي وصفه"; a person with
    no other subject behind the verb speaks himself: "الصديق الذي طالبه"."""
    if not hit.tail or not reading.words[at].endswith(reading.grammar.letters.pronouns):
        return False
    head, name = grammar_head(reading, before.first), reading.names.get(before.first)
    person = (head is not None and head.entry in (TITLE, INFORMANT)) or (
        name is not None and name.type is EntityType.PER
    )
    return not person or begins_source(reading, at + 1)


def _resumes(reading: Reading, at: int, before: Mention, hit: Hit) -> bool:
    """Whether a relative's antecedent is spoken of, not speaking: "الخطة التي قال إنها"."""
    grammar, words = reading.grammar, reading.words
    if at + 1 >= len(words) or words[at - 1] not in grammar.relatives:
        return False
    if hit.form.number == "s" and grammar.disagrees(words[at - 1], hit.form.gender):
        return True
    if words[at + 1] in grammar.resumptive_words or _taken_up(reading, at, before, hit):
        return True
    if words[at + 1] not in grammar.pronominal:
        return False
    head = grammar.heads.get(words[before.first][before.lead :])
    name = reading.names.get(before.first)
    if head is not None and (head.kind is Kind.DOCUMENT or (hit.form.number == "p" and not head.plural)):
        return True
    return not (head is not None or (name is not None and name.type is not EntityType.LOC))


def _answers_relative(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether a pronoun behind the verb takes up its antecedent, which is what was said: "الحقوق التي ينادي بها"."""
    grammar, words = reading.grammar, reading.words
    if words[at - 1] not in grammar.relatives or at + 1 >= len(words) or words[at + 1] not in grammar.resumptive_words:
        return False
    return any(words[at + 1].startswith(word[:2]) for word in prepositions_of(reading, hit))


def _impersonal(reading: Reading, at: int, hit: Hit, frame: Frame, before: Mention | None) -> bool:
    form = hit.form
    announced = (
        hit.tail == 0 and reading.words[at + 1 : at + 2] and reading.words[at + 1] in reading.grammar.resumptive_words
    )
    if announced and before is None and frame.source is None and form.gender == "m" and form.number == "s":
        return True  # "المرة التي أعلن فيها عن"
    if not form.entry.impersonal or form.shape != "present" or before is not None or frame.source is not None:
        return False
    if form.gender != "m" or form.number != "s" or frame.at > at + 2:
        return False
    previous = reading.words[at - 1] if at else ""
    return previous not in reading.grammar.pronominal


def _lost_marks(reading: Reading, at: int, hit: Hit, frame: Frame) -> tuple[Candidate, ...]:
    """Quoted words whose marks, or whose opening mark, were lost: "وأضاف هذا الأمر يهدف إلى"."""
    if hit.form.lemma not in reading.grammar.pure_speech or hit.tail or hit.form.shape != "past" or not hit.lead:
        return ()
    stop = reading.scope_end(at)
    source = frame.source
    if source is not None and not begins_source(reading, source.first):
        source = None
    begin = source.last if source is not None else at + 1
    stray = next((n for n in range(begin, stop) if n in reading.stray), stop)
    if stray - begin < 3 or (at != reading.tokens.sentence_start(at) and stray == stop):
        return ()
    frame = replace(frame, source=source, joined="quote", at=begin, content=begin)
    return (replace(candidate_of(reading, at, hit, frame, "verb"), until=stray),)


def _takes_up(reading: Reading, at: int, hit: Hit, frame: Frame) -> tuple[Candidate, ...]:
    """A cue that affirms or denies what stands before it: "، وهو ما نفته الوزارة"."""
    if at < 2 or reading.words[at - 2 : at] not in reading.grammar.taken_up or "clause" not in hit.form.entry.takes:
        return ()
    if "object" in hit.form.entry.takes or frame.source is None or not begins_source(reading, frame.source.first):
        return ()
    candidate = candidate_of(reading, at, hit, frame, "after")
    return (replace(candidate, content=None, joined="before", first=at, begin=at - 2, end=frame.source.last),)


def _behind(
    reading: Reading, at: int, hit: Hit, frame: Frame, before: Mention | None, found: Found
) -> tuple[Candidate, ...]:
    """A cue behind what was said: '"…"، قال الوزير.'"""
    words, grammar, entry = reading.words, reading.grammar, hit.form.entry
    source = frame.source
    start = reading.tokens.sentence_start(at)
    follows = at > start + 1 and (
        at - 1 in reading.closes or (at - 2 in reading.closes and words[at - 1] in grammar.commas)
    )
    if hit.lead or before is not None or source is None or "quote" not in entry.takes or not follows:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    end = source.last if source is not None else frame.at
    while end < frame.at and words[end] in grammar.times:
        end += 1
    if end < reading.tokens.sentence_end(at) and words[end] not in grammar.closers and words[end] not in grammar.commas:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    candidate = candidate_of(reading, at, hit, frame, "after")
    return (replace(candidate, content=None, joined="before", end=end),)


def _participle(reading: Reading, at: int, hit: Hit, found: Found) -> tuple[Candidate, ...]:
    """Said by whoever spoke before: "مضيفا أن"."""
    entry = hit.form.entry
    before = reading.words[at - 1] if at else ""
    if before in reading.grammar.auxiliaries or before in reading.grammar.letters.alternatives or before.isdigit():
        found.refuse(at, entry.id, "find.predicate", reading.words[at - 1])
        return ()
    if _adjective(reading, at, hit):
        found.refuse(at, entry.id, "find.predicate", reading.words[at - 1])
        return ()
    if entry.undergone and _undergone(reading, at):
        found.refuse(at, entry.id, "find.predicate", before)
        return ()
    own = (
        "object" not in entry.takes and at + 1 < reading.scope_end(at) and _definite_head(reading, at + 1)
    )  # "موضحة المصادر أنها"
    frame = frame_after(reading, at, hit.form, at + 1, not own)
    if not frame.joined or frame.gap > 6:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    far = frame.joined == "prep" or (frame.joined == "quote" and frame.at > at + 2)
    if far and hit.form.gender == "f" and _plain_noun(reading, before):  # "قيود مشددة على"
        found.refuse(at, entry.id, "find.predicate", before)
        return ()
    return (candidate_of(reading, at, hit, frame, "participle"),)


def _undergone(reading: Reading, at: int) -> bool:
    """Whether a participle that may be passive is so by its place: a predicate ("سيكون مطالبا"), or no accusative."""
    words, grammar = reading.words, reading.grammar
    start = reading.tokens.sentence_start(at)
    if at == start or words[at - 1] in grammar.commas or at - 1 in reading.closes:
        return False
    if not words[at].endswith((grammar.letters.accusative, *grammar.letters.masculine_plural)):
        return True
    return not grammar.copulas.isdisjoint(words[max(start, at - _PREDICATE) : at])


def _may_own(reading: Reading, owner: Mention) -> bool:
    """Whether the noun behind a verbal noun is whose it is, not an adjective."""
    definite = reading.words[owner.first].startswith(reading.grammar.letters.article)
    return definite or begins_source(reading, owner.first) or owner.last > owner.first + 1


def _plain_noun(reading: Reading, word: str) -> bool:
    """Whether a word looks like an indefinite noun."""
    grammar = reading.grammar
    closed = word in grammar.commas or word in grammar.times or word in grammar.closers or word.isdigit()
    return word[:1].isalpha() and not closed and not word.startswith(grammar.letters.article)


def _definite_head(reading: Reading, at: int) -> bool:
    letters = reading.grammar.letters
    return reading.words[at].startswith(letters.article) and grammar_head(reading, at) is not None


def _adjective(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether a participle only describes the indefinite noun before it: "معلومات مؤكدة"."""
    if at == 0 or hit.form.gender != "f" or reading.in_name[at - 1]:
        return False
    letters, before = reading.grammar.letters, reading.words[at - 1]
    return before.endswith(letters.feminine) and not before.startswith(letters.article) and before[0].isalpha()


def _verbal_noun(reading: Reading, at: int, hit: Hit, found: Found) -> tuple[Candidate, ...]:
    """A verbal noun with its holder and a stated content: "قوله إن", "إعلان الحكومة أن"."""
    entry = hit.form.entry
    if at and reading.words[at - 1] in reading.grammar.refusing:
        found.refuse(at, entry.id, "find.negated", reading.words[at - 1])
        return ()
    frame = frame_after(reading, at, hit.form, at + 1, hit.tail > 0)
    stated = frame.joined == "clause" and frame.source is not None
    if at and reading.words[at - 1] in reading.grammar.channel_prepositions and not (hit.tail or stated):
        found.refuse(at, entry.id, "find.channel")
        return ()
    close = frame.at <= at + (_FAR if frame.source is not None else 8)
    if hit.lead and reading.words[at].startswith(reading.grammar.letters.to) and frame.joined != "clause":
        found.refuse(at, entry.id, "find.no-content")  # "لكشف": what for, not what was said
        return ()
    accepted = (
        close
        and frame.gap == 0
        and (
            frame.joined == "clause"
            or (hit.tail and frame.joined in ("quote", "event", "prep"))
            or (frame.joined in ("event", "prep") and frame.source is not None)
        )
    )
    if not accepted:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    candidate = candidate_of(reading, at, hit, frame, "noun")
    if frame.source is not None and not _may_own(reading, frame.source):
        candidate = replace(candidate, source=None, kind=Kind.IMPERSONAL)  # "قول شائع"
    if not hit.tail and frame.source is None:
        candidate = replace(candidate, kind=Kind.IMPERSONAL)
    return (replace(candidate, gender="", number="s"),)
