"""A speaker found in another script, read, merged, given a role and split, by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefbench import desk
from briefbench.ui.speaker_panel import SpeakersPanel
from tests.making import add_drafts
from tests.making_speakers import OTHER, SPEAKER, accept_all, speech

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
SAID = ("We see the old route", "The bridge stays open", "We count the lorries")


def test_a_speaker_by_keys_alone(make_window, settle, keys, library):
    drafts = [speech(SPEAKER, words, role="security chief") for words in SAID]
    drafts.append(speech(OTHER, "Мост останется открытым", published="2026-09-01"))
    quotes = accept_all(library, add_drafts(library, drafts))
    window = make_window()

    press, write = keys.press, keys.write

    def names():
        return {row.name: row.quotes for row in desk.speaker_rows(library)}

    # find in Latin letters who is called in Cyrillic ones, and read the page
    press(KEY.Key_W, CONTROL, SHIFT)
    panel = window.findChildren(SpeakersPanel)[-1]
    write("jatimow")
    settle()
    press(KEY.Key_Down)
    assert panel.page.name.text() == OTHER
    press(KEY.Key_Return)
    assert QApplication.focusWidget() is panel.page.quotes
    assert panel.page.model.row_at(0).id == quotes[3]

    # what is proposed is merged, taken back, and merged again
    press(KEY.Key_2)
    assert panel.side.proposal.words == (("Saimumin", "Саймумин"), ("Yatimov", "Ятимов"))
    press(KEY.Key_M)
    assert names() == {SPEAKER: 4}
    press(KEY.Key_Z, CONTROL)
    assert names() == {SPEAKER: 3, OTHER: 1}
    press(KEY.Key_M)
    assert names() == {SPEAKER: 4}

    # a role is stated
    press(KEY.Key_1)
    press(KEY.Key_Down)
    press(KEY.Key_R)
    write("adviser to the president")
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    write("2026-09")
    press(KEY.Key_Return)
    assert [(r.role, r.first) for r in desk.speaker_view(library, panel.side.current).roles] == [
        ("adviser to the president", "2026-09"),
        ("security chief", "2026-10-13"),
    ]

    # Tab goes round in the panel; two quotes go to somebody else of the same name
    for _ in range(60):
        press(KEY.Key_Tab)
        assert panel.isAncestorOf(QApplication.focusWidget())
        if QApplication.focusWidget() is panel.page.quotes:
            break
    press(KEY.Key_Home)
    press(KEY.Key_Down, SHIFT)
    press(KEY.Key_S)
    write("S. Yatimov, engineer")
    press(KEY.Key_Return)
    assert names() == {SPEAKER: 2, "S. Yatimov, engineer": 2}
    assert panel.page.name.text() == "S. Yatimov, engineer"

    # the newest of what he said is shown where it stands
    assert QApplication.focusWidget() is panel.page.quotes
    press(KEY.Key_Return)
    read = window.part("read")
    assert window.workspace == "read"
    assert read.reader.margin.current.speaker == "S. Yatimov, engineer"
