"""Vague attributions: which words appeal to research without naming any."""

from __future__ import annotations

import pytest
from making import document

from claimcheck.extract.sentences import split_sentences
from claimcheck.extract.vague import find_vague


def vague(text: str) -> list[str]:
    """Return the words of the vague attributions."""
    made = document(text, "markdown")
    return [v.span.cut(made.text) for v in find_vague(made, split_sentences(made, ()))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Studies show that naps help.", "Studies show"),
        ("Today, research suggests naps help.", "research suggests"),
        ("Research has consistently shown it.", "Research has consistently shown"),
        ("Experts believe that naps help.", "Experts believe"),
        ("A growing body of evidence indicates that naps help.", "A growing body of evidence indicates"),
        (
            "Clinical observations and studies consistently show better sleep.",
            "Clinical observations and studies consistently show",
        ),
        ("It is widely accepted that naps help.", "It is widely accepted that"),
        ("Scientists agree that naps help.", "Scientists agree"),
        ("According to experts, naps help.", "According to experts"),
        ("Naps help, and evidence suggests that tea does, too.", "evidence suggests"),
    ],
)
def test_vague(text: str, words: str) -> None:
    assert vague(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Our research shows that naps help.",
        "These findings suggest that naps help.",
        "This study shows that naps help.",
        "The present study shows that naps help.",
        "Research by Okafor (2018) shows that naps help.",
        "Imaging studies showed a bright spot.",
        "Okafor’s research shows that naps help.",
        "Do studies show that naps help?",
        "What research says about naps is long.",
        "# Studies show that naps help",
        "The data shown here are old.",
    ],
)
def test_not_vague(text: str) -> None:
    assert vague(text) == []


def test_one_a_sentence() -> None:
    assert vague("Studies show it and experts agree. Experts agree.") == ["Studies show", "Experts agree"]
