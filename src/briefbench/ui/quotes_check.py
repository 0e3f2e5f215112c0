"""Quotes against their originals: the job, and the card that says which do not stand there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from briefbench import desk
from briefbench.base.progress import Progress
from briefbench.base.words import tr, trn
from briefbench.model.kinds import Standing
from briefbench.model.quote_rows import CheckedQuote, QuotesCheck
from briefbench.model.rows import QuoteRow
from briefbench.ui.bench import Bench
from briefbench.ui.quotes_delegate import quotation
from briefbench.ui.report_card import ReportCard
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import column, label, push_button, row

WIDTH = 560
"""px of the card at 100 % text size."""

HIGH = 260
"""px of the list of quotes that are not word for word, at most."""

NAMED = 50
"""Quotes that are named."""

Found = tuple[QuotesCheck, dict[int, QuoteRow]]


def check_quotes(bench: Bench, window: QWidget, quote_ids: Sequence[int] | None = None) -> None:
    """Read the originals of quotes again, of all for None, as a job; show what was found."""
    library = bench.library
    ids = None if quote_ids is None else tuple(quote_ids)

    def work(progress: Progress) -> Found:
        check = desk.check_quotes(library, ids, progress)
        wrong = [q.quote_id for q in check.quotes if q.standing is not Standing.VERBATIM]
        return check, {row.id: row for row in desk.quotes_by_ids(library, wrong[:NAMED])}

    def show(found: Found) -> None:
        bench.checked.emit()
        CheckCard(bench, found, window)

    bench.jobs.start(tr("Checking quotes"), work, show)


def check_brief(bench: Bench, brief_id: int, then: Callable[[], object]) -> None:
    """Read the originals of a brief's quotations again as a job, then call ``then``."""
    library = bench.library
    if brief_id:
        bench.jobs.start(
            tr("Checking quotes"),
            lambda progress: desk.check_brief_quotes(library, brief_id, progress),
            lambda _check: then(),
        )


class CheckCard(ReportCard):
    """Says how many quotes stand word for word in their originals, and names the others."""

    def __init__(self, bench: Bench, found: Found, window: QWidget) -> None:
        super().__init__(bench.theme, window.window(), tr("Report of the check"), WIDTH)
        self._bench = bench
        self.check, rows = found
        good = len(self.check.of(Standing.VERBATIM))
        wrong = len(self.check.quotes) - good
        body = column(margins=(5 * GRID, 4 * GRID, 4 * GRID, 5 * GRID), gap=2 * GRID)
        sign = ("warning", "danger") if wrong else ("check-circle", "ok")
        title = (
            trn("{n} quote is not word for word", "{n} quotes are not word for word", wrong)
            if wrong
            else trn("{n} quote is word for word", "{n} quotes are word for word", good)
        )
        note = trn("{n} is word for word", "{n} are word for word", good) if wrong else ""
        if self.check.cancelled:
            note = " · ".join(part for part in (note, tr("stopped")) if part)
        body.addLayout(self.title_row(sign, title, note))
        words = tr("The kept originals were read again; what is stored was not asked.")
        body.addWidget(label(words, Role.SMALL, "soft", wrap=True))
        if rows:
            body.addWidget(self._list(rows))
        self.body.addLayout(body)
        self.float_up()

    def _list(self, rows: dict[int, QuoteRow]) -> QScrollArea:
        wrong = [checked for checked in self.check.quotes if checked.quote_id in rows]
        cards = [self._card(checked, rows[checked.quote_id]) for checked in wrong]
        return self.scrolled(cards, tr("Quotes that are not word for word"), HIGH)

    def _card(self, checked: CheckedQuote, quote: QuoteRow) -> QFrame:
        box = QFrame()
        box.setProperty("box", "card")
        body = column(box, (3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID), GRID)
        body.addWidget(label(quotation(quote), Role.QUOTATION, wrap=True))
        where = " · ".join(part for part in (quote.headline, quote.source) if part)
        body.addWidget(label(where, Role.SMALL, "soft", wrap=True))
        body.addWidget(label(told(checked), Role.SMALL, "danger", wrap=True))
        line = row()
        show = push_button(tr("Show in article"), density="tiny")
        show.setAccessibleName(f"{tr('Show in article')}: {quotation(quote)}")
        ids = quote.article_id, quote.id
        show.clicked.connect(lambda _on=False: self._bench.show_quote.emit(*ids))
        line.addWidget(show)
        line.addStretch(1)
        body.addLayout(line)
        return box


def told(checked: CheckedQuote) -> str:
    """Return in a sentence what the original says of a quote."""
    if checked.standing is Standing.DIFFERS:
        if checked.nearest:
            return tr("The original says: {words}").format(words=checked.nearest)
        return tr("The original says nothing like it.")
    return checked.why
