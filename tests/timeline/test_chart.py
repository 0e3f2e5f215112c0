"""The chart draws every series, says what is under the mouse, and is the same each time."""

import itertools
import struct
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.kinds import Bucket, Count
from briefbench.model.series import EventMark, Series
from briefbench.timeline.chart import Chart, chart_figure, look_for, paper_chart
from briefbench.timeline.fonts import drawable, text_width
from briefbench.timeline.layout import (
    LEVEL_STEP,
    fitting,
    frame_of,
    push_apart,
    runs,
    strands_of,
    time_ticks,
    value_ticks,
)
from briefbench.timeline.marks import event_labels, ring_of, source_labels
from briefbench.timeline.notes import NO_POINTS, lines_of, place_note
from tests.timeline.making import LIGHT, SEVEN, annotated, bucket_days, made, name

NOTHING = Series(Bucket.WEEK, Count.STORIES, "UTC", (), {}, (), ())

EVERY_SHAPE = {
    "year": made(52, partial=True, others=3),
    "days": made(14, Bucket.DAY),
    "two": made(2, partial=True),
    "one": made(1, others=4),
    "one running": made(1, Bucket.DAY, ("TJ",), partial=True),
    "gaps": made(40, Bucket.DAY, gap=0.7),
    "narrow gaps": made(300, Bucket.DAY, gap=0.1),
    "long": made(1500, Bucket.DAY, others=40),
    "months": made(60, Bucket.MONTH),
    "no country": made(9, codes=()),
    "one without country": made(1, codes=()),
    "all zero": replace(made(5), counts={"TJ": (0,) * 5}, total=(0,) * 5, peaks=()),
    "all unknown": replace(made(5), empty=(True,) * 5, peaks=()),
    "many asked for": made(20, codes=tuple(f"{a}{b}" for a in "ABCDE" for b in "ABCDE")),
    "nothing": NOTHING,
    "nothing dated": replace(NOTHING, undated=3, vague=1),
}


SMALL, LARGE = (160, 90), (528, 260)


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        *((shape, SMALL) for shape in EVERY_SHAPE),
        *((shape, LARGE) for shape in ("year", "one", "gaps", "long")),
    ],
)
@pytest.mark.parametrize("kind", ChartKind)
def test_every_shape_is_drawn_at_every_size(shape, size, kind):
    look = ChartLook(kind, share=list(EVERY_SHAPE).index(shape) % 2 == (size == SMALL))
    chart = Chart(EVERY_SHAPE[shape], name, LIGHT, *size, look)
    pixels, width, height = chart.image()
    assert (width, height) == (int(chart.width), int(chart.height))
    assert len(pixels) == width * height * 4
    assert len(np.unique(np.frombuffer(pixels, np.uint32))) > 1
    assert set(pixels[3::4]) == {255}


@pytest.mark.parametrize("shape", ["year", "one", "gaps", "nothing"])
def test_svg_is_the_same_each_time_and_holds_outlines_only(shape):
    svg = paper_chart(EVERY_SHAPE[shape], name).svg()
    assert svg == paper_chart(EVERY_SHAPE[shape], name).svg()
    root = etree.fromstring(svg.encode())
    tags = {etree.QName(node).localname for node in root.iter() if isinstance(node.tag, str)}
    assert not tags & {"text", "image", "script", "pattern", "date"}
    assert root.get("width") == "464.88189pt"


def test_pdf_is_one_page_and_the_same_each_time():
    chart = paper_chart(EVERY_SHAPE["days"], name, ChartLook(ChartKind.HEAT))
    pdf = chart.pdf()
    assert pdf == chart.pdf()
    assert pdf.startswith(b"%PDF-1")
    assert pdf.count(b"/Type /Page ") == 1


def test_png_of_the_page_has_300_dots_an_inch():
    width, height = struct.unpack(">II", paper_chart(EVERY_SHAPE["days"], name).png()[16:24])
    assert (width, height) == (1937, 732)


def test_image_follows_the_ratio_of_the_screen():
    chart = Chart(EVERY_SHAPE["days"], name, LIGHT, 400, 200)
    assert chart.image(2.0)[1:] == (800, 400)


@pytest.mark.parametrize(
    "wild",
    [
        "$x$ \\frac{a}{b} $",
        "<b>&amp;",
        "a\x00b\x1b[31m\n\tc",
        "😀 𐎠 漢字",
        "ا" * 5000,
        "",
        "\u202e",
    ],
)
def test_names_and_labels_are_text_never_markup(wild):
    series = made(20, codes=("TJ", "UZ"))
    series = replace(series, peaks=tuple(replace(p, label=wild) for p in series.peaks))
    assert series.peaks
    svg = Chart(series, lambda code: wild, LIGHT, 600, 300).svg()
    assert etree.fromstring(svg.encode()) is not None


