"""The countries of an article with their evidence: set by one key, and led back to the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.kinds import MentionKind
from briefbench.model.rows import ArticleView, CountryRow, MentionRow, Place
from briefbench.ui.bench import Bench
from briefbench.ui.delegates import PAD, RowDelegate, RowState, line_in
from briefbench.ui.floating import Floating
from briefbench.ui.keeping import show_kept
from briefbench.ui.paint import Canvas
from briefbench.ui.rows_model import ROW, Column, RowsModel
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import Segments, calm, label, row

WIDTH = 680
MOST = 0.5
"""Part of the window's height that the list takes before it scrolls."""

STATES: tuple[str | None, ...] = ("about", "named", None)
KEYS = {Qt.Key.Key_A: 0, Qt.Key.Key_N: 1, Qt.Key.Key_X: 2, Qt.Key.Key_Delete: 2}
"""Key → place in ``STATES``."""

CERTAIN, LIKELY = 0.9, 0.75
"""Confidences from which on a mention is said to be certain, or likely."""

INDENT = 36
"""px from a chip's beginning to the words, at 100 % text size."""

BEFORE, AFTER = 36, 60
"""Code points of the text shown on both sides of the words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: a country, or below it one mention with the words around it."""

    country: CountryRow
    mention: MentionRow | None = None
    text: str = ""
    words: tuple[int, int] = (0, 0)

    @property
    def key(self) -> tuple[str, Place | None]:
        """What tells the line from others."""
        return self.country.code, self.mention.place if self.mention else None


def lines_of(view: ArticleView) -> list[Line]:
    """Return the countries of an article, each followed by its mentions in text order."""
    return [line for country in view.countries for line in _lines(view, country)]


def _lines(view: ArticleView, country: CountryRow) -> Iterator[Line]:
    yield Line(country)
    texts = {block.position: block.text for block in view.blocks}
    for mention in country.mentions:
        block, start, end = mention.place
        text = texts.get(block, mention.words)
        before, after = _before(text[:start]), _after(text[end:])
        shown = f"{before}{text[start:end]}{after}".replace("\n", " ")
        yield Line(country, mention, shown, (len(before), len(before) + end - start))


def _before(text: str) -> str:
    """Return the last words of a text, cut at a blank where there is one."""
    if len(text) <= BEFORE:
        return text
    kept = text[-BEFORE:]
    return "…" + (kept.partition(" ")[2] or kept)


def _after(text: str) -> str:
    """Return the first words of a text, cut at a blank where there is one."""
    if len(text) <= AFTER:
        return text
    kept = text[:AFTER]
    return (kept.rpartition(" ")[0] or kept) + "…"


def mention_words(mention: MentionRow) -> str:
    """Return what is known of a mention: kind, confidence, competing countries."""
    sure = tr("possible")
    if mention.confidence >= LIKELY:
        sure = tr("certain") if mention.confidence >= CERTAIN else tr("likely")
    parts = [
        _KINDS[MentionKind(mention.kind)](),
        tr("{word}, {n} %").format(word=sure, n=round(mention.confidence * 100)),
    ]
    if mention.rivals:
        parts.append(tr("may also be {codes}").format(codes=", ".join(mention.rivals)))
    return " · ".join(parts)


def country_words(country: CountryRow) -> str:
    """Return how much of the text names a country."""
    count = len(country.mentions)
    parts = [
        tr("{n} % of the text’s countries").format(n=round(country.share * 100))
        if country.share
        else "",
        trn("{n} mention", "{n} mentions", count) if count else tr("not in the text"),
        tr("set by you") if country.by_officer else "",
    ]
    return " · ".join(part for part in parts if part)


def spoken(line: Line) -> str:
    """Return the sentence a screen reader says of a line."""
    if line.mention is None:
        state = tr("about") if line.country.about else tr("named")
        return f"{line.country.name}, {state}, {country_words(line.country)}"
    parts = (line.text, mention_words(line.mention), line.mention.note)
    return ", ".join(part for part in parts if part)


