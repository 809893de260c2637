"""DOC001."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.span import Place, Point
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule


@rule("DOC001", "unreadable-document", severity=Severity.ERROR, scope=Scope.SITE, needs=Needs.TEXT, since="0.1")
def unreadable_document(context: RuleContext) -> Iterator[Finding]:
    """Report a file that could not be decoded or parsed; the run goes on with the others.

    ## Why it matters
    Nothing in the file was checked. Silence about it would look like a clean article.

    ## Example
    A text file in an old Windows encoding.

    ## Instead
    Save the file as UTF-8, or leave it out of the run.

    ## Cannot see
    Anything inside the file.

    ## Options
    None.
    """
    start = Point(0, 1, 1)
    for one in context.site.unreadable:
        place = Place(one.path, start, start, "")
        yield context.finding(place, f"Not checked: the file {one.message}", subject=one.message)


RULE = unreadable_document
