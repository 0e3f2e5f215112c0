"""What a timeline says in words: days, counts, its finding, and the text for the blind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from briefbench.base.words import tr, trn
from briefbench.model.kinds import Bucket, Count, Per
from briefbench.model.series import Peak, Series
from briefbench.timeline.counted import buckets_words, counted_line, counted_words

Name = Callable[[str], str]
"""Gives the name of a key: of a country for its alpha-2 code, else mostly the key itself."""

MOST_TOLD = 7  # keys in the text in place of the picture
MOST_PEAKS_TOLD = 3  # peaks in it


def months() -> tuple[str, ...]:
    """Return the names of the months, January first."""
    return (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )


def short_months() -> tuple[str, ...]:
    """Return the names of the months in three or four letters."""
    return (
        tr("Jan"),
        tr("Feb"),
        tr("Mar"),
        tr("Apr"),
        tr("May"),
        tr("Jun"),
        tr("Jul"),
        tr("Aug"),
        tr("Sep"),
        tr("Oct"),
        tr("Nov"),
        tr("Dec"),
    )


def day_words(day: date) -> str:
    """Return ``22 September 2025``."""
    return tr("{day} {month} {year}").format(
        day=day.day, month=months()[day.month - 1], year=day.year
    )


def day_and_month(day: date) -> str:
    """Return ``22 Sep``."""
    return tr("{day} {month}").format(day=day.day, month=short_months()[day.month - 1])


def short_day(day: date) -> str:
    """Return ``22 Sep 2025``."""
    month = short_months()[day.month - 1]
    return tr("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def month_words(day: date) -> str:
    """Return ``September 2025``."""
    return tr("{month} {year}").format(month=months()[day.month - 1], year=day.year)


def bucket_words(bucket: date, by: Bucket) -> str:
    """Return what stands over a bucket: ``Week of 22 September 2025``."""
    if by is Bucket.WEEK:
        return tr("Week of {day}").format(day=day_words(bucket))
    return _whole_words(bucket, by)


def _whole_words(bucket: date, by: Bucket) -> str:
    """Return the day, the month, the quarter or the year that begins on this day."""
    if by in {Bucket.DAY, Bucket.WEEK}:
        return day_words(bucket)
    return month_words(bucket) if by is Bucket.MONTH else _long_stretch(bucket, by)


def _long_stretch(bucket: date, by: Bucket) -> str:
    """Return ``Q3 2025``, of a year ``2025``."""
    if by is Bucket.QUARTER:
        return tr("Q{number} {year}").format(number=bucket.month // 3 + 1, year=bucket.year)
    return str(bucket.year)


def short_bucket_words(bucket: date, by: Bucket) -> str:
    """Return ``22 Sep 2025``, of a month ``Sep 2025``, of a quarter ``Q3 2025``."""
    if by in {Bucket.QUARTER, Bucket.YEAR}:
        return _long_stretch(bucket, by)
    if by in {Bucket.DAY, Bucket.WEEK}:
        return short_day(bucket)
    month = short_months()[bucket.month - 1]
    return tr("{month} {year}").format(month=month, year=bucket.year)


def when_words(bucket: date, by: Bucket) -> str:
    """Return a bucket as it stands in a sentence: ``in the week of 22 September 2025``."""
    if by is Bucket.WEEK:
        return tr("in the week of {day}").format(day=day_words(bucket))
    if by is Bucket.DAY:
        return tr("on {day}").format(day=day_words(bucket))
    return tr("in {month}").format(month=_whole_words(bucket, by))


def peak_texts(series: Series, peak: Peak, named: str = "") -> list[str]:
    """Return what may stand beside a peak, the longest first: with its words and headline, with
    its words, its count alone.

    Args:
        series: What the peak is in.
        peak: A peak.
        named: The name to tell with it, where the drawing does not show whose peak it is.

    """
    counted = counted_words(series.count, peak.count)
    number = f"{peak.count:,}"
    if named:
        counted = tr("{name}, {counted}").format(name=named, counted=counted)
        number = tr("{name}, {counted}").format(name=named, counted=number)
    about = dict.fromkeys([peak.about, peak.listed])
    labelled = tr("{counted}: {label}")
    texts = [labelled.format(counted=counted, label=label) for label in about if label]
    return [*texts, counted, number]


def all_words(count: Count) -> str:
    """Return the name of a line that stands for no single key: ``all stories``."""
    return {
        Count.STORIES: tr("all stories"),
        Count.ARTICLES: tr("all articles"),
        Count.QUOTES: tr("all quotes"),
    }[count]


def span_words(series: Series) -> str:
    """Return from when to when a series goes; one bucket is told like ``when_words``."""
    first, last = series.buckets[0], series.buckets[-1]
    if first == last:
        return when_words(first, series.by)
    ends = {"first": _whole_words(first, series.by), "last": _whole_words(last, series.by)}
    if series.by is Bucket.WEEK:
        return tr("from the week of {first} to the week of {last}").format(**ends)
    return tr("from {first} to {last}").format(**ends)


def nothing_words(series: Series) -> str:
    """Return the sentence that stands where a chart would be, when it has no bucket."""
    left_out = series.undated + series.vague
    if not left_out:
        return tr("Nothing matches, so there is nothing to count.")
    counted = counted_words(series.count, left_out)
    return tr("No match has a date exact enough for this chart: {counted} left out.").format(
        counted=counted
    )


def finding(series: Series, name: Name) -> str:
    """Return a title that says what the chart shows, without a full stop.

    The greatest surprise; without one, who leads; without keys, the number and the time.
    """
    if not series.buckets:
        return tr("Nothing to count")
    if series.peaks:
        peak = series.peaks[0]
        return tr("{name} peaks at {counted} {when}").format(
            name=name(peak.key),
            counted=counted_words(series.count, peak.count),
            when=when_words(peak.bucket, series.by),
        )
    leaders = [(code, sum(counts)) for code, counts in series.counts.items()][:2]
    all_counted = counted_words(series.count, series.matches)
    if not leaders or not leaders[0][1]:
        return f"{all_counted} {span_words(series)}"
    if len(leaders) > 1 and leaders[0][1] == leaders[1][1]:
        words = tr("{counted}, as many with {first} as with {second}")
        if series.per is Per.COUNTRY:
            words = tr("{counted}, as many about {first} as about {second}")
        return words.format(
            counted=all_counted, first=name(leaders[0][0]), second=name(leaders[1][0])
        )
    return tr("{name} leads with {number} of {counted}").format(
        name=name(leaders[0][0]), number=f"{leaders[0][1]:,}", counted=all_counted
    )


def alt_text(series: Series, name: Name) -> str:
    """Return the chart in sentences, for those who cannot see it."""
    if not series.buckets:
        return nothing_words(series)
    told = [
        tr("{finding}.").format(finding=finding(series, name)),
        tr("{counted}, {span}.").format(counted=counted_line(series), span=span_words(series)),
    ]
    told += [
        tr("Peak of {peak}.").format(peak=peak_words(series, peak, name))
        for peak in series.peaks[:MOST_PEAKS_TOLD]
    ]
    told += [_key_words(series, code, name) for code in list(series.counts)[:MOST_TOLD]]
    left = series.others + max(0, len(series.counts) - MOST_TOLD)
    if left:
        told.append(_others_words(series, left))
    if gaps := sum(series.empty):
        told.append(tr("Nothing was saved in {gaps}.").format(gaps=buckets_words(series.by, gaps)))
    if series.events and len(series.buckets) > 1:  # a single bucket has no time to mark
        told.append(trn("{n} event is marked.", "{n} events are marked.", len(series.events)))
    if series.partial:
        told.append(_running_words(series))
    return " ".join(told)


def expected_words(expected: float) -> str:
    """Return ``about 3 expected``, or that it was less than one."""
    if expected < 1:
        return tr("less than 1 expected")
    return tr("about {number} expected").format(number=f"{expected:,.0f}")


def peak_words(series: Series, peak: Peak, name: Name) -> str:
    """Return a peak: whose, when, how high, what was to be expected, what it is about."""
    words = tr("{name} {when}: {counted}, {expected}").format(
        name=name(peak.key),
        when=when_words(peak.bucket, series.by),
        counted=counted_words(series.count, peak.count),
        expected=expected_words(peak.expected),
    )
    return tr("{peak} ({about})").format(peak=words, about=peak.about) if peak.about else words


def _others_words(series: Series, number: int) -> str:
    """Return how many keys the text says nothing of, as a sentence."""
    return {
        Per.COUNTRY: trn("There is {n} other country.", "There are {n} other countries.", number),
        Per.SPEAKER: trn("There is {n} other speaker.", "There are {n} other speakers.", number),
        Per.TAG: trn("There is {n} other tag.", "There are {n} other tags.", number),
    }[series.per]


def _key_words(series: Series, code: str, name: Name) -> str:
    """Return a sentence on one key: its sum and its highest bucket."""
    counts = series.counts[code]
    most = max(counts)
    if not most:
        return tr("{name}: none.").format(name=name(code))
    if len(counts) == 1:
        return tr("{name}: {number}.").format(name=name(code), number=f"{most:,}")
    return tr("{name}: {number}, most {when} ({most}).").format(
        name=name(code),
        number=f"{sum(counts):,}",
        when=when_words(series.buckets[counts.index(most)], series.by),
        most=f"{most:,}",
    )


def _running_words(series: Series) -> str:
    """Return what is not over as a sentence."""
    if series.partial > 1:
        buckets = buckets_words(series.by, series.partial)
        return tr("The last {buckets} are not over yet.").format(buckets=buckets)
    last = bucket_words(series.buckets[-1], series.by)
    if series.by is Bucket.WEEK:
        last = tr("The week of {day}").format(day=day_words(series.buckets[-1]))
    return tr("{bucket} is not over yet.").format(bucket=last)
