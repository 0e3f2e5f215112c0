"""The registry of outlets: what is known of each, corrected by hand, and made one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from briefbench import desk
from briefbench.base.outlets import KINDS
from briefbench.base.words import tr, trn
from briefbench.desk.events import Changed
from briefbench.model.fact_rows import SourceRow
from briefbench.model.kinds import Kind
from briefbench.ui.bench import Bench
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.floating import Floating
from briefbench.ui.keeping import show_kept
from briefbench.ui.rows_model import Column, RowsModel
from briefbench.ui.rows_table import rows_table
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

WIDTH = 860
HIGH = 260
"""px of the table at 100 % text size."""


class SourcesPanel(Floating):
    """All outlets in a table; below it the facts of the one that is chosen."""

    def __init__(self, bench: Bench, over: QWidget) -> None:
        super().__init__(bench.theme, over, tr("Sources"), WIDTH)
        self._bench = bench
        self._rows: Sequence[SourceRow] = ()
        self._shown: SourceRow | None = None
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(tr("Find by name, domain, country or note"))
        self.finder.setAccessibleName(tr("Find a source"))
        self.finder.textChanged.connect(lambda _text: self._narrow())
        self.body.addWidget(self.finder)
        self.model = RowsModel(_columns())
        self.view = rows_table(self.model, tr("Sources"), wide=(0, 4))
        self.view.setFixedHeight(self.theme.scaled(HIGH))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.body.addWidget(self.view)
        self.body.addSpacing(GRID)
        self.body.addWidget(self._form())
        bench.signals.changed.connect(self._on_changed)
        self.open(self.finder)
        self._ask()

    @property
    def selected(self) -> list[SourceRow]:
        """The outlets that are chosen, in the order of the table."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.rows[place] for place in places]

    def keep(self) -> None:
        """Store what is written about the chosen outlet."""
        shown = self._shown
        if shown is None:
            return
        facts = {
            "name": self.name.text().strip(),
            "country": self.country.currentData() or "",
            "kind": self.kind.currentData() or "",
            "note": self.note.text().strip(),
        }
        was = {
            "name": shown.name,
            "country": shown.country or "",
            "kind": shown.kind,
            "note": shown.note,
        }
        wanted = {name: value for name, value in facts.items() if value != was[name]}
        if wanted:
            self._bench.change(_set_facts, shown.id, wanted)

    def merge(self) -> None:
        """Make the chosen outlets one: the one with the most articles keeps its name."""
        rows = self.selected
        if len(rows) > 1:
            into = max(rows, key=lambda each: each.count)
            self._bench.change(desk.merge_sources, [each.id for each in rows], into.id)

    def _form(self) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=GRID)
        first = row(gap=3 * GRID)
        self.name = self._field(tr("Name"), first, 3)
        countries = [(name, code) for code, name in desk.list_countries()]
        self.country = self._choice(tr("Country"), countries, first, 2)
        self.kind = self._choice(tr("Kind"), [(tr(kind), kind) for kind in KINDS], first, 2)
        body.addLayout(first)
        second = row(gap=3 * GRID)
        self.note = self._field(tr("Note on reliability"), second, 1)
        body.addLayout(second)
        self.known = label("", Role.SMALL, "muted", wrap=True)
        body.addWidget(self.known)
        line = row(margins=(0, GRID, 0, 0))
        self.merging = push_button(tr("Merge"), self.merge)
        line.addWidget(self.merging)
        line.addStretch(1)
        self.button = push_button(tr("Keep"), self.keep, primary=True)
        line.addWidget(self.button)
        body.addLayout(line)
        return holder

    def _choice(
        self, caption: str, choices: Sequence[tuple[str, str]], line: QHBoxLayout, stretch: int
    ) -> ChoiceBox:
        box = column(gap=GRID)
        box.addWidget(label(caption, Role.CAPTION, "muted"))
        choice = ChoiceBox(self.theme, caption)
        choice.addItem(tr("not set"), "")
        for words, value in choices:
            choice.addItem(words, value)
        box.addWidget(choice)
        line.addLayout(box, stretch)
        return choice

    def _field(self, caption: str, line: QHBoxLayout, stretch: int) -> QLineEdit:
        box = column(gap=GRID)
        box.addWidget(label(caption, Role.CAPTION, "muted"))
        edit = QLineEdit()
        edit.setAccessibleName(caption)
        edit.returnPressed.connect(self.keep)
        box.addWidget(edit)
        line.addLayout(box, stretch)
        return edit

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.SOURCE, Kind.ARTICLE):
            self._ask()

    def _ask(self) -> None:
        self._bench.ask("sources", desk.list_sources, then=self._show)

    def _show(self, rows: list[SourceRow]) -> None:
        self._rows = rows
        self._narrow()

    def _narrow(self) -> None:
        words = self.finder.text().casefold().split()
        rows = [each for each in self._rows if all(word in _spoken(each) for word in words)]
        show_kept(self.view, self.model, rows, lambda each: each.id, first=True)
        self._on_selected()

    def _on_selected(self) -> None:
        rows = self.selected
        one = rows[0] if len(rows) == 1 else None
        self._shown = one
        for edit, text in (
            (self.name, one.name if one else ""),
            (self.note, one.note if one else ""),
        ):
            edit.setText(text)
            edit.setEnabled(one is not None)
        for choice, value in (
            (self.country, (one.country or "") if one else ""),
            (self.kind, one.kind if one else ""),
        ):
            choice.setEnabled(one is not None)
            choice.setCurrentIndex(max(0, choice.findData(value)))
        self.button.setEnabled(one is not None)
        self.merging.setEnabled(len(rows) > 1)
        words = trn("Merge {n} source", "Merge {n} sources", len(rows))
        self.merging.setText(words if len(rows) > 1 else tr("Merge"))
        also = ", ".join(one.aliases) if one else ""
        several = tr("Choose one to describe it; several to make them one.")
        self.known.setText(tr("Also known as {names}").format(names=also) if also else several)
        self.settle()


def _columns() -> list[Column[SourceRow]]:
    end = Qt.AlignmentFlag.AlignRight
    return [
        Column(tr("Name"), lambda r: r.name or r.domain, spoken=_spoken_row),
        Column(tr("Domain"), lambda r: r.domain),
        Column(tr("Country"), lambda r: desk.country_name(r.country) if r.country else ""),
        Column(tr("Kind"), lambda r: tr(r.kind) if r.kind else ""),
        Column(tr("Note"), lambda r: r.note),
        Column(tr("Articles"), lambda r: f"{r.count:,}" if r.count else "", align=end),
    ]


def _spoken_row(each: SourceRow) -> str:
    count = trn("{n} article", "{n} articles", each.count)
    parts = (each.name, each.domain, each.country or "", each.kind, each.note, count)
    return ", ".join(part for part in parts if part)


def _spoken(each: SourceRow) -> str:
    names = (_spoken_row(each), *each.aliases)
    country = desk.country_name(each.country) if each.country else ""
    return " ".join((*names, country)).casefold()


def _set_facts(library: desk.Library, source_id: int, facts: dict[str, str]) -> None:
    desk.set_source_facts(
        library,
        source_id,
        name=facts.get("name"),
        country=facts.get("country"),
        kind=facts.get("kind"),
        note=facts.get("note"),
    )
