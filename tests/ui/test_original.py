"""The untouched page: a PDF's pages in the window, HTML by Qt WebEngine or outside it."""

import os
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from briefbench import desk
from briefbench.model.kinds import Format
from briefbench.store.intake import ArticleWriter, Bulk, original_id
from briefbench.store.keeping import keep_original
from briefbench.ui import web_refusal as refusals
from briefbench.ui.original_pages import OriginalPages
from briefbench.ui.original_pane import OpenOutside
from briefbench.ui.reader import ORIGINAL, TEXT
from tests.making import add_article, add_drafts, draft_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(monkeypatch):
    """What was handed to other programs."""
    paths = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: paths.append(url.toLocalFile()))
    return paths


@pytest.fixture
def a_pdf(library, tmp_path):
    """The id of an article read from a PDF that the program has written itself."""
    articles = add_drafts(library, [draft_of(f"Report number {n}") for n in range(14)])
    brief = desk.make_brief(library, "Border weekly")
    desk.add_articles_to_brief(library, brief, articles)
    desk.export_brief(library, brief, pdf=tmp_path / "weekly.pdf")
    desk.trash_articles(library, articles)
    draft = replace(draft_of("Border weekly No. 37"), format=Format.PDF)
    kept = keep_original(library.folder, (tmp_path / "weekly.pdf").read_bytes(), "weekly.pdf")
    with library.change("Import", undoable=False) as session:
        bulk = Bulk(session)
        article, _uid = ArticleWriter(bulk).add(draft, original_id(session, bulk, kept))
        bulk.flush()
    return article


def test_the_pages_of_a_pdf_stand_in_place_of_its_text(a_pdf, make_window, qtbot, settle):
    read = make_window().part("read")
    read.articles.view.setFocus()
    qtbot.keyClick(read.articles.view, Qt.Key.Key_O)
    pages = read.reader.middle.currentWidget().pages
    qtbot.waitUntil(lambda: 0 in pages._points, timeout=20_000)
    for _ in range(4):
        pages.viewport().repaint()
        settle()
    assert isinstance(read.reader.middle.currentWidget().currentWidget(), OriginalPages)
    assert pages.count >= 2
    ink = pages.picture(0)
    assert abs(ink.width() - pages.page_width * pages.devicePixelRatioF()) <= 2  # sharp
    colours = {ink.pixelColor(x, y).name() for x in range(0, ink.width(), 5) for y in (60, 90)}
    assert len(colours) > 1  # something is drawn
    assert pages.accessibleName() == f"Original, page 1 of {pages.count}"
    qtbot.keyClick(read.articles.view, Qt.Key.Key_O)
    assert read.reader.middle.currentIndex() == TEXT
    assert not read.reader.original_button.isChecked()


def test_a_pdf_that_went_away_says_so(a_pdf, library, make_window, settle):
    desk.original_path(library, a_pdf).unlink()
    reader = make_window().part("read").reader
    reader.turn_original()
    settle()
    assert "no longer in the library folder" in reader.middle.currentWidget().said.sentence.text()


def test_html_is_not_shown_by_the_superuser_and_opened_only_after_a_warning(
    library, make_window, qtbot, settle, opened, monkeypatch
):
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    article = add_article(library)
    reader = make_window().part("read").reader
    reader.turn_original()
    settle()
    assert reader.middle.currentIndex() == ORIGINAL
    pane = reader.middle.currentWidget()
    said = pane.said.sentence.text()
    assert "superuser" in said
    assert "from the network" in said
    qtbot.mouseClick(pane.open, LEFT)
    (asked,) = reader.window().findChildren(OpenOutside)
    assert opened == []
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert opened == []
    reader.open_original()
    asked = reader.window().findChildren(OpenOutside)[-1]
    qtbot.mouseClick(asked.button, LEFT)
    assert opened == [str(desk.original_path(library, article))]


def test_what_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(refusals, "find_spec", lambda _name: None)
    assert "not installed" in refusals.web_refusal()
    monkeypatch.setattr(refusals, "find_spec", lambda name: name)
    assert refusals.web_refusal() == ""


SHOW = """
import http.server, threading
calls = []
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        calls.append(self.path); self.send_response(200); self.end_headers()
    def log_message(self, *_): pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
threading.Thread(target=server.serve_forever, daemon=True).start()
here = f"http://127.0.0.1:{server.server_port}"
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
app = QApplication([])
from briefbench.ui.original_web import OriginalWeb
view = OriginalWeb()
view.show()
page = f'''<!doctype html><meta http-equiv=refresh content="0;url={here}/refresh">
<link rel=stylesheet href="{here}/sheet"><link rel=prefetch href="{here}/ahead"><h1>Untouched</h1>
<img src="{here}/picture"><iframe src="{here}/frame"></iframe><iframe src="file:///"></iframe>
<script>document.title = "ran"; fetch("{here}/script")</script><video src="{here}/film"></video>'''
said = []
view.show_page(page.encode())
QTimer.singleShot(3000, lambda: view.page().toPlainText(said.append))
QTimer.singleShot(4000, app.quit)
app.exec()
print(calls, "Untouched" in said[0], view.page().title() == "ran", view.gate.blocked >= 3)
"""


@pytest.mark.skipif(
    find_spec("PySide6.QtWebEngineCore") is None or not hasattr(os, "geteuid"),
    reason="the extra “original” is not installed",
)
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="refused to the superuser")
def test_the_untouched_page_calls_nobody_and_runs_nothing():
    done = subprocess.run(
        [sys.executable, "-c", SHOW], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.strip() == "[] True False True", done.stderr
