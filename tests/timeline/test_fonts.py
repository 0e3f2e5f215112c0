"""The program's fonts are found by file; what is broken or missing is passed over."""

import shutil
from pathlib import Path

import matplotlib as mpl
import pytest

from briefbench.timeline import fonts
from briefbench.timeline.fonts import drawable, families, text_outline, text_width


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "fonts").mkdir()
    monkeypatch.setattr(fonts, "resource", tmp_path.joinpath)
    return tmp_path / "fonts"


def test_fonts_are_registered_by_file_and_broken_ones_passed_over(folder):
    (folder / "broken.ttf").write_bytes(b"no font")
    (folder / "OFL.txt").write_text("licence")
    serif = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf"
    shutil.copy(serif, folder)
    assert fonts.load_fonts.__wrapped__() == ("DejaVu Serif", "DejaVu Sans")


def test_without_a_font_folder_the_last_resort_stays(folder):
    folder.rmdir()
    assert fonts.load_fonts.__wrapped__() == ("DejaVu Sans",)


def test_only_known_families_are_asked_for():
    assert families(("No Such Face",)) == list(fonts.load_fonts())


def test_what_cannot_be_drawn_is_seen_as_such():
    assert drawable("a\x00\u202eb\n c\U00010330") == "ab  c\ufffd"
    assert len(drawable("x" * 5000)) == fonts.LONGEST


def test_a_line_is_as_wide_as_it_is_large():
    assert text_width("Tajikistan", 24) == pytest.approx(2 * text_width("Tajikistan", 12))
    assert text_width("", 12) == 0
    assert text_outline("") is not None
    assert text_outline(" ") is not None
