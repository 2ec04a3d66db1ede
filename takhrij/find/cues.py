"""Finds candidate attributions: a cue, what stands round it, and where its content may begin.

Invariant: one pass over the tokens; each candidate looks at a bounded stretch of its own sentence. What was looked at and
refused is kept with the reason, for `explain`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from takhrij.find.frames import Frame, frame_after
from takhrij.find.guards import refusal
from takhrij.find.kinds import kind_of
from takhrij.find.lexicon import Cue, Hit
from takhrij.find.mentions import Mention, begins_source, is_event, phrase_end
from takhrij.find.reading import Reading
from takhrij.find.subjects import as_for, channel_before, subject_before
from takhrij.model import EntityType, Force, Kind, Reason

_DAMMA = "\u064f"  # on the first letter it marks the passive


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue in tokens [first, last); its first `lead` letters belong to an attached word, its last `tail` to a pronoun.

    `shape`: verb, participle, noun, phrase (before its content), after (behind its content), colon.
    `content` is the token where the content begins, None where it stands before the cue. [begin, end) is the whole frame.
    """

    first: int
    last: int
    lead: int
    tail: int
    rule: str
    shape: str
    force: Force
    content: int | None
    joined: str
    source: Mention | None = None
    via: Mention | None = None
    gender: str = ""
    number: str = "s"
    person: int = 3
    kind: Kind | None = None
    begin: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A word of the lexicon that made no attribution, and why."""

    at: int
    rule: str
    reason: Reason


@dataclass(slots=True)
class Found:
    """What one pass found and refused."""

    candidates: list[Candidate] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, at: int, rule: str, code: str, *args: str) -> None:
        self.refusals.append(Refusal(at, rule, Reason(code, args)))


def by_word(reading: Reading, at: int, found: Found) -> tuple[Candidate, ...]:
    """The candidate of a verb, participle or verbal noun at token `at`, if it is one."""
    hits = reading.lexicon.hits(reading.words[at])
    if at and reading.words[at - 1] in reading.grammar.commas:  # there a participle, not the noun written like it
        hits = tuple(sorted(hits, key=lambda hit: hit.form.shape != "participle"))
    for hit in hits:
        if hit.form.shape == "participle":
            made = _participle(reading, at, hit, found)
        elif hit.form.shape == "noun":
            made = _verbal_noun(reading, at, hit, found)
        elif "relay" in hit.form.entry.takes:
            made = _relay(reading, at, hit, found)
        else:
            made = _verb(reading, at, hit, found)
        if made:
            return made
    return ()


def _base(reading: Reading, at: int, hit: Hit, frame: Frame, shape: str) -> Candidate:
    """A candidate as far as its cue tells; a preposition right behind the verb belongs to the cue."""
    form = hit.form
    last = at + 1
    if (
        not hit.tail
        and last < len(reading.words)
        and reading.words[last] in _prepositions(reading, hit)
        and frame.at in (last, last + 1)
    ):
        last += 1
    return Candidate(
        first=at,
        last=last,
        lead=hit.lead,
        tail=hit.tail,
        rule=form.entry.id,
        shape=shape,
        force=form.entry.force,
        content=frame.content,
        joined=frame.joined,
        source=frame.source,
        via=frame.via,
        gender=form.gender,
        number=form.number,
        person=form.person,
        begin=at,
        end=frame.content,
    )


def _prepositions(reading: Reading, hit: Hit) -> frozenset[str]:
    return frozenset(reading.lexicon.fold(word) for word in hit.form.entry.prepositions)


def _verb(reading: Reading, at: int, hit: Hit, found: Found) -> tuple[Candidate, ...]:
    form, entry = hit.form, hit.form.entry
    if (why := refusal(reading, at, hit)) is not None:
        found.refusals.append(Refusal(at, entry.id, why))
        return ()
    passive = _passive(reading, at, hit) or _announced(reading, at, hit)
    before = None
    if form.person == 3 and hit.lead:
        before = as_for(reading, at)
    elif form.person == 3 and not passive:
        before = subject_before(reading, at)
        if (before is not None and _subject_follows(reading, at, before, hit)) or (
            before is not None and _resumes(reading, at, before)
        ):
            before = None
    frame = frame_after(reading, at, form, at + 1, before is not None or form.person == 1 or passive)
    if not frame.joined:
        return _behind(reading, at, hit, frame, before, found)
    holder = before or frame.source
    if (form.number == "d" and before is None and not hit.lead) or not _may_hold(reading, entry, holder):
        found.refuse(at, entry.id, "find.no-holder")
        return ()
    if frame.joined == "np" and before is None and frame.source is None and not hit.lead and form.person == 3:
        found.refuse(at, entry.id, "find.no-holder")
        return ()
    candidate = _base(reading, at, hit, frame, "verb")
    if candidate.via is None:
        candidate = replace(candidate, via=channel_before(reading, candidate.first))
    if before is not None:
        candidate = replace(candidate, source=before, begin=min(before.first, at))
    if passive or _impersonal(reading, at, hit, frame, before):
        candidate = replace(candidate, source=None, kind=Kind.IMPERSONAL)
    return (candidate,)


def _may_hold(reading: Reading, entry: Cue, holder: Mention | None) -> bool:
    """Whether a source can do what the verb says: evidence shows nothing by itself, only documents provide."""
    if holder is None:
        return entry.holder is None
    words = reading.words
    if any(words[at] in reading.grammar.no_speakers for at in range(holder.first, holder.last)):
        return False
    return entry.holder is None or kind_of(reading, holder) is entry.holder


def _passive(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether the text marks the verb as passive: أُعلن."""
    start = reading.tokens.starts[at] + hit.lead
    view = reading.tokens.view
    raw = view.starts[start]
    return view.raw[raw + 1 : raw + 2] == _DAMMA and hit.form.shape in ("past", "present")


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
    if after >= reading.tokens.sentence_end(at) or reading.words[after] in _prepositions(reading, hit):
        return False
    if takes & {"object", "np"} and (relative or all(word in grammar.auxiliaries for word in between)):
        return False
    name = reading.names.get(after)
    if name is not None and name.lead:
        return False
    if begins_source(reading, after):
        return True
    definite = reading.words[after].startswith(grammar.letters.article)
    return relative and definite and reading.words[after] not in grammar.times


