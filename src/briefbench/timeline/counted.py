"""What was counted, in words: how many of what, by which date, and what is not among them."""

from __future__ import annotations

from briefbench.base.words import tr, trn
from briefbench.model.kinds import Bucket, Count, Dated, Per
from briefbench.model.series import Series


def counted_words(count: Count, number: int) -> str:
    """Return ``38 stories``."""
    if count is Count.STORIES:
        return trn("{n} story", "{n} stories", number)
    if count is Count.ARTICLES:
        return trn("{n} article", "{n} articles", number)
    return trn("{n} quote", "{n} quotes", number)


def buckets_words(by: Bucket, number: int) -> str:
    """Return ``3 weeks``."""
    if by is Bucket.WEEK:
        return trn("{n} week", "{n} weeks", number)
    if by is Bucket.MONTH:
        return trn("{n} month", "{n} months", number)
    if by is Bucket.QUARTER:
        return trn("{n} quarter", "{n} quarters", number)
    if by is Bucket.YEAR:
        return trn("{n} year", "{n} years", number)
    return trn("{n} day", "{n} days", number)


def counted_line(series: Series) -> str:
    """Return what was counted, for what and by which of its dates.

    ``Stories per week, copies counted once, for each country they are about, by date of
    publication``.
    """
    what = {
        Count.STORIES: tr("Stories {step}, copies counted once"),
        Count.ARTICLES: tr("Articles {step}, copies included"),
        Count.QUOTES: tr("Accepted quotes {step}"),
    }[series.count]
    step = {
        Bucket.DAY: tr("per day"),
        Bucket.WEEK: tr("per week"),
        Bucket.MONTH: tr("per month"),
        Bucket.QUARTER: tr("per quarter"),
        Bucket.YEAR: tr("per year"),
    }[series.by]
    each = {
        Per.COUNTRY: tr("for each country they are about"),
        Per.SPEAKER: tr("for each speaker"),
        Per.TAG: tr("for each tag"),
    }[series.per]
    dated = {
        Dated.PUBLISHED: tr("by date of publication"),
        Dated.EVENT: tr("by date of the event"),
        Dated.CAPTURED: tr("by date of capture"),
    }[series.dated]
    return ", ".join((what.format(step=step), each, dated))


def number_line(series: Series) -> str:
    """Return how many were counted and what is not shown: ``n = 12 stories; 2 undated ...``."""
    parts = [tr("n = {counted}").format(counted=counted_words(series.count, series.matches))]
    if series.undated:
        parts.append(trn("{n} undated is not shown", "{n} undated are not shown", series.undated))
    if series.vague:
        parts.append(
            trn(
                "{n} with too vague a date is not shown",
                "{n} with too vague a date are not shown",
                series.vague,
            )
        )
    if series.spread:
        parts.append(
            trn(
                "{n} with a vague date is given to one of the buckets it covers",
                "{n} with vague dates are each given to one of the buckets they cover",
                series.spread,
            )
        )
    if series.outside:
        parts.append(
            trn(
                "{n} dated far from the others is not shown",
                "{n} dated far from the others are not shown",
                series.outside,
            )
        )
    if gaps := sum(series.empty):
        parts.append(tr("nothing saved in {gaps}").format(gaps=buckets_words(series.by, gaps)))
    if series.partial > 1:
        buckets = buckets_words(series.by, series.partial)
        parts.append(tr("the last {buckets} are not over").format(buckets=buckets))
    elif series.partial:
        parts.append(
            {
                Bucket.DAY: tr("the last day is not over"),
                Bucket.WEEK: tr("the last week is not over"),
                Bucket.MONTH: tr("the last month is not over"),
                Bucket.QUARTER: tr("the last quarter is not over"),
                Bucket.YEAR: tr("the last year is not over"),
            }[series.by]
        )
    return "; ".join(parts + key_parts(series))


def key_parts(series: Series) -> list[str]:
    """Return how many matches are under several keys, and how many under none.

    So that nobody wonders why the sums of the keys are not the total.
    """
    parts = []
    if n := series.several:
        parts.append(
            {
                Per.COUNTRY: trn(
                    "{n} counts for several countries or groups, once in the total",
                    "{n} count for several countries or groups, once in the total",
                    n,
                ),
                Per.SPEAKER: trn(
                    "{n} quotes several speakers and counts with each, once in the total",
                    "{n} quote several speakers and count with each, once in the total",
                    n,
                ),
                Per.TAG: trn(
                    "{n} counts for several tags, once in the total",
                    "{n} count for several tags, once in the total",
                    n,
                ),
            }[series.per]
        )
    if n := series.without:
        parts.append(
            {
                Per.COUNTRY: trn("{n} is about no country", "{n} are about no country", n),
                Per.SPEAKER: trn("{n} has no speaker", "{n} have no speaker", n),
                Per.TAG: trn("{n} has no tag", "{n} have no tag", n),
            }[series.per]
        )
    return parts
