"""``extract --output full``: what was read, as tables for people. Imports rich."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from claimcheck.compare.languages import NAMES
from claimcheck.model.article import Article
from claimcheck.model.citation import Citation
from claimcheck.model.claim import Claim
from claimcheck.model.quantity import Quantity
from claimcheck.model.reference import Reference
from claimcheck.model.span import Span
from claimcheck.reporters.extract_json import Unread
from claimcheck.reporters.values import number_text, value_text
from claimcheck.reporters.wording import counted, printable

_LONGEST = 240


def render(
    articles: Iterable[Article | Unread], *, quantities: bool = False, colour: bool = False, width: int = 100
) -> str:
    """Return one table each of citations, entries, claims and vague attributions for each article."""
    console = Console(
        file=io.StringIO(),
        force_terminal=colour,
        color_system="standard" if colour else None,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for one in articles:
            console.print(_unread(one) if isinstance(one, Unread) else _article(one, quantities))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1])


def _unread(unread: Unread) -> RenderableType:
    return Group(Text(printable(unread.path), style="bold"), Text(f"  not read: {printable(unread.message)}"), "")


def _article(article: Article, quantities: bool) -> RenderableType:
    read = ", ".join(
        (
            counted(len(article.citations), "citation"),
            counted(len(article.references), "entry"),
            counted(len(article.claims), "claim"),
            counted(len(article.vague), "vague attribution"),
        )
    )
    tables: list[RenderableType] = []
    if article.citations:
        tables.append(_citations(article))
    if article.references:
        tables.append(_references(article))
    if article.claims:
        tables.append(_claims(article))
    if article.vague:
        tables.append(_vague(article))
    if quantities and article.quantities:
        tables.append(_quantities(article))
    headline = f"{printable(article.path)} ({article.document.format}): {read}{_claims_unread(article)}"
    return Group(Text(headline, style="bold", no_wrap=True, overflow="ignore"), *tables, "")


def _claims_unread(article: Article) -> str:
    return f"; claims not read: {NAMES[article.language]}" if article.foreign else ""


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="", box=SIMPLE_HEAD, pad_edge=False, expand=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _row(table: Table, *values: str | Sequence[str]) -> None:
    """Add a row; several values for one cell stand below each other."""
    cells = ((value,) if isinstance(value, str) else value for value in values)
    table.add_row(*(Text("\n".join(map(printable, lines))) for lines in cells))


def _citations(article: Article) -> Table:
    entries = {reference.id: reference for reference in article.references}
    table = _table("Citations", "at", "kind", "mark", "entries")
    for citation in article.citations:
        for item in citation.items:
            pointed = "; ".join(_called(entries[r]) for r in item.references if r in entries)
            _row(table, _at(article, item.span), citation.kind.value, _words(article, item.span), pointed or "none")
    return table


def _references(article: Article) -> Table:
    table = _table("Entries", "at", "id", "authors", "year", "title", "in", "identifier")
    for reference in article.references:
        authors = ", ".join(name.key for name in reference.authors) + (", ..." if reference.authors_truncated else "")
        _row(
            table,
            _at(article, reference.span),
            reference.id,
            authors,
            reference.year + reference.suffix,
            reference.title if reference.read else _words(article, reference.span),
            _container(reference),
            _identifier(reference),
        )
    return table


def _claims(article: Article) -> Table:
    table = _table("Claims", "at", "claim", "quantities", "about", "source")
    marks = {citation.id: citation for citation in article.citations}
    entries = {reference.id: reference for reference in article.references}
    for claim in article.claims:
        numbers = [_quantity(article, q) for q in claim.quantities]
        source = _attribution(article, claim, marks, entries)
        _row(table, _at(article, claim.span), _words(article, claim.span), numbers, _about(article, claim), source)
    return table


def _quantity(article: Article, quantity: Quantity) -> str:
    """Return a quantity as printed, and its value where that says more."""
    words, value = _words(article, quantity.span), value_text(quantity)
    return f"{words} = {value}" if value and value.replace(" ", "") != words.replace(" ", "") else words


def _about(article: Article, claim: Claim) -> list[str]:
    window = "" if claim.window is None else _quantity(article, claim.window)
    named = {
        "window": window,
        "population": claim.population,
        "outcome": claim.outcome,
        "direction": claim.direction,
    }
    return [f"{name}: {words}" for name, words in named.items() if words]


def _vague(article: Article) -> Table:
    table = _table("Vague attributions", "at", "words", "cited")
    for vague in article.vague:
        _row(table, _at(article, vague.span), _words(article, vague.span), "yes" if vague.cited else "no")
    return table


def _quantities(article: Article) -> Table:
    table = _table("Quantities", "at", "words", "kind", "low", "high", "unit")
    for quantity in article.quantities:
        low, high = (number_text(quantity.low), number_text(quantity.high))
        words = _words(article, quantity.span)
        _row(table, _at(article, quantity.span), words, quantity.kind.value, low, high, quantity.unit or "")
    return table


def _at(article: Article, span: Span) -> str:
    place = article.document.place(span)
    return place.part or f"{place.start.line}:{place.start.column}"


def _words(article: Article, span: Span) -> str:
    words = " ".join(article.text(Span(span.start, min(span.end, span.start + 2 * _LONGEST))).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _called(reference: Reference) -> str:
    names = reference.authors[0].key if reference.authors else reference.label or ""
    return " ".join(part for part in (reference.id, names, reference.year + reference.suffix) if part)


def _container(reference: Reference) -> str:
    volume = reference.volume + (f"({reference.issue})" if reference.issue else "")
    return ", ".join(part for part in (reference.container, volume, reference.pages) if part)


def _identifier(reference: Reference) -> str:
    return reference.doi or reference.pmid or reference.isbn or reference.arxiv or reference.url


def _attribution(
    article: Article, claim: Claim, marks: Mapping[str, Citation], entries: Mapping[str, Reference]
) -> list[str]:
    """Return how a claim is supported, each mark as printed, and the entries that it points at."""
    attribution = claim.attribution
    if attribution.how is None:
        return ["none; the sentence before is cited" if attribution.previous else "none"]
    lines = [attribution.how.value]
    for mark in (marks[one] for one in attribution.citations if one in marks):
        pointed = ", ".join(_called(entries[r]) for r in mark.references if r in entries)
        lines.append(f"{_words(article, mark.span)} -> {pointed or 'no entry'}")
    return lines
