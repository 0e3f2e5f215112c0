"""The line below the chart: how many were counted, how, and what is not in the picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QToolButton

from briefbench.base.dates import zone_named, zone_words
from briefbench.base.words import tr, trn
from briefbench.model.charts import ChartLook
from briefbench.model.kinds import Count, Dated
from briefbench.model.series import Series
from briefbench.timeline.captions import share_words
from briefbench.timeline.counted import number_line
from briefbench.ui.formats import long_date
from briefbench.ui.theme import GRID, Role, Theme
from briefbench.ui.widgets import label, row, text_button


class ChartFoot(QFrame):
    """Words below the chart, and the way to those without a date."""

    undated_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        line = row(self, (0, GRID, 0, GRID))
        self.number = label("", Role.CAPTION, "muted", wrap=True)
        self.undated: QToolButton = text_button(theme, "")
        self.undated.setProperty("density", "small")
        self.undated.setProperty("tone", "accent")
        self.undated.setToolTip(tr("List the articles without such a date"))
        self.undated.clicked.connect(lambda _on=False: self.undated_wanted.emit())
        line.addWidget(self.number, 1)
        line.addWidget(self.undated)

    def show_series(self, series: Series, look: ChartLook, counted: str) -> None:
        """Say what was counted; ``counted`` is when, ISO 8601 with its zone."""
        moment = datetime.fromisoformat(counted).astimezone(zone_named(series.zone))
        self.number.setText(" · ".join(foot_words(series, look, moment)))
        words = trn("{n} undated, not shown", "{n} undated, not shown", series.undated)
        self.undated.setText(words)
        self.undated.setVisible(bool(series.undated))


def foot_words(series: Series, look: ChartLook, counted: datetime) -> list[str]:
    """Return what stands below a chart, in parts; the undated have a button of their own.

    ``counted`` is when that was, in the zone of the series.
    """
    parts = [number_line(replace(series, undated=0))]
    if series.count is Count.STORIES:
        parts.append(tr("copies count once"))
    elif series.count is Count.ARTICLES:
        parts.append(tr("every copy counts"))
    if series.dated is Dated.CAPTURED:
        parts.append(tr("by the day the page was saved"))
    elif series.dated is Dated.EVENT:
        parts.append(tr("by the day of the event"))
    if share := share_words(series, look):
        parts.append(share)
    moment = counted.isoformat(timespec="minutes")
    parts.append(
        tr("as of {time} ({zone})").format(
            time=f"{long_date(moment[:10])}, {moment[11:16]}",
            zone=zone_words(series.zone),
        )
    )
    return parts