def _resumes(reading: Reading, at: int, before: Mention) -> bool:
    """Whether a relative's antecedent is spoken of, not speaking: "الخطة التي قال إنها"."""
    grammar, words = reading.grammar, reading.words
    if at + 1 >= len(words) or words[at - 1] not in grammar.relatives:
        return False
    if words[at + 1] in grammar.resumptive_words:
        return True
    if words[at + 1] not in grammar.pronominal:
        return False
    head = grammar.heads.get(words[before.first][before.lead :])
    name = reading.names.get(before.first)
    return not (head is not None or (name is not None and name.type is not EntityType.LOC))


def _impersonal(reading: Reading, at: int, hit: Hit, frame: Frame, before: Mention | None) -> bool:
    form = hit.form
    if not form.entry.impersonal or form.shape != "present" or before is not None or frame.source is not None:
        return False
    if form.gender != "m" or form.number != "s" or frame.at > at + 2:
        return False
    previous = reading.words[at - 1] if at else ""
    return previous not in reading.grammar.pronominal


def _behind(
    reading: Reading, at: int, hit: Hit, frame: Frame, before: Mention | None, found: Found
) -> tuple[Candidate, ...]:
    """A cue behind what was said: '"…"، قال الوزير.'"""
    words, grammar, entry = reading.words, reading.grammar, hit.form.entry
    source = frame.source
    start = reading.tokens.sentence_start(at)
    follows = at > start + 1 and (words[at - 1] in grammar.commas or at - 1 in reading.closes)
    if hit.lead or before is not None or source is None or "quote" not in entry.takes or not follows:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    end = frame.at
    if end < reading.tokens.sentence_end(at) and words[end] not in grammar.closers and words[end] not in grammar.commas:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    candidate = _base(reading, at, hit, frame, "after")
    return (replace(candidate, content=None, joined="before", end=end),)


