"""One article as the finders of attributions read it: tokens, quotations, names, and places that are no text.

Invariant: nothing here decides anything; it answers questions about neighbouring tokens in constant or bounded time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from takhrij.find.grammar import Grammar, grammar_of
from takhrij.find.lexicon import Lexicon, lexicon_of
from takhrij.find.quotes import Quote, find_quotes
from takhrij.find.tokens import Tokens, tokenise
from takhrij.model import Credit, Entity, EntityType, Role, Span
from takhrij.pack import Pack
from takhrij.text import View

_SYLLABLE = 2  # letters of a part of a foreign name
_BODY = 12  # tokens of the name of a body in marks


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation in tokens: its opening mark is token `open`, its words [open + 1, close), its closing one `close`."""

    open: int
    close: int
    closed: bool
    name: bool  # the marks stand round a name or a title, not round words that somebody spoke


@dataclass(frozen=True, slots=True)
class Name:
    """A name in tokens up to `last`; the first `lead` letters of its first token are an attached word."""

    last: int
    type: EntityType
    lead: int
    entity: Entity


@dataclass(frozen=True, slots=True)
class Reading:
    """Lookups by token: `marks` by opening token, `inside` the innermost quotation, `names` by first token."""

    pack: Pack
    tokens: Tokens
    words: tuple[str, ...]  # of the tokens, which nearly every question asks for
    grammar: Grammar
    lexicon: Lexicon
    marks: dict[int, Mark]
    closes: frozenset[int]  # tokens that close a quotation
    stray: frozenset[int]  # quotation marks without a partner
    inside: tuple[Mark | None, ...]
    names: dict[int, Name]
    in_name: tuple[bool, ...]
    dead: frozenset[int]  # tokens of boilerplate and credits

    def phrase(self, at: int, parts: Sequence[str]) -> bool:
        """Whether the words `parts` stand at token `at`."""
        return self.words[at : at + len(parts)] == tuple(parts)

    def scope_end(self, at: int) -> int:
        """The token after the last one that a clause at `at` can reach: end of its sentence or its quotation."""
        end = self.tokens.sentence_end(at)
        mark = self.inside[at]
        return min(end, mark.close) if mark and mark.close > at else end

    def complementiser(self, at: int) -> bool:
        """Whether token `at` opens a content clause."""
        word = self.words[at]
        return word in self.grammar.complementisers or word in self.grammar.pronominal


def _says_nothing(credit: Credit, view: View) -> bool:
    """Whether nobody speaks in a credit: "By Salem:" alone on its line writes no more than the article."""
    if credit.role is Role.BYLINE and credit.field == "text":
        line_end = view.raw.find("\n", credit.span.end)
        before = view.raw[: credit.span.start].rpartition("\n")[2]
        after = view.raw[credit.span.end : line_end if line_end >= 0 else None]
        return not before.strip() and not after.strip(" \t\r:.،-")
    return (credit.field == "text" and credit.role is Role.BOILERPLATE) or credit.role is Role.DATELINE


def read(
    view: View, bounds: Sequence[Span], entities: Sequence[Entity], credits: Sequence[Credit], pack: Pack
) -> Reading:
    """Cut, pair and look up everything once."""
    tokens = tokenise(view, bounds)
    grammar = grammar_of(pack)
    names = _names(tokens, view, entities, grammar)
    lexicon = lexicon_of(pack)
    _add_surnames(tokens, names, lexicon)
    marks = _marks(tokens, find_quotes(view.folded), grammar, names)
    inside: list[Mark | None] = [None] * len(tokens)
    for mark in marks.values():  # by opening mark, so that inner ones overwrite outer ones
        if not mark.name:
            for at in range(mark.open + 1, mark.close):
                inside[at] = mark
    dead = set[int]()
    for credit in credits:
        if _says_nothing(credit, view):
            first, last = _range(tokens, view, credit.span)
            dead.update(range(first, last))
    return Reading(
        pack,
        tokens,
        tokens.words,
        grammar,
        lexicon,
        marks,
        frozenset(mark.close for mark in marks.values()),
        _stray(tokens, marks),
        tuple(inside),
        names,
        _in_name(tokens, names),
        frozenset(dead),
    )


