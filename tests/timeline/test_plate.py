"""A chart that stands alone says all about itself, in every form of file."""

import itertools
import json
import math
import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.kinds import Bucket, Count, Dated, Per
from briefbench.model.series import SourceMark
from briefbench.timeline.captions import caption_of, moment_words, sources_line
from briefbench.timeline.chart import paper_chart
from briefbench.timeline.kept import kept_series, series_kept
from briefbench.timeline.notes import whole_lines
from briefbench.timeline.plate import Plate
from briefbench.timeline.words import alt_text
from tests.timeline.making import LIGHT, annotated, made, name

QUERY = 'country:TJ AND (smuggl* OR "precursor chemicals") NOT source:"Kabul Wire"'
CUTOFF = "2026-11-25T04:30:00Z"
YEAR = replace(
    annotated(made(40, gap=0.05, partial=True, others=2)),
    zone="Asia/Tashkent",
    base=(90,) * 40,
    several=12,
    without=3,
    undated=2,
    vague=4,
    spread=1,
)


def caption(series=YEAR, look=None, **question):
    asked = ChartQuestion(**{"query": QUERY, **question})
    look = look or ChartLook()
    return caption_of(series, name, look, asked, CUTOFF, paper_chart(series, name, look).cut)


def plate(series=YEAR, kind=ChartKind.LINES, **more):
    look = ChartLook(kind, **more)
    chart = paper_chart(series, name, look)
    return Plate(chart, caption(series, look), alt_text(series, name))


def test_the_caption_says_all():
    rows = dict(caption(look=ChartLook(share=True), since="2025-01-06").rows)
    assert rows["Counted"] == (
        "Stories per week, copies counted once, for each country they are about, "
        "by date of publication"
    )
    assert rows["Query"] == QUERY
    assert rows["Share"] == "per cent of all stories in the library at that time"
    for part in (
        f"n = {YEAR.matches:,} stories",
        "2 undated are not shown",
        "4 with too vague a date are not shown",
        "1 with a vague date is given to one of the buckets it covers",
        "12 count for several countries or groups, once in the total",
        "3 are about no country",
        "the last week is not over",
    ):
        assert part in rows["Number"]
    assert rows["Time"] == (
        "days in Asia/Tashkent; from 2025-01-06; counted 25 November 2026, 09:30"
    )
    west = replace(YEAR, zone="Etc/GMT-5")
    assert dict(caption(west).rows)["Time"].startswith("days in UTC+5; ")
    assert rows["1"] == "3 Mar 2025: Border closed at Panj (Border service)"
    assert rows["3"].endswith(": Ceasefire")
    assert "+ Vakhsh Herald (7 Apr 2025)" in rows["Sources"]
    peaks = [words for head, words in caption().rows if head == "Peak"]
    assert len(peaks) == len(YEAR.peaks) == 2
    assert re.fullmatch(r"\w+ in the week of .+: 4\d stories, about \d expected \(.+\)", peaks[0])


def test_speakers_tags_and_other_dates_are_said():
    series = replace(YEAR, per=Per.SPEAKER, dated=Dated.CAPTURED, count=Count.QUOTES, base=())
    rows = dict(caption(series, ChartLook(share=True), query="", until="2025-12").rows)
    assert rows["Counted"] == "Accepted quotes per week, for each speaker, by date of capture"
    assert rows["Query"] == "everything in the library"
    assert rows["Share"] == "per cent of all matches at that time"
    assert "12 quote several speakers and count with each, once in the total" in rows["Number"]
    assert "until 2025-12" in rows["Time"]


def test_names_that_are_cut_are_told_in_full():
    path = "security/border/smuggling/precursor chemicals"
    series = made(9, codes=("TJ", path))
    assert dict(caption(series).rows)["In full"] == path
    assert "In full" not in dict(caption().rows)
    tags = tuple(f"border/precursor chemicals {n}" for n in range(12))
    for kind, told in ((ChartKind.LINES, ()), (ChartKind.MULTIPLES, tags)):
        assert set(paper_chart(made(9, codes=tags), name, ChartLook(kind)).cut) == set(told)
    assert paper_chart(made(1, codes=("TJ", path)), name).cut == [path]


