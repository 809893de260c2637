"""Addresses in running text, and where they end."""

from __future__ import annotations

import pytest

from claimcheck.readers.addresses import find_addresses


def found(text: str) -> list[str]:
    links = list(find_addresses(text))
    assert all(link.bare for link in links)
    return [link.span.cut(text) for link in links]


@pytest.mark.parametrize(
    "address",
    [
        "https://doi.org/10.1016/S0006-3223(99)00230-9",
        "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
        "https://doi.org/10.1890/0012-9658(2006)87[1105:taa]2.0.co;2",
        "http://www.nature.com/articles/s41386-018-0263-7",
        "https://en.wikipedia.org/wiki/Ketamine_(drug)",
        "HTTPS://EXAMPLE.ORG/A?b=c&d=1,2#e",
        "www.example.org/a",
        "doi.org/10.1000/182",
        "dx.doi.org/10.1000/182",
    ],
)
@pytest.mark.parametrize("frame", ["{}", "{}.", "({})", "[{}].", "see {}; then", "“{}”,", "<{}>", "{}…", "a\n{}\nb"])
def test_an_address_ends_before_the_punctuation_around_it(address: str, frame: str) -> None:
    assert found(frame.format(address)) == [address]


def test_the_target_is_whole() -> None:
    targets = [link.target for link in find_addresses("doi.org/10.1000/182 www.a.org http://b.org")]
    assert targets == ["https://doi.org/10.1000/182", "https://www.a.org", "http://b.org"]


def test_two_addresses_without_a_space() -> None:
    assert found("https://a.org/x;https://b.org/y,http://c.org") == [
        "https://a.org/x",
        "https://b.org/y",
        "http://c.org",
    ]


def test_an_archived_address_is_one() -> None:
    address = "https://web.archive.org/web/2010/http://a.org/"
    assert found(address) == [address]


@pytest.mark.parametrize(
    "text", ["http://", "://a", "a.www.b", "mail@www.x.org", "xhttp://a.org", "doi.org/ a", "www. a"]
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_a_part_of_a_text_can_be_searched() -> None:
    text = "http://a.org/b http://c.org/d"
    assert [link.span.cut(text) for link in find_addresses(text, 15, 27)] == ["http://c.org"]
