import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from briefbench import desk
from briefbench.analysis import understand_anew
from briefbench.base.errors import BriefBenchError, Cancelled, NotFound
from briefbench.base.progress import Progress
from briefbench.desk import reading_again
from briefbench.desk.reading_again import READER
from briefbench.model.drafts import BlockDraft
from briefbench.model.kinds import BlockKind
from briefbench.model.record_base import Record
from briefbench.store.journal import KEPT
from briefbench.store.originals import original_path
from tests.desk.test_history import WORK, suggestion_ids
from tests.desk.test_imports import PAGE
from tests.making import BODY, TAIL, add_article, add_drafts, draft_of

QUOTE = "“We shall open the canal in November, whatever the weather,”"


@pytest.fixture(scope="module")
def beginning(read_once):
    """A library with an article that was read from a real page."""
    return read_once(("a.html", PAGE.format(title="Canal to open in November")))


@pytest.fixture
def page(library):
    """The id of that article, as if an older, worse reader had read it."""
    (id_,) = desk.find_articles(library).ids
    make_old(library, id_)
    return id_


def make_old(library, id_):
    """Put the article's text as an older reader would have: a stray block first, another title."""
    blocks = Record.metadata.tables["block"]
    articles = Record.metadata.tables["article"]
    with library.change("old", undoable=False) as session:
        of = blocks.c.article_id == id_
        session.execute(
            blocks.update().where(of).values(position=-1 - blocks.c.position),
            execution_options=KEPT,
        )
        session.execute(
            blocks.update().where(of).values(position=-blocks.c.position), execution_options=KEPT
        )
        session.execute(
            blocks.insert().values(
                article_id=id_,
                position=0,
                kind=BlockKind.PARAGRAPH,
                tail=False,
                by_officer=False,
                text="Home World Economy Sport",
            ),
            execution_options=KEPT,
        )
        session.execute(
            articles.update().where(articles.c.id == id_).values(reader=1, title="Amu Post"),
            execution_options=KEPT,
        )
        suggestions = Record.metadata.tables["suggestion"]
        for row in session.execute(suggestions.select().where(suggestions.c.article_id == id_)):
            moved = [[b + 1, s, e] for b, s, e in row.places]
            session.execute(
                suggestions.update().where(suggestions.c.id == row.id).values(places=moved),
                execution_options=KEPT,
            )


def texts(library, id_):
    return [block.text for block in desk.article_view(library, id_).blocks]


def test_an_outdated_article_is_read_anew_and_found_by_its_new_words(library, page):
    assert desk.outdated_articles(library) == 1
    old = desk.article_view(library, page)
    desk.tag_articles(library, [page], "water")
    report = desk.read_again(library, jobs=1)
    assert (report.changed, report.unchanged, report.left, report.failed) == ((page,), 0, (), ())
    assert desk.outdated_articles(library) == 0
    view = desk.article_view(library, page)
    assert view.title == "Canal to open in November"
    assert [b.text for b in view.blocks] == [b.text for b in old.blocks[1:]]
    assert [tag.path for tag in view.tags] == ["water"]
    assert view.uid == old.uid
    desk.work_off_index(library)
    assert desk.find_articles(library, "economy sport").total == 0
    assert not list(library.folder.glob(".reading-*"))
    assert desk.check_library(library) == []


def test_what_is_unchanged_is_not_written(library, page):
    desk.read_again(library, jobs=1)
    told = []
    library.events.subscribe(told.append)
    report = desk.read_again(library, [page], jobs=1)
    assert (report.changed, report.unchanged) == ((), 1)
    assert told == []
    assert desk.read_again(library, jobs=1).unchanged == 0


def test_quotes_go_with_their_words_and_comments_stay(library, page):
    shown, other = sorted(
        desk.article_view(library, page).suggestions, key=lambda s: s.words != QUOTE
    )
    assert shown.words == QUOTE
    (quote,) = desk.accept_suggestions(library, [shown.id])
    desk.set_quote_comment(library, quote, "As in spring.")
    first = desk.article_view(library, page).blocks[0].text
    lost = desk.mark_quote(library, page, [(0, 0, len(first))])
    report = desk.read_again(library, jobs=1)
    assert report.review == 1
    rows = {row.id: row for row in desk.list_quotes(library)}
    assert (rows[quote].words, rows[quote].comment) == (QUOTE, "As in spring.")
    assert rows[quote].verbatim
    assert not rows[quote].review
    assert (rows[lost].words, rows[lost].places, rows[lost].review) == (first, (), True)
    assert [s.words for s in desk.article_view(library, page).suggestions] == [other.words]
    assert desk.undo(library) == "Mark quote"
    assert desk.undo(library) == "Comment on quote"
    desk.undo(library)
    (again,) = (s for s in desk.article_view(library, page).suggestions if s.words == QUOTE)
    block, start, end = again.places[0]
    assert texts(library, page)[block][start:end] == QUOTE