def test_many_sources_are_counted():
    marks = tuple(SourceMark(f"S{n}", date(2025, 1, 6), begins=True) for n in range(20))
    assert sources_line(replace(YEAR, sources=marks)).endswith("S11 (6 Jan 2025); and 8 more")


def test_a_moment_is_told_in_the_zone():
    assert moment_words("2026-11-24T20:00:00Z", "Asia/Tashkent") == "25 November 2026, 01:00"


@pytest.mark.parametrize("kind", [ChartKind.LINES, ChartKind.MULTIPLES])
def test_the_text_of_a_pdf_can_be_searched(kind):
    document = pypdfium2.PdfDocument(plate(kind=kind).pdf())
    text = " ".join(document[0].get_textpage().get_text_range().split())
    for words in ("Border closed at Panj", '"precursor chemicals"', "Uzbekistan", "not over yet"):
        assert words in text
    assert document.get_metadata_value("Title") == caption().title
    assert "n = " in document.get_metadata_value("Subject")


def test_an_svg_has_title_and_description_and_no_fonts():
    shown = plate()
    svg = shown.svg()
    assert svg == plate().svg()
    root = etree.fromstring(svg.encode())
    assert [etree.QName(node).localname for node in root[:2]] == ["title", "desc"]
    assert root[0].text == caption().title
    assert QUERY in root[1].text
    assert root.get("role") == "img"
    assert not root.findall(".//{*}text")


def test_a_png_carries_its_words():
    png = plate().png()
    assert caption().title.encode() in png
    assert b"precursor chemicals" in png


@given(
    query=st.text(max_size=300),
    title=st.sampled_from(["", "WWW MMM Quarterly meetings of border commanders " * 5, "W" * 300]),
    size=st.integers(1, 30),
    kind=st.sampled_from(ChartKind),
    label=st.text(max_size=80),
)
@settings(deadline=None, max_examples=15)
def test_no_words_of_a_plate_touch_or_leave_it(query, title, size, kind, label):
    series = annotated(made(size, Bucket.DAY))
    series = replace(series, peaks=tuple(replace(peak, label=label) for peak in series.peaks))
    look = ChartLook(kind)
    chart = paper_chart(series, name, look)
    told = caption_of(series, name, look, ChartQuestion(query), CUTOFF, chart.cut)
    told = replace(told, title=title or told.title)
    shown = Plate(chart, told, "")
    words = [(box, text) for box, text in shown.words() if text]
    for box, text in words:
        assert box.left >= 0, text
        assert box.right <= shown.width, text
        assert box.bottom <= shown.height, text
    for (one, a), (other, b) in itertools.combinations(words, 2):
        assert not one.overlaps(other), (a, b)


@given(st.text(alphabet="abcdefgh  ", max_size=200), st.floats(20, 200))
@settings(deadline=None, max_examples=40)
def test_a_text_below_a_chart_is_whole(text, width):
    lines = whole_lines(text, 8, width, LIGHT)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


@given(size=st.integers(0, 9), by=st.sampled_from(Bucket), partial=st.booleans())
@settings(deadline=None, max_examples=15)
def test_a_kept_series_is_the_same(size, by, partial):
    series = made(size, by, gap=0.3, others=2, partial=partial, undated=3, base=(9,) * size)
    series = annotated(series) if size else series
    back = series_kept(json.loads(json.dumps(kept_series(series))))
    assert list(back.counts) == list(series.counts)
    plain = replace(series, expected={})
    assert repr(replace(back, expected={})) == repr(plain)
    for key, row in series.expected.items():
        for one, other in zip(row, back.expected[key], strict=True):
            assert one == other or (math.isnan(one) and math.isnan(other))


@pytest.mark.parametrize("kind", [ChartKind.LINES, ChartKind.AREAS])
def test_a_kept_series_with_many_others_is_small_and_looks_the_same(kind):
    series = made(20, others=100)
    kept = series_kept(kept_series(series))
    assert len(kept.rest) == 9
    assert sum(map(sum, kept.rest)) == sum(map(sum, series.rest))
    look = ChartLook(kind)
    assert paper_chart(kept, name, look).svg() == paper_chart(series, name, look).svg()
