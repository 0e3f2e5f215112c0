"""The menu of a card in the margin: what can be done with a suggestion or a quote."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu

from briefbench.ui.actions import Actions

OFFERED = (
    "quote.accept",
    "quote.dismiss",
    "",
    "speaker.page",
    "quote.speaker",
    "quote.comment",
    "quote.tag",
    "quote.colour",
)
"""Actions of the menu in their order; ``""`` is a line between them."""


def offer_menu(view: QAbstractItemView, actions: Actions) -> None:
    """Let a right click, or the menu key, offer what can be done with the current card."""

    def show(point: QPoint) -> None:
        if not view.currentIndex().isValid():
            return
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in OFFERED:
            if name:
                menu.addAction(actions[name])
            else:
                menu.addSeparator()
        menu.popup(view.viewport().mapToGlobal(point))

    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(show)
