from itertools import count

import pytest

from briefbench import desk
from briefbench.base.errors import Cancelled, NotFound
from briefbench.base.progress import Progress
from briefbench.model.bank import QuoteFilter
from briefbench.model.kinds import Format, Standing
from briefbench.model.record_base import Record
from briefbench.store.journal import KEPT
from briefbench.store.originals import original_path
from tests.desk.test_failed_pages import BROKEN
from tests.desk.test_history import suggestion_ids
from tests.desk.test_imports import PAGE
from tests.making import add_article

_number = count()


@pytest.fixture(scope="module")
def beginning(read_once):
    """A library with an article that was read from a real page."""
    return read_once(("a.html", PAGE.format(title="Canal to open in November")))


@pytest.fixture
def page(library):
    return desk.find_articles(library).ids[0]


def import_page(library, folder, content, name="b.html"):
    path = folder / name
    path.write_text(content)
    return desk.import_paths(library, [path], jobs=1).lines[0].article_id


def accepted(library, article):
    return desk.accept_suggestions(library, suggestion_ids(library, article))


def alter(library, article, old, new):
    """Alter what is stored of an article and of its quotes, as a fault of the program would."""
    blocks = Record.metadata.tables["block"]
    quotes = Record.metadata.tables["quote"]
    with library.change("fault", undoable=False) as session:
        for row in session.execute(blocks.select().where(blocks.c.article_id == article)):
            session.execute(
                blocks.update()
                .where(blocks.c.id == row.id)
                .values(text=row.text.replace(old, new)),
                execution_options=KEPT,
            )
        for row in session.execute(quotes.select().where(quotes.c.article_id == article)):
            kept = [[one[0].replace(old, new), *one[1:]] for one in row.selectors]
            changed = {"words": row.words.replace(old, new), "selectors": kept}
            session.execute(
                quotes.update().where(quotes.c.id == row.id).values(changed),
                execution_options=KEPT,
            )


def test_the_original_is_asked_and_not_what_is_stored(library, page):
    ids = accepted(library, page)
    check = desk.check_quotes(library, jobs=1)
    assert [(q.quote_id, q.standing) for q in check.quotes] == [
        (id_, Standing.VERBATIM) for id_ in ids
    ]
    assert desk.quotes_check_label(check) == "2 quotes word for word"
    assert desk.quote_problems(library, check) == []
    alter(library, page, "canal in November", "kanal in Novembre")
    assert all(row.verbatim for row in desk.list_quotes(library))
    check = desk.check_quotes(library, jobs=1)
    (checked,) = check.of(Standing.DIFFERS)
    assert checked.nearest == "“We shall open the canal in November, whatever the weather,”"
    assert desk.quotes_check_label(check) == "1 quote word for word · 1 differs"
    (sentence,) = desk.quote_problems(library, check)
    assert "kanal in Novembre" in sentence
    assert "Its original says: “We shall open the canal in November" in sentence


def test_white_space_and_marks_of_another_style_are_word_for_word(library, page):
    accepted(library, page)
    alter(library, page, "“We shall open ", '"We shall  open\u00a0')
    assert {q.standing for q in desk.check_quotes(library, jobs=1).quotes} == {Standing.VERBATIM}


def test_words_count_that_the_reader_leaves_out(library, tmp_path):
    page = import_page(
        library,
        tmp_path,
        PAGE.format(title="Canal to open in November").replace(
            "</body>", "<form><label>Nobody has asked us about it</label></form></body>"
        ),
    )
    quote = desk.mark_quote(library, page, [(0, 0, 9)])
    old = desk.list_quotes(library)[0].words
    alter(library, page, old, "Nobody has asked us about it")
    (checked,) = desk.check_quotes(library, [quote], jobs=1).quotes
    assert checked.standing is Standing.VERBATIM


def test_all_spans_must_stand_there(library, page):
    texts = [block.text for block in desk.article_view(library, page).blocks]
    desk.mark_quote(library, page, [(0, 0, len(texts[0])), (1, 0, len(texts[1]))])
    assert desk.check_quotes(library, jobs=1).quotes[0].standing is Standing.VERBATIM
    alter(library, page, texts[1], "This was never said in any of the pages")
    (checked,) = desk.check_quotes(library, jobs=1).quotes
    assert (checked.standing, checked.nearest) == (Standing.DIFFERS, "")


def test_a_lost_or_changed_original_is_told(library, page, tmp_path):
    other = import_page(library, tmp_path, PAGE.format(title="Another canal, another day"))
    first, second = accepted(library, page)[0], accepted(library, other)[0]
    for article in (page, other):
        original = desk.article_view(library, article).original
        path = original_path(library.folder, original.sha256, ".html")
        if article == page:
            path.unlink()
        else:
            path.chmod(0o644)
            path.write_text(path.read_text().replace("Another", "Andother"))
    check = desk.check_quotes(library, [second, first], jobs=1)
    assert [(q.quote_id, q.standing) for q in check.quotes] == [
        (second, Standing.MISSING),
        (first, Standing.MISSING),
    ]
    assert "a.html" in check.quotes[1].why


def test_an_original_that_cannot_be_read_is_told(library):
    article = add_article(library)  # its original is no page at all
    quote = accepted(library, article)[0]
    (checked,) = desk.check_quotes(library, [quote], jobs=1).quotes
    assert checked.standing in {Standing.UNREADABLE, Standing.DIFFERS}
    assert checked.why or checked.standing is Standing.DIFFERS


