"""claimcheck: a linter for what an article says and what it cites.

The public API: :func:`check_paths`, :func:`check_text`, :func:`extract_text`. Everything else may change.
"""

from __future__ import annotations

from claimcheck.version import __version__

TYPE_CHECKING = False  # as typing.TYPE_CHECKING, without importing typing: --version answers in 0.03 s
if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.article import Article
    from claimcheck.model.report import Report
    from claimcheck.pipeline import Input

__all__ = ["__version__", "check_paths", "check_text", "extract_text"]


def check_paths(paths: Sequence[str], *, references: str | None = None, locked: bool = False) -> Report:
    """Check article files, offline, with every rule.

    ``references``: path of a ``references.yaml``. ``locked``: what it does not settle is an error.
    Raises RecordError for a record that cannot be read and OSError for a path that cannot be opened.
    """
    from pathlib import Path

    from claimcheck.pipeline import Input

    return _check(tuple(Input(path, Path(path).read_bytes()) for path in paths), references, locked)


def check_text(text: str, name: str = "article.md", *, references: str | None = None) -> Report:
    """Check one article given as text; the suffix of ``name`` tells its format."""
    from claimcheck.pipeline import Input

    return _check((Input(name, text.encode()),), references, locked=False)


def extract_text(text: str, name: str = "article.md") -> Article:
    """Return what is read out of one article: citations, references, claims."""
    from claimcheck import readers
    from claimcheck.pipeline import extract_document

    return extract_document(readers.read(name, text.encode()))


def _check(inputs: tuple[Input, ...], references: str | None, locked: bool) -> Report:
    from claimcheck.pipeline import CheckRequest
    from claimcheck.pipeline import check_paths as run
    from claimcheck.rules.catalogue import MODULES

    mode = "locked" if locked else "offline"
    return run(CheckRequest(inputs, record_path=references, mode=mode, codes=frozenset(MODULES)))
