"""Word files that are none, are damaged, or mean harm: one plain sentence, soon, and in little memory."""

from __future__ import annotations

import random
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Document
from claimcheck.readers import read
from word_making import HEAD, NAMESPACES, field, mark, notes, packed, paragraph, part, run, styled, unpacked, word

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refused(data: bytes, name: str = "a.docx") -> str:
    """Return why a file is not read."""
    with pytest.raises(UnreadableDocument) as caught:
        read(name, data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.docx", b"", "no zip archive"),
        ("a.docx", b"Just words.", "no zip archive"),
        ("a.docx", OLE + b"\0" * 600, "old Word file (.doc); save it as .docx"),
        ("a.doc", OLE + b"\0" * 600, "old Word file (.doc); save it as .docx"),
        ("a.txt", OLE + b"\0" * 600, "old Word file (.doc); save it as .docx"),
        ("a.docx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.docx", word(paragraph("x"))[:400], "is damaged"),
        ("a.docx", packed({"mimetype": b"application/epub+zip"}), "OpenDocument or EPUB"),
        ("a.docx", packed({"a.md": b"# A"}), "part with the text is missing"),
        ("a.docx", word("<x/>", raw=True), "main part is something else"),
        ("a.docx", word("<w:document", raw=True), "is no XML"),
        ("a.docx", word("", raw=True), "is no XML"),
        ("a.zip", packed({"a.md": b"# A"}), "unpack it"),
        ("articles", packed({"a.md": b"# A"}), "unpack it"),
    ],
)
def test_what_is_no_word_file(name: str, data: bytes, why: str) -> None:
    assert why in refused(data, name)


def test_damaged_bytes_inside() -> None:
    data = bytearray(word(paragraph("A nap helps, and so does a walk in the park, as far as anybody knows.") * 40))
    at = data.index(b"word/document.xml") + 60
    data[at : at + 8] = b"\xff" * 8
    assert "is damaged" in refused(bytes(data))


ENTITIES = f"""{HEAD}<!DOCTYPE w:document [<!ENTITY a "lol"><!ENTITY b "{"&a;" * 50}"><!ENTITY c "{"&b;" * 50}">
<!ENTITY x SYSTEM "file:{"/"}{"/"}{"/"}etc/passwd">]><w:document {NAMESPACES}><w:body>{paragraph(run("y"))}<w:p><w:r><w:t>&c;&x;</w:t></w:r></w:p>
</w:body></w:document>"""


MEASURED = """
import sys, time
from pathlib import Path
from claimcheck.errors import UnreadableDocument
from claimcheck.readers import read
begun = time.process_time()
try:
    read("a.docx", Path(sys.argv[1]).read_bytes())
except UnreadableDocument as error:
    print(error)
print(time.process_time() - begun)
status = Path("/proc/self/status")  # ru_maxrss begins with what the process had that started this one
own = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else []
print(int(own[0].split()[1]) / 1024 if own else 0)
"""


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (ENTITIES, "entities"),
        (part("document", "<w:tbl>" * 100_000 + "</w:tbl>" * 100_000), "nested"),
        (part("document", "<w:body>" + "<w:r/>" * 2_000_000 + "</w:body>"), "nested or divided"),
        (part("document", f"<w:body>{paragraph(run('lol ' * 500_000) * 6)}</w:body>"), "million characters"),
        (part("document", f"<w:body>{paragraph('lol ' * 3_000_000)}</w:body>"), "larger than any"),
        (part("document", "<w:p " + " ".join(f'a{n}=">"' for n in range(1_000_000)) + "/>"), "larger than any"),
        (part("document", "<w:body>" + f"<!--{' ' * 999_000}-->" * 60 + "</w:body>"), "MB of text when unpacked"),
    ],
    ids=("entities", "depth", "elements", "text", "run", "attributes", "bomb"),
)
def test_bombs(body: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word(body, raw=True))
    done = subprocess.run([sys.executable, "-c", MEASURED, path], capture_output=True, text=True, check=True)
    told, seconds, megabytes = done.stdout.splitlines()
    assert why in told
    assert float(seconds) < 20  # two or three on an ordinary machine
    assert float(megabytes) < 300


