"""What two versions differ in: removed words struck, added ones underlined, each on its ground."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QWidget

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.kinds import Difference
from briefbench.model.story_rows import Comparison, TextRun
from briefbench.ui.bench import Bench
from briefbench.ui.floating import TOP, Floating
from briefbench.ui.formats import is_rtl_text, long_date
from briefbench.ui.theme import GRID, LINE, Role, Theme
from briefbench.ui.widgets import icon_button, label, row

WIDTH = 820
"""px of the panel at 100 % text size: a measure of text, and air for the signs."""

ROOM = 190
"""px of the window above and below the text: the panel's head, foot and shadow."""

SIGNS = {Difference.REMOVED: "−", Difference.ADDED: "+", Difference.CHANGED: "±"}
"""What stands before a block that is not the same in both."""


class ComparedText(QTextBrowser):
    """Both texts in one; ``step`` goes from change to change."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._changes: list[int] = []  # numbers of the document's blocks
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "raised")
        self.setOpenLinks(False)
        self.setAccessibleName(tr("What has changed"))
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.document().setDocumentMargin(GRID)
        self._found: Comparison | None = None
        theme.changed.connect(self._on_theme)

    def show_comparison(self, found: Comparison) -> None:
        """Write both texts; what is equal is quiet."""
        self._found = found
        self.clear()
        self._changes = []
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._write(cursor, found.title, Role.TITLE, first=True)
        for block in found.blocks:
            self._write(cursor, block.runs, Role.READING)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def step(self, by: int) -> None:
        """Go to the next change, or the one before."""
        here = self.textCursor().blockNumber()
        places = [n for n in self._changes if (n > here if by > 0 else n < here)]
        if not places:
            return
        block = self.document().findBlockByNumber(places[0] if by > 0 else places[-1])
        self.setTextCursor(QTextCursor(block))
        spot = self.cursorRect()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + spot.top() - self.viewport().height() // 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_N:
                self.step(1)
            case Qt.Key.Key_P:
                self.step(-1)
            case _:
                super().keyPressEvent(event)

    def _on_theme(self) -> None:
        if self._found is not None:
            self.show_comparison(self._found)

    def _write(
        self, cursor: QTextCursor, runs: tuple[TextRun, ...], role: Role, *, first: bool = False
    ) -> None:
        kinds = {run.kind for run in runs}
        whole = kinds.pop() if len(kinds) == 1 else Difference.CHANGED
        rtl = is_rtl_text("".join(run.text for run in runs))
        if first:
            cursor.setBlockFormat(self._shape(role, rtl=rtl))
        else:
            cursor.insertBlock(self._shape(role, rtl=rtl))
        if whole is not Difference.EQUAL:
            self._changes.append(cursor.blockNumber())
        cursor.insertText(f"{SIGNS.get(whole, ' ')}\t", self._letters(role, Difference.EQUAL))
        for run in runs:
            kind = run.kind
            cursor.insertText(run.text.replace("\n", "\u2028"), self._letters(role, kind, rtl=rtl))

    def _shape(self, role: Role, *, rtl: bool) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        pitch = round(self._theme.px(role) * LINE) + (2 if rtl else 0)
        shape.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        shape.setBottomMargin(2 * GRID)
        indent = self._theme.scaled(6 * GRID)
        shape.setTextIndent(-indent)
        shape.setLeftMargin(0 if rtl else indent)
        shape.setRightMargin(indent if rtl else 0)
        stop = QTextOption.Tab(indent, QTextOption.TabType.LeftTab)
        shape.setTabPositions([stop])
        way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        shape.setLayoutDirection(way)
        return shape

    def _letters(self, role: Role, kind: Difference, *, rtl: bool = False) -> QTextCharFormat:
        theme, shape = self._theme, QTextCharFormat()
        shape.setFont(theme.rtl_font() if rtl and role is Role.READING else theme.font(role))
        ink, soft = {
            Difference.REMOVED: ("danger", "danger_soft"),
            Difference.ADDED: ("ok", "ok_soft"),
        }.get(kind, ("text_2", ""))
        shape.setForeground(theme.color(ink))
        if soft:
            shape.setBackground(theme.color(soft))
        shape.setFontStrikeOut(kind is Difference.REMOVED)
        shape.setFontUnderline(kind is Difference.ADDED)
        return shape


class ComparisonPanel(Floating):
    """Two versions of a page, or two copies of a story, compared."""

    def __init__(self, bench: Bench, older_id: int, newer_id: int, over: QWidget) -> None:
        super().__init__(bench.theme, over, tr("What has changed"), WIDTH)
        self._head = label(" ", Role.SMALL, "soft", wrap=True)
        self.body.addWidget(self._head)
        self.text = ComparedText(bench.theme)
        self.body.addWidget(self.text, 1)
        self.body.addLayout(self._foot())
        self.text.setFixedHeight(max(160, over.window().height() - TOP - ROOM))
        self.open(self.text)
        bench.ask("comparison", desk.compare_versions, older_id, newer_id, then=self.show_found)

    def show_found(self, found: Comparison) -> None:
        """Write what was found."""
        sides = [
            " · ".join(part for part in (found.source[n], long_date(found.saved[n])) if part)
            for n in (0, 1)
        ]
        words = tr("Older: {older}\nNewer: {newer}").format(older=sides[0], newer=sides[1])
        self._head.setText(words)
        count = trn("{n} paragraph differs", "{n} paragraphs differ", found.changed)
        share = tr("{n} % of the words are the same").format(n=round(found.share * 100))
        self.count.setText(f"{count} · {share}" if found.changed else tr("The texts are the same."))
        self.text.setAccessibleDescription(self.count.text())
        self.text.show_comparison(found)
        self.settle()

    def _foot(self) -> QHBoxLayout:
        line = row(margins=(0, GRID, 0, 0), gap=3 * GRID)
        self.count = label("", Role.SMALL, "muted")
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(_legend(self.theme, Difference.REMOVED, tr("− removed")))
        line.addWidget(_legend(self.theme, Difference.ADDED, tr("+ added")))
        for icon, words, by in (
            ("caret-up", tr("Change before (P)"), -1),
            ("caret-down", tr("Next change (N)"), 1),
        ):
            button = icon_button(self.theme, icon, words)
            button.clicked.connect(lambda _on=False, n=by: self.text.step(n))
            line.addWidget(button)
        return line


def _legend(theme: Theme, kind: Difference, words: str) -> QWidget:
    removed = kind is Difference.REMOVED
    sample = label(words, Role.SMALL, "danger" if removed else "ok")
    font = theme.font(Role.SMALL)
    font.setStrikeOut(removed)
    font.setUnderline(not removed)
    sample.setFont(font)
    return sample
