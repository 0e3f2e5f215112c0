"""What a chart looks like: colours and sizes, from the window's theme or the printed page."""

from __future__ import annotations

from dataclasses import dataclass

MARKERS = ("o", "s", "^", "D", "v", "p", "P")
"""matplotlib's ● ■ ▲ ◆ ▼ ⬟ ✚: series differ by marker as well as by colour."""

DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (9.0, 3.5),
    (3.0, 2.5),
    (9.0, 3.0, 2.0, 3.0),
    (14.0, 3.0),
    (5.0, 2.5, 5.0, 2.5, 1.5, 2.5),
    (1.5, 2.5),
)
"""px drawn and left out in turn, for where markers would touch: the second sign beside colour."""

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 164.0, 62.0
"""Size of a chart on the printed page: the whole type area (design of the page, "Measures")."""

_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Colours as ``#rrggbb`` and text sizes in px; on paper a px is a point (``dpi`` 72).

    ``series`` are the colours of the seven largest keys (the nearest two of them, seen with
    any of the three kinds of colour blindness, are 9 apart in Oklab times 100), ``rest`` is that
    of all others.
    ``family`` names fonts to prefer; those of the program follow, as far as they are there.
    """

    ground: str
    text: str
    text_2: str
    text_3: str
    line: str
    line_strong: str
    hover: str
    series: tuple[str, ...]  # as many as there are markers
    rest: str
    small: float = 12.0  # names, peaks
    caption: float = 11.0  # ticks, bands
    dpi: float = 100.0
    family: tuple[str, ...] = ()
    paper: bool = False

    @property
    def unit(self) -> float:
        """Factor for lines, markers and distances, which grow with the text; 1.0 at 12 px."""
        return self.small / 12.0

    def points(self, px: float) -> float:
        """Return a length of px in the points that matplotlib wants."""
        return px * 72.0 / self.dpi


PAPER = ChartStyle(
    ground="#ffffff",
    text="#1b2430",
    text_2="#56616c",
    text_3="#56616c",
    line="#e4e8ea",
    line_strong="#c9ced2",
    hover="#f0f1f1",
    series=("#0c4498", "#c94000", "#0b815d", "#ae50ac", "#563f00", "#23265e", "#49151d"),
    rest="#b4babf",
    small=8.0,
    caption=7.5,
    dpi=72.0,
    paper=True,
)
"""The printed page's ink, second voice, hairline and track; its paper is as white as the window."""

PAGE_SIZE = (PAGE_WIDTH_MM * _MM, PAGE_HEIGHT_MM * _MM)
"""Width and height of a chart on paper, in points."""
