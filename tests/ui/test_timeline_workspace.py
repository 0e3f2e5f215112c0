"""The Timeline workspace through the real window."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
from shiboken6 import delete

from briefbench import desk
from briefbench.model.charts import ChartKind, ChartLook, ChartQuestion
from briefbench.model.kinds import Bucket, Count, Dated, ItemKind, Kind, Per
from briefbench.timeline.style import MARKERS
from briefbench.ui import timeline_out
from briefbench.ui.theme import DARK, LIGHT
from briefbench.ui.timeline_events import EventEditor, EventsPanel, EventWords
from briefbench.ui.timeline_foot import foot_words
from briefbench.ui.timeline_keys import KeyTick
from briefbench.ui.timeline_places import Chosen
from briefbench.ui.timeline_style import SIGNS, chart_style, marker_icon
from tests.making import add_drafts, draft_of
from tests.timeline.making import made
from tests.ui.holding import Held

FIRST = date(2026, 8, 3)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The folder of a library with eight weeks of stories and one that is undated."""
    folder = tmp_path_factory.mktemp("filled") / "library"
    library = desk.open_library(folder, holder="the tests")
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
    library.close()
    return folder


@pytest.fixture
def library(filled, tmp_path):
    shutil.copytree(filled, tmp_path / "library")
    library = desk.open_library(tmp_path / "library", holder="the tests")
    yield library
    library.close()


@pytest.fixture
def window(make_window, settle):
    window = make_window()
    choose_by(window.part("timeline"), Bucket.WEEK)  # before it is shown, so that it counts once
    window.show_workspace("timeline")
    settle()
    yield window
    window.close()


def choose_by(part, by):
    """Choose the length of a bucket as the officer does."""
    steps = part.controls.steps
    steps.setCurrentIndex(steps.findData(by.value if by else ""))
    steps.activated.emit(steps.currentIndex())


@pytest.fixture
def part(window):
    return window.part("timeline")


def test_stories_by_week_are_counted(part):
    assert part.pane.head.title.text() == "Stories by week and country"
    assert part.series.by is Bucket.WEEK
    assert part.series.count is Count.STORIES
    assert len(part.series.buckets) == 8
    assert part.pane.foot.number.text().startswith("n = ")
    assert part.pane.foot.undated.text() == "1 undated, not shown"
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


def test_the_undated_are_listed_and_other_steps_and_units_counted(part, qtbot, settle):
    part.pane.foot.undated.click()
    settle()
    assert part.articles.header.title.text() == "Undated"
    assert [row.title for row in part.articles.model.rows] == ["Undated note"]
    part.reload()
    settle()
    assert part.articles.header.title.text() == "Undated"
    assert part.articles.nearer.isHidden()
    part.list_undated()
    part.canvas.setFocus()
    qtbot.keyClick(part.canvas, Qt.Key.Key_Escape)
    settle()
    assert part.articles.header.title.text() == "Articles"

    choose_by(part, Bucket.MONTH)
    part.controls.count.group.button(1).click()
    settle()
    assert part.pane.head.title.text() == "Articles by month and country"
    assert part.series.by is Bucket.MONTH
    part.controls.count.group.button(2).click()
    settle()
    assert part.pane.showing is False
    assert part.pane.nothing.title.text() == "No quotes yet"
    assert not part.pane.send.isEnabled()


def test_countries_are_taken_out_and_added(part, qtbot, settle):
    tick = part.controls.keys.ticks["TJ"]
    tick.box.click()
    settle()
    assert "TJ" not in part.series.counts
    assert "TJ" in part.controls.keys.ticks
    assert part.controls.keys.ticks["TJ"].number.text() == ""
    part.controls.keys.show_largest()
    settle()
    assert next(iter(part.series.counts)) == "TJ"
    assert part.controls.keys.ticks["TJ"].box.isChecked()

    part.controls.keys.adding.setText("mongolia")
    qtbot.keyClick(part.controls.keys.adding, Qt.Key.Key_Return)
    settle()
    assert part.series.counts["MN"] == (0,) * 8
    assert part.controls.keys.adding.text() == ""


def test_it_follows_the_search_box(part, bench, settle, qtbot):
    bench.question.ask(words="country:UZ")
    qtbot.waitUntil(lambda: not part._settle.isActive())
    settle()
    assert list(part.series.counts) == ["UZ"]
    bench.question.ask(words="country:")
    qtbot.waitUntil(lambda: not part._settle.isActive())
    settle()
    assert part.pane.showing is False
    assert not part.pane.send.isEnabled()
    assert not part.articles.isVisible()
    QGuiApplication.clipboard().setText("before")
    part.copy()
    part.list_undated()
    settle()
    assert QGuiApplication.clipboard().text() == "before"
    assert part.articles.model.rowCount() == 0
    bench.question.ask(words="")
    qtbot.waitUntil(lambda: not part._settle.isActive())
    settle()
    assert part.pane.showing


