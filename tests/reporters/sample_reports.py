"""Hand-made reports for the reporters' tests."""

from __future__ import annotations

from claimcheck.model.finding import Applicability, Edit, Evidence, Finding, Fix, Related, Severity, Source
from claimcheck.model.report import Coverage, Report
from claimcheck.model.span import LineIndex, Place

HERE = "articles/sleep.md"
THERE = "articles/naps.md"
ENTRY = "Okafor, L. (2017). Sleep and memory. Sleep Letters, 12(3), 45-51."
SOURCES = {
    HERE: "# Sleep\n\nA nap helps 62% of adults (Okafor, 2017).\n\n## References\n\n" + ENTRY + "\n",
    THERE: "Naps help (Okafor, 2017).\n",
}


def place(path: str, words: str, after: str = "") -> Place:
    """Return the place of the first ``words`` in the source ``path``, or of the first behind ``after``."""
    source = SOURCES[path]
    at = source.index(words, source.index(after) + len(after))
    index = LineIndex.of(source)
    return Place(path, index.point(at), index.point(at + len(words)), words)


def finding(
    code: str = "REF007",
    name: str = "container-mismatch",
    severity: Severity = Severity.ERROR,
    message: str = "Journal is Sleep Letters here; the record says Sleep Reports",
    where: Place | None = None,
    **more: object,
) -> Finding:
    """Return a finding with defaults."""
    values: dict[str, object] = {"subject": "okafor2017", "group": "g1", "identity": "0f"} | more
    return Finding(code, name, severity, message, where or place(HERE, "Sleep Letters"), **values)  # type: ignore[arg-type]


JOURNAL = finding(
    evidence=(
        Evidence("Sleep Letters", "Sleep Reports", Source("crossref", "10.5555/sleep.12", "okafor2017", "2026-11-22")),
    ),
    fix=Fix(Applicability.UNSAFE, (Edit(place(HERE, "Sleep Letters"), "Sleep Reports"),)),
    corrected="Okafor, L. (2018). Sleep and memory. Sleep Reports, 12(3), 45-51.",
)
YEAR = finding(
    "REF006",
    "year-mismatch",
    Severity.WARNING,
    "Year is 2017 here; the record says 2018",
    place(HERE, "2017", after="Okafor, L. ("),
    evidence=(Evidence("2017", "2018", Source("editor", retrieved="2026-11-20"), "Published 2018."),),
    identity="1f",
)
MARK = finding(
    "CIT007",
    "key-collision",
    Severity.ERROR,
    "Okafor, 2017 is another work in articles/naps.md",
    place(HERE, "(Okafor, 2017)"),
    group="g2",
    identity="2f",
    related=(Related(place(THERE, "(Okafor, 2017)"), "the other Okafor 2017"),),
)
NOTE = finding(
    "NET001",
    "unverified-reference",
    Severity.INFO,
    "Not checked: not in references.yaml",
    place(HERE, ENTRY),
    group="g3",
    identity="3f",
)
REPORT = Report(
    findings=(MARK, NOTE, YEAR, JOURNAL),
    coverage=Coverage(
        documents=2,
        claims=1,
        citations=2,
        citations_linked=1,
        references=4,
        references_verified=2,
        references_unverified=1,
        references_outside=1,
        reasons={"not in references.yaml": 1},
        compared=True,
    ),
    sources=SOURCES,
)
