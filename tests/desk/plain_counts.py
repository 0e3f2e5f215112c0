"""Timelines counted by SQLite in the file of a library, written without the program's own code."""

import re
import sqlite3
from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


def ends_of(value, zone):
    """First and last day of an ISO date in a zone, or None twice."""
    if not value:
        return None, None
    if "T" in value:
        there = datetime.fromisoformat(value).astimezone(ZoneInfo(zone)).date().isoformat()
        return there, there
    if len(value) == 10:
        return value, value
    if len(value) == 7:
        year, month = map(int, value.split("-"))
        return f"{value}-01", f"{value}-{monthrange(year, month)[1]}"
    return f"{value}-01-01", f"{value}-12-31"


def bucket_of(day, by):
    """First day of a bucket."""
    if day is None or by == "day":
        return day
    if by == "week":
        year, week, _ = date.fromisoformat(day).isocalendar()
        return date.fromisocalendar(year, week, 1).isoformat()
    if by == "year":
        return f"{day[:4]}-01-01"
    month = int(day[5:7])
    return f"{day[:5]}{month if by == 'month' else month - (month - 1) % 3:02}-01"


def next_bucket(day, by):
    """First day of the bucket after the one that begins on a day."""
    return bucket_of(
        (
            date.fromisoformat(day)
            + timedelta({"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[by])
        ).isoformat(),
        by,
    )


def has_word(text, word):
    return bool(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE))


LIVE = """a.trashed IS NULL AND NOT EXISTS (SELECT 1 FROM article b
    WHERE b.address = a.address AND b.trashed IS NULL
    AND (coalesce(b.captured, b.added), b.id) > (coalesce(a.captured, a.added), a.id))"""
TAGS_ABOVE = """WITH RECURSIVE up(article_id, tag_id) AS (
    SELECT article_id, tag_id FROM article_tag UNION
    SELECT up.article_id, tag.parent_id FROM up JOIN tag ON tag.id = up.tag_id
    WHERE tag.parent_id IS NOT NULL
), path(id, words) AS (
    SELECT id, name FROM tag WHERE parent_id IS NULL UNION ALL
    SELECT tag.id, path.words || '/' || tag.name FROM tag JOIN path ON tag.parent_id = path.id
) SELECT up.article_id, path.words, 0 FROM up JOIN path ON path.id = up.tag_id"""
KEYS = {
    "country": "SELECT article_id, code, 0 FROM article_country WHERE about",
    "speaker": """SELECT quote.article_id, speaker.name, count(*)
        FROM quote JOIN speaker ON speaker.id = quote.speaker_id GROUP BY 1, 2""",
    "tag": TAGS_ABOVE,
}
CONDITIONS = {
    "country": "EXISTS (SELECT 1 FROM article_country c WHERE c.article_id = a.id AND c.code = ?)",
    "about": """EXISTS (SELECT 1 FROM article_country c
        WHERE c.article_id = a.id AND c.code = ? AND c.about)""",
    "lang": "a.language = ?",
    "source": "(SELECT name FROM source WHERE source.id = a.source_id) = ?",
    "tag": f"""EXISTS (SELECT 1 FROM ({TAGS_ABOVE}) t WHERE t.article_id = a.id AND t.words = ?)""",
    "before": "coalesce(last_day(a.published) < ?, 0)",
    "after": "coalesce(first_day(a.published) >= ?, 0)",
    "on": "coalesce(substr(first_day(a.published), 1, 7) = ?"
    " AND substr(last_day(a.published), 1, 7) = ?, 0)",
    "is:read": "a.read",
    "is:unread": "NOT a.read",
    "is:archived": "a.archived",
    "is:quoted": "EXISTS (SELECT 1 FROM quote q WHERE q.article_id = a.id)",
    "is:undated": "a.published IS NULL",
    "word": """(has_word(a.title, ?) OR EXISTS (SELECT 1 FROM block b
        WHERE b.article_id = a.id AND NOT b.tail AND has_word(b.text, ?)))""",
}


class PlainCounts:
    """One question counted by SQL; ``where`` and ``values`` are its filter on ``article a``."""

    def __init__(self, path, question, zone, where, values):
        self.by = question.by.value
        self.file = sqlite3.connect(path)
        ends = {"first_day": 0, "last_day": 1}
        for name, end in ends.items():
            self.file.create_function(name, 1, lambda v, e=end: ends_of(v, zone)[e])
        self.file.create_function("bucket", 1, lambda day: bucket_of(day, self.by))
        self.file.create_function("has_word", 2, has_word)
        worth = "1"
        if question.count.value == "quotes":
            worth = "(SELECT count(*) FROM quote q WHERE q.article_id = a.id)"
        unit = "-a.id"
        if question.count.value == "stories":
            unit = "coalesce((SELECT story_id FROM in_story s WHERE s.id = a.id), -a.id)"
        facts = f"""SELECT a.id, {unit} AS unit, {worth} AS worth,
            first_day(a.{question.dated.value}) AS first, last_day(a.{question.dated.value}) AS last
            FROM article a"""
        self.file.execute(f"CREATE TEMP TABLE matching AS {facts} WHERE {LIVE} AND {where}", values)
        self.file.execute(
            f"""CREATE TEMP TABLE beside AS SELECT * FROM ({facts} WHERE {LIVE})
            WHERE unit NOT IN (SELECT unit FROM matching)"""
        )
        self.file.execute(f"CREATE TEMP VIEW keyed(id, key, quotes) AS {KEYS[question.per.value]}")
        self.file.execute(f"CREATE TEMP TABLE saved AS {facts}")
        for units, rows in (("units", "matching"), ("others", "beside")):
            self.file.execute(f"CREATE TEMP TABLE {units} AS {self._units(rows, question)}")
        self.tops = "key NOT LIKE '%/%'" if question.per.value == "tag" else "1"
        self.exclusive = (question.per.value, question.count.value) == ("speaker", "quotes")

    def _units(self, rows, question):
        """Each unit once: with its first exact date, or how it lacks one."""
        since = bucket_of(question.since, self.by) if question.since else "0"
        until = next_bucket(bucket_of(question.until, self.by), self.by) if question.until else "9"
        return f"""SELECT unit, worth, first AS day, state FROM (SELECT *,
                row_number() OVER (PARTITION BY unit ORDER BY state, first, id) AS place
            FROM (SELECT *, CASE WHEN first IS NULL THEN 'undated'
                WHEN bucket(first) = bucket(last) THEN 'dated' ELSE 'of no bucket' END AS state
                FROM {rows} WHERE worth > 0))
            WHERE place = 1 AND (state = 'undated' OR last >= '{since}' AND first < '{until}')"""

    def asked(self, sql):
        return self.file.execute(sql).fetchall()

    def of(self, state):
        return self.asked(f"SELECT coalesce(sum(worth), 0) FROM units WHERE state = '{state}'")[0][
            0
        ]

    def totals(self, *tables):
        """Counts by bucket."""
        several = " UNION ALL ".join(f"SELECT * FROM {table}" for table in tables)
        return dict(
            self.asked(
                f"""SELECT bucket(day), sum(worth) FROM ({several})
                WHERE state = 'dated' GROUP BY 1"""
            )
        )

    def by_key(self):
        """Counts by key and bucket."""
        worth = "max(keyed.quotes)" if self.exclusive else "max(units.worth)"
        found = {}
        for key, bucket, number in self.asked(
            f"""SELECT key, bucket(day), sum(n) FROM (
                SELECT unit, key, day, {worth} AS n FROM units JOIN matching USING (unit)
                JOIN keyed ON keyed.id = matching.id WHERE state = 'dated' GROUP BY unit, key)
            GROUP BY 1, 2"""
        ):
            found.setdefault(key, {})[bucket] = number
        return found

    def overlap(self):
        """How many counted matches are under several keys, and under none."""
        if self.exclusive:
            told = sum(sum(counts.values()) for counts in self.by_key().values())
            return 0, sum(self.totals("units").values()) - told
        return self.asked(
            f"""SELECT coalesce(sum(worth * (n > 1)), 0), coalesce(sum(worth * (n = 0)), 0) FROM (
                SELECT units.worth, count(DISTINCT key) AS n FROM units
                JOIN matching USING (unit) LEFT JOIN keyed ON keyed.id = matching.id AND {self.tops}
                WHERE state = 'dated' GROUP BY unit)"""
        )[0]

    def known_buckets(self):
        """Buckets that a date in the library lies in."""
        return {
            row[0]
            for row in self.asked(
                "SELECT DISTINCT bucket(first) FROM saved WHERE bucket(first) = bucket(last)"
            )
        }
