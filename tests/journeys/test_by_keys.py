"""Ten suggestions decided by the keyboard alone, in the real window, and all of it undone."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from briefbench import desk
from briefbench.model.drafts import QuoteDraft
from briefbench.model.kinds import MarkColour, SpeechKind
from briefbench.ui.quote_editor import QuoteEditor
from briefbench.ui.sure_panel import SurePanel
from tests.making import add_drafts, draft_of

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
COUNT = 10


def draft():
    """Return an article with ten suggestions, five of them sure."""
    body = [f"“We counted {n} lorries 😀 at the gate,” said officer {n}." for n in range(COUNT)]
    body.append("Nobody said so, but the road was closed for three nights in a row.")
    text = "\n\n".join(body)
    found = []
    for n in range(COUNT):
        start = text.index(f"“We counted {n} ")
        found.append(
            QuoteDraft(
                spans=((start, text.index("”", start) + 1),),
                kind=SpeechKind.DIRECT,
                confidence=0.95 if n % 2 else 0.7,
                speaker_text=f"officer {n}",
            )
        )
    return replace(draft_of(body=body, quotes=False, tail=()), quotes=tuple(found))


def test_ten_suggestions_by_keys_alone(make_window, settle, keys, library):
    (article,) = add_drafts(library, [draft()])
    window = make_window()
    read = window.part("read")
    reader, margin = read.reader, read.reader.margin
    assert len(margin.cards) == COUNT

    press, write, tab_to = keys.press, keys.write, keys.tab_to

    def quotes():
        return desk.article_view(library, article).quotes

    # walk through all of them and back
    for n in range(COUNT):
        assert margin.current.words.startswith(f"“We counted {n} ")
        press(KEY.Key_N)
    for _ in range(COUNT):
        press(KEY.Key_P)
    assert margin.current.words.startswith("“We counted 0 ")

    # accept one, say of the next that it is none; each time the next comes up
    press(KEY.Key_A)
    assert [quote.words for quote in quotes()] == ["“We counted 0 lorries 😀 at the gate,”"]
    assert margin.current.words.startswith("“We counted 1 ")
    press(KEY.Key_X)
    assert margin.current.words.startswith("“We counted 2 ")
    assert sum(card.is_open for card in margin.cards) == COUNT - 2

    # a word less at its end, a sign less at its start; past a character of two UTF-16 units
    for _ in range(5):
        press(KEY.Key_Left, ALT)
    press(KEY.Key_Right, ALT, SHIFT)
    assert margin.current.words == "We counted 2 lorries 😀"

    # correct its speaker before it is accepted
    press(KEY.Key_W)
    (editor,) = window.findChildren(QuoteEditor)
    assert editor.speaker.hasFocus()
    press(KEY.Key_A, CONTROL)
    write("Lola Karimova")
    tab_to(lambda: getattr(QApplication.focusWidget(), "text", str)() == "Keep as suggestion")
    press(KEY.Key_Space)
    assert (margin.current.speaker, margin.current.is_open) == ("Lola Karimova", True)
    press(KEY.Key_A)
    assert quotes()[1].speaker == "Lola Karimova"

    # accept all sure ones; how many that are is told before
    press(KEY.Key_A, SHIFT)
    (panel,) = window.findChildren(SurePanel)
    assert panel.count.text() == "Of the suggestions in this article 4 of 7 become quotes."
    press(KEY.Key_Space)
    assert len(quotes()) == 6

    # mark by hand: caret into the text, to its end, select six words backwards
    press(KEY.Key_F7)
    assert reader.text.hasFocus()
    press(KEY.Key_End, CONTROL)
    press(KEY.Key_Left)
    for _ in range(5):
        press(KEY.Key_Left, SHIFT, CONTROL)
    press(KEY.Key_H)
    assert margin.current.words == "three nights in a row"
    # and a further selection, with something left out between
    press(KEY.Key_Home)
    for _ in range(3):
        press(KEY.Key_Right, SHIFT, CONTROL)
    press(KEY.Key_H, CONTROL)
    assert margin.current.words == "Nobody said so [...] three nights in a row"

    # comment, colour
    press(KEY.Key_C)
    (editor,) = [e for e in window.findChildren(QuoteEditor) if e.isVisible()]
    assert editor.speaker.hasFocus()  # nobody is named yet
    write("A driver")
    window.activateWindow()  # without a screen the list of names keeps the window's focus
    settle()
    tab_to(editor.comment.hasFocus)
    write("Our own words")
    press(KEY.Key_Tab)
    write("Russian here")
    press(KEY.Key_Tab)
    write("R. Sattorov")
    press(KEY.Key_Return)
    press(KEY.Key_C, SHIFT)
    mine = margin.current
    assert mine.speaker == "A driver"
    assert (mine.comment, mine.colour) == ("Our own words", MarkColour.BLUE)
    assert mine.translated == "Unofficial translation · R. Sattorov"

    # copy with citation
    press(KEY.Key_C, CONTROL, SHIFT)
    assert "three nights in a row" in QGuiApplication.clipboard().text()
    assert "Vakhsh Herald" in QGuiApplication.clipboard().text()

    # undo everything
    steps = 0
    while desk.undo_label(library):
        press(KEY.Key_Z, CONTROL)
        steps += 1
        assert steps < 60
    assert quotes() == ()
    assert len(margin.cards) == COUNT
    assert all(card.is_open for card in margin.cards)
    window.close()
