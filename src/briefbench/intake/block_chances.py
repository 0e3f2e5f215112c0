"""How likely each block of a page is the article's: two sums of what is known of it.

The first sum sees a block, its boxes and its neighbours; the second sees besides what the first
thought of the neighbours, so that headings, list entries and short lines go with the text about
them. The weights are in ``resources/reading/block_weights.tsv``; ``tests/benchmarks/fit_blocks.py``
finds them and says how well they do on pages they were not found on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from briefbench.base.places import resource
from briefbench.intake.block_signs import NAMES, SECOND, Numbers, second_signs, signs
from briefbench.intake.page_blocks import PageBlock

_BIAS = "always"


def chances(blocks: Sequence[PageBlock], title: str) -> list[float]:
    """Return for each block how likely it is the article's, 0.0-1.0."""
    if not blocks:
        return []
    first, second = weights()
    page = signs(blocks, title)
    opinion = chance(page.numbers, first)
    return [float(part) for part in chance(second_signs(page, opinion), second)]


def chance(numbers: Numbers, weights: Numbers) -> Numbers:
    """Return the logistic of a weighted sum; the last weight stands alone."""
    total = numbers @ weights[:-1] + weights[-1]
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(total, -30.0, 30.0))), dtype=float)


@cache
def weights() -> tuple[Numbers, Numbers]:
    """Return the weights of both sums in the order of the columns, that of ``always`` last."""
    passes: dict[str, dict[str, float]] = {"first": {}, "second": {}}
    for line in resource("reading", "block_weights.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            which, name, value = line.split("\t")
            passes[which][name] = float(value)
    return (
        np.array([passes["first"][name] for name in (*NAMES, _BIAS)]),
        np.array([passes["second"][name] for name in (*NAMES, *SECOND, _BIAS)]),
    )
