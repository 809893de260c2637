"""What holds for every bibliography, LaTeX and JATS source: no exception but one, spans inside, places true, no hang."""

from __future__ import annotations

import re
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Document
from claimcheck.model.span import Span
from claimcheck.pipeline import extract_document
from claimcheck.readers import read, read_bibliography, read_text
from claimcheck.readers.appending import append

# "·" stands for a space, "¶" for a line break.
SOUPS = {
    "bibtex": r"""
@article{ @book( @string{ @comment{ @preamble{ @xdata{ key, k2, } ) { " # = , ¶ · author·=·{ title·=·" year=2010 jan jsw
and·others {\'e} \"o \v{c} \& -- ~ % @ crossref={key}, xdata={key}, doi={10.1000/x}, date=2010-03, eprint={2101.00001},
Smith,·J.·and·Lee,·B. {{A·Body}} von·der·Berg \url{http://a.b} pages={1--2}, }¶¶ journal=jsw·#·{·x}, é 𝛼
""",
    "ris": """
TY··-·JOUR¶ ER··-·¶ AU··-·Smith,·J.¶ TI··-·A·title¶ PY··-·2010/01/02/¶ SP··-·1¶ EP··-·9¶ DO··-·10.1000/x¶ SN··-·978¶ - é ¶
ID··-·x¶ JO··-·J¶ T2··-·B¶ UR··-·http://a.b¶ TY··-·BOOK¶ ··· ED··-·A¶ ER
""",
    "csl-json": r"""
[{ }] [ ] { } , : "id":"a", "type":"book" "type":"article-journal", "title":"T" "author":[{"family":"S","given":"A"}]
"issued":{"date-parts":[[2010,1]]} "DOI":"10.1000/x" \u00e9 "\ud800" null 1e9 true · ¶ " \ é [{"id":"a","type":"book","title":"x"}]
""",
    "csl-yaml": """
references:¶ ··-·id:·a¶ ····type:·book¶ ····title:·"T·é"¶ ····author:¶ ····-·family:·S¶ ····issued:·2010¶ &a *a ! | > ¶ : - [ ] { } ' "
# --- ... ····title:·|¶ ······x¶ <<: ?· é ····issued:·[{year:·2010}]¶ works: version: \t
""",
    "latex": r"""
\documentclass{article} \begin{document} \end{document} \section{ \emph{ \footnote{ \cite{a,b} \citep[p.~3][]{a} \parencites{a}{b} } {
$ $$ \[ \] \( \) % ¶ ¶¶ ~ & \\ \% \'e {\"o} \item \begin{itemize} \end{itemize} \begin{tabular}{ll} \end{tabular} -- --- `` ''
\begin{equation} \end{equation} \begin{thebibliography}{9} \bibitem{k} \bibitem[{A}]{k} \end{thebibliography} \bibliography{r}
\input{x} \caption{ \url{http://a_b} \href{http://a}{ \verb|x| \textsuperscript{ 12 $^{2,3}$ \SI{10}{\mg} \frac{1}{2} \em [ ] \def\x{ é
\newcommand{\a}[1]{x} \label{a} \ref{a} \enquote{ ·word· 55\,\% Smith,·J.·(2010).·Title·of·it.·Sleep,·3,·1-2.¶ \textbf \title{ \title \x* \
""",
    "jats": """
<article> </article> <body> </body> <front> </front> <article-meta> </article-meta> <title-group> <article-title> </article-title>
</title-group> <sec> </sec> <title> </title> <p> </p> <list> </list> <list-item> </list-item> <fn·id="f"> </fn> <table> <tr> <td> </td>
</tr> </table> <xref·ref-type="bibr"·rid="B1·B2">1</xref> <xref·ref-type="bibr"·rid="B1">1-3</xref> – <sup> </sup> <ref-list> </ref-list>
<ref·id="B1"> </ref> <mixed-citation> </mixed-citation> <name><surname>S</surname></name> <year>2010</year> <source>J</source> &amp;
&nbsp; &#233; &#x1F600; é ¶ · [ ] <!-- --> <![CDATA[x]]> <?pi?> <break/> <italic> </italic> word <etal/> <fpage>1</fpage> <caption> </caption>
""",
}
SOUPS = {name: [w.replace("·", " ").replace("¶", "\n") for w in words.split()] for name, words in SOUPS.items()}
ODD = ["\r\n", "\r", "\t", "\u200b", "\u2028", "\f", "\ufeff", "\x85", "\xa0", "\0", "\ud800"]
FORMATS = tuple(SOUPS)


def soup(name: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(SOUPS[name] + ODD[:9]), max_size=60).map("".join)


def read_one(name: str, text: str) -> Document | None:
    try:
        return read_text(text, "a", name)
    except UnreadableDocument as refused:
        told = str(refused)
    assert re.fullmatch(r"[^\n]{5,300}", told)
    return None


