"""The tag popup: type a tag, or tick those the articles carry."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.rows import TagRow
from briefbench.ui.bench import Bench
from briefbench.ui.delegates import PAD, RowDelegate, RowState
from briefbench.ui.floating import Floating
from briefbench.ui.icons import ICON
from briefbench.ui.paint import Canvas
from briefbench.ui.rows_model import Column, RowsModel
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import calm, label

SHOWN = 8


class TagChoice:
    """A tag in the popup. ``id`` is None for the one that would be made."""

    def __init__(self, path: str, hue: int, tag_id: int | None, *, carried: bool) -> None:
        self.path, self.hue, self.id, self.carried = path, hue, tag_id, carried

    @property
    def text(self) -> str:
        """What the line says."""
        return self.path if self.id is not None else tr("New tag “{tag}”").format(tag=self.path)

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.text}, {tr('carried')}" if self.carried else self.text


class TagDelegate(RowDelegate):
    """Dot, path, and a tick where the article carries it."""

    def row_height(self, row: TagChoice) -> int:
        return self.theme.line(Role.BODY) + 2 * GRID

    def paint_row(self, canvas: Canvas, rect: QRect, row: TagChoice, state: RowState) -> None:
        middle, left = rect.center().y() + 1, rect.left() + PAD
        if row.id is None:
            canvas.icon(left, middle, "plus", "text_2", ICON)
        else:
            canvas.dots(left + GRID, middle, [row.hue])
        right = rect.right() + 1 - PAD
        if row.carried:
            size = self.theme.scaled(ICON)
            canvas.icon(right - size, middle, "check", "accent", ICON)
            right -= size + GRID
        start = left + self.theme.scaled(ICON) + 2 * GRID
        place = QRect(start, rect.top(), right - start, rect.height())
        canvas.text(place, row.text, Role.BODY)


class TagEditor(Floating):
    """Enter puts the chosen tag on, or takes it off; a new path makes a tag.

    Args:
        bench: The library and the theme.
        article_ids: What is tagged.
        carried: The paths of the tags that are on already.
        over: What it floats over.
        title: Stands at the top.

    """

    put: Callable[..., object] = staticmethod(desk.tag_articles)
    take: Callable[..., object] = staticmethod(desk.untag_articles)

    def __init__(
        self,
        bench: Bench,
        article_ids: Sequence[int],
        carried: Sequence[str],
        over: QWidget,
        title: str = "",
    ) -> None:
        super().__init__(bench.theme, over, title or tr("Tag"), 360)
        self._bench = bench
        self._ids = tuple(article_ids)
        self._carried = set(carried)
        self._tags: Sequence[TagRow] = ()
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(tr("border/smuggling"))
        self.edit.setAccessibleName(tr("Tag"))
        self.edit.textChanged.connect(self._narrow)
        self.edit.installEventFilter(self)
        self.body.addWidget(self.edit)
        names = Column[TagChoice](tr("Tag"), lambda c: c.text, spoken=lambda c: c.spoken)
        self.rows = RowsModel([names])
        self.view = QListView()
        self.view.setProperty("ground", "raised")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        delegate = TagDelegate(bench.theme, self.view)
        calm(self.view, delegate, self.rows, tr("Tags"))
        self.view.setFixedHeight(SHOWN * delegate.row_height(TagChoice("", 0, 0, carried=False)))
        self.view.clicked.connect(self._on_clicked)
        self.body.addWidget(self.view)
        hint = tr("Enter puts it on or takes it off  ·  Esc to close")
        self.body.addWidget(label(hint, Role.CAPTION, "muted"))
        bench.ask("tags", desk.list_tags, then=self._show)
        self.open(self.edit)

    def toggle(self) -> None:
        """Put the chosen tag on the articles, or take it off."""
        index = self.view.currentIndex()
        if not index.isValid():
            return
        choice = self.rows.row_at(index)
        if choice.carried and choice.id is not None:
            self._bench.change(self.take, self._ids, choice.id)
        else:
            self._bench.change(self.put, self._ids, choice.path)
        self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.toggle()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                count = max(1, self.rows.rowCount())
                row = (self.view.currentIndex().row() + by) % count
                self.view.setCurrentIndex(self.rows.index(row, 0))
            case _:
                return False
        return True

    def _on_clicked(self, _index: QModelIndex) -> None:
        self.toggle()

    def _show(self, tags: Sequence[TagRow]) -> None:
        self._tags = tags
        self._narrow(self.edit.text())

    def _narrow(self, text: str) -> None:
        wanted = "/".join(" ".join(part.split()) for part in text.split("/") if part.strip())
        rows = [
            TagChoice(tag.path, tag.colour, tag.id, carried=tag.path in self._carried)
            for tag in self._tags
            if wanted.casefold() in tag.path.casefold()
        ]
        if wanted and all(row.path.casefold() != wanted.casefold() for row in rows):
            rows.append(TagChoice(wanted, 0, None, carried=False))
        self.rows.show_rows(rows)
        self.view.setCurrentIndex(self.rows.index(0, 0))


class QuoteTags(TagEditor):
    """The same for tags of quotes; ``carried`` are path and hue."""

    put = staticmethod(desk.tag_quotes)
    take = staticmethod(desk.untag_quotes)

    def __init__(
        self,
        bench: Bench,
        quote_ids: Sequence[int],
        carried: Sequence[tuple[str, int]],
        over: QWidget,
    ) -> None:
        paths = [path for path, _hue in carried]
        super().__init__(bench, quote_ids, paths, over, tr("Tag the quote"))
