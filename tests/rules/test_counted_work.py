"""What is done does not grow with the square of what is read: operations are counted, on hostile input."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claimcheck.compare.claims import Comparison
from claimcheck.model.article import Article
from claimcheck.model.claim import Claim
from claimcheck.model.reference import Reference
from claimcheck.pipeline import Input, extract_paths
from claimcheck.rules.catalogue import load_rule
from claimcheck.rules.cit import key_collision
from claimcheck.rules.engine import run_rules
from claimcheck.rules.framework import Judged, RuleOptions, Site


def _site(articles: int, entry: str) -> Site:
    text = f"A nap helps (Okafor, 2017).\n\n## References\n\n{entry}\n"
    read = extract_paths(Input(f"a{n}.md", text.encode()) for n in range(articles))
    return Site(tuple(Judged(one) for one in read if isinstance(one, Article)))


@pytest.mark.parametrize("articles", [30, 120])
def test_one_work_in_many_articles_is_compared_once(articles: int, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    first = key_collision._collide

    def collide(one: key_collision._Use, other: key_collision._Use) -> bool:
        compared.append(1)
        return first(one, other)

    monkeypatch.setattr(key_collision, "_collide", collide)
    site = _site(articles, "Okafor, A. (2017). Naps and the night shift. *Sleep*, *12*(3), 40-49.")
    assert len(site.articles) == articles
    assert run_rules(site, [load_rule("CIT007")], RuleOptions()) == []
    assert len(compared) == 1


def test_pairs_of_claims_are_found_once_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.rules.clm import pairs

    asked: list[int] = []
    first = pairs.related_pairs

    def related(claims: list[Claim]) -> Iterator[tuple[int, int, Comparison]]:
        asked.append(len(claims))
        return first(claims)

    monkeypatch.setattr(pairs, "related_pairs", related)
    site = _site(3, "Okafor, A. (2017). Naps and the night shift. *Sleep*, *12*(3), 40-49.")
    run_rules(site, [load_rule(code) for code in ("CLM005", "CLM006", "CLM007")], RuleOptions())
    assert len(asked) == 1


def test_an_entry_is_read_once_however_often_it_stands() -> None:
    from claimcheck.extract import fields

    fields._read.cache_clear()
    _site(40, "Okafor, A. (2017). Naps and the day shift. *Sleep*, *12*(3), 40-49.")
    assert fields._read.cache_info().misses == 1
    assert fields._read.cache_info().hits == 39


def test_an_entry_does_not_depend_on_what_follows_in_the_list() -> None:
    entry = "1. Madsen H, Ruiz J. Density of a fish: a predictor, in Lake Malawi. Ecohealth 2011;8:177-189."
    alone = _references(f"# References\n\n{entry}\n")
    before = _references(f"# References\n\n{entry}\n\n2. Pell C. In: Handbook of Lakes. Springer; 2012. p. 1-9.\n")
    assert (before[0].title, before[0].container, before[0].type) == (
        alone[0].title,
        alone[0].container,
        alone[0].type,
    )


def test_in_with_a_colon_tells_a_container() -> None:
    (entry,) = _references(
        "# References\n\nPell, Cora, Songs of the ferry, in: Papers on river towns 2, 1935, 132-164.\n"
    )
    assert entry.title == "Songs of the ferry"


def _references(text: str) -> tuple[Reference, ...]:
    (article,) = extract_paths([Input("a.txt", text.encode())])
    assert isinstance(article, Article)
    return article.references
