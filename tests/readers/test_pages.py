"""Whole pages after the structure of themes in use: what is read of each of them, and what is not.

The pages in ``pages/`` are ours, words and all. Marks are written as "words > label or family and year of the entries".
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from claimcheck.model.article import Article
from claimcheck.model.document import BlockKind
from claimcheck.pipeline import extract_document
from claimcheck.readers import read

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Page:
    """What a page must give. ``absent``: words of the file that are in no block but metadata."""

    name: str
    marks: str
    entries: str
    claims: tuple[str, ...]
    absent: str
    metadata: str = ""


CASES = [
    Page(
        "wordpress-block.html",
        "1 > Osei 2019 | 1,2 > Osei 2019, Lind 2020 | 3 > Moreau 2021",
        "1 Osei 2019 10.9999/wr.2019.8 | 2 Lind 2020 | 3 Moreau 2021",
        (
            "Shift workers who lay down for twenty minutes made 34% fewer errors than those who did not",
            "The effect lasted for three hours",
            "In people with narcolepsy, naps cut sleepiness by 40\xa0%\u2009– but only for an hour or so",
        ),
        "Quiet | Archive | Rosa Lind | February | Share this | Facebook | Eleven facts | Miller | Naps of 2021 | "
        "10 myths | responses | Smith | nappers | Reply | e-mail | 12,000 | cookies | 97%",
        "Do short naps help? | 2023-02-11T08:00:00+00:00",
    ),
    Page(
        "wordpress-classic.html",
        "1 > Aalto 2016 | 2 > Costa 2018 | a trial of 2017 >",
        "1 Aalto 2016 | 2 Costa 2018",
        ("Half an hour of bright light lifted mood in six of ten patients",),
        "Lumen | breadcrumb | Posted on | T. Aalto has | Contents | Seven walks | ↩ | Filed under | 900 patients | "
        "Ten lamps | thoughts on | Nilsson | Berg | Recent | lamps fail | 61%",
        "Light in the morning | Lumen Notes",
    ),
    Page(
        "squarespace.html",
        "(Farr & Nowak, 2015) > Farr 2015 | (Ito et al., 2018) > Ito 2018 | Farr and Nowak (2015) > Farr 2015",
        "Farr 2015 | Ito 2018",
        (
            "Three miles a day is plenty",
            "In one trial pain fell by 31% after eight weeks",
            "Others saw less: Farr and Nowak (2015) report 12%",
        ),
        "0 items | 20% off | Team | Subscribe | 4,000 | also like | stretches | desks | Mill Road | 20,000",
        "Walking and the low back — Hill Clinic",
    ),
    Page(
        "ghost.html",
        "[1] > Holm 2014 | [2] >",
        "1 Holm 2014",
        (
            "A plunge raises noradrenaline more than twofold",
            "Whether that lifts mood is another matter; a review of nine trials saw no change in depression scores",
            "Never swim alone: 1 in 50 rescues is for cold shock",
        ),
        "Home | Uma | Nov | min read | 8,000 | ↩ | saunas | 65% | Tipton | Powered",
        "2021-11-05T10:00:00.000Z | Cold water, warm claims",
    ),
    Page(
        "medium.html",
        "[1] > Farrow 2016 | [2, 3] > Strand 2017, Strand 2019 | older work >",
        "1 Farrow 2016 | 2 Strand 2017 | 3 Strand 2019",
        ("Chewing gum kept students awake in 15% more lectures",),
        "Open in app | min read | Jun 1 | Listen | Share | 212 | Written by | followers | Recommended | 90% | Twelve gums",
        "What gum does for the mind | by Ada Bloom | Chewing It Over | 2020-06-01T09:00:00Z",
    ),
    Page(
        "substack.html",
        "1 > Abara 2013 | 2 > | the 2019 report >",
        "1 Abara 2013",
        (
            "Cutting salt by a third lowers blood pressure by 5 mmHg",
            "Few keep it up: after a year 70% had gone back",
        ),
        "Pinch | 9,000 | Mar 14 | 42 | Share | Discussion | Hale | Top posts | 44 grams",
        "Salt, again",
    ),
    Page(
        "publisher.html",
        "[1] > Orr 2015 | [2,3] > Abe 2017, Lutz 2019 | 3 > Lutz 2019",
        "1 Orr 2015 10.9999/rr.2015.3 | 2 Abe 2017 | 3 Lutz 2019",
        (
            "We asked 60 runners to run with it and without it",
            "Music is said to lift pace by 3%",
            "Pace with and without music, in 60 runners",
        ),
        "Home | Articles 2022 | Research | 18 March | Ines Vega | volume 12 | 10.9999/osj.2022.0117 | 2041 | "
        "Lake Street | Similar content | Songs and strides | ISSN | Pace and music; citation_author",
        "Music while running: a randomised trial | 10.9999/osj.2022.0117 | 2022/03/18",
    ),
    Page(
        "publisher-dl.html",
        "[1] > Grey 2009 | [2] > Ivers 2011 | [1], [3] > Grey 2009, Hall 2013",
        "1 Grey 2009 10.9999/fl.2009.4 | 2 Ivers 2011 | 3 Hall 2013",
        (
            "Tea drunk with a meal halves the iron that is taken up from it",
            "Lemon undoes two thirds of that",
        ),
        "FoodBase | Sign in | Outline | Mina | 10.9999/fb.2018.44 | Recommended | Cited by | Coffee | All content",
        "Tea and iron: a review - FoodBase | 10.9999/fb.2018.44",
    ),
    Page(
        "encyclopedia.html",
        "[2] > Moss 1999 | [1][2] > Hart 2003, Moss 1999 | [1] > Hart 2003",
        "1 Hart 2003 10.9999/nr.2003.1 | 2 Moss 1999 | Bell 2010",
        ("About 45% of men and 25% of women snore", "Losing 5\xa0kg halves it"),
        "Main page | From the Free | film of 1984 | citation needed | edit | ^ | Sleep in 2020 | Sounds of 1900 | last edited",
        "Snoring - Free Encyclopedia",
    ),
    Page(
        "handwritten.html",
        "Ward and Cole (1996) > Ward 1996 | (Dunn, 2001) > Dunn 2001",
        "Dunn 2001 | Ward 1996 10.9999/ab.9.33",
        (
            "It was tried on 36 people & it did not: see Ward and Cole (1996)",
            "Sneezing went down by 2% only — a trifle",
            "A later trial (Dunn, 2001) gave 1 g per kilo and got a drop of 60%",
            "It was small, though; and n < 50",
        ),
        "Last updated | 10482",
        "My page about bees and hay fever",
    ),
    Page(
        "institute.html",
        "(Adler & Roth, 2019; Chen, 2020) > Adler 2019, Chen 2020 | Chen (2020) > Chen 2020 | (Chen, 2020) > Chen 2020",
        "Adler 2019 10.9999/sd.2019.5 | Chen 2020",
        (
            "Teenagers with a phone in bed slept 21 minutes less a night",
            "The blue light is not to blame, Chen (2020) holds: amber glasses changed nothing in 48 of 50 homes",
            "With wrist watches, which miss 10% of the time awake",
        ),
        "Home | cookies | Script says | Nobody | Ghost | 11% | 12% | 13% | 14% | 15% | 16% | our new review | In numbers | "
        "18,000 | Tweet | How to cite | 10.9999/ifr.2021.9 | More on screens | Lopez | Stay up | 5,000",
        "Screens and sleep | Institute for Rest | 10.9999/ifr.2021.9",
    ),
    Page(
        "nested.html",
        "[1] > Marsh 2008 | [2-3] > Quinn 2010, Quinn 2012 | [4] > Tran 2014 | [3] > Quinn 2012",
        "1 Marsh 2008 | 2 Quinn 2010 | 3 Quinn 2012 | 4 Tran 2014 | Stone 2005 | Tran 2016",
        (
            "Workers with a fern on the desk took 10% fewer sick days",
            "Of all who were asked, 62% wanted more plants",
        ),
        "also like | kettle | [5] | Facts | 70% | 30% | The Desk",
        "Plants in the office",
    ),
    Page(
        "pandoc.html",
        "(Hale 2011) > Hale 2011 | 1 > | Ng (2015) > Ng 2015 | (Ng 2015) > Ng 2015",
        "Hale 2011 10.9999/gs.3.1 | Ng 2015",
        (
            "Those who gardened together grieved less (Hale 2011), by a quarter of a point",
            "The call table(x)[2] gave 12 rows; Ng (2015) had 300",
        ),
        "Ola Berg | 2020-04-02 | Social support | ↩",
        "Gardens and grief",
    ),
    Page(
        "strict.xhtml",
        "[1] > Kerr 2002 | [2] > Kerr 2004",
        "1 Kerr 2002 | 2 Kerr 2004",
        ("White bread at noon made 3 in 10 eaters sleepy", "rye did so in 1 of 10"),
        "Back | color | Written in",
        "Bread and sleepiness",
    ),
    Page(
        "footer-sources.html",
        "1 > Webb 2016 | 2 > Lane 2018 | 2 > Lane 2018",
        "1 Webb 2016 | 2 Lane 2018",
        (
            "Dark chocolate lowers blood pressure by 3 mmHg1, if it is eaten daily",
            "Milk chocolate did nothing in 4 of 5 trials",
            "One square is enough, say Webb et al. (2016), and six are too many for most of us",
        ),
        "Nell Fox | min read | Home | reader | Bogus | Newsletter | 300",
        "Chocolate and blood",
    ),
]


def article(name: str) -> Article:
    """Read one of the pages."""
    return extract_document(read(name, (PAGES / name).read_bytes()))


def parts(text: str) -> list[str]:
    """Divide what a case writes in one line."""
    return [part.strip() for part in f" {text} ".split(" | ")] if text else []


def named(article: Article) -> dict[str, str]:
    """Return "family year" for each entry's id."""
    return {r.id: f"{r.authors[0].family if r.authors else ''} {r.year}" for r in article.references}


