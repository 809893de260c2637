"""Attribution: which citations a claim or a vague attribution hangs on."""

from __future__ import annotations

import pytest

from claimcheck.extract.citations import find_citations
from claimcheck.extract.claims import find_claims
from claimcheck.extract.quantities import find_quantities
from claimcheck.extract.references import find_lists
from claimcheck.extract.sentences import split_sentences
from claimcheck.extract.vague import find_vague
from claimcheck.linking.citations import link_citations
from claimcheck.linking.claims import attribute
from claimcheck.model.claim import Attribution, AttributionHow, VagueAttribution
from claimcheck.readers import read_text

LIST = """

## References

Okafor, T., Lind, S., & Berg, A. (2018). Naps at work. Journal of Sleep Studies, 12(3), 45-52.

Li, W. (2019). Tea at night. Journal of Tea, 3(1), 2-9.
"""


def read(text: str) -> tuple[list[Attribution], list[VagueAttribution]]:
    """Return the attribution of every claim, and the vague attributions."""
    made = read_text(text + LIST, "a.md", "markdown")
    lists = find_lists(made)
    citations = link_citations(find_citations(made, lists), lists)
    sentences = split_sentences(made, [one.span for one in lists])
    claims = find_claims(made, sentences, find_quantities(made, sentences, citations), citations)
    claims, vague = attribute(made, sentences, claims, find_vague(made, sentences), citations)
    return [c.attribution for c in claims], list(vague)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("About 40% of nurses nap (Okafor et al., 2018).", AttributionHow.SAME_SENTENCE),
        ("Okafor et al. (2018) saw that 40% of nurses nap.", AttributionHow.SAME_SENTENCE),
        ("About 40% of nurses nap. (Okafor et al., 2018) It helps.", AttributionHow.SAME_SENTENCE),
        ("- About 40% of nurses nap. It helps (Okafor et al., 2018).", AttributionHow.SAME_BLOCK),
        ("About 40% of nurses nap. It helps (Okafor et al., 2018).", AttributionHow.PARAGRAPH_END),
        ("About 40% of nurses nap. It helps.", None),
        ("About 40% of nurses nap. It helps (Okafor et al., 2018) many.", None),
        ("About 40% of nurses nap.\n\nIt helps (Okafor et al., 2018).", None),
        ("About 40% of nurses [nap](https://example.org/naps).", AttributionHow.LINK),
        ("About 40% of nurses [nap](mailto:a@example.org).", None),
        ("About 40% of nurses [nap](#naps).", None),
    ],
)
def test_how_a_claim_is_supported(text: str, how: AttributionHow | None) -> None:
    claims, _ = read(text)
    assert [a.how for a in claims] == [how]


OKAFOR, LI = "r1", "r2"


@pytest.mark.parametrize(
    ("text", "hung"),
    [
        ("Naps rose by 12% (Okafor et al., 2018), whereas tea fell by 3% (Li, 2019).", [(OKAFOR,), (LI,)]),
        ("Naps rose by 12% (Okafor et al., 2018); tea fell by 3% (Li, 2019).", [(OKAFOR,), (LI,)]),
        ("Okafor et al. (2018) saw 12% of nurses nap, while Li (2019) saw 3% of them nap.", [(OKAFOR,), (LI,)]),
        ("Naps help 12% of nurses (Okafor et al., 2018), and tea is cheap (Li, 2019).", [(OKAFOR,)]),
        ("Naps are cheap (Okafor et al., 2018), but tea helps 12% of nurses (Li, 2019).", [(LI,)]),
        ("Naps help 12% of nurses (Okafor et al., 2018), and tea 3%, as shown later (Li, 2019).", [(OKAFOR,), (LI,)]),
        # not divided: all marks of the sentence
        ("Naps (Okafor et al., 2018) and tea (Li, 2019) help 12% of nurses.", [(OKAFOR, LI)]),
        ("Naps help 12% of nurses (Okafor et al., 2018; Li, 2019).", [(OKAFOR, LI)]),
        ("Naps help 12% of nurses (Okafor et al., 2018), whereas tea helps 3%.", [(OKAFOR,)]),
        ("Naps, unlike tea (Li, 2019), help 12% of nurses (Okafor et al., 2018).", [(LI, OKAFOR)]),
    ],
)
def test_each_clause_hangs_on_its_own_marks(text: str, hung: list[tuple[str, ...]]) -> None:
    claims, _ = read(text)
    assert [a.references for a in claims] == hung
    assert {a.how for a in claims} == {AttributionHow.SAME_SENTENCE}


def test_the_entry_is_carried_along() -> None:
    claims, _ = read("About 40% of nurses nap (Okafor et al., 2018).")
    assert len(claims[0].citations) == len(claims[0].references) == 1


@pytest.mark.parametrize(
    ("text", "previous"),
    [
        ("Naps help (Okafor et al., 2018). They help 40% of nurses. So much for naps.", True),
        ("Naps help (Okafor et al., 2018). Tea helps 40% of nurses. So much for tea.", False),
        ("Naps help. They help 40% of nurses. So much for naps.", False),
        ("One review (Okafor et al., 2018) found:\n\n- better sleep in 40% of nurses", True),
    ],
)
def test_a_sentence_that_goes_on_from_a_cited_one(text: str, previous: bool) -> None:
    claims, _ = read(text)
    assert [(a.how, a.previous) for a in claims] == [(None, previous)]


@pytest.mark.parametrize(
    ("text", "cited", "nearby"),
    [
        ("Studies show that naps help (Okafor et al., 2018).", True, False),
        ("- Studies show it. Naps help (Okafor et al., 2018).", True, False),
        ("Studies show it. Naps help (Okafor et al., 2018). Tea does, too.", False, True),
        ("Studies show it. Tea helps. Naps help (Okafor et al., 2018).", False, True),
        ("Studies show it. Tea helps.", False, False),
    ],
)
def test_vague_attributions(text: str, cited: bool, nearby: bool) -> None:
    _, vague = read(text)
    assert [(v.cited, v.cited_nearby) for v in vague] == [(cited, nearby)]
