"""Stories as an officer meets them: found as articles come in, parted and joined by hand."""

import random
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from briefbench import desk
from briefbench.base.errors import NotFound, Refused
from briefbench.model.charts import ChartQuestion
from briefbench.model.drafts import BlockDraft
from briefbench.model.import_records import Import, ImportLine
from briefbench.model.kinds import BlockKind, Bucket, Count, Kind, Likely, Stored
from briefbench.model.story_records import Story
from briefbench.store.stories import look_again
from tests.making import add_article, add_drafts, draft_of

SYLLABLES = [a + b for a in "bdgklmnprstvz" for b in "aeiou"]


def text_of(seed, words=240, start=0):
    """Paragraphs of made-up words, always the same for a seed."""
    chance = random.Random(seed)
    found = ["".join(chance.choices(SYLLABLES, k=chance.randrange(1, 4))) for _ in range(words)]
    found = found[start:]
    return tuple(" ".join(found[n : n + 60]) for n in range(0, len(found), 60))


def add(library, body, **options):
    return add_article(library, body=body, quotes=False, **options)


def story(library, article):
    return {row.id for row in desk.story_view(library, article).rows}


@pytest.fixture
def trio(library):
    """Three outlets with one text: whole, cut, with a dateline and a line of their own."""
    whole = text_of(1)
    return [
        add(library, whole, source="Issyk Wire", published="2026-10-13"),
        add(library, whole[:2], source="Amu Post", published="2026-10-12"),
        add(
            library,
            ("DUSHANBE, 13 October. " + whole[0], *whole[1:], "Issyk Wire contributed."),
            source="Vakhsh Herald",
            published="2026-10-14",
        ),
    ]


def test_copies_are_one_story_and_others_are_not(library, trio):
    other = add(library, text_of(2))
    assert story(library, trio[0]) == story(library, trio[2]) == set(trio)
    assert [row.copies for row in desk.article_rows(library, [*trio, other])] == [2, 2, 2, 0]
    assert [copy.id for copy in desk.article_view(library, trio[0]).copies] == [trio[1], trio[2]]
    alone = desk.story_view(library, other)
    assert (alone.uid, len(alone.rows), alone.rows[0].likely) == ("", 1, None)
    with pytest.raises(NotFound):
        desk.story_view(library, 99)


def test_a_story_is_shown_with_its_likely_original_first(library, trio):
    view = desk.story_view(library, trio[1])
    assert [row.id for row in view.rows] == [trio[0], trio[1], trio[2]]
    original, here, _ = view.rows
    assert (original.likely, original.why) == (Likely.NAMED, "the others name it")
    assert (original.source, original.published, original.here) == (
        "Issyk Wire",
        "2026-10-13",
        False,
    )
    assert here.here
    assert here.share == 1.0
    assert here.likely is None
    assert original.share > 0.8
    assert not view.by_hand


def test_everything_counts_a_story_once(library, trio):
    add(library, text_of(2), published="2026-11-02")
    series = desk.timeline(library, ChartQuestion(by=Bucket.MONTH))
    assert series.total == (1, 1)
    assert desk.timeline(library, ChartQuestion(by=Bucket.MONTH, count=Count.ARTICLES)).total == (
        3,
        1,
    )
    uid = desk.article_view(library, trio[1]).uid
    assert set(desk.find_articles(library, f"story:{uid}").ids) == set(trio)
    own = desk.story_view(library, trio[1]).uid
    assert set(desk.find_articles(library, f"story:{own}").ids) == set(trio)
    assert {hit.copies for hit in desk.search(library, f"story:{uid}").hits} == {2}
    outline = desk.digest_outline(library)
    articles = [item for section in outline.sections for item in section.items if item.evidence]
    assert len(articles) == 2
    (carried,) = [item.carried for item in articles if item.carried]
    assert len(carried) == 2


def test_boilerplate_that_many_articles_have_makes_no_copies(library):
    legal = (" ".join(f"boiler{n}plate" for n in range(70)),)
    drafts = [
        draft_of(body=text_of(100 + n, 180) + legal, quotes=False, tail=()) for n in range(60)
    ]
    ids = add_drafts(library, drafts)
    copies = [row.copies for row in desk.article_rows(library, ids)]
    assert max(copies) <= 3  # the first few cannot be told from copies
    assert sum(copies) <= 12
    copy = add(library, text_of(155, 180)[:2] + legal)
    assert story(library, copy) == {ids[55], copy}


