"""The Timeline workspace through the real window."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from briefbench import desk
from briefbench.model.charts import ChartKind
from briefbench.model.kinds import Bucket, Count, ItemKind, Kind
from briefbench.ui.theme import DARK, LIGHT
from briefbench.ui.timeline_events import EventEditor, EventsPanel
from briefbench.ui.timeline_style import chart_style
from tests.making import add_drafts, draft_of

FIRST = date(2026, 8, 3)


@pytest.fixture
def window(library, make_window, settle):
    drafts = [
        draft_of(
            f"Story {week} {code}",
            (f"Words about week {week} in {code}.",),
            published=(FIRST + timedelta(weeks=week)).isoformat(),
            countries=((code, True),),
        )
        for week in range(8)
        for code in ("TJ", "TJ", "UZ", "KG", "AF", "KZ")[: 2 + week % 5]
    ]
    drafts.append(draft_of("Undated note", ("No date at all.",), published=None))
    add_drafts(library, drafts)
    desk.work_off_index(library)
    window = make_window()
    window.show_workspace("timeline")
    settle()
    yield window
    window.close()


@pytest.fixture
def part(window):
    return window.part("timeline")


def test_stories_by_week_are_counted(part):
    assert part.title.title.text() == "Stories by week and country"
    assert part.series.by is Bucket.WEEK
    assert part.series.count is Count.STORIES
    assert len(part.series.buckets) == 8
    assert part.number.text().startswith("n = ")
    assert part.undated.text() == "1 undated, not shown"
    assert part.canvas.hasFocus()


def test_a_click_on_a_point_lists_its_articles(part, qtbot, settle, bench):
    frame = part.canvas.chart().frame
    qtbot.mouseClick(
        part.canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(frame.x(3)), round(frame.top) + 3)
    )
    settle()
    assert part.articles.header.title.text() == "Week of 24 August 2026"
    titles = {row.title for row in part.articles.model.rows}
    assert {"Story 3 TJ", "Story 3 UZ", "Story 3 KG"} <= titles
    part.articles.table.selectRow(0)
    assert bench.selection.ids(Kind.ARTICLE) == (part.articles.model.rows[0].id,)


def test_keys_pick_and_enter_opens(part, qtbot, settle, bench, window):
    qtbot.keyClick(part.canvas, Qt.Key.Key_Home)
    qtbot.keyClick(part.canvas, Qt.Key.Key_Return)
    settle()
    told = []
    bench.show_article.connect(told.append)
    part.articles.table.selectRow(0)
    qtbot.keyClick(part.articles.table, Qt.Key.Key_Return)
    settle()
    assert told == [part.articles.model.rows[0].id]
    assert window.workspace == "read"


def test_the_undated_are_listed_by_their_link(part, qtbot, settle):
    part.undated.click()
    settle()
    assert part.articles.header.title.text() == "Undated"
    assert [row.title for row in part.articles.model.rows] == ["Undated note"]


def test_step_and_unit_count_anew(part, settle):
    part.controls.by.group.button(2).click()
    part.controls.count.group.button(1).click()
    settle()
    assert part.title.title.text() == "Articles by month and country"
    assert part.series.by is Bucket.MONTH
    part.controls.count.group.button(2).click()
    settle()
    assert part._stage.currentIndex() == 1
    assert part.nothing.title.text() == "No quotes yet"
    assert not part.send.isEnabled()


def test_a_country_is_taken_out_and_all_come_back(part, settle):
    tick = part.controls._ticks["TJ"]
    tick.box.click()
    settle()
    assert "TJ" not in part.series.counts
    assert "TJ" in part.controls._ticks
    assert part.controls._ticks["TJ"].number.text() == ""
    part.controls.show_largest()
    settle()
    assert next(iter(part.series.counts)) == "TJ"
    assert part.controls._ticks["TJ"].box.isChecked()


def test_a_country_is_added_by_name(part, qtbot, settle):
    part.controls.adding.setText("mongolia")
    qtbot.keyClick(part.controls.adding, Qt.Key.Key_Return)
    settle()
    assert part.series.counts["MN"] == (0,) * 8
    assert part.controls.adding.text() == ""


def test_it_follows_the_search_box(part, bench, settle, qtbot):
    bench.question.ask(words="country:UZ")
    qtbot.waitUntil(lambda: not part._settle.isActive())
    settle()
    assert list(part.series.counts) == ["UZ"]
    bench.question.ask(words="country:")
    qtbot.waitUntil(lambda: not part._settle.isActive())
    settle()
    assert part._stage.currentIndex() == 1
    bench.question.ask(words="")
    qtbot.waitUntil(lambda: not part._settle.isActive())
    settle()
    assert part._stage.currentIndex() == 0


def test_the_chart_goes_into_a_brief_that_is_made(part, library, settle):
    part.controls.by.group.button(0).click()
    settle()
    part.send_chart(0)
    settle()
    (brief,) = desk.list_briefs(library)
    (section,) = desk.brief_view(library, brief.id).sections
    assert section.items[0].kind is ItemKind.CHART
    assert section.items[0].headline == "Stories by day and country"


@pytest.mark.parametrize(
    ("ending", "begins"),
    [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF-1"), ("csv", b"\xef\xbb\xbf")],
)
def test_the_chart_is_saved(part, tmp_path, settle, monkeypatch, ending, begins):
    path = tmp_path / f"chart.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    part.choose_file(ending)
    settle()
    assert path.read_bytes().startswith(begins)


def test_the_menu_of_the_save_button_names_every_way(part):
    part.save_menu()
    menu = part.save.findChild(QMenu)
    assert len(menu.actions()) == len(desk.CHART_ENDINGS)
    menu.close()


def test_a_change_is_counted_again_and_the_bar_stays_chosen(part, library, settle, qtbot):
    bucket = part.series.buckets[2]
    part.pick(bucket, None)
    settle()
    before = part.articles.model.rowCount()
    row = next(row for row in part.articles.model.rows if not row.copies)
    desk.trash_articles(library, [row.id])
    settle()
    qtbot.waitUntil(lambda: not part._settle.isActive())
    settle()
    assert part.articles.model.rowCount() == before - 1
    assert part.canvas.chosen() == bucket


def test_the_chart_takes_the_schemes_colours(theme):
    theme.show(DARK, 1.5)
    style = chart_style(theme)
    assert style.ground == DARK.surface
    assert style.small == 18
    theme.show(LIGHT, 1.0)


def test_an_empty_library_says_what_to_do(make_window, settle):
    window = make_window()
    window.show_workspace("timeline")
    settle()
    assert window.part("timeline").nothing.title.text() == "Nothing to count yet"
    window.close()


def test_a_group_of_countries_is_one_line_of_the_chart(part, library, settle, qtbot):
    qtbot.keyClicks(part.controls.adding, "central asia")
    qtbot.keyClick(part.controls.adding, Qt.Key.Key_Return)
    settle()
    counts = {name: sum(found) for name, found in part.series.counts.items()}
    members = sum(n for code, n in counts.items() if code in {"TJ", "UZ", "KG", "KZ"})
    assert counts["Central Asia"] == members
    desk.make_country_group(library, "Our desk", ["AF"])
    settle()
    part.controls.add_country("Our desk")
    settle()
    assert sum(part.series.counts["Our desk"]) == counts["AF"]


def test_another_kind_is_chosen_by_keys_and_shares_are_drawn(part, qtbot, settle):
    before = part.canvas.chart()
    part.controls.kind.setFocus()
    part.controls.kind.setCurrentIndex(3)
    part.controls.kind.activated.emit(3)
    settle()
    assert part.canvas.chart().look.kind is ChartKind.HEAT
    assert part.canvas.chart() is not before
    qtbot.keyClick(part.controls.share, Qt.Key.Key_Space)
    settle()
    assert part.canvas.chart().look.share


def test_an_event_is_written_down_by_keys_changed_in_the_list_and_undone(
    part, window, library, settle, qtbot
):
    qtbot.keyClick(part.canvas, Qt.Key.Key_Home)
    window.actions_by_name.trigger("timeline.event")
    (editor,) = window.findChildren(EventEditor)
    assert editor.day.text() == "2026-08-03"
    assert editor.words.hasFocus()
    qtbot.keyClicks(editor.words, "Gate opens")
    qtbot.keyClick(editor.words, Qt.Key.Key_Return)
    assert editor.isVisible()
    qtbot.keyClicks(editor.source, "Decree 7")
    qtbot.keyClick(editor.source, Qt.Key.Key_Return)
    settle()
    qtbot.waitUntil(lambda: not part._settle.isActive())
    settle()
    assert [(mark.number, mark.words) for mark in part.series.events] == [(1, "Gate opens")]
    window.actions_by_name.trigger("timeline.events")
    (panel,) = window.findChildren(EventsPanel)
    settle()
    assert [each.words for each in panel.selected] == ["Gate opens"]
    panel.changing.click()
    editor = window.findChildren(EventEditor)[-1]
    editor.day.setText("2026-08")
    assert not editor.button.isEnabled()
    editor.day.setText("2026-08-09")
    editor.button.click()
    settle()
    assert panel.model.rows[0].day == date(2026, 8, 9)
    panel.removing.click()
    settle()
    assert desk.list_event_markers(library) == []
    assert desk.undo_label(library) == "Remove event marker"
    panel.leave()


def test_an_event_begins_with_the_article_that_is_selected(part, window, settle, qtbot):
    qtbot.keyClick(part.canvas, Qt.Key.Key_End)
    qtbot.keyClick(part.canvas, Qt.Key.Key_Return)
    settle()
    part.articles.table.selectRow(0)
    part.add_event()
    (editor,) = window.findChildren(EventEditor)
    row = part.articles.model.rows[0]
    assert editor.day.text() == row.published
    assert (editor.words.text(), editor.source.text()) == (row.title, row.source)
    editor.leave()


def test_the_menu_of_the_chart_offers_an_event_there(part, window, settle, qtbot):
    part.open_menu(part.series.buckets[1], QPoint(10, 10))
    menu = part.canvas.findChild(QMenu)
    menu.actions()[1].trigger()
    menu.close()
    (editor,) = window.findChildren(EventEditor)
    assert editor.day.text() == part.series.buckets[1].isoformat()
    editor.leave()
