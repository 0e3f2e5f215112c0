"""What a word rule would change, article by article, before it counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from briefbench import desk
from briefbench.base.errors import BriefBenchError
from briefbench.base.scripts import in_marks
from briefbench.base.words import tr, trn
from briefbench.model.word_rows import WordChangeRow, WordPreview, WordPreviewRow, WordRuleWish
from briefbench.ui.bench import Bench
from briefbench.ui.floating import Floating
from briefbench.ui.formats import long_date
from briefbench.ui.jobs import Job
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

WIDTH = 620
HIGH = 340
"""px of the list at 100 % text size."""

SHOWN = 60
"""Articles that are shown one by one."""

_SHORT = 90  # code points of a quotation


class WordPreviewPanel(Floating):
    """The articles with what stands there now and what would; the rule is made from here."""

    kept = Signal()

    def __init__(self, bench: Bench, wish: WordRuleWish, over: QWidget) -> None:
        super().__init__(bench.theme, over, tr("What the rule would change"), WIDTH)
        self._bench, self._wish = bench, wish
        self.rule = label(desk.word_rule_sentence(wish), Role.STRONG, wrap=True)
        self.body.addWidget(self.rule)
        self.told = label(tr("Looking at the articles…"), Role.SMALL, "muted", wrap=True)
        self.body.addWidget(self.told)
        self.area = QScrollArea()
        self.area.setProperty("ground", "raised")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(tr("Articles that would change"))
        self.area.setFixedHeight(0)
        self.body.addWidget(self.area)
        line = row(margins=(0, GRID, 0, 0))
        line.addWidget(push_button(tr("Do not make it"), self.leave))
        line.addStretch(1)
        self.keeping = push_button(tr("Make the rule"), self.keep, primary=True)
        self.keeping.setEnabled(False)
        line.addWidget(self.keeping)
        self.body.addLayout(line)
        self.open(self.area)
        library = bench.library
        self._job: Job | None = bench.jobs.start(
            tr("Looking at what a word rule changes"),
            lambda progress: desk.preview_word_rule(library, wish, progress),
            self._show,
        )
        self._job.failed.connect(self._refuse)
        self._job.cancelled.connect(self._on_cancelled)

    def keep(self) -> None:
        """Make the rule and follow it."""
        from briefbench.ui.word_offer import make_rule

        make_rule(self._bench, self._wish)
        self.kept.emit()
        self.leave()

    def leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().leave()

    def _on_cancelled(self) -> None:
        self._job = None
        self.told.setText(tr("Cancelled; the rule can be made without looking."))
        self.keeping.setEnabled(True)

    def _refuse(self, error: object) -> None:
        self._job = None
        self.told.setText(error.message if isinstance(error, BriefBenchError) else "")

    def _show(self, preview: WordPreview) -> None:
        self._job = None
        self.told.setText(count_of(preview))
        self.keeping.setEnabled(True)
        page = QWidget()
        page.setProperty("ground", "raised")
        lines = column(page, margins=(0, 0, 3 * GRID, 0), gap=3 * GRID)
        for each in preview.rows[:SHOWN]:
            lines.addWidget(_article(each))
        more = len(preview.rows) - SHOWN
        if more > 0:
            words = trn("and {n} more article", "and {n} more articles", more)
            lines.addWidget(label(words, Role.SMALL, "muted"))
        lines.addStretch(1)
        self.area.setWidget(page)
        wide = self.theme.scaled(WIDTH) - 14 * GRID
        high = lines.heightForWidth(wide) + GRID
        page.setFixedHeight(high)  # wrapped words ask for more than they need
        self.area.setFixedHeight(min(high, self.theme.scaled(HIGH)) if preview.rows else 0)
        self.settle()


def count_of(preview: WordPreview) -> str:
    """Return in one sentence how much a rule would change."""
    count = len(preview.rows)
    changes = trn("changes {n} article", "changes {n} articles", count)
    if not count:
        changes = tr("changes no article yet")
    if preview.looked == preview.found:
        return changes
    return tr("{changes} of {looked} looked at ({found} have the words)").format(
        changes=changes, looked=f"{preview.looked:,}", found=f"{preview.found:,}"
    )


def _article(each: WordPreviewRow) -> QWidget:
    holder = QWidget()
    lines = column(holder, gap=2)
    lines.addWidget(label(each.title, Role.STRONG, wrap=True))
    about = (each.source, long_date(each.published))
    lines.addWidget(label(" · ".join(filter(None, about)), Role.CAPTION, "muted"))
    for change in each.changes:
        lines.addWidget(label(_TOLD[change.what](change), Role.SMALL, "soft", wrap=True))
    return holder


def _country(change: WordChangeRow) -> str:
    states = {"about": tr("about"), "named": tr("named"), "": tr("not named")}
    return tr("{name}: {before} → {after}").format(
        name=desk.country_name(change.words),
        before=states[change.before],
        after=states[change.after],
    )


def _speaker(change: WordChangeRow) -> str:
    return tr("{words}: {before} → {after}").format(
        words=_short(change.words),
        before=change.before or tr("nobody named"),
        after=change.after or tr("nobody named"),
    )


def _suggestion(change: WordChangeRow) -> str:
    sentence = tr("suggested: {words}") if change.after else tr("no longer suggested: {words}")
    return sentence.format(words=_short(change.words))


_TOLD: dict[str, Callable[[WordChangeRow], str]] = {
    "country": _country,
    "speaker": _speaker,
    "suggestion": _suggestion,
}


def _short(words: str) -> str:
    return in_marks(words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…")