def test_a_statement_that_many_outlets_print_is_one_story(library):
    statement = text_of(60, 120)
    ids = [add(library, text_of(200 + n, 150) + statement, source=f"Outlet {n}") for n in range(8)]
    assert story(library, ids[0]) == set(ids)


def test_a_story_of_hundreds_is_still_one(library):
    whole = text_of(3)
    drafts = [draft_of(body=(*whole, f"Line {n}."), source=f"Outlet {n}") for n in range(120)]
    ids = add_drafts(library, [replace(d, quotes=()) for d in drafts])
    later = add(library, whole[:2])
    assert story(library, later) == {*ids, later}


def test_a_round_up_joins_one_story_and_does_not_make_one_of_all(library):
    first, second = (add(library, text_of(seed, 120)) for seed in (4, 5))
    both = add(library, text_of(4, 120) + text_of(5, 120))
    assert story(library, first) != story(library, second)
    assert both in story(library, first) | story(library, second)


def test_two_versions_of_one_text_that_only_the_whole_shows_are_joined(library):
    whole = text_of(6, 480)
    front, back = add(library, whole[:4]), add(library, whole[3:7])
    assert story(library, front) == {front}
    assert story(library, add(library, whole)) >= {front, back}


def test_short_texts_are_told_by_all_their_words(library):
    short = text_of(7, 44)
    one = add(library, text_of(7, 150))
    assert story(library, add(library, short)) >= {one}
    assert story(library, add(library, text_of(8, 44))) != story(library, one)
    line = ("Only nine words stand in this note on water.",)
    first, same = add(library, line), add(library, (line[0].upper(),))
    assert story(library, first) == {first, same}
    assert first not in story(library, add(library, (line[0].replace("nine", "nine more"),)))


def test_chinese_texts_are_told_by_characters(library):
    chance = random.Random(9)
    text = "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(300))
    one = add(library, (text,), language="zh")
    assert story(library, add(library, (text[:100],), language="zh")) >= {one}


def test_only_the_body_counts(library):
    tail = tuple(BlockDraft(BlockKind.PARAGRAPH, words, tail=True) for words in text_of(10))
    drafts = [draft_of(body=text_of(seed), quotes=False, tail=()) for seed in (11, 12)]
    ids = add_drafts(library, [replace(d, blocks=d.blocks + tail) for d in drafts])
    assert story(library, ids[0]) == {ids[0]}
    desk.set_tail(library, ids[0], [4, 5, 6, 7], tail=False, remember=False)
    desk.set_tail(library, ids[1], [4, 5, 6, 7], tail=False, remember=False)
    assert desk.index_behind(library) >= 2
    desk.work_off_index(library)
    assert desk.index_behind(library) == 0
    assert story(library, ids[0]) == set(ids)


def test_splitting_is_remembered_and_can_be_undone(library, trio):
    before = desk.story_view(library, trio[0]).uid
    desk.split_from_story(library, [trio[1]])
    assert story(library, trio[1]) == {trio[1]}
    assert story(library, trio[0]) == {trio[0], trio[2]}
    assert desk.story_view(library, trio[0]).by_hand
    new = add(library, text_of(1))
    assert len({frozenset(story(library, id_)) for id_ in (trio[1], trio[0])}) == 2
    with library.change("Look again", undoable=False) as session:
        look_again(session, [*trio, new])
    desk.group_articles(library)
    assert trio[1] not in story(library, trio[0])
    assert desk.undo(library) == "Split 1 article from its story"
    assert story(library, trio[0]) >= set(trio)
    assert desk.story_view(library, trio[0]).uid == before
    desk.redo(library)
    assert trio[1] not in story(library, trio[0])


def test_a_copy_that_came_to_a_part_goes_back_with_it(library, trio):
    desk.split_from_story(library, [trio[1], trio[2]])
    assert story(library, trio[1]) == {trio[1], trio[2]}
    new = add(library, (*text_of(1)[:2], "Issyk Wire contributed."))
    desk.undo(library)
    desk.work_off_index(library)
    assert story(library, trio[0]) == {*trio, new}


