"""Registries' names for kinds of works -> CSL names, which ``references.yaml`` uses throughout."""

from __future__ import annotations

#: Crossref, https://api.crossref.org/types
CROSSREF = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "reference-entry": "entry-encyclopedia",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings": "book",
    "report": "report",
    "report-component": "report",
    "report-series": "report",
    "standard": "standard",
    "dataset": "dataset",
    "database": "dataset",
    "dissertation": "thesis",
    "peer-review": "review",
    "journal": "periodical",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
}
#: DataCite, resourceTypeGeneral of schema 4.5
DATACITE = {
    "Book": "book",
    "BookChapter": "chapter",
    "ComputationalNotebook": "software",
    "ConferencePaper": "paper-conference",
    "Dataset": "dataset",
    "Dissertation": "thesis",
    "JournalArticle": "article-journal",
    "Preprint": "article",
    "Report": "report",
    "Software": "software",
    "Standard": "standard",
}
#: OpenAlex, https://docs.openalex.org/api-entities/works/work-object#type
OPENALEX = {
    "article": "article-journal",
    "review": "article-journal",
    "letter": "article-journal",
    "editorial": "article-journal",
    "book-chapter": "chapter",
    "preprint": "article",
    "book": "book",
    "dissertation": "thesis",
    "report": "report",
    "dataset": "dataset",
    "reference-entry": "entry-encyclopedia",
    "standard": "standard",
}
