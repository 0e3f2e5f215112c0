"""Quotes narrowed, chosen, cited, exported, sent to a brief and undone by the keyboard alone."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from briefbench import desk
from tests.making import add_drafts, draft_of

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
SAID = "“We counted {n} lorries at the gate,” said officer {n}."


@pytest.fixture
def quotes(library):
    """Four quotes, three of them said for Kyrgyzstan, and a brief without items."""
    drafts = [
        draft_of(f"Headline {n}", (SAID.format(n=n),), published=f"2026-10-1{n}") for n in range(4)
    ]
    ids = add_drafts(library, drafts)
    found = [s.id for id_ in ids for s in desk.article_view(library, id_).suggestions]
    quotes = desk.accept_suggestions(library, found)
    desk.set_quote_speaker(library, quotes[1:], "Aibek Toktosun", "officer", "KG")
    desk.make_brief(library, "Border weekly")
    return quotes


def test_the_bank_by_keys_alone(quotes, make_window, keys, library, told, tmp_path, monkeypatch):
    window = make_window()

    press, tab_to = keys.press, keys.tab_to

    # narrow by the country of the speaker
    press(KEY.Key_2, CONTROL)
    part = window.part("quotes")
    assert part.bank.view.hasFocus()
    tab_to(part.facets.hasFocus, SHIFT)
    for _ in part.facets.rows.rows:
        index = part.facets.currentIndex()
        if index.isValid() and part.facets.rows.row_at(index).text == "Kyrgyzstan":
            break
        press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert list(part.bank.model.ids) == quotes[:0:-1]

    # choose two, copy, export
    tab_to(part.bank.view.hasFocus)
    press(KEY.Key_Home)
    press(KEY.Key_Down, SHIFT)
    assert part.bank.selected_ids == [quotes[3], quotes[2]]
    press(KEY.Key_C, CONTROL, SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert copied.index("3 lorries") < copied.index("2 lorries")
    assert "Aibek Toktosun, officer. Vakhsh Herald, “Headline 2”, 2026-10-12" in copied
    path = tmp_path / "quotes.csv"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialogue: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialogue: [str(path)])
    press(KEY.Key_E, CONTROL, SHIFT)
    assert told[-1] == "2 quotes written to quotes.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row["headline"] for row in csv.DictReader(file)] == ["Headline 3", "Headline 2"]

    # into the tray, and from there into the brief
    press(KEY.Key_B, CONTROL)
    assert told[-1] == "2 quotes put into the tray"
    press(KEY.Key_4, CONTROL)
    briefs = window.part("briefs")
    tab_to(briefs.tray.view.hasFocus)
    press(KEY.Key_A, CONTROL)
    press(KEY.Key_Return)
    (brief,) = desk.list_briefs(library)
    (section,) = desk.brief_view(library, brief.id).sections
    assert [[q.id for q in item.quotes] for item in section.items] == [[quotes[3]], [quotes[2]]]
    assert window.actions_by_name["edit.undo"].text() == "Undo: Add 2 quotes to brief"

    # take both back, and go to the words
    press(KEY.Key_Z, CONTROL)
    assert desk.brief_view(library, brief.id).sections == ()
    press(KEY.Key_Z, CONTROL)
    assert desk.tray(library) == []
    press(KEY.Key_2, CONTROL)
    press(KEY.Key_Return)
    assert window.workspace == "read"
    reader = window.part("read").reader
    assert (reader.view.title, reader.margin.current.id) == ("Headline 2", quotes[2])
    window.close()
