"""What the CLM rules say alike: numbers as printed, the subject of a claim, how far a claim hangs on a mark."""

from __future__ import annotations

from claimcheck.compare.terms import fold
from claimcheck.model.article import Article
from claimcheck.model.claim import Claim
from claimcheck.model.quantity import Quantity, QuantityKind
from claimcheck.model.span import Span

_ALWAYS = frozenset(
    {QuantityKind.PERCENTAGE, QuantityKind.PROPORTION, QuantityKind.FOLD, QuantityKind.EFFECT, QuantityKind.COUNT}
)
_MOST = 60


def subject_of(article: Article, span: Span) -> str:
    """Return the words of a claim, folded: what the identity of a finding is made of."""
    return " ".join(fold(article.text(span)).split())


def printed(article: Article, quantity: Quantity, claim: Claim | None = None) -> str:
    """Return a number as the article prints it, with the window of its claim where there is one."""
    words = " ".join(article.text(quantity.span).split())
    if claim is not None and claim.window is not None and not claim.window.span.overlaps(quantity.span):
        words += " " + " ".join(article.text(claim.window.span).split())
    return words


def excerpt(article: Article, span: Span) -> str:
    """Return the words of a span on one line, shortened."""
    words = " ".join(article.text(span).split())
    return words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + "…"


def leading_number(claim: Claim) -> Quantity:
    """Return the number of a claim that most wants a source, for the message."""
    for kinds in (
        {QuantityKind.PERCENTAGE, QuantityKind.PROPORTION},
        {QuantityKind.FOLD, QuantityKind.EFFECT},
        _ALWAYS,
    ):
        for quantity in claim.quantities:
            if quantity.kind in kinds and (quantity.kind is not QuantityKind.COUNT or quantity.counted):
                return quantity
    return next((q for q in claim.quantities if q.kind is not QuantityKind.DATE), claim.quantities[0])
