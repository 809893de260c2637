"""Tail probabilities of the test distributions: normal, Student's t, Fisher's F, chi-squared, and of a correlation.

Everything rests on the regularised incomplete beta and gamma functions. The continued fractions are those of the NIST
Digital Library of Mathematical Functions (DLMF), evaluated by the modified Lentz algorithm (Lentz 1976, Applied Optics
15:668; Thompson & Barnett 1986, J Comput Phys 64:490). Relative error is below 1e-9 in the range that is printed.
"""

from __future__ import annotations

from math import erfc, exp, inf, isfinite, lgamma, log, log1p, sqrt

_MOST_STEPS = 20_000  # the fraction for I_x(a, b) needs about sqrt(max(a, b)) steps: enough for 1e8 degrees of freedom
_CLOSE = 1e-14
_TINY = 1e-300


def normal_two_tailed(z: float) -> float:
    """Return P(abs(Z) >= abs(z)) of the standard normal distribution (DLMF 7.2.2)."""
    return erfc(abs(z) / sqrt(2.0))


def student_two_tailed(t: float, df: float) -> float:
    """Return P(abs(T) >= abs(t)) of Student's t; ``df`` > 0, whole or not. P = I_{df/(df+t^2)}(df/2, 1/2)."""
    return _beta_below(df, t * t, df / 2.0, 0.5)


def fisher_upper(f: float, df1: float, df2: float) -> float:
    """Return P(F >= f); ``f`` >= 0, degrees of freedom > 0. P = I_{df2/(df2+df1 f)}(df2/2, df1/2)."""
    return _beta_below(df2, df1 * f, df2 / 2.0, df1 / 2.0)


def correlation_two_tailed(r: float, df: float) -> float:
    """Return the two-tailed p of Pearson's ``r`` (-1 < r < 1) with ``df`` = n - 2: t = r sqrt(df / (1 - r^2))."""
    return student_two_tailed(r * sqrt(df / (1.0 - r * r)), df)


def chi_squared_upper(x: float, df: float) -> float:
    """Return P(X >= x) of chi-squared; ``x`` >= 0, ``df`` > 0. P = Q(df/2, x/2) (DLMF 8.2.4)."""
    return _gamma_upper(df / 2.0, x / 2.0)


def _beta_below(part: float, other: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b) at x = part / (part + other)."""
    whole = part + other
    if other <= 0.0:
        return 1.0
    if not isfinite(whole):
        return 0.0
    x, y = part / whole, other / whole
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * _log(x, y) + b * _log(y, x))
    # DLMF 8.17.4: the fraction converges fast for x < (a + 1) / (a + b + 2), else use the symmetry.
    if x < (a + 1.0) / (a + b + 2.0):
        return _within(front * _beta_fraction(x, a, b) / a)
    return _within(1.0 - front * _beta_fraction(y, b, a) / b)


def _log(x: float, rest: float) -> float:
    """Return log(x), exactly also where x is nearly 1 and ``rest`` = 1 - x is small."""
    return log1p(-rest) if rest < 0.5 else log(x) if x > 0.0 else -inf


def _beta_fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of DLMF 8.17.22 by modified Lentz."""
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d or _TINY)
    value = d
    for m in range(1, _MOST_STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0))
        step = 1.0
        for term in (even, odd):
            d = 1.0 / ((1.0 + term * d) or _TINY)
            c = (1.0 + term / c) or _TINY
            step = c * d
            value *= step
        if abs(step - 1.0) < _CLOSE:
            break
    return value


def _gamma_upper(a: float, x: float) -> float:
    """Return the regularised upper incomplete gamma function Q(a, x)."""
    if x <= 0.0:
        return 1.0
    if not isfinite(x):
        return 0.0
    front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1.0:  # the series of DLMF 8.7.1 for the lower function
        term = total = 1.0 / a
        for n in range(1, _MOST_STEPS):
            term *= x / (a + n)
            total += term
            if term < total * _CLOSE:
                break
        return _within(1.0 - front * total)
    # The even part of the continued fraction of DLMF 8.9.2.
    b = x + 1.0 - a
    c, d = 1.0 / _TINY, 1.0 / b
    value = d
    for n in range(1, _MOST_STEPS):
        term = -n * (n - a)
        b += 2.0
        d = 1.0 / ((term * d + b) or _TINY)
        c = (b + term / c) or _TINY
        value *= c * d
        if abs(c * d - 1.0) < _CLOSE:
            break
    return _within(front * value)


def _within(p: float) -> float:
    return min(1.0, max(0.0, p))
