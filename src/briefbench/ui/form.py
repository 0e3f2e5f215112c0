"""A small form over the window: fields, and a button whose answer it waits for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from briefbench.base.errors import BriefBenchError
from briefbench.base.words import tr
from briefbench.ui.bench import Bench
from briefbench.ui.floating import Floating
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row


class Form(Floating):
    """Fields and one button; what is refused is told below them and the form stays."""

    def __init__(self, bench: Bench, over: QWidget, title: str, width: int = 460) -> None:
        super().__init__(bench.theme, over, title, width)
        self._bench = bench
        self.refused = label("", Role.SMALL, "danger", wrap=True)

    def keep(self) -> None:
        """Do what the form is for."""
        raise NotImplementedError

    def _change(self, use_case: Callable[..., object], *args: object) -> None:
        self._bench.change(use_case, *args, then=self._done, otherwise=self._refuse)

    def _done(self, _result: object) -> None:
        self.leave()

    def _refuse(self, error: object) -> None:
        if not isinstance(error, BriefBenchError):
            self._bench.jobs.failed.emit(error)
            return
        self.refused.setText(" ".join(filter(None, (error.message, error.advice))))
        self.refused.show()
        self.settle()

    def _field(
        self, caption: str, text: str = "", line: QHBoxLayout | None = None, hint: str = ""
    ) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setAccessibleName(caption)
        edit.setPlaceholderText(hint)
        edit.returnPressed.connect(self.keep)
        self._captioned(caption, edit, line)
        return edit

    def _captioned(self, caption: str, widget: QWidget, line: QHBoxLayout | None = None) -> QWidget:
        holder = QWidget()
        side = column(holder, gap=2)
        side.addWidget(label(caption, Role.CAPTION, "muted"))
        side.addWidget(widget)
        if line is None:
            self.body.addWidget(holder)
        else:
            line.addWidget(holder, 1)
        return holder

    def _foot(self, words: str) -> None:
        self.refused.hide()
        self.body.addWidget(self.refused)
        line = row(margins=(0, GRID, 0, 0))
        line.addStretch(1)
        line.addWidget(push_button(tr("Cancel"), self.leave))
        self.button = push_button(words, self.keep, primary=True)
        line.addWidget(self.button)
        self.body.addLayout(line)
