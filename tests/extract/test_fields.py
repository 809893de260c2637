"""Entries of many styles, read into fields."""

from __future__ import annotations

import pytest
from making import entry

from claimcheck.model.reference import Reference


def fields(reference: Reference) -> tuple[object, ...]:
    names = [a.key for a in reference.authors]
    return (
        names,
        reference.year,
        reference.title,
        reference.container,
        reference.volume,
        reference.issue,
        reference.pages,
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Moreno, A. B., Pell, C., ... & Lind, D. S. (2014). Light: A trial. Rest Letters, 71(6), 681–688.",
         (["Moreno", "Pell", "Lind"], "2014", "Light: A trial", "Rest Letters", "71", "6", "681–688")),
        ("Moreno AB, Pell C, et al. Light and sleep. J Rest. 2013;13(2):190-8. doi:10.5555/rest.13",
         (["Moreno", "Pell"], "2013", "Light and sleep", "J Rest", "13", "2", "190-8")),
        ("[3] A. B. Moreno and C. Pell, “Light and sleep,” IEEE Trans. Rest, vol. 12, no. 3, pp. 45–67, 2011.",
         (["Moreno", "Pell"], "2011", "Light and sleep", "IEEE Trans. Rest", "12", "3", "45–67")),
        ("Moreno, Ana B., and Carla Pell. “Light and Sleep.” Journal of Rest 12, no. 3 (2011): 45–67.",
         (["Moreno", "Pell"], "2011", "Light and Sleep", "Journal of Rest", "12", "3", "45–67")),
        ("Moreno A. B., Pell C. (2007). Light and sleep in towns. Sleep Res. 9 312–315. doi: 10.5555/x.y",
         (["Moreno", "Pell"], "2007", "Light and sleep in towns", "Sleep Res", "9", "", "312–315")),
        ("Moreno, Ana; Pell, Carla 2010: When is a nap a nap? In: Rest 66, 2: 1 - 15.",
         (["Moreno", "Pell"], "2010", "When is a nap a nap?", "Rest", "66", "2", "1 - 15")),
        ("Hao Y. et al. Noise in rats after chronic exposure. J Rest Res (Tokyo) 50, 521–528 (2009).",
         (["Hao"], "2009", "Noise in rats after chronic exposure", "J Rest Res (Tokyo)", "50", "", "521–528")),
        ("Moreno, A. 2010. “Shipping, 1692–1711.” Journal of Rest 4 (2): 1692–1711.",
         (["Moreno"], "2010", "Shipping, 1692–1711", "Journal of Rest", "4", "2", "1692–1711")),
        ("Pell, L.a., and C. Lind. “Naps at noon.” Journal of Rest 4, no. 2 (2010): 1–9.",
         (["Pell", "Lind"], "2010", "Naps at noon", "Journal of Rest", "4", "2", "1–9")),
        ("Lloyd, D A J, & Pell, C. (2011). Naps at noon. Journal of Rest, 4(2), 1–9.",
         (["Lloyd", "Pell"], "2011", "Naps at noon", "Journal of Rest", "4", "2", "1–9")),
        ("bigdeli, Ali, and Carla Pell. “Naps at Noon.” Journal of Rest 4, no. 2 (2010): 1–9.",
         (["bigdeli", "Pell"], "2010", "Naps at Noon", "Journal of Rest", "4", "2", "1–9")),
        ("Welch, H. Gilbert, Kevin J. Hayes, and Carla Pell. “Naps at Noon.” Journal of Rest 4, no. 2 (2010): 1–9.",
         (["Welch", "Hayes", "Pell"], "2010", "Naps at Noon", "Journal of Rest", "4", "2", "1–9")),
        ("Burns-Cox, N, Steve Wratten, and C Gingell. “Naps at Noon.” Journal of Rest 4, no. 2 (2010): 1–9.",
         (["Burns-Cox", "Wratten", "Gingell"], "2010", "Naps at Noon", "Journal of Rest", "4", "2", "1–9")),
        ("Font, C, C Casals, E Coll, and J M Grau. 1997. “Naps at Noon.” Journal of Rest 4 (2): 1–9.",
         (["Font", "Casals", "Coll", "Grau"], "1997", "Naps at Noon", "Journal of Rest", "4", "2", "1–9")),
        ("Moreno, A. B. (2016). Naps in mice. eLife, 5, e12345.",
         (["Moreno"], "2016", "Naps in mice", "eLife", "5", "", "e12345")),
    ],
)  # fmt: skip
def test_articles(line: str, expected: tuple[object, ...]) -> None:
    assert fields(entry(line)) == expected


def test_a_book() -> None:
    book = entry("De Soto, H., 2000. The mystery of sleep: why it comes and where it goes. New York: Basic Books.")
    assert (book.title, book.publisher, book.type) == (
        "The mystery of sleep: why it comes and where it goes",
        "Basic Books",
        "book",
    )


def test_a_chapter() -> None:
    chapter = entry("Youker, R. T. (2007). Naps. In S. K. Calder (Ed.), Sleep and its keepers (pp. 209–227). Springer.")
    assert (chapter.title, chapter.container, chapter.pages, chapter.publisher, chapter.type) == (
        "Naps", "Sleep and its keepers", "209–227", "Springer", "chapter",
    )  # fmt: skip


