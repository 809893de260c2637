"""Makes EPUBs to read in tests, in words of our own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
CHAPTER = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>No text</title><style>p {{ color: red }}</style></head>
<body>{}</body></html>"""


def package(names: Sequence[str]) -> str:
    """Return a package document whose spine has the chapters ``names``, and a table of contents before them."""
    items = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>' for at, name in enumerate(names)
    )
    refs = "".join(f'<itemref idref="i{at}"/>' for at in range(len(names)))
    return f"""<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest>
<item id="toc" href="toc.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="a.css" media-type="text/css"/>{items}</manifest>
<spine><itemref idref="toc"/><itemref idref="css"/>{refs}</spine></package>"""


def epub(*bodies: str, others: Mapping[str, str | bytes | None] | None = None) -> bytes:
    """Return an EPUB with a chapter for each body; ``others``: members to add or replace, None: to leave out."""
    names = [f"text/c{at}.xhtml" for at in range(1, len(bodies) + 1)]
    members: dict[str, str | bytes | None] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package(names),
        "OEBPS/toc.xhtml": CHAPTER.format("<nav><ol><li>Contents</li></ol></nav>"),
        **{f"OEBPS/{name}": CHAPTER.format(body) for name, body in zip(names, bodies, strict=True)},
        **(others or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            if content is not None:
                archive.writestr(name, content)
    return buffer.getvalue()
