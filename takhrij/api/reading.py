"""What can be asked of a collection, claim by claim and article by article; nothing here changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from takhrij.api import outlets, viewing
from takhrij.api.anchors import find_claim
from takhrij.api.excerpts import excerpt
from takhrij.api.overview import Overview
from takhrij.api.results import (
    ActorView,
    ArticleView,
    ClaimRow,
    ClaimView,
    Comparison,
    CopyRow,
    Excerpt,
    Filters,
    Heading,
    Hit,
    OutletRow,
    Page,
    Statement,
    StoryRow,
    StoryView,
    Version,
)
from takhrij.documents import document_of
from takhrij.errors import InputError
from takhrij.model import (
    Actor,
    Anchor,
    Article,
    Claim,
    Composed,
    Contradiction,
    CopyGroup,
    Decision,
    Extent,
)
from takhrij.pack import load_pack
from takhrij.store import judgements, lemmas, lists, queries
from takhrij.store.lists import Where

ANY = Filters()


class Reader(Overview):
    """The questions. Claims are named by their id or by any id they had before; unknown ids raise `InputError`."""

    def articles(self, *, limit: int = 100, offset: int = 0) -> Page[Hit]:
        """All articles, newest first."""
        return self._hits(None, [], limit, offset)

    def claims(
        self,
        query: str | None = None,
        filters: Filters = ANY,
        *,
        limit: int = 50,
        offset: int = 0,
        most: int | None = None,
    ) -> Page[ClaimRow]:
        """Claims in the order of their rank; `query` are words of the statement or the reports, in any inflection. With
        `most`, no more than so many are counted."""
        rows, total = lists.claim_rows(self._db, query, viewing.conditions(self._db, filters), limit, offset, most)
        return viewing.page(tuple(map(viewing.claim_row, rows)), total, offset, most)

    def claim(self, claim: str) -> ClaimView:
        """One claim with every report's words in place."""
        return viewing.claim_view(self._db, find_claim(self._db, claim), self.decisions())

    def whole_claims(self, claims: Sequence[str]) -> tuple[Claim, ...]:
        """The claims of these ids with their chains, without their words in place."""
        return tuple(queries.claims_by_id(self._db, claims))

    def contradictions(
        self, claims: Sequence[str], *, limit: int = 1000
    ) -> tuple[tuple[Contradiction, ClaimRow, ClaimRow], ...]:
        """The contradictions that any of these claims has, each with its two claims, which are in sight."""
        return self._with_claims(queries.contradictions_among(self._db, claims, limit))

    def all_contradictions(
        self, kind: str | None = None, *, limit: int = 100, offset: int = 0
    ) -> Page[tuple[Contradiction, ClaimRow, ClaimRow]]:
        """Contradictions of a kind, or all, story by story, those of the most pressing claims first."""
        pairs, total = lists.contradiction_rows(self._db, kind, limit, offset)
        return Page(self._with_claims(pairs), total, offset)

    def contradiction_kinds(self) -> tuple[tuple[str, int], ...]:
        """The kinds of contradiction that there are, with the number of each, most first."""
        return tuple(lists.contradiction_kinds(self._db))

    def _with_claims(self, pairs: Sequence[Contradiction]) -> tuple[tuple[Contradiction, ClaimRow, ClaimRow], ...]:
        ids = sorted({id for pair in pairs for id in (pair.a, pair.b)})
        rows = {row["id"]: viewing.claim_row(row) for row in queries.claim_rows_by_id(self._db, ids)}
        seen = {id: row for id, row in rows.items() if not row.hidden}
        return tuple((pair, seen[pair.a], seen[pair.b]) for pair in pairs if pair.a in seen and pair.b in seen)

    def article(self, article: str) -> ArticleView:
        """One article with its analysis, copies and claims."""
        found = self._article(article)
        rows, _ = lists.claim_rows(self._db, None, [lists.in_article(article), lists.IN_SIGHT], 1000, 0)
        analysis = queries.analysis(self._db, article)
        return ArticleView(
            article=found,
            document=document_of(found, analysis),
            analysis=analysis,
            versions=tuple(Version(**row) for row in queries.versions(self._db, article)),
            copies=tuple(queries.copies(self._db, article)),
            discrepancies=tuple(queries.discrepancies(self._db, article)),
            claims=tuple(map(viewing.claim_row, rows)),
            has_original=queries.original(self._db, article) is not None,
        )

    def original(self, article: str) -> bytes | None:
        """The bytes that the article came from, where they differ from its text; None where they do not."""
        self._article(article)
        return queries.original(self._db, article)

    def search(
        self,
        query: str,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 20,
        offset: int = 0,
        most: int | None = None,
    ) -> Page[Hit]:
        """Articles that hold all the words, in any inflection, best first. With `most`, no more are counted."""
        where = [lists.of_outlet(outlet)] if outlet else []
        where += [lists.published(since, until)] if since or until else []
        return self._hits(query, where, limit, offset, most)

    @staticmethod
    def get_ready() -> None:
        """Load what searching needs, for which otherwise the first search waits: half a second."""
        lemmas.get_ready()

    def who(self, name: str, *, limit: int = 50) -> tuple[ActorView, ...]:
        """Persons and bodies of that name or key, those with most statements first."""
        return tuple(viewing.actor_view(self._db, actor) for actor in queries.actors(self._db, name, limit))

    def statements(self, actor: str, *, limit: int = 100, offset: int = 0) -> Page[Statement]:
        """What is attributed to the person or body of that key, the latest first."""
        rows, total = queries.statements_of(self._db, actor, limit, offset)
        return Page(tuple(viewing.statement(self._db, row) for row in rows), total, offset)

    def carriers(self, actor: str) -> tuple[tuple[str, int], ...]:
        """Outlets that carry statements of the person or body of that key, with their number, most first."""
        return tuple(lists.outlets_of(self._db, actor))

    def deniers(self, actor: str, claims: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Of these claims those that go back to the person or body of that key, which only affirms them, with the names
        of who denies them."""
        return tuple(queries.deniers(self._db, actor, claims))

    def actor(self, key: str) -> Actor | None:
        """The person or body of that key, or else whom the name means first; without what is attributed to it."""
        return next(iter(queries.actors(self._db, key, 1)), None)

    def merged_actors(self, *, limit: int = 1000) -> tuple[Actor, ...]:
        """Persons and bodies that go by several names: what a reviewer of merges looks at."""
        return tuple(queries.merged_actors(self._db, limit))

    def mentions(self, actor: str) -> tuple[Anchor, ...]:
        """Where an actor is the source of a statement, with the name that stands there; for decisions about it."""
        return tuple(Anchor(doc, name) for doc, name in queries.mentions_of(self._db, actor))

    def excerpt(self, anchor: Anchor, attribution: str | None = None) -> Excerpt | None:
        """The words that a name of an article rests on: where its bearer speaks, there or in that attribution."""
        return excerpt(self._db, anchor, attribution)

    def suggest(self, words: str, *, limit: int = 8) -> tuple[str, ...]:
        """Names of persons, bodies and outlets that these words begin."""
        return tuple(lists.names_with(self._db, words, limit))

    def outlets(self) -> tuple[OutletRow, ...]:
        """The outlets of the pile, with who feeds whom."""
        return outlets.outlet_rows(self._db)

    def outlet_names(self) -> Mapping[str, str]:
        """Every name and key by which an outlet goes in the chains, with the name that `outlets` lists it under."""
        return outlets.outlet_names(self._db)

    def stories(self) -> tuple[StoryRow, ...]:
        """The stories of the pile, largest first."""
        return tuple(StoryRow(**row) for row in lists.story_rows(self._db))

    def some_stories(self, *, limit: int = 100, offset: int = 0) -> Page[StoryRow]:
        """The same in pages."""
        rows = lists.story_rows(self._db, limit, offset)
        return Page(tuple(StoryRow(**row) for row in rows), lists.story_count(self._db), offset)

    def named_stories(self, stories: Iterable[str]) -> Mapping[str, StoryRow]:
        """The stories of these ids, by id; those that are not there are left out."""
        return {row["id"]: StoryRow(**row) for row in lists.named_stories(self._db, sorted(set(stories)))}

    def story(self, story: str) -> StoryView:
        """One story."""
        found = queries.story(self._db, story)
        if found is None:
            raise InputError(f"There is no story {story}. `takhrij stories` lists them.")
        documents = [viewing.document(self._db, article) for article in queries.articles(self._db, found.docs)]
        rows = map(viewing.claim_row, queries.claim_rows_by_id(self._db, found.claims))
        return StoryView(found, tuple(row for row in rows if not row.hidden), tuple(documents))

    def copies(self, article: str | None = None) -> tuple[CopyRow, ...]:
        """Pairs of articles that share running text, or those of one article."""
        if article is not None:
            self._article(article)
        return tuple(map(viewing.copy_row, queries.copies(self._db, article)))

    def all_copies(
        self, *, extent: Extent | None = None, outlet: str | None = None, limit: int = 100, offset: int = 0
    ) -> Page[CopyRow]:
        """Copies in pages, whole ones and the largest first; `outlet` stands on either side."""
        where = [Where("c.extent = ?", (extent.value,))] if extent else []
        where += [lists.copied_by(outlet)] if outlet else []
        rows, total = lists.copy_rows(self._db, where, limit, offset)
        return Page(tuple(map(viewing.copy_of_row, rows)), total, offset)

    def headings(self, articles: Iterable[str]) -> Mapping[str, Heading]:
        """Title, outlet and day of these articles, by id; those that are not there are left out."""
        return {row["id"]: Heading(**row) for row in lists.headings(self._db, sorted(set(articles)))}

    def copy_groups(self) -> tuple[CopyGroup, ...]:
        """Articles that carry one text, those of most articles first."""
        from takhrij.link.copy_groups import find_composed, group_copies  # a third of a second to import

        copies = queries.copies(self._db)
        return group_copies(copies, find_composed(copies))

    def composed(self) -> tuple[Composed, ...]:
        """Articles that are stitched together from texts of others."""
        from takhrij.link.copy_groups import find_composed

        return find_composed(queries.copies(self._db))

    def compare(self, a: str, b: str) -> Comparison:
        """Two articles and the words that they share, even where neither is a copy: a speech that both quote."""
        first, second = self._article(a), self._article(b)
        copy = next((c for c in queries.copies(self._db, a) if {c.doc, c.of} == {a, b}), None)
        if copy is None:
            from takhrij.link.copies import compare  # a third of a second to import

            found = ((id_, queries.analysis(self._db, id_)) for id_ in (a, b))
            same = compare(first, second, {id_: analysis for id_, analysis in found if analysis}, load_pack())
            return Comparison(first, second, tuple((passage.a, passage.b) for passage in same.passages), None)
        pairs = copy.spans if copy.doc == a else tuple(sorted((there, here) for here, there in copy.spans))
        return Comparison(first, second, pairs, copy)

    def decisions(self, *, standing: bool = False) -> tuple[Decision, ...]:
        """All decisions, or those not taken back, oldest first."""
        return tuple(d for d in judgements.decisions(self._db) if not standing or d.undone is None)

    def _article(self, id: str) -> Article:
        if (found := queries.article(self._db, id)) is None:
            raise InputError(f"There is no article {id}. `takhrij search WORDS` finds articles.")
        return found

    def _hits(
        self, query: str | None, where: Sequence[Where], limit: int, offset: int, most: int | None = None
    ) -> Page[Hit]:
        rows, total = lists.article_rows(self._db, query, where, limit, offset, most)
        return viewing.page(tuple(viewing.hit(self._db, row, query) for row in rows), total, offset, most)
