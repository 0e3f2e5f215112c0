"""The border between an article and the rest of its page, moved block by block."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from briefbench import desk
from tests.making import BODY, TAIL, add_article

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def reader(library, make_window):
    add_article(library)
    return make_window().part("read").reader


def own(library):
    (article,) = desk.find_articles(library).ids
    blocks = desk.article_view(library, article).blocks
    return [block.text for block in blocks if not block.tail]


def point_at(text, words):
    cursor = text.document().find(words)
    spot = text.cursorRect(cursor).center()
    QTest.mouseMove(text.viewport(), spot)
    text._point_at(cursor.block())  # offscreen has no mouse of its own
    return spot


def test_a_click_beside_a_block_takes_it_out_and_undo_brings_it_back(
    library, reader, qtbot, settle
):
    assert own(library) == list(BODY)
    point_at(reader.text, "We see the old route")
    control = reader.text.control
    assert control.isVisible()
    assert control.accessibleName() == "Not part of the article"
    qtbot.mouseClick(control, LEFT)
    settle()
    assert own(library) == [BODY[0]]
    assert "3 blocks" in reader.tail.button.text()
    assert not control.isVisible()
    desk.undo(library)
    settle()
    assert own(library) == list(BODY)
    assert "old route" in reader.text.toPlainText()


def test_a_block_of_the_tail_comes_into_the_article(library, reader, qtbot, settle):
    reader.tail.button.setChecked(True)
    settle()
    point_at(reader.tail.text, "Bridge repair")
    qtbot.mouseClick(reader.tail.text.control, LEFT)
    settle()
    assert own(library) == [*BODY, TAIL[1]]
    assert "Bridge repair" in reader.text.toPlainText()


def test_the_key_moves_every_block_that_is_selected(library, reader, qtbot, settle):
    reader.text.setFocus()
    cursor = reader.text.document().find("Customs in Dushanbe")
    end = reader.text.document().find("said the deputy chief")
    cursor.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
    reader.text.setTextCursor(cursor)
    qtbot.keyClick(reader.text, Qt.Key.Key_M)
    settle()
    assert own(library) == []


def test_the_caret_brings_the_control_to_its_block(reader, qtbot, settle):
    reader.text.setFocus()
    for _ in range(3):
        qtbot.keyClick(reader.text, Qt.Key.Key_Down)
    settle()
    assert reader.text.meant
    assert reader.text.control.isVisible()
    side = reader.text.viewport().geometry()
    assert not reader.text.control.geometry().intersects(side)
    assert reader.text.rect().contains(reader.text.control.geometry())


def test_without_a_block_it_says_what_to_do(library, reader, settle):
    reader.move_border()
    settle()
    assert own(library) == list(BODY)
    assert "Point at a paragraph" in reader.window().strip._sentence.text()


def test_the_text_stays_where_one_reads(library, make_window, qtbot, settle):
    many = [f"Paragraph {n} of a long report about the crossing at Termez." for n in range(60)]
    add_article(library, body=many, quotes=False)
    reader = make_window().part("read").reader
    bar = reader.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    reader.text._point_at(reader.text.cursorForPosition(QPoint(40, 80)).block())
    qtbot.mouseClick(reader.text.control, LEFT)
    settle()
    assert len(own(library)) == 59
    assert abs(bar.value() - before) < 40
