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
TAGS_ABOVE = """WITH RECURSIVE up(id, tag_id) AS (
    SELECT {id}, tag_id FROM {carriers} UNION
    SELECT up.id, tag.parent_id FROM up JOIN tag ON tag.id = up.tag_id
    WHERE tag.parent_id IS NOT NULL
), path(id, words) AS (
    SELECT id, name FROM tag WHERE parent_id IS NULL UNION ALL
    SELECT tag.id, path.words || '/' || tag.name FROM tag JOIN path ON tag.parent_id = path.id
) SELECT up.id, path.words AS words FROM up JOIN path ON path.id = up.tag_id"""
OF_ARTICLES = TAGS_ABOVE.format(id="article_id", carriers="article_tag")
OF_QUOTES = TAGS_ABOVE.format(
    id="quote_id",
    carriers="""(SELECT quote_id, tag_id FROM quote_tag UNION SELECT quote.id, tag_id
        FROM article_tag JOIN quote USING (article_id))""",
)
KEYS = {
    ("country", False): "SELECT article_id, code FROM article_country WHERE about",
    ("country", True): """SELECT quote.id, code FROM article_country JOIN quote USING (article_id)
        WHERE about""",
    ("speaker", False): """SELECT quote.article_id, speaker.name
        FROM quote JOIN speaker ON speaker.id = quote.speaker_id""",
    ("speaker", True): """SELECT quote.id, speaker.name
        FROM quote JOIN speaker ON speaker.id = quote.speaker_id""",
    ("tag", False): OF_ARTICLES,
    ("tag", True): OF_QUOTES,
}
"""Pairs of what is counted and a key, by what the keys are and whether quotes are counted."""

CONDITIONS = {
    "country": "EXISTS (SELECT 1 FROM article_country c WHERE c.article_id = a.id AND c.code = ?)",
    "about": """EXISTS (SELECT 1 FROM article_country c
        WHERE c.article_id = a.id AND c.code = ? AND c.about)""",
    "lang": "a.language = ?",
    "source": "(SELECT name FROM source WHERE source.id = a.source_id) = ?",
    "tag": f"EXISTS (SELECT 1 FROM ({OF_ARTICLES}) t WHERE t.id = a.id AND t.words = ?)",
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
        quotes = question.count.value == "quotes"
        unit = "-a.id"
        if question.count.value == "stories":
            unit = "coalesce((SELECT story_id FROM in_story s WHERE s.id = a.id), -a.id)"
        days = f"first_day(a.{question.dated.value}) AS first, last_day(a.{question.dated.value})"
        facts = f"SELECT a.id, {unit} AS unit, {days} AS last FROM article a"
        counted = facts
        if quotes:
            counted = f"""SELECT q.id, q.id AS unit, {days} AS last
                FROM article a JOIN quote q ON q.article_id = a.id"""
        keyed = KEYS[question.per.value, quotes]
        for words in (
            f"CREATE TEMP TABLE matching AS {counted} WHERE {LIVE} AND {where}",
            f"""CREATE TEMP TABLE beside AS SELECT * FROM ({counted} WHERE {LIVE})
                WHERE unit NOT IN (SELECT unit FROM matching)""",
            f"CREATE TEMP VIEW keyed(id, key) AS {keyed}",
            f"CREATE TEMP TABLE saved AS {facts}",
            f"CREATE TEMP TABLE units AS {self._units('matching', question)}",
            f"CREATE TEMP TABLE others AS {self._units('beside', question)}",
        ):
            self.file.execute(words, values if "?" in words else ())
        self.tops = "key NOT LIKE '%/%'" if question.per.value == "tag" else "1"

    def _units(self, rows, question):
        """Each unit once: with its first exact date, or how it lacks one."""
        since = bucket_of(question.since, self.by) if question.since else "0"
        until = next_bucket(bucket_of(question.until, self.by), self.by) if question.until else "9"
        return f"""SELECT unit, first AS day, state FROM (SELECT *,
                row_number() OVER (PARTITION BY unit ORDER BY state, first, id) AS place
            FROM (SELECT *, CASE WHEN first IS NULL THEN 'undated'
                WHEN bucket(first) = bucket(last) THEN 'dated' ELSE 'of no bucket' END AS state
                FROM {rows}))
            WHERE place = 1 AND (state = 'undated' OR last >= '{since}' AND first < '{until}')"""

    def asked(self, sql):
        return self.file.execute(sql).fetchall()

    def of(self, state):
        return self.asked(f"SELECT count(*) FROM units WHERE state = '{state}'")[0][0]

    def totals(self, *tables):
        """Counts by bucket."""
        several = " UNION ALL ".join(f"SELECT * FROM {table}" for table in tables)
        return dict(
            self.asked(
                f"""SELECT bucket(day), count(*) FROM ({several})
                WHERE state = 'dated' GROUP BY 1"""
            )
        )

    def by_key(self):
        """Counts by key and bucket."""
        found = {}
        for key, bucket, number in self.asked(
            """SELECT key, bucket(day), count(DISTINCT unit) FROM units JOIN matching USING (unit)
            JOIN keyed ON keyed.id = matching.id WHERE state = 'dated' GROUP BY 1, 2"""
        ):
            found.setdefault(key, {})[bucket] = number
        return found

    def overlap(self):
        """How many counted matches are under several keys, and under none."""
        return self.asked(
            f"""SELECT coalesce(sum(n > 1), 0), coalesce(sum(n = 0), 0) FROM (
                SELECT count(DISTINCT key) AS n FROM units JOIN matching USING (unit)
                LEFT JOIN keyed ON keyed.id = matching.id AND {self.tops}
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
