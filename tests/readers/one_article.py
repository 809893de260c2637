"""One article in every format: a data structure, and a function per format that returns its files.

Others add a function here and a row to :data:`FORMATS`; what they write must say the same. The works and the sentences
are made up. ``RECORD`` is what ``references.yaml`` knows of the works; the entries differ from it where ``FAULTS`` says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Work:
    """An entry as the article prints it; ``record``: fields in which the record differs."""

    key: str
    authors: tuple[tuple[str, str], ...]
    year: str
    title: str
    journal: str
    volume: str
    issue: str
    pages: str
    doi: str
    record: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """A heading and its paragraphs: words and keys in turn; a key stands in brackets ("[[osei2015]]")."""

    heading: str
    paragraphs: tuple[str, ...]


def _work(key: str, authors: str, year: str, title: str, journal: str, place: str, /, **record: object) -> Work:
    names = tuple((one.split(", ")[0], one.split(", ")[1]) for one in authors.split("; "))
    volume, issue, pages = place.split("|")
    return Work(key, names, year, title, journal, volume, issue, pages, f"10.5555/{key}", record)


WORKS = (
    _work("osei2015", "Osei, K. A.; Lindqvist, B.", "2015", "Morning light and the mood of night nurses", "Journal of Shift Work", "12|3|201-214"),
    _work("naidoo2016", "Naidoo, P.; Farrow, J. T.; Ibe, C.", "2016", "Short naps on long shifts: A randomised trial", "Sleep and Labour", "8|1|33-41"),
    _work("quist2017", "Quist, M.", "2017", "Caffeine after midnight in hospital wards", "Annals of Ward Medicine", "29|4|310-318", years=[2015]),
    _work("brandt2018", "Brandt, L.; Okoye, N.", "2018", "Blue light filters and sleep onset in porters", "Journal of Shift Work", "15|2|98-107", container="Chronobiology of Work"),
    _work("tamm2018", "Tamm, E.; Vale, R.", "2018", "Rotating rosters and errors of medication", "Safety in Hospitals", "4|2|55-69", title="Noise at night and the pulse of patients in recovery", authors="Keane, O.; Brody, S.", years=[2009]),
    _work("hale2019", "Hale, S. J.; Moro, D.; Yilmaz, A.", "2019", "Melatonin for day sleep of paramedics", "Emergency Care Letters", "21|6|700-709", volume="22"),
    _work("ruiz2019", "Ruiz, F.; Stein, G.", "2019", "Dark glasses on the way home from work", "Sleep and Labour", "11|2|120-131", authors="Ruiz, F.; Adeyemi, G."),
    _work("petrov2020", "Petrov, I.; Lam, W.", "2020", "Meals at night and blood sugar of drivers", "Metabolism at Work", "7|1|1-12"),
    _work("svensson2020", "Svensson, A. K.; Doyle, H.; Nair, R.; Costa, L.", "2020", "Twelve-hour shifts and falls in nursing homes", "Care Quarterly", "33|3|245-260"),
    _work("abebe2021", "Abebe, T.; Wolff, U.", "2021", "Exercise before the night shift", "Journal of Shift Work", "18|1|10-19", updates="retraction"),
    _work("kim2021", "Kim, J.; Laurent, C.", "2021", "Quiet rooms for breaks in intensive care", "Safety in Hospitals", "7|4|400-412"),
    _work("dunne2022", "Dunne, O.; Mensah, E.; Falk, P.", "2022", "Self-chosen rosters and sick leave", "Care Quarterly", "35|2|150-163"),
)  # fmt: skip

SECTIONS = (
    Section(
        "Light",
        (
            "Morning light shortened low moods by 22% in night nurses [[osei2015]]. Filters brought sleep onset forward by 14 minutes in porters [[brandt2018]]. Dark glasses on the way home added 31 minutes of sleep [[ruiz2019]].",
            "About 45% of all wards have no daylight at all. Light of 10,000 lux is common in the trials [[osei2015]] [[brandt2018]].",
        ),
    ),
    Section(
        "Naps and drugs",
        (
            "Naps of 20 minutes lowered errors by 18% on long shifts [[naidoo2016]]. Caffeine after midnight cost nurses 40 minutes of day sleep [[quist2017]]. Melatonin lengthened the day sleep of paramedics by 12% [[hale2019]].",
            "Exercise before the shift raised alertness by 9% [[abebe2021]]. Some 60% of night workers drink more than four cups of coffee.",
        ),
    ),
    Section(
        "Rosters",
        (
            "Rotating rosters went along with 27% more errors of medication [[tamm2018]]. Twelve-hour shifts raised falls by 8% in nursing homes [[svensson2020]]. Quiet rooms lowered stress scores by 15% among 240 nurses [[kim2021]]. Teams with a plan for naps had 1.5 times as many rested members [[naidoo2016]].",
            "Self-chosen rosters cut sick leave by 11% [[dunne2022]]. Meals at night raised blood sugar by 6% in drivers [[petrov2020]].",
            "One in four paramedics slept less than five hours after a night [[hale2019]]. In a survey, 64% of porters asked for brighter corridors [[brandt2018]]. Within two weeks of the first free choice, sick leave had halved in 38% of teams [[dunne2022]].",
            "Studies show that choice matters. In a trial of 312 nurses, 52% stayed in their jobs [[dunne2022]].",
        ),
    ),
)

FAULTS = {
    ("REF006", "quist 2017 caffeine after midnight in hospital wards"),
    ("REF007", "brandt 2018 blue light filters and sleep onset in porters"),
    ("REF002", "tamm 2018 rotating rosters and errors of medication"),
    ("REF008", "hale 2019 melatonin for day sleep of paramedics"),
    ("REF005", "ruiz 2019 dark glasses on the way home from work"),
    ("UPD001", "abebe 2021 exercise before the night shift"),
}
"""What the entries do wrong: code and subject, the same in every format."""


def record() -> bytes:
    """Return the record of works, as JSON (which is YAML)."""
    works = []
    for work in WORKS:
        told: dict[str, object] = {
            "id": work.key, "doi": work.doi, "type": "article-journal", "title": work.title, "years": [int(work.year)],
            "authors": people(work.authors), "container": work.journal, "volume": work.volume, "issue": work.issue,
            "pages": work.pages, "record": {"registry": "editor"},
        }  # fmt: skip
        changed = dict(work.record)
        if "authors" in changed:
            changed["authors"] = people(_work("", str(changed["authors"]), "", "", "", "||").authors)
        if "updates" in changed:
            changed["updates"] = [{"type": "retraction", "doi": "10.5555/notice", "date": "2022-03-01"}]
        works.append({**told, **changed})
    return json.dumps({"version": 1, "works": works}).encode()


def people(authors: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"family": family, "given": given} for family, given in authors]


def cited(paragraph: str, mark: Callable[[list[Work]], str]) -> str:
    """Put marks in the place of keys; keys beside each other become one mark."""
    by_key = {work.key: work for work in WORKS}
    parts = paragraph.replace("]] [[", ";").split("[[")
    text = parts[0]
    for part in parts[1:]:
        keys, _, rest = part.partition("]]")
        text += mark([by_key[key] for key in keys.split(";")]) + rest
    return text


def short_names(work: Work) -> str:
    """The mark's names in APA style."""
    families = [family for family, _ in work.authors]
    if len(families) > 2:
        return f"{families[0]} et al."
    return " & ".join(families)


