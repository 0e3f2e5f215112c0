"""A burst in a library: told only with enough stories and sources, and what it is about."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefbench import desk
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Bucket, Count
from tests.making import add_drafts, draft_of

FIRST = date(2026, 3, 2)
OUTLETS = ("Amu Post", "Issyk Wire", "Vakhsh Herald", "Kabul Wire")
USUAL = ("Border open in Termez", "Cotton prices rise", "Minister flies to Moscow")
FLOOD = (
    "Flood in Kulob takes bridge",
    "Kulob flood: dam holds, minister says",
    "Tajikistan sends boats to flood in Kulob",
    "Floods: Kulob waits for boats",
    "After the flood, Kulob counts its bridges",
    "Bridge repair after flood in Kulob",
    "Kulob asks for blankets after flood",
    "Flood water falls in Kulob",
    "Flood in Kulob: roads open again",
)


def drafts_of(week, heads, outlets=OUTLETS):
    """Return stories of one week, each with a text of its own."""
    for n, head in enumerate(heads):
        chance = random.Random(f"{week} {n}")
        body = " ".join("".join(chance.choices("abcdefghij", k=7)) for _ in range(60))
        day = FIRST + timedelta(7 * week + n % 5)
        outlet = outlets[n % len(outlets)]
        yield draft_of(head, (body,), source=outlet, published=day.isoformat(), quotes=False)


def usual_weeks(weeks):
    return [draft for week in range(weeks) for draft in drafts_of(week, USUAL[: 1 + week % 2])]


WEEKLY = ChartQuestion(by=Bucket.WEEK)


def test_a_burst_is_told_with_its_words_its_headline_and_what_was_expected(library):
    add_drafts(library, [*usual_weeks(10), *drafts_of(10, FLOOD), *drafts_of(11, USUAL[:1])])
    series = desk.timeline(library, WEEKLY)
    (peak,) = series.peaks
    assert (peak.key, peak.bucket, peak.count) == ("TJ", FIRST + timedelta(70), 9)
    assert peak.expected == 1.5
    assert set(peak.words) == {"flood", "Kulob"}
    assert peak.label in FLOOD
    told = desk.series_object(series)["peaks"][0]
    assert told["label"] == f"{', '.join(peak.words)}: {peak.label}"
    assert desk.series_object(series)["expected"]["TJ"][:7] == [None] * 6 + [1.5]
    # a part of the chart shows what the whole of it shows there
    cut = desk.timeline(library, replace(WEEKLY, since="2026-05-04"))
    assert cut.peaks == (peak,)
    assert cut.expected["TJ"] == series.expected["TJ"][9:]
    by_article = desk.timeline(library, replace(WEEKLY, count=Count.ARTICLES))
    assert by_article.peaks == (peak,)


@pytest.mark.parametrize(
    ("heads", "outlets"), [(FLOOD[:4], OUTLETS), (FLOOD, OUTLETS[:2]), (FLOOD, ("",))]
)
def test_few_stories_or_few_sources_are_no_peak(library, heads, outlets):
    add_drafts(library, [*usual_weeks(10), *drafts_of(10, heads, outlets)])
    assert desk.timeline(library, WEEKLY).peaks == ()


def test_copies_of_few_stories_are_no_peak_when_articles_are_counted(library):
    few = list(drafts_of(10, FLOOD[:3]))
    copies = [
        replace(draft, source=replace(draft.source, name=outlet))
        for draft in few
        for outlet in OUTLETS
    ]
    add_drafts(library, [*usual_weeks(10), *copies])
    asked = replace(WEEKLY, count=Count.ARTICLES)
    assert desk.timeline(library, asked).counts["TJ"][10] == 12
    assert desk.timeline(library, asked).peaks == ()
