"""The untouched page in place of its text: a PDF's pages, the page itself, or the way to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefbench import desk
from briefbench.base.errors import BriefBenchError
from briefbench.base.words import tr
from briefbench.model.kinds import Format
from briefbench.model.rows import ArticleView, OriginalRow
from briefbench.ui.bench import Bench
from briefbench.ui.floating import Floating
from briefbench.ui.original_pages import OriginalPages
from briefbench.ui.theme import GRID, Role
from briefbench.ui.web_refusal import web_refusal
from briefbench.ui.widgets import EmptyState, label, push_button, row

LARGEST = 64 * 2**20
"""Bytes of a page that is shown inside the window at most; the largest saved pages have 20 MB."""

CALLING = frozenset({Format.HTML, Format.MHTML, Format.WEBARCHIVE, Format.EML, Format.EPUB})
"""Formats whose programs may load pictures and scripts from the network."""


class OriginalPane(QStackedWidget):
    """Shows the page an article was read from, unchanged, without a request to the network."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._view: ArticleView | None = None
        self.open = push_button(tr("Open in the browser"), self.open_outside, primary=True)
        self.said = EmptyState(bench.theme, "file-text", tr("Original"), "", self.open)
        self.pages = OriginalPages(bench)
        self.pages.broken.connect(self._on_broken)
        self._web: QWidget | None = None
        self.addWidget(self.said)
        self.addWidget(self.pages)

    def show_article(self, view: ArticleView) -> None:
        """Show the original of an article."""
        self._view = view
        original = view.original
        if original.member:
            self._say(
                tr("This article lies inside {name}, which is kept whole.").format(
                    name=original.name
                )
            )
        elif original.format is Format.PDF:
            self.pages.show_article(view.id)
            self.setCurrentWidget(self.pages)
        elif original.format is Format.HTML and not web_refusal():
            self._bench.draw(
                "original", _content, view.id, then=self._show_page, otherwise=self._on_broken
            )
        else:
            reason = web_refusal() if original.format is Format.HTML else ""
            self._say(" ".join(part for part in (reason, outside_words(original)) if part))

    def open_outside(self) -> None:
        """Open the page with the program the system has for it, after a warning."""
        if self._view is not None:
            open_original(self._bench, self._view.original, self)

    def _show_page(self, answer: tuple[int, bytes]) -> None:
        article_id, content = answer
        if self._view is None or self._view.id != article_id:
            return
        from briefbench.ui.original_web import OriginalWeb

        if not isinstance(self._web, OriginalWeb):
            self._web = OriginalWeb()
            self.addWidget(self._web)
        self._web.show_page(content)
        self.setCurrentWidget(self._web)

    def _on_broken(self, error: Exception) -> None:
        if not isinstance(error, BriefBenchError):
            self._bench.jobs.failed.emit(error)
            return
        self._say(f"{error.message} {error.advice}".strip())

    def _say(self, sentence: str) -> None:
        assert self._view is not None
        original = self._view.original
        self.said.say(original.name, sentence)
        self.open.setText(_open_words(original))
        self.setCurrentWidget(self.said)


class OpenOutside(Floating):
    """Asks before a page is handed to a program that may load more of it from the network."""

    def __init__(self, bench: Bench, original: OriginalRow, over: QWidget) -> None:
        super().__init__(bench.theme, over, tr("Open outside BriefBench?"), 460)
        self._path = original.path
        self.body.addWidget(label(original.name, Role.STRONG, wrap=True))
        self.body.addWidget(label(outside_words(original), Role.BODY, "soft", wrap=True))
        line = row(margins=(0, 2 * GRID, 0, 0))
        line.addStretch(1)
        line.addWidget(push_button(tr("Cancel"), self.leave))
        self.button = push_button(_open_words(original), self.go, primary=True)
        line.addWidget(self.button)
        self.body.addLayout(line)
        self.open(self.button)

    def go(self) -> None:
        """Hand the page over."""
        _open(self._path)
        self.leave()


def open_original(bench: Bench, original: OriginalRow, over: QWidget) -> None:
    """Open a kept page with the system's program for it; ask before, where that may call home."""
    if original.member:
        _open(str(Path(original.path).parent))
    elif original.format in CALLING:
        OpenOutside(bench, original, over)
    else:
        _open(original.path)


def outside_words(original: OriginalRow) -> str:
    """Return what happens when a page is opened outside the window."""
    if original.format in CALLING:
        return tr(
            "In another program the page may load pictures, scripts and adverts from the network, "
            "and its makers may see that. BriefBench itself asks for nothing."
        )
    return tr("It can be opened with the program it was made for.")


def _open_words(original: OriginalRow) -> str:
    if original.member:
        return tr("Show its folder")
    web = original.format in {Format.HTML, Format.MHTML, Format.WEBARCHIVE}
    return tr("Open in the browser") if web else tr("Open with its program")


def _content(library: desk.Library, article_id: int) -> tuple[int, bytes]:
    """Return the bytes of a page, read off the window's thread."""
    with desk.original_path(library, article_id).open("rb") as file:
        return article_id, file.read(LARGEST)


def _open(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))
