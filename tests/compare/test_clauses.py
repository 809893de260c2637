"""Sentences with several citations, divided into clauses where each has its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.clauses import clauses_of, mark_groups
from claimcheck.pipeline import extract_document
from claimcheck.readers import read_text

LIST = """

## References

Li, W. (2019). Naps at work. Sleep Reports, 3(1), 2-9.

Osei, D. (2020). Tea at night. Journal of Tea, 3(1), 2-9.
"""


def divided(text: str) -> list[str]:
    """Return the clauses of the first sentence of an article."""
    article = extract_document(read_text(text + LIST, "a.md", "markdown"))
    if not article.sentences:
        return []
    sentence = article.sentences[0].span
    marks = sorted((c for c in article.citations if sentence.contains(c.span)), key=lambda c: c.span)
    assert [m for group in mark_groups(article.document.text, marks) for m in group] == marks
    return [article.text(span) for span, _ in clauses_of(article.document.text, sentence, marks)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("A rose (Li, 2019), whereas B fell (Osei, 2020).", ["A rose (Li, 2019)", "B fell (Osei, 2020)."]),
        ("A rose (Li, 2019) and B fell (Osei, 2020).", ["A rose (Li, 2019)", "B fell (Osei, 2020)."]),
        ("A rose (Li, 2019); but B fell (Osei, 2020).", ["A rose (Li, 2019)", "B fell (Osei, 2020)."]),
        ("Li (2019) saw A rise, while Osei (2020) did not.", ["Li (2019) saw A rise", "Osei (2020) did not."]),
        ("A rose (Li, 2019), but Osei (2020) saw B fall.", ["A rose (Li, 2019)", "Osei (2020) saw B fall."]),
        ("A rose (Li, 2019).", []),
        ("A (Li, 2019) and B (Osei, 2020) rose.", []),
        ("A rose (Li, 2019) (Osei, 2020).", []),
        ("A, unlike B (Li, 2019), rose (Osei, 2020).", []),
        ("A rose, whereas B fell (Li, 2019; Osei, 2020).", []),
        ("As Li (2019) and Osei (2020) say, A rose.", []),
        ("A rose in many towns of the north, says Li (2019), and B fell (Osei, 2020).", []),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert divided(text) == clauses


PIECES = st.sampled_from(
    ["(Li, 2019)", "Osei (2020)", " and ", ", whereas ", "; ", "A rose ", ".", ",", " [3] ", "(", ")"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_never_raises(text: str) -> None:
    divided(text)
