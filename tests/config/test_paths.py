"""Paths are printed with "/", on Windows too; a backslash is part of a name elsewhere."""

from __future__ import annotations

import ntpath
import os
from types import SimpleNamespace

import pytest

from claimcheck.config import paths
from claimcheck.config.paths import printed_path


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ("site\\a.md", "site/a.md"),
        (".\\site\\.\\deep\\a.md", "site/deep/a.md"),
        ("..\\other\\a.md", "../other/a.md"),
        ("site/a.md", "site/a.md"),
        ("site\\deep/a.md", "site/deep/a.md"),
        ("a.md", "a.md"),
    ],
)
def test_on_windows(monkeypatch: pytest.MonkeyPatch, path: str, printed: str) -> None:
    monkeypatch.setattr(paths, "os", SimpleNamespace(path=ntpath, sep="\\", PathLike=os.PathLike))
    assert printed_path(path) == printed


@pytest.mark.skipif(os.sep == "\\", reason="there it divides folders")
def test_a_backslash_in_a_name_stays() -> None:
    assert printed_path("a\\b.md") == "a\\b.md"
