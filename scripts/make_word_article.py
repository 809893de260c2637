"""Make the example article that is kept as a Word file, data/articles/hours-instead-of-weeks.docx, from its text.

The file has what articles of the desk have: styles, a list, a table, a footnote, a tracked change, an editor's comment,
and citations that a reference manager wrote. The same text gives the same parts.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

WORKS = {
    "Abdallah et al., 2015": ("Abdallah", "2015", "10.1146/annurev-med-053013-062946", "Ketamine and rapid-acting "
        "antidepressants: A window into a new neurobiology for mood disorder therapeutics"),
    "Duman et al., 2019": ("Duman", "2019", "10.1016/j.neuron.2019.03.013", "Altered connectivity in depression: GABA "
        "and glutamate neurotransmitter deficits and reversal by novel treatments"),
    "Feder et al., 2014": ("Feder", "2014", "10.1001/jamapsychiatry.2014.62", "Efficacy of intravenous ketamine for "
        "treatment of chronic posttraumatic stress disorder: A randomized clinical trial"),
    "Wilkinson et al., 2018": ("Wilkinson", "2018", "", "The effect of a single dose of intravenous ketamine on "
        "suicidal ideation: A systematic review"),
}  # fmt: skip

# A line is a paragraph; what it begins with says which: "# " and "## " headings, "- " an item, "| " a row of a table.
# {Name, Year} is a citation of the reference manager, *...* italics, [+...+] inserted, [-...-] deleted, [!...!] words
# that the editor has commented on, [^] the mark of the footnote.
TEXT = """\
# Hours Instead of Weeks: Ketamine in the Treatment of Depression
Whoever starts on an antidepressant is told to wait. An SSRI takes weeks until it does anything, and approximately \
30-40% of people with depression [-never-][+do not+] respond to the usual medicine. Ketamine breaks that rule: its \
effect on mood [!comes within hours of treatment!] ({Abdallah et al., 2015}).
That has made an old anesthetic interesting for psychiatry. This article says what the drug does, what was measured, \
and what nobody knows yet.
## What Happens in the Brain
Serotonin, the messenger on which SSRIs act, plays a small part here. Ketamine closes the NMDA receptors, so that more \
glutamate reaches the cells; connections that long stress has thinned out grow again ({Duman et al., 2019}).
For patients this can mean:
- thoughts that run in circles less often,
- a mind that learns more easily, for some time,
- and hours of psychotherapy that lead further.
## What Was Measured
A single infusion is what the best-known review looked at. Suicidal ideation became significantly less in 55% of \
patients within 24 hours of it ({Wilkinson et al., 2018}).[^]
| Illness | What changed | Source
| Depression | Mood, within hours | {Abdallah et al., 2015}
| PTSD | Symptoms, after one infusion | {Feder et al., 2014}
For PTSD there is a randomized trial with intravenous ketamine ({Feder et al., 2014}). Anxiety disorders have been \
studied less, and much of what is told about them comes from single clinics.
## What Remains Open
Nobody knows well how long the effect stays without further sessions, or what repeated doses do to memory over the \
years. Dissociation, nausea and a rise of blood pressure are common for an hour or two. Trained staff, a quiet room \
and a therapist who goes on with the work afterwards belong to the treatment.
## References
Abdallah, C. G., Sanacora, G., Duman, R. S., & Krystal, J. H. (2015). Ketamine and rapid-acting antidepressants: A \
window into a new neurobiology for mood disorder therapeutics. *Annual Review of Medicine, 66*, 509–523. \
https://doi.org/10.1146/annurev-med-053013-062946
Duman, R. S., Sanacora, G., & Krystal, J. H. (2019). Altered connectivity in depression: GABA and glutamate \
neurotransmitter deficits and reversal by novel treatments. *Neuron, 102*(1), 75–90. \
https://doi.org/10.1016/j.neuron.2019.03.013
Feder, A., Parides, M. K., Murrough, J. W., Perez, A. M., Morgan, J. E., Saxena, S., ... & Charney, D. S. (2014). \
Efficacy of intravenous ketamine for treatment of chronic posttraumatic stress disorder: A randomized clinical trial. \
*JAMA Psychiatry, 71*(6), 681–688. https://doi.org/10.1001/jamapsychiatry.2014.62
Wilkinson, S. T., Ballard, E. D., Bloch, M. H., Mathew, S. J., Murrough, J. W., Feder, A., & Sanacora, G. (2018). The \
effect of a single dose of intravenous ketamine on suicidal ideation: A systematic review. *JAMA Psychiatry, 75*(2), \
125-133. https://jamanetwork.com/journals/jamapsychiatry/fullarticle/2667431.
"""
FOOTNOTE = "Esketamine, a form of ketamine that the FDA has approved, is a nasal spray; the review is about infusions."
COMMENT = "Nice, but can we say for whom?"

INLINE = re.compile(r"\{([^{}]+)\}|\*([^*]+)\*|\[\+(.+?)\+\]|\[-(.+?)-\]|\[!(.+?)!\]|\[\^\]")


def run(text: str, properties: str = "", tag: str = "t") -> str:
    """Return a run."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>' if text else ""


