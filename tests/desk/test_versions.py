"""Versions: pages saved again from the same address."""

import json
from dataclasses import replace

import pytest

from briefbench import desk
from briefbench.base.errors import NotFound
from briefbench.model.charts import ChartQuestion
from briefbench.model.drafts import DateDraft
from briefbench.model.kinds import Bucket, Difference, Format, Origin, Stored
from briefbench.model.records import Article
from tests.making import add_drafts, draft_of

URL = "https://www.vakhsh.example/2026/10/13/customs"

FIRST = (
    "Customs in Dushanbe counted 41 attempts, the office said.",
    "The old route is used by night, and the new one by day.",
)
SECOND = (
    "Customs in Dushanbe counted 43 attempts, the office said.",
    "The old route is used by night, and the new one by day.",
    "Two drivers were let go.",
)


def page(body, saved, **options):
    """A draft of the page, saved at a time."""
    given = {"url": URL, "quotes": False, "published": "2026-10-13"} | options
    draft = draft_of(body=body, **given)
    return replace(draft, captured=DateDraft(saved, Origin.CONTAINER) if saved else None)


@pytest.fixture
def versions(library):
    """The ids of two versions of a page, the older first."""
    return add_drafts(
        library,
        [
            page(FIRST, "2026-10-13T08:00:00Z"),
            page(SECOND, "2026-10-13T19:00:00Z", title="Customs counts 43 attempts"),
        ],
    )


def test_the_newest_stands_for_the_page(library, versions):
    _older, newer = versions
    assert desk.find_articles(library, "").ids == (newer,)
    (row,) = desk.article_rows(library, [newer])
    assert (row.versions, row.copies) == (2, 0)
    assert desk.find_articles(library, "customs").ids == (newer,)
    assert desk.timeline(library, ChartQuestion(by=Bucket.DAY)).total == (1,)
    assert desk.sidebar(library).library == 1
    assert desk.find_articles(library, "41").ids == ()


def test_older_ones_are_kept_and_found_when_asked_for(library, versions):
    older, newer = versions
    assert desk.find_articles(library, "is:older").ids == (older,)
    assert desk.find_articles(library, "is:older 41").ids == (older,)
    assert "older version" in desk.find_articles(library, "is:older").understood
    for id_ in versions:
        rows = desk.article_view(library, id_).versions
        assert [(row.id, row.newest) for row in rows] == [(newer, True), (older, False)]
    assert rows[1].saved == "2026-10-13T08:00:00Z"
    view = desk.story_view(library, newer)
    assert [(row.id, row.older) for row in view.rows] == [(newer, False), (older, True)]


def test_quotes_and_tags_stay_where_they_were_made(library):
    (older,) = add_drafts(library, [page(FIRST, "2026-10-13T08:00:00Z", tags=["border"])])
    desk.mark_quote(library, older, [(0, 0, 7)], speaker="Customs office")
    add_drafts(library, [page(SECOND, "2026-10-13T19:00:00Z")])
    assert [quote.article_id for quote in desk.list_quotes(library)] == [older]
    assert [tag.path for tag in desk.article_view(library, older).tags] == ["border"]


def test_a_page_saved_earlier_that_comes_later_is_an_older_version(library):
    (newer,) = add_drafts(library, [page(SECOND, "2026-10-13T19:00:00Z")])
    (older,) = add_drafts(library, [page(FIRST, "2026-10-13T08:00:00Z")])
    assert desk.find_articles(library, "").ids == (newer,)
    assert desk.find_articles(library, "is:older").ids == (older,)


def test_an_article_that_leaves_an_address_leaves_the_others_there_as_they_are(library, versions):
    older, newer = versions
    with library.change("Read again", undoable=False) as session:
        session.get(Article, newer).address = "https://www.vakhsh.example/other"
    assert set(desk.find_articles(library, "").ids) == {older, newer}


def test_what_a_feed_gives_does_not_stand_for_the_page(library):
    (whole,) = add_drafts(library, [page(FIRST, "2026-10-13T08:00:00Z")])
    add_drafts(library, [page(FIRST[:1], "2026-10-14T08:00:00Z", kind=Format.FEED)])
    assert desk.find_articles(library, "").ids == (whole,)


