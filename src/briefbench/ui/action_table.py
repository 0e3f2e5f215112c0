"""THE table of actions: everything the window can do, in the order of its menus.

The rows of a workspace stand beside it (``READ_ACTIONS``); this module puts them in order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from briefbench import desk
from briefbench.base.words import tr
from briefbench.model.kinds import Kind
from briefbench.ui.actions import ActionSpec
from briefbench.ui.appearance import Appearance
from briefbench.ui.briefs_actions import BRIEFS_ACTIONS
from briefbench.ui.groups_panel import GroupsPanel
from briefbench.ui.import_report import go_to_report
from briefbench.ui.marks_actions import MARKS_ACTIONS
from briefbench.ui.quotes_actions import QUOTES_ACTIONS
from briefbench.ui.read_actions import READ_ACTIONS
from briefbench.ui.rereading import read_again
from briefbench.ui.sources_panel import SourcesPanel
from briefbench.ui.speaker_actions import SPEAKER_ACTIONS, SPEAKER_VIEWS
from briefbench.ui.theme import TEXT_SCALES
from briefbench.ui.timeline_actions import TIMELINE_ACTIONS
from briefbench.ui.watching import WatchFolders
from briefbench.ui.word_offer import go_to_offer
from briefbench.ui.word_rules_panel import WordRulesPanel
from briefbench.ui.workspaces import WORKSPACES

if TYPE_CHECKING:
    from briefbench.ui.main_window import MainWindow

FILE, EDIT, VIEW, HELP = "File", "Edit", "View", "Help"


def _resize_text(window: MainWindow, step: int) -> None:
    scales = sorted({*TEXT_SCALES, window.bench.theme.text_scale})
    place = scales.index(window.bench.theme.text_scale) + step if step else scales.index(1.0)
    scale = scales[max(0, min(place, len(scales) - 1))]
    window.bench.settings.keep("text_scale", scale)
    window.bench.theme.show(text_scale=scale)


def _choose_scheme(window: MainWindow, choice: str) -> None:
    window.bench.settings.keep("scheme", choice)
    appearance = QApplication.instance().findChild(Appearance)  # type: ignore[union-attr]
    if appearance is not None:
        appearance.choose(choice)


def _step_back(window: MainWindow, step: Callable[[desk.Library], str], words: str) -> None:
    def tell(label: str) -> None:
        window.bench.tell(words.format(label=label))

    window.bench.change(step, then=tell)


def _word_rules(window: MainWindow) -> None:
    articles = window.bench.selection.ids(Kind.ARTICLE)
    WordRulesPanel(window.bench, window, articles[0] if len(articles) == 1 else None)


FILE_ACTIONS = (
    ActionSpec(
        "file.import",
        FILE,
        "Import pages…",
        "Ctrl+I",
        lambda w: w.importing.choose(),
        "download-simple",
    ),
    ActionSpec(
        "file.import_folder",
        FILE,
        "Import a folder…",
        "Ctrl+Shift+I",
        lambda w: w.importing.choose_folder(),
        "folder-open",
    ),
    ActionSpec(
        "file.paste",
        FILE,
        "Import what is on the clipboard",
        "Ctrl+V",
        lambda w: w.importing.paste(),
        "clipboard-text",
    ),
    ActionSpec(
        "file.watch",
        FILE,
        "Watch folders…",
        "",
        lambda w: WatchFolders(w.bench, w),
        "folder-notch-open",
    ),
    ActionSpec(
        "file.report",
        FILE,
        "Report of the last import",
        "F6",
        go_to_report,
        "clipboard-text",
    ),
    ActionSpec(
        "file.read_again",
        FILE,
        "Read again what an older reader has read",
        "",
        lambda w: read_again(w.bench, None),
        "arrows-clockwise",
    ),
    ActionSpec(
        "file.sample",
        FILE,
        "Open the sample desk",
        "",
        lambda w: w.importing.open_sample(),
        "books",
    ),
    ActionSpec(
        "file.remove_sample",
        FILE,
        "Remove the sample desk",
        "",
        lambda w: w.importing.remove_sample(),
        "trash",
    ),
    ActionSpec("file.quit", FILE, "Quit", "Ctrl+Q", lambda w: w.close(), "sign-out"),
)

EDIT_ACTIONS = (
    ActionSpec(
        "edit.undo",
        EDIT,
        "Undo",
        "Ctrl+Z",
        lambda w: _step_back(w, desk.undo, tr("Undone: {label}")),
        "arrow-u-up-left",
    ),
    ActionSpec(
        "edit.redo",
        EDIT,
        "Redo",
        "Ctrl+Shift+Z Ctrl+Y",
        lambda w: _step_back(w, desk.redo, tr("Made again: {label}")),
        "arrow-u-up-right",
    ),
    ActionSpec(
        "edit.search",
        EDIT,
        "Search",
        "Ctrl+F /",
        lambda w: w.focus_search(),
        "magnifying-glass",
    ),
)

VIEW_ACTIONS = (
    *(
        ActionSpec(
            f"view.{spec.name}",
            VIEW,
            spec.text,
            f"Ctrl+{number}",
            lambda w, name=spec.name: w.show_workspace(name),  # type: ignore[misc]
            "layout",
        )
        for number, spec in enumerate(WORKSPACES, 1)
    ),
    ActionSpec(
        "view.sources",
        VIEW,
        "Sources…",
        "Ctrl+Shift+O",
        lambda w: SourcesPanel(w.bench, w),
        "newspaper",
    ),
    ActionSpec(
        "view.country_groups",
        VIEW,
        "Groups of countries…",
        "Ctrl+Shift+G",
        lambda w: GroupsPanel(w.bench, w),
        "globe",
    ),
    *SPEAKER_VIEWS,
    ActionSpec(
        "view.larger",
        VIEW,
        "Larger text",
        "Ctrl++ Ctrl+=",
        lambda w: _resize_text(w, 1),
        "text-aa",
    ),
    ActionSpec(
        "view.smaller", VIEW, "Smaller text", "Ctrl+-", lambda w: _resize_text(w, -1), "text-aa"
    ),
    ActionSpec(
        "view.normal", VIEW, "Normal text size", "Ctrl+0", lambda w: _resize_text(w, 0), "text-aa"
    ),
    ActionSpec(
        "view.system",
        VIEW,
        "Colours: as the system",
        "",
        lambda w: _choose_scheme(w, "system"),
        "monitor",
    ),
    ActionSpec(
        "view.light", VIEW, "Colours: light", "", lambda w: _choose_scheme(w, "light"), "sun"
    ),
    ActionSpec("view.dark", VIEW, "Colours: dark", "", lambda w: _choose_scheme(w, "dark"), "moon"),
)

WORD_ACTIONS = (
    ActionSpec("word.offer", EDIT, "What a correction teaches", "L", go_to_offer, "graduation-cap"),
    ActionSpec("word.rules", EDIT, "Word rules…", "Shift+L", _word_rules, "list-bullets"),
)

HELP_ACTIONS = (
    ActionSpec(
        "help.palette",
        HELP,
        "Find an action…",
        "Ctrl+Shift+P",
        lambda w: w.open_palette(),
        "command",
    ),
    ActionSpec("help.keys", HELP, "All keys", "F1", lambda w: w.open_keys(), "keyboard"),
)

ACTIONS: tuple[ActionSpec, ...] = (
    *FILE_ACTIONS,
    *EDIT_ACTIONS,
    *WORD_ACTIONS,
    *READ_ACTIONS,
    *QUOTES_ACTIONS,
    *MARKS_ACTIONS,
    *SPEAKER_ACTIONS,
    *TIMELINE_ACTIONS,
    *BRIEFS_ACTIONS,
    *VIEW_ACTIONS,
    *HELP_ACTIONS,
)
