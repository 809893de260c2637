"""Puts comments into a copy of a Word file; everything else in it stays as it is, byte by byte within its parts.

ECMA-376, part 1, 17.13.4. Word takes no comments in text boxes, and notes are not its main text: what is said about
them stands at the run that holds the box, or at the mark of the note.
"""

from __future__ import annotations

import posixpath
import shutil
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from claimcheck.compare import lazy_patterns as re
from claimcheck.errors import UnreadableDocument
from claimcheck.model.comment import Comment
from claimcheck.model.span import Span
from claimcheck.readers.docx import WordReader, read_docx
from claimcheck.readers.docx_package import BROKEN, Package
from claimcheck.readers.docx_places import Cut, PlacedBody, divided
from claimcheck.readers.docx_text import Blocks, Origin
from claimcheck.readers.docx_xml import tree

AUTHOR: Final = "claimcheck"
_INITIALS: Final = "cc"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_IDS: Final = re.compile(rb"comment(?:RangeStart|RangeEnd|Reference)?\s[^<>]{0,300}?\bid=[\"'](\d{1,9})[\"']")
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LARGEST_TOGETHER: Final = 400_000_000  # bytes of all that is copied, unpacked
_ROOT_END: Final = re.compile(rb"(</[^<>]+>|/>)\s*(?:<!--[^<>]*-->\s*)*\Z")


def with_comments(data: bytes, comments: Sequence[Comment]) -> bytes:
    """Return a copy of the Word file ``data`` with comments; spans count in the text that its reader makes of it.

    Raises UnreadableDocument for a file that cannot be read, or whose copy would not read the same.
    """
    reader = WordReader(data, PlacedBody)
    document = reader.read("")
    body = reader.body
    if not isinstance(body, PlacedBody) or not reader.blocks.origins:
        raise UnreadableDocument("holds no text that a comment could stand at")
    package, main = reader.package, reader.main
    _refuse_other_encodings(main)
    part = next((t for kind, t, external in reader.links.values() if kind == "comments" and not external), "")
    existing = package.read(part) if part else None
    first = 1 + max((int(found) for text in (existing or b"", main) for found in _IDS.findall(text)), default=-1)
    strict = _STRICT.encode() in main[:20_000]
    changed: dict[str, bytes] = {}
    if comments:
        changed[package.main] = _marked(main, body, reader.blocks, comments, first, strict)
        inside = b"".join(_comment(one, first + n, strict) for n, one in enumerate(comments))
        if existing is not None:
            changed[part] = _appended(existing, inside)
        else:
            changed |= _new_part(package, inside, strict)
    copy = _rewritten(package, changed)
    if read_docx(copy, "").text != document.text:
        raise UnreadableDocument("could not be given comments without changing its text")
    return copy


def _refuse_other_encodings(main: bytes) -> None:
    declared = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^<>]{0,200}?encoding=[\"']([\w-]{1,40})", main)
    if main[:1] not in (b"<", b"\xef") or (declared and declared.group(1).lower() not in (b"utf-8", b"us-ascii")):
        raise UnreadableDocument("is not written in UTF-8 inside; open it in Word and save it again")


# The main part


def _marked(
    main: bytes, body: PlacedBody, blocks: Blocks, comments: Sequence[Comment], first: int, strict: bool
) -> bytes:
    """Return the main part with the beginnings and ends of the comments' ranges."""
    origins = sorted(blocks.origins, key=lambda one: one[0])
    cuts: dict[int, list[Cut]] = {}
    for number, comment in enumerate(comments, first):
        start, end = _range(comment.span, blocks)
        at, to = _around_fields(*_ends(origins, start, end), body.fields)
        for origin, begins in ((at, True), (to, False)):
            tag = _tag(main, origin.run, number, strict, begins=begins)
            cuts.setdefault(origin.run, []).append(Cut(origin.child, origin.offset, begins, tag))
    pieces: list[bytes] = []
    done = 0
    for run in sorted(cuts):
        start, end, replaced = divided(main, body.runs[run], cuts[run])
        pieces += (main[done:start], replaced)
        done = end
    return b"".join((*pieces, main[done:]))


def _range(span: Span, blocks: Blocks) -> tuple[int, int]:
    """Return the range of a comment; for an empty one, the paragraph that it stands in."""
    if span.end > span.start:
        return span.start, span.end
    at = max(0, bisect_right(blocks.parts, span.start, key=lambda part: part.span.start) - 1)
    part = blocks.parts[at].span
    return part.start, max(part.end, part.start + 1)


def _ends(origins: Sequence[tuple[int, int, Origin]], start: int, end: int) -> tuple[Origin, Origin]:
    """Return where the text of a range begins and ends: run, child and characters of its text before that place.

    A whole run (child -1) has offset 0 before it and 1 behind it. What does not end behind its beginning in the file
    (a text box is read after the paragraph that it stands in) ends with the run that it begins in.
    """
    first = min(bisect_right(origins, start, key=lambda one: one[1]), len(origins) - 1)
    last = bisect_left(origins, end, key=lambda one: one[0]) - 1
    begin, stop, one = origins[first]
    at = one if one.child < 0 else replace(one, offset=one.offset + min(max(0, start - begin), stop - begin - 1))
    if last < first or origins[last][2].run < one.run:
        last, end = first, stop
    begin, stop, other = origins[last]
    if other.child < 0:
        return at, replace(other, offset=1)
    return at, replace(other, offset=other.offset + min(end, stop) - begin)


