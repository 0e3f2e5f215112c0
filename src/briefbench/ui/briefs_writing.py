"""Writes into one brief what the parts of its workspace tell, in order and undoable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.kinds import Bucket
from briefbench.ui.bench import Bench
from briefbench.ui.brief_target import put
from briefbench.ui.briefs_rows import OutlineRow, Part
from briefbench.ui.dragging import Dragged


class BriefWriter(QObject):
    """``made`` tells which line of the outline is new, and whether its name is to be written."""

    made = Signal(object, bool)  # a Key

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self.brief = 0

    def set_brief(self, brief_id: object, name: str, value: object) -> None:
        """Write a field of a brief."""
        self._bench.change(lambda library: desk.set_brief(library, brief_id, **{name: value}))  # type: ignore[arg-type]

    def set_item(self, item_id: object, name: str, value: object) -> None:
        """Write a field of an item."""
        self._bench.change(lambda library: desk.set_item(library, item_id, **{name: value}))  # type: ignore[arg-type]

    def add(self, things: Dragged, section: int | None = None, position: int | None = None) -> None:
        """Put quotes, articles or a chart into the brief, at a place where one is told.

        Where there is no brief one is started.
        """
        self._bench.change(put, self.brief, things, section, position, then=self._tell_items)

    def add_section(self) -> None:
        """Add a section and open its name for writing."""
        if self.brief:
            self._bench.change(
                desk.add_section,
                self.brief,
                tr("New section"),
                then=lambda id_: self.made.emit((Part.SECTION, id_), True),
            )

    def add_chart(self, by: Bucket, section: int | None) -> None:
        """Put a chart of what the search box asks for into the brief.

        It is drawn as the Timeline was last, as suits it before that.
        """
        brief, query = self.brief, self._bench.question.words.strip()
        kind = self._bench.settings.text("timeline_kind")
        look = ChartLook(ChartKind(kind)) if kind in set(ChartKind) else None
        if brief:
            self._bench.change(
                lambda library: desk.add_chart_to_brief(
                    library, brief, ChartQuestion(query, by=by), look=look, section_id=section
                ),
                then=lambda id_: self.made.emit((Part.ITEM, id_), False),
            )

    def freeze(self, items: Sequence[int]) -> None:
        """Keep the charts among the items as they are counted now."""
        self._bench.change(desk.freeze_charts, items, then=self._tell_charts)

    def draw_chart(self, item: int, kind: ChartKind | None, share: bool) -> None:  # noqa: FBT001
        """Have a chart drawn otherwise."""
        self._bench.change(lambda library: desk.set_chart_kind(library, item, kind, share=share))

    def redraw(self, items: Sequence[int]) -> None:
        """Let the charts among the items be counted anew."""
        self._bench.change(desk.redraw_charts, items, then=self._tell_charts)

    def add_silence(self, section: int | None) -> None:
        """Put on record that there is nothing to report."""
        brief = self.brief
        if brief:
            self._bench.change(
                lambda library: desk.add_silence(library, brief, section_id=section),
                then=lambda id_: self.made.emit((Part.ITEM, id_), False),
            )

    def move_items(self, ids: Sequence[int], section: int, position: int) -> None:
        """Put items at a place, in their order."""
        self._bench.change(desk.move_items, ids, section, position)

    def rename_section(self, section: object, title: str) -> None:
        """Give a section another title; an empty one is let be."""
        if title.strip():
            self._bench.change(desk.rename_section, section, title)

    def remove(self, rows: Sequence[OutlineRow]) -> None:
        """Remove items from the brief, or a section with its items; Undo brings them back."""
        items = [row.id for row in rows if row.part is Part.ITEM]
        sections = [row.id for row in rows if row.part is Part.SECTION]
        if items:
            self._bench.change(desk.remove_items, items)
        elif sections:
            self._bench.change(desk.remove_section, sections[0])

    def _tell_charts(self, charts: int) -> None:
        if not charts:
            self._bench.tell(tr("Choose a chart in the outline"))

    def _tell_items(self, items: Sequence[int]) -> None:
        if items:
            self.made.emit((Part.ITEM, items[0]), False)
