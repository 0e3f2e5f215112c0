"""Copies and versions of an article: the likely original, how alike, split off and joined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.rows import ArticleView, VersionRow
from briefbench.model.story_rows import StoryRow, StoryView
from briefbench.ui.bench import Bench
from briefbench.ui.comparison import ComparisonPanel
from briefbench.ui.elided import ElidedWords
from briefbench.ui.floating import Floating
from briefbench.ui.formats import long_date
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

WIDTH = 600
MOST = 0.55
"""Part of the window's height that the list takes before it scrolls."""


class StoryPanel(Floating):
    """Lists the story of the article that is read, and the versions of its page."""

    def __init__(self, bench: Bench, view: ArticleView, over: QWidget) -> None:
        super().__init__(bench.theme, over, tr("Copies and versions"), WIDTH)
        self._bench, self._view, self._over = bench, view, over
        self._area = QScrollArea()
        self._area.setProperty("ground", "raised")
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(tr("Copies and versions"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area)
        hint = tr("Select articles in the list and press Ctrl+J to join them into one story.")
        self.body.addWidget(label(hint, Role.CAPTION, "muted"))
        self.open(self._area)
        bench.signals.changed.connect(self._ask)
        self._ask()

    def compare(self, other_id: int) -> None:
        """Compare another text with the one that is read, the older one first."""
        here = self._view.id
        newer_first = [version.id for version in self._view.versions]
        older, newer = other_id, here
        if other_id in newer_first and here in newer_first:
            older, newer = sorted((other_id, here), key=newer_first.index, reverse=True)
        self.leave()
        ComparisonPanel(self._bench, older, newer, self._over)

    def split(self, article_id: int) -> None:
        """Part one article from the story."""
        self._bench.change(desk.split_from_story, [article_id])

    def go_to(self, article_id: int) -> None:
        """Read another article of the story."""
        self.leave()
        self._bench.show_article.emit(article_id)

    def _ask(self, _changed: object = None) -> None:
        self._bench.ask("story", desk.story_view, self._view.id, then=self._show, otherwise=_gone)

    def _show(self, story: StoryView) -> None:
        page = QWidget()
        page.setProperty("ground", "raised")
        body = column(page, gap=2 * GRID)
        others = [each for each in story.rows if not each.older]
        if len(others) > 1:
            for each in others:
                body.addWidget(self._copy(each, whole=others))
        else:
            words = tr("No copies of this text are in the library.")
            body.addWidget(label(words, Role.BODY, "muted", wrap=True))
        if story.by_hand:
            words = tr("You have parted or joined this story; the program only adds to it.")
            body.addWidget(label(words, Role.SMALL, "muted", wrap=True))
        self._versions(body, self._view.versions)
        body.addStretch(1)
        self._area.setWidget(page)
        high = max(
            body.heightForWidth(self.theme.scaled(WIDTH) - 14 * GRID), body.minimumSize().height()
        )
        self._area.setFixedHeight(min(high + GRID, round(self.window().height() * MOST)))
        self.settle()

    def _versions(self, body: QVBoxLayout, versions: Sequence[VersionRow]) -> None:
        if len(versions) < 2:
            return
        body.addSpacing(GRID)
        words = trn("{n} version of this page", "{n} versions of this page", len(versions))
        body.addWidget(label(words, Role.STRONG))
        for version in versions:
            state = tr("the newest") if version.newest else ""
            if version.id == self._view.id:
                state = " · ".join(part for part in (state, tr("this one")) if part)
            note = tr("saved {date}").format(date=long_date(version.saved))
            buttons = self._buttons(version.id, version.title, split=False)
            body.addWidget(_card(version.title, f"{note} · {state}".strip(" ·"), "", buttons))

    def _copy(self, each: StoryRow, whole: Sequence[StoryRow]) -> QFrame:
        outlet = each.source or tr("unknown source")
        parts = [outlet, long_date(each.published)]
        if each.here:
            parts.append(tr("this one"))
        else:
            parts.append(tr("{n} % the same words").format(n=round(each.share * 100)))
        likely = ""
        if each.likely is not None:
            likely = tr("Likely the original: {why}").format(why=each.why)
        buttons = self._buttons(each.id, f"{outlet}: {each.title}", split=len(whole) > 1)
        return _card(each.title, " · ".join(parts), likely, buttons)

    def _buttons(self, article_id: int, name: str, *, split: bool) -> QHBoxLayout:
        line = row()
        ways = []
        if article_id != self._view.id:
            ways = [(tr("Compare"), self.compare), (tr("Read"), self.go_to)]
        if split:
            ways.append((tr("Split off"), self.split))
        for words, do in ways:
            button = push_button(words, density="tiny")
            button.clicked.connect(lambda _on=False, f=do: f(article_id))
            button.setAccessibleName(f"{words}: {name}")
            line.addWidget(button)
        line.addStretch(1)
        return line


def _card(title: str, note: str, mark: str, buttons: QHBoxLayout) -> QFrame:
    box = QFrame()
    box.setProperty("box", "card")
    body = column(box, (3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID), GRID)
    body.addWidget(ElidedWords(title, Role.STRONG))
    body.addWidget(label(note, Role.SMALL, "soft", wrap=True))
    if mark:
        body.addWidget(label(mark, Role.SMALL, "ok", wrap=True))
    if buttons.count() > 1:
        body.addLayout(buttons)
    return box


def _gone(_error: Exception) -> None:
    """The article is gone; its panel shows what it has shown."""
