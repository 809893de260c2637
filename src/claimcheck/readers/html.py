"""A web page, as an editor saves it -> Document: the article alone, each word with its place in the file."""

from __future__ import annotations

from claimcheck.model.document import Document
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.html_attributes import AttributeReader
from claimcheck.readers.html_content import find_content
from claimcheck.readers.html_flow import Page
from claimcheck.readers.html_identity import own_doi, read_identity
from claimcheck.readers.html_notes import find_notes
from claimcheck.readers.html_parts import read_parts
from claimcheck.readers.html_render import Renderer
from claimcheck.readers.html_tags import read_tags
from claimcheck.readers.html_tree import build_nodes


def read_html(text: str, path: str) -> Document:
    """Read a page: title, DOI and date of its head as METADATA, then the article without what stands beside it."""
    tags, notice = read_tags(text)
    read = AttributeReader()
    xml = text[:200].lstrip().startswith("<?xml") or path.lower().endswith(".xhtml")
    nodes = build_nodes(text, tags, read, xml=xml)
    parts = read_parts(text, tags, nodes)
    content = find_content(parts)
    identity = read_identity(text, tags, read)
    assembly = Assembly(text)
    if notice:
        assembly.notices.append(notice)
    page = Page(parts, content, find_notes(parts, content, read), read, own_doi(identity))
    renderer = Renderer(page, assembly, identity)
    for root in content.roots:
        renderer.tell(root.start)
        renderer.read(root)
    renderer.tell(len(text) + 1)
    del tags, nodes, parts, content, page, renderer  # the document takes as much memory again
    return assembly.document(path, "html")