def apa(work: Work, emphasis: str = "*") -> str:
    """Return an entry in APA style; ``emphasis`` stands around the journal."""
    names = [f"{family}, {given}" for family, given in work.authors]
    people = f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else names[0]
    return (
        f"{people} ({work.year}). {work.title}. {emphasis}{work.journal}{emphasis}, {work.volume}({work.issue}), "
        f"{work.pages.replace('-', '–')}. https://doi.org/{work.doi}"
    )


def printed_markdown() -> dict[str, bytes]:
    """Markdown with names and years, and a printed list."""
    lines = ["# Nights at work", ""]
    for section in SECTIONS:
        lines += [f"## {section.heading}", ""]
        for paragraph in section.paragraphs:
            mark = cited(paragraph, lambda works: f"({'; '.join(f'{short_names(w)}, {w.year}' for w in works)})")
            lines += [mark, ""]
    lines += ["## References", ""]
    for work in sorted(WORKS, key=lambda w: w.authors):
        lines += [apa(work), ""]
    return {"article.md": "\n".join(lines).encode()}


def bibtex() -> bytes:
    """The entries as BibTeX, with one entry that nobody cites."""
    entries = ["@comment{made up}", '@string{jsw = "Journal of Shift Work"}']
    for work in WORKS:
        people = " and ".join(f"{family}, {given}" for family, given in work.authors)
        journal = "jsw" if work.journal == "Journal of Shift Work" else f"{{{work.journal}}}"
        entries.append(
            f"@article{{{work.key},\n  author = {{{people}}},\n  title = {{{work.title}}},\n  journal = {journal},\n"
            f"  year = {work.year},\n  volume = {{{work.volume}}},\n  number = {{{work.issue}}},\n"
            f"  pages = {{{work.pages.replace('-', '--')}}},\n  doi = {{{work.doi}}},\n}}"
        )
    entries.append("@article{nobody1999, author={Nobody, N.}, title={Never cited}, year=1999, doi={10.5555/nobody}}")
    return "\n\n".join(entries).encode()


