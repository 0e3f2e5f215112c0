"""Groups of countries: those that come along and the officer's own, changed and searched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.desk.events import Changed
from briefbench.model.country_rows import CountryGroupRow
from briefbench.model.kinds import Kind
from briefbench.ui.bench import Bench
from briefbench.ui.floating import Floating
from briefbench.ui.formats import long_date
from briefbench.ui.keeping import select_places, show_kept
from briefbench.ui.rows_model import Column, RowsModel
from briefbench.ui.rows_table import rows_table
from briefbench.ui.sidebar import quoted
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

WIDTH = 860
HIGH = 260
"""px of the table at 100 % text size."""

MOST = 0.3
"""Part of the window's height that the table takes at most."""

MANY = 30
"""Members that are no longer named one by one."""


class GroupsPanel(Floating):
    """All groups in a table; below it the members of the one that is chosen."""

    def __init__(self, bench: Bench, over: QWidget) -> None:
        super().__init__(bench.theme, over, tr("Groups of countries"), WIDTH)
        self._bench = bench
        self._rows: Sequence[CountryGroupRow] = ()
        self._shown: CountryGroupRow | None = None
        self._new = ""  # the name of a group that was just made, to be chosen when it comes
        self._names = {name.casefold(): code for name, code in _countries()}
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(tr("Find by name, country or remark"))
        self.finder.setAccessibleName(tr("Find a group"))
        self.finder.textChanged.connect(lambda _text: self._narrow())
        self.body.addWidget(self.finder)
        self.model = RowsModel(_columns())
        self.view = rows_table(self.model, tr("Groups of countries"), wide=(2, 4), several=False)
        room = round(self.window().height() * MOST)
        self.view.setFixedHeight(min(self.theme.scaled(HIGH), room))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.body.addWidget(self.view)
        self.body.addSpacing(GRID)
        self.body.addWidget(self._form())
        bench.signals.changed.connect(self._on_changed)
        self.open(self.finder)
        self._ask()

    @property
    def selected(self) -> CountryGroupRow | None:
        """The group that is chosen."""
        chosen = self.view.selectionModel().selectedRows()
        return self.model.rows[chosen[0].row()] if chosen else None

    def codes(self) -> list[str]:
        """Return the members as they are written: codes or names, parted by commas or blanks."""
        found: list[str] = []
        for part in self.members.text().replace(";", ",").split(","):
            words = part.strip()
            whole = self._names.get(words.casefold())
            found += [whole] if whole else words.upper().split()
        return found

    def keep(self) -> None:
        """Store what is written: into the officer's group, or as one of the officer's own."""
        facts = (self.name.text().strip(), self.codes(), self.since.text().strip())
        note, shown = self.note.text().strip(), self._shown
        self._new = facts[0]
        if shown is None or shown.id is None:
            self._bench.change(_make, *facts, note)
        else:
            self._bench.change(_set, shown.id, *facts, note)

    def start_new(self) -> None:
        """Empty the fields for a group of the officer's own."""
        self.view.clearSelection()
        self.name.setFocus()

    def remove(self) -> None:
        """Remove the officer's group; one that comes along is back in its place."""
        if self._shown is not None and self._shown.id is not None:
            self._bench.change(desk.remove_country_group, self._shown.id)

    def search(self) -> None:
        """Find the articles that name any country of the group."""
        if self._shown is not None:
            words = f"country:{quoted(self._shown.name)}"
            self.leave()
            self._bench.show_workspace.emit("read")
            self._bench.question.ask(words=words)

    def _form(self) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=GRID)
        first = row(gap=3 * GRID)
        self.name = self._field(tr("Name"), first, 2)
        self.members = self._field(tr("Countries, by code or name"), first, 4)
        body.addLayout(first)
        second = row(gap=3 * GRID)
        self.since = self._field(tr("Members since"), second, 2)
        self.since.setPlaceholderText(tr("2021-10-13, 2021-10 or 2021"))
        self.note = self._field(tr("Remark"), second, 4)
        body.addLayout(second)
        completer = QCompleter(sorted(name for name, _ in _countries()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.members.setCompleter(completer)
        self.told = label("", Role.SMALL, "muted", wrap=True)
        body.addWidget(self.told)
        line = row(margins=(0, GRID, 0, 0))
        self.finding = push_button(tr("Search"), self.search)
        self.making = push_button(tr("New group"), self.start_new)
        self.removing = push_button(tr("Remove"), self.remove)
        for button in (self.finding, self.making, self.removing):
            line.addWidget(button)
        line.addStretch(1)
        self.button = push_button(tr("Keep"), self.keep, primary=True)
        line.addWidget(self.button)
        body.addLayout(line)
        return holder

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
        if changed.touches(Kind.COUNTRY_GROUP):
            self._ask()

    def _ask(self) -> None:
        self._bench.ask("groups of countries", desk.list_country_groups, then=self._show)

    def _show(self, rows: list[CountryGroupRow]) -> None:
        self._rows = sorted(rows, key=lambda each: each.id is None)  # the officer's own first
        self._narrow()
        places = [n for n, each in enumerate(self.model.rows) if each.name == self._new]
        if places:
            select_places(self.view, places, places[0])
            self.view.scrollTo(self.model.index(places[0], 0))
        self._new = ""

    def _narrow(self) -> None:
        words = self.finder.text().casefold().split()
        rows = [each for each in self._rows if all(word in _searched(each) for word in words)]
        show_kept(self.view, self.model, rows, lambda each: each.name, first=True)
        self._on_selected()

    def _on_selected(self) -> None:
        shown = self._shown = self.selected
        for edit, text in (
            (self.name, shown.name if shown else ""),
            (self.members, ", ".join(shown.codes) if shown else ""),
            (self.since, shown.since if shown else ""),
            (self.note, shown.note if shown else ""),
        ):
            edit.setText(text)
            edit.setCursorPosition(0)
        self.removing.setEnabled(shown is not None and shown.id is not None)
        self.finding.setEnabled(shown is not None)
        self.told.setText(_told(shown))
        self.settle()


def _told(shown: CountryGroupRow | None) -> str:
    if shown is None:
        return tr("A new group: write its name and its countries, then keep it.")
    count = len(shown.codes)
    names = ", ".join(desk.country_name(code) for code in shown.codes)
    if count > MANY:
        names = trn("{n} country", "{n} countries", count)
    if shown.id is None:
        return tr("{names}. It comes with the program; what you keep takes its place.").format(
            names=names
        )
    return tr("{names}. Your own group.").format(names=names)


def _countries() -> list[tuple[str, str]]:
    return [(name, code) for code, name in desk.list_countries()]


def _columns() -> list[Column[CountryGroupRow]]:
    return [
        Column(tr("Name"), lambda r: r.name, spoken=_spoken_row),
        Column(tr("Countries"), lambda r: f"{len(r.codes)}", align=Qt.AlignmentFlag.AlignRight),
        Column(tr("Members"), lambda r: " ".join(r.codes)),
        Column(tr("Since"), lambda r: long_date(r.since) if r.since else ""),
        Column(tr("Remark"), lambda r: r.note, tip=lambda r: r.note),
        Column("", lambda r: tr("own") if r.id is not None else ""),
    ]


def _spoken_row(each: CountryGroupRow) -> str:
    count = trn("{n} country", "{n} countries", len(each.codes))
    since = tr("since {date}").format(date=long_date(each.since)) if each.since else ""
    own = tr("your own") if each.id is not None else ""
    return ", ".join(part for part in (each.name, count, since, each.note, own) if part)


def _searched(each: CountryGroupRow) -> str:
    names = (desk.country_name(code) for code in each.codes)
    return " ".join((each.name, *each.names, *each.codes, *names, each.note)).casefold()


def _make(library: desk.Library, name: str, codes: list[str], since: str, note: str) -> None:
    desk.make_country_group(library, name, codes, since=since, note=note)


def _set(
    library: desk.Library, group_id: int, name: str, codes: list[str], since: str, note: str
) -> None:
    desk.set_country_group(library, group_id, name=name, codes=codes, since=since, note=note)
