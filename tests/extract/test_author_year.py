"""Author-year marks: shapes, spans, and what only looks like one."""

from __future__ import annotations

import pytest
from making import marks, read

LIST = """

References

Moreno, A. B., & Pell, C. (2010). Light and the onset of sleep. Journal of Rest, 4(2), 11-19.
Moreno, A. B., Ruiz, D., & Pell, C. (2012a). Noise at night. Journal of Rest, 6(1), 1-9.
Moreno, A. B., Ruiz, D., & Pell, C. (2012b). Noise by day. Journal of Rest, 6(2), 20-29.
O’Neil, K. (2003). Beds. Furniture Letters, 1, 3-5.
van der Berg, E., & Lind, F. (1999). Naps and naming. Annals of Rest, 2, 7-8.
World Health Organization. (2018). Sleep in the world. WHO Press.
Zhao, Q. (in press). Dreams in colour. Annals of Rest.
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It helps (Moreno & Pell, 2010).", [("(Moreno & Pell, 2010)", ["Moreno"])]),
        ("It helps (Moreno and Pell 2010).", [("(Moreno and Pell 2010)", ["Moreno"])]),
        ("As Moreno and Pell (2010) found, it helps.", [("Moreno and Pell (2010)", ["Moreno"])]),
        ("It helps (see Moreno et al., 2012a, b; O’Neil, 2003, p. 4).",
         [("(see Moreno et al., 2012a, b; O’Neil, 2003, p. 4)", ["Moreno", "Moreno", "O’Neil"])]),
        ("In O’Neil’s (2003) view it helps.", [("O’Neil’s (2003)", ["O’Neil"])]),
        ("So van der Berg and Lind (1999) said.", [("van der Berg and Lind (1999)", ["van der Berg"])]),
        ("It is common (World Health Organization, 2018).", [("(World Health Organization, 2018)", ["World Health Organization"])]),
        ("It is common (WHO, 2018).", [("(WHO, 2018)", ["World Health Organization"])]),
        ("It is so (Zhao, in press).", [("(Zhao, in press)", ["Zhao"])]),
        ("Moreno and Pell (2010) and O’Neil (2003) agree.",
         [("Moreno and Pell (2010)", ["Moreno"]), ("O’Neil (2003)", ["O’Neil"])]),
        ("It helps [Moreno & Pell, 2010].", [("[Moreno & Pell, 2010]", ["Moreno"])]),
        ("It helps (in mice (O’Neil, 2003) at least).", [("(O’Neil, 2003)", ["O’Neil"])]),
        ("Moreno et al. (2012a, 2012b) agree.", [("Moreno et al. (2012a, 2012b)", ["Moreno", "Moreno"])]),
    ],
)  # fmt: skip
def test_shapes(sentence: str, expected: list[tuple[str, list[str]]]) -> None:
    assert marks(read(sentence + LIST)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices rose (January 2010) and fell.",
        "They used a new system (Windows 2010).",
        "It was approved in 2010 and sold in 2012.",
        "The 1990s were louder (late 1990s at least).",
        "See Figure 2 (2010 data).",
        "It cost $2010 (about 2003 euros).",
        "The model DX-2010 (version 2003) was used.",
    ],
)
def test_no_marks(sentence: str) -> None:
    assert marks(read(sentence + LIST)) == []


def test_a_mark_without_an_entry_is_read_and_links_to_nothing() -> None:
    assert marks(read("It helps (Krause & Lund, 2015)." + LIST)) == [("(Krause & Lund, 2015)", [])]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It was described by Merot (1986).", [("Merot (1986)", [])]),
        ("The idea goes back to Gann (2001).", [("Gann (2001)", [])]),
        (
            "It is treated at length by Bramley, Reynolds, and Feldman (1965).",
            [("Bramley, Reynolds, and Feldman (1965)", [])],
        ),
        ("The station closed in March (2001).", []),
        ("The first was built by Boeing (1965).", []),
        ("A film by Powell and Pressburger (1947) was a success.", []),
    ],
)
def test_persons_whom_the_list_does_not_know(sentence: str, expected: list[tuple[str, list[str]]]) -> None:
    assert marks(read(sentence + LIST)) == expected


def test_marks_without_a_comma_where_the_article_prints_none() -> None:
    usual = (
        "Naps help (O’Neil 2003). Light helps (Moreno and Pell 2010). Some doze (Lind 2015). It is so (O’Neil 2003). "
    )
    lists = LIST + "Lind, F. (2015). Dozing. Rest, 1, 2-3.\n"
    assert ("(Ryan 1972)", []) in marks(read(usual + "Beds are old (Ryan 1972)." + lists))
    assert ("(Ryan 1972)", []) not in marks(read("Naps help (O’Neil, 2003). Beds are old (Ryan 1972)." + lists))


def test_letters_that_the_list_does_not_print_go_by_its_order() -> None:
    plain = LIST.replace("2012a", "2012").replace("2012b", "2012")
    article = read("First (Moreno et al., 2012a), then (Moreno et al., 2012b)." + plain)
    titles = {r.id: r.title for r in article.references}
    assert [titles[c.references[0]] for c in article.citations] == ["Noise at night", "Noise by day"]


def test_a_mark_that_fits_two_entries_lists_both() -> None:
    article = read("It helps (Moreno et al., 2012)." + LIST)
    assert len(article.citations[0].references) == 2


def test_initials_tell_two_people_apart() -> None:
    lines = "\n\nReferences\n\nWang, L. (2016). Light. Rest, 1, 2-3.\nWang, X. (2016). Noise. Rest, 1, 4-5.\n"
    article = read("So (X. Wang, 2016)." + lines)
    titles = {r.id: r.title for r in article.references}
    assert [titles[r] for r in article.citations[0].references] == ["Noise"]


def test_names_are_not_marks_where_the_list_is_numbered() -> None:
    text = (
        "As Moreno and Pell (2010) found [1], it helps [2]. It also [3] does.\n\nReferences\n\n"
        "1. Moreno AB, Pell C. Light and sleep. J Rest. 2010;4:11-19.\n2. Ruiz D. Noise. J Rest. 2011;5:1-9.\n"
        "3. Lind F. Naps. J Rest. 2012;6:1-2.\n"
    )
    assert [m for m, _ in marks(read(text))] == ["[1]", "[2]", "[3]"]


def test_a_link_on_a_mark_is_its_address() -> None:
    article = read("It helps ([Krause & Lund, 2015](https://example.org/paper)).", "markdown")
    (citation,) = article.citations
    assert citation.items[0].identifier == "https://example.org/paper"


MORE = """

