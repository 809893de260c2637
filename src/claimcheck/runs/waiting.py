"""Bibliographies among the files of a run: read after the articles, and only where none of them names them."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck import readers
from claimcheck.beside import Beside, given
from claimcheck.runs.requests import Input


def bibliographies(inputs: Iterable[Input]) -> dict[str, bytes]:
    """Return the bytes of those files of a run that articles may name, by path."""
    return given((one.path, one.data) for one in inputs if readers.can_be_bibliography(one.path))


def may_wait(one: Input) -> bool:
    """Tell whether a file is read after the articles: a bibliography that one of them may name."""
    return not one.named and readers.can_be_bibliography(one.path)


def is_used(one: Input, used: Iterable[str]) -> bool:
    """Tell whether a bibliography that was only found in a folder belongs to an article that names it."""
    return may_wait(one) and Beside.normal(one.path) in used
