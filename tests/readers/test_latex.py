"""LaTeX: what a person reads of it, where it stands, and what it cites."""

from __future__ import annotations

import pytest

from claimcheck.errors import UnreadableDocument
from claimcheck.model.document import Document
from claimcheck.readers import read, read_bibliography


def latex(body: str) -> Document:
    return read("a.tex", body.encode())


def words(document: Document) -> list[str]:
    return [f"{block.kind.value}: {block.span.cut(document.text)}" for block in document.blocks]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        (r"caf\'e, na\"{\i}ve, {\'E}tude, \c{c}a, \v{s}, \ss, \O re", "café, naïve, Étude, ça, š, ß, Øre"),
        (r"50\,\% \& more~--- ``so'' it's --", "50\u2009% & more — “so” it's –"),
        (r"a % a comment", "a"),
        ("one %\n  word", "one word"),
        (r"\textbf{bold} \unknown{kept} \vspace{1em}\label{x} done", "bold kept  done"),
        (r"$p < 0.05$ and $\alpha = 10^{6}$, $1{,}000$", "p < 0.05 and α= 10^6, 1,000"),
        (r"\SI{10}{\milli\gram\per\kg}, \qty{45}{\percent}, \num{1200}", "10 mg/kg, 45%, 1200"),
        (r"\enquote{quoted} \LaTeX{} \textdegree C", "“quoted” LaTeX °C"),
        (r"\href{https://a.example/b\_c}{the words} \url{https://a.example/x_y}", "the words https://a.example/x_y"),
        (r"\newcommand{\n}[1]{55\%} \def\m{66\%} left", "left"),
    ],
)
def test_words(written: str, seen: str) -> None:
    assert words(latex(written)) == [f"paragraph: {seen}"]


def test_blocks() -> None:
    document = latex(
        r"""\documentclass{article}
\title{Nights at \emph{work}}
\begin{document}
\section*{Light}
One paragraph
on two lines.

Another.
\begin{itemize}
\item First
\item[b)] Second \begin{enumerate}\item deep\end{enumerate}
\end{itemize}
\begin{quote}Quoted.\end{quote}
\begin{equation} x = 55 \end{equation}
\begin{table}\caption{A caption.}\begin{tabular}{lr}\toprule A & 10\% \\ \multicolumn{1}{c}{B} & 2 \\\end{tabular}\end{table}
\begin{verbatim}
\cite{none}
\end{verbatim}
\paragraph{Small.} Text behind it.
\end{document}
Nobody reads this.
"""
    )
    assert words(document) == [
        "heading: Nights at work",
        "heading: Light",
        "paragraph: One paragraph on two lines.",
        "paragraph: Another.",
        "item: First",
        "item: Second",
        "item: deep",
        "quote: Quoted.",
        "code: \\begin{equation} x = 55 \\end{equation}",
        "paragraph: A caption.",
        "table: A \t 10%",
        "table: B \t 2",
        "code: \\begin{verbatim}\n\\cite{none}\n\\end{verbatim}",
        "heading: Small.",
        "paragraph: Text behind it.",
    ]
    assert document.key_marks == ()
    assert [(b.level, b.label) for b in document.blocks if b.kind.value == "item"] == [(0, ""), (0, "b)"), (1, "")]


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (r"\cite{a}", ["a"]),
        (r"\citep[see][p.~3]{a, b}", ["a", "b"]),
        (r"\parencite*[12]{a}", ["a"]),
        (r"\textcite{a}", ["a"]),
        (r"\Autocite[{see [1]}]{a:b-c}", ["a:b-c"]),
        (r"\footcite{a}", ["a"]),
        (r"\parencites[12]{a}[13]{b}", ["a", "b"]),
        (r"\supercite{a,b}", ["a", "b"]),
        (r"\citeauthor{a}", ["a"]),
        (r"\nocite{a}", []),
        (r"\citestyle{apa}", []),
        (r"\cite", []),
    ],
)
def test_citations(command: str, keys: list[str]) -> None:
    document = latex(f"Naps help {command}.")
    assert [key for mark in document.key_marks for _, key in mark.items] == keys
    for mark in document.key_marks:
        assert document.place(mark.span).text == command
        for span, key in mark.items:
            assert document.place(span).text == key


def test_footnotes_stand_behind_their_paragraph() -> None:
    document = latex("Naps help\\footnote{So says \\cite{a}.} at work.\n\nNext.")
    assert words(document) == ["paragraph: Naps help[^1] at work.", "footnote: So says \\cite{a}.", "paragraph: Next."]
    assert [mark.label for mark in document.footnote_marks] == ["1"]
    assert document.place(document.blocks[1].span).text == "So says \\cite{a}."


def test_bibliographies_and_files_put_in() -> None:
    document = latex("\\addbibresource{lib/one.bib}\nText.\n\\input{part}\n\\bibliography{two,three}")
    assert document.bibliographies == ("lib/one.bib", "two.bib", "three.bib")
    assert [(document.place(span).text, what) for span, what in document.unread] == [
        ("\\input{part}", "The file part is put in here and was not read")
    ]
    preamble = latex("\\input{macros}\\addbibresource{r.bib}\n\\begin{document}Text.\\end{document}")
    assert preamble.unread == ()


LIST = r"""
\begin{thebibliography}{9}
\bibitem[{Osei et~al.(2015)Osei, Ibe}]{osei} Osei, K., \& Ibe, C. (2015). Light and mood. \emph{Journal of Sleep}, 12(3), 45--52.

\bibitem{ibe} Ibe, C. (2016). \newblock Naps. \emph{Sleep}, 3, 1--2.
\end{thebibliography}
"""


def test_a_printed_list_is_told_with_its_keys() -> None:
    document = latex(f"Text \\cite{{osei}}.{LIST}")
    (one,) = document.lists
    assert [(r.label, r.span.cut(document.text)) for r in one.references] == [
        ("osei", "Osei, K., & Ibe, C. (2015). Light and mood. Journal of Sleep, 12(3), 45–52."),
        ("ibe", "Ibe, C. (2016). Naps. Sleep, 3, 1–2."),
    ]
    assert not one.further_reading
    (written,) = read_bibliography("a.bbl", LIST.encode()).lists
    assert [r.label for r in written.references] == ["osei", "ibe"]
    with pytest.raises(UnreadableDocument, match="biblatex"):
        read_bibliography("a.bbl", b"\\entry{a}{book}{}\\endentry")


def test_raised_marks_references_and_code_are_marked() -> None:
    document = latex(r"Cells$^{2,3}$ and \textsuperscript{4}, see \ref{fig:1}; \verb|x[1]| and $\frac{1}{2}$.")
    assert [span.cut(document.text) for span in document.superscripts] == ["2,3", "4"]
    assert [span.cut(document.text) for span in document.verbatim] == ["\\ref{fig:1}", "x[1]", "$\\frac{1}{2}$"]
