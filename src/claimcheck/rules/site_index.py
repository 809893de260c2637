"""What rules that look at several articles need of each of them, small enough to keep for a hundred thousand articles.

An article is put in as a :class:`Digest`; the claims that are about the same thing are found on the way. The article
itself is only looked at where something was found.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.compare.citing import fold_name
from claimcheck.compare.claims import Shelves, Subject, Verdict, subject_of
from claimcheck.model.citation import CitationKind
from claimcheck.model.span import Span
from claimcheck.model.work import Settlement
from claimcheck.rules.framework import Judged


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim that can be compared: its sentence, and what it is about.

    ``cited``: a mark supports it.
    """

    sentence: Span
    subject: Subject
    cited: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """What the rules about several articles need of one.

    ``keys``: (first author and year of a mark, id of the one entry that it means, whether that is verified), each once.
    ``settled``: no entry is unverified; ``readable``: there is something to read of every work.
    """

    path: str
    context_only: bool
    foreign: bool
    settled: bool
    readable: bool
    claims: tuple[ToldClaim, ...]
    keys: tuple[tuple[str, str, bool], ...]

    def fingerprint(self) -> int:
        """Return a number that tells, within one process, whether an article is still the same."""
        told = tuple((one.sentence.start, one.subject.signature) for one in self.claims)
        return hash((self.path, told, self.keys))


def digest_of(judged: Judged) -> Digest:
    """Return the digest of an article."""
    article = judged.article
    entries = judged.resolved.values()
    told = ((claim, subject_of(claim)) for claim in article.claims)
    return Digest(
        article.path,
        judged.context_only,
        article.foreign,
        not any(entry.settlement is Settlement.UNVERIFIED for entry in entries),
        all(entry.work is not None and entry.work.passages for entry in entries),
        tuple(
            ToldClaim(claim.sentence, subject, claim.attribution.how is not None)
            for claim, subject in told
            if subject is not None
        ),
        tuple(_keys(judged)),
    )


def _keys(judged: Judged) -> Iterator[tuple[str, str, bool]]:
    seen: set[tuple[str, str]] = set()
    for citation in judged.article.citations:
        if citation.kind is not CitationKind.AUTHOR_YEAR:
            continue
        for item in citation.items:
            if len(item.references) != 1 or not item.authors:
                continue
            key = f"{fold_name(item.authors[0])} {item.year}"
            if (key, item.references[0]) not in seen:
                seen.add((key, item.references[0]))
                entry = judged.resolved.get(item.references[0])
                verified = entry is not None and entry.settlement is Settlement.VERIFIED
                yield key, item.references[0], verified


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an article could be judged: see :class:`Digest`."""

    context_only: bool
    foreign: bool
    settled: bool
    readable: bool


class SiteIndex:
    """The digests of a run's articles, in order.

    ``standing``: by path. ``related``: pairs of claims (numbers of :meth:`whose`) about the same thing, the earlier
    first, clauses of one sentence left out: those are set against each other on purpose.
    """

    def __init__(self) -> None:
        self.standing: dict[str, Standing] = {}
        self.related: list[tuple[int, int, Verdict]] = []
        self._shelves = Shelves()
        self._begins = array("q")
        self._sentences = array("q")
        self._cited = bytearray()
        self._keys: dict[str, list[int]] = {}
        self._open: set[str] = set()

    def put(self, digest: Digest) -> None:
        """Add the next article."""
        number = len(self._begins)
        self._begins.append(len(self._sentences))
        self.standing[digest.path] = Standing(digest.context_only, digest.foreign, digest.settled, digest.readable)
        for told in digest.claims:
            index = len(self._sentences)
            self._sentences.append(told.sentence.start)
            self._cited.append(told.cited)
            for left, right, comparison in self._shelves.put(index, told.subject):
                if not self._one_sentence(left, right):
                    self.related.append((left, right, comparison.verdict))
        for key, _, verified in digest.keys:
            articles = self._keys.setdefault(key, [])
            if not articles or articles[-1] != number:
                articles.append(number)
            if not verified:
                self._open.add(key)

    def whose(self, claim: int) -> tuple[int, int]:
        """Return the number of the article of a claim, and the claim's place among those that can be compared."""
        at = bisect_right(self._begins, claim) - 1
        return at, claim - self._begins[at]

    def is_cited(self, claim: int) -> bool:
        """Tell whether a mark supports a claim."""
        return bool(self._cited[claim])

    def open_keys(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield author-years that several articles cite, some with an entry that is not verified, and the articles."""
        for key, articles in self._keys.items():
            if len(articles) > 1 and key in self._open:
                yield key, tuple(articles)

    def _one_sentence(self, left: int, right: int) -> bool:
        if self._sentences[left] != self._sentences[right]:
            return False
        return bisect_right(self._begins, left) == bisect_right(self._begins, right)
