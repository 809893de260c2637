"""Reads a PDF in a process of its own, so that a file made to exhaust or crash PDFium ends with one plain sentence.

PDFium unpacks whatever a page holds, however large, and is a large library in C++. The process has bounds of memory
and time where the system knows them (Linux and other Unix), of time everywhere.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import replace
from typing import Final

from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Document

MEMORY_LIMIT: Final = 290 * 2**20
"""Bytes of address space. A book of 300 pages takes 95 MB, one of 900 three times as much."""
SECONDS: Final = 60
"""Of the processor; a machine that is busy with other things may take three times as long."""

_PROGRAM: Final = "import sys; sys.path[:] = {path!r}; from claimcheck.readers.pdf_apart import main; main()"


def read_apart(data: bytes, path: str) -> Document:
    """Read a PDF in a process of its own; in this one where none can be started. Raises UnreadableDocument."""
    from claimcheck.readers.pdf import read_here

    if not sys.executable:
        return read_here(data, path)
    command = [sys.executable, "-I", "-X", "utf8", "-c", _PROGRAM.format(path=sys.path)]
    try:
        done = subprocess.run(
            command,
            input=path.encode("utf-8", "surrogatepass") + b"\0" + data,
            capture_output=True,
            timeout=3 * SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument("takes minutes to read; divide it, or save it anew") from error
    except OSError:
        return read_here(data, path)
    return replace(_result(done.stdout, done.returncode), path=path)


def _result(output: bytes, status: int) -> Document:
    if status != 0 or not output:
        raise UnreadableDocument("is a PDF that takes too much memory or time to read, or is damaged; save it anew")
    told = pickle.loads(output)  # written by our own process
    if isinstance(told, Document):
        return told
    raise UnreadableDocument(str(told))


def main() -> None:
    """Read a PDF from standard input; write the document, or what is wrong with it, pickled."""
    from claimcheck.readers.pdf import read_here

    _limit()
    told: Document | str
    try:
        told = read_here(sys.stdin.buffer.read(), "")
    except UnreadableDocument as error:
        told = str(error)
    sys.stdout.buffer.write(pickle.dumps(told))


def _limit() -> None:
    """Set the bounds of this process, where the system has such."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY_LIMIT), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # a lower one is set already, or the system has none
            continue
