"""Files that are zip archives (EPUB): members read one by one, within bounds.

APPNOTE.TXT, the .ZIP file format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final

from claimcheck.errors import UnreadableDocument

BYTE_LIMIT: Final = 60_000_000
MEMBER_LIMIT: Final = 20_000
_CENTRAL_HEADER: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    KeyError,
)


class Archive:
    """An archive of which no more than ``unpacked`` bytes are read in all. ``what``: the format, for messages."""

    def __init__(self, data: bytes, what: str, unpacked: int) -> None:
        """Read the list of members. Raises UnreadableDocument."""
        if len(data) > BYTE_LIMIT:
            raise UnreadableDocument(f"is larger than {BYTE_LIMIT // 10**6} MB; larger ones are not read")
        if data.count(_CENTRAL_HEADER) > MEMBER_LIMIT:
            raise UnreadableDocument(f"holds more than {MEMBER_LIMIT:,} files; archives like that are not read")
        self._what, self._left = what, unpacked
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._members = {info.filename: info for info in self._archive.infolist()}
        except _BROKEN as error:
            raise UnreadableDocument(f"is no {what} that can be read: damaged, or of another kind") from error

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return a member. Raises UnreadableDocument for one that is missing, locked or damaged, or too large."""
        info = self._members.get(name)
        if info is None:
            raise UnreadableDocument(f"is no whole {self._what}: {printed(name)} is missing in it")
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableDocument("is encrypted; save a copy without a password")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableDocument(f"is packed in a way that {self._what} does not have; save it anew")
        try:
            with self._archive.open(info) as member:
                data = member.read(self._left + 1)
        except _BROKEN as error:
            raise UnreadableDocument(f"is a damaged {self._what}: {printed(name)} cannot be unpacked") from error
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableDocument("unpacks to more than an article or book has; it is not read")
        return data


def printed(name: str) -> str:
    """Return a member's name as a message can print it."""
    return "".join(c if c.isprintable() else "?" for c in name[:80])
