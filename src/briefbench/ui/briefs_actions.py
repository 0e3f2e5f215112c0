"""What can be done in the Briefs workspace: the rows that ``action_table`` takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from briefbench.model.kinds import Bucket
from briefbench.ui.actions import ActionSpec, Reach

if TYPE_CHECKING:
    from briefbench.ui.briefs_workspace import BriefsWorkspace
    from briefbench.ui.main_window import MainWindow

BRIEF = "Brief"
WHERE = ("briefs",)


def _briefs(window: MainWindow) -> BriefsWorkspace:
    return cast("BriefsWorkspace", window.part("briefs"))


def open_brief(window: MainWindow, brief_id: int) -> None:
    """Show a brief in its workspace."""
    window.show_workspace("briefs")
    _briefs(window).open_brief(brief_id)


def _new(window: MainWindow) -> None:
    window.show_workspace("briefs")
    _briefs(window).make_brief()


BRIEFS_ACTIONS = (
    ActionSpec("brief.new", BRIEF, "New brief", "Ctrl+N", _new, "file-plus"),
    ActionSpec(
        "brief.export",
        BRIEF,
        "Export to PDF and Word…",
        "Ctrl+E",
        lambda w: _briefs(w).choose_files(),
        "export",
        where=WHERE,
    ),
    ActionSpec(
        "brief.section",
        BRIEF,
        "Add section",
        "Ctrl+Shift+S",
        lambda w: _briefs(w).writer.add_section(),
        "text-h",
        where=WHERE,
    ),
    ActionSpec(
        "brief.chart",
        BRIEF,
        "Add chart of the search, by week",
        "",
        lambda w: _briefs(w).add_chart(Bucket.WEEK),
        "chart-line",
        where=WHERE,
    ),
    ActionSpec(
        "brief.freeze",
        BRIEF,
        "Freeze chart",
        "",
        lambda w: _briefs(w).writer.freeze(_briefs(w).outline.selected_items),
        "lock-simple",
        where=WHERE,
    ),
    ActionSpec(
        "brief.redraw",
        BRIEF,
        "Redraw chart",
        "",
        lambda w: _briefs(w).writer.redraw(_briefs(w).outline.selected_items),
        "arrow-clockwise",
        where=WHERE,
    ),
    ActionSpec(
        "brief.silence",
        BRIEF,
        "Add “Nothing significant to report”",
        "",
        lambda w: _briefs(w).add_silence(),
        "speaker-simple-slash",
        where=WHERE,
    ),
    ActionSpec(
        "brief.glance",
        BRIEF,
        "Add line to “At a glance”",
        "Ctrl+G",
        lambda w: _briefs(w).add_glance(),
        "list-bullets",
        where=WHERE,
    ),
    ActionSpec(
        "brief.up",
        BRIEF,
        "Move up",
        "Alt+Up",
        lambda w: _briefs(w).outline.shift(-1),
        "arrow-up",
        where=WHERE,
        reach=Reach.PANE,
    ),
    ActionSpec(
        "brief.down",
        BRIEF,
        "Move down",
        "Alt+Down",
        lambda w: _briefs(w).outline.shift(1),
        "arrow-down",
        where=WHERE,
        reach=Reach.PANE,
    ),
    ActionSpec(
        "brief.remove_rows",
        BRIEF,
        "Remove from the brief",
        "Del",
        lambda w: _briefs(w).writer.remove(_briefs(w).outline.selected),
        "trash",
        where=WHERE,
        reach=Reach.PANE,
    ),
    ActionSpec(
        "brief.preview",
        BRIEF,
        "Make the pages and checks anew",
        "F5",
        lambda w: _briefs(w).preview.make(),
        "arrow-clockwise",
        where=WHERE,
    ),
)