def assert_true(document: Document) -> None:
    """Blocks are in order, every span has its place, and the place of a character is that character or its markup."""
    length, last = len(document.text), 0
    for block in document.blocks:
        assert last <= block.span.start < block.span.end <= length
        last = block.span.end
    spans = [block.span for block in document.blocks] + [mark.span for mark in document.footnote_marks]
    spans += [link.span for link in document.links] + [mark.span for mark in document.key_marks]
    spans += [span for mark in document.key_marks for span, _ in mark.items]
    spans += [*document.superscripts, *document.emphases, *document.verbatim]
    spans += [span for span, _ in document.unread]
    for one in document.lists:
        assert one.keyed
        for entry in one.references:
            spans += [entry.span, *entry.places.values(), *(name.span for name in entry.authors if name.span)]
    for span in spans:
        assert 0 <= span.start <= span.end <= length
        place = document.place(span)
        assert place.text == document.source[place.start.offset : place.end.offset]
    if document.text_map is not None:
        for segment in document.text_map.segments:
            assert 0 <= segment.source_start < segment.source_end <= len(document.source)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_any_source_is_read_or_refused(name: str, data: st.DataObject) -> None:
    document = read_one(name, data.draw(st.one_of(soup(name), st.text(max_size=100))))
    if document is not None:
        assert_true(document)
        article = extract_document(document)
        assert len({r.id for r in article.references}) == len(article.references)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_what_is_inside_a_sound_frame_is_read(name: str, data: st.DataObject) -> None:
    frames = {
        "bibtex": "@article{k, title={%s}}",
        "ris": "TY  - JOUR\n%s\nER  - \n",
        "csl-json": '[{"type":"book","id":"a","title":%s}]',
        "csl-yaml": "references:\n- type: book\n  id: a\n  title: %s\n",
        "latex": "\\begin{document}\n%s\n\\end{document}",
        "jats": "<article><body>%s</body></article>",
    }
    document = read_one(name, frames[name] % data.draw(soup(name)).replace("%", "%%"))
    if document is not None:
        assert_true(document)


@pytest.mark.parametrize("suffix", [".bib", ".ris", ".json", ".yaml", ".tex", ".xml", ".nxml", ".bbl"])
@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    for reader in (read, read_bibliography):
        with suppress(UnreadableDocument):
            assert_true(reader(f"a{suffix}", data))


@settings(max_examples=100, deadline=None)
@given(article=soup("latex"), other=soup("bibtex"))
def test_appended_places_are_those_of_their_file(article: str, other: str) -> None:
    whole = append(read_text(article, "a.tex", "latex"), [read_text(other, "b.bib", "bibtex")])
    extract_document(whole)
    begin = whole.appended[0].start
    for block in whole.blocks:
        assert whole.place(block.span).path == ("a.tex" if block.span.start < begin else "b.bib")
    assert whole.place(Span(begin, begin)).path == "b.bib"


MANY = 40_000
HOSTILE = {
    "bibtex": ["@a{" * MANY, "@article{k,a={" * MANY, '@a{k,a="' * MANY, "{" * MANY, "}" * MANY, "@comment{" * MANY,
               "@a{k,a=b#" + "b#" * MANY, "@a{k,t={" + "\\" * MANY + "}}", "@a{k,author={" + "a and " * MANY + "}}",
               "@a{k," + "a=1," * MANY + "}", "\n@a{k,crossref={k}}" * 5_000, "@a{k,t={" + "{\\'" * MANY, "@string{a=a#a}" * MANY,
               "@a{k,author={" + "," * MANY + "}}", "@a(" * MANY, "%@" * MANY],
    "ris": ["TY  - JOUR\n" * MANY, "AU  - a\n" * MANY, "TY  - JOUR\n" + "AU  - Smith, J and B\n" * 20_000, "\n" * MANY],
    "csl-json": ["[" * MANY, "{" * MANY, '"' * MANY, '["' + "\\" * MANY, '[{"a":' * MANY, "[1," * MANY, "1" * MANY,
                 "[" + '{"type":"book","title":"a"},' * 20_000 + '{"type":"book"}]'],
    "csl-yaml": ["[" * MANY, "- " * MANY, "a: &a [*a, *a]\n" * 2_000, "a:\n " * 2_000, "references: &a [*a,*a]",
                 "x: &a [1,1]\n" + "".join(f"x{i}: &{chr(98 + i)} [*{chr(97 + i)},*{chr(97 + i)},*{chr(97 + i)}]\n" for i in range(20)) + "references: *u\n"],
    "latex": ["{" * MANY, "}" * MANY, "\\emph{" * MANY, "\\footnote{" * MANY, "$" * MANY, "\\[" * MANY, "\\(" * MANY, "$a " * MANY,
              "\\begin{equation}" * MANY, "\\begin{itemize}\\item " * MANY, "\\cite[" * MANY, "\\cite{" * MANY, "\\" * MANY,
              "\\begin{thebibliography}{9}" + "\\bibitem{a}" * MANY, "\\foo[" * MANY, "%" * MANY, "&" * MANY, "``" * MANY,
              "\\footnote{a\\footnote{b}} " * 10_000, "\\href{a}{" * MANY, "\\verb|" * MANY, "\\title{" * MANY + "\\begin{document}",
              "\\def\\a" * MANY, "a" * 500_000, "\\input{a}" * 5_000, "\\parencites" + "[a]{b}" * MANY, "-" * MANY, "\\SI{" * MANY,
              "\\enquote{" * 2_000 + "}" * 2_000, "\\section{" * MANY, "\\caption{" * MANY],
    "jats": ["<article>" * MANY, "<article>" + "<p/>" * MANY + "</article>", "<article><body>" + "<sec>" * 500,
             "<article><body><p>" + "&amp;" * MANY + "</p></body></article>",
             "<article><body><p>" + '<xref ref-type="bibr" rid="B1">1</xref>, ' * 10_000 + "</p></body></article>",
             "<article><body>" + "<p>é</p>" * 20_000 + "</body></article>",
             "<article><back><ref-list>" + '<ref id="a"><mixed-citation>x <year>1</year></mixed-citation></ref>' * 5_000 + "</ref-list></back></article>",
             "<article><body><p>" + "<fn><p>a</p></fn>" * 10_000 + "</p></body></article>"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"), [(n, t) for n, texts in HOSTILE.items() for t in texts], ids=lambda v: repr(v[:14])
)
def test_hostile_sources_are_read_or_refused_quickly(name: str, text: str) -> None:
    begun = time.process_time()
    document = read_one(name, text)
    if document is not None:
        assert_true(document)
    assert time.process_time() - begun < 6  # a quadratic loop takes minutes
