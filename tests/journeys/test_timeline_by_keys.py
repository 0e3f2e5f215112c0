"""The timeline by the keyboard alone: per speaker, nearer, a stretch, an event, into a brief."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from briefbench import desk
from briefbench.model.kinds import Bucket, ItemKind, Per
from briefbench.ui.timeline_events import EventEditor
from tests.making import add_drafts, draft_of

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
FIRST = date(2024, 1, 1)
SPEAKERS = ("Lola Karimova", "Rustam Aliev")


@pytest.fixture
def filled(library):
    """Three years, an article every three months and a week of six; each quotes one of two."""
    days = [FIRST + timedelta(91 * n) for n in range(12)]
    days += [date(2025, 5, 5) + timedelta(n) for n in range(6)]
    drafts = []
    for n, day in enumerate(days):
        body = (f"“Gate {n} stays shut,” said {SPEAKERS[n % 2]} on a cold morning.",)
        draft = draft_of(f"Gate {n}", body, tail=(), published=day.isoformat())
        (quote,) = draft.quotes
        named = replace(quote, speaker_text=SPEAKERS[n % 2], name=SPEAKERS[n % 2])
        drafts.append(replace(draft, quotes=(named,)))
    for article in add_drafts(library, drafts):
        (offered,) = desk.article_view(library, article).suggestions
        desk.accept_suggestions(library, [offered.id])
    desk.work_off_index(library)
    return library


def test_a_timeline_by_keys_alone(filled, make_window, settle, qtbot, keys):
    library, window = filled, make_window()

    press, write = keys.press, keys.write

    press(KEY.Key_3, CONTROL)
    part = window.part("timeline")
    canvas = part.canvas
    assert canvas.hasFocus()
    assert part.series.by is Bucket.MONTH

    # a series a speaker
    keys.tab_to(lambda: QApplication.focusWidget().accessibleName() == "Series: Countries")
    press(KEY.Key_Right)
    press(KEY.Key_Space)
    assert part.series.per is Per.SPEAKER
    assert {name: sum(found) for name, found in part.series.counts.items()} == {
        SPEAKERS[0]: 9,
        SPEAKERS[1]: 9,
    }
    canvas.setFocus()

    # to the busy month, and into it: weeks, then days
    press(KEY.Key_Home)
    for _ in range(16):
        press(KEY.Key_Right)
    assert canvas.accessibleDescription().startswith("May 2025, 6 stories, ")
    press(KEY.Key_Return)
    assert part.articles.header.title.text() == "May 2025"
    assert part.articles.model.rowCount() == 6
    press(KEY.Key_Return)
    assert part.series.by is Bucket.WEEK
    assert part.series.matches == 6
    press(KEY.Key_Home)
    press(KEY.Key_Return)
    press(KEY.Key_Return)
    assert part.series.by is Bucket.DAY
    assert len(part.series.buckets) == 6
    said = canvas.accessibleDescription()
    assert said == "6 days, 5 May 2025 to 10 May 2025, 6 stories"

    # a stretch of three days of one speaker, listed
    press(KEY.Key_Home)
    press(KEY.Key_Down)
    press(KEY.Key_Right, SHIFT)
    press(KEY.Key_Right, SHIFT)
    said = canvas.accessibleDescription()
    assert said.startswith("3 days, 5 May 2025 to 7 May 2025, ")
    press(KEY.Key_Return)
    assert {row.title for row in part.articles.model.rows} < {"Gate 12", "Gate 13", "Gate 14"}

    # an event on the day that is looked at
    press(KEY.Key_M)
    (editor,) = window.findChildren(EventEditor)
    assert editor.day.text() == "2025-05-07"
    write("Gate opens")
    press(KEY.Key_Tab)
    write("Decree 7")
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: not part._settle.isActive())
    settle()
    assert [mark.words for mark in part.series.events] == ["Gate opens"]

    # the table says the same, and is copied
    press(KEY.Key_V)
    table = part.table
    assert table.hasFocus()
    assert table.grid.rowCount() == 7
    press(KEY.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().startswith("day\ttotal\t")
    press(KEY.Key_V)
    assert canvas.hasFocus()

    # back step by step, then nearer and to the whole
    press(KEY.Key_Backspace)
    assert part.series.by is Bucket.WEEK
    press(KEY.Key_Plus)
    press(KEY.Key_0)
    assert len(part.series.buckets) > 30

    # into a brief, and all of it undone
    press(KEY.Key_B, CONTROL, SHIFT)
    menu = part.pane.send.findChild(QMenu)
    qtbot.keyClick(menu, KEY.Key_Down)
    qtbot.keyClick(menu, KEY.Key_Return)
    settle()
    (brief,) = desk.list_briefs(library)
    (section,) = desk.brief_view(library, brief.id).sections
    assert [item.kind for item in section.items] == [ItemKind.CHART]
    while desk.list_event_markers(library):
        press(KEY.Key_Z, CONTROL)
    assert desk.list_briefs(library) == []
