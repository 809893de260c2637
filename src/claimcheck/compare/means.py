"""Can a mean of whole numbers be what is printed? The GRIM test.

Method: Brown & Heathers (2017), The GRIM test: a simple technique detects numerous anomalies in the reporting of
results in psychology, Social Psychological and Personality Science 8:363-369. The sum of N whole numbers is a whole
number, so that only some means are possible as long as N is smaller than ten to the power of the printed decimals.
"""

from __future__ import annotations

from math import ceil, floor

from claimcheck.compare.notation import Printed


def mean_is_possible(mean: Printed, sample: int, items: int = 1) -> bool:
    """Tell whether ``sample`` times ``items`` whole numbers can have the mean, by any rounding of a half.

    True also where the sample is too large for the printed decimals to tell.
    """
    count = sample * items
    if count <= 0 or count * mean.unit >= 1.0 - 1e-9:
        return True
    total = abs(mean.value) * count
    room = mean.half * (1.0 + 1e-6)
    return any(abs(whole / count - abs(mean.value)) <= room for whole in (floor(total), ceil(total)))


def nearest_means(mean: Printed, sample: int) -> tuple[float, float]:
    """Return the possible means right below and above, unrounded."""
    total = mean.value * sample
    return floor(total) / sample, ceil(total) / sample
