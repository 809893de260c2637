"""The zip file that a Word document is: its parts, found by their relationships, unpacked within limits.

Open Packaging Conventions: ECMA-376, part 2. Nothing in a package is believed: not the sizes that it states, not that
a part is there, not that a relationship leads anywhere.
"""

from __future__ import annotations

import posixpath
import struct
import zlib
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from claimcheck.errors import UnreadableDocument
from claimcheck.readers.docx_xml import tree

LARGEST_FILE: Final = 100_000_000
LARGEST_PART: Final = 40_000_000
"""Unpacked bytes of one part that is read (a book of 500 pages with tracked changes has about 20 MB)."""
MOST_MEMBERS: Final = 4_000
_LARGEST_TOGETHER: Final = 80_000_000
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # [MS-CFB] 2.2, the signature of Word 97-2003 and of encrypted files
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 1.3.2, the stream that holds the package
_ENTRY: Final = b"PK\x01\x02"
BROKEN: Final = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, KeyError)
"""What zipfile raises for archives that are damaged, cut short, encrypted or made up."""
_MEND: Final = "open it in Word and save it again as .docx"


class Package:
    """A Word file opened for reading. ``main`` is the name of the part that holds the text.

    Raises UnreadableDocument for anything that cannot be opened, and later for a part that cannot be unpacked.
    """

    def __init__(self, data: bytes) -> None:
        refuse_old_word(data)
        if len(data) > LARGEST_FILE:
            raise UnreadableDocument(
                f"is {len(data) // 1_000_000} MB; Word files above {LARGEST_FILE // 1_000_000} MB are not read: "
                "take the pictures out"
            )
        if data.count(_ENTRY) > MOST_MEMBERS:
            raise UnreadableDocument(f"holds more than {MOST_MEMBERS:,} files, which no Word file does; {_MEND}")
        try:
            self.zip = ZipFile(BytesIO(data))
            self._members = {_folded(info.filename): info for info in self.zip.infolist()}
        except NotImplementedError as error:
            raise UnreadableDocument(f"is packed in a way that Word does not use; {_MEND}") from error
        except BROKEN as error:
            what = "is damaged" if data[:4] == b"PK\x03\x04" else "is no Word file (it is no zip archive)"
            raise UnreadableDocument(f"{what}; {_MEND}") from error
        self._left = _LARGEST_TOGETHER
        self.main = self._find_main()

    def names(self, folder: str) -> list[str]:
        """Return the names of the parts below ``folder`` ("customXml/"), in order."""
        return sorted(name for name in self._members if name.startswith(folder.lower()))

    def info(self, name: str) -> ZipInfo | None:
        """Return a part's entry in the archive, None where there is no such part."""
        return self._members.get(_folded(name))

    def read(self, name: str) -> bytes | None:
        """Return a part's bytes, None where there is no such part."""
        info = self.info(name)
        if info is None:
            return None
        most = min(LARGEST_PART, self._left)
        try:
            if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise NotImplementedError
            with self.zip.open(info) as member:
                data = member.read(most + 1)
        except NotImplementedError as error:
            raise UnreadableDocument(f"is packed in a way that Word does not use; {_MEND}") from error
        except BROKEN as error:
            raise UnreadableDocument(f"is damaged: {info.filename[:80]} cannot be unpacked; {_MEND}") from error
        if len(data) > most:
            raise UnreadableDocument(f"holds more than {most // 1_000_000} MB of text when unpacked; divide it")
        self._left -= len(data)
        return data

    def relationships(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return the relationships of a part ("" for the package) by id: (last word of the type, target, external).

        Targets inside the package are names of parts.
        """
        folder, name = posixpath.split(part)
        data = self.read(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str, bool]] = {}
        if data is None:
            return found
        for one in tree(data, f"{name}.rels"):
            target, external = one.get("Target", ""), one.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target, external)
        return found

    def _find_main(self) -> str:
        for kind, target, external in self.relationships("").values():
            if kind == "officeDocument" and not external and self.info(target):
                return target
        if self.info("word/document.xml"):
            return "word/document.xml"
        if self.info("mimetype"):
            raise UnreadableDocument("is no Word file (OpenDocument or EPUB); save it as .docx")
        raise UnreadableDocument(f"is no Word file (the part with the text is missing); {_MEND}")


def refuse_old_word(data: bytes) -> None:
    """Raise UnreadableDocument for what Word before 2007 wrote, and for what a password protects."""
    if not data.startswith(_OLE):
        return
    if _ENCRYPTED in data:
        raise UnreadableDocument("is protected by a password; save it as .docx without one")
    raise UnreadableDocument("is an old Word file (.doc); save it as .docx")


def _folded(name: str) -> str:
    """Part names are the same whatever their case (ECMA-376, part 2, 6.2.2)."""
    return name.replace("\\", "/").lstrip("/").lower()
