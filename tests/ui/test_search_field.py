"""The search box: chips for what narrows, text for the rest."""

import pytest
from PySide6.QtCore import Qt

from briefbench.ui.search_field import SearchField


def parts(query):
    return [(word, ":" in word) for word in query.split()]


@pytest.fixture
def field(theme, qtbot):
    field = SearchField(theme, parts)
    qtbot.addWidget(field)
    field.show()
    return field


def chips(field):
    return [
        b.text()
        for b in field.findChildren(type(field._clear))
        if b.property("kind") == "chip" and not b.isHidden()
    ]


def test_enter_turns_filters_into_chips(field, qtbot):
    with qtbot.waitSignal(field.asked) as asked:
        qtbot.keyClicks(field.edit, "country:TJ smuggl*")
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert asked.args == ["country:TJ smuggl*"]
    qtbot.waitUntil(lambda: chips(field) == ["country:TJ"])
    assert field.edit.text() == "smuggl*"


def test_a_pause_in_typing_asks_and_leaves_the_text_alone(field, qtbot):
    with qtbot.waitSignal(field.asked) as asked:
        qtbot.keyClicks(field.edit, "country:T")
    assert asked.args == ["country:T"]
    assert field.edit.text() == "country:T"


def test_backspace_at_the_start_takes_a_chip_away(field, qtbot):
    field.write("country:TJ lang:en smuggl*")
    field.edit.setCursorPosition(0)
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.query == "country:TJ smuggl*"


def test_a_click_takes_a_chip_away(field, qtbot):
    field.write("country:TJ smuggl*")
    chip = next(b for b in field.findChildren(type(field._clear)) if b.text() == "country:TJ")
    with qtbot.waitSignal(field.asked):
        chip.click()
    assert field.query == "smuggl*"


def test_what_is_wrong_is_said(field):
    field.show_wrong("A bracket is not closed.")
    assert field.property("wrong") == "true"
    assert field.edit.accessibleDescription() == "A bracket is not closed."
    field.show_wrong("")
    assert field.property("wrong") == "false"
