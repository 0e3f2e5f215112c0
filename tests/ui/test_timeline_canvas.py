"""The canvas: picked by mouse and keys, spoken to a screen reader."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from briefbench.model.kinds import Bucket
from briefbench.model.series import EventMark
from briefbench.timeline.boxes import Hit
from briefbench.ui.timeline_canvas import TimelineCanvas
from briefbench.ui.timeline_card import card_of
from briefbench.ui.timeline_places import Chosen
from tests.timeline.making import LIGHT, made, name


@pytest.fixture
def canvas(qtbot):
    canvas = TimelineCanvas(LIGHT, lambda work, then: then(work()))
    qtbot.addWidget(canvas)
    canvas.resize(900, 400)
    canvas.show()
    return canvas


def picks(canvas):
    found = []
    canvas.picked.connect(lambda chosen: found.append((chosen.first, chosen.key)))
    return found


def test_a_click_picks_the_bucket_and_near_a_point_its_country(canvas, qtbot):
    series = made(12, codes=("TJ", "UZ"))
    canvas.show_series(series, name)
    found = picks(canvas)
    canvas.grab()
    frame = canvas.chart().frame
    column = QPoint(round(frame.x(4)), round(frame.top) + 2)
    point = QPoint(round(frame.x(7)), round(frame.y(max(series.counts["TJ"][7], 0))))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=column)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert [bucket for bucket, _ in found] == [series.buckets[4], series.buckets[7]]
    assert found[1][1] in series.counts
    assert canvas.chosen.first == series.buckets[7]


def test_keys_move_turn_and_pick(canvas, qtbot):
    series = made(12, codes=("TJ", "UZ"), partial=True)
    canvas.show_series(series, name)
    found = picks(canvas)
    keys = Qt.Key
    qtbot.keyClick(canvas, keys.Key_Return)
    assert found == []
    for key in (keys.Key_Home, keys.Key_Right, keys.Key_Right, keys.Key_Left, keys.Key_Down):
        qtbot.keyClick(canvas, key)
    assert "Tajikistan" in canvas.accessibleDescription()
    qtbot.keyClick(canvas, keys.Key_Return)
    qtbot.keyClick(canvas, keys.Key_Up)
    qtbot.keyClick(canvas, keys.Key_End)
    qtbot.keyClick(canvas, keys.Key_Right)
    qtbot.keyClick(canvas, keys.Key_Space)
    assert found == [(series.buckets[1], "TJ"), (series.buckets[-1], None)]


def test_it_says_the_finding_and_forgets_a_bucket_that_is_gone(canvas):
    series = made(30)
    canvas.show_series(series, name)
    assert "peaks at" in canvas.accessibleName()
    assert "Stories per week" in canvas.accessibleDescription()
    canvas.choose(Chosen(series.buckets[2], series.buckets[2]))
    canvas.show_series(series, name)
    assert canvas.chosen.last == series.buckets[2]
    canvas.show_series(made(3, Bucket.MONTH), name)
    assert canvas.chosen is None


@pytest.mark.parametrize("size", [0, 1, 2, 40])
def test_it_paints_every_size_with_guide_and_ring(canvas, qtbot, size):
    canvas.grab()
    series = made(size, gap=0.4) if size else made(0, codes=())
    canvas.show_series(series, name)
    canvas.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Return):
        qtbot.keyClick(canvas, key)
        assert not canvas.grab().isNull()
    qtbot.mouseMove(canvas, QPoint(300, 150))
    canvas.use_style(LIGHT)
    canvas.resize(30, 20)
    assert not canvas.grab().isNull()


def test_hovering_draws_no_new_picture(canvas, qtbot):
    canvas.show_series(made(52), name)
    canvas.grab()
    picture = canvas._picture
    for x in range(100, 700, 100):
        qtbot.mouseMove(canvas, QPoint(x, 200))
        canvas.grab()
    assert canvas._picture is picture


def test_the_picture_is_drawn_off_the_windows_thread(qtbot):
    waiting = []
    canvas = TimelineCanvas(LIGHT, lambda work, then: waiting.append((work, then)))
    qtbot.addWidget(canvas)
    canvas.resize(900, 400)
    canvas.show_series(made(12), name)
    canvas.grab()
    canvas.grab()
    assert len(waiting) == 1
    assert canvas.chart() is None
    canvas.resize(600, 300)
    canvas.grab()
    (first, then), (second, _) = waiting
    then(first())
    canvas.grab()
    assert canvas.chart().width == 900
    then(second())
    assert canvas.chart().width == 600


def drag(canvas, qtbot, first, last):
    """Drag with the mouse from one bucket to another, and keep the button down."""
    chart = canvas.chart()
    top = round(chart.frame.top) + 2
    points = [QPoint(round(chart.frame.x(place)), top) for place in (first, last)]
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=points[0])
    for part in (3, 2, 1):
        point = points[0] + (points[1] - points[0]) / part
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(canvas.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(canvas, moved)
    return points[1]


def test_a_rubber_band_chooses_a_stretch_and_escape_lets_it_go(canvas, qtbot):
    series = made(20, codes=("TJ", "UZ"))
    canvas.show_series(series, name)
    canvas.grab()
    found = []
    canvas.picked.connect(found.append)
    end = drag(canvas, qtbot, 11, 4)
    assert canvas.band() == Chosen(series.buckets[4], series.buckets[11])
    assert found == []
    assert not canvas.grab().isNull()
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert found == [Chosen(series.buckets[4], series.buckets[11])] == [canvas.chosen]
    end = drag(canvas, qtbot, 2, 8)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert len(found) == 1
    assert canvas.chosen is not None
    with qtbot.waitSignal(canvas.released):
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.chosen is None


def test_the_card_goes_with_the_mouse_and_stays_with_the_keys(canvas, qtbot):
    canvas.show_series(made(20), name)
    canvas.setFocus()
    canvas.grab()
    frame = canvas.chart().frame
    qtbot.mouseMove(canvas, QPoint(round(frame.x(5)), round(frame.top) + 2))
    assert canvas.looked_at() == canvas.series.buckets[5]
    qtbot.mouseMove(canvas, QPoint(round(frame.x(7)), round(frame.top) - 6))
    assert canvas.looked_at() == canvas.series.buckets[7]
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert canvas.looked_at() is None
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert canvas.looked_at() == canvas.series.buckets[0]
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.looked_at() is None


def test_keys_choose_a_stretch_list_it_and_go_into_it(canvas, qtbot):
    series = made(20, codes=("TJ", "UZ"))
    canvas.show_series(series, name)
    canvas.grab()
    listed, entered = [], []
    canvas.picked.connect(listed.append)
    canvas.entered.connect(entered.append)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    for _ in range(3):
        qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    said = canvas.accessibleDescription()
    assert said.startswith("4 weeks, ")
    assert "Tajikistan" in said
    wanted = Chosen(series.buckets[0], series.buckets[3], next(iter(series.counts)))
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert (listed, entered) == ([wanted], [])
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert entered == [wanted]
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert listed[1].first == listed[1].last == series.buckets[-1]
    assert len(entered) == 1


def test_the_keys_stay_at_their_day_when_something_else_is_counted(canvas, qtbot):
    weeks = made(12, codes=("TJ", "UZ"))
    canvas.show_series(weeks, name)
    canvas.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(canvas, key)
    canvas.show_series(made(3, Bucket.MONTH, codes=("TJ", "UZ")), name)
    assert canvas.looked_at() == date(2025, 1, 1)
    canvas.show_series(made(2, Bucket.YEAR, codes=("UZ",)), name)
    assert canvas.looked_at() == date(2025, 1, 1)
    assert canvas._at.key is None
    canvas.show_series(made(3, Bucket.YEAR), name)
    canvas.show_series(replace(made(3), buckets=weeks.buckets[9:]), name)
    assert canvas.looked_at() is None


def test_the_wheel_with_control_goes_nearer_at_the_mouse(canvas, qtbot):
    series = made(20)
    canvas.show_series(series, name)
    canvas.grab()
    found = []
    canvas.stepped.connect(lambda way, day: found.append((way, day)))
    place = QPointF(canvas.chart().frame.x(6), canvas.chart().frame.top + 2)
    panned = []
    canvas.panned.connect(panned.append)
    turns = [(QPoint(0, turned), Qt.KeyboardModifier.ControlModifier) for turned in (60, 60, -120)]
    turns.append((QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier))
    turns.append((QPoint(120, 0), Qt.KeyboardModifier.NoModifier))
    for turned, held in turns:
        event = QWheelEvent(
            place,
            QPointF(canvas.mapToGlobal(place)),
            QPoint(),
            turned,
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas, event)
    assert found == [(1, series.buckets[6]), (-1, series.buckets[6])]
    assert panned == [1, -1]
    with qtbot.waitSignal(canvas.entered) as told:
        qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert told.args[0].first == series.buckets[6]


def test_the_card_tells_counts_events_and_headlines():
    series = made(20, codes=("TJ", "UZ", "IR"), partial=True)
    day = series.buckets[3]
    series = replace(
        series, events=(EventMark(1, day, "Gate opens", "Decree 7"),), base=(100,) * 20
    )
    card = card_of(
        series, Hit(3, day, "UZ"), name, LIGHT, share=True, headlines=("Lorries by night",)
    )
    (looked,) = [line for line in card.counts if line.strong]
    assert looked.words == "Uzbekistan"
    assert looked.number == f"{series.counts['UZ'][3]} · {series.counts['UZ'][3]} %"
    assert any("Gate opens" in line.words for line in card.notes)
    assert card.headlines == ("Lorries by night",)
    last = card_of(series, Hit(19, series.buckets[19], None), name, LIGHT)
    assert last.notes[-1].words == "not over yet"
    empty = replace(series, empty=(True,) * 20)
    assert [line.words for line in card_of(empty, Hit(3, day, None), name, LIGHT).counts] == [
        "nothing saved"
    ]
