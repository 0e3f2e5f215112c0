"""The articles behind a bar of the timeline, or the undated ones, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from briefbench.base.words import tr, trn
from briefbench.model.kinds import Kind
from briefbench.model.rows import ArticleRow
from briefbench.ui.bench import Bench
from briefbench.ui.delegates import parts_of
from briefbench.ui.dragging import DraggedRows, drag_rows
from briefbench.ui.formats import long_date, short_date, tip
from briefbench.ui.keeping import show_kept
from briefbench.ui.paint import Canvas, ring
from briefbench.ui.rows_model import ROW, Column, RowsModel
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import Header, calm, column, ground, label, push_button

MOST = 1000
"""Articles the table lists; more than that nobody reads through."""

COUNTRIES, COPIES = 3, 4
WIDTHS = ((0, 100), (2, 168), (COUNTRIES, 110), (COPIES, 72))
"""Columns and their px at 100 % text size; the headline takes the rest."""


class CellDelegate(QStyledItemDelegate):
    """A cell in the window's colours; countries as chips, as many as fit."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        state, rect, way = parts_of(option)
        row: ArticleRow = index.data(ROW)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # that of the words
        canvas = Canvas(painter, self._theme, rect, way)
        current = self._view.currentIndex()
        hovered = state.hovered
        if state.selected or hovered:
            painter.fillRect(rect, self._theme.color("accent_soft" if state.selected else "hover"))
        inner = rect.adjusted(11, 0, -11, 0)
        if index.column() == COUNTRIES:
            x = inner.left()
            for chip in row.countries:
                if x + canvas.chip_width(chip.code) > inner.right():
                    break
                x += canvas.chip(x, rect.center().y() + 1, chip.code, about=chip.about) + GRID
        else:
            ink = "text_2" if index.column() == 2 else "text"
            if not index.column() and not row.published:
                ink = "warning"
            text = index.data(Qt.ItemDataRole.DisplayRole)
            canvas.text(inner, text, Role.BODY, ink, end=index.column() == COPIES)
        if self._view.hasFocus() and current.row() == index.row():
            self._ring(painter, index.row())

    def _ring(self, painter: QPainter, place: int) -> None:
        """Paint the ring of the whole row; every cell paints the part it sees."""
        view = self._view
        whole = view.visualRect(view.model().index(place, 0))
        for number in range(1, view.model().columnCount()):
            whole = whole.united(view.visualRect(view.model().index(place, number)))
        painter.save()
        ring(painter, whole.toRectF(), 2, self._theme.color("accent"))
        painter.restore()


class ArticleTable(QTableView):
    """Rows of articles; Enter or a double click opens one."""

    opened = Signal(int)

    def __init__(self, theme: Theme, model: RowsModel[ArticleRow]) -> None:
        super().__init__()
        self._theme = theme
        calm(self, CellDelegate(theme, self), model, tr("Articles of the chosen bar"))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalHeader().hide()
        heading = self.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setSectionsClickable(False)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _index: self._open())
        self.fit()

    def fit(self) -> None:
        """Take row heights and widths from the text size."""
        self.verticalHeader().setMinimumSectionSize(GRID)
        self.verticalHeader().setDefaultSectionSize(self._theme.line(Role.BODY) + 2 * GRID)
        for number, width in WIDTHS:
            self.setColumnWidth(number, self._theme.scaled(width))

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are keys of actions here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.fit()

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - as Qt names it
        drag_rows(self, self._theme)

    def _open(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.opened.emit(index.data(ROW).id)


class BucketArticles(QFrame):
    """Header and table; a sentence while nothing is chosen."""

    opened = Signal(int)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self._bench = bench
        self.model = DraggedRows(_columns(), lambda row: ("article", row.id), self)
        self.table = ArticleTable(bench.theme, self.model)
        self.header = Header(tr("Articles"))
        self.header.setProperty("edge", "")
        self.nearer = push_button(tr("Zoom to this"), density="small")
        self.nearer.setToolTip(tr("Show these buckets alone, in shorter ones (Enter again)"))
        self.nearer.hide()
        self.header.add(self.nearer)
        layout = column(self)
        layout.addWidget(self.header)
        self._body = QStackedWidget()
        hint = label(
            tr(
                "Click a point of the chart or drag over a stretch; or use the arrow keys, "
                "with Shift for a stretch, and Enter."
            ),
            Role.SMALL,
            "muted",
            wrap=True,
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        hint.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self._body.addWidget(hint)
        inset = ground("surface")
        column(inset, (GRID, 0, GRID, GRID)).addWidget(self.table)
        self._body.addWidget(inset)
        layout.addWidget(self._body, 1)
        self.table.opened.connect(self.opened)
        self.table.selectionModel().selectionChanged.connect(self.tell_selection)

    def show_rows(self, title: str, note: str, rows: Sequence[ArticleRow], total: int) -> None:
        """Show articles under a title; ``total`` may be more than are listed."""
        # a model that is reset tells no one that what was selected is gone
        show_kept(self.table, self.model, rows, lambda row: row.id)
        if total > len(rows):
            listed = trn("the first {n} are listed", "the first {n} are listed", len(rows))
            note = f"{note} · {listed}"
        self.header.say(title, note)
        self._body.setCurrentIndex(1)
        self.tell_selection()

    def show_nothing(self) -> None:
        """Say how to get a list."""
        self.model.show_rows(())
        self.header.say(tr("Articles"))
        self.nearer.hide()
        self._body.setCurrentIndex(0)
        self.tell_selection()

    def selected(self) -> list[ArticleRow]:
        """Return the articles that are selected, in the order of the table."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[place] for place in places]

    def tell_selection(self) -> None:
        """Let actions know which articles are selected."""
        if self.isVisible():
            self._bench.selection.select(Kind.ARTICLE, [each.id for each in self.selected()])


def _columns() -> list[Column[ArticleRow]]:
    end = Qt.AlignmentFlag.AlignTrailing
    return [
        Column(
            tr("Published"),
            lambda r: short_date(r.published),
            spoken=lambda r: f"{long_date(r.published)}, {r.title}, {r.source}",
            tip=lambda r: tip(long_date(r.published)),
        ),
        Column(tr("Headline"), lambda r: r.title, tip=lambda r: tip(r.title)),
        Column(tr("Source"), lambda r: r.source, tip=lambda r: tip(r.source)),
        Column(
            tr("Countries"),
            lambda r: " ".join(chip.code for chip in r.countries),
            tip=lambda r: tip(" ".join(chip.code for chip in r.countries)),
        ),
        Column(tr("Copies"), lambda r: f"{r.copies:,}" if r.copies else "", align=end),
    ]
