"""CLM009 study-type-mismatch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.called_designs import Called, called_designs
from claimcheck.compare.clauses import clauses_of, mark_groups
from claimcheck.compare.study_types import Said, contradiction, touches
from claimcheck.model.article import Article
from claimcheck.model.citation import Citation, CitationKind
from claimcheck.model.claim import Sentence
from claimcheck.model.finding import Evidence, Finding, Severity, Source
from claimcheck.model.span import Span
from claimcheck.model.work import Work
from claimcheck.rules.clm.cited_works import marks_by_sentence, works_of
from claimcheck.rules.clm.source_words import name_of
from claimcheck.rules.clm.wording import excerpt, subject_of
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule

_BESIDE = 25  # characters between the words and a mark that stands with them
_REACH = 260
_BREAKS = re.compile(r"[;:]|,\s+(?:and|but|while|whereas|which|though|although)\b", re.IGNORECASE)
_NAMED_AFTER = re.compile(r"(?:,|\s|\b(?:by|from|of|in|that|where)\b){0,6}", re.IGNORECASE)
_NAMED_BEFORE = re.compile(
    r"(?:,|\s|['’]s\b|\b(?:in|with|through|performed|conducted|published|did|ran|undertook|reported|presented?|carried\s+out)\b){1,6}",
    re.IGNORECASE,
)
_OF_STUDIES = re.compile(
    r"\s+(?:of|from|including|with|in)\s+(?:[\w,-]+\s+){0,7}?(?:trials|studies|RCTs|cohorts|cases)\b"
)


@rule("CLM009", "study-type-mismatch", severity=Severity.WARNING, scope=Scope.ARTICLE, needs=Needs.WORKS, since="0.1")
def study_type_mismatch(article: Article, context: RuleContext) -> Iterator[Finding]:
    """Report a sentence that calls a cited work another kind of study than its record does.

    "A meta-analysis", "a systematic review", "a randomized trial", "a cohort study", "a case report", "in mice" where
    the record's title, type or abstract says something that excludes it. A record that says nothing of its design is
    silence.

    Why it matters: the kind of study is what a reader weighs a finding by; a case report that is called a trial
    weighs too much.

    Example: "A meta-analysis found that lamps help (Novak, 2016)", and the title is "Bright lamps: A narrative review".

    Instead: what the work is ("A narrative review holds that ..."), or the work that was meant.

    Cannot see: designs that neither title nor abstract tells. Left alone are plurals, several works at one mark,
    follow-ups and secondary analyses of a trial, and whatever goes together: a systematic review with a
    meta-analysis, a cohort within a trial.

    Options: none.
    """
    judged = context.judged
    assert judged is not None
    for sentence, marks in marks_by_sentence(article):
        for called in called_designs(article.document.text, sentence.span):
            works = works_of(judged, _hangs_on(article, sentence, marks, called))
            if len(works) != 1:
                continue
            said = [contradiction(design, works[0]) for design in called.designs]
            if all(said) and said[0] is not None and not _mentioned(article, sentence, called, said[0]):
                yield _finding(article, sentence, called, works[0], said[0], context)


def _finding(
    article: Article, sentence: Sentence, called: Called, work: Work, said: Said, context: RuleContext
) -> Finding:
    words = excerpt(article, called.span)
    found = work.full_title if said.where == "title" else said.words
    return context.finding(
        called.span,
        f"“{words}” here; the {said.where} of {name_of(work)} on record says “{said.words}”",
        subject=subject_of(article, sentence.span),
        group=context.sentence_group(sentence.span),
        evidence=(Evidence(words, found, Source(work.registry, work.doi, work.id, work.retrieved)),),
    )


def _mentioned(article: Article, sentence: Sentence, called: Called, said: Said) -> bool:
    """Tell whether the sentence speaks of what the work is as well; what a review is a review of does not count."""
    text = article.document.text
    of = _OF_STUDIES.match(text, called.span.end, sentence.span.end)
    rest = (
        text[sentence.span.start : called.span.start]
        + " | "
        + text[of.end() if of else called.span.end : sentence.span.end]
    )
    return touches(said.design, rest)


def _hangs_on(article: Article, sentence: Sentence, marks: Sequence[Citation], called: Called) -> Sequence[Citation]:
    """Return the marks of the study that is called something; none where it could be another one."""
    text = article.document.text
    if any(mark.kind is CitationKind.LINK for mark in marks):
        return ()
    for clause, own in clauses_of(text, sentence.span, marks):
        if clause.contains(called.span):
            return own if _near(text, called.span, own) else ()
    groups = mark_groups(text, marks)
    if len(groups) == 1:
        return groups[0] if _near(text, called.span, groups[0]) else ()
    beside = [g for g in groups if 0 <= g[0].span.start - called.span.end <= _BESIDE]
    if beside and _NAMED_AFTER.fullmatch(text[called.span.end : beside[0][0].span.start]):
        return beside[0]
    return ()


def _near(text: str, called: Span, group: Sequence[Citation]) -> bool:
    """Tell whether nothing divides the words from a mark: the author stands beside them, or they share a clause."""
    first, last = group[0], group[-1]
    if first.narrative:
        if first.span.start >= called.end:
            between = text[called.end : first.span.start]
            opens = text[max(0, called.start - 4) : called.start].strip().lower() == "in" and len(between) <= _REACH
            return bool(_NAMED_AFTER.fullmatch(between)) or (opens and not _BREAKS.search(between))
        return bool(_NAMED_BEFORE.fullmatch(text[last.span.end : called.start]))
    between = text[called.end : first.span.start]
    return called.end <= first.span.start and len(between) <= _REACH and not _BREAKS.search(between)


RULE = study_type_mismatch
