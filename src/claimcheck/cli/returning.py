"""``--output docx:FILE``: the findings go back to the desk, as comments in a copy of the Word article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from claimcheck.cli.exits import tell
from claimcheck.errors import UnreadableDocument, UsageError

if TYPE_CHECKING:
    from claimcheck.cli.output import Target
    from claimcheck.model.report import Report
    from claimcheck.pipeline import Input
    from claimcheck.reporters.view import View

_WORD = (".docx", ".docm", ".dotx", ".dotm")


def article_to_return(inputs: Sequence[Input], target: Target) -> Input:
    """Return the one Word article among the inputs. Raises UsageError where there is none, or more than one, or where
    the copy would overwrite it or be called what it is not."""
    articles = [one for one in inputs if PurePath(one.path).suffix.lower() in _WORD]
    if len(articles) != 1:
        named = "no Word article is" if not articles else f"{len(articles)} Word articles are"
        raise UsageError(f"--output docx: writes comments into a copy of one Word article; {named} checked here")
    (article,) = articles
    suffix = PurePath(article.path).suffix.lower()
    if PurePath(target.file).suffix.lower() != suffix:
        raise UsageError(f"--output docx: the copy of {article.path} must be called {suffix} too, not {target.file}")
    if Path(target.file).resolve() == Path(article.path).resolve():
        raise UsageError(f"--output docx: {target.file} is the article itself; name another file for the copy")
    return article


def with_findings(article: Input, report: Report, view: View, target: Target) -> bytes | None:
    """Return the copy with its comments; None, and a notice, for an article that cannot be given any."""
    from claimcheck.readers.docx_comments import with_comments
    from claimcheck.reporters.docx import comments

    try:
        return with_comments(article.data, comments(report, view, article.path))
    except UnreadableDocument as error:
        tell(f"{target.file} is not written: {article.path} {error}")
        return None
