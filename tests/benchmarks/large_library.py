"""Libraries of any size for the benchmarks, made by SQL in seconds: the same ones each time.

``python -m tests.benchmarks.large_library FOLDER ARTICLES`` makes one.

They hold what columns are read from, not the texts: articles over five years from 200 outlets,
most with a time and a zone, each naming one to four countries, every tenth a version or copy of
another, one open suggestion each, one quote on every twentieth.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from briefbench import desk
from briefbench.store.engine import DATABASE

CODES = "TJUZKZKGAFTMRUCNIRPKINTRUSGBDEFRAZAMGEUABYMNSAJPESBRNENG"

_ARTICLES = """
INSERT INTO article (id, uid, original_id, member, source_id, title, byline, url, format, language,
  published, captured, event, added, read, archived, trashed, address, fingerprint, reader,
  corrected, chain, picture, excerpt)
SELECT i, 'a' || i, i, '', 1 + r % 200, 'Headline ' || i || ' of some words as headlines have them',
  '["A. Writer"]', NULL, 'html', substr('enruenfaenartguzenen', 1 + 2 * (r / 7 % 10), 2),
  CASE WHEN q % 20 = 0 THEN NULL
    WHEN q % 20 = 1 THEN strftime('%Y-%m', 1577836800 + r % 157766400, 'unixepoch')
    WHEN q % 20 < 12
      THEN strftime('%Y-%m-%dT%H:%M:%S+05:00', 1577836800 + r % 157766400, 'unixepoch')
    WHEN q % 20 < 15 THEN strftime('%Y-%m-%dT%H:%M:%SZ', 1577836800 + r % 157766400, 'unixepoch')
    ELSE date(1577836800 + r % 157766400, 'unixepoch') END,
  CASE WHEN q % 3 > 0
    THEN strftime('%Y-%m-%dT%H:%M:%SZ', 1577836800 + r % 157766400, 'unixepoch') END,
  CASE WHEN q % 30 = 7 THEN date(1577836800 + r % 157766400, 'unixepoch') END,
  strftime('%Y-%m-%dT%H:%M:%SZ', 1704067200 + i, 'unixepoch'), r % 4 = 0, r % 6 = 0,
  CASE WHEN r % 50 = 0 THEN '2026-01-01T00:00:00Z' END,
  'https://o' || (i / 2 % 200) || '.example/world/asia/a-headline-of-some-words-'
    || (i - (i % 20 = 1)), '[]', 3, '[]', '[]', '{}', 0
FROM n
"""
_COUNTRIES = """
INSERT OR IGNORE INTO article_country (article_id, code, about, share, mentions, by_officer)
SELECT i, substr(:codes, 1 + 2 * (r / :spread % 28), 2), :place < 1 + q % 2, 0.5 - :place * 0.1,
  '[[0, 10, 18, "name", 0.9], [2, 10, 18, "name", 0.9]]', 0
FROM n WHERE :place < 1 + q / 3 % 4
"""
_REST = (
    "INSERT INTO story (id, uid) SELECT i, 'st' || i FROM n WHERE i % 6 = 0",
    "INSERT INTO in_story (id, story_id, by_hand)"
    " SELECT i, i / 6 * 6, 0 FROM n WHERE i % 6 < 2 AND i >= 6",
    "INSERT INTO article_tag (article_id, tag_id) SELECT i, 1 + q % 30 FROM n WHERE r % 3 = 0",
    "INSERT INTO quote (uid, article_id, speaker_id, called, kind, places, words, selectors, role,"
    " comment, colour, translation, translator, translation_language, review, orphan, added)"
    " SELECT 'q' || i, i, 1 + q % 5000, '', 'direct',"
    " '[[0, 10, ' || (21 + length(i)) || ']]', 'We counted ' || i,"
    " '[]', 'minister', '', 'green', '', '', '', 0, 0, '2026-01-01T00:00:00Z'"
    " FROM n WHERE r % 20 = 0",
    "INSERT INTO block (article_id, position, kind, tail, by_officer, text)"
    " SELECT article_id, 0, 'paragraph', 0, 0, 'He said: “' || words || '”' FROM quote",
    "INSERT INTO suggestion (article_id, kind, places, words, speaker, speaker_place, role,"
    " cue_place, confidence, verdict) SELECT i, 'direct', '[[0, 10, 90]]',"
    " 'We counted the lorries at the gate in the night', CASE WHEN q % 10 = 0 THEN ''"
    " ELSE 'Speaker ' || (q % 20000) END, '[]', 'minister', '[]', 0.9,"
    " CASE WHEN r % 20 = 0 THEN 'accepted' ELSE 'open' END FROM n",
    "INSERT INTO touched (id, revision, older) SELECT i, 1 + i / 500, i % 20 = 0 FROM n",
)


def make_library(folder: Path, size: int) -> None:
    """Make a library of ``size`` articles in a new folder, its days counted in UTC."""
    library = desk.open_library(folder)
    desk.set_library_setting(library, "zone", "UTC")
    library.close()
    database = sqlite3.connect(folder / DATABASE)
    for pragma in ("synchronous = OFF", "cache_size = -200000", "foreign_keys = OFF"):
        database.execute(f"PRAGMA {pragma}")
    _fill(database, size)
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def _fill(database: sqlite3.Connection, size: int) -> None:
    database.execute(
        "CREATE TEMP TABLE n AS WITH RECURSIVE up(i) AS"
        " (SELECT 1 UNION ALL SELECT i + 1 FROM up WHERE i < ?)"
        " SELECT i, i * 7919 * 104729 % 1000000007 AS r, i * 15485863 % 32452867 AS q FROM up",
        (size,),
    )
    database.execute(
        "INSERT INTO original (id, sha256, suffix, name, size, added)"
        " SELECT i, printf('%064d', i), '.html', 'page.html', 1, '2024-01-01T00:00:00Z' FROM n"
    )
    database.executemany(
        "INSERT INTO source (uid, name, domain, country_origin, kind, note, aliases, by_officer)"
        " VALUES (?, ?, ?, '', '', '', '[]', 0)",
        [(f"s{n}", f"Outlet {n}", f"o{n}.example") for n in range(200)],
    )
    database.executemany(
        "INSERT INTO tag (uid, name, colour) VALUES (?, ?, 0)",
        [(f"t{n}", f"tag {n}") for n in range(30)],
    )
    database.executemany(
        "INSERT INTO speaker (uid, name) VALUES (?, ?)",
        [(f"p{n}", f"Speaker {n}") for n in range(5000)],
    )
    database.execute(
        "INSERT INTO speaker_name (speaker_id, name, key, was)"
        " SELECT id, name, lower(name), '{}' FROM speaker"
    )
    database.execute(_ARTICLES)
    for place in range(4):
        spread = 13 ** (place + 1)
        database.execute(_COUNTRIES, {"codes": CODES, "place": place, "spread": spread})
    for statement in _REST:
        database.execute(statement)


if __name__ == "__main__":
    make_library(Path(sys.argv[1]), int(sys.argv[2]))