def test_a_quote_that_was_removed_comes_back_where_its_words_are_now(library, page):
    ids = desk.accept_suggestions(library, suggestion_ids(library, page))
    desk.remove_quotes(library, ids)
    desk.read_again(library, jobs=1)
    desk.undo(library)
    rows = desk.list_quotes(library)
    assert len(rows) == len(ids)
    assert all(row.verbatim for row in rows)
    assert QUOTE in [row.words for row in rows]


def test_what_the_officer_corrected_stays(library, page):
    desk.set_title(library, page, "Canal: opening in November")
    desk.set_published(library, [page], None)
    desk.set_source(library, [page], "Issyk Wire")
    desk.set_country(library, [page], "UZ", None)
    desk.set_country(library, [page], "KG", "about")
    desk.set_tail(library, page, [3], tail=True)
    moved = texts(library, page)[3]
    desk.read_again(library, jobs=1)
    view = desk.article_view(library, page)
    assert (view.title, view.published, view.source.name) == (
        "Canal: opening in November",
        None,
        "Issyk Wire",
    )
    assert [(c.code, c.about) for c in view.countries] == [("KG", True)]
    assert [b.tail for b in view.blocks if b.text == moved] == [True]
    for _ in range(6):
        desk.undo(library)
    view = desk.article_view(library, page)
    assert view.published.value.startswith("2026-10-13")
    assert view.source.name == "Amu Post"
    assert "UZ" in [c.code for c in view.countries]
    assert not any(b.tail for b in view.blocks if b.text == moved)
    assert desk.check_library(library) == []


def test_an_article_whose_border_does_not_fit_any_more_is_left(library, page):
    desk.set_tail(library, page, [0], tail=True)
    desk.set_tail(library, page, [0], tail=False)
    report = desk.read_again(library, jobs=1)
    assert (report.left, report.changed) == ((page,), ())
    assert texts(library, page)[0] == "Home World Economy Sport"
    assert desk.outdated_articles(library) == 0


def test_what_was_undone_in_such_an_article_cannot_be_made_again(library, page):
    desk.accept_suggestions(library, suggestion_ids(library, page))
    desk.undo(library)
    desk.read_again(library, jobs=1)
    assert desk.redo_label(library) == ""


def test_a_lost_original_is_told_and_tried_another_time(library, page):
    view = desk.article_view(library, page)
    original_path(library.folder, view.original.sha256, ".html").unlink()
    report = desk.read_again(library, jobs=1)
    assert report.failed == (page,)
    assert desk.outdated_articles(library) == 1
    with pytest.raises(NotFound):
        desk.read_again(library, [page, 999], jobs=1)


def test_cancelling_keeps_what_is_done_and_goes_on_the_next_time(library, tmp_path, monkeypatch):
    for n in range(4):
        (tmp_path / f"{n}.html").write_text(PAGE.format(title=f"Canal number {n} to open soon"))
    report = desk.import_paths(library, sorted(tmp_path.glob("*.html")), jobs=1)
    for line in report.lines:
        make_old(library, line.article_id)

    class Stop(Progress):
        def step(self, done, total, note=""):
            assert total == 4
            if done >= 2:
                raise Cancelled

    monkeypatch.setattr(reading_again, "BATCH", 1)
    first = desk.read_again(library, progress=Stop(), jobs=1)
    assert first.cancelled
    assert 1 <= len(first.changed) < 4
    rest = desk.read_again(library, jobs=1)
    assert len(first.changed) + len(rest.changed) == 4


