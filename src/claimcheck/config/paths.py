"""How paths are printed: relative to the working folder, with "/"."""

from __future__ import annotations

import os
from pathlib import Path


def printed_path(path: str | os.PathLike[str]) -> str:
    """Return ``path`` relative to the working folder with "/"; absolute where there is no way between the two."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        relative = str(absolute_path(path))
    return relative.replace(os.sep, "/")


def absolute_path(path: str | os.PathLike[str]) -> Path:
    """Return ``path`` made absolute, "." and ".." taken out, symbolic links kept."""
    return Path(os.path.normpath(Path.cwd() / path))
