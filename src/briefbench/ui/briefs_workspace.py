"""The Briefs workspace: tray, outline with its fields and checks, preview of the real pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from briefbench import desk
from briefbench.base.errors import NotFound
from briefbench.base.words import tr
from briefbench.desk.events import Changed
from briefbench.model.brief_rows import BriefRow, BriefView, TrayRow
from briefbench.model.kinds import Bucket, Kind, Tlp
from briefbench.model.outline import Finding
from briefbench.ui.bench import Bench
from briefbench.ui.brief_target import NEW, current_brief, remember_brief, titled, to_brief, to_tray
from briefbench.ui.briefs_checks import ChecksPane
from briefbench.ui.briefs_editor import BriefEditor
from briefbench.ui.briefs_export import ask_files, export
from briefbench.ui.briefs_head import BriefHead
from briefbench.ui.briefs_outline import OutlineView, first_key
from briefbench.ui.briefs_outline_model import OutlineModel
from briefbench.ui.briefs_preview import PreviewPane
from briefbench.ui.briefs_rows import OutlineRow, Part, items_of
from briefbench.ui.briefs_tray import TrayPane
from briefbench.ui.briefs_writing import BriefWriter
from briefbench.ui.dragging import DropZone
from briefbench.ui.drop_veil import DropVeil
from briefbench.ui.quotes_check import check_brief
from briefbench.ui.theme import GRID
from briefbench.ui.widgets import EmptyState, column, ground, push_button
from briefbench.ui.workspaces import Workspace

WIDTHS = (212, 628, 440)
HEIGHTS = (226, 278, 96)
"""px of the panes in a window of 1280 by 720; the middle one from its top."""

LEAST = (208, 400, 200)
"""Least px of the panes."""

PAGE_KINDS = (
    Kind.BRIEF,
    Kind.SECTION,
    Kind.ITEM,
    Kind.ITEM_QUOTE,
    Kind.QUOTE,
    Kind.SPEAKER,
    Kind.ARTICLE,
    Kind.SOURCE,
    Kind.BLOCK,
    Kind.COUNTRY,
    Kind.SETTING,
)
"""What the pages are made of."""

FOLDER = "export_folder"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the workspace shows."""

    briefs: list[BriefRow]
    view: BriefView | None
    tray: list[TrayRow]


