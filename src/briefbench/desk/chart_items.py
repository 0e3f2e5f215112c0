"""Charts of a brief: frozen as they were counted, counted anew, drawn otherwise."""

from __future__ import annotations

from sqlalchemy.orm import Session

from briefbench.base.errors import NotFound
from briefbench.base.words import tr
from briefbench.desk.figures import frozen_now
from briefbench.desk.library import Library
from briefbench.model.charts import ChartKind
from briefbench.model.kinds import ItemKind
from briefbench.model.records import Item
from briefbench.store import briefs as questions


def freeze_chart(library: Library, item_id: int) -> None:
    """Count a chart of a brief once more and keep that: counts, events, peaks, and the time.

    One that is frozen already stays as it is, and nothing is written.

    Raises:
        NotFound: The item is gone, or is no chart.
        QueryError: What it counts cannot be understood.

    """
    with library.read() as session:
        kept = dict(_chart_by_id(session, item_id).chart)
    if kept.get("frozen"):
        return
    frozen = frozen_now(library, kept)
    with library.change(tr("Freeze chart")) as session:
        item = _chart_by_id(session, item_id)
        item.chart = {**item.chart, "frozen": frozen}


def redraw_chart(library: Library, item_id: int) -> None:
    """Let a frozen chart of a brief be counted anew from now on; others are so already.

    Raises:
        NotFound: The item is gone, or is no chart.

    """
    with library.change(tr("Redraw chart")) as session:
        item = _chart_by_id(session, item_id)
        item.chart = {name: value for name, value in item.chart.items() if name != "frozen"}


def set_chart_kind(
    library: Library, item_id: int, kind: ChartKind | None, *, share: bool = False
) -> None:
    """Have a chart of a brief drawn otherwise; what it counts stays, frozen or not.

    Args:
        library: The library to change.
        item_id: The chart.
        kind: How it is drawn; None for what suits the number of buckets.
        share: Whether parts are shown instead of counts; of a ``kind`` alone.

    Raises:
        NotFound: The item is gone, or is no chart.

    """
    wanted = {"kind": kind.value if kind else None, "share": share and kind is not None}
    with library.change(tr("Change chart")) as session:
        item = _chart_by_id(session, item_id)
        item.chart = {**item.chart, **wanted}


def _chart_by_id(session: Session, item_id: int) -> Item:
    item = questions.item_by_id(session, item_id)
    if item.kind is not ItemKind.CHART:
        raise NotFound(tr("This item is no chart."), tr("Choose a chart in the outline."))
    return item
