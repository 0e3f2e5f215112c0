"""The Read workspace through the real window, by keys and mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtWidgets import QToolButton

from briefbench import desk
from briefbench.model.kinds import Kind
from briefbench.ui.article_list import with_kept
from briefbench.ui.countries_editor import CountriesEditor
from briefbench.ui.fact_editors import DateEditor, HeadlineEditor
from briefbench.ui.quote_editor import QuoteEditor
from briefbench.ui.tag_editor import TagEditor
from tests.making import add_drafts, draft_of


@pytest.fixture
def window(library, make_window):
    add_drafts(
        library,
        [
            draft_of("Customs counts 41 attempts", published="2026-10-13"),
            draft_of("Smugglers move to night hours", published="2026-10-12", source="Issyk Wire"),
            draft_of("Undated note", published=None, countries=(("UZ", True),)),
        ],
    )
    window = make_window()
    window.part("read").articles.view.setFocus()
    return window


@pytest.fixture
def read(window):
    return window.part("read")


def titles(read):
    model = read.articles.model
    return [model.row_at(place).title for place in range(model.rowCount())]


def press(qtbot, read, key, settle, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(read.articles.view, key, modifier)
    settle()


def test_the_newest_is_read_first_and_undated_comes_last(read):
    assert titles(read)[0] == "Customs counts 41 attempts"
    assert titles(read)[-1] == "Undated note"
    assert read.reader.view.title == "Customs counts 41 attempts"
    assert read.reader.header.note.text() == "1 of 3"


def test_j_and_k_walk_and_what_is_read_is_read(read, qtbot, settle, library):
    press(qtbot, read, Qt.Key.Key_J, settle)
    assert read.reader.view.title == "Smugglers move to night hours"
    press(qtbot, read, Qt.Key.Key_K, settle)
    assert read.reader.view.title == "Customs counts 41 attempts"
    assert desk.sidebar(library).inbox == 1


def test_accept_and_undo(window, read, qtbot, settle, library):
    assert [card.is_open for card in read.reader.margin.cards] == [True]
    press(qtbot, read, Qt.Key.Key_A, settle)
    (quote,) = desk.list_quotes(library)
    assert "old route used by night" in quote.words
    assert [card.is_open for card in read.reader.margin.cards] == [False]
    assert not window.actions_by_name["quote.accept"].isEnabled()
    assert window.actions_by_name["edit.undo"].text() == "Undo: Accept 1 quote"
    window.actions_by_name.trigger("edit.undo")
    settle()
    assert desk.list_quotes(library) == []
    assert [card.is_open for card in read.reader.margin.cards] == [True]


def test_dismiss(read, qtbot, settle):
    press(qtbot, read, Qt.Key.Key_X, settle)
    assert len(read.reader.margin.cards) == 0


def test_the_button_on_the_card_accepts(read, qtbot, settle, library):
    view = read.reader.margin.view
    holder = view.indexWidget(view.currentIndex())
    accept = next(
        b for b in holder.findChildren(object) if getattr(b, "text", str)() == "Accept  A"
    )
    accept.click()
    settle()
    assert len(desk.list_quotes(library)) == 1


def test_h_marks_the_selected_words(read, qtbot, settle, library):
    text = read.reader.text
    cursor = text.cursor_at((0, 0, 18))
    text.setTextCursor(cursor)
    qtbot.keyClick(text, Qt.Key.Key_H)
    settle()
    (quote,) = desk.list_quotes(library)
    assert quote.words == "Customs in Dushanb"
    assert quote.places == ((0, 0, 18),)


def test_letters_typed_into_the_search_are_letters(window, read, qtbot, settle, library):
    window.focus_search()
    qtbot.keyClicks(window.bar.search.edit, "ax")
    settle()
    assert window.bar.search.edit.text() == "ax"
    assert desk.list_quotes(library) == []


def test_slash_goes_to_the_search_and_escape_back(window, read, qtbot):
    qtbot.keyClick(read.articles.view, Qt.Key.Key_Slash)
    assert window.bar.search.edit.hasFocus()
    qtbot.keyClick(window.bar.search.edit, Qt.Key.Key_Escape)
    assert read.articles.view.hasFocus()


def test_a_search_narrows_and_says_what_it_understood(window, read, settle, library):
    desk.work_off_index(library)
    window.bar.search.write("smugglers", tell=True)
    settle()
    assert titles(read) == ["Smugglers move to night hours"]
    assert read.articles.total.text() == "1 article"
    assert "smugglers" in read.articles.echo.text().lower()


def test_a_query_that_is_wrong_is_told_in_the_field(window, read, settle):
    window.bar.search.write("before:never", tell=True)
    settle()
    assert window.bar.search.property("wrong") == "true"
    assert len(titles(read)) == 3


def test_a_click_on_a_country_narrows_and_a_second_takes_it_back(window, read, settle):
    rows = read.sidebar.rows.rows
    row = next(row for row in rows if row.text == "Uzbekistan")
    read.on_chosen(row)
    settle()
    assert titles(read) == ["Undated note"]
    assert window.bar.search.query == "country:UZ"
    assert next(row for row in read.sidebar.rows.rows if row.text == "Uzbekistan").marked
    read.on_chosen(row)
    settle()
    assert len(titles(read)) == 3


def test_archiving_goes_to_the_next(read, qtbot, settle, library):
    press(qtbot, read, Qt.Key.Key_E, settle)
    assert read.reader.view.title == "Smugglers move to night hours"
    first = desk.find_articles(library).ids[0]
    assert desk.article_view(library, first).archived


def test_space_scrolls_and_then_goes_on(read, qtbot, settle):
    for _ in range(3):
        press(qtbot, read, Qt.Key.Key_Space, settle)
    assert read.reader.view.title != "Customs counts 41 attempts"


def test_a_tag_is_made_by_typing(window, read, qtbot, settle, library):
    press(qtbot, read, Qt.Key.Key_T, settle)
    (editor,) = window.findChildren(TagEditor)
    qtbot.keyClicks(editor.edit, "border/night")
    qtbot.keyClick(editor.edit, Qt.Key.Key_Return)
    settle()
    assert [tag.path for tag in read.reader.view.tags] == ["border/night"]
    assert [row.text for row in read.sidebar.rows.rows if row.hue is not None] == [
        "border",
        "night",
    ]
    press(qtbot, read, Qt.Key.Key_J, settle)
    press(qtbot, read, Qt.Key.Key_2, settle)
    assert [tag.path for tag in read.reader.view.tags] == ["border/night"]


def test_a_drop_on_a_tag_tags(read, settle, library):
    desk.tag_articles(library, [desk.find_articles(library).ids[2]], "aid")
    settle()
    nav = read.sidebar
    place = next(n for n, row in enumerate(nav.rows.rows) if row.text == "aid")
    spot = nav.visualRect(nav.rows.index(place, 0)).center()
    mime = read.articles.model.mimeData([read.articles.model.index(0)])
    event = QDropEvent(
        QPointF(spot),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    nav.dropEvent(event)
    settle()
    assert [tag.path for tag in read.reader.view.tags] == ["aid"]


def test_dates_are_corrected_and_wrong_ones_refused(window, read, qtbot, settle):
    press(qtbot, read, Qt.Key.Key_D, settle)
    (editor,) = window.findChildren(DateEditor)
    editor.published.setText("last year")
    assert not editor.button.isEnabled()
    editor.published.setText("2025-09")
    editor.event_date.setText("2025-09-01")
    qtbot.keyClick(editor.published, Qt.Key.Key_Return)
    settle()
    assert read.reader.view.published.value == "2025-09"
    assert read.reader.view.event == "2025-09-01"


def test_countries_are_set(window, read, qtbot, settle):
    press(qtbot, read, Qt.Key.Key_G, settle)
    (editor,) = window.findChildren(CountriesEditor)
    qtbot.keyClicks(editor.edit, "kg")
    qtbot.keyClick(editor.edit, Qt.Key.Key_Return)
    settle()
    assert {c.code: c.about for c in read.reader.view.countries} == {"TJ": True, "KG": True}


def test_headline_and_source_are_corrected(window, read, settle):
    window.actions_by_name.trigger("article.headline")
    (editor,) = window.findChildren(HeadlineEditor)
    editor.headline.setText("Customs count 41")
    editor.source.setText("Panj Monitor")
    editor.keep()
    settle()
    assert read.reader.view.title == "Customs count 41"
    assert read.reader.view.source.name == "Panj Monitor"
    assert titles(read)[0] == "Customs count 41"


def test_a_comment_accepts_the_suggestion(window, read, qtbot, settle, library):
    press(qtbot, read, Qt.Key.Key_C, settle)
    (editor,) = window.findChildren(QuoteEditor)
    editor.speaker.setText("F. Nazarov")
    editor.comment.setPlainText("Ask for the figures.")
    editor.keep()
    settle()
    (quote,) = desk.list_quotes(library)
    assert (quote.speaker, quote.comment) == ("F. Nazarov", "Ask for the figures.")


def test_several_are_selected_and_put_into_the_tray(window, read, qtbot, settle, library):
    read.articles.view.selectAll()
    assert len(window.bench.selection.ids(Kind.ARTICLE)) == 3
    window.bench.selection.select(Kind.QUOTE, ())
    qtbot.keyClick(read.articles.view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(desk.tray(library)) == 3


def test_trash_and_back(window, read, settle, library):
    window.actions_by_name.trigger("article.trash")
    settle()
    assert len(titles(read)) == 2
    trash = next(row for row in read.sidebar.rows.rows if row.text == "Trash")
    assert trash.count == 1
    read.on_chosen(trash)
    settle()
    assert titles(read) == ["Customs counts 41 attempts"]
    window.actions_by_name.trigger("article.restore")
    settle()
    assert titles(read) == []


def test_the_tail_is_folded_and_named_as_not_the_article(read, qtbot):
    tail = read.reader.tail
    assert "not part of the article · 2 blocks" in tail.button.text()
    assert not tail.text.isVisible()
    tail.button.click()
    assert tail.text.isVisible()
    assert "Bridge repair" in tail.text.toPlainText()
    assert "Bridge repair" not in read.reader.text.toPlainText()


def test_the_inspector_gives_evidence(read):
    read.reader.facts.button.click()
    words = [
        label.text() for label in read.reader.inspector.findChildren(type(read.articles.total))
    ]
    assert any("Dushanbe" in text for text in words)
    assert any("from metadata" in text for text in words)


def test_a_change_elsewhere_is_seen(read, settle, library):
    desk.set_title(library, read.reader.view.id, "Changed from the terminal")
    settle()
    assert titles(read)[0] == "Changed from the terminal"
    assert "Changed from the terminal" in read.reader.text.toPlainText()


def test_the_article_that_is_read_stays_when_others_come_in(read, qtbot, settle, library):
    press(qtbot, read, Qt.Key.Key_J, settle)
    add_drafts(library, [draft_of("Newest of all", published="2026-10-20")])
    settle()
    assert titles(read)[0] == "Newest of all"
    assert read.reader.view.title == "Smugglers move to night hours"


def test_large_text_and_mirroring_keep_every_control_inside(window, read, settle, qapp):
    window.bench.theme.show(text_scale=1.5)
    settle()
    for button in window.findChildren(QToolButton):
        if button.isVisible():
            corner = button.mapTo(window, QPoint(0, 0))
            assert window.rect().contains(corner), button.accessibleName()
    window.bench.theme.show(text_scale=1.0)


def test_selecting_all_text_offers_no_markup(read):
    cursor = read.reader.text.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    read.reader.text.setTextCursor(cursor)
    assert read.reader.text.selected_places()


def test_reading_does_not_empty_the_inbox_below_ones_hands(window, read, qtbot, settle, library):
    desk.set_read(library, desk.find_articles(library).ids, read=False)
    read.on_chosen(read.sidebar.rows.rows[0])
    for _ in range(3):
        settle()
    assert len(titles(read)) == 3
    assert read.reader.view.title == "Customs counts 41 attempts"
    assert desk.sidebar(library).inbox == 2
    press(qtbot, read, Qt.Key.Key_E, settle)
    settle()
    assert titles(read) == ["Smugglers move to night hours", "Undated note"]
    assert read.reader.view.title == "Smugglers move to night hours"


def test_what_is_kept_stands_where_it_stood():
    assert with_kept((1, 3, 9), (1, 2, 3, 4), (2, 4)) == (1, 2, 3, 9, 4)
    assert with_kept((), (1, 2), (1,)) == (1,)
    assert with_kept((5,), (), ()) == (5,)


def test_what_is_done_out_of_sight_is_told(window, read, settle, told):
    window.actions_by_name.trigger("article.tray")
    settle()
    assert told[-1] == "1 article put into the tray"
    window.actions_by_name.trigger("edit.undo")
    settle()
    assert told[-1] == "Undone: Put 1 into the tray"


def test_a_search_that_finds_nothing_can_be_cleared(window, read, settle, qtbot):
    window.bench.question.ask(words="nothing-like-this")
    settle()
    assert read.articles._clear.isVisible()
    qtbot.mouseClick(read.articles._clear, Qt.MouseButton.LeftButton)
    settle()
    assert len(titles(read)) == 3