def _participle(reading: Reading, at: int, hit: Hit, found: Found) -> tuple[Candidate, ...]:
    """Said by whoever spoke before: "مضيفا أن"."""
    entry = hit.form.entry
    if at and reading.words[at - 1] in reading.grammar.auxiliaries:
        found.refuse(at, entry.id, "find.predicate", reading.words[at - 1])
        return ()
    frame = frame_after(reading, at, hit.form, at + 1, True)
    if not frame.joined or frame.gap > 6:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    return (_base(reading, at, hit, frame, "participle"),)


def _verbal_noun(reading: Reading, at: int, hit: Hit, found: Found) -> tuple[Candidate, ...]:
    """A verbal noun with its holder and a stated content: "قوله إن", "إعلان الحكومة أن"."""
    entry = hit.form.entry
    if at and (reading.words[at - 1] in reading.grammar.channel_prepositions and not hit.tail):
        found.refuse(at, entry.id, "find.channel")
        return ()
    frame = frame_after(reading, at, hit.form, at + 1, hit.tail > 0)
    close = frame.at <= at + 8
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
    candidate = _base(reading, at, hit, frame, "noun")
    if not hit.tail and frame.source is None:
        candidate = replace(candidate, kind=Kind.IMPERSONAL)
    return (replace(candidate, gender="", number="s"),)


def _relay(reading: Reading, at: int, hit: Hit, found: Found) -> tuple[Candidate, ...]:
    """ "نقلت الوكالة عن مصدر أن": the source is the one behind, the outlet is the channel."""
    words, entry = reading.words, hit.form.entry
    stop = min(reading.scope_end(at), at + 30)
    about = next((n for n in range(at + 1, stop) if words[n] in reading.grammar.letters.about), None)
    if about is None:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    outlet = subject_before(reading, at) if not hit.lead else None
    if outlet is None and about > at + 1:
        end = phrase_end(reading, at + 1, about)
        outlet = Mention(at + 1, end) if end > at + 1 else None
    inner = _behind_relay(reading, about + 1, hit)
    if not inner.joined:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    first = _base(reading, at, hit, inner, "verb")
    begin = outlet.first if outlet is not None and outlet.first < at else at
    if inner.joined != "noun":
        return (replace(first, source=inner.source, via=outlet, begin=begin),)
    noun = next(h for h in reading.lexicon.hits(words[inner.at]) if h.form.shape == "noun" and h.tail)
    second_frame = frame_after(reading, inner.at, noun.form, inner.at + 1, True)
    last = about + 1 if about == at + 1 else at + 1
    first = replace(first, last=last, source=outlet, content=about + 1, joined="np", begin=begin)
    if not second_frame.joined:
        return (first,)
    second = _base(reading, inner.at, noun, second_frame, "noun")
    return (first, replace(second, source=inner.source, via=outlet))


def _behind_relay(reading: Reading, begin: int, hit: Hit) -> Frame:
    """Who is quoted behind عن, and how his words are joined; "noun" where قوله joins them."""
    stop = min(reading.scope_end(begin - 1), begin + 40)
    if begin >= stop:
        return Frame(None, None, "", begin, begin)
    end = phrase_end(reading, begin, stop)
    at = begin + 1
    while at < stop:
        word = reading.words[at]
        source = Mention(begin, min(end, at))
        if reading.complementiser(at):
            return Frame(source, None, "clause", at, at + (word in reading.grammar.complementisers))
        if word == ":" or (at in reading.marks and not reading.marks[at].name):
            return Frame(source, None, "quote", at, at + (word == ":"))
        if any(h.form.shape == "noun" and h.tail for h in reading.lexicon.hits(word)):
            return Frame(source, None, "noun", at, at)
        at += 1
    return Frame(None, None, "", at, at)
