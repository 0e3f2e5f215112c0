"""Small editors of an article's facts: dates, headline and source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from briefbench import desk
from briefbench.base.dates import is_date
from briefbench.base.words import tr
from briefbench.model.fact_rows import OfferedDateRow
from briefbench.model.rows import ArticleView
from briefbench.ui.bench import Bench
from briefbench.ui.floating import Floating
from briefbench.ui.formats import long_date
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

OFFERED = 3
"""Days that are offered at most."""


class FieldsEditor(Floating):
    """Some lines of text with captions, and the button that keeps them."""

    def __init__(self, bench: Bench, over: QWidget, title: str, width: int = 400) -> None:
        super().__init__(bench.theme, over, title, width)
        self.bench = bench

    def field(self, caption: str, text: str, hint: str = "") -> QLineEdit:
        """Add a line of text."""
        self.body.addWidget(label(caption, Role.CAPTION, "muted"))
        edit = QLineEdit(text)
        edit.setPlaceholderText(hint)
        edit.setAccessibleName(caption)
        edit.returnPressed.connect(self.keep)
        self.body.addWidget(edit)
        return edit

    def finish(self, focus: QLineEdit) -> None:
        """Add the button and show the panel."""
        line = row(margins=(0, GRID, 0, 0))
        line.addStretch(1)
        self.button = push_button(tr("Keep"), self.keep, primary=True)
        line.addWidget(self.button)
        self.body.addLayout(line)
        self.open(focus)
        focus.selectAll()

    def keep(self) -> None:
        """Store what is written, and close."""
        raise NotImplementedError


class DateEditor(FieldsEditor):
    """Published and event date, as exactly as they are known; empty is "undated"."""

    def __init__(
        self, bench: Bench, article_ids: Sequence[int], view: ArticleView, over: QWidget
    ) -> None:
        super().__init__(bench, over, tr("Dates"))
        self._ids = tuple(article_ids)
        self._old = (view.published.value if view.published else "", view.event)
        hint = tr("2021-10-13, 2021-10 or 2021")
        self.published = self.field(tr("Published"), self._old[0], hint)
        self.event_date = self.field(tr("Event"), self._old[1], hint)
        self._echo = label("", Role.SMALL, "soft")
        self.body.addWidget(self._echo)
        self.offers = column(gap=GRID)
        self.body.addLayout(self.offers)
        if len(self._ids) == 1:
            bench.ask("offered dates", desk.offered_dates, self._ids[0], then=self._offer)
        self.finish(self.published)
        self.published.textChanged.connect(self._check)
        self.event_date.textChanged.connect(self._check)
        self._check()

    def keep(self) -> None:
        if not self.button.isEnabled():
            return
        published, event = self.published.text().strip(), self.event_date.text().strip()
        if published != self._old[0]:
            self.bench.change(desk.set_published, self._ids, published or None)
        if event != self._old[1]:
            self.bench.change(desk.set_event, self._ids, event or None)
        self.leave()

    def _offer(self, offers: list[OfferedDateRow]) -> None:
        """Show days that the text speaks of, with its words; a click writes one down."""
        others = [offer for offer in offers if offer.value != self._old[0]][:OFFERED]
        if others:
            self.offers.addWidget(label(tr("The text says"), Role.CAPTION, "muted"))
        for offer in others:
            words = tr("{date}: “{words}”").format(date=long_date(offer.value), words=offer.words)
            button = push_button(words, density="small")
            button.clicked.connect(lambda _on=False, day=offer.value: self._take(day))
            line = row()
            line.addWidget(button)
            line.addStretch(1)
            self.offers.addLayout(line)
        self.settle()

    def _take(self, day: str) -> None:
        self.published.setText(day)
        self.published.setFocus()

    def _check(self) -> None:
        texts = [self.published.text().strip(), self.event_date.text().strip()]
        wrong = next((text for text in texts if text and not is_date(text)), "")
        self.button.setEnabled(not wrong)
        words = tr("“{text}” is not a date.").format(text=wrong) if wrong else long_date(texts[0])
        self._echo.setText(words)
        self._echo.set_tone("danger" if wrong else "soft")


class HeadlineEditor(FieldsEditor):
    """Headline, outlet and its domain."""

    def __init__(self, bench: Bench, view: ArticleView, over: QWidget) -> None:
        super().__init__(bench, over, tr("Headline and source"), 520)
        self._view = view
        source = view.source
        self._old = (source.name, source.domain) if source else ("", "")
        self.headline = self.field(tr("Headline"), view.title)
        self.source = self.field(tr("Source"), self._old[0])
        self.domain = self.field(tr("Domain"), self._old[1], "example.org")
        self.finish(self.headline)

    def keep(self) -> None:
        title = self.headline.text().strip()
        source = (self.source.text().strip(), self.domain.text().strip())
        if title and title != self._view.title:
            self.bench.change(desk.set_title, self._view.id, title)
        if source[0] and source != self._old:
            self.bench.change(desk.set_source, [self._view.id], *source)
        self.leave()
