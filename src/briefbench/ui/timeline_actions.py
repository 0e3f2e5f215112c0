"""What can be done in the Timeline workspace: the rows that ``action_table`` takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from briefbench.ui.actions import ActionSpec

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow
    from briefbench.ui.timeline_workspace import TimelineWorkspace

TIMELINE = "Timeline"
WHERE = ("timeline",)


def _timeline(window: MainWindow) -> TimelineWorkspace:
    return cast("TimelineWorkspace", window.part("timeline"))


TIMELINE_ACTIONS = (
    ActionSpec(
        "timeline.send",
        TIMELINE,
        "Add chart to brief…",
        "Ctrl+Shift+B",
        lambda w: _timeline(w).out.send_menu(_timeline(w).pane.send),
        "arrow-line-down",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.nearer",
        TIMELINE,
        "Nearer: half the time",
        "+ =",
        lambda w: _timeline(w).zoom.rescale(1, _timeline(w).canvas.looked_at()),
        "magnifying-glass-plus",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.farther",
        TIMELINE,
        "Farther: twice the time",
        "-",
        lambda w: _timeline(w).zoom.rescale(-1, _timeline(w).canvas.looked_at()),
        "magnifying-glass-minus",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.back",
        TIMELINE,
        "Back: what was shown before",
        "Backspace",
        lambda w: _timeline(w).zoom.back(),
        "arrow-u-up-left",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.whole",
        TIMELINE,
        "Whole time",
        "0",
        lambda w: _timeline(w).zoom.show_whole(),
        "arrows-out-line-horizontal",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.table",
        TIMELINE,
        "Chart or table",
        "V",
        lambda w: _timeline(w).pane.switch(),
        "table",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.copy",
        TIMELINE,
        "Copy chart and counts",
        "Ctrl+C",
        lambda w: _timeline(w).copy(),
        "copy",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.event",
        TIMELINE,
        "Add event marker…",
        "M",
        lambda w: _timeline(w).add_event(),
        "map-pin",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.events",
        TIMELINE,
        "Event markers…",
        "Shift+M",
        lambda w: _timeline(w).list_events(),
        "list-bullets",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.svg",
        TIMELINE,
        "Save chart as SVG…",
        "",
        lambda w: _timeline(w).out.choose_file("svg"),
        "download-simple",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.png",
        TIMELINE,
        "Save chart as PNG…",
        "",
        lambda w: _timeline(w).out.choose_file("png"),
        "download-simple",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.pdf",
        TIMELINE,
        "Save chart as PDF…",
        "",
        lambda w: _timeline(w).out.choose_file("pdf"),
        "download-simple",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.csv",
        TIMELINE,
        "Save counts as CSV…",
        "",
        lambda w: _timeline(w).out.choose_file("csv"),
        "table",
        where=WHERE,
    ),
    ActionSpec(
        "timeline.undated",
        TIMELINE,
        "List undated articles",
        "",
        lambda w: _timeline(w).list_undated(),
        "calendar-x",
        where=WHERE,
    ),
)