class BriefsWorkspace(Workspace):
    """Asks for one brief, shows it in all panes, and writes what they tell."""

    outline: OutlineView
    editor: BriefEditor
    tray: TrayPane
    preview: PreviewPane
    writer: BriefWriter

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._brief = 0
        self._view: BriefView | None = None
        self._findings: list[Finding] = []
        self._stale = True
        self._arriving = False
        self._known = False
        self.model = OutlineModel(self)
        self.outline = OutlineView(bench.theme, self.model)
        self.editor = BriefEditor(bench)
        self.tray = TrayPane(bench)
        self.head = BriefHead(bench.theme)
        self.checks = ChecksPane(bench.theme)
        self.preview = PreviewPane(bench)
        self.writer = BriefWriter(bench, self)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.tray, self._middle(), self.preview):
            self.panes.addWidget(pane)
        for number, stretch in enumerate((0, 3, 2)):
            self.panes.setStretchFactor(number, stretch)
        scaled = [bench.theme.scaled(width) for width in WIDTHS]
        self.panes.setSizes(bench.settings.numbers("briefs") or scaled)
        self._fit()
        for splitter in (self.panes, self.split):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        column(self).addWidget(self.panes)
        self._connect()

    @property
    def view(self) -> BriefView | None:
        """The brief that is shown, None when there is none."""
        return self._view

    def arrive(self) -> None:
        """Bring everything up to date and give the outline the keys."""
        if self._stale:
            self.reload()
            self.preview.refresh()
        self._arriving = True
        self._take_keys()

    def keep(self) -> None:
        """Save what is being written, keep the sizes, stop making pages."""
        self.editor.flush()
        self.bench.settings.keep("briefs", self.panes.sizes())
        self.bench.settings.keep("briefs_rows", self.split.sizes())
        self.preview.stop()

    def use_actions(self, actions: Sequence[QAction]) -> None:
        """Take up the actions whose keys work in the outline."""
        self.outline.addActions(list(actions))

    def open_brief(self, brief_id: int) -> None:
        """Show another brief."""
        self.editor.flush()
        self._brief = brief_id
        self._findings = []
        self.reload()

    def reload(self) -> None:
        """Ask for the brief, the list of briefs, and the tray."""
        self._stale = False
        self.bench.ask("briefs", self._ask, self._brief, then=self.show_seen)

    def show_seen(self, seen: Seen) -> None:
        """Show what has come."""
        other = seen.view is None or self._view is None or seen.view.id != self._view.id
        if other:
            self.editor.flush()
            self._findings = []
            self.checks.show_waiting()
        self._view, self._known = seen.view, True
        self._brief = self.writer.brief = seen.view.id if seen.view else 0
        if seen.view is not None:
            remember_brief(self.bench, seen.view.uid)
        self.head.show_brief(seen.view, seen.briefs)
        self.tray.show_tray(seen.tray, seen.view)
        self._stage.setCurrentIndex(0 if seen.view else 1)
        self.outline.show_brief(seen.view, self._findings)
        if other and seen.view is not None:
            self.outline.want(first_key(seen.view))
        self._show_row(self.outline.current)
        self.preview.show_brief(self._brief)
        self._take_keys()

    def make_brief(self) -> None:
        """Start a brief and go to its title."""
        self.editor.flush()

        def then(brief_id: int) -> None:
            self.open_brief(brief_id)
            self.outline.want((Part.FRONT, 0))

        self.bench.change(desk.make_brief, tr("Untitled brief"), then=then)

    def remove_brief(self) -> None:
        """Remove the brief that is shown; Undo brings it back."""
        if self._brief:
            self.bench.change(desk.remove_brief, self._brief)

    def add_chart(self, by: Bucket) -> None:
        """Put a chart of what the search box asks for where the keys are."""
        self.writer.add_chart(by, self._section)

    def add_silence(self) -> None:
        """Put "nothing to report" where the keys are."""
        self.writer.add_silence(self._section)

    def add_glance(self) -> None:
        """Go to *At a glance* and open a line that is linked to the current item."""
        row = self.outline.current
        items = items_of(self._view) if self._view else []
        number = row.number if row is not None and row.number else 1
        uid = next((item.uid for item in items if item.number == number), "")
        if uid and self.outline.go_to((Part.GLANCE, 0)):
            self.editor.glance.add_line(uid)

    def go_to_finding(self, finding: Finding) -> None:
        """Go to the item a finding is about, or to the masthead."""
        if finding.item is None:
            self.outline.go_to((Part.FRONT, 0))
        else:
            self.outline.go_to_number(finding.item)

    def show_findings(self, findings: list[Finding]) -> None:
        """Show what the checks found, in list and outline."""
        self._findings = findings
        self.checks.show_findings(findings)
        self.outline.show_brief(self._view, findings)

    def choose_files(self) -> None:
        """Ask where to export to, and export."""
        if self._view is None:
            return
        self.editor.flush()
        name = titled(self._view.title, self._view.number)
        files = ask_files(self, name, self.bench.settings.text(FOLDER))
        if files:
            self.bench.settings.keep(FOLDER, str(files[0].parent))
            brief = self._brief
            # after what is still being written
            self.bench.jobs.change(
                lambda: None,
                lambda _none: export(self.bench, self.window(), brief, files, self.preview.make),
            )

    def hideEvent(self, event: QHideEvent) -> None:
        self.editor.flush()
        super().hideEvent(event)

    # How the parts are put together

    def _middle(self) -> QWidget:
        pane = ground("surface")
        layout = column(pane)
        layout.addWidget(self.head)
        self.split = QSplitter(Qt.Orientation.Vertical)
        inset = ground("surface")
        column(inset, (0, GRID, 0, GRID)).addWidget(self.outline)
        for part, least in ((inset, 110), (self.editor, 120), (self.checks, 84)):
            part.setMinimumHeight(least)
            self.split.addWidget(part)
        for number, stretch in enumerate((3, 2, 1)):
            self.split.setStretchFactor(number, stretch)
        self.split.setSizes(self.bench.settings.numbers("briefs_rows") or list(HEIGHTS))
        self._stage = QStackedWidget()
        self._stage.addWidget(self.split)
        self.start = push_button(tr("Start a brief"), self.make_brief, primary=True)
        sentence = tr("A brief gathers articles, quotes and charts, with their sources.")
        empty = EmptyState(self.bench.theme, "files", tr("No briefs yet"), sentence, self.start)
        self._stage.addWidget(empty)
        veil = DropVeil(self.bench.theme, empty, tr("Drop into a new brief"))
        zone = DropZone(empty, lambda dragged: dragged.for_brief)
        zone.aimed.connect(veil.cover)
        zone.dropped.connect(lambda dragged: to_brief(self.bench, NEW, dragged))
        layout.addWidget(self._stage, 1)
        return pane

    def _connect(self) -> None:
        bench, head, model, editor = self.bench, self.head, self.model, self.editor
        writer = self.writer
        writer.made.connect(lambda key, rename: self.outline.want(key, rename=rename))
        head.opened.connect(self.open_brief)
        head.gathered.connect(lambda dragged: to_brief(bench, self._brief, dragged))
        head.making.connect(self.make_brief)
        head.removing.connect(self.remove_brief)
        head.marked.connect(lambda mark: writer.set_brief(self._brief, "tlp", Tlp(mark)))
        head.exporting.connect(self.choose_files)
        head.additions = self._fill_additions
        model.items_moved.connect(writer.move_items)
        model.section_moved.connect(lambda id_, at: bench.change(desk.move_section, id_, at))
        model.renamed.connect(writer.rename_section)
        model.added.connect(writer.add)
        self.outline.chosen.connect(self._show_row)
        self.outline.entered_text.connect(editor.write)
        editor.item.changed.connect(writer.set_item)
        editor.item.showing.connect(bench.show_article.emit)
        editor.item.quote_showing.connect(bench.show_quote.emit)
        editor.item.freezing.connect(lambda item: writer.freeze([item]))
        editor.item.redrawing.connect(lambda item: writer.redraw([item]))
        editor.item.drawn.connect(writer.draw_chart)
        editor.item.quote_removed.connect(
            lambda item, quote: bench.change(desk.remove_item_quote, item, quote)
        )
        editor.front.changed.connect(writer.set_brief)
        editor.glance.changed.connect(
            lambda brief, lines: bench.change(lambda lib: desk.set_glance(lib, brief, lines))
        )
        editor.section.renamed.connect(writer.rename_section)
        self.tray.adding.connect(writer.add)
        self.tray.gathered.connect(lambda dragged: to_tray(bench, dragged))
        self.tray.removing.connect(lambda ids: bench.change(desk.take_from_tray, ids))
        self.checks.chosen.connect(self.go_to_finding)
        self.checks.again.connect(lambda: check_brief(bench, self._brief, self.preview.make))
        self.preview.checked.connect(self.show_findings)
        self.preview.failed.connect(bench.jobs.failed.emit)
        bench.theme.changed.connect(self._fit)
        bench.signals.changed.connect(self._on_changed)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self.reload)

    def _fill_additions(self, menu: QMenu) -> None:
        charts = (
            (tr("Chart: stories by day"), Bucket.DAY),
            (tr("Chart: stories by week"), Bucket.WEEK),
            (tr("Chart: stories by month"), Bucket.MONTH),
        )
        chosen = self.tray.selected
        lines: list[tuple[str, Callable[[], object], bool]] = [
            (tr("Section"), self.writer.add_section, True),
            (tr("What is selected in the tray"), self.tray.tell_adding, bool(chosen)),
            (
                tr("Line in “At a glance”"),
                self.add_glance,
                bool(self.model.item_numbered(1).isValid()),
            ),
            (tr("Nothing significant to report"), self.add_silence, True),
        ]
        for words, do, able in lines:
            action = menu.addAction(words)
            action.setEnabled(able)
            action.triggered.connect(lambda _on=False, do=do: do())
        menu.addSeparator()
        for words, by in charts:
            action = menu.addAction(words)
            action.triggered.connect(lambda _on=False, by=by: self.add_chart(by))

    def _ask(self, library: desk.Library, brief_id: int) -> Seen:
        """Return what is to be seen; another brief where that one is gone."""
        briefs = desk.list_briefs(library)
        known = {row.id for row in briefs}
        if brief_id not in known:
            row = current_brief(self.bench, briefs)
            brief_id = row.id if row else 0
        view = None
        if brief_id:
            try:
                view = desk.brief_view(library, brief_id)
            except NotFound:  # removed between the two questions
                view = None
        return Seen(briefs, view, desk.tray(library))

    def _fit(self) -> None:
        """Let the panes be no narrower than their headers."""
        for number, least in enumerate(LEAST):
            if (pane := self.panes.widget(number)) is not None:
                pane.setMinimumWidth(self.bench.theme.scaled(least))

    def _take_keys(self) -> None:
        """Give the keys to the outline, once, when it is there."""
        if self._arriving:
            (self.outline if self._view else self.start).setFocus()
            self._arriving = self._view is None and not self._known

    def _show_row(self, row: OutlineRow | None) -> None:
        self.editor.show_row(self._view, row)

    @property
    def _section(self) -> int | None:
        row = self.outline.current
        return row.section_id or None if row is not None else None

    def _on_changed(self, changed: Changed) -> None:
        pages = changed.touches(*PAGE_KINDS)
        if not pages and not changed.touches(Kind.TRAY):
            return
        self._stale = True
        if self.isVisible():
            self._settle.start()
            if pages:
                self.preview.refresh()