def _around_fields(at: Origin, to: Origin, fields: Sequence[tuple[Origin, Origin]]) -> tuple[Origin, Origin]:
    """Return the ends of a range moved out of the fields that they lie in."""
    for begun, ended in _near(fields, at):
        if _order(begun) < _order(at) < _order(ended):
            at = begun
    for begun, ended in _near(fields, to):
        if _order(begun) < _order(to) < _order(ended):
            to = ended
    return at, to


def _near(fields: Sequence[tuple[Origin, Origin]], place: Origin) -> Sequence[tuple[Origin, Origin]]:
    """Return the field that could hold a place: the last one that begins before it."""
    at = bisect_left(fields, _order(place), key=lambda one: _order(one[0]))
    return fields[max(0, at - 1) : at]


def _order(origin: Origin) -> tuple[int, int]:
    return origin.run, origin.child


def _tag(main: bytes, run: int, number: int, strict: bool, *, begins: bool) -> bytes:
    declared = "" if main.startswith(b"<w:", run) else f' xmlns:w="{_STRICT if strict else _WORD}"'
    if begins:
        return f'<w:commentRangeStart{declared} w:id="{number}"/>'.encode()
    reference = f'<w:r{declared}><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeEnd{declared} w:id="{number}"/>{reference}'.encode()


# The other parts


def _comment(comment: Comment, number: int, strict: bool) -> bytes:
    paragraphs = []
    for at, line in enumerate(comment.lines or ("",)):
        reference = "<w:r><w:annotationRef/></w:r>" if at == 0 else ""
        words = escape(_UNPRINTABLE.sub("\ufffd", line))
        paragraphs.append(f'<w:p>{reference}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>')
    return (
        f'<w:comment xmlns:w="{_STRICT if strict else _WORD}" w:id="{number}" w:author="{AUTHOR}" '
        f'w:initials="{_INITIALS}">{"".join(paragraphs)}</w:comment>'
    ).encode("utf-8", "replace")


def _new_part(package: Package, inside: bytes, strict: bool) -> dict[str, bytes]:
    """Return a part for comments, and the lists of types and of relationships that name it."""
    folder, name = posixpath.split(package.main)
    part = posixpath.join(folder, "comments.xml")
    if package.info(part):
        part = posixpath.join(folder, f"{AUTHOR}-comments.xml")
    types = package.read("[Content_Types].xml")
    if types is None:
        raise UnreadableDocument("is damaged: its list of types is missing; open it in Word and save it again")
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    known = package.read(relations)
    ids = {node.get("Id") for node in tree(known, relations)} if known else set()
    key = next(f"rId{AUTHOR}{n}" for n in range(len(ids) + 1) if f"rId{AUTHOR}{n}" not in ids)
    empty = _HEAD + f'<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
    relation = (
        f'<Relationship xmlns="{_PACKAGE}/relationships" Id="{key}" '
        f'Type="{_STRICT_RELATION if strict else _RELATION}" Target="{posixpath.basename(part)}"/>'
    )
    override = f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{part}" ContentType="{_CONTENT}"/>'
    root = f'<w:comments xmlns:w="{_STRICT if strict else _WORD}">'.encode()
    return {
        part: _HEAD + root + inside + b"</w:comments>",
        "[Content_Types].xml": _appended(types, override.encode()),
        relations: _appended(known or empty, relation.encode()),
    }


def _appended(xml: bytes, inside: bytes) -> bytes:
    """Return a part with something more before the end of its root element."""
    _refuse_other_encodings(xml)
    match = _ROOT_END.search(xml, max(0, len(xml) - 2_000))
    if match is None:
        raise UnreadableDocument("is damaged: one of its lists has no end; open it in Word and save it again")
    at, end = match.span(1)
    if match.group(1) != b"/>":
        return xml[:at] + inside + xml[at:]
    opened = xml.rindex(b"<", 0, at)
    name = re.match(rb"<([^\s/>]+)", xml[opened:at])
    closing = b"</" + (name.group(1) if name else b"") + b">"
    return xml[:at] + b">" + inside + closing + xml[end:]


def _rewritten(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """Return the archive with some parts changed or added, the others as they were and in their order."""
    members = {info.filename: info for info in package.zip.infolist()}
    if sum(info.file_size for info in members.values()) > _LARGEST_TOGETHER:
        raise UnreadableDocument("is too large to be copied; take the pictures out")
    new = {info.filename: data for name, data in changed.items() if (info := package.info(name))}
    added = {name: data for name, data in changed.items() if package.info(name) is None}
    buffer = BytesIO()
    try:
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for name, info in members.items():
                copy = _like(info)
                if name in new:
                    archive.writestr(copy, new[name])
                    continue
                with package.zip.open(info) as source, archive.open(copy, "w") as target:
                    shutil.copyfileobj(source, target)
            for name, data in added.items():
                archive.writestr(_like(ZipInfo(name)), data)
    except BROKEN as error:
        raise UnreadableDocument("is damaged: a part cannot be copied; open it in Word and save it again") from error
    return buffer.getvalue()


def _like(info: ZipInfo) -> ZipInfo:
    copy = ZipInfo(info.filename, info.date_time)
    copy.compress_type = ZIP_DEFLATED
    copy.external_attr = info.external_attr
    return copy