def test_an_excerpt_does_not_stand_for_what_is_whole(library):
    given = {"kind": Format.FEED}
    (whole,) = add_drafts(library, [page(FIRST, "2026-10-13T08:00:00Z", **given)])
    add_drafts(library, [page(FIRST[:1], "2026-10-14T08:00:00Z", excerpt=True, **given)])
    assert desk.find_articles(library, "").ids == (whole,)
    assert desk.article_view(library, whole).versions[0].id == whole
    (saved,) = add_drafts(library, [page(FIRST, "2026-10-12T08:00:00Z")])
    assert desk.find_articles(library, "").ids == (saved,)


def test_in_the_trash_the_newest_leaves_its_place_to_the_one_before(library, versions):
    older, newer = versions
    assert desk.find_articles(library, "").ids == (newer,)
    desk.trash_articles(library, [newer])
    assert desk.find_articles(library, "").ids == (older,)
    assert desk.article_rows(library, [older])[0].versions == 1
    assert desk.article_view(library, older).versions == ()
    desk.undo(library)
    assert desk.find_articles(library, "").ids == (newer,)


def test_other_pages_and_front_pages_are_no_versions(library):
    others = [None, "https://www.vakhsh.example/", URL + "-2"]
    ids = add_drafts(library, [page(FIRST, "", url=url) for url in others for _ in range(2)])
    assert len(desk.find_articles(library, "").ids) == 5
    assert [row.versions for row in desk.article_rows(library, ids)] == [1, 1, 1, 1, 2, 2]


def test_versions_are_one_story_however_much_was_rewritten(library):
    ids = add_drafts(library, [page(FIRST, ""), page(("All was written anew by night.",), "")])
    assert {row.id for row in desk.story_view(library, ids[0]).rows} == set(ids)
    copy = add_drafts(library, [page(FIRST, "", url=None)])[0]
    assert [row.copies for row in desk.article_rows(library, [*ids, copy])] == [1, 1, 1]
    desk.split_from_story(library, [ids[1]])
    assert [row.id for row in desk.story_view(library, copy).rows] == [copy]


def test_comparing_shows_what_changed_word_by_word(library, versions):
    found = desk.compare_versions(library, *versions)
    assert found.saved == ("2026-10-13T08:00:00Z", "2026-10-13T19:00:00Z")
    assert found.published == ("2026-10-13", "2026-10-13")
    assert found.source == ("Vakhsh Herald", "Vakhsh Herald")
    assert [block.kind for block in found.blocks] == [
        Difference.CHANGED,
        Difference.EQUAL,
        Difference.ADDED,
    ]
    changed = [(r.kind, r.text) for r in found.blocks[0].runs if r.kind is not Difference.EQUAL]
    assert changed == [(Difference.REMOVED, "41"), (Difference.ADDED, "43")]
    assert [run.text for run in found.title if run.kind is Difference.ADDED] == ["43"]
    assert found.changed == 2
    back = desk.compare_versions(library, *versions[::-1])
    assert [block.kind for block in back.blocks][-1] is Difference.REMOVED
    with pytest.raises(NotFound):
        desk.compare_versions(library, versions[0], 99)


def test_an_import_says_what_is_a_version_and_what_is_known(library, tmp_path):
    lines = [
        {"title": "Customs", "body": body, "url": url, "language": "en"}
        for body, url in (("First text. " * 9, URL), ("Other text. " * 9, URL + "?utm_source=x"))
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    report = desk.import_paths(library, [path], jobs=1)
    assert [line.stored for line in report.lines] == [Stored.NEW, Stored.VERSION]
    assert report.new == 2
    again = desk.import_paths(library, [path], jobs=1)
    assert [line.stored for line in again.lines] == [Stored.KNOWN, Stored.KNOWN]
    path.write_text(json.dumps(lines[0] | {"body": "Third text. " * 9}))
    assert [line.stored for line in desk.import_paths(library, [path], jobs=1).lines] == [
        Stored.VERSION
    ]
    assert desk.list_imports(library)[-1].new == 2
    first, second = (line.article_id for line in report.lines)
    last = desk.list_imports(library)[0].id
    third = desk.import_report(library, last).lines[0].article_id
    assert desk.find_articles(library, "").ids == (third,)
    desk.remove_import(library, last)
    assert desk.find_articles(library, "").ids == (second,)
    assert desk.find_articles(library, "is:older").ids == (first,)
    assert {row.id for row in desk.article_view(library, first).versions} == {first, second}
