"""Seven series are told apart by every eye, in both schemes and on paper.

How colours look to the colour-blind is simulated with the matrices of Machado, Oliveira and
Fernandes (A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE TVCG 15(6),
2009) at full severity, in linear RGB; differences are measured in Oklab (Ottosson 2020).
"""

import itertools

import numpy as np
import pytest

from briefbench.timeline.style import PAPER
from briefbench.ui.theme import DARK, LIGHT

EYES = {
    "all three cones": np.eye(3),
    "no red cones": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green cones": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "no blue cones": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
GROUNDS = {
    "light": (LIGHT.surface, LIGHT.series, LIGHT.series_rest),
    "dark": (DARK.surface, DARK.series, DARK.series_rest),
    "paper": (PAPER.ground, PAPER.series, PAPER.rest),
}


def linear(colour):
    """The colour in linear RGB, 0 to 1."""
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def oklab(rgb):
    cones = np.array(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
    )
    axes = np.array(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
    )
    return axes @ np.cbrt(cones @ rgb)


def contrast(one, other):
    """WCAG 2.2."""
    light = sorted(linear(c) @ [0.2126, 0.7152, 0.0722] for c in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("eye", EYES)
def test_no_two_series_look_alike(ground, eye):
    _, series, _ = GROUNDS[ground]
    seen = {c: oklab(np.clip(EYES[eye] @ linear(c), 0, 1)) for c in series}
    for one, other in itertools.combinations(series, 2):
        assert 100 * np.linalg.norm(seen[one] - seen[other]) >= 9, (one, other)


@pytest.mark.parametrize("ground", GROUNDS)
def test_names_in_their_colours_are_read_and_grey_stays_behind(ground):
    behind, series, rest = GROUNDS[ground]
    assert min(contrast(colour, behind) for colour in series) >= 4.5
    assert contrast(rest, behind) < min(contrast(colour, behind) for colour in series)
