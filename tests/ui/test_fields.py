"""Fields that save by themselves: after a pause, when left, and never against the officer."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from briefbench.ui.fields import SavedText


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def field(request, qtbot):
    page = QWidget()
    layout = QVBoxLayout(page)
    field = SavedText(request.param())
    layout.addWidget(field.edit)
    page.other = QLineEdit()
    layout.addWidget(page.other)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    field.page = page
    field.told = []
    field.saved.connect(lambda key, text: field.told.append((key, text)))
    return field


def test_what_is_shown_is_not_saved(field):
    field.show_text(1, "as it was")
    field.flush()
    assert field.text == "as it was"
    assert field.told == []


def test_it_is_saved_once_after_a_pause(field, qtbot):
    field.show_text(1, "")
    qtbot.keyClicks(field.edit, "likely")
    assert field.told == []
    qtbot.waitUntil(lambda: bool(field.told), timeout=4000)
    assert field.told == [(1, "likely")]
    field.flush()
    assert len(field.told) == 1


def test_it_is_saved_when_it_is_left(field, qtbot):
    field.show_text(1, "")
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "a")
    field.page.other.setFocus()
    assert field.told == [(1, "a")]


def test_another_key_saves_what_was_written_for_the_first(field, qtbot):
    field.show_text(1, "")
    qtbot.keyClicks(field.edit, "one")
    field.show_text(2, "two")
    assert field.told == [(1, "one")]
    assert field.text == "two"


def test_what_is_being_written_is_not_overwritten(field, qtbot):
    field.show_text(1, "")
    qtbot.keyClicks(field.edit, "mine")
    field.show_text(1, "from the library")
    assert field.text == "mine"


def test_undo_in_the_library_is_shown_and_the_cursor_stays(field, qtbot):
    field.show_text(1, "abcdef")
    if isinstance(field.edit, QLineEdit):
        field.edit.setCursorPosition(3)
        field.show_text(1, "abcxyz")
        assert field.edit.cursorPosition() == 3
    else:
        cursor = field.edit.textCursor()
        cursor.setPosition(3)
        field.edit.setTextCursor(cursor)
        field.show_text(1, "abcxyz")
        assert field.edit.textCursor().position() == 3
    assert field.text == "abcxyz"
    assert field.told == []


def test_a_blank_at_the_end_is_not_taken_away_while_one_writes(field, qtbot):
    field.show_text(1, "")
    qtbot.keyClicks(field.edit, "word ")
    field.flush()
    field.show_text(1, "word")
    assert field.text == "word "
