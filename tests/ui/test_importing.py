"""Pages come in by drop, paste and the sample desk; the report tells and takes no focus."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication

from briefbench import desk
from briefbench.desk import ExportReport
from briefbench.model.kinds import Stored
from briefbench.model.rows import ImportLineRow, ImportReport
from briefbench.ui.briefs_export import ExportCard
from briefbench.ui.dragging import carry
from briefbench.ui.import_problems import name_of
from briefbench.ui.import_report import ImportCard, summary
from briefbench.ui.importing import can_import
from briefbench.ui.report_card import cards_over

PAGE = """<!doctype html><html lang="en"><head><title>Customs counts 41 attempts</title></head>
<body><article><h1>Customs counts 41 attempts</h1>
<p>Customs officers at the crossing near Dushanbe recorded 41 smuggling attempts in ten days, the
provincial office said on Monday. Most of them concerned fuel and veterinary medicine.</p>
<p>“We do not see a new route, we see the old one used by night,” said Farrukh Nazarov, deputy
chief of the border service. He added that patrols had been doubled.</p></article></body></html>"""


@pytest.fixture
def window(make_window):
    return make_window()


def drop(window, mime):
    spot = QPoint(600, 300)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot, Qt.DropAction.CopyAction, mime, left, none)
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, mime, left, none))
    return enter.isAccepted()


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_an_empty_library_says_what_to_do(window):
    read = window.part("read")
    assert read._stage.currentWidget() is read.first_run
    assert read.first_run.choose.isVisible()


def test_a_dropped_page_becomes_an_article_and_is_reported(
    window, settle, qtbot, library, tmp_path
):
    page = tmp_path / "a b é فا.html"
    page.write_text(PAGE, encoding="utf-8")
    broken = tmp_path / "empty.html"
    broken.write_bytes(b"")
    window.part("read").sidebar.setFocus()
    assert drop(window, files(page, broken))
    qtbot.waitUntil(lambda: window.card is not None, timeout=20_000)
    settle()
    assert window.card.report.new == 1
    assert len(window.card.report.failed) == 1
    assert not window.card.isAncestorOf(window.focusWidget())
    read = window.part("read")
    assert read._stage.currentIndex() == 0
    assert read.reader.view.title == "Customs counts 41 attempts"
    assert len(desk.list_imports(library)) == 1
    window.card._remove()
    settle()
    assert desk.find_articles(library).total == 0


def test_pasted_text_becomes_an_article(window, settle, qtbot, library):
    words = "Customs officers counted 41 attempts.\n\nThey said so on Monday in Dushanbe."
    QGuiApplication.clipboard().setText(words)
    window.actions_by_name.trigger("file.paste")
    qtbot.waitUntil(lambda: window.card is not None, timeout=20_000)
    assert window.card.report.new == 1


def test_articles_of_this_window_are_no_pages():
    mime = carry("article", [1, 2])
    assert not can_import(mime)
    address = QMimeData()
    address.setUrls([QUrl("https://example.org/page")])
    assert not can_import(address)


def test_an_address_on_the_web_is_refused(window):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/page")])
    assert not drop(window, mime)


def report(new=2, failed=1):
    lines = [ImportLineRow(f"p{n}.html", None, Stored.NEW, "T") for n in range(new)]
    lines += [
        ImportLineRow(f"x{n}.pdf", None, None, message="Protected.", advice="Save it without.")
        for n in range(failed)
    ]
    return ImportReport(1, tuple(lines))


def test_a_report_names_numbers_that_are_not_zero():
    assert summary(report()) == "2 new  ·  1 not read"
    assert summary(ImportReport(1, ())) == "Nothing was brought in."
    assert name_of(ImportLineRow("/a/b.jsonl", "3", None)) == "b.jsonl · 3"


def test_the_card_leads_to_the_new_and_copies_its_report(window, settle):
    window.on_reported(report())
    assert isinstance(window.card, ImportCard)
    window.card.copy()
    copied = QGuiApplication.clipboard().text()
    assert "x0.pdf\tProtected. Save it without." in copied
    window.show_new()
    assert window.bench.question.place == "inbox"


def test_many_problems_stay_inside_the_window(window, settle):
    window.on_reported(report(0, 60))
    settle()
    assert window.rect().contains(window.card.geometry().center())
    assert window.card.height() < window.height()


def test_pages_held_over_the_window_are_asked_for(window):
    spot, left = QPoint(600, 300), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    mime = files("/tmp/page.html")
    assert not window.veil.isVisible()
    window.dragEnterEvent(QDragEnterEvent(spot, Qt.DropAction.CopyAction, mime, left, none))
    assert window.veil.isVisible()
    assert window.childAt(spot) is not window.veil  # the drop goes through it
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not window.veil.isVisible()


def test_reports_stand_above_each_other(window, settle, tmp_path):
    window.on_reported(report(2, 0))
    older = window.card
    export = ExportCard(window.bench.theme, ExportReport((tmp_path / "a.pdf",), 2, ()), window)
    settle()
    assert older.isVisible()
    assert export.isVisible()
    reach = older.REACH
    assert older.geometry().bottom() - reach <= export.geometry().top() + reach
    export.close()
    settle()
    assert older.geometry().bottom() > window.strip.geometry().top() - 3 * reach


def test_a_newer_report_takes_the_place_of_an_older(window, settle):
    window.on_reported(report(2, 0))
    window.on_reported(report(3, 0))
    settle()
    assert window.card.report.new == 3
    assert cards_over(window) == [window.card]
