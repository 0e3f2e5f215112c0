"""Small editors of an article's facts: dates, headline and source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from briefbench import desk
from briefbench.base.dates import is_date
from briefbench.base.words import tr
from briefbench.model.fact_rows import OfferedDateRow
from briefbench.model.rows import ArticleView
from briefbench.ui.bench import Bench
from briefbench.ui.form import Form
from briefbench.ui.formats import long_date
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

OFFERED = 3
"""Days that are offered at most."""


class DateEditor(Form):
    """Published and event date, as exactly as they are known; empty is "undated"."""

    def __init__(
        self, bench: Bench, article_ids: Sequence[int], view: ArticleView, over: QWidget
    ) -> None:
        super().__init__(bench, over, tr("Dates"))
        self._ids = tuple(article_ids)
        self._old = (view.published.value if view.published else "", view.event)
        hint = tr("2021-10-13, 2021-10 or 2021")
        self.published = self._field(tr("Published"), self._old[0], hint=hint)
        self.event_date = self._field(tr("Event"), self._old[1], hint=hint)
        self._echo = label("", Role.SMALL, "soft")
        self.body.addWidget(self._echo)
        self.offers = column(gap=GRID)
        self.body.addLayout(self.offers)
        if len(self._ids) == 1:
            bench.ask("offered dates", desk.offered_dates, self._ids[0], then=self._offer)
        self._foot(tr("Keep"))
        self.open(self.published)
        self.published.selectAll()
        self.published.textChanged.connect(self._check)
        self.event_date.textChanged.connect(self._check)
        self._check()

    def keep(self) -> None:
        if not self.button.isEnabled():
            return
        published, event = self.published.text().strip(), self.event_date.text().strip()

        def put(library: desk.Library) -> None:
            if published != self._old[0]:
                desk.set_published(library, self._ids, published or None)
            if event != self._old[1]:
                desk.set_event(library, self._ids, event or None)

        self._change(put)

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


class HeadlineEditor(Form):
    """Headline, outlet and its domain."""

    def __init__(self, bench: Bench, view: ArticleView, over: QWidget) -> None:
        super().__init__(bench, over, tr("Headline and source"), 520)
        self._view = view
        source = view.source
        self._old = (source.name, source.domain) if source else ("", "")
        self.headline = self._field(tr("Headline"), view.title)
        self.source = self._field(tr("Source"), self._old[0])
        self.domain = self._field(tr("Domain"), self._old[1], hint="example.org")
        self._foot(tr("Keep"))
        self.open(self.headline)
        self.headline.selectAll()

    def keep(self) -> None:
        title = self.headline.text().strip()
        source = (self.source.text().strip(), self.domain.text().strip())

        def put(library: desk.Library) -> None:
            if title and title != self._view.title:
                desk.set_title(library, self._view.id, title)
            if source[0] and source != self._old:
                desk.set_source(library, [self._view.id], *source)

        self._change(put)