def test_a_file_of_several_articles_is_read_once(library, tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text(
        "\n".join(
            f'{{"title": "Number {n}", "body": "The canal near Karsu {n}.", "language": "en"}}'
            for n in "abc"
        )
    )
    lines = desk.import_paths(library, [path], jobs=1).lines
    quotes = [desk.mark_quote(library, line.article_id, [(0, 4, 22)]) for line in lines]
    desk.trash_articles(library, [lines[0].article_id])
    told = []

    class Told(Progress):
        def step(self, done, total, note=""):
            told.append((done, total))

    check = desk.check_quotes(library, progress=Told(), jobs=1)
    assert [q.quote_id for q in check.of(Standing.VERBATIM)] == quotes
    assert {total for _, total in told} == {1}
    assert desk.article_view(library, lines[1].article_id).original.format is Format.JSONL


def test_none_is_asked_twice_and_what_is_gone_is_refused(library, page):
    (first, _) = accepted(library, page)
    assert len(desk.check_quotes(library, [first, first], jobs=1).quotes) == 1
    assert desk.check_quotes(library, [], jobs=1).quotes == ()
    with pytest.raises(NotFound):
        desk.check_quotes(library, [first, 999], jobs=1)


def test_cancelling_keeps_what_is_known_and_leaves_nothing_behind(library, page):
    accepted(library, page)

    class Stop(Progress):
        def step(self, done, total, note=""):
            raise Cancelled

    check = desk.check_quotes(library, progress=Stop(), jobs=1)
    assert check.cancelled
    assert check.quotes == ()
    assert desk.quotes_check_label(check).endswith("cancelled")
    assert not list(library.folder.glob(".reading-*"))


def brief_of(library, ids):
    brief = desk.make_brief(library, "Border weekly")
    desk.add_quotes_to_brief(library, brief, ids)
    return brief


def errors(findings):
    return [finding.message for finding in findings if finding.severity == "error"]


def test_a_brief_knows_what_its_originals_say_once_they_were_read(library, page, tmp_path):
    ids = accepted(library, page)
    brief = brief_of(library, ids)
    alter(library, page, "canal in November", "kanal in Novembre")
    assert errors(desk.check_brief(library, brief)) == []  # the stored text is asked
    assert len(desk.check_brief_quotes(library, brief).of(Standing.DIFFERS)) == 1
    (error,) = errors(desk.check_brief(library, brief))
    assert "kanal" in error
    alter(library, page, "kanal in Novembre", "canal in November")
    assert errors(desk.check_brief(library, brief)) == []  # other words than those doubted
    assert desk.check_brief_quotes(library, desk.make_brief(library, "Empty")).quotes == ()


def test_the_bank_knows_what_the_last_check_found(library, page):
    ids = accepted(library, page)
    altered = QuoteFilter(state=("altered",))
    alter(library, page, "canal in November", "kanal in Novembre")
    assert desk.find_quotes(library, altered).ids == ()  # the stored text is asked
    (wrong,) = (q.quote_id for q in desk.check_quotes(library, jobs=1).of(Standing.DIFFERS))
    assert desk.find_quotes(library, altered).ids == (wrong,)
    assert [row.id for row in desk.quotes_by_ids(library, ids) if not row.verbatim] == [wrong]
    (view,) = [desk.article_view(library, row.id) for row in desk.article_rows(library, [1])]
    assert [quote.id for quote in view.quotes if not quote.verbatim] == [wrong]
    alter(library, page, "kanal in Novembre", "canal in November")
    assert desk.find_quotes(library, altered).ids == ()


def test_an_export_reads_the_originals_first(library, page, tmp_path):
    brief = brief_of(library, accepted(library, page))
    assert errors(desk.export_brief(library, brief, docx=tmp_path / "a.docx").findings) == []
    alter(library, page, "canal in November", "kanal in Novembre")
    (error,) = errors(desk.export_brief(library, brief, docx=tmp_path / "b.docx").findings)
    assert "not word for word in the kept original" in error
    desk.original_path(library, page).unlink()
    assert len(errors(desk.export_brief(library, brief, docx=tmp_path / "c.docx").findings)) == 2

    class Stop(Progress):
        def step(self, done, total, note=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.export_brief(library, brief, docx=tmp_path / "d.docx", progress=Stop())
    assert not (tmp_path / "d.docx").exists()


def test_a_digest_reads_the_originals_first(library, page, tmp_path):
    accepted(library, page)
    alter(library, page, "canal in November", "kanal in Novembre")
    desk.work_off_index(library)
    (error,) = errors(desk.export_digest(library, docx=tmp_path / "a.docx").findings)
    assert "not word for word in the kept original" in error


def test_a_file_that_was_taken_as_text_is_read_as_text(library, tmp_path):
    path = tmp_path / "b.bin"
    path.write_bytes(BROKEN)
    (bad,) = desk.import_paths(library, [path], jobs=1).failed
    (line,) = desk.read_as_text(library, [bad.id])
    view = desk.article_view(library, line.article_id)
    block = next(b for b in view.blocks if "old bridge would be mended" in b.text)
    start = block.text.index("the old bridge")
    good = desk.mark_quote(library, view.id, [(block.position, start, start + 30)])
    wrong = desk.mark_quote(library, view.id, [(block.position, start + 31, start + 45)])
    alter(library, view.id, desk.quotes_by_ids(library, [wrong])[0].words, "was never said here")
    check = desk.check_quotes(library, jobs=1)
    assert [q.quote_id for q in check.of(Standing.VERBATIM)] == [good]
    (unread,) = check.of(Standing.UNREADABLE)
    assert unread.quote_id == wrong
    assert "b.bin" in unread.why
