"""What a chart is counted from: dates, keys, limits, shared-out dates, sources, the running day."""

import math
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from briefbench import desk
from briefbench.base.errors import Refused
from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.kinds import Bucket, Count, Dated, ItemKind, Per
from briefbench.model.records import Item
from briefbench.store.articles import articles_by_id
from briefbench.timeline.counted import number_line
from tests.desk.test_speakers import add_quote
from tests.making import add_drafts, draft_of


def add(library, *facts, **more):
    """Articles of (published, further options of a draft), each with words of its own."""
    return add_drafts(
        library,
        [
            draft_of(
                f"Note {place}", (f"Words {place * 7919} of note {place}.",), published=day, **given
            )
            for place, (day, given) in enumerate((day, {**more, **given}) for day, given in facts)
        ],
    )


def told(series):
    """Counts by key and bucket, zeros left out."""
    return {
        key: {str(b): n for b, n in zip(series.buckets, counts, strict=True) if n}
        for key, counts in series.counts.items()
    }


@pytest.mark.parametrize(
    ("days", "by"),
    [
        (1, Bucket.DAY),
        (93, Bucket.DAY),
        (94, Bucket.WEEK),
        (732, Bucket.WEEK),
        (733, Bucket.MONTH),
        (2928, Bucket.MONTH),
        (2929, Bucket.QUARTER),
        (7320, Bucket.QUARTER),
        (7321, Bucket.YEAR),
    ],
)
def test_the_span_of_the_dates_chooses_the_bucket(library, days, by):
    last = date(2001, 2, 3) + timedelta(days - 1)
    add(library, ("2001-02-03", {}), (last.isoformat(), {}), (None, {}))
    series = desk.timeline(library)
    assert (series.by, series.matches, series.undated) == (by, 2, 1)
    near = desk.timeline(library, ChartQuestion(since=last.isoformat()))
    assert (near.by, near.matches) == (Bucket.DAY, 2 if days == 1 else 1)


def test_headlines_behind_a_bar_are_the_newest_by_the_date_that_is_counted(library):
    ids = add(library, ("2026-01-05", {}), ("2026-01-06", {}), ("2026-01-07", {}))
    with library.change("Dates") as session:
        for article, event in zip(articles_by_id(session, ids), (9, 8, 7), strict=True):
            article.event = f"2025-12-0{event}"
    asked = ChartQuestion(by=Bucket.MONTH, dated=Dated.EVENT)
    assert desk.bucket_headlines(library, asked, bucket=date(2025, 12, 1), most=2) == (
        "Note 0",
        "Note 1",
    )
    desk.join_stories(library, ids[1:])
    assert desk.bucket_headlines(library, asked, bucket=date(2025, 12, 1)) == (
        "Note 2",
        "Note 0",
    )
    assert desk.bucket_headlines(library, asked, bucket=date(2025, 11, 1)) == ()


def test_captured_and_event_dates_are_counted_when_asked_for(library):
    ids = add(library, ("2026-01-05", {}), ("2026-01-06", {}), ("2026-01-07", {}))
    with library.change("Dates") as session:
        first, second, third = articles_by_id(session, ids)
        first.captured, second.captured = "2026-03-02T22:30:00Z", "2026-03-02"
        first.event, third.event = "2025-12-24", "2025-12"
    desk.set_library_setting(library, "zone", "Asia/Tashkent")
    by = {
        dated: desk.timeline(library, ChartQuestion(by=Bucket.DAY, dated=dated)) for dated in Dated
    }
    captured, event = by[Dated.CAPTURED], by[Dated.EVENT]
    assert captured.buckets == (date(2026, 3, 2), date(2026, 3, 3))
    assert (captured.total, captured.undated, captured.dated) == ((1, 1), 1, Dated.CAPTURED)
    assert (event.buckets, event.vague, event.undated) == ((date(2025, 12, 24),), 1, 1)
    asked = ChartQuestion(by=Bucket.DAY, dated=Dated.CAPTURED)
    assert desk.bucket_articles(library, asked, bucket=date(2026, 3, 3)) == (ids[0],)
    assert desk.undated_articles(library, asked) == (ids[2],)
    assert desk.undated_articles(library) == ()


