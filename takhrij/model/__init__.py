"""The words of the design as frozen values.

Two invariants hold everywhere. A `Span` counts Unicode code points of the text it belongs to, half-open, so that
`text[span.start:span.end]` cuts the finding again. And every finding carries the rule or the reasons that made it.
"""

from __future__ import annotations

from takhrij.model.analysis import (
    Analysis,
    Attribution,
    Credit,
    Entity,
    EntityType,
    Force,
    Kind,
    Origination,
    Role,
    Style,
    Time,
    TimeType,
    Traits,
)
from takhrij.model.decisions import (
    Anchor,
    Decision,
    Skipped,
    Verdict,
)
from takhrij.model.graph import (
    Actor,
    Claim,
    Composed,
    Contradiction,
    Copy,
    CopyGroup,
    Discrepancy,
    Drift,
    Extent,
    Graph,
    Link,
    LinkKind,
    Origin,
    Part,
    Quantity,
    Report,
    Stance,
    Status,
    Story,
)
from takhrij.model.words import (
    Article,
    Evidence,
    Reason,
    Span,
)

__all__ = [
    "Actor",
    "Analysis",
    "Anchor",
    "Article",
    "Attribution",
    "Claim",
    "Composed",
    "Contradiction",
    "Copy",
    "CopyGroup",
    "Credit",
    "Decision",
    "Discrepancy",
    "Drift",
    "Entity",
    "EntityType",
    "Evidence",
    "Extent",
    "Force",
    "Graph",
    "Kind",
    "Link",
    "LinkKind",
    "Origin",
    "Origination",
    "Part",
    "Quantity",
    "Reason",
    "Report",
    "Role",
    "Skipped",
    "Span",
    "Stance",
    "Status",
    "Story",
    "Style",
    "Time",
    "TimeType",
    "Traits",
    "Verdict",
]
