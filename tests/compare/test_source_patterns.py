"""Patterns of sources as editors write them, and what they fit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.compare.preprints import server_of_container, server_of_doi
from claimcheck.compare.source_patterns import Facts, excepted, fits, on_domain, read_domain, read_pattern
from claimcheck.model.house import PatternKind


@pytest.mark.parametrize(
    ("word", "kind", "value"),
    [
        ("10.9999", PatternKind.DOI, "10.9999"),
        ("10.9999/JSS.", PatternKind.DOI, "10.9999/jss"),
        ("https://doi.org/10.9999/JSS.1", PatternKind.DOI, "10.9999/jss.1"),
        ("doi:10.1000.10", PatternKind.DOI, "10.1000.10"),
        ("WWW.Naps.example/", PatternKind.DOMAIN, "naps.example"),
        ("https://naps.example/blog", PatternKind.DOMAIN, "naps.example/blog"),
        ("domain: naps.example", PatternKind.DOMAIN, "naps.example"),
        ("Annals of Dreams", PatternKind.NAME, "Annals of Dreams"),
        ("Dreams: The Journal", PatternKind.NAME, "Dreams: The Journal"),
        ("Journal: Dreams", PatternKind.JOURNAL, "Dreams"),
        ("publisher:Slumber.org", PatternKind.PUBLISHER, "Slumber.org"),
        ("type:Article-Journal", PatternKind.TYPE, "article-journal"),
        ("li2019", PatternKind.NAME, "li2019"),
    ],
)
def test_patterns_are_told_apart_by_their_form(word: str, kind: PatternKind, value: str) -> None:
    assert (read_pattern(word).kind, read_pattern(word).value) == (kind, value)


@pytest.mark.parametrize("word", ["", "  ", "--", "doi:naps", "doi:10.1", "domain:naps", "journal:", "type: "])
def test_patterns_that_say_nothing_are_refused(word: str) -> None:
    with pytest.raises(ValueError, match=r"no (source|DOI|domain)"):
        read_pattern(word)


@pytest.mark.parametrize(
    ("address", "domain", "on"),
    [
        ("https://www.naps.example/guide", "naps.example", True),
        ("http://blog.naps.example:8080/", "naps.example", True),
        ("https://user@naps.example", "naps.example", True),
        ("https://catnaps.example", "naps.example", False),
        ("https://naps.example.org", "naps.example", False),
        ("https://other.example/?from=naps.example", "naps.example", False),
        ("https://naps.example/blog/1", "naps.example/blog", True),
        ("https://naps.example/blog?x=1", "naps.example/blog", True),
        ("https://naps.example/blogs", "naps.example/blog", False),
    ],
)
def test_domains(address: str, domain: str, on: bool) -> None:
    assert on_domain(address, domain) is on


SETTLED = Facts(("Journal of Sleep Medicine",), ("Slumber Ltd",), ("10.9999/a.1",), (), "book", "li2019", settled=True)


@pytest.mark.parametrize(
    ("word", "facts", "said"),
    [
        ("J. Sleep Med.", SETTLED, True),
        ("Slumber", SETTLED, True),
        ("publisher:slumber", SETTLED, True),
        ("journal:Slumber", SETTLED, False),
        ("Journal of Sleep Medicines", SETTLED, False),
        ("10.9999/a", SETTLED, True),
        ("10.999", SETTLED, False),
        ("type:book", SETTLED, True),
        ("type:report", SETTLED, False),
        ("10.9999", Facts(), None),
        ("journal:Dreams", Facts(), None),
        ("type:book", Facts(type="book"), None),
        ("type:book", Facts(type="report", outside=True), None),
        ("type:chapter", Facts(type="report", outside=True), False),
        ("naps.example", Facts(), False),
    ],
)
def test_what_a_pattern_fits(word: str, facts: Facts, said: bool | None) -> None:
    assert fits(read_pattern(word), facts) is said


def test_a_work_is_excepted_by_its_id() -> None:
    assert excepted([read_pattern("li2019")], SETTLED)
    assert not excepted([read_pattern("li2018")], SETTLED)


@pytest.mark.parametrize(
    ("doi", "server"),
    [
        ("10.1101/2020.03.09.20033217v2", "bioRxiv or medRxiv"),
        ("10.1101/339747", "bioRxiv or medRxiv"),
        ("10.1101/gr.123456.119", ""),
        ("10.1101/cshperspect.a012345", ""),
        ("https://doi.org/10.48550/arXiv.2101.01234", "arXiv"),
        ("10.31234/osf.io/ab3cd", "PsyArXiv"),
        ("10.2139/ssrn.3543", "SSRN"),
        ("10.9999/jss.2019.45", ""),
    ],
)
def test_servers_by_doi(doi: str, server: str) -> None:
    assert server_of_doi(doi) == server


@pytest.mark.parametrize(
    ("container", "server"),
    [
        ("arXiv preprint arXiv:2101.01234", "arXiv"),
        ("bioRxiv [Preprint]", "bioRxiv"),
        ("medRxiv, 2020.03.09.20033217", "medRxiv"),
        ("SSRN Electronic Journal", "SSRN"),
        ("Journal of arXiv Studies", ""),
        ("Research", ""),
    ],
)
def test_servers_by_name(container: str, server: str) -> None:
    assert server_of_container(container) == server


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_nothing_raises(word: str, other: str) -> None:
    try:
        pattern = read_pattern(word)
    except ValueError:
        return
    fits(pattern, Facts((other,), (other,), (other,), (other,), other, other, settled=True))
    server_of_container(other)
    server_of_doi(other)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_domains_read_or_refuse(word: str) -> None:
    try:
        assert on_domain(f"https://{read_domain(word)}", read_domain(word)) in (True, False)
    except ValueError:
        return
