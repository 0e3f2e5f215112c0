"""Quotes that need review in the window: counted, listed, placed, kept, removed; and the check."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from briefbench import desk
from briefbench.ui.annotations_card import AnnotationsCard
from briefbench.ui.placing import PlacingCard
from briefbench.ui.quotes_check import CheckCard
from briefbench.ui.quotes_review import ReviewPanel
from tests.desk.test_imports import PAGE
from tests.desk.test_reviewing import LONG, lose_quotes
from tests.desk.test_verbatim import alter, import_page

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lost(library):
    return lose_quotes(library)


@pytest.fixture
def window(lost, make_window, library, settle):
    desk.work_off_index(library)
    return make_window()


@pytest.fixture
def panel(window, qtbot, settle):
    qtbot.mouseClick(window.strip.review, LEFT)
    settle()
    (panel,) = window.findChildren(ReviewPanel)
    return panel


def words(widget):
    return " | ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_the_strip_counts_them_and_opens_the_review(window, panel, library, settle):
    assert window.strip.review.text() == "4 quotes to review"
    assert panel.count.text() == "4 quotes wait for you"
    assert [row.review for row in panel.model.rows] == [True] * 4
    desk.undo(library)  # speaker of the last one
    desk.undo(library)  # and its mark
    settle()
    assert window.strip.review.text() == "3 quotes to review"


def test_the_bank_narrows_to_what_the_strip_counts(window, settle, library, qtbot):
    window.show_workspace("quotes")
    settle()
    part = window.part("quotes")
    line = next(row for row in part.facets.rows.rows if row.text == "Needs review")
    assert line.count == 4
    part.facets.chosen.emit(line)
    settle()
    assert set(part.bank.model.ids) == {row.id for row in desk.list_quotes_to_review(library)}
    assert "Needs review" in part.detail.broken.words.text()
    desk.keep_without_place(library, list(part.bank.model.ids)[:1])
    settle()
    assert window.strip.review.text() == "3 quotes to review"
    lines = {row.text: row.count for row in part.facets.rows.rows}
    assert lines["Needs review"] == 3
    assert part.bank.model.rowCount() == 3


def test_nothing_waits_and_nothing_is_shown(make_window, article, settle):
    window = make_window()
    assert window.strip.review.isHidden()
    window.actions_by_name.trigger("marks.review")
    settle()
    (panel,) = window.findChildren(ReviewPanel)
    assert "Every quote stands at its words." in words(panel)
    assert not any(button.isEnabled() for button in panel._buttons)


def test_candidates_are_shown_and_one_is_placed_by_keys(panel, library, qtbot, settle):
    shown = panel.text.toPlainText()
    assert "lorries" in shown
    assert "The very words · not part of the article" in shown
    assert "The same words, with other spaces or marks" in shown
    assert "% the same words" in shown
    qtbot.keyClick(panel.view, Qt.Key.Key_4)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    settle()
    row = desk.quotes_by_ids(library, [1])[0]
    assert (row.words, row.review, row.verbatim) == (LONG.replace("trucks", "lorries"), False, True)
    assert len(panel.model.rows) == 3
    assert desk.undo(library) == "Place quote"
    settle()
    assert len(panel.model.rows) == 4


def test_each_part_of_a_quote_is_chosen_by_itself(panel, library, qtbot, settle):
    qtbot.keyClick(panel.view, Qt.Key.Key_N)
    settle()
    assert "Part 1 of 2" in panel.text.toPlainText()
    first = panel.text.places
    assert len(first) == 2
    qtbot.keyClick(panel.text, Qt.Key.Key_Return)
    settle()
    row = desk.quotes_by_ids(library, [2])[0]
    assert [tuple(place) for place in row.places] == first
    assert "all together" in row.words


def test_letters_keep_and_remove(panel, library, qtbot, settle):
    qtbot.keyClick(panel.view, Qt.Key.Key_K)
    settle()
    assert [row.id for row in desk.list_quotes_to_review(library, orphans=True)] == [1]
    assert panel.count.text() == "3 quotes wait for you"
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    settle()
    assert [row.id for row in panel.model.rows] == [3, 4]
    qtbot.mouseClick(panel.which.group.button(1), LEFT)
    settle()
    assert [row.id for row in panel.model.rows] == [1]
    assert not panel._keep.isEnabled()
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    settle()
    assert not desk.quotes_by_ids(library, [1])[0].review
    assert "None kept without a place" in words(panel)


def test_a_quote_without_candidates_cannot_be_placed_but_selected(
    window, panel, library, qtbot, settle
):
    panel.view.setCurrentIndex(panel.model.index(3, 0))
    settle()
    assert "They stand nowhere in the article now" in panel.text.toPlainText()
    assert not panel._placing.isEnabled()
    qtbot.keyClick(panel.view, Qt.Key.Key_M)
    settle()
    assert window.findChildren(PlacingCard)
    text = window.part("read").reader.text
    block = text.document().begin()
    while not block.text().startswith("The office has not"):
        block = block.next()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + 19)
    cursor.setPosition(block.position() + 27, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    window.actions_by_name.trigger("marks.place")
    settle()
    row = desk.quotes_by_ids(library, [4])[0]
    assert (row.words, row.speaker, row.review) == ("said yes", "Customs office", False)
    assert not [c for c in window.findChildren(PlacingCard) if not c.property("gone")]


def test_without_a_waiting_quote_the_key_lists_them(window, settle):
    window.actions_by_name.trigger("marks.place")
    settle()
    assert window.findChildren(ReviewPanel)


def test_a_candidate_is_chosen_by_the_mouse_and_by_arrows(panel, qtbot, settle):
    before = panel.text.places
    qtbot.keyClick(panel.text, Qt.Key.Key_Down)
    assert panel.text.places != before
    qtbot.keyClick(panel.text, Qt.Key.Key_Up)
    assert panel.text.places == before
    block = panel.text.document().begin()
    while block.userState() != 1:
        block = block.next()
    cursor = QTextCursor(block)
    spot = panel.text.cursorRect(cursor).center()
    qtbot.mouseClick(panel.text.viewport(), LEFT, pos=spot)
    assert panel.text.places != before


def test_controls_have_names(panel):
    for button in panel.findChildren(QPushButton):
        assert button.accessibleName() or button.text()
    assert panel.text.accessibleName()
    assert panel.view.accessibleName()


def test_all_quotes_are_checked_against_their_originals(
    make_window, library, tmp_path, settle, qtbot
):
    page = import_page(library, tmp_path, PAGE.format(title="Canal to open in November"))
    ids = [suggestion.id for suggestion in desk.article_view(library, page).suggestions]
    desk.accept_suggestions(library, ids)
    alter(library, page, "canal in November", "kanal in Novembre")
    window = make_window()
    window.actions_by_name.trigger("marks.check")
    settle()
    (card,) = window.findChildren(CheckCard)
    said = words(card)
    assert "1 quote is not word for word" in said
    assert "The original says: “We shall open the canal in November" in said
    show = next(b for b in card.findChildren(QPushButton) if b.text() == "Show in article")
    qtbot.mouseClick(show, LEFT)
    settle()
    assert window.part("read").reader.view.id == page


def test_annotations_go_out_and_come_in(window, library, tmp_path, settle, monkeypatch):
    path = tmp_path / "quotes.jsonld"
    for ask in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_: (str(path), ""))
    window.actions_by_name.trigger("marks.export")
    settle()
    page = json.loads(path.read_text())
    assert len(page["items"]) == 4
    page["items"].append({"type": "Annotation", "target": "https://elsewhere.example/"})
    path.write_text(json.dumps(page))
    desk.remove_quotes(library, [1])
    window.actions_by_name.trigger("marks.import")
    settle()
    (card,) = window.findChildren(AnnotationsCard)
    said = words(card)
    assert "1 quote taken · 1 to review · 3 known · 1 left out" in said
    assert "No. 5: It does not say which words it is about." in said
    card.review()
    settle()
    assert window.findChildren(ReviewPanel)