References

Smith, J. A., & Lee, B. (2010). Light and the onset of sleep. Journal of Rest, 4(2), 11-19.
Müller, K. (2015). Schlaf und Stadt. Zeitschrift für Schlaf, 3, 4-9.
Patients’ Union. (2020). Naps for patients. https://example.org/naps
IARC (International Agency for Rest). (1993). Some beds. IARC Monographs, 56, 245-395.
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("So it is (Mueller, 2015).", [("(Mueller, 2015)", ["Müller"])]),
        ("Smith JA and Lee B (2010) found it.", [("Smith JA and Lee B (2010)", ["Smith"])]),
        ("So it is (Smith & Lee, 1998/2010).", [("(Smith & Lee, 1998/2010)", ["Smith"])]),
        ("So it is (Patients’ Union, 2020).", [("(Patients’ Union, 2020)", ["Patients’ Union"])]),
        ("So it is (IARC, 1993).", [("(IARC, 1993)", ["IARC (International Agency for Rest)"])]),
        ("As Smith and colleagues (2010) found.", [("Smith and colleagues (2010)", ["Smith"])]),
        ("So it is (Smith & Lee, 2010). It is not (ibid., p. 4).",
         [("(Smith & Lee, 2010)", ["Smith"]), ("ibid., p. 4", ["Smith"])]),
        ("So it is (Smith & Lee, 2010, as cited in Müller, 2015).",
         [("(Smith & Lee, 2010, as cited in Müller, 2015)", ["Smith", "Müller"])]),
    ],
)  # fmt: skip
def test_more_shapes(sentence: str, expected: list[tuple[str, list[str]]]) -> None:
    assert marks(read(sentence + MORE)) == expected


def test_latex_and_pandoc_keys_are_marks() -> None:
    article = read("It helps \\citep[see][p. 3]{moreno2016, lee2011} and [@ruiz2018, p. 4; see @osei2020].")
    assert [[i.label for i in c.items] for c in article.citations] == [
        ["moreno2016", "lee2011"],
        ["ruiz2018", "osei2020"],
    ]
