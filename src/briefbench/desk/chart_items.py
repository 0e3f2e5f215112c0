"""Charts of a brief: frozen as they were counted, counted anew, drawn otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from briefbench.base.errors import NotFound
from briefbench.base.words import tr, trn
from briefbench.desk.figures import frozen_now
from briefbench.desk.library import Library
from briefbench.model.charts import ChartKind
from briefbench.model.kinds import ItemKind
from briefbench.model.records import Item
from briefbench.store import briefs as questions


def freeze_charts(library: Library, item_ids: Sequence[int]) -> int:
    """Count charts of a brief once more and keep that: counts, events, peaks, and the time.

    Those that are frozen already stay as they are; items that are no charts are passed over.

    Returns:
        How many of the items are charts, frozen before or now.

    Raises:
        NotFound: An item is gone.
        QueryError: What a chart counts cannot be understood; then none is frozen.

    """
    with library.read() as session:
        charts = [(item.id, dict(item.chart)) for item in _charts(session, item_ids)]
    live = {id_: frozen_now(library, kept) for id_, kept in charts if not kept.get("frozen")}
    if live:
        with library.change(trn("Freeze chart", "Freeze {n} charts", len(live))) as session:
            for item in _charts(session, list(live)):
                item.chart = {**item.chart, "frozen": live[item.id]}
    return len(charts)


def redraw_charts(library: Library, item_ids: Sequence[int]) -> int:
    """Let frozen charts of a brief be counted anew from now on; others are so already.

    Returns:
        How many of the items are charts; what is none is passed over.

    Raises:
        NotFound: An item is gone.

    """
    with library.read() as session:
        charts = _charts(session, item_ids)
        frozen = [item.id for item in charts if item.chart.get("frozen")]
    if frozen:
        with library.change(trn("Redraw chart", "Redraw {n} charts", len(frozen))) as session:
            for item in _charts(session, frozen):
                item.chart = {name: of for name, of in item.chart.items() if name != "frozen"}
    return len(charts)


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


def _charts(session: Session, item_ids: Sequence[int]) -> list[Item]:
    """Return those of the items that are charts."""
    items = [questions.item_by_id(session, id_) for id_ in dict.fromkeys(item_ids)]
    return [item for item in items if item.kind is ItemKind.CHART]
