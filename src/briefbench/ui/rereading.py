"""Reading kept pages again, as a job that says what has become of them."""

from __future__ import annotations

from collections.abc import Sequence

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.model.import_rows import ReadAgainReport
from briefbench.ui.bench import Bench


def read_again(bench: Bench, article_ids: Sequence[int] | None) -> None:
    """Read the pages of these articles again; None for all that an older reader has read."""
    library = bench.library
    chosen = None if article_ids is None else tuple(article_ids)

    def tell(report: ReadAgainReport) -> None:
        bench.tell(again_words(report))

    bench.jobs.start(
        tr("Reading again"), lambda progress: desk.read_again(library, chosen, progress), tell
    )


def again_words(report: ReadAgainReport) -> str:
    """Return what has become of pages that were read again, in a sentence; zeros are not named."""
    changed, failed = len(report.changed), len(report.failed)
    counts = (
        (changed, trn("{n} article changed", "{n} articles changed", changed)),
        (report.unchanged, trn("{n} as before", "{n} as before", report.unchanged)),
        (
            len(report.left),
            trn("{n} left as you set it", "{n} left as you set them", len(report.left)),
        ),
        (failed, trn("{n} could not be read", "{n} could not be read", failed)),
        (report.review, trn("{n} quote to look at", "{n} quotes to look at", report.review)),
    )
    words = " · ".join(text for number, text in counts if number)
    if not words:
        return tr("Everything was read by the reader of today.")
    return f"{words} · {tr('stopped')}" if report.cancelled else words