def test_the_chart_goes_into_a_brief_that_is_made(part, library, settle):
    choose_by(part, Bucket.DAY)
    settle()
    part.out.send_chart(0)
    settle()
    (brief,) = desk.list_briefs(library)
    (section,) = desk.brief_view(library, brief.id).sections
    assert section.items[0].kind is ItemKind.CHART
    assert section.items[0].headline == "Stories by day and country"
    desk.undo(library)
    assert desk.list_briefs(library) == []


def test_the_chart_is_saved_and_copied_as_picture_and_counts(part, tmp_path, settle, monkeypatch):
    for ending, begins in (
        ("svg", b"<?xml"),
        ("png", b"\x89PNG"),
        ("pdf", b"%PDF-1"),
        ("csv", b"\xef\xbb\xbf"),
    ):
        path = tmp_path / f"chart.{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, p=path: (str(p), ""))
        part.out.choose_file(ending)
        settle()
        assert path.read_bytes().startswith(begins)

    counted = "2026-09-30T10:20:30Z"
    part.show_series(part._asked, counted, part.series)
    part.controls.share.click()
    part.out.save_chart(tmp_path / "then.csv")
    part.copy()
    part.out.prepare()
    settle()
    assert "30 September 2026, 10:20" in part.pane.foot.number.text()
    assert "30 September 2026" in (tmp_path / "then.csv-metadata.json").read_text("utf-8")
    for _ in range(2):  # drawn for the clipboard; then as it was drawn for a drag
        mime = QGuiApplication.clipboard().mimeData()
        assert mime.hasImage()
        assert mime.text().startswith("week\ttotal\tTJ\t")
        QGuiApplication.clipboard().clear()
        part.copy()


def test_ways_out_are_named_and_the_button_is_pulled(part, qtbot, monkeypatch):
    part.out.save_menu(part.pane.save)
    menu = part.pane.save.findChild(QMenu)
    assert len(menu.actions()) == len(desk.CHART_ENDINGS) + 2
    menu.close()

    pulled = []
    monkeypatch.setattr(timeline_out, "start_drag", lambda *drag: pulled.append(drag))
    button = part.pane.send
    qtbot.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(60, 30),
        QPointF(button.mapToGlobal(QPoint(60, 30))),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(button, moved)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert len(pulled) == 1
    assert not button.findChildren(QMenu)


def test_a_change_is_counted_again_and_the_bar_stays_chosen(part, library, settle, qtbot):
    bucket = part.series.buckets[2]
    part.pick(Chosen(bucket, bucket))
    settle()
    before = part.articles.model.rowCount()
    row = next(row for row in part.articles.model.rows if not row.copies)
    desk.trash_articles(library, [row.id])
    settle()
    qtbot.waitUntil(lambda: not part._settle.isActive())
    settle()
    assert part.articles.model.rowCount() == before - 1
    assert part.canvas.chosen.first == bucket


def test_the_chart_takes_the_schemes_colours(theme):
    theme.show(DARK, 1.5)
    style = chart_style(theme)
    assert style.ground == DARK.surface
    assert style.small == 18
    theme.show(LIGHT, 1.0)


def test_an_empty_library_says_what_to_do(library, make_window, settle):
    desk.trash_articles(library, desk.find_articles(library).ids)
    window = make_window()
    window.show_workspace("timeline")
    settle()
    assert window.part("timeline").pane.nothing.title.text() == "Nothing to count yet"
    window.close()


def test_a_group_of_countries_is_one_line_of_the_chart(part, library, settle, qtbot):
    qtbot.keyClicks(part.controls.keys.adding, "central asia")
    qtbot.keyClick(part.controls.keys.adding, Qt.Key.Key_Return)
    settle()
    counts = {name: sum(found) for name, found in part.series.counts.items()}
    members = sum(n for code, n in counts.items() if code in {"TJ", "UZ", "KG", "KZ"})
    assert counts["Central Asia"] == members
    desk.make_country_group(library, "Our desk", ["AF"])
    settle()
    part.controls.keys.add("Our desk")
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
    wrong = EventEditor(part.bench, part, EventWords("2026-08-09", "Gate shuts", "Decree 8"), 999)
    wrong.keep()  # refused: what was written stays
    settle()
    assert wrong.isVisible()
    assert "999" not in wrong.refused.text() != ""
    wrong.leave()
    editor.button.click()
    settle()
    assert panel.model.rows[0].day == date(2026, 8, 9)
    panel.removing.click()
    settle()
    assert desk.list_event_markers(library) == []
    assert desk.undo_label(library) == "Remove event marker"
    panel.leave()
    edit = QLineEdit(part)
    edit.show()
    edit.setFocus()
    panel = EventsPanel(part.bench, part)
    delete(edit)
    panel.leave()


