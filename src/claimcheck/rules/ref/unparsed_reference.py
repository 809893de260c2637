"""REF012: an entry that could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.work import ResolvedReference, Settlement
from claimcheck.rules.framework import Needs, RuleContext, Scope, rule
from claimcheck.rules.ref.entry import listed, subject


@rule("REF012", "unparsed-reference", severity=Severity.WARNING, scope=Scope.ENTRY, needs=Needs.TEXT, since="0.1")
def unparsed_reference(entry: ResolvedReference, context: RuleContext) -> Iterator[Finding]:
    """Report an entry of a reference list that could not be read into authors, year and title.

    Why it matters: what was not read was not checked, and readers may stumble over it too.

    Example: "Smith, depression study, see website" in a list of full entries.

    Instead: authors, year, title and where it appeared, in the style of the list.

    Cannot see: whether the entry is wrong; it may be right in a style that is not known here. Web pages and other
    kinds that no registry covers are left to NET002.

    Options: none.
    """
    reference = entry.reference
    if reference.read or reference.type == "webpage" or entry.settlement is Settlement.OUTSIDE:
        return
    missing = [
        name
        for name, value in (("authors", reference.authors), ("year", reference.year), ("title", reference.title))
        if not value
    ]
    what = listed(missing) or "authors, year and title"
    yield context.finding(
        reference.span,
        f"Could not read {what} in this entry, so it was not compared with any record",
        subject=subject(reference) or "unread entry",
        group=context.entry_group(reference.id),
    )


RULE = unparsed_reference
