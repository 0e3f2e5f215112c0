"""Where everything of a chart stands, in px from the top left: plain geometry, no drawing.

The layout is solved here once, by hand, since matplotlib's own takes as long as the drawing and
knows nothing of names that move apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from briefbench.base.words import tr, trn
from briefbench.model.kinds import Bucket
from briefbench.model.series import Series
from briefbench.timeline.boxes import Box
from briefbench.timeline.fonts import drawable, text_width
from briefbench.timeline.style import DASHES, MARKERS, ChartStyle
from briefbench.timeline.words import Name, all_words, day_and_month, short_months

MOST_GREY = 8  # grey lines without a name: more are a haze that says nothing
NAME_SHARE = 0.28  # of the width, at most for the names beside the lines
DASH_STEP = 1.0  # px between buckets below which dashes would be noise
MARKER_STEP = 6.0  # px between buckets below which markers would touch
LEVEL_STEP = 52.0  # px at least between two levels of the counts
WIDEST_STEP = 200.0  # px; a few buckets are not stretched over a whole screen
_FEW = 31  # buckets up to which single days or weeks are named
_ELLIPSIS = "…"

Laid = TypeVar("Laid")


@dataclass(frozen=True, slots=True)
class Strand:
    """One line of the chart. ``code`` is its key, "" for what is no single one.

    Without a ``name`` it is one of many grey ones. ``levels`` are what is drawn: the counts, or
    their parts of all in the bucket in per cent.
    """

    code: str
    name: str
    counts: tuple[int, ...]
    levels: tuple[float, ...]
    colour: str
    marker: str = ""
    dash: tuple[float, ...] = ()

    @property
    def named(self) -> bool:
        """Say whether it has a name beside it."""
        return bool(self.name)

    @property
    def main(self) -> bool:
        """Say whether it is one of the seven that have colour and marker."""
        return bool(self.marker)


@dataclass(frozen=True, slots=True)
class Frame:
    """The field the lines run in; ``most`` is the count at its upper edge."""

    left: float
    top: float
    right: float
    bottom: float
    buckets: int
    most: float

    @property
    def step(self) -> float:
        """Width of a bucket."""
        return (self.right - self.left) / max(1, self.buckets)

    def x(self, place: float) -> float:
        """Return the middle of a bucket; places between buckets are allowed."""
        return self.left + (place + 0.5) * self.step

    def y(self, count: float) -> float:
        """Return the height of a count."""
        return self.bottom - (self.bottom - self.top) * count / self.most

    def columns(self, first: int, last: int) -> Box:
        """Return what the buckets from ``first`` to ``last`` take, both included."""
        return Box(self.x(first - 0.5), self.top, self.x(last + 0.5), self.bottom)

    def place(self, x: float) -> int | None:
        """Return the bucket at ``x``, None outside the field."""
        if not self.buckets or not self.left <= x < self.right:
            return None
        return min(self.buckets - 1, int((x - self.left) / self.step))


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the time axis; ``year`` is "" unless the year must be said."""

    place: int
    text: str
    year: str


def strands_of(
    series: Series, style: ChartStyle, name: Name, *, share: bool = False
) -> list[Strand]:
    """Return the lines to draw, the most important first; the total when no key is shown."""

    def levels(counts: tuple[int, ...]) -> tuple[float, ...]:
        return shares(counts, series) if share else counts

    found = [
        Strand(
            code,
            drawable(name(code)) or code,
            counts,
            levels(counts),
            style.series[n] if n < len(MARKERS) else style.rest,
            MARKERS[n] if n < len(MARKERS) else "",
            DASHES[n] if n < len(MARKERS) else (),
        )
        for n, (code, counts) in enumerate(series.counts.items())
    ]
    if not found:
        all_, total = all_words(series.count), series.total
        return [Strand("", all_, total, levels(total), style.series[0], MARKERS[0])]
    return found + [
        Strand("", "", counts, levels(counts), style.rest) for counts in series.rest[:MOST_GREY]
    ]


def shares(counts: Sequence[float], series: Series) -> tuple[float, ...]:
    """Return counts in per cent of the whole of each bucket; 0 of nothing.

    The whole is everything in the library, whatever the query; the matches where that is unknown.
    """
    return tuple(
        100.0 * count / whole if whole else 0.0
        for count, whole in zip(counts, series.base or series.total, strict=True)
    )


