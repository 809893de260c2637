"""What an editor offers to do about a finding: mend it, or hide it and say why."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from claimcheck.cli.lsp.diagnostics import Files, diagnostic, uri_of
from claimcheck.cli.lsp.judging import Verdict
from claimcheck.extract.suppression_comments import suppression
from claimcheck.model.finding import Applicability, Finding, Fix
from claimcheck.reporters.wording import printable

_LONGEST = 60  # characters of a replacement that a title shows


def actions(
    verdict: Verdict, files: Files, uri: str, start: int, end: int, *, related: bool = True
) -> Iterator[types.CodeAction]:
    """Yield what can be done about the findings that touch a range of the open text, the client's ``uri``."""
    for finding in verdict.findings:
        if finding.place.start.offset > end or finding.place.end.offset < start:
            continue
        about = [diagnostic(finding, files, related=related)]
        if finding.fix is not None and finding.fix.applicability is not Applicability.DISPLAY and finding.fix.edits:
            yield _mend(finding, finding.fix, files, verdict, uri, about)
        hidden = _hide(finding, verdict, files, uri, about)
        if hidden is not None:
            yield hidden


def _mend(
    finding: Finding, fix: Fix, files: Files, verdict: Verdict, uri: str, about: list[types.Diagnostic]
) -> types.CodeAction:
    safe = fix.applicability is Applicability.SAFE
    changes: dict[str, list[types.TextEdit]] = {}
    for edit in fix.edits:
        where = uri if edit.place.path == verdict.path else uri_of(edit.place.path)
        changes.setdefault(where, []).append(types.TextEdit(files.range(edit.place), edit.replacement))
    title = f"{finding.code}: mend"
    if len(fix.edits) == 1:
        new = printable(fix.edits[0].replacement)
        title = f"{finding.code}: replace with “{new if len(new) <= _LONGEST else new[: _LONGEST - 1] + '…'}”"
        title = title if new.strip() else f"{finding.code}: remove"
    return types.CodeAction(
        title if safe else f"{title} (unsafe: look at it)",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=about,
        is_preferred=safe or None,
        edit=types.WorkspaceEdit(changes=changes),
    )


def _hide(
    finding: Finding, verdict: Verdict, files: Files, uri: str, about: list[types.Diagnostic]
) -> types.CodeAction | None:
    judged = verdict.judged
    comment = suppression(judged.article.document, finding.place, finding.code) if judged else None
    if comment is None:
        return None
    where = files.lines(verdict.path).range(comment.offset, comment.offset)
    return types.CodeAction(
        f"{finding.code}: suppress with a reason",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=about,
        edit=types.WorkspaceEdit(changes={uri: [types.TextEdit(where, comment.text)]}),
    )
