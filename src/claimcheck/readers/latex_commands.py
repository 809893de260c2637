"""LaTeX's commands by what a reader has to do about them."""

from __future__ import annotations

from typing import Final

from claimcheck.compare import lazy_patterns as re

SECTIONS: Final = {
    "part": 1, "chapter": 1, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4, "subparagraph": 5,
    "addchap": 1, "addsec": 1, "title": 1,
}  # fmt: skip
"""Commands whose argument is a heading, and its level."""

EMPHASES: Final = frozenset("emph textit textsl textbf textsf em it itshape bfseries slshape bf".split())
QUOTES: Final = {"enquote": "“”", "textquote": "“”", "foreignquote": "“”"}

#: Commands of natbib, biblatex, apacite and the like that take keys; what is optional stands in brackets.
CITATION: Final = re.compile(
    r"\\(?P<name>(?:[Cc]ite(?!style|field|index|reset|setup|numberdelim)[a-zA-Z]{0,14}|[Pp]arencites?|[Tt]extcites?|"
    r"[Aa]utocites?|[Ff]ootcites?|[Ff]ootcitetexts?|[Ss]martcites?|[Ss]upercites?|[Ff]ullcites?|[Ff]ootfullcites?|"
    r"[Nn]otecites?|[Pp]notecites?|[Ff]notecites?|shortcites?[A-Z]{0,4}|onlinecite|citeA|textcquote|blockcquote))\*?"
    r"(?=\s{0,4}[\[({<])"
)
OPTIONS: Final = re.compile(r"\s{0,4}(?:\[(?:[^\[\]{}]|\{[^{}]{0,300}\}){0,500}\]|\((?:[^()]){0,200}\)|<[^<>]{0,200}>)")
KEYS: Final = re.compile(r"\s{0,4}\{(?P<keys>[^{}]{1,4000})\}")
KEY: Final = re.compile(r"[^\s,{}]+")
NARRATIVE: Final = re.compile(r"(?:[Cc]itet|[Tt]extcite|[Cc]iteauthor|citeA|[Cc]itealt)", re.ASCII)

SKIPPED_ENVIRONMENTS: Final = frozenset(
    "equation align gather multline eqnarray displaymath math alignat flalign subequations verbatim Verbatim "
    "lstlisting minted tikzpicture picture algorithm algorithmic algorithm2e code filecontents dmath comment "
    "axis forest circuitikz prooftree SaveVerbatim BVerbatim LVerbatim alltt CCSXML".split()
)
"""Environments that are no text: mathematics, code, drawings."""

UNSAID: Final = frozenset({"comment", "CCSXML", "filecontents"})
"""Of those, what a reader of the article never sees."""

LISTS: Final = frozenset("itemize enumerate description compactitem compactenum inparaenum itemize* enumerate*".split())
QUOTATIONS: Final = frozenset("quote quotation displayquote verse epigraph".split())
TABLES: Final = frozenset("tabular tabular* tabularx tabulary longtable tabu array tblr supertabular xltabular".split())

ARGUMENTS: Final = {
    **dict.fromkeys(
        (
            "label vspace hspace vskip hskip includegraphics bibliographystyle usepackage documentclass pagestyle "
            "thispagestyle pagenumbering hypersetup graphicspath input include subfile usetikzlibrary RequirePackage "
            "cmidrule cline hyphenation todo index glsadd nocite email orcid affiliation address institute thanks date "
            "author keywords acknowledgements markboth markright selectlanguage bibliography addbibresource "
            "addglobalbib addsectionbib color rule phantom vphantom hphantom newtheorem theoremstyle captionsetup "
            "geometry sisetup DeclareMathOperator tag setstretch linespread fontsize "
            "includepdf import subimport lstset lstinputlisting verbatiminput affil institution orcidlink corresp "
            "titlerunning authorrunning subtitle shorttitle ccsdesc received accepted bibinfo"
        ).split(),
        1,
    ),
    **dict.fromkeys("setlength addtolength setcounter addtocounter newcounter newcommand renewcommand".split(), 2),
    **dict.fromkeys("providecommand definecolor newenvironment renewenvironment DeclareUnicodeCharacter".split(), 2),
    **dict.fromkeys("colorbox textcolor raisebox scalebox parbox adjustbox rotatebox foreignlanguage".split(), 1),
    "resizebox": 2,
    **dict.fromkeys("multicolumn multirow".split(), 2),
}  # fmt: skip
"""How many arguments of a command are none of the text; what follows them is."""

REFERENCES: Final = frozenset("ref eqref pageref autoref cref Cref nameref vref labelcref subref hyperref".split())
"""Commands that point at parts of the article itself."""
INPUTS: Final = frozenset("input include subfile import subimport subfileinclude".split())
BIBLIOGRAPHIES: Final = frozenset("bibliography addbibresource addglobalbib addsectionbib".split())