def test_an_event_begins_with_what_is_selected_or_pointed_at(part, window, settle, qtbot):
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

    part.open_menu(Chosen(part.series.buckets[1], part.series.buckets[1]), QPoint(10, 10))
    menu = part.canvas.findChild(QMenu)
    menu.actions()[2].trigger()
    menu.close()
    editor = window.findChildren(EventEditor)[-1]
    assert editor.day.text() == part.series.buckets[1].isoformat()
    editor.leave()


def test_a_stretch_is_listed_and_zoomed_to_and_the_way_back(part, settle):
    buckets, order = part.series.buckets, list(part.series.counts)
    part.pick(Chosen(buckets[1], buckets[3]))
    settle()
    assert part.articles.header.title.text() == "10 Aug 2026 to 24 Aug 2026"
    counted = sum(part.series.total[1:4])
    assert part.articles.header.note.text() == f"{counted} stories"
    assert part.articles.model.rowCount() == counted
    days = [row.published for row in part.articles.model.rows]
    assert days == sorted(days, reverse=True)
    part.articles.nearer.click()
    settle()
    assert part.series.by is Bucket.DAY
    assert part.series.matches == counted
    assert part.pane.stretch.text() == "10 Aug 2026 to 24 Aug 2026"
    assert not part.pane.whole.isHidden()
    assert list(part.series.counts) == order
    told = []
    part.controls.changed.connect(lambda: told.append(part.zoom.asked(ChartQuestion()).keys))
    part.zoom.changed.connect(lambda: told.append("zoomed"))
    part.controls.keys.largest.setFocus()
    part.controls.keys.largest.click()
    settle()
    assert told == [None]  # counted once, and the right question
    assert part.canvas.hasFocus()
    assert list(part.series.counts) != order
    assert all(map(sum, part.series.counts.values()))
    part.pane.farther.click()
    settle()
    assert part.series.matches > counted
    part.pane.whole.setFocus()
    part.pane.whole.click()
    settle()
    assert part.canvas.hasFocus()
    assert (part.series.by, len(part.series.buckets)) == (Bucket.WEEK, 8)
    assert part.pane.whole.isHidden()
    part.zoom.enter(Chosen(buckets[0], buckets[0]))
    settle()
    part.bench.question.ask(words="country:AF")
    part.reload()
    settle()
    assert part.pane.nothing.title.text() == "Nothing in this stretch"
    part.zoom.back()
    settle()
    assert part.pane.showing
    part.bench.question.ask(words="")


def test_the_table_says_what_the_chart_shows(part, settle, qtbot):
    part.pane.switch()
    grid = part.table.grid
    series = part.series
    assert [grid.headerData(n, Qt.Orientation.Horizontal) for n in range(4)] == [
        "Week of",
        "All",
        "Tajikistan",
        "Uzbekistan",
    ]
    assert grid.rowCount() == len(series.buckets) + 1
    cell = grid.index(0, 2)
    assert cell.data() == str(series.counts["TJ"][0])
    spoken = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Week of 3 August 2026, Tajikistan: 1 story"
    assert grid.index(len(series.buckets), 1).data() == str(series.matches)
    part.table.setCurrentIndex(cell)
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    settle()
    assert part.articles.header.title.text() == "Week of 3 August 2026"
    assert {row.title for row in part.articles.model.rows} == {"Story 0 TJ"}
    part.list_undated()
    qtbot.keyClick(part.table, Qt.Key.Key_Return)  # lists, for something else was listed
    settle()
    assert part.articles.header.title.text() == "Week of 3 August 2026"
    assert part.canvas.looked_at() == series.buckets[0]
    part.articles.table.selectRow(0)
    assert part.bench.selection.ids(Kind.ARTICLE)
    qtbot.keyClick(part.table, Qt.Key.Key_Escape)
    assert part.articles.header.title.text() == "Articles"
    assert not part.bench.selection.ids(Kind.ARTICLE)
    assert part.canvas.looked_at() is None
    part.table.selectRow(2)
    part.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 1 + len(series.buckets)
    gap = replace(series, empty=(True, *series.empty[1:]), partial=True)
    grid.show_series(gap, desk.country_name, share=False)
    assert grid.index(0, 2).data() == "–"
    assert grid.index(7, 0).data().endswith(", not over")


