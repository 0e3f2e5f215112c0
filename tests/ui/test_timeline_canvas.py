"""The canvas: picked by mouse and keys, spoken to a screen reader."""

import pytest
from PySide6.QtCore import QPoint, Qt

from briefbench.model.kinds import Bucket
from briefbench.ui.timeline_canvas import TimelineCanvas
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
    canvas.picked.connect(lambda bucket, country: found.append((bucket, country)))
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
    assert canvas.chosen() == series.buckets[7]


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
    canvas.choose(series.buckets[2])
    canvas.show_series(series, name)
    assert canvas.chosen() == series.buckets[2]
    canvas.show_series(made(3, Bucket.MONTH), name)
    assert canvas.chosen() is None


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
