"""The border between an article and the rest of its page, moved block by block."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from briefbench import desk
from briefbench.ui.border_rules import BorderRules
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
    (quote,) = (card.words for card in reader.margin.cards)
    point_at(reader.text, "We see the old route")
    control = reader.text.control
    assert control.isVisible()
    assert control.accessibleName() == "Not part of the article"
    qtbot.mouseClick(control, LEFT)
    settle()
    assert own(library) == [BODY[0]]
    assert quote not in [card.words for card in reader.margin.cards]
    assert "3 blocks" in reader.tail.button.text()
    assert not control.isVisible()
    desk.undo(library)
    settle()
    assert own(library) == list(BODY)
    assert [card.words for card in reader.margin.cards] == [quote]
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


def test_without_a_block_it_says_what_to_do(library, reader, settle, told):
    reader.move_border()
    settle()
    assert own(library) == list(BODY)
    assert "Point at a paragraph" in told[-1]


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


def test_what_was_learnt_is_seen_and_taken_away(library, reader, qtbot, settle, told):
    reader._move([1], tail=True)
    settle()
    rules = desk.list_border_rules(library)
    assert rules
    assert rules[0].sentence in told[-1]
    reader.window().actions_by_name.trigger("article.border_rules")
    settle()
    (panel,) = reader.window().findChildren(BorderRules)
    assert panel.follow.isEnabled()
    assert rules[0].sentence in panel.removers[0].accessibleName()
    for _ in rules:
        qtbot.mouseClick(panel.removers[0], LEFT)
        settle()
    assert desk.list_border_rules(library) == []
    assert not panel.follow.isEnabled()
    desk.undo(library)
    settle()
    assert panel.follow.isEnabled()


def test_rules_are_followed_in_all_articles_of_the_source(
    library, make_window, qtbot, settle, told
):
    shared = "Sign up for the evening letter of the Vakhsh Herald and its notes on border trade."
    one, two = (
        add_article(library, f"Report {n}", body=(*BODY, shared), quotes=False) for n in (1, 2)
    )
    desk.set_tail(library, one, [2], tail=True)
    window = make_window()
    window.actions_by_name.trigger("article.border_rules")
    settle()
    (panel,) = window.findChildren(BorderRules)
    qtbot.mouseClick(panel.follow, LEFT)
    settle()
    moved = [b.text for b in desk.article_view(library, two).blocks if b.tail]
    assert shared in moved
    assert told[-1] == "1 article changed"


def test_a_page_is_read_again_and_told(library, make_window, settle, tmp_path, told):
    page = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{words} {words}</p>" for words in BODY)
    page.write_text(f"<title>Customs</title><article><h1>Customs</h1>{paragraphs}</article>")
    desk.import_paths(library, [page], jobs=1)
    window = make_window()
    window.actions_by_name.trigger("article.read_again")
    settle()
    assert told[-1] == "1 as before"
    window.actions_by_name.trigger("file.read_again")
    settle()
    assert told[-1] == "Everything was read by the reader of today."
