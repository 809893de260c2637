"""Makes works for tests: whatever a registry may say."""

from __future__ import annotations

from hypothesis import strategies as st

from claimcheck.model.reference import Name
from claimcheck.model.work import Passage, Settled, Update, Work

#: One line of text as readers of registries make them: no control characters, no spaces at the ends.
LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split())
)
SAID = LINE.filter(bool)
NAMES = st.builds(Name, family=SAID, given=LINE) | st.builds(Name, literal=SAID)
DOIS = st.from_regex(r"10\.[1-9][0-9]{3}/[a-z0-9<>();:,#./_-]{0,12}[a-z0-9]", fullmatch=True)
YEARS = st.integers(1900, 2026).map(str)
UPDATES = st.builds(
    Update,
    type=st.sampled_from(["retraction", "concern", "correction", "published-version"]),
    doi=DOIS | st.just(""),
    date=st.sampled_from(["", "2025", "2025-03", "2025-03-04"]),
    source=st.sampled_from(["", "publisher", "retraction-watch"]),
)
PASSAGES = st.builds(Passage, origin=st.just("abstract"), text=st.lists(SAID, min_size=1, max_size=30).map(" ".join))


def works() -> st.SearchStrategy[Work]:
    """Works as registries tell them."""
    return st.builds(
        Work,
        id=st.just("work"),
        doi=DOIS,
        type=st.sampled_from(["article-journal", "book", "dataset", ""]),
        title=LINE,
        subtitle=LINE,
        authors=st.lists(NAMES, max_size=4).map(tuple),
        authors_truncated=st.booleans(),
        years=st.lists(YEARS, max_size=3, unique=True).map(tuple),
        container=LINE,
        container_also=st.lists(SAID, max_size=2).map(tuple),
        volume=LINE,
        issue=LINE,
        pages=LINE,
        publisher=LINE,
        updates=st.lists(UPDATES, max_size=2).map(tuple),
        passages=st.lists(PASSAGES, max_size=1).map(tuple),
        registry=st.sampled_from(["crossref", "datacite", "openalex"]),
        retrieved=st.just("2026-11-22"),
        cited=st.booleans(),
    )


SETTLED = st.builds(
    Settled,
    answer=st.just("not-found"),
    reference=SAID,
    asked=st.just(("crossref", "openalex")),
    checked=st.just("2026-11-22"),
)
