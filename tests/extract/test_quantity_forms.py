"""Quantities in all their spellings: money, units, sums, ranges, ratios, times without a number, names that are none."""

from __future__ import annotations

import pytest
from test_quantities_read import quantities, told


def read(text: str) -> list[tuple[str, str, float | None, float | None, str | None]]:
    return told(text)


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It cost $46 then.", "$46", 46, "$"),
        ("It cost US$ 5.50 then.", "US$ 5.50", 5.5, "$"),
        ("It cost us $ 5 million then.", "us $ 5 million", 5e6, "$"),
        ("Debt was $US113 trillion then.", "$US113 trillion", 113e12, "$"),
        ("It cost usd$ 15 then.", "usd$ 15", 15, "$"),
        ("It cost USD115 then.", "USD115", 115, "$"),
        ("It cost 115.5USD then.", "115.5USD", 115.5, "$"),
        ("It lost 75 USD million then.", "75 USD million", 75e6, "$"),
        ("It lost 30 MUSD then.", "30 MUSD", 30e6, "$"),
        ("It lost MEUR 30 then.", "MEUR 30", 30e6, "€"),
        ("It cost CA$3m then.", "CA$3m", 3e6, "C$"),
        ("the c $ 300 million charge", "c $ 300 million", 3e8, "C$"),
        ("A $5 ticket was sold.", "$5", 5, "$"),
        ("It cost 5,50 € then.", "5,50 €", 5.5, "€"),
        ("It cost RM79 a month.", "RM79", 79, "MYR"),
        ("It cost 300 Swiss francs.", "300 Swiss francs", 300, "CHF"),
        ("It cost 125 million Australian dollars.", "125 million Australian dollars", 125e6, "A$"),
        ("It cost 20 Polish zloty.", "20 Polish zloty", 20, "PLN"),
        ("It cost 100元!", "100元", 100, "CNY"),
        ("It cost 500 yen.", "500 yen", 500, "¥"),
        ("It cost Rs. 5,000 then.", "Rs. 5,000", 5000, "₹"),
        ("Profit rose to 361 million pounds.", "361 million pounds", 361e6, "£"),
        ("It cost 20 quid.", "20 quid", 20, "£"),
        ("The shares rose to 164p.", "164p", 164, "penny"),
        ("It was worth up to PS2.7m.", "up to PS2.7m", None, "£"),
        ("It cost 34 cents.", "34 cents", 34, "cent"),
        ("It cost 3 dollars 50 cents.", "3 dollars 50 cents", 3.5, "$"),
        ("It cost thirteen dollars and five cents.", "thirteen dollars and five cents", 13.05, "$"),
        ("It cost 15 dollars 50.", "15 dollars 50", 15.5, "$"),
        ("It starts at dollar 22.5 million.", "dollar 22.5 million", 22.5e6, "$"),
    ],
)
def test_money(text: str, words: str, value: float | None, unit: str) -> None:
    kind, printed, low, _, currency = read(text)[0]
    assert (kind, printed, currency) == ("money", words, unit)
    assert low is None if value is None else low == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "It was decided at COP 26 there.",
        "The INR was 2.5 there.",
        "It weighed 3 million pounds of beef.",
        "The PS5 and the 1080p screen are names.",
        "It was in 1080p there.",
    ],
)
def test_no_money(text: str) -> None:
    assert [q for q in read(text) if q[0] == "money"] == []


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It was 40 deg celsius.", "40 deg celsius", 40, "°C"),
        ("It was 70 degrees f.", "70 degrees f", 70, "°F"),
        ("It was 98.6 degrees farenheit.", "98.6 degrees farenheit", 98.6, "°F"),
        ("It was 37ºC there.", "37ºC", 37, "°C"),
        ("It was minus 5 degrees there.", "minus 5 degrees", -5, "degree"),
        ("It covers 500 sq ft there.", "500 sq ft", 500, "square foot"),
        ("It covers 116,347 sq mi there.", "116,347 sq mi", 116347, "square mile"),
        ("It covers 4 km squared.", "4 km squared", 4, "km²"),
        ("It fills 4km^3 there.", "4km^3", 4, "km³"),
        ("It fills 3 cubic metres.", "3 cubic metres", 3, "cubic metre"),
        ("It ran at 100 km/hr there.", "100 km/hr", 100, "km/h"),
        ("It ran at 200 kilometres per hour.", "200 kilometres per hour", 200, "kilometre per hour"),
        ("It ran at 188 miles an hour.", "188 miles an hour", 188, "mile per hour"),
        ("It held 10 mg per kg per day.", "10 mg per kg per day", 10, "mg/kg/day"),
        ("It weighed 20 (kg) there.", "20 (kg)", 20, "kg"),
        ("It weighed 20 {kg} there.", "20 {kg}", 20, "kg"),
        ("It is 2 in.", "2 in", 2, "in"),
        ("It is 2 1/2 in thick.", "2 1/2 in", 2.5, "in"),
        ('It is 10 " long.', '10 "', 10, "inch"),
        ("It is a 68-ounce can.", "68-ounce", 68, "ounce"),
        ("It is 2.1 pm wide.", "2.1 pm", 2.1, "pm"),
        ("It is 1.8m tall.", "1.8m", 1.8, "m"),
        ("It was 0.9mH there.", "0.9mH", 0.9, "mH"),
        ("It used half a mile of rope.", "half a mile", 0.5, "mile"),
        ("It fell by half a percent.", "half a percent", 0.5, "%"),
        ("It fell by a quarter of one percent.", "a quarter of one percent", 0.25, "%"),
        ("They drank a gallon of beer.", "a gallon", 1, "gallon"),
        ("It was diluted 1:100 there.", "1:100", 0.01, "ratio"),
        ("It rose 3x there.", "3x", 3, "fold"),
    ],
)
def test_units(text: str, words: str, value: float, unit: str) -> None:
    assert [(w, low, u) for _, w, low, _, u in read(text)] == [(words, pytest.approx(value), unit)]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It took 2 hours 5 minutes.", "2 hours 5 minutes", 2 + 5 / 60, "hour"),
        ("It took 1 hour, 15 minutes and 36 seconds.", "1 hour, 15 minutes and 36 seconds", 1.26, "hour"),
        ("It took 2h 30min there.", "2h 30min", 2.5, "h"),
        ("He is 5 ft 2 in.", "5 ft 2 in", 5 + 2 / 12, "ft"),
        ("He is 5'10\" tall.", "5'10\"", 5 + 10 / 12, "foot"),
        ("It weighed 5 lb 4 oz there.", "5 lb 4 oz", 5.25, "lb"),
        ("He weighed 12 stone 7 pounds.", "12 stone 7 pounds", 12.5, "stone"),
    ],
)
def test_sums(text: str, words: str, value: float, unit: str) -> None:
    assert [(w, low, u) for _, w, low, _, u in read(text)] == [(words, pytest.approx(value), unit)]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("an 8- to 16-meter dish", "8- to 16-meter", 8, 16, "meter"),
        ("a five-to-ten-minute walk", "five-to-ten-minute", 5, 10, "minute"),
        ("from 5 mg to 10 mg", "5 mg to 10 mg", 5, 10, "mg"),
        ("between $5 and $10 million", "between $5 and $10 million", 5e6, 10e6, "$"),
        ("at 20-25°C there", "20-25°C", 20, 25, "°C"),
        ("some 10^5–10^6 cells", "some 10^5–10^6", 1e5, 1e6, None),
        ("for 10+ years", "10+ years", 10, None, "year"),
        ("for 10 or more years", "10 or more years", 10, None, "year"),
        ("people 65 and older", "65 and older", 65, None, "year"),
        ("more than a century passed", "more than a century", 1, None, "century"),
        ("about an hour passed", "about an hour", 1, 1, "hour"),
    ],
)
def test_ranges_and_open_sides(text: str, words: str, low: float, high: float | None, unit: str | None) -> None:
    assert [q[1:] for q in read(text)] == [(words, low, high, unit)]