@pytest.mark.parametrize("page", CASES, ids=lambda page: page.name)
def test_page(page: Page) -> None:
    read_ = article(page.name)
    text, names = read_.document.text, named(read_)
    marks = []
    for citation in read_.citations:
        works = ", ".join(names[r] for item in citation.items for r in item.references)
        marks.append(f"{citation.span.cut(text)} > {works}".strip())
    assert marks == parts(page.marks)
    entries = [" ".join(filter(None, (r.label, names[r.id], r.doi))) for r in read_.references]
    assert entries == parts(page.entries)
    assert tuple(claim.span.cut(text) for claim in read_.claims) == page.claims


@pytest.mark.parametrize("page", CASES, ids=lambda page: page.name)
def test_page_without_what_stands_beside_the_article(page: Page) -> None:
    document = article(page.name).document
    metadata = [b.span.cut(document.text) for b in document.blocks if b.kind is BlockKind.METADATA]
    assert " | ".join(metadata) == page.metadata
    words = "\n".join(b.span.cut(document.text) for b in document.blocks if b.kind is not BlockKind.METADATA)
    assert [w for w in parts(page.absent) if w in words] == []


def test_every_page_has_its_case() -> None:
    assert sorted(path.name for path in PAGES.iterdir()) == sorted(page.name for page in CASES)