class LineDelegate(RowDelegate):
    """A country with its chip and state; a mention in its words, below what is known and why."""

    def row_height(self, row: Line) -> int:
        small = self.theme.line(Role.SMALL)
        if row.mention is None:
            return self.theme.line(Role.BODY) + 12
        return self.theme.line(Role.BODY) + small * (2 if row.mention.note else 1) + 10

    def paint_row(self, canvas: Canvas, rect: QRect, row: Line, state: RowState) -> None:
        if row.mention is None:
            self._country(canvas, rect, row.country)
            return
        high = self.theme.line(Role.BODY)
        left = PAD + self.theme.scaled(INDENT)
        canvas.headline(line_in(rect, 4, high, left), row.text, [row.words])
        small = self.theme.line(Role.SMALL)
        for number, words in enumerate((mention_words(row.mention), row.mention.note)):
            below = line_in(rect, 4 + high + number * small, small, left)
            canvas.text(below, words, Role.SMALL, "text_3")

    def _country(self, canvas: Canvas, rect: QRect, country: CountryRow) -> None:
        middle = rect.center().y() + 1
        place = line_in(rect, 0, rect.height())
        canvas.chip(place.left(), middle, country.code, about=country.about)
        words = tr("about") if country.about else tr("named")
        inks = ("accent", "accent_soft") if country.about else ("text_2", "sunken")
        right = place.right() + 1
        right -= canvas.pill(right, middle, words, *inks) + 2 * GRID
        left = place.left() + self.theme.scaled(INDENT)
        name = QRect(left, place.top(), (right - left) // 2, place.height())
        left += canvas.text(name, country.name, Role.BODY, bold=True) + 2 * GRID
        rest = QRect(left, place.top(), right - left, place.height())
        canvas.text(rest, country_words(country), Role.SMALL, "text_2")


class LineView(QListView):
    """The list; A, N and X say what the country is to the article, Enter goes to the words."""

    set = Signal(int)  # place in ``STATES``
    opened = Signal(object)  # the Line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.currentIndex().data(ROW)
        state = KEYS.get(Qt.Key(event.key()))
        if line is not None and state is not None and not event.modifiers():
            self.set.emit(state)
        elif line is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(line)
        else:
            super().keyPressEvent(event)


class CountriesEditor(Floating):
    """Each country with its words; set to about, named or none, added by name or code.

    Args:
        bench: The library and its event.
        article_ids: What is set; with several, the evidence is that of ``view``.
        view: The article that is read.
        over: What it floats over.

    """

    jumped = Signal(object)  # a Place in the article's text

    def __init__(
        self, bench: Bench, article_ids: Sequence[int], view: ArticleView, over: QWidget
    ) -> None:
        super().__init__(bench.theme, over, tr("Countries"), WIDTH)
        self._bench = bench
        self._ids = tuple(article_ids)
        self._article = view.id
        self._gone = ""  # the country that was last taken away
        self._view = view
        self.view = _list(bench.theme)
        self.view.set.connect(self._set_current)
        self.view.opened.connect(self._on_opened)
        self.view.clicked.connect(lambda index: self._on_clicked(index.data(ROW)))
        self._model: RowsModel[Line] = RowsModel(
            [Column(tr("Countries"), lambda line: line.text or line.country.name, spoken=spoken)]
        )
        delegate = LineDelegate(bench.theme, self.view)
        calm(self.view, delegate, self._model, tr("Countries and the words that name them"))
        self.view.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        self.body.addWidget(self.view)
        self._add_controls()
        bench.signals.changed.connect(self._on_changed)
        self.open(self.view if view.countries else self.edit)
        self._show(view)

    @property
    def current(self) -> Line | None:
        """The line the keys are on."""
        line: Line | None = self.view.currentIndex().data(ROW)
        return line

    def _add_controls(self) -> None:
        line = row(margins=(0, GRID, 0, 0))
        self.segments = Segments(
            (tr("About"), tr("Named"), tr("None")), tr("The chosen country is"), small=True
        )
        self.segments.chosen.connect(self._set_current)
        line.addWidget(self.segments)
        keys = tr("A about · N named · X none · Enter goes to the words")
        line.addWidget(label(keys, Role.CAPTION, "muted"))
        line.addStretch(1)
        self.body.addLayout(line)
        self._names = {name: code for code, name in desk.list_countries()}
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(tr("Add a country by name or code"))
        self.edit.setAccessibleName(tr("Add a country"))
        completer = QCompleter(list(self._names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.edit.setCompleter(completer)
        self.edit.returnPressed.connect(self._on_entered)
        self.body.addWidget(self.edit)
        hint = tr("“About” counts in the timeline; “named” is found by a search.")
        if len(self._ids) > 1:
            several = trn("Sets {n} article.", "Sets {n} articles.", len(self._ids))
            hint = f"{several} {hint}"
        self.body.addWidget(label(hint, Role.CAPTION, "muted", wrap=True))

    def _show(self, view: ArticleView) -> None:
        self._view = view
        lines = lines_of(view)
        show_kept(self.view, self._model, lines, lambda line: line.key, first=True)
        delegate = self.view.itemDelegate()
        assert isinstance(delegate, LineDelegate)
        high = sum(delegate.row_height(line) for line in lines)
        self.view.setFixedHeight(min(high + 2, round(self.window().height() * MOST)))
        self.view.setVisible(bool(lines))
        self._on_current()
        self.settle()

    def _on_current(self) -> None:
        line = self.current
        self.segments.setEnabled(line is not None)
        if line is not None:
            self.segments.choose(0 if line.country.about else 1)

    def _on_changed(self, _changed: object) -> None:
        self._bench.ask(
            "countries of an article", desk.article_view, self._article, then=self._show
        )

    def _on_clicked(self, line: Line | None) -> None:
        if line is not None and line.mention is not None:
            self._on_opened(line)

    def _on_opened(self, line: Line) -> None:
        if line.mention is None:
            self._set(line.country.code, 1 if line.country.about else 0)
            return
        place = line.mention.place
        self.leave()
        self.jumped.emit(place)

    def _on_entered(self) -> None:
        text = self.edit.text().strip()
        by_name = {name.casefold(): code for name, code in self._names.items()}
        code = by_name.get(text.casefold(), text.upper())
        if code in self._names.values():
            self._set(code, 0)
            self.edit.clear()

    def _set_current(self, number: int) -> None:
        if (line := self.current) is not None:
            self._set(line.country.code, number)

    def _set(self, code: str, number: int) -> None:
        bench, known = self._bench, {country.code for country in self._view.countries}
        bench.change(desk.set_country, self._ids, code, STATES[number])
        if STATES[number] is None:
            self._gone = code
            bench.offer(desk.offer_country_rule, self._article, code)
        elif self._gone and code not in known:
            bench.offer(desk.offer_country_rule, self._article, self._gone, code)


def _list(theme: Theme) -> LineView:
    view = LineView()
    view.setProperty("ground", "raised")
    view.setMouseTracking(True)
    view.setMinimumWidth(theme.scaled(WIDTH // 2))
    return view


_KINDS = {
    MentionKind.NAME: lambda: tr("name"),
    MentionKind.DEMONYM: lambda: tr("its people"),
    MentionKind.CAPITAL: lambda: tr("capital"),
    MentionKind.CITY: lambda: tr("place in it"),
    MentionKind.METONYM: lambda: tr("body or seat of power"),
    MentionKind.LEADER: lambda: tr("leader"),
}