def level_words(level: float, *, share: bool) -> str:
    """Return ``1,234``, or a share as ``40 %``: with one decimal below 10."""
    if not share:
        return f"{round(level):,}"
    number = f"{level:.0f}" if level >= 10 or level == round(level) else f"{level:.1f}"
    return tr("{number} %").format(number=number)


def frame_of(
    series: Series,
    strands: Sequence[Strand],
    style: ChartStyle,
    width: float,
    height: float,
    *,
    highest: float | None = None,
    share: bool = False,
    foot: float = 0.0,
) -> Frame:
    """Return the field that leaves room for numbers, names and two lines of time below.

    Args:
        series: What is drawn.
        strands: Its lines.
        style: Colours and sizes.
        width: Of the chart, in px.
        height: Likewise.
        highest: The highest level; that of the strands for None.
        share: Whether levels are per cent.
        foot: Height in px that something else takes between the field and the time.

    """
    unit = style.unit
    if highest is None:
        highest = max((max(strand.levels, default=0) for strand in strands), default=0)
    top, bottom = 12 * unit, height - 3.4 * style.caption - 4 * unit - foot
    most = max(1.0, highest * (1 + 0.16 * min(1.0, 320 * unit / max(1.0, bottom - top))))
    ticks = value_ticks(most, bottom - top, unit)
    numbers = [level_words(tick, share=share) for tick in ticks]
    left = max(text_width(n, style.caption, style.family) for n in numbers) + 18 * unit
    names = [strand.name for strand in strands if strand.named]
    names.append(others_words(others_of(series, 1)))
    widest = max(text_width(n, style.small, style.family) for n in names if n) if names else 0
    right = width - min(widest, NAME_SHARE * width) - 20 * unit
    left = min(left, right - 10)
    right = min(right, left + WIDEST_STEP * unit * max(1, len(series.buckets)))
    return Frame(left, top, right, max(bottom, top + 10), len(series.buckets), most)


def others_of(series: Series, named: int) -> int:
    """Return how many keys have no name on a drawing that names so many; 0 for the total alone."""
    return series.others + len(series.counts) - named if series.counts else 0


def settled(laid_out: Callable[[int], Laid], unnamed: Callable[[Laid], int]) -> Laid:
    """Return what is laid out with the number of unnamed keys that it has then.

    To tell this number takes room, which may be that of a name.
    """
    others = 0
    while (found := unnamed(laid := laid_out(others))) > others:
        others = found
    return laid


def others_words(number: int) -> str:
    """Return ``5 others``, or nothing for none."""
    return trn("{n} other", "{n} others", number) if number else ""


