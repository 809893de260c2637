"""Full texts in the ``sources`` folder beside the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import RecordError
from claimcheck.model.reference import Reference
from claimcheck.model.span import Span
from claimcheck.model.work import Passage, ResolvedReference, Settlement, Work
from claimcheck.pipeline import CheckRequest, Input, check_paths
from claimcheck.readers import SUFFIXES as READ
from claimcheck.sourcetexts import read_source_text
from claimcheck.works.full_text import SUFFIXES, FullTexts

WORK = Work("novak2016", doi="10.9999/Lamp.2016/7", passages=(Passage("abstract", "Short."),))
ENTRY = ResolvedReference(Reference("r1", Span(0, 1)), Settlement.VERIFIED, WORK, "doi")
JATS = """<?xml version="1.0"?>
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><journal-meta><journal-id>x</journal-id></journal-meta>
<article-meta><title-group><article-title>Bright <italic>lamps</italic></article-title></title-group>
<abstract><p>Lamps helped 41% of sleepers.</p></abstract></article-meta></front>
<body><sec><title>Results</title><p>Of 62 <xref ref-type="bibr" rid="r1">[12]</xref> guests, 31 slept.</p>
<table-wrap><table><tr><th>Arm</th><td>Lamp</td></tr><tr><th>Slept</th><td>41%</td></tr></table></table-wrap></sec></body>
<back><ref-list><ref><mixed-citation><p>Li, 99%</p></mixed-citation></ref></ref-list></back></article>"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    return tmp_path / "references.yaml"


@pytest.mark.parametrize(
    "name", ["novak2016.txt", "Novak2016.TXT", "10.9999_lamp.2016_7.txt", "10.9999%2Flamp.2016%2F7.txt"]
)
def test_by_id_or_doi(record: Path, name: str) -> None:
    (record.parent / "sources" / name).write_text("The whole paper.", "utf-8")
    (found,) = FullTexts(str(record), read_source_text).put_to([ENTRY])
    assert found.work is not None
    assert found.work.passages == (Passage("full text", "The whole paper."), *WORK.passages)


def test_without_a_file_or_a_settled_entry_nothing_changes(record: Path, tmp_path: Path) -> None:
    assert FullTexts(str(record), read_source_text).put_to([ENTRY]) == (ENTRY,)
    (record.parent / "sources" / "novak2016.txt").write_text("The whole paper.", "utf-8")
    open_entry = ResolvedReference(ENTRY.reference, Settlement.UNVERIFIED)
    assert FullTexts(str(record), read_source_text).put_to([open_entry]) == (open_entry,)
    assert FullTexts(str(tmp_path / "elsewhere" / "references.yaml"), read_source_text).put_to([ENTRY]) == (ENTRY,)
    assert FullTexts("", read_source_text).put_to([ENTRY]) == (ENTRY,)


def test_jats_without_its_marks_and_its_list(tmp_path: Path) -> None:
    path = tmp_path / "novak2016.nxml"
    path.write_text(JATS, "utf-8")
    assert read_source_text(path, path.read_bytes()).split("\n\n") == [
        "Bright lamps",
        "Lamps helped 41% of sleepers.",
        "Results",
        "Of 62 guests, 31 slept.",
        "Arm | Lamp",
        "Slept | 41%",
    ]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xml", b"<article><p>open", "not XML"),
        ("a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><article><p>&b;</p></article>', "entities"),
        ("a.xml", b"<article/>", "no text"),
        ("a.txt", b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_what_cannot_be_read_says_so(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(RecordError, match=words) as told:
        read_source_text(path, path.read_bytes())
    assert str(path) in str(told.value)


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    path = tmp_path / "novak2016.pdf"
    path.write_bytes(one_page_pdf("Lamps helped 41% of sleepers."))
    assert "Lamps helped 41% of sleepers." in read_source_text(path, path.read_bytes())
    path.write_bytes(b"%PDF-1.7 no pages")
    with pytest.raises(RecordError, match="no PDF that can be read"):
        read_source_text(path, path.read_bytes())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.html",
            "<html><body><nav>Menu of 7</nav><article><h1>Lamps</h1><p>Of 62 guests 31 slept<sup>1</sup>.</p>{}</article>",
        ),
        ("a.md", "# Lamps\n\nOf 62 *guests* 31 slept[^n].\n\n[^n]: In one house.\n{}"),
        ("a.tex", "\\begin{{document}}\\section{{Lamps}} Of 62 \\emph{{guests}} 31 slept.{}\\end{{document}}"),
        ("a.txt", "Lamps\n\nOf 62 guests 31 slept.\n{}"),
    ],
)
def test_any_format_of_an_article(name: str, text: str) -> None:
    entries = [
        f"Novak, P. ({year}). Bright lamps in winter. Journal of Lamps, 4(2), 10-19." for year in range(2001, 2006)
    ]
    listed = {
        "a.html": "<h2>References</h2><ol>" + "".join(f"<li>{one}</li>" for one in entries) + "</ol>",
        "a.tex": "",
    }.get(name, "\n## References\n\n" + "".join(f"{n}. {one}\n" for n, one in enumerate(entries, 1)))
    words = read_source_text(Path(name), text.format(listed).encode())
    assert "Of 62 guests 31 slept." in words
    assert "2003" not in words
    assert "Menu" not in words


def test_the_formats_are_those_of_the_readers() -> None:
    assert SUFFIXES <= READ


def test_a_check_reads_it(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "novak2016.txt").write_text("Of the 62 completers, 31 reached remission.", "utf-8")
    (tmp_path / "references.yaml").write_text(
        "version: 1\nworks:\n  - {id: novak2016, doi: 10.9999/lamp.2016.7, type: article-journal, "
        "title: Bright lamps in winter, authors: [{family: Novak, given: Petra}], years: [2016]}\n",
        "utf-8",
    )
    article = (
        "Remission was reached by 68% of completers (Novak, 2016). It lasted 9 weeks (Novak, 2016).\n\n## References\n\n"
        "- Novak, P. (2016). Bright lamps in winter. https://doi.org/10.9999/lamp.2016.7\n"
    )
    request = CheckRequest(
        (Input("a.md", article.encode()),),
        record_path=str(tmp_path / "references.yaml"),
        mode="locked",
        codes=frozenset({"CLM003", "CLM004"}),
    )
    told = [(one.code, one.severity.value, one.place.text) for one in check_paths(request).findings]
    assert told == [("CLM004", "error", "68%"), ("CLM003", "warning", "9 weeks")]


def one_page_pdf(words: str) -> bytes:
    """The smallest PDF with a line of text."""
    content = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
