"""Tail probabilities against printed tables and against identities between the distributions."""

from __future__ import annotations

from math import exp, isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.tails import (
    chi_squared_upper,
    correlation_two_tailed,
    fisher_upper,
    normal_two_tailed,
    student_two_tailed,
)

DF = st.floats(0.5, 5000.0)
SIZE = st.floats(0.0, 200.0)


@pytest.mark.parametrize(
    ("z", "p"), [(0.0, 1.0), (1.0, 0.3173105), (1.959964, 0.05), (2.575829, 0.01), (3.290527, 0.001), (4.891638, 1e-6)]
)
def test_normal(z: float, p: float) -> None:
    assert isclose(normal_two_tailed(z), p, rel_tol=1e-5)
    assert normal_two_tailed(-z) == normal_two_tailed(z)


@pytest.mark.parametrize(
    ("t", "df", "p"),
    [
        (1.0, 1, 0.5),
        (12.7062, 1, 0.05),
        (4.302653, 2, 0.05),
        (2.228139, 10, 0.05),
        (3.169273, 10, 0.01),
        (2.042272, 30, 0.05),
        (3.373454, 120, 0.001),
        (1.962339, 1000, 0.05),
        (0.0, 7, 1.0),
    ],
)
def test_student(t: float, df: float, p: float) -> None:
    assert isclose(student_two_tailed(t, df), p, rel_tol=2e-5)


@pytest.mark.parametrize(
    ("f", "df1", "df2", "p"),
    [
        (161.4476, 1, 1, 0.05),
        (4.964603, 1, 10, 0.05),
        (3.098391, 3, 20, 0.05),
        (4.938193, 3, 20, 0.01),
        (1.0, 7, 7, 0.5),
        (1.828807, 10, 150, 0.06),
        (0.0, 2, 9, 1.0),
    ],
)
def test_fisher(f: float, df1: float, df2: float, p: float) -> None:
    assert isclose(fisher_upper(f, df1, df2), p, rel_tol=1e-2 if p == 0.06 else 1e-5)


@pytest.mark.parametrize(
    ("x", "df", "p"),
    [
        (3.841459, 1, 0.05),
        (6.634897, 1, 0.01),
        (5.991465, 2, 0.05),
        (18.30704, 10, 0.05),
        (124.3421, 100, 0.05),
        (149.4493, 100, 0.001),
        (0.0, 3, 1.0),
    ],
)
def test_chi_squared(x: float, df: float, p: float) -> None:
    assert isclose(chi_squared_upper(x, df), p, rel_tol=1e-5)


@pytest.mark.parametrize(("r", "df", "p"), [(0.361007, 28, 0.05), (0.576, 10, 0.05), (0.254, 98, 0.01075), (0.0, 5, 1)])
def test_correlation(r: float, df: float, p: float) -> None:
    assert isclose(correlation_two_tailed(r, df), p, rel_tol=5e-3)


@given(SIZE, DF)
def test_squared_t_is_f(t: float, df: float) -> None:
    assert isclose(student_two_tailed(t, df), fisher_upper(t * t, 1.0, df), rel_tol=1e-9, abs_tol=1e-300)


@given(st.floats(0.0, 30.0))
def test_squared_z_is_chi_squared(z: float) -> None:
    assert isclose(normal_two_tailed(z), chi_squared_upper(z * z, 1.0), rel_tol=1e-9, abs_tol=1e-300)


@given(st.floats(0.0, 500.0))
def test_two_degrees_are_an_exponential(x: float) -> None:
    assert isclose(chi_squared_upper(x, 2.0), exp(-x / 2.0), rel_tol=1e-10)


@given(st.floats(0.0, 100.0))
def test_one_degree_is_cauchy_two_are_closed(t: float) -> None:
    assert isclose(student_two_tailed(t, 2.0), 1.0 - t / sqrt(2.0 + t * t), rel_tol=1e-6, abs_tol=1e-11)


@given(st.floats(0.01, 100.0), DF, DF)
def test_the_lower_tail_of_f_is_the_upper_of_its_inverse(f: float, df1: float, df2: float) -> None:
    assert isclose(fisher_upper(f, df1, df2) + fisher_upper(1.0 / f, df2, df1), 1.0, abs_tol=1e-8)


@given(SIZE, SIZE, DF, DF)
def test_tails_are_probabilities_and_fall(a: float, b: float, df1: float, df2: float) -> None:
    low, high = sorted((a, b))
    for tail in (
        lambda x: student_two_tailed(x, df1),
        lambda x: fisher_upper(x, df1, df2),
        lambda x: chi_squared_upper(x, df1),
        normal_two_tailed,
    ):
        assert 0.0 <= tail(high) <= tail(low) + 1e-9 <= 1.0 + 1e-9


@pytest.mark.parametrize("df", [1e5, 1e7])
def test_many_degrees_are_normal(df: float) -> None:
    assert isclose(student_two_tailed(2.0, df), normal_two_tailed(2.0), rel_tol=1e-4)
