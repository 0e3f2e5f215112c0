"""Pictures of the Timeline: every kind of chart, what lies over it, its table, its edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.pictures import Camera

COUNTED = "2026-11-25T08:30:00Z"


def timeline_scenes(camera: Camera) -> Iterator[str]:
    """Show a series made for it, so that peaks, gaps, events and sources are all there."""
    from briefbench.model.charts import ChartKind

    camera.window.show_workspace("timeline")
    camera.settle()
    part = camera.window.part("timeline")
    part.let_go()
    for kind in ChartKind:
        _draw(part, kind)
        _show(camera)
        yield f"timeline-{kind.value}"
    _draw(part, ChartKind.LINES)
    yield from _over(camera)
    yield from _edges(camera)
    yield from _nearer(camera)
    camera.window.show_workspace("read")


def _nearer(camera: Camera) -> Iterator[str]:
    """The sample desk: a stretch that is listed and gone into, and a series a speaker."""
    from briefbench.ui.timeline_places import Chosen

    part = camera.window.part("timeline")
    part.reload()
    camera.settle()
    buckets = part.series.buckets
    part.pick(Chosen(buckets[len(buckets) // 3], buckets[2 * len(buckets) // 3]))
    yield "timeline-listed"
    part.articles.nearer.click()
    yield "timeline-zoomed"
    part.zoom.show_whole()
    camera.settle()
    list(part.controls.keys.ticks.values())[1].box.click()
    yield "timeline-unticked"
    part.controls.keys.show_largest()
    camera.settle()
    part.controls.per.group.button(1).click()
    yield "timeline-speakers"
    part.controls.per.group.button(0).click()
    camera.settle()


def _over(camera: Camera) -> Iterator[str]:
    """What lies over the chart: card, rubber band, menu, editors, the table in its place."""
    from briefbench import desk
    from briefbench.timeline.boxes import Hit
    from briefbench.ui.timeline_events import EventEditor, EventsPanel, EventWords

    part = camera.window.part("timeline")
    _show(camera)
    camera.settle()
    canvas = part.canvas
    canvas.setFocus()
    at = Hit(2, part.series.buckets[2], next(iter(part.series.counts)))
    titles = (
        "Customs counts lorries at Termez by night, and wants more scanners",
        "قطار تازه هرات",
    )
    part.headlines._known[at] = titles
    canvas._look_at(at)
    yield "timeline-hover"
    canvas._stretch_to(29, 12)
    yield "timeline-band"
    canvas._let_go()
    camera.theme.show(text_scale=1.5)
    _show(camera)
    camera.settle()
    part.headlines._known[at] = titles
    canvas._look_at(at)
    yield "timeline-150"
    camera.theme.show(text_scale=1.0)
    part.controls.fold.setChecked(True)
    part.pane.switch()
    _show(camera)
    yield "timeline-table"
    part.pane.switch()
    part.controls.fold.setChecked(False)
    editor = EventEditor(camera.bench, camera.window, EventWords("2026-10-12", "Gate opens", ""))
    yield "timeline-event"
    editor.leave()
    for day, words, source in _EVENTS:
        desk.add_event_marker(camera.library, day, words, source)
    panel = EventsPanel(camera.bench, camera.window)
    yield "timeline-events"
    panel.leave()
    for _ in _EVENTS:
        desk.undo(camera.library)


_EVENTS = (
    ("2026-10-12", "Crossing at Termez closed for lorries", "Decree 7 of the customs office"),
    ("2026-10-20", "Second gate opens", "Vakhsh Herald"),
    ("2026-10-28", "هرات: قطار تازه", "Herat radio"),
)


def _edges(camera: Camera) -> Iterator[str]:
    """One article, and none."""
    from briefbench.model.charts import ChartQuestion
    from tests.timeline.making import made

    part = camera.window.part("timeline")
    camera.settle()
    while part._settle.isActive():
        camera.settle()
    camera.settle()
    one = replace(made(1, codes=("TJ",)), counts={"TJ": (1,)}, total=(1,))
    part.show_series(ChartQuestion(), COUNTED, one)
    yield "timeline-one"
    part.show_series(ChartQuestion(), COUNTED, made(0, codes=()))
    yield "timeline-none"


def _draw(part: object, kind: object) -> None:
    box = part.controls.kind  # type: ignore[attr-defined]
    box.setCurrentIndex(box.findData(kind))


def _show(camera: Camera) -> None:
    """Show two years of weeks in which everything happens."""
    from briefbench.model.charts import ChartQuestion
    from briefbench.model.kinds import Bucket
    from briefbench.model.series import EventMark, SourceMark
    from tests.timeline.making import made

    camera.settle()
    series = made(
        44, gap=0.06, others=31, partial=True, undated=12, vague=4, several=61, without=18
    )
    days = series.buckets
    later = timedelta(days=2)
    series = replace(
        series,
        events=(
            EventMark(1, days[2] + later, "Crossing at Termez closed for lorries", "Decree 7"),
            EventMark(2, days[21], "Second gate opens", "Vakhsh Herald"),
            EventMark(3, days[21] + later, "هرات: قطار تازه", "Herat radio"),
        ),
        sources=(SourceMark("Vakhsh Herald", days[15], begins=True),),
        base=tuple(3 * n + 20 for n in series.total),
        expected={key: (4.0,) * len(days) for key in list(series.counts)[:2]},
    )
    assert isinstance(days[0], date)
    part = camera.window.part("timeline")
    part.show_series(ChartQuestion(by=Bucket.WEEK), COUNTED, series)  # type: ignore[attr-defined]
