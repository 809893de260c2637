"""Documents, lists and marks for tests, each made in one line."""

from __future__ import annotations

from claimcheck.extract.citations import find_citations
from claimcheck.extract.references import find_lists, read_bare_list
from claimcheck.linking.citations import link_citations
from claimcheck.model.article import Article
from claimcheck.model.document import Document
from claimcheck.model.reference import Reference
from claimcheck.readers import read_text


def document(text: str, format: str = "text") -> Document:
    """Read a text as a file of that format would be read."""
    return read_text(text, f"article.{'md' if format == 'markdown' else 'txt'}", format)


def read(text: str, format: str = "text") -> Article:
    """Read lists and linked marks, nothing else."""
    made = document(text, format)
    lists = find_lists(made)
    return Article(made, lists=lists, citations=link_citations(find_citations(made, lists), lists))


def entry(line: str) -> Reference:
    """Read one bare reference."""
    return read_bare_list(document(line))[0].references[0]


def marks(article: Article) -> list[tuple[str, list[str]]]:
    """Return (words of the mark, words of the first authors of the entries it links to) in reading order."""
    by_id = {r.id: r for r in article.references}
    return [
        (article.text(c.span), [by_id[r].authors[0].key if by_id[r].authors else by_id[r].title for r in c.references])
        for c in article.citations
    ]