def keyed_markdown() -> dict[str, bytes]:
    """Markdown as pandoc and Quarto read it, and its .bib."""
    lines = ["---", "title: Nights at work", "bibliography: refs.bib", "---", ""]
    for section in SECTIONS:
        lines += [f"## {section.heading}", ""]
        for paragraph in section.paragraphs:
            lines += [cited(paragraph, lambda works: f"[{'; '.join(f'@{w.key}' for w in works)}]"), ""]
    return {"article.md": "\n".join(lines).encode(), "refs.bib": bibtex()}


def myst_with_csl() -> dict[str, bytes]:
    """Markdown as MyST reads it, and a CSL-JSON list."""
    lines = ["---", "title: Nights at work", "bibliography:", "  - refs.json", "---", ""]
    for section in SECTIONS:
        lines += [f"## {section.heading}", ""]
        for paragraph in section.paragraphs:
            lines += [cited(paragraph, lambda works: f"{{cite:p}}`{','.join(w.key for w in works)}`"), ""]
    items = [
        {
            "id": w.key, "type": "article-journal", "title": w.title, "author": people(w.authors),
            "issued": {"date-parts": [[int(w.year)]]}, "container-title": w.journal, "volume": w.volume,
            "issue": w.issue, "page": w.pages, "DOI": w.doi,
        }
        for w in WORKS
    ]  # fmt: skip
    return {"article.md": "\n".join(lines).encode(), "refs.json": json.dumps(items, indent=1).encode()}


def _tex(text: str) -> str:
    return text.replace("%", "\\%").replace("&", "\\&")


def latex() -> dict[str, bytes]:
    """LaTeX with natbib, and its .bib."""
    lines = ["\\documentclass{article}", "\\usepackage{natbib}", "\\title{Nights at work}", "\\begin{document}"]
    for section in SECTIONS:
        lines += [f"\\section{{{section.heading}}}", ""]
        for paragraph in section.paragraphs:
            lines += [_tex(cited(paragraph, lambda works: f"\\citep{{{','.join(w.key for w in works)}}}")), ""]
    lines += ["\\bibliography{refs}", "\\end{document}"]
    return {"article.tex": "\n".join(lines).encode(), "refs.bib": bibtex()}


def latex_with_list() -> dict[str, bytes]:
    """LaTeX with its list in a ``thebibliography`` of its own."""
    (text,) = (data.decode() for name, data in latex().items() if name.endswith(".tex"))
    entries = [f"\\bibitem{{{w.key}}} {_tex(apa(w, '')).replace('–', '--')}" for w in WORKS]
    printed = "\n\n".join(["\\begin{thebibliography}{99}", *entries, "\\end{thebibliography}"])
    return {"article.tex": text.replace("\\bibliography{refs}", printed).encode()}


def jats() -> dict[str, bytes]:
    """JATS with marks in brackets and tagged entries."""
    number = {work.key: n for n, work in enumerate(WORKS, 1)}

    def mark(works: list[Work]) -> str:
        refs = [f'<xref ref-type="bibr" rid="B{number[w.key]}">{number[w.key]}</xref>' for w in works]
        return f"[{', '.join(refs)}]"

    body = ""
    for section in SECTIONS:
        body += f"<sec><title>{section.heading}</title>\n"
        for paragraph in section.paragraphs:
            body += f"<p>{cited(escape(paragraph), mark)}</p>\n"
        body += "</sec>\n"
    refs = "".join(_jats_entry(work, number[work.key]) for work in WORKS)
    return {
        "article.xml": (
            '<?xml version="1.0" encoding="UTF-8"?>\n<article><front><article-meta><title-group><article-title>Nights at work'
            f"</article-title></title-group></article-meta></front>\n<body>{body}</body>\n"
            f"<back><ref-list><title>References</title>\n{refs}</ref-list></back></article>\n"
        ).encode()
    }


def _jats_entry(work: Work, number: int) -> str:
    people = "".join(
        f"<name><surname>{family}</surname><given-names>{given}</given-names></name>" for family, given in work.authors
    )
    first, last = work.pages.split("-")
    return (
        f'<ref id="B{number}"><label>{number}</label><element-citation publication-type="journal">'
        f'<person-group person-group-type="author">{people}</person-group><article-title>{work.title}</article-title>'
        f"<source>{work.journal}</source><year>{work.year}</year><volume>{work.volume}</volume><issue>{work.issue}</issue>"
        f'<fpage>{first}</fpage><lpage>{last}</lpage><pub-id pub-id-type="doi">{work.doi}</pub-id>'
        "</element-citation></ref>\n"
    )


FORMATS: dict[str, Callable[[], dict[str, bytes]]] = {
    "printed": printed_markdown,
    "keys": keyed_markdown,
    "myst": myst_with_csl,
    "latex": latex,
    "latex-list": latex_with_list,
    "jats": jats,
}
"""Format -> {filename: bytes}; the first file is the article."""