def _stray(tokens: Tokens, marks: dict[int, Mark]) -> frozenset[int]:
    paired = {at for mark in marks.values() for at in (mark.open, mark.close)}
    return frozenset(at for at, word in enumerate(tokens.words) if word in '"«»“”' and at not in paired)


def _in_name(tokens: Tokens, names: dict[int, Name]) -> tuple[bool, ...]:
    covered = [False] * len(tokens)
    for first, name in names.items():
        covered[first : name.last] = [True] * (name.last - first)
    return tuple(covered)


def _range(tokens: Tokens, view: View, span: Span) -> tuple[int, int]:
    start, end = view.folded_range(span)
    return tokens.starting_at(start), tokens.ending_by(end)


def _names(tokens: Tokens, view: View, entities: Sequence[Entity], grammar: Grammar) -> dict[int, Name]:
    found: dict[int, Name] = {}
    for entity in entities:
        start, end = view.folded_range(entity.span)
        first, last = tokens.ending_by(start), tokens.ending_by(end)  # a clitic may be written on the name
        if entity.type is not EntityType.OUTLET:
            last = _name_end(tokens, first, last, entity.type, grammar)
        while first < last - 1 and tokens.words[first] in grammar.resumptives:
            first += 1  # "فإن سمير"
        if first < last and (first not in found or found[first].last < last):
            found[first] = Name(last, entity.type, max(0, start - tokens.starts[first]), entity)
    return found


def _name_end(tokens: Tokens, first: int, last: int, type_: EntityType, grammar: Grammar) -> int:
    """The end of a name: no clause is a part of it, and of a person's name no noun behind لـ: "للقاضي"."""
    for at in range(first + 1, last):
        word = tokens.words[at]
        listener = type_ is EntityType.PER and word.startswith(grammar.letters.to_article)
        clause = word in grammar.complementisers and len(tokens.words[at - 1]) > _SYLLABLE  # not "بي إن بي"
        article = word.startswith(grammar.letters.article)
        again = article and type_ is EntityType.ORG and word == tokens.words[first]  # "الاتحاد السعودي الاتحاد الدولي"
        if listener or clause or again:
            return at
    return last


def _event(word: str, grammar: Grammar) -> bool:
    return word in grammar.events or grammar.verbal_noun.match(word) is not None


def _add_surnames(tokens: Tokens, names: dict[int, Name], lexicon: Lexicon) -> None:
    """Behind a verb of saying, a word that is the last of a person's name in the article names that person."""
    surnames = {
        tokens.words[name.last - 1]: name.entity
        for at, name in names.items()
        if name.type is EntityType.PER and name.last - at > 1
    }
    if not surnames:
        return
    for at in [at for at, word in enumerate(tokens.words) if word in surnames and at not in names]:
        before = at - 1 - (at > 0 and tokens.words[at - 1] in '"«“')
        if before >= 0 and lexicon.past(tokens.words[before]):
            names[at] = Name(at + 1, EntityType.PER, 0, surnames[tokens.words[at]])


def _marks(
    tokens: Tokens,
    quotes: Sequence[Quote],
    grammar: Grammar,
    names: dict[int, Name],
) -> dict[int, Mark]:
    texts: dict[tuple[str, ...], int] = {}
    spans: list[tuple[int, int, bool]] = []
    for quote in quotes:
        inner = tokens.starting_at(quote.inner_start)
        close = tokens.starting_at(quote.inner_end)
        if inner < close:
            spans.append((inner - 1, close, quote.closed))
            key = tokens.words[inner:close]
            if len(key) <= 5:
                texts[key] = texts.get(key, 0) + 1
    found: dict[int, Mark] = {}
    for opening, close, closed in spans:
        inner_words = tokens.words[opening + 1 : close]
        before = tokens.words[opening - 1] if opening else ""
        headed = before in grammar.belonging and len(inner_words) <= _BODY  # 'رئيس "المركز الوطني ..."'
        name = (
            closed
            and (headed or len(inner_words) <= 6)
            and (
                headed
                or before.removeprefix(grammar.letters.to) in grammar.name_introducers
                or all(word.isdigit() for word in inner_words)
                or (opening + 1 in names and names[opening + 1].last >= close)
                or (texts.get(inner_words, 0) > 1 and not _event(inner_words[0], grammar))
                or (len(inner_words) <= 3 and tokens.glued(opening) and before in grammar.glued_names)
            )
        )
        found[opening] = Mark(opening, close, closed, name)
    return found
