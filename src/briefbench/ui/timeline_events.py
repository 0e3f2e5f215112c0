"""Events on the chart: a small editor for one, and all of them in a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from briefbench import desk
from briefbench.base.dates import is_date, precision_of
from briefbench.base.words import tr, trn
from briefbench.desk.events import Changed
from briefbench.model.event_rows import EventMarkerRow
from briefbench.model.kinds import Kind
from briefbench.model.rows import ArticleRow
from briefbench.timeline.words import day_words
from briefbench.ui.bench import Bench
from briefbench.ui.floating import Floating
from briefbench.ui.form import Form
from briefbench.ui.formats import long_date, tip
from briefbench.ui.keeping import show_kept
from briefbench.ui.rows_model import Column, RowsModel
from briefbench.ui.rows_table import rows_table
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import label, push_button, row

WIDTH = 720
HIGH = 220
"""px of the table at 100 % text size."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """What stands in the fields of an editor; ``day`` is ISO 8601 or ""."""

    day: str = ""
    words: str = ""
    source: str = ""


def event_from(article: ArticleRow | None, day: date | None) -> EventWords:
    """Return what a new event begins with: an article's day, headline and source, or a day."""
    said = day.isoformat() if day else ""
    if article is None:
        return EventWords(said)
    exact = article.published[:10] if precision_of(article.published) in {"day", "minute"} else said
    return EventWords(exact, article.title, article.source)


class EventEditor(Form):
    """Day, words and source of one event; a new one where ``id_`` is 0."""

    def __init__(self, bench: Bench, over: QWidget, begin: EventWords, id_: int = 0) -> None:
        title = tr("Change event marker") if id_ else tr("Add event marker")
        super().__init__(bench, over, title, 480)
        self._id = id_
        self.day = self._field(tr("Day"), begin.day, hint=tr("2021-10-13, a whole day"))
        self._echo = label("", Role.SMALL, "soft")
        self.body.addWidget(self._echo)
        hints = tr("Border crossing closed"), tr("Outlet, office or document")
        self.words = self._field(tr("What happened"), begin.words, hint=hints[0])
        self.source = self._field(tr("Who tells of it"), begin.source, hint=hints[1])
        for edit in (self.words, self.source):
            edit.setMaxLength(desk.LONGEST_EVENT)
            edit.setCursorPosition(0)
        note = tr("It is numbered on every chart that shows its day, with its source below.")
        self.body.addWidget(label(note, Role.SMALL, "muted", wrap=True))
        self._foot(tr("Keep"))
        first = self.words if begin.day else self.day
        self.open(first)
        first.selectAll()
        for edit in (self.day, self.words, self.source):
            edit.textChanged.connect(lambda _text: self._check())
        self._check()

    def keep(self) -> None:
        if not self.button.isEnabled():
            return
        facts = (self.day.text().strip(), self.words.text(), self.source.text())
        if self._id:
            self._change(desk.set_event_marker, self._id, *facts)
        else:
            self._change(desk.add_event_marker, *facts)

    def _check(self) -> None:
        """Say the day in words, and let only a whole event be kept."""
        day = self.day.text().strip()
        whole = is_date(day) and precision_of(day) == "day"
        said = long_date(day) if whole else tr("“{text}” is not one day.").format(text=day)
        self._echo.setText(said if day else "")
        self._echo.set_tone("soft" if whole else "danger")
        self.button.setEnabled(
            whole and bool(self.words.text().strip()) and bool(self.source.text().strip())
        )


class EventsPanel(Floating):
    """All events in a table, to be changed and removed."""

    def __init__(self, bench: Bench, over: QWidget) -> None:
        super().__init__(bench.theme, over, tr("Event markers"), WIDTH)
        self._bench, self._over = bench, over
        self.model: RowsModel[EventMarkerRow] = RowsModel(_columns())
        self.view = rows_table(self.model, tr("Event markers"), wide=(1, 2))
        self.view.setFixedHeight(self.theme.scaled(HIGH))
        self.view.doubleClicked.connect(lambda _index: self.change())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.body.addWidget(self.view)
        self.told = label("", Role.SMALL, "muted", wrap=True)
        self.body.addWidget(self.told)
        line = row(margins=(0, GRID, 0, 0))
        self.changing = push_button(tr("Change…"), self.change)
        self.removing = push_button(tr("Remove"), self.remove)
        self.adding = push_button(tr("Add event marker…"), self.add, primary=True)
        line.addWidget(self.changing)
        line.addWidget(self.removing)
        line.addStretch(1)
        line.addWidget(self.adding)
        self.body.addLayout(line)
        bench.signals.changed.connect(self._on_changed)
        self.open(self.view)
        self._enable()
        self._ask()

    @property
    def selected(self) -> list[EventMarkerRow]:
        """The events that are selected, by day."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.rows[place] for place in places]

    def add(self) -> None:
        """Write a further one down."""
        EventEditor(self._bench, self._over, EventWords())

    def change(self) -> None:
        """Change the first of those selected."""
        if self.selected:
            event = self.selected[0]
            begin = EventWords(event.day.isoformat(), event.words, event.source)
            EventEditor(self._bench, self._over, begin, event.id)

    def remove(self) -> None:
        """Remove those selected."""
        if self.selected:
            self._bench.change(desk.remove_event_markers, [each.id for each in self.selected])

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.EVENT_MARKER):
            self._ask()

    def _ask(self) -> None:
        self._bench.ask("event markers", desk.list_event_markers, then=self._show)

    def _show(self, rows: list[EventMarkerRow]) -> None:
        show_kept(self.view, self.model, rows, lambda each: each.id, first=True)
        if rows:
            words = trn("{n} event, numbered by time", "{n} events, numbered by time", len(rows))
        else:
            words = tr("None yet. An event has a day, words, and a source that tells of it.")
        self.told.setText(words)
        self._enable()
        self.settle()

    def _enable(self) -> None:
        self.changing.setEnabled(len(self.selected) == 1)
        self.removing.setEnabled(bool(self.selected))


def _columns() -> list[Column[EventMarkerRow]]:
    return [
        Column(
            tr("Day"),
            lambda r: day_words(r.day),
            align=Qt.AlignmentFlag.AlignLeading,
            spoken=lambda r: tr("{day}: {words}, source: {source}").format(
                day=day_words(r.day), words=r.words, source=r.source
            ),
        ),
        Column(tr("What happened"), lambda r: r.words, tip=lambda r: tip(r.words)),
        Column(tr("Who tells of it"), lambda r: r.source, tip=lambda r: tip(r.source)),
    ]
