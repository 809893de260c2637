"""Files -> articles: read, extract, link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from claimcheck import readers
from claimcheck.beside import Beside
from claimcheck.errors import NotAnArticle, UnreadableDocument
from claimcheck.extract.citations import find_citations
from claimcheck.extract.claims import find_claims
from claimcheck.extract.prose import article_language
from claimcheck.extract.quantities import find_quantities
from claimcheck.extract.quotations import find_quotations
from claimcheck.extract.references import find_lists, read_bare_list
from claimcheck.extract.sentences import split_sentences
from claimcheck.extract.unread import find_unread
from claimcheck.extract.vague import find_vague
from claimcheck.linking.citations import cited_only, link_citations
from claimcheck.linking.claims import attribute
from claimcheck.linking.quotations import attribute_quotations
from claimcheck.model.article import Article
from claimcheck.model.document import Document
from claimcheck.rules.framework import Unreadable
from claimcheck.runs.requests import Input
from claimcheck.runs.waiting import bibliographies, is_used, may_wait


class Extractor:
    """Reads the files of one run. ``used``: the bibliographies that articles have named so far."""

    def __init__(self, bibliographies: Mapping[str, bytes], as_references: bool | None) -> None:
        self._beside = Beside(bibliographies)
        self._as_references = as_references
        self.used = self._beside.used

    def read(self, one: Input) -> Article | Unreadable | None:
        """Return what a file holds; None for one that was only found in a folder and holds something else."""
        try:
            document = self._beside.complete(readers.read(one.path, one.data))
        except UnreadableDocument as error:
            if one.named or not isinstance(error, NotAnArticle):
                return Unreadable(one.path, str(error))
            return None
        return extract_document(document, self._as_references)


def extract_paths(inputs: Iterable[Input], as_references: bool | None = None) -> Iterator[Article | Unreadable]:
    """Read, extract and link each input; exactly one result for each that is an article or a bibliography of its own.

    What was only found in a folder comes last where it is a bibliography, and not at all where an article names it or
    where it is neither.
    """
    every = tuple(inputs)
    extractor = Extractor(bibliographies(every), as_references)
    for one in sorted(every, key=may_wait):
        if not is_used(one, extractor.used):
            result = extractor.read(one)
            if result is not None:
                yield result


def extract_document(document: Document, as_references: bool | None = None) -> Article:
    """Return everything that is read out of one document, marks linked to entries and claims to marks."""
    if as_references and not document.lists:
        return Article(document, lists=read_bare_list(document))
    lists = find_lists(document)
    excluded = [span for one in lists for span in ((one.heading, one.span) if one.heading else (one.span,))]
    sentences = split_sentences(document, excluded)
    citations = link_citations(find_citations(document, lists), lists, document.blocks)
    lists = cited_only(document, lists, citations)
    quantities = find_quantities(document, sentences, citations)
    unread = find_unread(document, lists, citations)
    article = Article(document, sentences, lists, citations, quantities, unread=unread)
    article = replace(article, language=article_language(document, sentences))
    if article.foreign:
        return article
    claims = find_claims(document, sentences, quantities, citations)
    vague = find_vague(document, sentences)
    claims, vague = attribute(document, sentences, claims, vague, citations)
    quotations = attribute_quotations(document, sentences, find_quotations(document, sentences), citations)
    return replace(article, claims=claims, vague=vague, quotations=quotations)
