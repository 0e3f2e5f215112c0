import contextlib
import struct
import threading
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.base.errors import Refused, UnreadablePage
from briefbench.intake.documents.pdf_file import (
    LARGEST_SIDE,
    page_image_task,
    pdf_page_count,
    pdf_page_image,
)
from briefbench.intake.documents.signs import is_pdf
from tests.intake.documents.making import pdf_of

SHEETS = """
#set page(width: 200pt, height: 100pt, margin: 0pt)
#rect(width: 100pt, height: 100pt, fill: rgb("#ff0000"))
#pagebreak()
Second
#pagebreak()
Third
"""


@pytest.fixture(scope="module")
def sheets():
    return pdf_of(SHEETS)


def pixels(png):
    """Return width, height and rows of a PNG of red, green and blue as bytes, no filter."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert (depth, colour) == (8, 2)
    size = struct.unpack(">I", png[33:37])[0]
    rows = zlib.decompress(png[41 : 41 + size])
    line = 1 + 3 * width
    assert len(rows) == height * line
    return width, height, [rows[n * line + 1 : (n + 1) * line] for n in range(height)]


def locked(content, tmp_path):
    path = tmp_path / "locked.pdf"
    (tmp_path / "open.pdf").write_bytes(content)
    with pikepdf.open(tmp_path / "open.pdf") as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="secret"))
    return path.read_bytes()


def test_pages_are_counted_and_drawn(sheets):
    assert pdf_page_count(sheets) == 3
    width, height, rows = pixels(pdf_page_image(sheets, 0, 2.0))
    assert (width, height) == (400, 200)
    assert rows[100][:3] == b"\xff\x00\x00"
    assert rows[100][-3:] == b"\xff\xff\xff"
    assert pdf_page_image(sheets, 1, 1.0) != pdf_page_image(sheets, 2, 1.0)


@pytest.mark.parametrize("scale", [0.0, -3.0, 0.5, 1000.0])
def test_a_picture_is_never_too_large_and_never_nothing(sheets, scale):
    width, height, _ = pixels(pdf_page_image(sheets, 0, scale))
    assert 1 <= height < width <= LARGEST_SIDE


def test_a_page_that_is_not_there_is_refused(sheets):
    for page in (-1, 3):
        with pytest.raises(Refused, match="no page"):
            pdf_page_image(sheets, page, 1.0)


def test_a_locked_file_says_what_to_do(sheets, tmp_path):
    with pytest.raises(UnreadablePage, match="password") as problem:
        pdf_page_count(locked(sheets, tmp_path), "a.pdf")
    assert problem.value.kind == "encrypted"
    assert "password" in problem.value.advice


def test_the_task_of_a_worker(sheets, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(sheets)
    assert page_image_task(str(path), "a.pdf", -1, 1.0) == (3, b"")
    assert page_image_task(str(path), "a.pdf", 1, 1.0) == (0, pdf_page_image(sheets, 1, 1.0))


def test_threads_take_turns(sheets):
    pages = [None] * 8

    def draw(n):
        pages[n] = pdf_page_image(sheets, n % 3, 1.0)

    threads = [threading.Thread(target=draw, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert pages[0] == pages[3] == pages[6]
    assert pages[1] == pages[4] != pages[0]


def test_the_mark_may_stand_behind_rubbish():
    assert is_pdf(b"%PDF-1.7\n")
    assert is_pdf(b"\r\n" * 100 + b"%PDF-1.4")
    assert not is_pdf(b" " * 2000 + b"%PDF-1.4")
    assert not is_pdf(b"<html><p>%PDF-1.4 is a mark</p>")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_drawn_or_refused(sheets, data):
    content = bytearray(sheets)
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    with contextlib.suppress(UnreadablePage):
        for page in range(min(pdf_page_count(cut), 4)):
            pixels(pdf_page_image(cut, page, 0.5))