def test_thousands_of_members() -> None:
    files = unpacked(word(paragraph("x")))
    assert "holds more than" in refused(packed(files | {f"word/media/{n}.png": b"" for n in range(5_000)}))
    assert read("a.docx", packed(files | {f"word/media/{n}.png": b"" for n in range(500)})).text == "x\n"


def test_missing_and_broken_parts_do_not_matter_where_the_text_is_there() -> None:
    files = unpacked(word(paragraph("x", mark("footnote", 1)), {"footnotes": notes("footnote", n1=paragraph("y"))}))
    del files["word/footnotes.xml"]
    del files["[Content_Types].xml"]
    assert read("a.docx", packed(files)).text == "x\n"


@cache
def whole() -> bytes:
    """Return a file with something of everything in it."""
    body = styled("Heading1", "Naps") + paragraph(
        "A nap helps ",
        field('ADDIN CSL_CITATION {"citationItems": [{"itemData": {"title": "Naps"}}]}', "(Okafor, 2017)"),
        run(".", "<w:vertAlign w:val='superscript'/>"),
        mark("footnote", 1),
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
    )
    body += f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl>"
    return word(
        body,
        {
            "styles": part("styles", '<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'),
            "numbering": part("numbering", '<w:num w:numId="1"/>'),
            "footnotes": notes("footnote", n1=paragraph("A note.")),
        },
    )


def assert_sound(document: Document) -> None:
    """Every span lies inside, and every place is the source there."""
    assert document.source == document.text
    spans = [b.span for b in document.blocks] + [m.span for m in document.footnote_marks] + list(document.superscripts)
    spans += [f.span for f in document.citation_fields] + [link.span for link in document.links]
    for span in spans:
        assert 0 <= span.start < span.end <= len(document.text)
        assert document.place(span).text == span.cut(document.text)
        assert document.place(span).part
    assert list(document.parts) == sorted(document.parts, key=lambda one: one.span)


def read_or_refuse(data: bytes) -> None:
    """Read a file, or learn in one sentence why not."""
    try:
        document = read("a.docx", data)
    except UnreadableDocument:
        return
    assert_sound(document)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_changed_bytes(data: st.DataObject) -> None:
    changed = bytearray(whole())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    read_or_refuse(bytes(changed))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(unpacked(whole()))), st.integers(0, 2**32), st.integers(1, 12))
def test_changed_parts(name: str, seed: int, count: int) -> None:
    """Elements moved, doubled and lost within a part, and single bytes changed."""
    files = unpacked(whole())
    chance = random.Random(seed)
    pieces = files[name].replace(b"<", b"\0<").split(b"\0")
    for _ in range(count):
        at, to = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        if chance.random() < 0.5:
            pieces[at], pieces[to] = pieces[to], pieces[at]
        else:
            pieces[at] = chance.choice((b"", pieces[to], pieces[at] * 2, pieces[at].replace(b"w:", b"m:", 1)))
    read_or_refuse(packed(files | {name: b"".join(pieces)}))


ELEMENTS = (
    "p r t tbl tr tc txbxContent sdt sdtPr sdtContent tag showingPlcHdr fldChar instrText fldSimple hyperlink ins del "
    "moveFrom moveTo pPr rPr vanish vertAlign br tab sym footnoteReference numPr numId ilvl trPr gridCol outlineLvl"
).split()


@st.composite
def elements(draw: st.DrawFn) -> str:
    """Return well-formed elements in any order within each other."""
    out, open_ = [], []
    for name in draw(st.lists(st.sampled_from([*ELEMENTS, "/", "/", "/", "text"]), max_size=60)):
        if name == "text":
            out.append("word ")
        elif name == "/":
            out.append(f"</w:{open_.pop()}>" if open_ else "")
        else:
            value = draw(st.sampled_from(["", "1", "begin", "separate", "end", "superscript", "0", "x"]))
            out.append(f'<w:{name} w:val="{value}" w:fldCharType="{value}" w:id="{value}" w:instr="CITATION {value}">')
            open_.append(name)
    return "".join(out) + "".join(f"</w:{name}>" for name in reversed(open_))


@settings(max_examples=300, deadline=None)
@given(elements())
def test_elements_in_any_order(inside: str) -> None:
    data = word(
        paragraph("Before.") + inside + paragraph("After."), {"footnotes": notes("footnote", n1=paragraph("y"))}
    )
    document = read("a.docx", data)
    assert_sound(document)