def test_headlines_come_when_one_lingers(part, settle, qtbot):
    qtbot.keyClick(part.canvas, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: part.canvas._headlines is not None)
    at, titles = part.canvas._headlines
    assert at.bucket == part.series.buckets[0]
    assert set(titles) <= {"Story 0 TJ", "Story 0 UZ"}
    assert titles


def test_the_foot_explains_what_is_not_in_the_picture():
    series = replace(made(8), base=(50,) * 8, several=3, without=1, spread=2, vague=4)
    look = ChartLook(ChartKind.BARS, share=True)
    words = " · ".join(foot_words(series, look, datetime(2026, 11, 25, 9, 5, tzinfo=UTC)))
    for said in (
        "n = ",
        "4 with too vague a date are not shown",
        "2 with vague dates are each given",
        "3 count for several countries or groups, once in the total",
        "1 is about no country",
        "per cent of all stories in the library at that time",
        "copies count once",
        "per cent of all stories in the library",
        "as of 25 November 2026, 09:05",
    ):
        assert said in words


def test_marks_are_hidden_and_other_dates_chosen_in_the_fold(part, library, settle, qtbot):
    desk.add_event_marker(library, "2026-08-12", "Gate opens", "Decree 7")
    settle()
    qtbot.waitUntil(lambda: not part._settle.isActive())
    settle()
    tick = part.controls.mark_ticks["events"]
    assert tick.text() == "Events (1)"
    assert part.canvas.series.events
    tick.click()
    assert part.canvas.series.events == ()
    assert part.series.events
    tick.click()
    assert part.canvas.series.events

    part.controls.fold.click()
    part.controls.dated.group.button(2).click()
    settle()
    assert part.series.dated is Dated.CAPTURED
    assert part.controls.fold.text() == "By captured date"
    part.controls.per.group.button(2).click()
    settle()
    assert part.series.per is Per.TAG
    assert part.controls.keys.adding.accessibleName() == "Add tag"
    part.controls.dated.group.button(0).click()
    part.controls.per.group.button(0).click()
    settle()
    part.controls.per.group.button(2).click()
    assert part.controls.keys.ticks
    assert not any(tick.isEnabled() for tick in part.controls.keys.ticks.values())
    part.controls.keys.add("border")
    settle()
    assert list(part.controls.keys.ticks) == part.controls.keys.chosen == ["border"]
    assert part.controls.keys.ticks["border"].isEnabled()


def test_a_name_is_no_format_and_what_is_not_shown_has_no_marker(theme):
    tick = KeyTick(theme, "{unit} & 7")
    tick.show_count(None, 0)
    assert tick.box.accessibleName() == "{unit} & 7, not shown"
    pictures = [marker_icon(theme, place).pixmap(16, 16).toImage() for place in (*range(8), None)]
    assert tick.box.icon().pixmap(16, 16).toImage() == pictures.pop()
    inks = [
        [picture.pixelColor(x, y).alpha() for x in range(16) for y in range(16)]
        for picture in pictures
    ]
    assert all(map(any, inks))
    assert len(set(map(tuple, inks))) == 8  # they differ in shape
    assert set(SIGNS) == set(MARKERS)


def test_the_chart_is_dragged_into_a_brief_and_out_of_the_window(
    part, window, library, settle, bench
):
    part.out.prepare()
    settle()
    mime = part.out.carried()
    (url,) = mime.urls()
    assert Path(url.toLocalFile()).read_bytes().startswith(b"\x89PNG")
    assert mime.hasImage()
    held = Held(mime)
    assert not held.over(window.part("timeline").controls)
    assert held.over(window.bar.segments.group.button(3))
    held.drop()
    settle()
    (brief,) = desk.list_briefs(library)
    desk.add_section(library, brief.id, "Trade")
    window.show_workspace("briefs")
    settle()
    outline = window.part("briefs").outline
    assert held.over(outline.viewport(), QPoint(40, outline.viewport().height() - 8))
    held.drop()
    settle()
    sections = desk.brief_view(library, brief.id).sections
    assert [len(section.items) for section in sections] == [1, 1]
    items = [item for section in sections for item in section.items]
    assert {item.headline for item in items} == {"Stories by week and country"}
    assert desk.undo_label(library) == "Put chart into the brief"
