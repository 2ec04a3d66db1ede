"""The pages, one module each: a documented context and the function that builds it."""

from takhrij.web.page import PageSpec
from takhrij.web.pages.article import ARTICLE
from takhrij.web.pages.articles import ARTICLES
from takhrij.web.pages.claim import CARD, CLAIM
from takhrij.web.pages.claims import CLAIMS
from takhrij.web.pages.compare import COMPARE
from takhrij.web.pages.contradictions import CONTRADICTIONS
from takhrij.web.pages.copies import COPIES
from takhrij.web.pages.decisions import DECISIONS
from takhrij.web.pages.front import ADD, FRONT, PROGRESS, UPLOAD
from takhrij.web.pages.network import NETWORK
from takhrij.web.pages.outlets import OUTLET, OUTLETS
from takhrij.web.pages.review import REVIEW
from takhrij.web.pages.search import SEARCH, SUGGEST
from takhrij.web.pages.story import STORIES, STORY
from takhrij.web.pages.who import WHO

PAGES: tuple[PageSpec, ...] = (
    FRONT, ADD, UPLOAD, PROGRESS, STORIES, STORY, CLAIMS, CARD, CLAIM, CONTRADICTIONS, COPIES, ARTICLES, ARTICLE, WHO,
    OUTLETS, OUTLET, NETWORK, COMPARE, SEARCH, SUGGEST, DECISIONS, REVIEW,
)  # fmt: skip