def test_a_web_page_of_a_body() -> None:
    page = entry("World Health Organization. (2018a). Sleep facts. Retrieved from https://www.who.int/sleep")
    assert ([a.literal for a in page.authors], page.year, page.suffix, page.url, page.type) == (
        ["World Health Organization"], "2018", "a", "https://www.who.int/sleep", "webpage",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("tail", "doi", "in_link"),
    [
        ("https://doi.org/10.1176/appi.ajp.2017.17040472.", "10.1176/appi.ajp.2017.17040472", False),
        ("doi:10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
         "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2", False),
        ("https://www.nature.com/articles/s41386-018-0263-7.", "10.1038/s41386-018-0263-7", True),
        ("https://www.frontiersin.org/articles/10.3389/fpsyg.2019.00010/full", "10.3389/fpsyg.2019.00010", True),
        ("https://journals.sagepub.com/doi/abs/10.1177/0269881119861777?journalCode=jopa", "10.1177/0269881119861777", True),
        ("https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0038632", "10.1371/journal.pone.0038632", True),
        ("(10.5555/rest.12)", "10.5555/rest.12", False),
        ("https://jamanetwork.com/journals/jamapsychiatry/fullarticle/2667431", "", False),
    ],
)  # fmt: skip
def test_identifiers(tail: str, doi: str, in_link: bool) -> None:
    found = entry(f"Moreno, A. B. (2014). Light and sleep. Rest Letters, 71(6), 681–688. {tail}")
    assert (found.doi, found.doi_in_link) == (doi, in_link)
    assert found.pages == "681–688"


def test_years_of_access_are_not_the_works() -> None:
    found = entry("Latif Y. Noise in towns. Rest Saf [Internet]. 2011 [cited 2017 Jul 31]; 74(8): 229–303.")
    assert (found.year, found.container, found.volume) == ("2011", "Rest Saf", "74")


def test_an_entry_that_cannot_be_read_says_so() -> None:
    assert not entry("see the leaflet at the town hall, second shelf from the left").read


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Parry, Odette; Thomson, Carolyn & Fowkes, Gerry (1999). Life course data. Rest Online, 4(2), 1-9.",
         ["Parry", "Thomson", "Fowkes"]),
        ("Larry D. Wittie, Gudjun Hermannsson, and Ai Li. Eager sharing of beds. Journal of Rest, 4:11-19, 1992.",
         ["Wittie", "Hermannsson", "Li"]),
        ("Lehmbruch, Gerhard / Schmitter, Philippe (eds.) (1982): Patterns of rest. Beverly Hills: Sage.",
         ["Lehmbruch", "Schmitter"]),
        ("Bernardi, Laura, Keim, Sylvia, Klärner, Andreas 2014: Networks of rest. In: Rest 3, 1: 4-9.",
         ["Bernardi", "Keim", "Klärner"]),
        ("G Courties, V Seiffart, J Presumey, 2010. Noise in vivo. Blood of Rest. 116(18): 3505-3516",
         ["Courties", "Seiffart", "Presumey"]),
        ("U.S. Food and Drug Administration. (2010). Guidance on naps. https://www.fda.gov/naps",
         ["U.S. Food and Drug Administration"]),
        ("Douglas, K. M &., Sutton, R. M. (2004). When you rest. Journal of Rest, 6, 1-9.", ["Douglas", "Sutton"]),
    ],
)  # fmt: skip
def test_lists_of_authors(line: str, authors: list[str]) -> None:
    assert [a.key for a in entry(line).authors] == authors


@pytest.mark.parametrize(
    ("line", "title", "container", "publisher"),
    [
        ("Nickle, K. F., The Collection (London: SCM, 1966).", "The Collection", "", "SCM"),
        ("Ernst, W. R. 1962. A Morphology of Beds. Ph.D. dissertation. Stanford University.", "A Morphology of Beds", "",
         "Stanford University"),
        ("Lee, B. (2003). Naps. In A. Roe (Ed.), Handbook of rest (pp. 1-9). New York: Guilford.", "Naps",
         "Handbook of rest", "Guilford"),
        ("Simons KJ, Trick HN 2006 Characterization of the sleep gene Q. Genetics 172:547–555.",
         "Characterization of the sleep gene Q", "Genetics", ""),
        ("Zimmer, K. F. (1996), ‘Schlaf ist überfällig’, Handelsblatt, 15 May 1996, B32–B33.", "Schlaf ist überfällig",
         "Handelsblatt", ""),
    ],
)  # fmt: skip
def test_titles_and_what_follows(line: str, title: str, container: str, publisher: str) -> None:
    found = entry(line)
    assert (found.title, found.container, found.publisher) == (title, container, publisher)


def test_the_doi_in_a_title_is_not_the_entrys() -> None:
    line = (
        "Moreno, A. B. “Review of Naps, doi:10.5555/book.1, by C. Pell.” Journal of Rest 4, no. 2 (2010): 1–9. "
        "https://doi.org/10.5555/review.2"
    )
    assert entry(line).doi == "10.5555/review.2"


def test_the_doi_of_a_notice_is_not_the_entrys() -> None:
    line = (
        "Moreno AB. Naps at noon. J Rest. 2010;4(2):1-9. doi:10.5555/naps.1. "
        "Erratum in: J Rest. 2011;5(1):3. doi:10.5555/naps.2"
    )
    assert entry(line).doi == "10.5555/naps.1"


def test_years_of_a_life_are_not_the_entrys() -> None:
    assert (
        entry("Pell, Carla. “Ana Moreno (1781–1852), a Keeper of Beds.” Journal of Rest 4 (2010): 1–9.").year == "2010"
    )


def test_names_of_a_shape_that_is_not_known_do_not_hide_the_year_and_the_title() -> None:
    read = entry("Pell, Carla, Yu xin Zheng, and Hong Lind. 2020. “Naps at Noon.” Journal of Rest 2018: 1–9.")
    assert (read.authors_truncated, read.year, read.title, read.volume) == (True, "2020", "Naps at Noon", "2018")
    assert [a.key for a in read.authors] == ["Pell"]