def test_speakers_have_their_quotes_and_the_articles_that_quote_them(library):
    add_quote(library, "Zarina Bell", published="2026-10-12")
    add_quote(library, "Zarina Bell", published="2026-10-13")
    add_quote(library, "Tom Yat", published="2026-10-13")
    add(library, ("2026-10-13", {"countries": (("UZ", True),)}))
    quotes = ChartQuestion(by=Bucket.DAY, count=Count.QUOTES, per=Per.SPEAKER)
    series = desk.timeline(library, quotes)
    assert told(series) == {
        "Zarina Bell": {"2026-10-12": 1, "2026-10-13": 1},
        "Tom Yat": {"2026-10-13": 1},
    }
    assert (series.total, series.several, series.without) == ((1, 2), 0, 0)
    articles = ChartQuestion(
        by=Bucket.DAY, count=Count.ARTICLES, per=Per.SPEAKER, keys=("zarina bell", "Nobody")
    )
    series = desk.timeline(library, articles)
    assert told(series) == {"Zarina Bell": {"2026-10-12": 1, "2026-10-13": 1}, "Nobody": {}}
    assert (series.total, series.others, series.without) == ((1, 3), 1, 1)
    day = date(2026, 10, 13)
    assert len(desk.bucket_articles(library, articles, bucket=day, key="Tom Yat")) == 1
    desk.add_speaker_name(library, desk.find_speaker(library, "Tom Yat"), "Тому Ят")
    series = desk.timeline(library, replace(articles, keys=("ТОМУ ят",)))
    assert told(series) == {"Tom Yat": {"2026-10-13": 1}}
    (offered,) = add_drafts(library, [draft_of("Offered", published="2026-10-14")])
    assert desk.article_view(library, offered).suggestions
    assert desk.timeline(library, quotes).matches == 3


def test_a_tag_counts_for_those_above_it(library):
    add(
        library,
        ("2026-10-12", {"tags": ("border/smuggling",)}),
        ("2026-10-12", {"tags": ("border/trade", "border/smuggling")}),
        ("2026-10-13", {"tags": ("border",)}),
        ("2026-10-13", {"tags": ("climate",)}),
        ("2026-10-13", {}),
    )
    tags = ChartQuestion(by=Bucket.DAY, count=Count.ARTICLES, per=Per.TAG)
    series = desk.timeline(library, tags)
    border = {"2026-10-12": 2, "2026-10-13": 1}
    assert told(series) == {"border": border, "climate": {"2026-10-13": 1}}
    assert (series.several, series.without) == (0, 1)
    series = desk.timeline(library, replace(tags, keys=("Border", "border/trade")))
    assert told(series) == {"border": border, "border/trade": {"2026-10-12": 1}}
    assert (series.others, series.rest, series.several) == (1, ((0, 1),), 1)
    series = desk.timeline(library, replace(tags, keys=("border/trade",)))
    assert told(series) == {"border/trade": {"2026-10-12": 1}}
    assert (series.others, series.rest) == (2, ((2, 0), (0, 1)))
    assert (series.several, series.without) == (1, 1)
    assert "1 counts for several tags" in number_line(series)
    assert "1 has no tag" in number_line(series)


def test_a_quote_has_its_own_tags_and_those_of_its_article(library):
    quotes = [add_quote(library, name, published="2026-10-13") for name in ("Tom Yat", "Zarina")]
    article = next(q.article_id for q in desk.list_quotes(library) if q.id == quotes[0])
    desk.tag_articles(library, [article], "border/trade")
    desk.tag_quotes(library, quotes[:1], "border/smuggling")
    desk.tag_quotes(library, quotes[1:], "climate")
    tags = ChartQuestion(by=Bucket.DAY, count=Count.QUOTES, per=Per.TAG)
    series = desk.timeline(library, tags)
    assert series.counts == {"border": (1,), "climate": (1,)}
    assert (series.total, series.several, series.without) == ((2,), 0, 0)
    day = series.buckets[0]
    assert desk.bucket_articles(library, tags, bucket=day, key="border/smuggling") == (article,)
    articles = desk.timeline(library, replace(tags, count=Count.ARTICLES))
    assert articles.counts == {"border": (1,)}


