"""Handling marks of TLP 2.0: their order, colours and meaning (FIRST, August 2022)."""

from __future__ import annotations

from collections.abc import Iterable

from briefbench.base.words import tr
from briefbench.model.kinds import Tlp

ORDER = tuple(Tlp)
"""All marks, least restrictive first."""

COLOURS = {
    Tlp.CLEAR: "#FFFFFF",
    Tlp.GREEN: "#33FF00",
    Tlp.AMBER: "#FFC000",
    Tlp.AMBER_STRICT: "#FFC000",
    Tlp.RED: "#FF2B2B",
}
"""The colour of each mark's letters, which stand on black."""


def above(mark: Tlp, limit: Tlp) -> bool:
    """Say whether ``mark`` restricts more than ``limit``."""
    return ORDER.index(mark) > ORDER.index(limit)


def highest(marks: Iterable[Tlp]) -> Tlp:
    """Return the most restrictive of ``marks``; ``TLP:CLEAR`` when there are none."""
    return max(marks, key=ORDER.index, default=Tlp.CLEAR)


def meaning(mark: Tlp) -> str:
    """Return in words who may be given a document with this mark."""
    return {
        Tlp.CLEAR: tr("may be shared without limit"),
        Tlp.GREEN: tr("may be shared within the community"),
        Tlp.AMBER: tr("for the recipients’ organisations and their clients who need to know"),
        Tlp.AMBER_STRICT: tr("for those in the recipients’ organisation who need to know"),
        Tlp.RED: tr("for the named recipients only"),
    }[mark]