def test_every_point_is_a_target_and_every_column_a_bucket():
    series = made(12, codes=("TJ", "UZ", "AF"))
    chart = Chart(series, name, LIGHT, 900, 400)
    frame = chart.frame
    for place, bucket in enumerate(series.buckets):
        for code, counts in series.counts.items():
            hit = chart.hit(frame.x(place), frame.y(counts[place]))
            same = {c for c, row in series.counts.items() if row[place] == counts[place]}
            assert (hit.place, hit.bucket) == (place, bucket)
            assert hit.key in same, code
        assert chart.hit(frame.x(place), frame.top).place == place
    assert chart.hit(frame.x(3), frame.top).key is None
    assert chart.hit(frame.left - 5, 100) is None
    assert chart.hit(frame.right + 5, 100) is None
    (box,) = chart.spans(3, 3)
    assert box.left < frame.x(3) < box.right
    assert (box.top, box.bottom) == (frame.top, frame.bottom)


def test_a_bar_is_a_target_by_its_row():
    series = made(1, codes=("TJ", "UZ"))
    chart = Chart(series, name, LIGHT, 600, 300)
    (whole,) = chart.spans(0, 0)
    assert chart.hit(5, 5).key is None
    rows = {chart.hit(300, y).key for y in range(int(whole.top), int(whole.bottom))}
    assert rows == {"TJ", "UZ"}
    hit = next(chart.hit(9, y) for y in range(300) if chart.hit(9, y).key == "UZ")
    assert chart.spans(0, 0, hit.key)[0].top > whole.top


def test_nothing_has_no_target():
    assert Chart(NOTHING, name, LIGHT, 400, 200).hit(100, 100) is None


def test_unknown_buckets_name_no_country():
    series = made(12, codes=("TJ",), gap=0.9)
    chart = Chart(series, name, LIGHT, 900, 400)
    place = series.empty.index(True)
    assert chart.hit(chart.frame.x(place), chart.frame.bottom - 1).key is None


def test_figure_has_all_its_words():
    look = ChartLook(ChartKind.LINES)
    figure = chart_figure(EVERY_SHAPE["year"], name, look, ChartQuestion("smuggling"), "today")
    assert figure.title
    assert figure.title in figure.alt
    assert (figure.query, figure.cutoff) == ("smuggling", "today")
    assert figure.number.startswith("n = ")
    assert "<svg" in figure.svg


@given(
    st.lists(st.floats(-50, 550), max_size=12).map(sorted),
    st.floats(1, 40),
)
def test_names_are_pushed_apart_and_stay_inside(wanted, gap):
    found = push_apart(wanted, gap, 0, 500)
    assert len(found) == len(wanted)
    least = min(gap, 500 / max(1, len(wanted) - 1))
    assert all(b - a >= least - 1e-6 for a, b in itertools.pairwise(found))
    assert all(-1e-6 <= y <= 500 + 1e-6 for y in found)


def test_names_with_room_stay_where_they_are():
    assert push_apart([10, 100, 200], 16, 0, 300) == [10, 100, 200]
    assert push_apart([100, 100], 16, 0, 300) == [92, 108]


@given(st.floats(1, 1e7), st.floats(20, 2000))
def test_levels_are_round_and_have_air(most, height):
    ticks = value_ticks(most, height)
    assert ticks[0] == 0
    assert ticks[-1] <= most
    assert len(ticks) <= max(3, height / LEVEL_STEP * 2.5 + 2)


@given(st.text(max_size=60), st.floats(5, 300))
@settings(deadline=None)
def test_a_cut_text_fits(text, width):
    cut = fitting(drawable(text), 12, width)
    assert text_width(cut, 12) <= max(width, text_width("…", 12)) + 1e-6


@given(st.text(max_size=200))
@settings(deadline=None)
def test_words_are_set_in_few_lines(text):
    lines = lines_of(text, 12, 120, LIGHT)
    assert len(lines) <= 2
    assert all(text_width(line, 12) <= 120 + 1e-6 for line in lines)


