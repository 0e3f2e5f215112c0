"""The officer's main job once through, in the real window, by mouse and keyboard."""

from datetime import date

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from briefbench import desk
from briefbench.base.places import resource
from briefbench.model.kinds import ItemKind
from briefbench.ui.tag_editor import TagEditor

KEY = Qt.Key
CONTROL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
PAGES = ("panj-monitor-smuggling-attempts.html", "rah-e-nau-marz-qachaq.html")


def drop(window, paths):
    """Drop files onto the middle of the window, as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    spot = QPoint(600, 300)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(spot, copy, mime, left, PLAIN)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(spot), copy, mime, left, PLAIN))


@pytest.fixture
def rest(settle):
    """Wait until the preview of the brief has been made, too."""

    def wait(window):
        settle()
        window.part("briefs").preview.make()
        settle()

    return wait


def test_from_a_dropped_page_to_a_brief_and_back(
    make_window, settle, rest, qtbot, library, tmp_path, monkeypatch
):
    window = make_window()
    read = window.part("read")

    # drop two pages
    drop(window, [resource("samples", "pages", name) for name in PAGES])
    qtbot.waitUntil(lambda: window.card is not None, timeout=60_000)
    settle()
    report = window.card.report
    assert report.new == 2
    window.card.close()
    desk.work_off_index(library)
    settle()

    # accept the first suggested quote of the English page, tag the page
    read.articles.view.setFocus()
    while "Smuggling attempts" not in read.reader.view.title:
        qtbot.keyClick(read.articles.view, KEY.Key_J)
        settle()
    offered = len(read.reader.view.suggestions)
    qtbot.keyClick(read.articles.view, KEY.Key_A)
    settle()
    (quote,) = desk.list_quotes(library)
    assert len(read.reader.view.suggestions) == offered - 1
    assert quote.headline == read.reader.view.title
    assert quote.verbatim
    qtbot.keyClick(read.articles.view, KEY.Key_T)
    settle()
    (editor,) = window.findChildren(TagEditor)
    qtbot.keyClicks(editor.edit, "border/smuggling")
    qtbot.keyClick(editor.edit, KEY.Key_Return)
    settle()
    assert [tag.path for tag in read.reader.view.tags] == ["border/smuggling"]

    # search
    qtbot.keyClick(window, KEY.Key_F, CONTROL)
    assert window.bar.search.edit.hasFocus()
    qtbot.keyClicks(window.bar.search.edit, "smuggl* tag:border")
    qtbot.keyClick(window.bar.search.edit, KEY.Key_Return)
    settle()
    assert read.articles.model.rowCount() == 1

    # click a bar of the timeline
    qtbot.keyClick(window, KEY.Key_3, CONTROL)
    settle()
    timeline = window.part("timeline")
    assert timeline.series.matches == 1
    frame = timeline.canvas.chart().frame
    place = timeline.series.buckets.index(date(2026, 10, 13))
    spot = QPoint(round(frame.x(place)), round((frame.top + frame.bottom) / 2))
    qtbot.mouseClick(timeline.canvas, Qt.MouseButton.LeftButton, pos=spot)
    settle()
    assert [row.title for row in timeline.articles.model.rows] == [quote.headline]

    # quote and chart into a brief
    brief = desk.make_brief(library, "Border weekly")
    settle()
    timeline.out.send_chart(brief)
    settle()
    qtbot.keyClick(window, KEY.Key_2, CONTROL)
    settle()
    window.actions_by_name.trigger("article.tray")
    settle()
    qtbot.keyClick(window, KEY.Key_4, CONTROL)
    rest(window)
    briefs = window.part("briefs")
    briefs.tray.view.setFocus()
    briefs.tray.view.setCurrentIndex(briefs.tray.model.index(0, 0))
    qtbot.keyClick(briefs.tray.view, KEY.Key_Return)
    rest(window)
    items = [item for s in desk.brief_view(library, brief).sections for item in s.items]
    assert [item.kind for item in items] == [ItemKind.CHART, ItemKind.ARTICLE]
    assert [held.id for held in items[1].quotes] == [quote.id]

    # export both documents
    path = tmp_path / "weekly.pdf"
    both = "PDF and Word (*.pdf)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), both))
    window.actions_by_name.trigger("brief.export")
    rest(window)
    assert path.read_bytes().startswith(b"%PDF")
    document = Document(tmp_path / "weekly.docx")
    words = "\n".join(
        text.text or "" for text in document.element.body.iter() if text.tag.endswith("}t")
    )
    assert quote.words.strip("“”,")[:40] in words

    # undo everything back to the import, then take that back
    for _ in range(50):
        if not desk.undo_label(library):
            break
        qtbot.keyClick(window, KEY.Key_Z, CONTROL)
        settle()
    assert desk.undo_label(library) == ""
    assert desk.list_quotes(library) == []
    assert desk.list_tags(library) == []
    assert desk.list_briefs(library) == []
    assert desk.find_articles(library).total == 2
    desk.remove_import(library, report.id)
    settle()
    assert desk.find_articles(library).total == 0
    assert desk.list_imports(library) == []
    window.close()
