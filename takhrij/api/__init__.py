"""What a person does: analyse, trace, and keep a collection. The command line and the pages are built on this alone.

>>> from takhrij.api import Collection
>>> with Collection.open("news.db", create=True) as collection:  # doctest: +SKIP
...     collection.add(["news/"])
...     collection.analyse(workers=4)
...     collection.link()
...     print(collection.claims("مصفاة").rows[0].statement)
"""

from takhrij.api.collection import Collection
from takhrij.api.overview import utc_now
from takhrij.api.pile import Traced, analyse_file, analyse_stream, analyse_text, trace
from takhrij.api.reading import Reader
from takhrij.api.results import (
    ActorView,
    Added,
    Analysed,
    ArticleView,
    Change,
    ClaimRow,
    ClaimView,
    Comparison,
    CopyRow,
    Counts,
    Excerpt,
    Fault,
    Filters,
    Heading,
    Hit,
    OutletRow,
    Page,
    Progress,
    Run,
    Statement,
    StoryRow,
    StoryView,
    Version,
)
from takhrij.errors import InputError, StoreError, TakhrijError
from takhrij.write.passages import Passage

__all__ = [
    "ActorView",
    "Added",
    "Analysed",
    "ArticleView",
    "Change",
    "ClaimRow",
    "ClaimView",
    "Collection",
    "Comparison",
    "CopyRow",
    "Counts",
    "Excerpt",
    "Fault",
    "Filters",
    "Heading",
    "Hit",
    "InputError",
    "OutletRow",
    "Page",
    "Passage",
    "Progress",
    "Reader",
    "Run",
    "Statement",
    "StoreError",
    "StoryRow",
    "StoryView",
    "TakhrijError",
    "Traced",
    "Version",
    "analyse_file",
    "analyse_stream",
    "analyse_text",
    "trace",
    "utc_now",
]