@pytest.mark.parametrize("by", Bucket)
@pytest.mark.parametrize("size", [1, 2, 3, 12, 30, 90, 400, 3000])
def test_marks_of_time_do_not_touch(by, size):
    buckets = bucket_days(size, by)
    series = Series(by, Count.STORIES, "UTC", buckets, {}, (1,) * size, (False,) * size)
    frame = frame_of(series, strands_of(series, LIGHT, name), LIGHT, 900, 400)
    ticks = time_ticks(buckets, by, frame, LIGHT)
    assert ticks
    assert ticks[0].year or ticks[0].text == str(buckets[ticks[0].place].year)
    for one, other in itertools.pairwise(ticks):
        halves = (text_width(one.text, 11) + text_width(other.text, 11)) / 2
        assert frame.x(other.place) - frame.x(one.place) >= halves


def test_a_long_series_is_marked_by_years():
    buckets = bucket_days(1500, Bucket.WEEK)
    series = Series(Bucket.WEEK, Count.STORIES, "UTC", buckets, {}, (1,) * 1500, (False,) * 1500)
    frame = frame_of(series, strands_of(series, LIGHT, name), LIGHT, 700, 400)
    assert all(tick.text.isdigit() for tick in time_ticks(buckets, Bucket.WEEK, frame, LIGHT))


def words_on(series, kind, size=(900, 400), **more):
    return [text for _, text in Chart(series, name, LIGHT, *size, ChartLook(kind, **more)).words()]


@pytest.mark.parametrize("kind", ChartKind)
def test_every_kind_tells_gaps_peaks_events_and_the_running_bucket(kind):
    series = annotated(made(40, Bucket.DAY, gap=0.1, partial=True))
    words = words_on(series, kind)
    assert "14 Feb, not over yet" in words
    assert {"nothing saved", "nothing"} & set(words)
    assert {"1", "2–3"} <= set(words)
    assert {"+ 2 sources", "− Kabul Wire", "3 sources begin or end"} & set(words)
    counts = [str(peak.count) for peak in series.peaks]
    assert len(counts) == 2
    for count in counts:
        assert any(count in text for text in words), count


@pytest.mark.parametrize("kind", [ChartKind.AREAS, ChartKind.BARS])
def test_layers_that_count_twice_say_so(kind):
    series = made(30, codes=("TJ", "UZ"))
    assert "each counted once" not in words_on(series, kind)
    twice = replace(
        series, total=tuple(max(row) for row in zip(*series.counts.values(), strict=True))
    )
    assert "each counted once" in words_on(twice, kind)
    assert "each counted once" in words_on(twice, kind, share=True)


def test_a_share_is_of_everything_in_the_library_where_that_is_known():
    series = replace(made(2, codes=("TJ",)), counts={"TJ": (5, 0)}, total=(10, 0))
    assert strands_of(series, LIGHT, name, share=True)[0].levels == (50, 0)
    known = replace(series, base=(100, 0))
    assert strands_of(known, LIGHT, name, share=True)[0].levels == (5, 0)


def test_the_baseline_is_drawn_and_explained_when_asked_for():
    series = annotated(made(30))
    for kind in (ChartKind.LINES, ChartKind.MULTIPLES):
        assert "expected" in words_on(series, kind, baseline=True)
        assert "expected" not in words_on(series, kind)


def test_words_of_a_peak_keep_off_other_words_and_the_edges():
    series = made(30)
    frame = frame_of(series, strands_of(series, LIGHT, name), LIGHT, 900, 400)
    first = place_note(["38 stories: a crossing"], (300, 100), frame, [], NO_POINTS, LIGHT)
    second = place_note(
        ["38 stories: a crossing"], (300, 100), frame, [first.box], NO_POINTS, LIGHT
    )
    assert not first.box.overlaps(second.box)
    whole = [replace(first.box, left=0, top=0, right=900, bottom=400)]
    assert place_note(["38 stories"], (300, 100), frame, whole, NO_POINTS, LIGHT) is None


def test_runs():
    assert runs([True, False, True, True]) == [(0, 1), (2, 4)]
    assert runs([]) == []


def test_seven_have_markers_the_others_are_grey_and_all_are_named():
    strands = strands_of(made(9, others=20), LIGHT, name)
    assert [s.main for s in strands[:7]] == [True] * 7
    assert len({s.marker for s in strands[:7]}) == 7
    assert [s.name for s in strands if s.named] == [name(code) for code in SEVEN]
    assert date(2025, 1, 6) == made(9).buckets[0]


