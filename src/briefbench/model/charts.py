"""How a chart is to look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChartKind(StrEnum):
    """How a series is drawn; the value is the word stored with a chart in a brief."""

    LINES = "lines"
    AREAS = "areas"  # stacked
    BARS = "bars"  # stacked
    HEAT = "heat"  # country by time
    MULTIPLES = "multiples"  # a small chart a country, all with one scale


@dataclass(frozen=True, slots=True)
class ChartLook:
    """How a series is drawn, for window, brief and file alike.

    With ``share`` the levels are parts of all matches in a bucket, 0 to 100 %; stacked, they add up
    to more where a match is about several countries.
    """

    kind: ChartKind = ChartKind.LINES
    share: bool = False
