"""Marks in the reader: drawn by mouse and keys, in both directions; cards beside their words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from briefbench import desk
from briefbench.model.kinds import BlockKind, MarkColour
from briefbench.model.rows import BlockRow
from briefbench.ui.article_text import ArticleText
from briefbench.ui.margin_places import beside
from briefbench.ui.mark_layer import TextMark, lanes_of
from briefbench.ui.quote_editor import OFFERED, QuoteEditor
from briefbench.ui.sure_panel import SurePanel
from briefbench.ui.theme import MarkState
from briefbench.ui.word_edges import drawn, edges, step
from tests.making import add_article, add_drafts, draft_of

TEXTS = st.text(st.sampled_from("ab é𝕏😀، می\u200c’-\u064b.“”"), min_size=1, max_size=24)
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
PERSIAN = "وزیر تجارت گفت دروازه دوم پیش از زمستان باز می‌شود"


def mark(*places, state=MarkState.ACCEPTED, current=False):
    return TextMark(state, places, MarkColour.GREEN, current)


def test_words_are_whole_in_every_script():
    text = "He don’t re-read می‌گویند 😀, no."
    words = [text[a:b] for a, b in zip(edges(text, end=False), edges(text, end=True), strict=True)]
    assert words == ["He", "don’t", "re-read", "می‌گویند", "😀", ",", "no", "."]


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.data())
def test_an_end_moves_within_the_text_and_keeps_a_word(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    place = (0, start, data.draw(st.integers(start + 1, len(text))))
    end, by = data.draw(st.booleans()), data.draw(st.sampled_from([-1, 1]))
    to, whole = data.draw(st.integers(-2, len(text) + 2)), data.draw(st.booleans())
    for new in (step(text, place, by, end=end), drawn(text, place, to, end=end, whole=whole)):
        assert 0 <= new[1] < new[2] <= len(text)
        assert (new[1] if end else new[2]) == (place[1] if end else place[2])
    moved = step(text, place, by, end=end)
    if moved != place:
        here, there = (place[2], moved[2]) if end else (place[1], moved[1])
        assert (there > here) == (by > 0)
        assert there in edges(text, end=end)


def test_marks_that_overlap_have_lines_below_each_other():
    marks = [mark((0, 0, 9)), mark((0, 5, 20)), mark((0, 18, 30)), mark((1, 0, 9))]
    assert lanes_of(marks) == [0, 1, 0, 0]
    assert lanes_of([mark((0, 0, 9))] * 5) == [0, 1, 2, 2, 2]


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(20, 150)), min_size=1, max_size=12),
    st.data(),
)
def test_cards_are_beside_their_words_and_never_over_each_other(cards, data):
    wanted = sorted(top for top, _height in cards)
    heights = [height for _top, height in cards]
    current = data.draw(st.integers(0, len(cards) - 1))
    tops = beside(wanted, heights, current)
    assert tops[current] == wanted[current]
    for n in range(len(cards) - 1):
        assert tops[n] + heights[n] <= tops[n + 1]
    assert beside([], [], -1) == []


@pytest.mark.parametrize("words", ["Nobody 😀 at the gate can say how many pass", PERSIAN])
def test_the_ends_of_the_current_mark_are_drawn_with_the_mouse(theme, qtbot, words):
    text = ArticleText(theme, "Text")
    qtbot.addWidget(text)
    text.resize(600, 300)
    text.show_tail([BlockRow(7, BlockKind.PARAGRAPH, tail=False, text=words)])
    text.show()
    a, b = edges(words, end=False)[1], edges(words, end=True)[2]
    text.show_marks([mark((7, a, b), current=True)], [])
    start, end = text.marks.handles()
    rtl = words is PERSIAN
    assert (start.box.left() > end.box.left()) == rtl
    drawn_to = []
    text.marks.span_drawn.connect(drawn_to.append)
    view = text.viewport()

    def drag(handle, by, held=PLAIN):
        spot = handle.box.center().toPoint()
        QTest.mousePress(view, LEFT, PLAIN, spot)
        goal = QPoint(spot.x() + (-by if rtl else by), spot.y())
        move = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(goal), view.mapToGlobal(QPointF(goal)), LEFT, LEFT, held
        )
        QApplication.sendEvent(view, move)
        QTest.mouseRelease(view, LEFT, held, goal)

    drag(end, 90)
    ((place,),) = drawn_to
    assert place[:2] == (7, a)
    assert place[2] > b
    assert place[2] in edges(words, end=True)
    drag(text.marks.handles()[0], 10, ALT)  # a letter or two, not a word
    ((_, moved, _),) = drawn_to[-1]
    assert a < moved < edges(words, end=False)[2]
    drag(text.marks.handles()[0], 2000)
    assert drawn_to[-1][0][1] < drawn_to[-1][0][2]
    assert not text.textCursor().hasSelection()


def test_a_mark_that_is_shown_anew_stays_in_the_hand(theme, qtbot):
    words = "Nobody at the gate can say how many pass"
    text = ArticleText(theme, "Text")
    qtbot.addWidget(text)
    text.resize(600, 300)
    text.show_tail([BlockRow(7, BlockKind.PARAGRAPH, tail=False, text=words)])
    text.show()
    begun = mark((7, 0, 6), current=True)
    text.show_marks([begun], [])
    drawn_to = []
    text.marks.span_drawn.connect(drawn_to.append)
    spot = text.marks.handles()[1].box.center().toPoint()
    assert text.marks.take(spot)
    text.marks.draw(spot + QPoint(70, 0), whole=True)
    text.show_marks([mark((7, 15, 18)), begun], [])  # as after any change
    assert text.marks.held
    text.marks.let_go()
    ((place,),) = drawn_to
    assert place[:2] == (7, 0)
    assert place[2] > 6
    assert text.marks.take(text.marks.handles()[1].box.center().toPoint())
    text.show_marks([mark((7, 15, 18), current=True)], [])  # another is current now
    assert not text.marks.held


def test_keys_go_on_from_where_the_mark_will_be(make_window, settle, library, bench):
    article = add_article(library)
    window = make_window()
    reader = window.part("read").reader
    before = reader.margin.current.places

    def stored():
        return desk.article_view(library, article).suggestions[0].places

    for name in ("end_left", "end_right"):
        window.actions_by_name.trigger(f"quote.{name}")
    settle()
    assert stored() == reader.margin.current.places == before
    for name in ("end_left", "end_left", "end_right"):
        window.actions_by_name.trigger(f"quote.{name}")
    settle()
    ((block, start, end),) = stored()
    assert (block, start) == before[0][:2]
    assert end < before[0][2]
    bench.jobs.failed.disconnect()  # a box would wait for an answer
    refused = []
    bench.jobs.failed.connect(refused.append)
    reader.marking.set_places([(99, 0, 5)])
    settle()
    assert len(refused) == 1
    assert reader.text.marks.current.places == stored()
    window.actions_by_name.trigger("quote.end_right")
    settle()
    assert stored() == before


def test_what_a_suggestion_cannot_keep_is_not_thrown_away(make_window, settle, library):
    add_article(library)
    reader = make_window().part("read").reader
    reader.edit_quote(speaker=True)
    (editor,) = reader.window().findChildren(QuoteEditor)
    (staying,) = [b for b in editor.findChildren(QPushButton) if b.text() == "Keep as suggestion"]
    editor.role.setText("deputy chief")
    assert staying.isEnabled()
    editor.comment.setPlainText("As in spring")
    assert not staying.isEnabled()
    editor.comment.clear()
    assert staying.isEnabled()
    editor.leave()


def test_cards_stand_beside_their_words(make_window, settle, library):
    body = [f"Paragraph {n}. " + "Words of the report. " * 12 for n in range(30)]
    body[15] = "“We see the old route used by night,” said the deputy chief."
    add_article(library, body=body, tail=())
    window = make_window()
    reader = window.part("read").reader
    card = reader.margin.current
    view, text = reader.margin.view, reader.text
    above, _below = view._delegate.around(0)
    top = view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).topLeft()).y() + above
    words = text.cursorRect(text.cursor_at(card.places[0]))
    assert abs(top - text.viewport().mapToGlobal(words.topLeft()).y()) < 8
    before = view.verticalScrollBar().value()
    text.verticalScrollBar().setValue(text.verticalScrollBar().value() + 60)
    assert view.verticalScrollBar().value() == before + 60


def test_the_threshold_tells_the_count_before_and_one_undo_takes_all_back(
    make_window, settle, library
):
    article = add_article(library)
    window = make_window()
    window.actions_by_name.trigger("quote.accept_sure")
    (panel,) = window.findChildren(SurePanel)
    assert panel.threshold.currentData() == desk.PRESELECTED
    assert panel.count.text() == "Of the suggestions in this article 1 of 1 become quotes."
    panel.threshold.setCurrentIndex(0)  # 97 %
    assert not panel.button.isEnabled()
    panel.threshold.setCurrentIndex(3)
    panel.accept()
    settle()
    assert len(desk.article_view(library, article).quotes) == 1
    desk.undo(library)
    assert len(desk.article_view(library, article).suggestions) == 1


def test_the_editor_offers_who_may_have_said_it(make_window, settle, library):
    body = (
        "Zarina Bell, the minister of water, met Kamol Orif in Dushanbe.",
        "“We see the old route used by night,” Jatimow said.",
    )
    add_drafts(library, [draft_of(body=body)])
    window = make_window()
    reader = window.part("read").reader
    card = reader.margin.current
    choices = desk.speaker_choices(library, suggestion_id=card.id)
    offered = [choice for choice in choices if choice.name != card.speaker][:OFFERED]
    reader.edit_quote(speaker=True)
    settle()
    (editor,) = window.findChildren(QuoteEditor)
    buttons = [editor.names.itemAt(n).widget() for n in range(editor.names.count() - 1)]
    assert [button.text() for button in buttons] == [choice.name for choice in offered]
    assert buttons
    buttons[0].click()
    assert editor.speaker.text() == offered[0].name
    assert editor.role.text() == offered[0].role
    editor.keep()
    settle()
    (quote,) = desk.list_quotes(library)
    assert (quote.speaker, quote.country) == (offered[0].name, offered[0].country)
    window.close()