@pytest.mark.parametrize("kind", ChartKind)
@given(
    size=st.integers(0, 40),
    count=st.integers(0, 9),
    long=st.sampled_from(["", " and a very long second name of it", " جمهوری اسلامی"]),
    place=st.tuples(st.integers(200, 1400), st.integers(160, 700)),
    share=st.booleans(),
    partial=st.booleans(),
    marked=st.booleans(),
)
@settings(deadline=None, max_examples=25)
def test_no_words_touch_or_are_cut(kind, size, count, long, place, share, partial, marked):
    codes = tuple(f"A{n}" for n in range(count)) if size else ()
    series = made(size, codes=codes, gap=0.2, others=3, partial=partial and size > 0)
    series = series if size else replace(NOTHING, undated=2)
    if size and marked:
        series = replace(annotated(series), base=tuple(max(9, n) for n in series.total))
    look = ChartLook(kind, share=share, baseline=marked)
    chart = Chart(series, lambda code: code + long, LIGHT, *place, look)
    words = chart.words()
    for box, text in words:
        assert box.left >= -1, text
        assert box.right <= chart.width + 1, text
        assert box.top >= -1, text
        assert box.bottom <= chart.height + 1, text
        if text.endswith("…"):  # only a name wider than its part of the chart is cut
            wide = max((text_width(code + long, LIGHT.small) for code in codes), default=0)
            assert wide > 0.25 * chart.width or kind is ChartKind.MULTIPLES, text
            assert any((code + long).startswith(text[:-1]) for code in codes), text
    for (one, a), (other, b) in itertools.combinations(words, 2):
        assert not one.overlaps(other), (a, b)


@pytest.mark.parametrize("kind", [ChartKind.BARS, ChartKind.AREAS])
def test_the_total_alone_is_no_stack(kind):
    series = replace(made(20, codes=(), others=3), total=(7,) * 20)
    chart = Chart(series, name, LIGHT, *LARGE, ChartLook(kind))
    top = chart.frame.y(7) - 2
    assert 7 <= chart.frame.most < 10
    assert chart.hit(chart.frame.x(4), top + 4).bucket == series.buckets[4]
    assert not any("other" in text for _, text in chart.words())


@pytest.mark.parametrize(
    "kind", [k for k in ChartKind if k not in {ChartKind.AREAS, ChartKind.BARS}]
)
@pytest.mark.parametrize("height", range(150, 400, 30))
def test_every_key_is_named_or_among_the_others(kind, height):
    series = annotated(made(12, codes=tuple(f"{a}{b}" for a in "ABCDE" for b in "ABCD"), others=9))
    words = [text for _, text in Chart(series, name, LIGHT, 420, height, ChartLook(kind)).words()]
    named = sum(code in words for code in series.counts)
    (others,) = [text for text in words if text.endswith((" other", " others"))] or ["0"]
    assert int(others.split()[0]) == 9 + len(series.counts) - named


@pytest.mark.parametrize("codes", [("TJ",), ("TJ", "UZ")])
@pytest.mark.parametrize("height", [160, 240, 500])
def test_a_gap_is_explained_on_a_heat_map_of_few_rows(codes, height):
    series = made(40, Bucket.DAY, codes=codes)
    series = replace(series, empty=tuple(n in {20, 21} for n in range(40)), peaks=())
    words = words_on(series, ChartKind.HEAT, (900, height))
    assert {"nothing saved", "nothing"} & set(words)


@pytest.mark.parametrize("place", range(2, 30, 3))
def test_words_of_a_peak_keep_off_the_rings_of_events(place):
    series = made(30)
    series = replace(
        series, events=(EventMark(1, series.buckets[place], "Border closed", ""),), sources=()
    )
    for kind in (ChartKind.LINES, ChartKind.MULTIPLES):
        chart = Chart(series, name, LIGHT, 700, 330, ChartLook(kind))
        frame = chart.frame
        rings = [ring_of(label, frame, LIGHT) for label in event_labels(series, frame, LIGHT)]
        notes = [box for box, text in chart.words() if "stories" in text]
        assert not any(ring.overlaps(note) for ring in rings for note in notes)


def test_a_panel_too_narrow_for_a_source_still_has_its_tick():
    series = annotated(made(40))
    frame = frame_of(series, strands_of(series, LIGHT, name), LIGHT, 120, 90)
    places = [x for label in source_labels(series, frame, 40, LIGHT) for x in label.places]
    assert len(places) == len(series.sources) == 3


@pytest.mark.parametrize("kind", ChartKind)
def test_what_is_dated_after_today_is_not_over(kind):
    series = replace(made(14, Bucket.DAY, codes=("TJ", "UZ")), partial=3)
    assert "17 Jan and later, not over yet" in words_on(series, kind)


def test_few_buckets_are_bars_when_nobody_has_chosen():
    assert look_for(made(4)).kind is ChartKind.BARS
    assert look_for(made(30)).kind is ChartKind.LINES
