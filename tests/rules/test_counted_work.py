"""What is done does not grow with the square of what is read: operations are counted, on hostile input."""

from __future__ import annotations

import pytest

from claimcheck.compare import claims as compare_claims
from claimcheck.model.article import Article
from claimcheck.model.reference import Reference
from claimcheck.pipeline import Input, extract_paths
from claimcheck.rules import site_index
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
    entries = [f"Okafor, A. (2017). Naps and the {shift} shift. *Sleep*, *12*(3), 40-49." for shift in ("night", "day")]
    sites = [_site(articles, entry) for entry in entries]
    site = Site((*sites[0].articles, *sites[1].articles))
    assert len(site.articles) == 2 * articles
    assert run_rules(site, [load_rule("CIT007")], RuleOptions()) == []
    assert len(compared) == 1


def test_claims_are_held_against_each_other_once_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    first = site_index.digest_of

    def digest(judged: Judged) -> site_index.Digest:
        asked.append(judged.article.path)
        return first(judged)

    monkeypatch.setattr(site_index, "digest_of", digest)
    site = _site(3, "Okafor, A. (2017). Naps and the night shift. *Sleep*, *12*(3), 40-49.")
    run_rules(site, [load_rule(code) for code in ("CLM005", "CLM006", "CLM007", "CIT007")], RuleOptions())
    assert asked == ["a0.md", "a1.md", "a2.md"]


@pytest.mark.parametrize("claims", [200, 800])
def test_a_claim_is_held_against_few_others(claims: int, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    first = compare_claims._compare

    def compare(one: compare_claims.Subject, other: compare_claims.Subject) -> compare_claims.Comparison:
        compared.append(1)
        return first(one, other)

    monkeypatch.setattr(compare_claims, "_compare", compare)
    told = " ".join(
        f"About {10 + n % 80}% of patients with migraine improve after{' long' * (n % 3)} training."
        for n in range(claims)
    )
    (article,) = extract_paths([Input("a.md", told.encode())])
    assert isinstance(article, Article)
    assert sum(1 for _ in compare_claims.related_pairs(article.claims)) > claims
    assert len(compared) < 100 * claims  # 16 predecessors for each of the five or six words


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
