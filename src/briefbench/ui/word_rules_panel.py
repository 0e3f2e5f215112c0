"""The desk's own word lists: what corrections taught, found, moved, taken away, and new rules."""

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
from briefbench.model.kinds import Kind, Scope, WordKind
from briefbench.model.word_rows import WordReport, WordRuleRow, WordRuleWish
from briefbench.ui.bench import Bench
from briefbench.ui.choice_box import ChoiceBox
from briefbench.ui.elided import ElidedWords
from briefbench.ui.floating import Floating
from briefbench.ui.formats import long_date
from briefbench.ui.keeping import show_kept
from briefbench.ui.rows_model import Column, RowsModel
from briefbench.ui.rows_table import rows_table
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import Segments, column, label, push_button, row
from briefbench.ui.word_preview import WordPreviewPanel

WIDTH = 900
HIGH = 232
"""px of the table at 100 % text size."""

SCOPES = (Scope.ARTICLE, Scope.OUTLET, Scope.DESK)

_COUNTRY = (WordKind.COUNTRY, WordKind.NOT_COUNTRY)
_SPEAKER = (WordKind.SPEAKER, WordKind.NOT_SPEAKER)


class WordRulesPanel(Floating):
    """All rules in a table; below it where the chosen ones count, and a new rule."""

    def __init__(self, bench: Bench, over: QWidget, article_id: int | None = None) -> None:
        super().__init__(bench.theme, over, tr("Word rules"), WIDTH)
        self._bench, self._over = bench, over
        self._article = article_id
        self._rows: Sequence[WordRuleRow] = ()
        self._names = {name.casefold(): code for code, name in desk.list_countries()}
        self.body.addLayout(self._finders())
        self.model = RowsModel(_columns())
        self.view = rows_table(self.model, tr("Word rules"), wide=(0, 2, 3))
        self.view.setFixedHeight(self.theme.scaled(HIGH))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.body.addWidget(self.view)
        self.known = ElidedWords("", Role.SMALL, "muted")
        self.body.addLayout(_at_start(self.known))
        self.body.addLayout(self._actions())
        self.body.addSpacing(2 * GRID)
        self.body.addLayout(self._form())
        bench.signals.changed.connect(self._on_changed)
        self.open(self.finder)
        self._on_kind()
        self._ask()

    @property
    def selected(self) -> list[WordRuleRow]:
        """The rules that are chosen, in the order of the table."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.rows[place] for place in places]

    @property
    def wish(self) -> WordRuleWish:
        """The rule that is written below."""
        kind = WordKind(self.kind.currentData())
        meaning = self.meaning.text().strip()
        if kind in _COUNTRY:
            meaning = self._names.get(meaning.casefold(), meaning)
        return WordRuleWish(
            kind=kind,
            words=self.words.text(),
            meaning=meaning,
            scope=SCOPES[self.places.current],
            article_id=self._article,
            note=self.note.text(),
        )

    def remove(self) -> None:
        """Take the chosen rules away, and what they said of the articles."""
        ids, library = [each.id for each in self.selected], self._bench.library
        if ids:
            self._bench.jobs.start(
                tr("Taking word rules away"),
                lambda progress: desk.remove_word_rules(library, ids, progress),
                self._tell,
            )

    def move_rule(self, number: int) -> None:
        """Say where the chosen rule counts."""
        rows, library = self.selected, self._bench.library
        if len(rows) == 1 and rows[0].scope is not SCOPES[number]:
            rule, scope, article = rows[0].id, SCOPES[number], rows[0].article_id or self._article
            self._bench.jobs.start(
                tr("Following a word rule"),
                lambda progress: desk.set_word_rule_scope(library, rule, scope, article, progress),
                self._tell,
            )

    def try_it(self) -> None:
        """Show what the rule that is written would change; it is made from there."""
        if self.words.text().strip():
            panel = WordPreviewPanel(self._bench, self.wish, self._over)
            panel.kept.connect(self.words.clear)

    def _tell(self, report: WordReport) -> None:
        count = len(report.changed)
        self._bench.tell(trn("{n} article changed", "{n} articles changed", count))

    def _finders(self) -> QHBoxLayout:
        line = row(gap=2 * GRID)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(tr("Find by words, meaning, place, name or note"))
        self.finder.setAccessibleName(tr("Find a word rule"))
        self.finder.textChanged.connect(lambda _text: self._narrow())
        line.addWidget(self.finder, 1)
        self.sort = ChoiceBox(self.theme, tr("Show"))
        self.sort.addItem(tr("All kinds"), "")
        for kind, words in _kinds().items():
            self.sort.addItem(words, kind.value)
        self.sort.currentIndexChanged.connect(lambda _place: self._narrow())
        line.addWidget(self.sort)
        self.officer = QLineEdit(desk.library_setting(self._bench.library, "officer"))
        self.officer.setPlaceholderText(tr("Sign new rules as"))
        self.officer.setAccessibleName(tr("Sign new rules as"))
        self.officer.setFixedWidth(self.theme.scaled(160))
        self.officer.editingFinished.connect(self._sign)
        line.addWidget(self.officer)
        return line

    def _sign(self) -> None:
        name = " ".join(self.officer.text().split())
        self._bench.change(_sign, name)

    def _actions(self) -> QHBoxLayout:
        line = row(gap=2 * GRID)
        line.addWidget(label(tr("Counts"), Role.CAPTION, "muted"))
        names = (tr("In its article"), tr("In its outlet"), tr("Everywhere"))
        self.scopes = Segments(names, tr("Where the chosen rule counts"), 2, small=True)
        self.scopes.chosen.connect(self.move_rule)
        line.addWidget(self.scopes)
        line.addStretch(1)
        self.removing = push_button(tr("Remove"), self.remove)
        line.addWidget(self.removing)
        return line

    def _form(self) -> QHBoxLayout:
        outer = row(gap=2 * GRID)
        fields = column(gap=GRID)
        fields.addLayout(_at_start(label(tr("A new rule"), Role.STRONG)))
        first, second = row(gap=2 * GRID), row(gap=2 * GRID)
        self.words = self._field(tr("Words"), first)
        self.kind = ChoiceBox(self.theme, tr("What it says"))
        for kind, words in _kinds().items():
            self.kind.addItem(words, kind.value)
        self.kind.setCurrentIndex(self.kind.findData(WordKind.COUNTRY.value))
        self.kind.currentIndexChanged.connect(lambda _place: self._on_kind())
        first.addWidget(self.kind)
        self.meaning = self._field(tr("Meaning"), first)
        self.note = self._field(tr("Note"), second)
        names = (tr("This article"), tr("This outlet"), tr("Everywhere"))
        self.places = Segments(names, tr("Where the new rule counts"), 2, small=True)
        for number in (0, 1):
            self.places.group.button(number).setEnabled(self._article is not None)
        second.addWidget(self.places)
        self.trying = push_button(tr("Preview…"), self.try_it, primary=True)
        second.addWidget(self.trying)
        fields.addLayout(first)
        fields.addLayout(second)
        order = tr("An article’s rule counts before its outlet’s, that before one for everywhere.")
        never = tr("In the same place “never” is stronger than “means”.")
        fields.addLayout(_at_start(label(f"{order} {never}", Role.CAPTION, "muted")))
        outer.addLayout(fields, 1)
        return outer

    def _field(self, caption: str, line: QHBoxLayout) -> QLineEdit:
        edit = QLineEdit()
        edit.setPlaceholderText(caption)
        edit.setAccessibleName(caption)
        edit.returnPressed.connect(self.try_it)
        line.addWidget(edit, 1)
        return edit

    def _on_kind(self) -> None:
        kind = WordKind(self.kind.currentData())
        self.meaning.setEnabled(kind in (*_COUNTRY, *_SPEAKER))
        hints = {
            WordKind.COUNTRY: tr("Country; empty for none"),
            WordKind.NOT_COUNTRY: tr("Country"),
            WordKind.SPEAKER: tr("Name of the speaker"),
            WordKind.NOT_SPEAKER: tr("Name of the speaker"),
        }
        self.meaning.setPlaceholderText(hints.get(kind, ""))
        names = [name for _code, name in desk.list_countries()] if kind in _COUNTRY else []
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.meaning.setCompleter(completer)

    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.WORD_RULE, Kind.ARTICLE, Kind.SOURCE):
            self._ask()

    def _ask(self) -> None:
        self._bench.ask("word rules", desk.list_word_rules, then=self._show)

    def _show(self, rows: list[WordRuleRow]) -> None:
        self._rows = rows
        self._narrow()

    def _narrow(self) -> None:
        words = self.finder.text().casefold().split()
        kind = self.sort.currentData()
        rows = [
            each
            for each in self._rows
            if (not kind or each.kind.value == kind) and all(w in _spoken(each) for w in words)
        ]
        show_kept(self.view, self.model, rows, lambda each: each.id, first=True)
        self._on_selected()

    def _on_selected(self) -> None:
        rows = self.selected
        one = rows[0] if len(rows) == 1 else None
        self.removing.setEnabled(bool(rows))
        words = trn("Remove {n} rule", "Remove {n} rules", len(rows))
        self.removing.setText(words if len(rows) > 1 else tr("Remove"))
        self.scopes.setEnabled(one is not None)
        near = one is not None and bool(one.article_id or self._article)
        self.scopes.group.button(0).setEnabled(near)
        self.scopes.group.button(1).setEnabled(near or (one is not None and bool(one.outlet)))
        if one is not None:
            self.scopes.choose(SCOPES.index(one.scope))
        none = tr("None yet. Correct a speaker or a country, and say that it is always so.")
        self.known.setText(one.sentence + (f" · {one.note}" if one.note else "") if one else none)
        self.known.setVisible(one is not None or not self._rows)
        self.settle()


def _at_start(widget: QWidget) -> QHBoxLayout:
    """Return a line that keeps a text at its beginning, whatever the direction."""
    line = row()
    line.addWidget(widget)
    line.addStretch(1)
    return line


def _sign(library: desk.Library, name: str) -> None:
    if desk.library_setting(library, "officer") != name:
        desk.set_library_setting(library, "officer", name)


def _kinds() -> dict[WordKind, str]:
    return {
        WordKind.SPEAKER: tr("means the speaker"),
        WordKind.NOT_SPEAKER: tr("never means the speaker"),
        WordKind.COUNTRY: tr("means the country"),
        WordKind.NOT_COUNTRY: tr("never means the country"),
        WordKind.CUE: tr("tells speech"),
        WordKind.NOT_CUE: tr("tells no speech"),
    }


def _meaning(each: WordRuleRow) -> str:
    if each.kind in _COUNTRY:
        return desk.country_name(each.meaning) if each.meaning else tr("no country")
    return ", ".join(part for part in (each.meaning, each.role) if part)


def _where(each: WordRuleRow) -> str:
    return tr("everywhere") if each.scope is Scope.DESK else each.place


def _columns() -> list[Column[WordRuleRow]]:
    kinds = _kinds()
    return [
        Column(tr("Words"), lambda r: r.words, spoken=_spoken_row),
        Column(tr("What they say"), lambda r: kinds[r.kind]),
        Column(tr("Meaning"), _meaning),
        Column(tr("Counts"), _where),
        Column(tr("By"), lambda r: r.author),
        Column(tr("Made"), lambda r: long_date(r.made[:10])),
    ]


def _spoken_row(each: WordRuleRow) -> str:
    parts = (each.sentence, _where(each), each.author, long_date(each.made[:10]), each.note)
    return ", ".join(part for part in parts if part)


def _spoken(each: WordRuleRow) -> str:
    return f"{_spoken_row(each)} {each.meaning}".casefold()
