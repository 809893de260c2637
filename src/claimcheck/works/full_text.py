"""Full texts that an editor keeps in a ``sources`` folder beside ``references.yaml``: .txt, JATS (.xml, .nxml) or .pdf.

A file is named after the id of the work or its DOI, "/" written as "_" or "%2F": ``novak2016.txt``,
``10.1000_xyz.pdf``. JATS: https://jats.nlm.nih.gov/publishing/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.identifiers import normalise_doi
from claimcheck.errors import RecordError
from claimcheck.model.work import Passage, ResolvedReference, Settlement, Work

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FOLDER = "sources"
_SUFFIXES = (".txt", ".xml", ".nxml", ".pdf")
_LARGEST = 60 * 1024 * 1024  # bytes of one file
_PAGES = 2_000
_SPACE = re.compile(r"\s+")
_BLOCKS = frozenset({"p", "title", "article-title", "tr", "label", "list-item"})
#: What is no text of the work's own: its list of references, its marks, its mathematics in other notations.
_LEFT_OUT = frozenset({"ref-list", "tex-math", "permissions", "journal-meta", "contrib-group", "aff"})
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


def with_full_texts(resolved: Iterable[ResolvedReference], record_path: str) -> tuple[ResolvedReference, ...]:
    """Return entries whose works carry the full text that stands in the ``sources`` folder beside the record.

    Raises RecordError for a file that cannot be read.
    """
    entries = tuple(resolved)
    files = _files(record_path)
    if not files:
        return entries
    read: dict[str, Passage] = {}
    return tuple(_with_full_text(one, files, read) for one in entries)


def _with_full_text(entry: ResolvedReference, files: dict[str, Path], read: dict[str, Passage]) -> ResolvedReference:
    work = entry.work
    if work is None or entry.settlement is not Settlement.VERIFIED:
        return entry
    path = next((files[name] for name in _names(work) if name in files), None)
    if path is None:
        return entry
    if work.id not in read:
        read[work.id] = Passage("full text", read_full_text(path))
    return replace(entry, work=replace(work, passages=(read[work.id], *work.passages)))


def read_full_text(path: Path) -> str:
    """Return the text of a file, paragraphs divided by empty lines. Raises RecordError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise RecordError(f"{path}: larger than {_LARGEST // 2**20} MB; put the parts that are cited into passages")
        data = path.read_bytes()
    except OSError as error:
        raise RecordError(f"{path}: cannot be read ({error.strerror}); take it out of the folder") from error
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return _pdf(path, data)
    if suffix in (".xml", ".nxml"):
        return _jats(path, data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecordError(f"{path}: not UTF-8; save it as UTF-8") from error


def _files(record_path: str) -> dict[str, Path]:
    """Return the files of the folder by their name in lower case without the suffix."""
    folder = Path(record_path).parent / FOLDER if record_path else None
    if folder is None or not folder.is_dir():
        return {}
    found = sorted((p for p in folder.iterdir() if p.suffix.lower() in _SUFFIXES), key=lambda p: p.name, reverse=True)
    return {path.name[: -len(path.suffix)].lower(): path for path in found}


def _names(work: Work) -> Iterator[str]:
    yield work.id.lower()
    doi = normalise_doi(work.doi)
    if doi:
        yield doi.replace("/", "_")
        yield doi.replace("/", "%2f")


def _jats(path: Path, data: bytes) -> str:
    from xml.etree.ElementTree import ParseError, fromstring

    if b"<!ENTITY" in data:
        raise RecordError(f"{path}: defines entities of its own, which are not read; save it as .txt")
    try:
        root = fromstring(data)
    except (ParseError, ValueError, LookupError) as error:
        raise RecordError(f"{path}: not XML ({error}); save it as .txt") from error
    blocks = [_SPACE.sub(" ", block).strip() for block in _blocks(root)]
    text = "\n\n".join(filter(None, blocks))
    if not text:
        raise RecordError(f"{path}: holds no text of an article; save it as .txt")
    return text


def _blocks(root: Element) -> Iterator[str]:
    """Yield the paragraphs, titles and table rows of a JATS article in order."""
    stack = [root]
    while stack:
        element = stack.pop()
        name = _local(element)
        if name in _LEFT_OUT:
            continue
        if name == "tr":
            yield " | ".join(_text(cell) for cell in element)
        elif name in _BLOCKS:
            yield _text(element)
        else:
            stack.extend(reversed(element))


def _text(element: Element) -> str:
    """Return the text of an element without the marks of citations in it."""
    pieces: list[str] = []
    stack: list[Element | str] = [element]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        if one is not element and one.tail:
            stack.append(one.tail)
        if _local(one) in _LEFT_OUT or (_local(one) == "xref" and one.get("ref-type") == "bibr"):
            continue
        stack.extend(reversed(one))
        if one.text:
            stack.append(one.text)
    return "".join(pieces)


def _local(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _pdf(path: Path, data: bytes) -> str:
    try:
        import pypdfium2
    except ImportError as error:
        raise RecordError(
            f"{path}: reading PDF needs the extra 'pdf' (pip install 'claimcheck-lint[pdf]'); or save it as .txt"
        ) from error
    try:
        document = pypdfium2.PdfDocument(data)
        pages = [page.get_textpage().get_text_bounded() for page in list(document)[:_PAGES]]
    except pypdfium2.PdfiumError as error:
        raise RecordError(f"{path}: not a PDF that can be read ({error}); save it as .txt") from error
    text = _HYPHEN.sub("", "\n\n".join(pages).replace("\r\n", "\n").replace("\ufffe", "-\n"))
    if not text.strip():
        raise RecordError(f"{path}: holds no text, only pictures of pages; save its text as .txt")
    return text
