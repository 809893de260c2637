"""CPU time of the steps one by one, on the made-up corpus: milliseconds an article of about 1,100 words.

    python bench/steps.py [--articles 200]

Each step is run over all articles before the next begins; the first articles are read once before, so that patterns are
compiled. Rules are timed one by one with everything that they need at hand.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import corpus

from claimcheck import readers
from claimcheck.extract.citations import find_citations
from claimcheck.extract.claims import find_claims
from claimcheck.extract.prose import article_language
from claimcheck.extract.quantities import find_quantities
from claimcheck.extract.quotations import find_quotations
from claimcheck.extract.references import find_lists
from claimcheck.extract.sentences import split_sentences
from claimcheck.extract.suppressions import find_suppressions
from claimcheck.extract.unread import find_unread
from claimcheck.extract.vague import find_vague
from claimcheck.linking.citations import cited_only, link_citations
from claimcheck.linking.claims import attribute
from claimcheck.linking.quotations import attribute_quotations
from claimcheck.model.article import Article
from claimcheck.pipeline import extract_document
from claimcheck.rules.catalogue import MODULES, load_rules
from claimcheck.rules.engine import run_rules
from claimcheck.rules.framework import Judged, RuleOptions, Site
from claimcheck.works.record import load_record
from claimcheck.works.resolve import resolve


class Steps:
    """Runs steps over all articles and keeps their CPU times, in seconds."""

    def __init__(self) -> None:
        self.times: dict[str, float] = {}

    def run(self, name: str, function: Callable[..., Any], *columns: Sequence[Any]) -> list[Any]:
        """Call a function for each row of the columns; returns what it returned."""
        begun = time.process_time()
        found = [function(*row) for row in zip(*columns, strict=True)]
        self.times[name] = self.times.get(name, 0.0) + time.process_time() - begun
        return found


def reading(steps: Steps, files: Sequence[tuple[str, bytes]]) -> list[Article]:
    """Read, extract and link, step by step, as :func:`claimcheck.pipeline.extract_document` does."""
    documents = steps.run("read", readers.read, *zip(*files, strict=True))
    lists = steps.run("references", find_lists, documents)
    excluded = [[s for one in some for s in (*([one.heading] if one.heading else []), one.span)] for some in lists]
    sentences = steps.run("sentences", split_sentences, documents, excluded)
    found = steps.run("citations", find_citations, documents, lists)
    citations = steps.run("link", link_citations, found, lists, [d.blocks for d in documents])
    lists = steps.run("cited only", cited_only, documents, lists, citations)
    quantities = steps.run("quantities", find_quantities, documents, sentences, citations)
    unread = steps.run("unread", find_unread, documents, lists, citations)
    language = steps.run("language", article_language, documents, sentences)
    claims = steps.run("claims", find_claims, documents, sentences, quantities, citations)
    vague = steps.run("vague", find_vague, documents, sentences)
    attributed = steps.run("attribute", attribute, documents, sentences, claims, vague, citations)
    quotations = steps.run("quotations", find_quotations, documents, sentences)
    quotations = steps.run("quotations", attribute_quotations, documents, sentences, quotations, citations)
    articles = [Article(*row) for row in zip(documents, sentences, lists, citations, quantities, strict=True)]
    return [
        replace(one, unread=u, language=code, claims=c, vague=v, quotations=q)
        for one, u, code, (c, v), q in zip(articles, unread, language, attributed, quotations, strict=True)
    ]


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args()
    gc.set_threshold(100_000, 50, 50)  # as the command line sets it
    with tempfile.TemporaryDirectory() as folder:
        corpus.write(Path(folder), options.articles, 600)
        files = [(p.name, p.read_bytes()) for p in sorted(Path(folder, "articles").iterdir())]
        record = load_record(str(Path(folder, "references.yaml")))
    for name, data in files[:20]:
        extract_document(readers.read(name, data))
    steps = Steps()
    articles = reading(steps, files)
    judged = []
    for one in articles:
        (settled,) = steps.run("resolve", lambda a: resolve(a.references, record, mode="offline"), [one])
        judged.append(Judged(one, dict(zip((r.id for r in one.references), settled, strict=True))))
    steps.run("suppressions", find_suppressions, [one.document for one in articles])
    site = Site(tuple(judged))
    reading_time = sum(steps.times.values())
    for rule in load_rules(tuple(MODULES)):
        steps.run(f"rule {rule.code}", lambda rule: run_rules(site, [rule], RuleOptions()), [rule])
    total = sum(steps.times.values())
    each = 1000 / len(files)
    for name, seconds in steps.times.items():
        if seconds * each >= 0.005:
            print(f"{name:14} {seconds * each:8.3f} ms {100 * seconds / total:5.1f}%")
    print(f"before rules   {reading_time * each:8.3f} ms\nall            {total * each:8.3f} ms an article")


if __name__ == "__main__":
    main()