def test_articles_of_a_file_of_several_are_read_each_from_its_place(library, tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text(
        "\n".join(
            f'{{"title": "Number {n}", "body": "The canal near Karsu {n}.", "language": "en"}}'
            for n in "abc"
        )
    )
    report = desk.import_paths(library, [path], jobs=1)
    make_old(library, report.lines[1].article_id)
    again = desk.read_again(library, jobs=1)
    assert again.changed == (report.lines[1].article_id,)
    assert texts(library, again.changed[0]) == ["The canal near Karsu b."]


def renew(library, article, draft):
    """Renew an article as reading its page anew does."""
    again = reading_again._Again(library)
    again._put(article, draft)
    again.store()
    return again.report()


def test_whether_it_is_an_excerpt_is_taken_over(library):
    article = add_article(library, excerpt=True)
    assert desk.article_view(library, article).excerpt
    assert renew(library, article, draft_of()).changed == (article,)
    assert not desk.article_view(library, article).excerpt
    assert renew(library, article, draft_of(excerpt=True)).changed == (article,)
    assert desk.article_view(library, article).excerpt


def test_a_page_read_again_is_understood_where_the_officer_ends_it(library):
    tail = (*TAIL, "“The bridge is shut,” said Dilnoza Rahimova, mayor of Termez in Uzbekistan.")
    article = add_drafts(library, [understand_anew(draft_of(tail=tail))])[0]
    desk.set_tail(library, article, [4], tail=False)
    desk.set_tail(library, article, [1], tail=True)
    before = desk.article_view(library, article)
    counted, shut = BODY[0].partition(",")[0], "“The bridge is shut,”"
    assert [suggestion.words for suggestion in before.suggestions] == [counted, shut]
    assert {country.code for country in before.countries} == {"TJ", "UZ"}
    again = understand_anew(draft_of(tail=tail))
    assert renew(library, article, again).unchanged == 1
    later = understand_anew(draft_of("Later", (BODY[0] + " It was night.", BODY[1]), tail=tail))
    assert renew(library, article, later).changed == (article,)
    view = desk.article_view(library, article)
    assert view.suggestions == before.suggestions
    assert {country.code for country in view.countries} == {"TJ", "UZ"}
    desk.undo(library)
    desk.undo(library)
    view = desk.article_view(library, article)
    assert [suggestion.words for suggestion in view.suggestions] == [counted, BODY[1][:37]]
    assert view.countries[0].code == "TJ"
    assert [mention.words for mention in view.countries[0].mentions] == ["Dushanbe"]
    assert len(view.countries) == 1


def test_a_country_comes_back_with_the_places_that_name_it(library):
    body = (*BODY, "Termez is in Uzbekistan.")
    article = add_drafts(library, [understand_anew(draft_of(body=body))])[0]
    (_tj, before) = desk.article_view(library, article).countries
    desk.set_tail(library, article, [2], tail=True)
    assert len(desk.article_view(library, article).countries) == 1
    renew(library, article, understand_anew(draft_of(body=("Customs office", *body))))
    assert len(desk.article_view(library, article).countries) == 1
    desk.undo(library)
    (_tj, after) = desk.article_view(library, article).countries
    assert [(m.place[0], m.words) for m in after.mentions] == [
        (m.place[0] + 1, m.words) for m in before.mentions
    ]


def test_a_country_that_comes_back_twice_is_one(library):
    body = (*BODY, "Termez is in Uzbekistan.")
    article = add_drafts(library, [understand_anew(draft_of(body=body))])[0]
    desk.set_tail(library, article, [2], tail=True)
    later = (*BODY, "Termez in Uzbekistan is near.")
    renew(library, article, understand_anew(draft_of(body=later)))
    assert [c.code for c in desk.article_view(library, article).countries] == ["TJ", "UZ"]
    desk.undo(library)
    assert [c.code for c in desk.article_view(library, article).countries] == ["TJ", "UZ"]
    sound(library, article)


def paragraph(words):
    return BlockDraft(BlockKind.PARAGRAPH, words)


def as_read_later(number):
    """Return the test article's draft as later readers might read it."""
    bodies = (
        BODY,
        ("Customs office, Dushanbe", *BODY),
        (" ".join(BODY),),
        (BODY[1],),
        (BODY[0].replace("41", "forty-one"), BODY[1]),
    )
    tail = () if number == 3 else TAIL
    countries = (("TJ", True), ("UZ", False)) if number % 2 else (("TJ", False),)
    return draft_of(title=f"Read by {number}", body=bodies[number], tail=tail, countries=countries)


OFFICER = sorted(WORK)
STEPS = st.lists(
    st.one_of(st.sampled_from(OFFICER), st.integers(0, 4), st.just("undo")), min_size=2, max_size=8
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(STEPS)
def test_whatever_was_done_and_read_all_of_it_can_be_undone(new_library, steps):
    library = new_library()
    article = add_article(library)
    for step in steps:
        if isinstance(step, int):
            renew(library, article, as_read_later(step))
        elif step == "undo":
            if desk.undo_label(library):
                desk.undo(library)
        else:
            try:
                WORK[step](library, article)
            except BriefBenchError:
                continue
        sound(library, article)
    while desk.undo_label(library):
        desk.undo(library)
        sound(library, article)
    view = desk.article_view(library, article)
    assert view.quotes == ()
    assert view.tags == ()
    assert not view.archived
    while desk.redo_label(library):
        desk.redo(library)
        sound(library, article)
    library.close()


def sound(library, article):
    """Assert that every place in the article's text holds what it is said to hold."""
    view = desk.article_view(library, article)
    blocks = [block.text for block in view.blocks]
    assert [block.position for block in view.blocks] == list(range(len(blocks)))
    for quote in view.quotes:
        assert quote.verbatim != quote.review
        assert bool(quote.places) != quote.review
    for suggestion in view.suggestions:
        assert " ".join(blocks[b][s:e] for b, s, e in suggestion.places) == suggestion.words
    with library.read() as session:
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []


def test_the_reader_has_a_version():
    assert READER >= 2
