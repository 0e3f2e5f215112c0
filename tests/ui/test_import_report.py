"""The report of an import: causes in groups, the ways on, addresses, and the keys."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from briefbench import desk
from briefbench.model.kinds import Stored
from briefbench.ui.import_problems import ProblemGroup, cause_of, groups_of
from briefbench.ui.jobs import Job
from tests.making import BODY

LEFT = Qt.MouseButton.LeftButton
PAGE = (
    "<!doctype html><title>Customs counts 41</title><article><h1>Customs counts 41</h1>{}</article>"
)
LINK = "[InternetShortcut]\r\nURL=https://vakhsh-herald.example/2026/10/13/customs\r\n"


@pytest.fixture
def folder(tmp_path):
    """One good page, two broken ones of one cause, and a link."""
    pages = tmp_path / "saved"
    pages.mkdir()
    good = "".join(f"<p>{words}</p>" for words in BODY * 3)
    (pages / "good.html").write_text(PAGE.format(good), encoding="utf-8")
    (pages / "first.html").write_bytes(b"")
    (pages / "second.html").write_bytes(b"")
    return pages


@pytest.fixture
def window(library, folder, make_window, settle):
    report = desk.import_paths(library, [folder], jobs=1)
    window = make_window()
    window.on_reported(report)
    settle()
    return window


def groups(window):
    return [g for g in window.card.findChildren(ProblemGroup) if g.isVisible()]


def button(window, text):
    (found,) = [
        b for b in window.card.findChildren(QPushButton) if b.text() == text and b.isVisible()
    ]
    return found


def test_pages_of_one_cause_stand_together(window):
    report = window.card.report
    assert Counter(line.stored for line in report.lines) == {Stored.NEW: 1, None: 2}
    (group,) = groups(window)
    assert len(group.lines) == 2
    assert cause_of(group.lines).startswith("…")
    assert len(groups_of(report.failed)) == 1


def test_a_page_that_was_mended_is_read_when_tried_again(window, folder, qtbot, settle, told):
    mended = "".join(f"<p>{words} Again.</p>" for words in BODY * 3)
    (folder / "first.html").write_text(PAGE.format(mended), encoding="utf-8")
    qtbot.mouseClick(button(window, "Try again"), LEFT)
    qtbot.waitUntil(lambda: len(window.card.report.failed) == 1, timeout=60_000)
    settle()
    assert window.card.report.new == 2
    (group,) = groups(window)
    assert len(group.lines) == 1
    assert told[-1] == "1 page read now"


def test_what_cannot_be_read_is_kept_and_can_be_let_go(window, qtbot, settle, library):
    qtbot.mouseClick(button(window, "Keep as attachment"), LEFT)
    settle()
    assert groups(window) == []
    assert len(window.card.report.attachments) == 2
    assert desk.list_attachments(library)
    desk.undo(library)
    settle()
    assert len(window.card.report.failed) == 2


def test_the_keys_go_to_the_report_and_back(window, qtbot, settle):
    view = window.part("read").articles.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_F6)
    assert window.card.isAncestorOf(window.focusWidget())
    seen = set()
    for _ in range(12):
        here = window.focusWidget()
        if window.card.isAncestorOf(here):
            seen.add(here.accessibleName() or here.text())
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert {"Close the report", "Copy report", "Remove import"} <= seen
    assert any(name.startswith("Try again") for name in seen)
    window.card.take_keys()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.card.isAncestorOf(window.focusWidget())
    assert window.card.isVisible()


def test_a_closed_report_comes_back(window, qtbot, settle):
    window.card.close()
    settle()
    assert window.card is None
    window.actions_by_name.trigger("file.report")
    settle()
    assert len(window.card.report.failed) == 2
    assert window.card.isAncestorOf(window.focusWidget())


def test_a_removed_import_takes_its_report_along(window, qtbot, settle, library):
    qtbot.mouseClick(button(window, "Remove import"), LEFT)
    settle()
    assert window.card is None
    assert desk.list_imports(library) == []


def test_the_strip_says_how_fast_and_how_long(window, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("briefbench.ui.status_strip.time.monotonic", lambda: now[0])
    strip, job = window.strip, Job("Reading pages")
    strip.on_started(job)
    job.progressed.emit(0, 100, "")
    now[0] = 104.0
    job.progressed.emit(40, 100, "a.html")
    assert strip._sentence.text() == (
        "Reading pages: 40 of 100 · 10 a second · a few seconds left · a.html"
    )
    strip.cancel()
    assert strip._sentence.text() == "Stopping; 40 that are done stay…"
    job.cancelled.emit()
    assert strip._bar.isHidden()