def fitting(
    text: str, px: float, width: float, family: tuple[str, ...] = (), *, bold: bool = False
) -> str:
    """Return the text, or as much of it as fits into ``width`` px with an ellipsis."""
    if text_width(text, px, family, bold=bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + _ELLIPSIS, px, family, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + _ELLIPSIS


def cut_keys(strands: Iterable[Strand], room: float, style: ChartStyle) -> list[str]:
    """Return the keys of lines whose names are wider than ``room`` px, and so are cut."""
    return [
        strand.code
        for strand in strands
        if strand.code and text_width(strand.name, style.small, style.family) > room
    ]


def value_ticks(most: float, height: float, unit: float = 1.0) -> list[int]:
    """Return round whole numbers from 0 to at most ``most``, as close as ``LEVEL_STEP`` allows."""
    steps = _round_numbers()
    step, larger = next(steps), next(steps)
    while height * step / most < LEVEL_STEP * unit and larger <= most:
        step, larger = larger, next(steps)
    return list(range(0, int(most) + 1, step))


def _round_numbers() -> Iterator[int]:
    """Give 1, 2, 5, 10, 20, 50 and so on."""
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def push_apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places near those wanted (ascending), at least ``gap`` apart, within the bounds.

    Neighbours that would touch move together to the mean of what they want, so that the sum of
    squared moves is least; where all do not fit, the gap shrinks.
    """
    if not wanted:
        return []
    gap = min(gap, (high - low) / max(1, len(wanted) - 1)) if len(wanted) > 1 else gap
    groups: list[list[float]] = []  # mean of wanted minus offset, members
    for n, value in enumerate(wanted):
        groups.append([value - n * gap, 1])
        while len(groups) > 1 and groups[-2][0] >= groups[-1][0]:
            mean, size = groups.pop()
            before, others = groups[-1]
            groups[-1] = [(before * others + mean * size) / (others + size), others + size]
    ceiling = high - (len(wanted) - 1) * gap
    flat = [min(max(mean, low), ceiling) for mean, size in groups for _ in range(int(size))]
    return [base + n * gap for n, base in enumerate(flat)]


def time_ticks(buckets: Sequence[date], by: Bucket, frame: Frame, style: ChartStyle) -> list[Tick]:
    """Return marks of the finest step that leaves air between their words."""
    ticks: list[Tick] = []
    for places, words in _tick_steps(buckets, by):
        ticks = _with_years(buckets, places, words)
        if _airy(ticks, frame, style):
            break
    return _thinned(ticks, frame, style)


def _tick_steps(
    buckets: Sequence[date], by: Bucket
) -> list[tuple[list[int], Callable[[date], str]]]:
    """Return candidate steps, the finest first, as places and how a place is written."""
    every = range(len(buckets))
    short = short_months()

    def month(value: date) -> str:
        return short[value.month - 1]

    def quarter(value: date) -> str:
        return tr("Q{number}").format(number=value.month // 3 + 1)

    def year(value: date) -> str:
        return str(value.year)

    steps: list[tuple[list[int], Callable[[date], str]]] = []
    if by in {Bucket.DAY, Bucket.WEEK} and len(buckets) <= (
        _FEW if by is Bucket.DAY else _FEW // 3
    ):
        steps += [(list(every[::k]), day_and_month) for k in (1, 2, 3)]
    if by is Bucket.DAY:
        steps.append(([n for n in every if buckets[n].weekday() == 0], day_and_month))
    limit = {Bucket.DAY: 1, Bucket.WEEK: 7}.get(by, 31)
    firsts = [n for n in every if buckets[n].day <= limit]
    if by is Bucket.QUARTER:
        steps.append((firsts, quarter))
    elif by is not Bucket.YEAR:
        for months in (1, 3):
            steps.append(([n for n in firsts if (buckets[n].month - 1) % months == 0], month))
    for years in (1, 2, 5, 10, 20, 50, 100):
        steps.append(
            (
                [n for n in firsts if buckets[n].month == 1 and buckets[n].year % years == 0],
                year,
            )
        )
    alone = {Bucket.MONTH: month, Bucket.QUARTER: quarter, Bucket.YEAR: year}
    # A single mark says too little of a long stretch.
    return [step for step in steps if len(step[0]) > 1] or [([0], alone.get(by, day_and_month))]


def _with_years(
    buckets: Sequence[date], places: Sequence[int], words: Callable[[date], str]
) -> list[Tick]:
    """Return marks with the year below the first and below each that opens another."""
    ticks, year = [], 0
    for place in places:
        value = buckets[place]
        text = words(value)
        said = str(value.year) if value.year != year and text != str(value.year) else ""
        ticks.append(Tick(place, text, said))
        year = value.year
    return ticks


def _airy(ticks: Sequence[Tick], frame: Frame, style: ChartStyle) -> bool:
    """Say whether every two neighbours leave air between their words."""
    return len(_thinned(ticks, frame, style, air=11.0)) == len(ticks)


def _thinned(
    ticks: Sequence[Tick], frame: Frame, style: ChartStyle, air: float = 6.0
) -> list[Tick]:
    """Return the marks whose words do not touch those of the one before, nor leave the picture."""
    kept: list[Tick] = []
    end = 0.0
    for tick in ticks:
        half = text_width(tick.text, style.caption, style.family) / 2
        middle = frame.x(tick.place)
        if middle - half >= end or not kept:
            kept.append(tick)
            end = middle + half + air * style.unit
    return kept


def runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Return stretches of True as first place and place after the last."""
    found, start = [], None
    for place, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            found.append((start, place))
            start = None
    return found
