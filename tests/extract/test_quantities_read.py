"""Quantities: kinds, values, units and exact spans; and what is no quantity."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import document

from claimcheck.extract.quantities import LONGEST_SENTENCE, find_quantities
from claimcheck.extract.sentences import split_sentences
from claimcheck.model.citation import Citation, CitationItem, CitationKind
from claimcheck.model.claim import Sentence
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.model.quantity import Quantity
from claimcheck.model.span import Span


def quantities(text: str, citations: tuple[Citation, ...] = ()) -> list[Quantity]:
    """Read the quantities of one sentence."""
    whole = Span(0, len(text))
    made = Document("a.txt", "text", text, text, (Block(BlockKind.PARAGRAPH, whole),))
    return list(find_quantities(made, (Sentence(whole, 0),), citations))


def told(text: str) -> list[tuple[str, str, float | None, float | None, str | None]]:
    """Return kind, words, low, high and unit of each."""
    return [(q.kind.value, q.span.cut(text), q.low, q.high, q.unit) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "kind", "words", "low", "high", "unit"),
    [
        ("Up to 70% of nurses nap.", "percentage", "Up to 70%", None, 70, "%"),
        ("More than 55 percent agreed.", "percentage", "More than 55 percent", 55, None, "%"),
        ("It was 30-40% here.", "percentage", "30-40%", 30, 40, "%"),
        ("It was between 30 and 40 percent.", "percentage", "between 30 and 40 percent", 30, 40, "%"),
        ("It was 30% to 40% here.", "percentage", "30% to 40%", 30, 40, "%"),
        ("A quarter of the nurses nap.", "proportion", "A quarter", 0.25, 0.25, None),
        ("Nearly half of adults nap.", "proportion", "Nearly half", 0.5, 0.5, None),
        ("One in five drivers yawned.", "proportion", "One in five", 0.2, 0.2, None),
        ("In 18 of 24 drivers it failed.", "proportion", "18 of 24", 0.75, 0.75, None),
        ("We met 1,234 people.", "count", "1,234", 1234, 1234, None),
        ("We met a dozen people.", "count", "a dozen", 12, 12, None),
        ("We met twenty-five thousand people.", "count", "twenty-five thousand", 25000, 25000, None),
        ("A twofold rise was seen.", "fold", "twofold", 2, 2, "fold"),
        ("The price more than doubled.", "fold", "more than doubled", 2, None, "fold"),
        ("They gave 0.5 mg/kg of it.", "dose", "0.5 mg/kg", 0.5, 0.5, "mg/kg"),
        ("It took 20 minutes.", "duration", "20 minutes", 20, 20, "minute"),
        ("It came within two weeks.", "window", "within two weeks", None, 2, "week"),
        ("She is a 42-year-old nurse.", "age", "42-year-old", 42, 42, "year"),
        ("It cost $4.5bn then.", "money", "$4.5bn", 4.5e9, 4.5e9, "$"),
        ("It cost EUR 125 then.", "money", "EUR 125", 125, 125, "€"),
        ("It was 3.2 ± 0.4 mm wide.", "measure", "3.2 ± 0.4 mm", 3.2, 3.2, "mm"),
        ("It held 1.2 × 10⁵ cells.", "count", "1.2 × 10⁵", 120000, 120000, None),
        ("It ran at 20 miles per hour.", "measure", "20 miles per hour", 20, 20, "mile per hour"),
        ("It was 5 feet 6 inches tall.", "measure", "5 feet 6 inches", 5.5, 5.5, "foot"),
        ("It fell to −25.9 °C there.", "measure", "−25.9 °C", -25.9, -25.9, "°C"),
        ("The (95% CI 1.1 to 2.0) was wide.", "interval", "95% CI 1.1 to 2.0", 1.1, 2.0, "95% CI"),
        ("It differed (p < 0.05).", "statistic", "< 0.05", None, 0.05, "p"),
        ("It had an odds ratio of 1.5 there.", "effect", "1.5", 1.5, 1.5, "odds ratio"),
        ("In 2019 it snowed.", "date", "2019", None, None, None),
        ("It snowed on August 7, 2023.", "date", "August 7, 2023", None, None, None),
    ],
)
def test_kind_span_and_value(
    text: str, kind: str, words: str, low: float | None, high: float | None, unit: str | None
) -> None:
    assert told(text) == [(kind, words, low, high, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "The 5-HT2A receptor, CD4 cells, H2O, COVID-19 and BRCA1 are names.",
        "N-Methyl-D-Aspartate and 2-methylbutane are names too.",
        "See Figure 2a, Figs. 3, 4 and 5b, Table 3 and Eq. (4) in Section 3.2 on pp. 3-5.",
        "It is open 24/7 for type 2, phase 3, grade 4 and Step 5 of Case Study #1.",
        "Call +1 (555) 123-4567 or (555) 123-4567 about version 3.11.2.",
        "Read https://example.org/2019/40 or 10.1000/182 or mail a1@example.org.",
        "No one was the first, and nobody came second.",
    ],
)
def test_names_labels_and_addresses_are_no_quantities(text: str) -> None:
    assert told(text) == []


def test_citations_are_no_quantities() -> None:
    text = "Naps help 40% of nurses (Okafor, 2018) and so on [12]."
    marks = [Span(text.index("("), text.index(")") + 1), Span(text.index("["), text.index("]") + 1)]
    cited = tuple(
        Citation(f"c{n}", CitationKind.NUMERIC, span, (CitationItem(span),)) for n, span in enumerate(marks, 1)
    )
    assert [q.span.cut(text) for q in quantities(text, cited)] == ["40%"]


def test_words_of_a_link_may_hold_quantities() -> None:
    text = "Naps help 40% of nurses."
    link = Citation("c1", CitationKind.LINK, Span(0, 23), (CitationItem(Span(0, 23), identifier="https://a.example"),))
    assert [q.low for q in quantities(text, (link,))] == [40]


def test_spread_hours_decimals_and_what_is_counted() -> None:
    tolerance = quantities("It was 3.25 ± 0.4 mm wide.")[0]
    assert (tolerance.spread, tolerance.decimals) == (0.4, 2)
    assert quantities("It came within a day.")[0].hours == (None, 24)
    assert quantities("It came within hours to days.")[0].hours == (1, 168)
    assert quantities("About 40% of older adults nap.")[0].counted == "adults"
    assert quantities("About 40% of older adults nap.")[0].approximate


def test_a_unit_reaches_back_over_a_list() -> None:
    assert [(q.low, q.unit) for q in quantities("We gave 10, 20 and 30 mg.")] == [(10, "mg"), (20, "mg"), (30, "mg")]


def test_a_change_is_two_values_and_a_range_is_one() -> None:
    assert [q.low for q in quantities("It rose from 10% to 20% at once.")] == [10, 20]
    assert [(q.low, q.high) for q in quantities("It ranged from 10% to 20% then.")] == [(10, 20)]


def test_long_runs_of_numbers_take_linear_time() -> None:
    text = "12 34% of 5 nurses, 3.2 ± 0.4 mg/kg within 24 hours (p < 0.05). " * 3000
    made = document(text)
    begun = time.perf_counter()
    assert len(find_quantities(made, split_sentences(made, ()), ())) >= 9000
    assert quantities("1, 2 and " * LONGEST_SENTENCE) == []
    assert time.perf_counter() - begun < 20


@given(
    st.lists(
        st.sampled_from(
            "5 1.5 70% half a one two-thirds within hours to days 24 ± × 10⁵ – - / mg kg $ € ( ) [ ] 2019 p < = CI 95% "
            ", . of in "
            "USD EUR 元 ZŁ zł PS dollars cents pounds p shares ft in ' \" BC A.D. minus mile yo + : x lakh km2 ^3 kg} { "
            "twenty hundred dozens year-old ½ up to about 10−5 \u00a0 é 😀 n't".split(" ")
        ),
        max_size=25,
    ),
    st.sampled_from(["", " "]),
)
def test_spans_are_inside_ordered_and_apart(words: list[str], joint: str) -> None:
    text = joint.join(words) or "x"
    found = quantities(text)
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(q.low is None or q.high is None or q.low <= q.high for q in found)
