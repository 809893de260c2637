"""Word files made by hand for tests: bodies in WordprocessingML, packed with the parts around them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")


def run(text: str, properties: str = "") -> str:
    """Return a run with text in it; ``properties``: what stands in ``w:rPr``."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """Return a paragraph; content that is no markup becomes a run."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{''.join(c if c.startswith('<') else run(c) for c in content)}</w:p>"


def styled(style: str, *content: str) -> str:
    """Return a paragraph with a style."""
    return paragraph(*content, properties=f'<w:pStyle w:val="{style}"/>')


def field(instruction: str, result: str, data: str = "") -> str:
    """Return a complex field over five runs; ``data``: what stands in ``w:fldData``."""
    begin = f'<w:fldChar w:fldCharType="begin">{f"<w:fldData>{data}</w:fldData>" if data else ""}</w:fldChar>'
    half = len(instruction) // 2
    told = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(part)}</w:instrText></w:r>'
        for part in (instruction[:half], instruction[half:])
    )
    return (
        f'<w:r>{begin}</w:r>{told}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result if result.startswith("<") else run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def part(name: str, inside: str) -> str:
    """Return a part whose root element is ``w:name``."""
    return f"{HEAD}<w:{name} {NAMESPACES}>{inside}</w:{name}>"


def notes(kind: str, **by_id: str) -> str:
    """Return footnotes.xml or endnotes.xml; keys are "n1", "n2" ..., values what stands in the note."""
    inside = f'<w:{kind} w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    inside += "".join(f'<w:{kind} w:id="{key[1:]}">{words}</w:{kind}>' for key, words in by_id.items())
    return part(f"{kind}s", inside)


def mark(kind: str, number: int) -> str:
    """Return a run with a mark of a footnote or endnote."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def word(
    body: str, parts: Mapping[str, str] | None = None, links: Mapping[str, str] | None = None, *, raw: bool = False
) -> bytes:
    """Return a Word file.

    ``parts``: further parts by kind ("styles", "footnotes" ...) or by name ("customXml/item1.xml"). ``links``: external
    addresses by relationship id. ``raw``: ``body`` is the whole document.xml.
    """
    further = dict(parts or {})
    known = [kind for kind in KINDS if kind in further]
    relations = "".join(f'<Relationship Id="k{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>' for kind in known)
    relations += "".join(
        f'<Relationship Id="{key}" Type="{R}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        for key, target in (links or {}).items()
    )
    types = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{TYPE}{kind}+xml"/>' for kind in known)
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": body if raw else part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
    }
    files |= {f"word/{kind}.xml" if kind in KINDS else kind: text for kind, text in further.items()}
    return packed({name: text.encode() for name, text in files.items()})


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive; the same files give the same bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip archive by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
