"""What stands below the outline: fields for the item, the section, the masthead, *At a glance*."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QStackedWidget, QWidget

from briefbench.base.words import tr
from briefbench.model.brief_rows import BriefView, SectionRow
from briefbench.ui.bench import Bench
from briefbench.ui.briefs_front import FrontEditor
from briefbench.ui.briefs_glance import GlanceEditor
from briefbench.ui.briefs_item import ItemEditor
from briefbench.ui.briefs_rows import OutlineRow, Part, items_of
from briefbench.ui.fields import SavedText
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, ground, label


class SectionEditor(QFrame):
    """The title of a section."""

    renamed = Signal(object, str)  # id, title

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        layout = column(self, (3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID), GRID)
        layout.addWidget(label(tr("Section"), Role.STRONG))
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title of the section"))
        layout.addWidget(self.title)
        hint = tr("Drag items here, or move them with Alt+Up and Alt+Down.")
        layout.addWidget(label(hint, Role.SMALL, "muted", wrap=True))
        layout.addStretch(1)
        self.field = SavedText(self.title)
        self.field.saved.connect(self.renamed)

    def show_section(self, section: SectionRow) -> None:
        """Show a section."""
        self.field.show_text(section.id, section.title)


class BriefEditor(QFrame):
    """Shows the fields for the line of the outline that is chosen. It only tells what to write."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.item = ItemEditor(bench)
        self.section = SectionEditor()
        self.front = FrontEditor()
        self.glance = GlanceEditor(bench.theme)
        self._blank = ground("surface")
        self._stack = QStackedWidget()
        self._areas: dict[QWidget, QScrollArea] = {}
        for part in (self._blank, self.item, self.section, self.front, self.glance):
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(part)
            self._areas[part] = area
            self._stack.addWidget(area)
        column(self).addWidget(self._stack)

    def show_row(self, view: BriefView | None, row: OutlineRow | None) -> None:
        """Show what belongs to a line of the outline."""
        part: QWidget = self._blank
        if view is None or row is None:
            pass
        elif row.part is Part.FRONT:
            part = self.front
            self.front.show_brief(view)
        elif row.part is Part.GLANCE:
            part = self.glance
            self.glance.show_brief(view)
        elif row.part is Part.SECTION:
            section = next((each for each in view.sections if each.id == row.id), None)
            if section is not None:
                part = self.section
                self.section.show_section(section)
        else:
            item = next((each for each in items_of(view) if each.id == row.id), None)
            if item is not None:
                part = self.item
                self.item.show_item(item)
        self._stack.setCurrentWidget(self._areas[part])

    def write(self) -> None:
        """Put the keys into the first field of what is shown."""
        shown = self._stack.currentWidget()
        for part, field in (
            (self.item, self.item.headline),
            (self.section, self.section.title),
            (self.front, self.front.first),
        ):
            if shown is self._areas[part]:
                field.setFocus()
                return
        if shown is self._areas[self.glance]:
            self.glance.write()

    def flush(self) -> None:
        """Save whatever is being written."""
        self.item.flush()
        self.section.field.flush()
        self.front.flush()
        self.glance.flush()
