"""An article in another language: its claims are told as not checked, its citations are checked all the same."""

from __future__ import annotations

import json

import pytest

from claimcheck.model.report import Coverage, Report
from claimcheck.pipeline import CheckRequest, Input, check_paths, extract_paths
from claimcheck.reporters import concise, extract_json, extract_table, full
from claimcheck.reporters import json as json_reporter
from claimcheck.reporters.summary import claims_line
from claimcheck.reporters.view import View
from claimcheck.rules.catalogue import MODULES
from claimcheck.rules.framework import Unreadable

SPANISH = """# Las siestas

El 40 % de las enfermeras duerme peor después del turno de noche que durante el día. Los investigadores siguieron a
312 personas durante dos años y también midieron la duración de las pausas que estaban previstas en los horarios.
Las siestas ayudan a muchas personas (Moreno, 2011).

## References

Okafor, T. (2018). Naps at work. Journal of Sleep Studies, 12(3), 45-52.
"""
ENGLISH = """# Naps

About 40% of nurses sleep worse after the night shift. The poet said it long ago:

> El sueño es una de las cosas que más necesitan las personas que trabajan de noche, y es también la que menos tienen
> en los días que siguen a los turnos, como sabe todo el mundo que ha tenido que trabajar mientras los demás duermen.
"""


def check(*articles: tuple[str, str], codes: frozenset[str] = frozenset(MODULES)) -> Report:
    inputs = tuple(Input(path, text.encode()) for path, text in articles)
    return check_paths(CheckRequest(inputs, codes=codes))


def test_claims_are_not_judged_and_citations_are() -> None:
    report = check(("es.md", SPANISH))
    assert {f.code for f in report.findings} == {"CIT001", "CIT002", "NET001"}
    assert report.incomplete
    assert report.coverage.claims_unchecked == (("es.md", "Spanish"),)


def test_every_format_tells() -> None:
    report = check(("es.md", SPANISH))
    assert "  Claims not checked: Spanish (es.md)\n" in full.render(report, View())
    assert "; claims not checked: Spanish (es.md)" in concise.render(report, View())
    said = json.loads(json_reporter.render(report, View()))
    assert said["incomplete"] is True
    assert said["summary"]["claims_not_checked"] == [{"path": "es.md", "language": "Spanish"}]


def test_full_tells_in_bold() -> None:
    said = full.render(check(("es.md", SPANISH)), View(colour=True))
    assert "\x1b[1mClaims not checked: Spanish (es.md)\x1b[0m" in said


def test_nothing_is_told_where_no_claims_were_to_be_checked() -> None:
    report = check(("es.md", SPANISH), codes=frozenset({"CIT001"}))
    assert report.coverage.claims_unchecked == ()
    assert "claims_not_checked" not in json.loads(json_reporter.render(report, View()))["summary"]
    assert claims_line(report.coverage) == ""


@pytest.mark.parametrize("text", [ENGLISH, "El 40 % duerme peor.\n", ""])
def test_english_articles_and_short_ones_are_checked(text: str) -> None:
    report = check(("a.md", text))
    assert report.coverage.claims_unchecked == ()
    assert not report.incomplete


def test_a_foreign_block_quote_leaves_an_english_article_checked() -> None:
    assert "CLM001" in {f.code for f in check(("a.md", ENGLISH)).findings}


def test_the_other_articles_of_a_run_are_checked() -> None:
    report = check(("a.md", ENGLISH), ("es.md", SPANISH))
    assert {f.place.path for f in report.findings if f.code.startswith("CLM")} == {"a.md"}


def test_many_articles_are_told_in_one_line() -> None:
    coverage = Coverage(claims_unchecked=(*((f"{n}.md", "Spanish") for n in range(5)), ("x\n.md", "German")))
    assert claims_line(coverage) == "Claims not checked: German (x .md), Spanish (0.md, 1.md, 2.md and 2 articles more)"


def test_extract_tells_the_language() -> None:
    read = [one for one in extract_paths([Input("es.md", SPANISH.encode())]) if not isinstance(one, Unreadable)]
    [document] = json.loads(extract_json.render(read))["documents"]
    assert (document["language"], document["claims"]) == ("es", [])
    assert len(document["citations"]) == len(document["references"]) == 1
    assert "claims not read: Spanish" in extract_table.render(read)