def test_a_unit_reaches_back_over_measures_and_suspended_hyphens() -> None:
    assert [(q.low, q.unit) for q in quantities("A 4 x 6 inch photo.")] == [(4, "inch"), (6, "inch")]
    assert [(q.low, q.unit) for q in quantities("With 5-, 10- and 20-mg doses.")] == [(5, "mg"), (10, "mg"), (20, "mg")]


@pytest.mark.parametrize(
    ("text", "words", "low", "unit"),
    [
        ("A 87 yo man came.", "87 yo", 87, "year"),
        ("A man of age 87 came.", "87", 87, "year"),
        ("Adults aged 18 to 25 came.", "18 to 25", 18, "year"),
        ("The twenty-year-olds came.", "twenty-year-olds", 20, "year"),
        ("A 6-month-old came.", "6-month-old", 6, "month"),
    ],
)
def test_ages(text: str, words: str, low: float, unit: str) -> None:
    assert [(kind, w, v, u) for kind, w, v, _, u in read(text)] == [("age", words, low, unit)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It fell between 1600 and 1900 then.", "1600 and 1900"),
        ("It fell in A.D. 1000 then.", "A.D. 1000"),
        ("It fell in 44 BC then.", "44 BC"),
        ("It fell on 2020-05-06 then.", "2020-05-06"),
        ("It fell on 6.5.2020 then.", "6.5.2020"),
        ("It fell in the late 1990s then.", "late 1990s"),
        ("It fell in 2015–2019 then.", "2015–2019"),
        ("It fell on 6th of May 2020 then.", "6th of May 2020"),
    ],
)
def test_dates(text: str, words: str) -> None:
    assert [q for q in read(text) if q[0] != "date"] == []
    assert words in [q[1] for q in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the Fortune 100 there.",
        "Then the Boeing 787 flew.",
        "They left the Big 12 then.",
        "It ended 2-1 there, and a model LC-20AD ran.",
        "It has version 1.23.456 and phones +1 555-123-4567.",
    ],
)
def test_names_and_scores_are_no_quantities(text: str) -> None:
    assert read(text) == []


def test_statistics_named_with_of() -> None:
    assert read("It had a p-value of 0.02 there.") == [("statistic", "0.02", 0.02, 0.02, "p-value")]
