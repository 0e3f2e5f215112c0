"""Small parts: fields that save by themselves, words at their side, facts that are not cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from briefbench import desk
from briefbench.ui.facts_strip import FactsStrip
from briefbench.ui.fields import SavedText
from briefbench.ui.theme import Role
from briefbench.ui.widgets import label
from tests.making import add_article


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


@pytest.mark.parametrize(
    ("words", "mirrored", "right"),
    [
        ("Checked", False, False),
        ("Checked", True, True),
        ("مرز", False, True),
        ("“\u2068مرز\u2069” means Border", False, False),
    ],
)
def test_words_begin_at_the_side_of_their_script_and_of_the_window(qtbot, words, mirrored, right):
    parent = QWidget()
    qtbot.addWidget(parent)
    shown = label("")
    shown.setParent(parent)
    way = Qt.LayoutDirection
    parent.setLayoutDirection(way.RightToLeft if mirrored else way.LeftToRight)
    shown.setText(words)
    assert bool(shown.alignment() & Qt.AlignmentFlag.AlignRight) is right
    shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    assert shown.alignment() & Qt.AlignmentFlag.AlignHCenter


def test_facts_that_have_no_room_take_a_second_row(qtbot, theme, library):
    strip = FactsStrip(theme)
    qtbot.addWidget(strip)
    strip.show_article(desk.article_view(library, add_article(library)))
    strip.resize(1400, 70)
    strip.show()
    cells = strip._cells
    assert len({cell.y() for cell in cells}) == 1
    strip.resize(560, 90)
    strip.layout().activate()
    assert [cell.y() for cell in cells] == [cells[0].y()] * 4 + [cells[4].y()] * 3
    for cell in cells:
        words = cell._value.text()
        assert theme.metrics(Role.SMALL).horizontalAdvance(words) <= cell._value.width()
    strip.resize(1400, 70)
    strip.layout().activate()
    assert len({cell.y() for cell in cells}) == 1
