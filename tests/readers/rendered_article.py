"""The article of :mod:`one_article` as pages, papers and books show it: plain text, HTML, Word, PDF, EPUB."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from html import escape

from epub_making import epub
from one_article import FORMATS, SECTIONS, WORKS, Work, apa, cited, people, short_names
from pdf_making import BODY, HANGING, HEADING, TITLE, heads, typeset

from word_making import field, paragraph, part, run, styled, word

NUMBER = {work.key: number for number, work in enumerate(WORKS, 1)}
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="Bibliography"><w:name w:val="Bibliography"/></w:style>',
)


def _printed(works: list[Work]) -> str:
    return f"({'; '.join(f'{short_names(w)}, {w.year}' for w in works)})"


def plain_text() -> dict[str, bytes]:
    """Plain text wrapped at 72 columns, with numbers in brackets and a numbered list."""
    parts = ["NIGHTS AT WORK", ""]
    for section in SECTIONS:
        parts += [section.heading, ""]
        for one in section.paragraphs:
            text = cited(one, lambda works: f"[{', '.join(str(NUMBER[w.key]) for w in works)}]")
            parts += [textwrap.fill(text, 72, break_long_words=False, break_on_hyphens=False), ""]
    parts += ["References", ""]
    for work in WORKS:
        entry = f"{NUMBER[work.key]}. {apa(work, '')}"
        parts += [textwrap.fill(entry, 72, subsequent_indent="   ", break_long_words=False, break_on_hyphens=False)]
    return {"article.txt": "\n".join(parts).encode()}


def _html_mark(works: list[Work]) -> str:
    links = [f'<a href="#ref-{NUMBER[w.key]}">{NUMBER[w.key]}</a>' for w in works]
    return f"<sup>{', '.join(links)}</sup>"


def web_page() -> dict[str, bytes]:
    """A page of a theme: raised numbers that lead to an ordered list, and what stands around an article."""
    body = ""
    for section in SECTIONS:
        body += f"<h2>{escape(section.heading)}</h2>\n"
        for one in section.paragraphs:
            text = cited(escape(one).replace("porters", "p<b>ort</b>ers"), _html_mark)
            body += f"<p>{text}</p>\n"
    entries = "".join(f'<li id="ref-{NUMBER[w.key]}">{apa(w, "|")}</li>\n' for w in WORKS).replace("&", "&amp;")
    for work in WORKS:
        entries = entries.replace(f"|{work.journal}|", f"<em>{work.journal}</em>")
    return {
        "article.html": (
            '<!DOCTYPE html><html lang="en"><head><title>Nights at work</title><script>var rate = "91% of all";</script>'
            '</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/most">Most read: 88% of readers</a></li>'
            "</ul></nav><main><article><h1>Nights at work</h1>\n"
            f'{body}<h2>References</h2>\n<ol class="references">\n{entries}</ol></article>\n'
            "<section class='comments'><h2>2 comments</h2><p>I read that 77% of all trials fail (Rowe, 2011).</p>"
            "</section></main><aside><p>You may also like: sleep in 2019</p></aside></body></html>"
        ).encode()
    }


def _zotero(works: list[Work]) -> str:
    items = [
        {
            "id": NUMBER[w.key],
            "itemData": {
                "id": NUMBER[w.key], "type": "article-journal", "title": w.title, "author": people(w.authors),
                "issued": {"date-parts": [[int(w.year)]]}, "container-title": w.journal, "DOI": w.doi,
            },
        }
        for w in WORKS
        if w in works
    ]  # fmt: skip
    told = json.dumps({"citationID": "c", "properties": {"plainCitation": _printed(works)}, "citationItems": items})
    return field(f"ADDIN ZOTERO_ITEM CSL_CITATION {told}", run(_printed(works)))


def word_file() -> dict[str, bytes]:
    """A Word file whose citations Zotero wrote, with its list under a heading."""
    body = styled("Head", "Nights at work")
    for section in SECTIONS:
        body += styled("Head", section.heading)
        for one in section.paragraphs:
            pieces = cited(one, lambda works: f"\0{';'.join(w.key for w in works)}\0").split("\0")
            body += paragraph(
                *(
                    _zotero([w for w in WORKS if w.key in piece.split(";")]) if at % 2 else run(piece)
                    for at, piece in enumerate(pieces)
                    if piece
                )
            )
    body += styled("Head", "References")
    for work in sorted(WORKS, key=lambda w: w.authors):
        before, journal, after = apa(work, "|").split("|")
        body += styled("Bibliography", run(before), run(journal, "<w:i/>"), run(after))
    return {"article.docx": word(body, {"styles": STYLES})}


def printed_pages() -> dict[str, bytes]:
    """A PDF in two columns, justified, with running heads."""
    story = [("Nights at work", TITLE)]
    for section in SECTIONS:
        story += [(section.heading, HEADING)]
        story += [(escape(cited(one, _printed), quote=False), BODY) for one in section.paragraphs]
    story += [("References", HEADING)]
    for work in sorted(WORKS, key=lambda w: w.authors):
        before, journal, after = (escape(part, quote=False) for part in apa(work, "|").split("|"))
        story += [(f"{before}<i>{journal}</i>{after}", HANGING)]
    return {"article.pdf": typeset(story, columns=2, on_page=heads)}


def book() -> dict[str, bytes]:
    """An EPUB with a chapter for each section and one for the list."""
    chapters = [
        f"<h1>{section.heading}</h1>" + "".join(f"<p>{escape(cited(one, _printed))}</p>" for one in section.paragraphs)
        for section in SECTIONS
    ]
    entries = ""
    for work in sorted(WORKS, key=lambda w: w.authors):
        before, journal, after = (escape(part, quote=False) for part in apa(work, "|").split("|"))
        entries += f"<p>{before}<em>{journal}</em>{after}</p>"
    return {"article.epub": epub(*chapters, f"<h1>References</h1>{entries}")}


EVERY_FORMAT: dict[str, Callable[[], dict[str, bytes]]] = {
    **FORMATS,
    "text": plain_text,
    "html": web_page,
    "docx": word_file,
    "pdf": printed_pages,
    "epub": book,
}
"""Format -> {filename: bytes}; the first file is the article."""