def test_what_holds_a_group_is_no_further_country(library):
    add(
        library,
        ("2026-10-12", {"countries": (("TJ", True), ("UZ", True))}),
        ("2026-10-12", {"countries": (("TJ", True), ("DE", True))}),
        ("2026-10-12", {"countries": (("TJ", False),)}),
    )
    series = desk.timeline(library, ChartQuestion(keys=("Central Asia",), count=Count.ARTICLES))
    assert series.counts == {"Central Asia": (2,)}
    assert (series.others, series.rest) == (1, ((1,),))
    assert (series.several, series.without) == (1, 1)


def test_vague_dates_are_shared_out_and_listed_where_they_were_put(library):
    ids = add(library, *[("2026-02", {})] * 6, ("2026-02-02", {}), ("2026-02-25", {}))
    plain = ChartQuestion(by=Bucket.WEEK, count=Count.ARTICLES)
    series = desk.timeline(library, plain)
    assert (series.total, series.vague, series.spread) == ((1, 0, 0, 1), 6, 0)
    shared = ChartQuestion(by=Bucket.WEEK, count=Count.ARTICLES, spread=True)
    series = desk.timeline(library, shared)
    assert (series.vague, series.spread, sum(series.total)) == (0, 6, 8)
    assert series.base == series.total
    behind = [desk.bucket_articles(library, shared, bucket=bucket) for bucket in series.buckets]
    assert tuple(map(len, behind)) == series.total
    assert sorted(id_ for some in behind for id_ in some) == sorted(ids)


def test_a_share_is_a_part_of_everything_of_that_bucket(library):
    add(
        library,
        ("2026-10-12", {"source": "Amber Post"}),
        ("2026-10-12", {"source": "Delta Post"}),
        ("2026-10-13", {"source": "Delta Post"}),
        ("2026-10-14", {"source": "Amber Post"}),
    )
    series = desk.timeline(library, ChartQuestion('source:"Amber Post"', by=Bucket.DAY))
    assert (series.total, series.base) == ((1, 0, 1), (2, 1, 1))
    text = ("The same words of one report on the customs office, told twice in two papers.",) * 2
    add_drafts(
        library,
        [
            draft_of("Copied report", text, source=name, published=day)
            for name, day in (("Delta Post", "2026-10-15"), ("Amber Post", "2026-10-16"))
        ],
    )
    series = desk.timeline(library, ChartQuestion('source:"Amber Post"', by=Bucket.DAY))
    assert (series.total, series.base) == ((1, 0, 1, 0, 1), (2, 1, 1, 0, 1))
    assert sum(desk.timeline(library).total) == 5


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("America/New_York", "2021-03-14", 23),
        ("America/New_York", "2021-11-07", 25),
        ("Europe/Berlin", "2021-03-28", 23),
        ("Australia/Lord_Howe", "2021-04-04", 24.5),
        ("Africa/Cairo", "2010-09-30", 25),
        ("Asia/Tashkent", "2021-06-01", 24),
    ],
)
def test_a_day_holds_its_own_minutes_however_long_it_is(library, zone, day, hours):
    here = ZoneInfo(zone)
    first = datetime.fromisoformat(day).replace(tzinfo=here).astimezone(ZoneInfo("UTC"))
    last = first + timedelta(hours=hours) - timedelta(minutes=1)
    minutes = [first - timedelta(minutes=1), first, last, last + timedelta(minutes=1)]
    add(library, *((f"{at:%Y-%m-%dT%H:%M:%SZ}", {}) for at in minutes), (day, {}))
    series = desk.timeline(library, ChartQuestion(by=Bucket.DAY, zone=zone))
    assert series.zone == zone
    assert series.total == (1, 3, 1)
    assert series.buckets[1].isoformat() == day


