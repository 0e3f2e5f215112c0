"""The chart as a table: buckets by keys, for who cannot see the chart or wants its numbers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from briefbench.base.words import tr
from briefbench.model.kinds import Bucket
from briefbench.model.series import Peak, Series
from briefbench.timeline.counted import buckets_words, counted_words
from briefbench.timeline.marks import events_in
from briefbench.timeline.words import Name, bucket_words, short_bucket_words
from briefbench.ui.delegates import parts_of
from briefbench.ui.formats import tip
from briefbench.ui.paint import Canvas, ring
from briefbench.ui.rows_model import Index
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.timeline_card import part_words
from briefbench.ui.timeline_places import Chosen

NONE = "–"
"""Stands where nothing was saved: not known is not zero."""

WHEN, ALL = 0, 1
"""Columns before those of the keys: the bucket, and all matches."""

NARROWEST, WIDEST = 64, 200
"""px of a key's column at 100 % text size."""


class SeriesModel(QAbstractTableModel):
    """A row a bucket in the order of time, and the sums below; the last column tells of marks."""

    def __init__(self) -> None:
        super().__init__()
        self.series: Series | None = None
        self._name: Name = str
        self._share = False
        self._keys: list[str] = []
        self._peaks: dict[tuple[str, object], Peak] = {}

    def show_series(self, series: Series, name: Name, *, share: bool) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self.series, self._name, self._share = series, name, share
        self._keys = list(series.counts)
        self._peaks = {(peak.key, peak.bucket): peak for peak in series.peaks}
        self.endResetModel()

    def key_at(self, column: int) -> str | None:
        """Return the key of a column, None for those that have none."""
        place = column - ALL - 1
        return self._keys[place] if 0 <= place < len(self._keys) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        found = self.series
        return len(found.buckets) + 1 if found and found.buckets and not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._keys) + 3 if self.series and not parent.isValid() else 0

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or self.series is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section) | Qt.AlignmentFlag.AlignVCenter
        words = self._title(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        return tip(words) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.series is None or not index.isValid():
            return None
        place, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(place, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(place, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._side(column) | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if self._strong(place, column):
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ToolTipRole if column == len(self._keys) + 2:
                return tip(self._text(place, column))
        return None

    def _title(self, column: int) -> str:
        assert self.series is not None
        if column == WHEN:
            return {
                Bucket.DAY: tr("Day"),
                Bucket.WEEK: tr("Week of"),
                Bucket.MONTH: tr("Month"),
                Bucket.QUARTER: tr("Quarter"),
                Bucket.YEAR: tr("Year"),
            }[self.series.by]
        key = self.key_at(column)
        return self._name(key) if key is not None else tr("All") if column == ALL else tr("Marks")

    def is_words(self, column: int) -> bool:
        """Say whether a column holds words: the bucket, or marks."""
        return column in {WHEN, len(self._keys) + 2}

    def _side(self, column: int) -> Qt.AlignmentFlag:
        words = self.is_words(column)
        return Qt.AlignmentFlag.AlignLeading if words else Qt.AlignmentFlag.AlignTrailing

    def _strong(self, place: int, column: int) -> bool:
        assert self.series is not None
        if place == len(self.series.buckets):
            return True
        return (self.key_at(column), self.series.buckets[place]) in self._peaks

    def _text(self, place: int, column: int) -> str:
        series = self.series
        assert series is not None
        sums = place == len(series.buckets)
        if column == WHEN:
            if sums:
                return tr("Sum of {buckets}").format(buckets=buckets_words(series.by, place))
            words = short_bucket_words(series.buckets[place], series.by)
            return tr("{bucket}, not over").format(bucket=words) if self._runs(place) else words
        if column == len(self._keys) + 2:
            return "" if sums else " · ".join(self._marks(place))
        counts = self._counts(column)
        if sums:
            return f"{sum(counts):,}"
        if series.empty[place]:
            return NONE
        count = counts[place]
        part = part_words(series, count, place) if self._share and column != ALL else ""
        return f"{count:,} · {part}" if part else f"{count:,}"

    def _spoken(self, place: int, column: int) -> str:
        """Return a cell with its bucket and key, as a screen reader says it."""
        series = self.series
        assert series is not None
        text = self._text(place, column)
        if self.is_words(column):
            return text
        sums = place == len(series.buckets)
        when = self._text(place, WHEN) if sums else bucket_words(series.buckets[place], series.by)
        if text == NONE:
            return f"{when}: {tr('nothing saved')}"
        counts = self._counts(column)
        words = counted_words(series.count, sum(counts) if sums else counts[place])
        key = self.key_at(column)
        said = f"{when}, {self._name(key)}: {words}" if key is not None else f"{when}: {words}"
        if not sums and (peak := self._peaks.get((key or "", series.buckets[place]))):
            said = ", ".join((said, tr("a peak: {words}").format(words=peak.about)))
        return f"{said}, {tr('not over yet')}" if not sums and self._runs(place) else said

    def _counts(self, column: int) -> tuple[int, ...]:
        assert self.series is not None
        key = self.key_at(column)
        return self.series.total if key is None else self.series.counts[key]

    def _runs(self, place: int) -> bool:
        assert self.series is not None
        return self.series.unfinished(place)

    def _marks(self, place: int) -> list[str]:
        """Return peaks, events and sources of a bucket in words."""
        series = self.series
        assert series is not None
        bucket = series.buckets[place]
        words = [
            tr("Peak, {name}: {words}").format(name=self._name(peak.key), words=peak.about)
            for peak in series.peaks
            if peak.bucket == bucket
        ]
        words += [
            f"{event.number}  {event.words} ({event.source})" for event in events_in(series, place)
        ]
        words += [
            (tr("from here on: {name}") if mark.begins else tr("no longer: {name}")).format(
                name=mark.name
            )
            for mark in series.sources
            if mark.bucket == bucket
        ]
        return words


class SeriesDelegate(QStyledItemDelegate):
    """A cell in the window's colours: sums below a line, zeros quiet, a ring where the keys are."""

    def __init__(self, theme: Theme, parent: SeriesTable) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state, rect, way = parts_of(option)
        theme, grid = self._theme, self._view.grid
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # that of the words
        if state.selected or state.hovered:
            painter.fillRect(rect, theme.color("accent_soft" if state.selected else "hover"))
        sums = index.row() == grid.rowCount() - 1
        if sums:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, theme.color("line_strong"))
        text = index.data(Qt.ItemDataRole.DisplayRole)
        words = grid.is_words(index.column())
        quiet = text in {"0", NONE} or (words and index.column() > ALL)
        ink = "text_3" if quiet else "text"
        canvas = Canvas(painter, theme, rect, way)
        inner = rect.adjusted(11, 0, -11, 0)
        bold = index.data(Qt.ItemDataRole.FontRole) is not None
        canvas.text(inner, text, Role.BODY, ink, bold=bold or None, end=not words)
        if state.focused and self._view.hasFocus():
            ring(painter, rect.toRectF(), 2, theme.color("accent"))
        painter.restore()


class SeriesTable(QTableView):
    """The table; Enter lists what is behind the cells that are chosen, once more goes nearer.

    Its signals are those of the chart (``ChartPlaces``).
    """

    picked = Signal(object)
    entered = Signal(object)
    released = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._listed: Chosen | None = None
        self.grid = SeriesModel()
        self.grid.setParent(self)
        self.setModel(self.grid)
        self.setItemDelegate(SeriesDelegate(theme, self))
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Counts of the chart"))
        self.setProperty("ground", "surface")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setStretchLastSection(True)
        self.doubleClicked.connect(lambda _index: self._enter(nearer=True))
        self.fit()

    def show_series(self, series: Series, name: Name, *, share: bool) -> None:
        """Show a series; the ring stays in its bucket and column where they are still there."""
        here, old = self.currentIndex(), self.grid.series
        kept = old.buckets[here.row()] if old and 0 <= here.row() < len(old.buckets) else None
        self.grid.show_series(series, name, share=share)
        if series.buckets:
            place = (
                series.buckets.index(kept) if kept in series.buckets else len(series.buckets) - 1
            )
            column = min(max(here.column(), 0), self.grid.columnCount() - 1)
            self.setCurrentIndex(self.grid.index(place, column))
            self.scrollTo(self.currentIndex())
        self.fit()

    def choose(self, chosen: Chosen | None) -> None:
        """Know which buckets are listed; None for none. Emits nothing."""
        self._listed = chosen

    def chosen(self) -> Chosen | None:
        """Return the buckets that are selected, and the key where only its column is."""
        series, places = self.grid.series, self.places()
        if series is None or not places:
            return None
        columns = {index.column() for index in self.selectedIndexes()}
        key = self.grid.key_at(columns.pop()) if len(columns) == 1 else None
        return Chosen(series.buckets[places[0]], series.buckets[places[-1]], key)

    def places(self) -> list[int]:
        """Return the rows of buckets that are selected, in order."""
        series = self.grid.series
        many = len(series.buckets) if series else 0
        return sorted({i.row() for i in self.selectedIndexes() if i.row() < many})

    def fit(self) -> None:
        """Take row heights and widths from the text size."""
        theme = self._theme
        self.verticalHeader().setMinimumSectionSize(GRID)
        self.verticalHeader().setDefaultSectionSize(theme.line(Role.BODY) + 2 * GRID)
        metrics = theme.metrics(Role.STRONG)
        for column in range(self.grid.columnCount() - 1):
            title = self.grid.headerData(column, Qt.Orientation.Horizontal) or ""
            least = theme.scaled(152 if column == WHEN else NARROWEST)
            wide = metrics.horizontalAdvance(title) + 6 * GRID
            self.setColumnWidth(column, max(least, min(wide, theme.scaled(WIDEST))))

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are keys of actions here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and self._listed is not None:
            self.released.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.fit()

    def _enter(self, *, nearer: bool = False) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        if nearer or self._listed == chosen:
            self.entered.emit(chosen)
        else:
            self.picked.emit(chosen)
