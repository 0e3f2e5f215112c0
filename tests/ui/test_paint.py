"""Places in rows: mirrored, wrapped, counted as Qt counts."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from briefbench.ui.paint import Canvas, utf16, wrap
from briefbench.ui.theme import Role

FRAME = QRect(10, 0, 200, 40)


def canvas(theme, way, painter=None):
    return Canvas(painter, theme, FRAME, way)


def test_places_are_mirrored_inside_the_row(theme):
    place = QRect(20, 5, 30, 10)
    assert canvas(theme, Qt.LayoutDirection.LeftToRight).place(place) == place
    mirrored = canvas(theme, Qt.LayoutDirection.RightToLeft).place(place)
    assert (mirrored.right() - FRAME.left()) == FRAME.right() - place.left()
    assert mirrored.size() == place.size()


def test_wrapped_words_are_cut_only_in_the_last_line(theme):
    words = "one two three four five six seven eight nine ten eleven twelve"
    lines = wrap(theme, words, Role.SMALL, 100, 3)
    assert len(lines) == 3
    assert words.startswith(lines[0])
    assert lines[2].endswith("…")
    assert wrap(theme, "short", Role.SMALL, 100, 3) == ["short"]


def test_astral_letters_are_not_cut_in_two(theme):
    assert "".join(wrap(theme, "𐍈𐍈𐍈 𐍈𐍈𐍈", Role.SMALL, 60, 2)).strip("… ") != ""


@given(st.text(max_size=40), st.integers(0, 40))
def test_utf16_places(text, place):
    place = min(place, len(text))
    assert utf16(text, place) == len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def test_text_is_painted_inside_its_place_in_both_directions(theme):
    for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        picture = QImage(220, 40, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setClipRect(FRAME)
        used = canvas(theme, way, painter).text(QRect(10, 0, 60, 40), "Customs", Role.BODY)
        painter.end()
        inked = [x for x in range(220) for y in range(40) if picture.pixel(x, y) != 0xFFFFFFFF]
        assert used <= 60
        near = max(inked) if way == Qt.LayoutDirection.RightToLeft else min(inked)
        assert abs(near - (FRAME.right() if way == Qt.LayoutDirection.RightToLeft else 10)) < 5
