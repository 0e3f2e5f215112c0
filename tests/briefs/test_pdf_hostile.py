"""Whatever a page says is printed as text; nothing of it runs or leaves the paper."""

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbench.briefs.pdf import write_pdf
from briefbench.model.kinds import Tlp
from briefbench.model.outline import GlanceLine, OutlineSection
from tests.briefs.outlines import brief, item, quoted, source
from tests.briefs.test_pdf import assert_accessible, words_of

MARKUP = '#import "x" *bold* _it_ $x^2$ @ref <label> \\ ` // A & B <x> #panic()'
HOSTILE = {
    "markup": MARKUP,
    "controls": "a\x00b\x07c\x1bd\x85e\r\nf\tg\u2028h",
    "emoji": "Border \U0001f69a closed \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "amharic": "ሰላም ለዓለም",
    "surrogate": "half \ud83d of one",
    "direction": "\u202eevil\u202c \u2067open and never closed",
    "combining": "Z" + "\u0301\u0323\u0489" * 60,
    "private": "\ue000\uf8ff\U0010ffff\ufffe",
    "empty": "",
    "blank": " \n\t ",
    "long word": "w" * 5000,
    "long text": "word " * 1500,
    "many lines": "line\n" * 400,
    "chinese": "我们看到旧路" * 250,
    "urdu": "ہم نے پرانا راستہ " * 150,
}


def filled(text):
    """Return a brief with ``text`` in every place that takes text."""
    quotes = (
        quoted(words=text, speaker=text, role=text, translation=text, translator=text),
        quoted(words=text, language="fa", reviewed=False, verbatim=False),
    )
    one = item(
        headline=text, outlet=text, place=text, paragraphs=(text, text), quotes=quotes,
        carried=(text, text), comment=text, remark=text, tlp=Tlp.RED, countries=(text,) * 9,
        language=text[:2], published=text[:10],
    )  # fmt: skip
    return brief(
        title=text, subtitle=text, number=text, date=text, cutoff=text, zone=text, author=text,
        distribution=text, marking=text, house=text, unit=text, period=None,
        sections=(OutlineSection(text, (one,)), OutlineSection(text, ())),
        evidence=(source(outlet=text, headline=text, url=text, sha256=text, published=text),),
        glance=(GlanceLine(text, 1), GlanceLine(text, -5)),
        method=((text, text),),
        country_names=((text, text),),
    )  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_in_every_place_is_printed(tmp_path, name):
    write_pdf(filled(HOSTILE[name]), tmp_path / "b.pdf")
    assert_accessible(tmp_path / "b.pdf")


def test_markup_shows_as_it_was_written(tmp_path):
    write_pdf(brief(item(paragraphs=(MARKUP,))), tmp_path / "b.pdf")
    assert "".join(MARKUP.split()) in words_of(tmp_path / "b.pdf")


def test_what_no_font_draws_is_told(tmp_path):
    report = write_pdf(brief(item(headline="ሰላም \U0001f69a done")), tmp_path / "b.pdf")
    assert set(report.replaced) == set("ሰላም\U0001f69a")
    assert "\ufffd" in words_of(tmp_path / "b.pdf")


@pytest.mark.parametrize("name", ["long word", "long text", "chinese", "urdu", "many lines"])
def test_nothing_leaves_the_paper(tmp_path, name):
    write_pdf(filled(HOSTILE[name]), tmp_path / "b.pdf")
    with pypdfium2.PdfDocument(tmp_path / "b.pdf") as pdf:
        for page in pdf:
            width, height = page.get_size()
            text = page.get_textpage()
            for number in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(number)
                assert min(left, bottom) >= 0
                assert right <= width
                assert top <= height


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=80))
def test_no_text_stops_an_export(tmp_path, text):
    assert write_pdf(filled(text), tmp_path / "b.pdf").pages
