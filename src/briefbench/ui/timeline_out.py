"""How a chart gets out: into a brief, a file, the clipboard, another program."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu, QWidget

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.charts import ChartLook, ChartQuestion
from briefbench.model.series import Series
from briefbench.timeline.chart import PLAIN
from briefbench.ui.bench import Bench
from briefbench.ui.brief_target import brief_menu
from briefbench.ui.dragging import CHART, carry, start_drag

Drawn = tuple[Path, bytes]
"""A picture: its file, and what stands in it."""


class ChartOut(QObject):
    """Takes the chart as it is shown out of the workspace."""

    def __init__(self, bench: Bench, over: QWidget) -> None:
        super().__init__(over)
        self._bench, self._over = bench, over
        self._question = ChartQuestion()
        self._series: Series | None = None
        self._look = PLAIN
        self._counted = ""
        self._folder = QTemporaryDir()
        self._drawn: Drawn | None = None  # of what is shown now
        self._pressed: QPoint | None = None

    def show(self, question: ChartQuestion, series: Series, look: ChartLook, counted: str) -> None:
        """Take what is shown now, with the marks that are shown, and when it was counted."""
        self._question, self._series, self._look = question, series, look
        self._counted = counted
        self._drawn = None

    def forget(self) -> None:
        """Take nothing out: no chart is shown."""
        self._series = self._drawn = None

    def send_menu(self, below: QWidget) -> None:
        """Ask into which brief the chart shall go."""
        if not self._there():
            return
        menu = brief_menu(self._bench, below, self.send_chart, None)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    def send_chart(self, brief_id: int) -> None:
        """Put the chart into a brief, where it is redrawn; one is made for 0."""
        question, look = self._question, self._look
        if self._series is None:
            return

        def put(library: desk.Library) -> None:
            desk.add_chart_to_brief(library, brief_id or None, question, look=look)

        self._bench.change(put, then=lambda _none: self._bench.tell(tr("Chart put into the brief")))

    def save_menu(self, below: QWidget) -> None:
        """Ask as what the chart shall be saved."""
        menu = QMenu(below)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy chart"), self.copy)
        menu.addSeparator()
        names = (
            tr("Save chart as SVG…"),
            tr("Save chart as PNG…"),
            tr("Save chart as PDF…"),
            tr("Save counts as CSV…"),
        )
        for ending, name in zip(desk.CHART_ENDINGS, names, strict=True):
            action = menu.addAction(name)
            action.triggered.connect(lambda _on=False, e=ending: self.choose_file(e))
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    def choose_file(self, ending: str) -> None:
        """Ask where to save, and save."""
        if not self._there():
            return
        name, _kind = QFileDialog.getSaveFileName(
            self._over,
            tr("Save chart"),
            f"{tr('timeline')}.{ending}",
            f"{ending.upper()} (*.{ending})",
        )
        if name:
            path = Path(name)
            self.save_chart(path if path.suffix else path.with_suffix(f".{ending}"))

    def save_chart(self, path: Path) -> None:
        """Write the chart or its counts, told by the ending, as a job."""
        series = self._series
        if series is not None:
            write = partial(
                desk.write_chart, series, path, self._look, self._question, self._counted
            )
            self._bench.jobs.start(
                tr("Saving {name}").format(name=path.name), lambda _progress: write()
            )

    def copy(self) -> None:
        """Put the chart, as it is printed, and its counts on the clipboard."""
        if not self._there():
            return
        if self._drawn is not None and self._series is not None:
            self._put(self._series, self._drawn)
        else:
            self._draw("chart to copy", self._put)

    def prepare(self) -> None:
        """Draw what a drag will carry to other programs, so that it is there when it begins."""
        if self._drawn is None:
            self._draw("chart to drag", partial(self._keep, self._look))

    def carried(self) -> QMimeData:
        """Return what a drag carries: for briefs the question, for others a file and a picture."""
        mime = carry("chart", ())
        mime.setData(CHART, desk.chart_text(self._question, self._look).encode())
        if self._drawn is not None:
            path, picture = self._drawn
            mime.setUrls([QUrl.fromLocalFile(str(path))])
            mime.setImageData(QImage.fromData(picture))
        return mime

    def drag_from(self, *handles: QWidget) -> None:
        """Let the chart be dragged away by these widgets."""
        for handle in handles:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the file when the mouse comes over a handle, and drag when it is pulled."""
        if self._series is None or not self._series.buckets or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.Enter:
            self.prepare()
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            left = event.button() == Qt.MouseButton.LeftButton
            self._pressed = event.position().toPoint() if left else None
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._pull(watched, event)
        return False

    def _pull(self, handle: QWidget, event: QMouseEvent) -> bool:
        """Drag when the mouse was pulled far enough; say whether it was."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() < QApplication.startDragDistance():
            return False
        self._pressed = None
        if isinstance(handle, QAbstractButton):
            handle.setDown(False)
        start_drag(handle, self._bench.theme, self.carried())
        return True

    def _there(self) -> bool:
        """Say whether there is a chart, and if not tell so."""
        there = self._series is not None and bool(self._series.buckets)
        if not there:
            self._bench.tell(tr("There is no chart to take away."))
        return there

    def _draw(self, topic: str, then: Callable[[Series, Drawn], object]) -> None:
        """Write the chart as a picture off the window's thread; ``then`` gets of what, and it."""
        series = self._series
        if series is None or not series.buckets:
            return
        path = Path(self._folder.filePath(f"{tr('timeline')}.png"))
        write = partial(desk.write_chart, series, path, self._look, self._question, self._counted)

        def draw(_library: desk.Library) -> Drawn:
            write()
            return path, path.read_bytes()

        self._bench.draw(topic, draw, then=partial(then, series))

    def _keep(self, look: ChartLook, series: Series, drawn: Drawn) -> None:
        """Have what a drag carries, if that is still what is shown."""
        if series is self._series and look == self._look:
            self._drawn = drawn

    def copy_counts(self, places: Sequence[int] = ()) -> None:
        """Put the counts alone on the clipboard: of these buckets, if there are several."""
        if self._series is not None:
            lines = counts_text(self._series).split("\n")
            if len(places) > 1:
                lines = [lines[0], *(lines[place + 1] for place in places)]
            QGuiApplication.clipboard().setText("\n".join(lines))
            self._bench.tell(tr("Counts copied"))

    def _put(self, series: Series, drawn: Drawn) -> None:
        mime = QMimeData()
        mime.setImageData(QImage.fromData(drawn[1]))
        mime.setText(counts_text(series))
        QGuiApplication.clipboard().setMimeData(mime)
        self._bench.tell(tr("Chart and counts copied"))


def counts_text(series: Series) -> str:
    """Return the counts of a chart as lines with tabs, as spreadsheets paste them."""
    rows = csv.reader(io.StringIO(desk.series_csv(series)))
    return "\n".join("\t".join(row) for row in rows)
