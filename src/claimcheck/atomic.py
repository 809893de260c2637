"""Files are written whole or not at all: to a temporary file beside the target, which then takes its name."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_SUFFIX = ".tmp"


def write_whole(target: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a file; at every moment it is the old or the new one. Keeps its mode. Raises OSError.

    A path that is no regular file (a pipe, a device) is written to as it is. ``durable`` False: nobody waits for the
    disk, so that a power cut may leave the file broken; for what is checked when it is read, and can be made again.
    """
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    target = Path(os.path.realpath(target))  # a link stays a link
    handle, name = tempfile.mkstemp(_SUFFIX, f".{target.name}.", target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def remove_leftovers(target: Path) -> None:
    """Remove what runs that were killed have left beside ``target``; only for who knows that nobody else writes."""
    for left in target.parent.glob(f".{target.name}.*{_SUFFIX}"):
        left.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
