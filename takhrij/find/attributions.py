"""Finds who said what in an article: joins cues, sources and contents, resolves speakers, nests.

Invariant: every span cuts again from the article's text; ids count from a1 in the order of cues; the parent of an
attribution is the one in whose content its cue stands. The scheme is that of PARC 3.0 (Pareti 2016) and PolNeAR
(Newell et al. 2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from takhrij.find.candidates import Candidate, Refusal
from takhrij.find.channels import channel_behind
from takhrij.find.contents import contents
from takhrij.find.cutting import Content
from takhrij.find.floor import Speaker
from takhrij.find.kinds import kind_of
from takhrij.find.nouns import Mention
from takhrij.find.parents import cue_of, parents_of
from takhrij.find.phrases import find_cues
from takhrij.find.reading import Reading, read
from takhrij.find.speakers import Speakers
from takhrij.find.traits import traits_of
from takhrij.model import Attribution, Credit, Entity, Force, Kind, Reason, Span, Style, Traits
from takhrij.pack import Pack
from takhrij.text import View


def find_attributions(
    view: View, bounds: Sequence[Span], entities: Sequence[Entity], credits: Sequence[Credit], pack: Pack
) -> tuple[Attribution, ...]:
    """Every attribution of an article, by position of its cue."""
    return attributions_of(read(view, bounds, entities, credits, pack))[0]


def attributions_of(reading: Reading) -> tuple[tuple[Attribution, ...], tuple[Refusal, ...]]:
    """The attributions of an article that was read, and what was refused: one path, also for `explain`."""
    found = find_cues(reading)
    cut = contents(reading, found.candidates)
    pairs = [(candidate, content) for candidate, content in zip(found.candidates, cut, strict=True) if content]
    for candidate, content in zip(found.candidates, cut, strict=True):
        if content is None:
            found.refuse(candidate.first, candidate.rule, "find.empty")
    parents = parents_of(reading, pairs)
    who = Speakers(reading)
    speakers: list[Speaker | None] = []
    attributions: list[Attribution] = []
    for place, (candidate, content) in enumerate(pairs):
        candidate = _with_channel(reading, pairs, place)
        if candidate.passed_on is not None:
            candidate = replace(candidate, via=who.floor.outlet(candidate.passed_on))
        parent = parents[place]
        if parent is not None:
            candidate = _passed_on_by(reading, candidate, pairs[parent][0])
        speaker, elsewhere = _speaker(reading, candidate, who, parent, pairs, speakers)
        speakers.append(speaker)
        outer = pairs[parent][0] if parent is not None else None
        if speaker is not None and (outer is None or _told_of(candidate, outer)):
            inserted = (place > 0 and pairs[place - 1][0].under == candidate.first) or _tells_of(pairs, parents, place)
            who.floor.note(speaker, candidate, inserted)
        attributions.append(_attribution(reading, candidate, content, place, parent, speaker, elsewhere))
    return tuple(attributions), tuple(found.refusals)


def _tells_of(pairs: Sequence[tuple[Candidate, Content]], parents: Sequence[int | None], place: int) -> bool:
    """Whether a source before its words only tells of the one who speaks in them: "وبحسب رويترز قال الوزير"."""
    if pairs[place][0].shape != "phrase" or place + 1 >= len(pairs) or parents[place + 1] != place:
        return False
    told = pairs[place + 1][0]
    return told.shape == "verb" and told.source is not None and pairs[place][0].content == told.begin


def _told_of(candidate: Candidate, outer: Candidate) -> bool:
    """Whether an outer one only tells of who speaks, so that he keeps the floor: "قال الوزير، بحسب رويترز، إن"."""
    relayed = outer.joined == "np" and candidate.shape == "noun"
    before = outer.shape == "phrase" and outer.content == candidate.begin and candidate.source is not None
    return outer.shape == "after" or relayed or before or candidate.under == outer.first


def _with_channel(reading: Reading, pairs: Sequence[tuple[Candidate, Content]], place: int) -> Candidate:
    """A channel behind the content of a verb counts too, and holds for the participles of the same sentence."""
    candidate, content = pairs[place]
    if candidate.via is None and candidate.shape == "verb" and candidate.joined in ("event", "np", "prep"):
        candidate = replace(candidate, via=channel_behind(reading, content))
    if candidate.via is not None or candidate.shape != "participle":
        return candidate
    for earlier, _ in reversed(pairs[max(0, place - 4) : place]):
        if reading.tokens.sentence[earlier.first] != reading.tokens.sentence[candidate.first]:
            break
        other = earlier.shape == "verb" and earlier.number == candidate.number == "s" and earlier.gender
        if other and candidate.gender and candidate.gender != earlier.gender:
            continue
        if earlier.via is not None and earlier.shape in ("verb", "participle"):
            return replace(candidate, via=earlier.via)
    return candidate


def _passed_on_by(reading: Reading, candidate: Candidate, outer: Candidate) -> Candidate:
    """The outlet according to which somebody spoke is the channel of his words: 'قال الوزير "…"، بحسب فرانس برس'."""
    if candidate.via is not None or outer.source is None:
        return candidate
    if candidate.under == outer.first and reading.words[candidate.first] in reading.grammar.drawn:
        return replace(candidate, via=outer.source)  # "قالت الوكالة، نقلا عن مصدر، إن"
    if outer.shape not in ("after", "phrase"):
        return candidate
    if candidate.kind is Kind.IMPERSONAL:  # "بحسب الصحيفة ... بتهمة": nobody told the newspaper
        return candidate
    own = candidate.source is not None and kind_of(reading, candidate.source) is Kind.OUTLET
    return (
        replace(candidate, via=outer.source) if kind_of(reading, outer.source) is Kind.OUTLET and not own else candidate
    )


def _speaker(
    reading: Reading,
    candidate: Candidate,
    who: Speakers,
    parent: int | None,
    pairs: Sequence[tuple[Candidate, Content]],
    speakers: Sequence[Speaker | None],
) -> tuple[Speaker | None, bool]:
    """Who speaks, and whether the fullest name stands elsewhere than at the cue."""
    if candidate.source is not None:
        return who.named(candidate.source, candidate)
    if candidate.kind is not None or (parent is None and _author(reading, candidate)):
        return None, False
    above = speakers[parent] if parent is not None and parent < len(speakers) else None
    content = pairs[parent][0].content if parent is not None and above is not None else None
    return who.dropped(candidate, above, content), True


def _author(reading: Reading, candidate: Candidate) -> bool:
    """Whether the article's author says what he thinks himself: "أعتقد أن", in nobody's quotation or speech."""
    return candidate.person == 1 and reading.inside[candidate.first] is None


def _attribution(
    reading: Reading,
    candidate: Candidate,
    content: Content,
    place: int,
    parent: int | None,
    speaker: Speaker | None,
    elsewhere: bool,
) -> Attribution:
    view = reading.tokens.view
    source = _span(reading, candidate.source)
    span = view.raw_span(speaker.start, speaker.end) if speaker is not None else None
    kind = _kind(reading, candidate, speaker)
    return Attribution(
        id=f"a{place + 1}",
        cue=view.raw_span(*cue_of(reading, candidate)),
        content=tuple(view.raw_span(*piece) for piece in content.spans),
        source=source,
        speaker=span if elsewhere else None,
        speaker_name=span.cut(view.raw) if span is not None else None,
        via=_span(reading, candidate.via),
        kind=kind,
        force=_force(reading, candidate),
        style=content.style,
        parent=f"a{parent + 1}" if parent is not None else None,
        rule=candidate.rule,
        reasons=_reasons(reading, candidate, content, speaker, elsewhere),
        traits=traits_of(reading, candidate) if kind.unnamed else Traits(),
    )


def _kind(reading: Reading, candidate: Candidate, speaker: Speaker | None) -> Kind:
    if candidate.kind is not None:
        return candidate.kind
    if speaker is not None:
        several = speaker.kind is Kind.UNNAMED_PERSON and candidate.source is not None
        if several and candidate.source is not None and kind_of(reading, candidate.source) is Kind.UNNAMED_PEOPLE:
            return Kind.UNNAMED_PEOPLE  # "المصادر", where one source has spoken
        return speaker.kind
    if _author(reading, candidate):
        return Kind.PERSON
    return kind_of(reading, candidate.source) if candidate.source is not None else Kind.IMPERSONAL


def _force(reading: Reading, candidate: Candidate) -> Force:
    """What the cue says; but what is called necessary is urged ("شدد على ضرورة"), and to direct an accusation is to
    accuse ("وجهت إليه تهمة")."""
    if candidate.force is Force.URGES and candidate.joined == "prep" and _accuses(reading, candidate):
        return Force.ALLEGES
    at, noun = candidate.content, candidate.joined in ("prep", "event")
    wished = noun and at is not None and reading.words[at] in reading.grammar.wishes
    return Force.URGES if wished and candidate.force is Force.ASSERTS else candidate.force


def _accuses(reading: Reading, candidate: Candidate) -> bool:
    """Whether an accusation stands between a cue and its content: "وجه القضاء اتهاما إلى الوزير بالتواطؤ"."""
    nouns = reading.grammar.nouns
    between = reading.words[candidate.last : candidate.content]
    return any(cue.force is Force.ALLEGES for word in between for _, cue in nouns.get(word, ())[:1])


def _reasons(
    reading: Reading, candidate: Candidate, content: Content, speaker: Speaker | None, elsewhere: bool
) -> tuple[Reason, ...]:
    raw, view = reading.tokens.view.raw, reading.tokens.view
    cue = view.raw_span(*cue_of(reading, candidate)).cut(raw)
    reasons = [Reason("find.cue", (cue, candidate.rule)), Reason(f"find.joined.{candidate.joined}")]
    if speaker is not None and elsewhere:
        how = "find.means" if candidate.source is not None else "find.dropped"
        reasons.append(Reason(how, (view.raw_span(speaker.start, speaker.end).cut(raw),)))
    if content.style is not Style.INDIRECT:
        reasons.append(Reason(f"find.style.{content.style}"))
    return tuple(reasons)


def _span(reading: Reading, mention: Mention | None) -> Span | None:
    """The raw span of a mention, without a hash sign or marks that stand round all of it."""
    if mention is None:
        return None
    tokens = reading.tokens
    first, last = mention.first, mention.last
    start = tokens.starts[first] + mention.lead
    mark = reading.marks.get(first)
    if mark is not None and mark.close == last - 1 and last - first > 2:
        first, last = first + 1, last - 1
        start = tokens.starts[first]
    elif tokens.words[first] == "#" and last - first > 1:
        start = tokens.starts[first + 1]
    return tokens.view.raw_span(start, tokens.ends[last - 1])
