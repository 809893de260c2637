"""No input makes the extractors raise, and every span is where it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from making import document, entry, read

PIECES = st.sampled_from(
    ["(Smith & Lee, 2010a, b; ", "[1]", "[3-5]", "²,³", "10⁶", "References\n\n", "1. ", "Smith, J. A., ", "et al. ", "(2014).", "2013;13(2):1-9",
     "doi:10.1000/x(y)", "https://doi.org/10.1/", "[^1]", "\n\n", "\n", "[@key, p. 3]", ")", "(", "“", "”", "in press", "World Health Organization",
     "’s (2003)", "van der ", "\r\n", "😀", "é", "vol. 3, no. 4, pp. ", "…", "&amp;", "*", "<sup>4</sup>", "depression 4. ", "  "]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=60).map("".join))


@given(TEXTS, st.sampled_from(["text", "markdown", "html"]))
def test_articles_never_raise_and_spans_hold(text: str, format: str) -> None:
    article = read(text, format)
    source = article.document.source
    spans = [c.span for c in article.citations] + [i.span for c in article.citations for i in c.items]
    spans += [r.span for r in article.references] + [s for r in article.references for s in r.places.values()]
    for span in spans:
        assert 0 <= span.start < span.end <= len(article.document.text)
        place = article.document.place(span)
        assert place.text == source[place.start.offset : place.end.offset]
    known = {r.id for r in article.references}
    assert all(r in known for c in article.citations for r in c.references)
    assert len({c.id for c in article.citations}) == len(article.citations)


@given(TEXTS.filter(lambda t: t.strip() and "\n" not in t.strip()))
def test_entries_never_raise_and_fields_are_printed(line: str) -> None:
    reference = entry(line)
    made = document(line).text
    for name in ("title", "container", "volume", "issue", "pages", "publisher"):
        value = getattr(reference, name)
        assert not value or value in made