def test_splitting_all_of_a_story_leaves_each_alone(library, trio):
    desk.split_from_story(library, trio)
    assert [story(library, id_) for id_ in trio] == [{id_} for id_ in trio]
    with pytest.raises(Refused, match="no story with others"):
        desk.split_from_story(library, trio)
    desk.undo(library)
    assert story(library, trio[0]) == set(trio)


def test_joining_takes_the_whole_stories_and_is_remembered(library, trio):
    others = [add(library, text_of(20)), add(library, text_of(20)), add(library, text_of(21))]
    heard = []
    stop = library.events.subscribe(heard.append)
    desk.join_stories(library, [trio[0], others[0], others[2]])
    stop()
    assert story(library, others[1]) == {*trio, *others}
    assert heard[0].touches(Kind.IN_STORY)
    assert heard[0].articles >= set(others)
    assert desk.timeline(library, ChartQuestion(by=Bucket.MONTH)).total == (1,)
    with pytest.raises(Refused, match="one story already"):
        desk.join_stories(library, [trio[0], others[2]])
    with pytest.raises(NotFound):
        desk.join_stories(library, [trio[0], 99])
    assert desk.undo(library) == "Join stories"
    assert story(library, others[2]) == {others[2]}
    assert story(library, others[0]) == set(others[:2])
    desk.redo(library)
    assert story(library, others[0]) == {*trio, *others}


def test_what_the_program_did_since_does_not_stand_in_the_way_of_redo(library):
    one, two = add(library, text_of(30)), add(library, text_of(31))
    desk.join_stories(library, [one, two])
    desk.undo(library)
    copies = [add(library, text_of(30)), add(library, text_of(31))]
    assert story(library, one) == {one, copies[0]}
    desk.redo(library)
    assert story(library, one) >= {one, two}
    desk.undo(library)
    desk.work_off_index(library)
    assert story(library, one) == {one, copies[0]}
    assert story(library, two) == {two, copies[1]}


def test_undoing_older_work_on_an_article_leaves_it_in_its_story(library):
    first = add(library, text_of(40))
    desk.archive_articles(library, [first])
    second = add(library, text_of(40))
    desk.undo(library)
    assert story(library, first) == {first, second}


def test_the_trash_is_left_out_and_comes_back(library, trio):
    desk.trash_articles(library, [trio[0]])
    assert story(library, trio[1]) == {trio[1], trio[2]}
    assert [row.copies for row in desk.article_rows(library, trio[1:])] == [1, 1]
    original = desk.story_view(library, trio[1]).rows[0]
    assert (original.id, original.likely) == (trio[1], Likely.FIRST)
    desk.restore_articles(library, [trio[0]])
    assert desk.story_view(library, trio[1]).rows[0].id == trio[0]


def imported(library, ids):
    """An import that brought these articles."""
    with library.change("Import", undoable=False) as session:
        record = Import()
        session.add(record)
        session.flush()
        for id_ in ids:
            line = ImportLine(import_id=record.id, path="p", stored=Stored.NEW, article_id=id_)
            session.add(line)
        return record.id


def test_a_removed_import_takes_its_articles_out_of_stories(library, trio):
    import_id = imported(library, trio[:2])
    assert desk.remove_import(library, import_id) == 2
    assert story(library, trio[2]) == {trio[2]}
    assert desk.story_view(library, trio[2]).uid == ""
    assert desk.article_rows(library, [trio[2]])[0].copies == 0
    desk.work_off_index(library)
    again = add(library, text_of(1)[2:])
    assert story(library, again) == {trio[2], again}
    assert desk.remove_import(library, imported(library, [trio[2], again])) == 2
    with library.read() as session:
        assert session.scalar(select(func.count()).select_from(Story)) == 0


def test_grouping_again_changes_nothing(library, trio):
    add(library, text_of(50))
    with library.change("Look again", undoable=False) as session:
        look_again(session, [*trio, 99])
    before = desk.story_view(library, trio[0])
    assert desk.group_articles(library) == 4
    assert desk.story_view(library, trio[0]) == before
    assert desk.group_articles(library) == 0
