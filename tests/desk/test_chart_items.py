"""Charts of a brief are counted anew, or stay as they were."""

from datetime import datetime

import pytest

from briefbench import desk
from briefbench.base.errors import NotFound
from briefbench.model.charts import ChartKind, ChartQuestion
from briefbench.model.kinds import Bucket
from tests.making import add_article


@pytest.fixture
def chart(library):
    add_article(library, published="2021-10-20", body=["Customs counted lorries in Dushanbe."])
    brief = desk.make_brief(library, "Border weekly")
    return brief, desk.add_chart_to_brief(library, brief, ChartQuestion("lorries", by=Bucket.DAY))


def figure(library, brief):
    return desk.outline_of(library, brief).sections[0].items[0].figure


def add_more(library):
    add_article(library, published="2021-10-22", body=["Customs counted 41 lorries in Termez."])


def test_a_frozen_chart_stays_and_a_redrawn_one_follows(library, chart):
    brief, item = chart
    assert figure(library, brief).number == "n = 1 story"
    desk.freeze_charts(library, [item])
    assert desk.undo_label(library) == "Freeze chart"
    add_more(library)
    frozen = figure(library, brief)
    assert frozen.number == "n = 1 story"
    assert frozen.notes[0].startswith("Frozen as of ")
    assert frozen.query == "lorries"
    (row,) = desk.brief_view(library, brief).sections[0].items
    assert datetime.fromisoformat(row.frozen) <= datetime.fromisoformat(frozen.cutoff)
    desk.redraw_charts(library, [item])
    assert desk.undo_label(library) == "Redraw chart"
    live = figure(library, brief)
    assert live.number.startswith("n = 2 stories")
    assert not live.notes[0].startswith("Frozen")
    desk.undo(library)
    assert figure(library, brief).svg == frozen.svg


def test_what_is_changed_while_a_chart_is_counted_stays(library, chart, monkeypatch):
    brief, item = chart
    count = desk.chart_items.frozen_now

    def meanwhile(*asked):
        desk.set_chart_kind(library, item, ChartKind.HEAT)
        return count(*asked)

    monkeypatch.setattr(desk.chart_items, "frozen_now", meanwhile)
    desk.freeze_charts(library, [item])
    (row,) = desk.brief_view(library, brief).sections[0].items
    assert row.chart_kind is ChartKind.HEAT
    assert row.frozen


def test_freezing_twice_keeps_the_first(library, chart):
    brief, item = chart
    desk.freeze_charts(library, [item])
    add_more(library)
    desk.freeze_charts(library, [item])
    assert figure(library, brief).number == "n = 1 story"
    desk.redraw_charts(library, [item])
    desk.redraw_charts(library, [item])
    assert desk.undo_label(library) == "Redraw chart"


def test_several_are_frozen_and_redrawn_in_one_step(library, chart):
    brief, item = chart
    silence = desk.add_silence(library, brief)
    other = desk.add_chart_to_brief(library, brief, ChartQuestion("lorries", by=Bucket.MONTH))
    assert desk.freeze_charts(library, [silence, item, other]) == 2
    assert desk.undo_label(library) == "Freeze 2 charts"
    assert desk.redraw_charts(library, [item, silence, other]) == 2
    assert desk.undo_label(library) == "Redraw 2 charts"
    desk.undo(library)
    desk.undo(library)
    items = [i for section in desk.brief_view(library, brief).sections for i in section.items]
    assert not any(each.frozen for each in items)


def test_a_chart_is_drawn_otherwise_frozen_or_not(library, chart):
    brief, item = chart
    desk.freeze_charts(library, [item])
    frozen = figure(library, brief)
    desk.set_chart_kind(library, item, ChartKind.HEAT, share=True)
    assert desk.undo_label(library) == "Change chart"
    (row,) = desk.brief_view(library, brief).sections[0].items
    assert (row.chart_kind, row.chart_share) == (ChartKind.HEAT, True)
    assert figure(library, brief).number == frozen.number
    assert "per cent of all stories" in figure(library, brief).notes[0]
    desk.set_chart_kind(library, item, None)
    (row,) = desk.brief_view(library, brief).sections[0].items
    assert (row.chart_kind, row.chart_share) == (None, False)
    desk.undo(library)
    desk.undo(library)
    desk.set_chart_kind(library, item, None)
    assert desk.undo_label(library) == "Freeze chart"


def test_what_is_no_chart_is_told(library, chart):
    brief, item = chart
    silence = desk.add_silence(library, brief)
    with pytest.raises(NotFound):
        desk.set_chart_kind(library, silence, None)
    before = desk.undo_label(library)
    for act in (desk.freeze_charts, desk.redraw_charts):
        assert (act(library, [silence]), act(library, [])) == (0, 0)
    assert desk.undo_label(library) == before
    desk.remove_items(library, [item])
    with pytest.raises(NotFound):
        desk.freeze_charts(library, [item])