def citation(words: str) -> str:
    """Return a citation as Zotero writes it: a field whose instruction holds the work as CSL-JSON."""
    family, year, doi, title = WORKS[words]
    work = {"type": "article-journal", "title": title, "author": [{"family": family}]}
    work |= {"issued": {"date-parts": [[year]]}, **({"DOI": doi} if doi else {})}
    data = json.dumps({"citationItems": [{"id": family.lower() + year, "itemData": work}]})
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    told = run(f" ADDIN ZOTERO_ITEM CSL_CITATION {data} ", tag="instrText")
    return marks["begin"] + told + marks["separate"] + run(words) + marks["end"]


def inline(text: str) -> str:
    """Return the runs of a line."""
    out, done = [], 0
    changed = 'w:author="The Editors" w:date="2026-11-20T09:00:00Z"'
    for match in INLINE.finditer(text):
        cited, italic, inserted, deleted, remarked = match.groups()
        out.append(run(text[done : match.start()]))
        done = match.end()
        if cited:
            out.append(citation(cited))
        elif italic:
            out.append(run(italic, "<w:i/>"))
        elif inserted:
            out.append(f'<w:ins w:id="101" {changed}>{run(inserted)}</w:ins>')
        elif deleted:
            out.append(f'<w:del w:id="102" {changed}>{run(deleted, tag="delText")}</w:del>')
        elif remarked:
            reference = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
            out.append(f'<w:commentRangeStart w:id="0"/>{run(remarked)}{reference}')
        else:
            out.append('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>')
    return "".join((*out, run(text[done:])))


def paragraph(style: str, text: str, more: str = "") -> str:
    """Return a paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inline(text)}</w:p>'


def table(rows: Sequence[str]) -> str:
    """Return a table; cells of a row are divided by bars."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    grid = "".join('<w:gridCol w:w="3000"/>' for _ in cells[0])
    told = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph('Normal', cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in cells
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{told}</w:tbl>'


def body(text: str) -> str:
    """Return what stands in ``w:body``."""
    out: list[str] = []
    rows: list[str] = []
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    for line in text.splitlines():
        kind, _, words = line.partition(" ")
        if kind == "|":
            rows.append(words)
            continue
        if rows:
            out.append(table(rows))
            rows = []
        if kind in ("#", "##"):
            out.append(paragraph(f"Heading{len(kind)}", words))
        elif kind == "-":
            out.append(paragraph("ListParagraph", words, item))
        else:
            out.append(paragraph("Normal", line))
    return "".join(out) + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def styles() -> str:
    """Return styles.xml."""
    built = [("Normal", "Normal", ' w:default="1"', ""), ("ListParagraph", "List Paragraph", "", "")]
    built += [(f"Heading{n}", f"heading {n}", "", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>') for n in (1, 2)]
    built += [("FootnoteText", "footnote text", "", "")]
    told = "".join(
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
        for key, name, default, more in built
    )
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return told + (
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        f"{raised}</w:style>"
    )


def parts() -> dict[str, str]:
    """Return the parts of the file by name."""
    kinds = ("styles", "numbering", "footnotes", "comments")
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    note = (
        '<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
        f'<w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>{run(" " + FOOTNOTE)}</w:p></w:footnote>'
    )
    comment = f'<w:comment w:id="0" w:author="The Editors" w:initials="Ed"><w:p>{run(COMMENT)}</w:p></w:comment>'
    insides = {"styles": styles(), "numbering": numbering, "footnotes": note, "comments": comment}
    overrides = "".join(f'<Override PartName="/word/{k}.xml" ContentType="{TYPE}.{k}+xml"/>' for k in kinds)
    relations = "".join(f'<Relationship Id="r{k}" Type="{OFFICE}/{k}" Target="{k}.xml"/>' for k in kinds)
    told = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body(TEXT)}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
    }
    told |= {f"word/{k}.xml": f'<w:{k} xmlns:w="{WORD}">{inside}</w:{k}>' for k, inside in insides.items()}
    return {name: HEAD + text for name, text in told.items()}


def main() -> None:
    """Write the file to the path given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    path = parser.parse_args().path
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in parts().items():
            info = ZipInfo(name, (2026, 11, 22, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, text.encode())


if __name__ == "__main__":
    main()