def test_the_running_bucket_runs_where_the_library_is(library):
    there, here = (ZoneInfo(name) for name in ("Pacific/Kiritimati", "Pacific/Pago_Pago"))
    today = datetime.now(there).date()  # there it is never the same day as here
    add(library, (today.isoformat(), {}), ((today - timedelta(40)).isoformat(), {}))
    desk.set_library_setting(library, "zone", there.key)
    day = ChartQuestion(by=Bucket.DAY)
    assert desk.timeline(library, day).partial == 1
    assert desk.timeline(library, ChartQuestion(by=Bucket.DAY, zone=here.key)).partial > 1
    assert desk.timeline(library, ChartQuestion(by=Bucket.YEAR)).partial
    past = ChartQuestion(by=Bucket.DAY, until=(today - timedelta(1)).isoformat())
    assert not desk.timeline(library, past).partial


def test_a_stretch_after_a_gap_expects_what_the_whole_does_there(library):
    weeks = [*range(12), *range(50, 58)]  # a gap of less than OLDEST times BEFORE
    days = [date(2021, 1, 4) + timedelta(7 * week) for week in weeks]
    add(library, *((day.isoformat(), {"countries": (("TJ", True),)}) for day in days))
    whole = desk.timeline(library, ChartQuestion(by=Bucket.WEEK))
    since = whole.buckets[50].isoformat()
    part = desk.timeline(library, ChartQuestion(by=Bucket.WEEK, since=since))
    assert part.expected == {"TJ": whole.expected["TJ"][50:]}
    assert not math.isnan(part.expected["TJ"][0])


def test_a_limit_takes_whole_buckets(library):
    add(library, ("2026-09-30", {}), ("2026-10-02", {}), ("2026-10-29", {}), ("2026-11-01", {}))
    asked = ChartQuestion(by=Bucket.MONTH, since="2026-10-15", until="2026-10-20")
    series = desk.timeline(library, asked)
    assert (series.buckets, series.total) == ((date(2026, 10, 1),), (2,))
    asked = ChartQuestion(by=Bucket.WEEK, since="2026-10", until="2026-10")
    assert desk.timeline(library, asked).total == (2, 0, 0, 0, 2)


def test_a_limit_that_is_no_date_and_a_zone_that_is_none_are_refused(library):
    with pytest.raises(Refused, match="soon"):
        desk.timeline(library, ChartQuestion(since="soon"))
    with pytest.raises(Refused, match="Mars"):
        desk.timeline(library, ChartQuestion(zone="Mars/Base"))


def test_a_source_that_begins_is_told_where_it_matters(library):
    start = date(2026, 3, 2)
    facts = [
        ((start + timedelta(n)).isoformat(), {"source": name, "countries": ((code, True),)})
        for n in range(60)
        for name, code in (("Amber Post", "TJ"), ("Delta Post", "UZ"), ("Iris Wire", "UZ"))
        if name != "Iris Wire" or n >= 25
    ]
    add(library, *facts)
    (mark,) = desk.timeline(library, ChartQuestion(by=Bucket.WEEK)).sources
    assert (mark.name, mark.bucket, mark.begins) == ("Iris Wire", date(2026, 3, 23), True)
    assert desk.timeline(library, ChartQuestion("about:TJ", by=Bucket.WEEK)).sources == ()
    later = ChartQuestion(by=Bucket.WEEK, since="2026-04-06")
    assert desk.timeline(library, later).sources == ()


def test_a_chart_of_a_brief_asks_what_it_was_asked(library):
    add(library, ("2026-02", {}), ("2026-02-03", {"tags": ("border",)}))
    brief = desk.make_brief(library, "Week")
    question = ChartQuestion(
        "Note*", count=Count.ARTICLES, per=Per.TAG, keys=("border",), since="2026-02", spread=True
    )
    desk.add_chart_to_brief(library, brief, question, look=ChartLook(ChartKind.BARS))
    (item,) = desk.brief_view(library, brief).sections[0].items
    assert (item.kind, item.headline) == (ItemKind.CHART, "Articles by time and tag")
    (printed,) = desk.outline_of(library, brief).sections[0].items
    assert "2" in printed.figure.number
    with library.change("As of old") as session:
        session.get(Item, item.id).chart = {
            "query": "",
            "by": "month",
            "count": "stories",
            "countries": ["TJ", "UZ"],
        }
    (printed,) = desk.outline_of(library, brief).sections[0].items
    assert printed.figure is not None
