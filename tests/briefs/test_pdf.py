"""The printed brief is tagged, navigable, complete, and whole on disk."""

import dataclasses
import io
import sys

import page as ua
import pikepdf
import pypdfium2
import pytest

from briefbench.base.errors import ExportFailed
from briefbench.briefs.pdf import page_images, page_numbers, write_pdf
from briefbench.model.kinds import ItemKind, SpeechKind
from briefbench.model.outline import GlanceLine, OutlineItem, OutlineSection
from tests.briefs.outlines import WORDS, brief, chart, item, quoted, source, whole_brief


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "brief.pdf"
    return path, write_pdf(whole_brief(), path)


def assert_accessible(path):
    report = ua.validate_pdf(str(path), profile="ua1")
    assert report.is_compliant, [failure.rule_id for failure in report.failures]


def pages_of(path):
    """Return the text of each page of a PDF through its fonts' ToUnicode maps, no white space."""
    with pypdfium2.PdfDocument(path) as pdf:
        return ["".join(page.get_textpage().get_text_range().split()) for page in pdf]


def words_of(path):
    """Return the text of a PDF, white space dropped."""
    return "".join(pages_of(path))


def test_every_part_passes_the_validator_of_pdf_ua(written):
    assert_accessible(written[0])


def test_the_document_is_tagged_and_names_itself(written):
    with pikepdf.open(written[0]) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert pdf.docinfo["/Author"] == "Media Monitoring, Desk 4"
        assert str(pdf.docinfo["/Title"]).startswith("Regional Press Review")
        assert len(pdf.pages) == written[1].pages


def test_bookmarks_lead_to_sections_and_items(written):
    with pikepdf.open(written[0]) as pdf, pdf.open_outline() as outline:
        titles = [str(entry.title) for entry in outline.root]
        inside = [str(child.title) for entry in outline.root for child in entry.children]
    assert "Transit and borders" in titles
    assert "Sources" in titles
    assert any("41 attempts" in title for title in inside)


def test_parts_in_other_languages_say_so(written):
    with pikepdf.open(written[0]) as pdf:
        spoken = {
            str(each.Lang)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/Lang" in each
        }
    assert {"ru", "fa", "ar", "zh"} <= spoken


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_words_can_be_copied(written, language):
    assert "".join(WORDS[language].split()) in words_of(written[0])


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_arabic_script_can_be_copied_word_by_word(written, language):
    text = words_of(written[0])
    found = [word for word in WORDS[language].split() if word in text]
    assert len(found) >= len(WORDS[language].split()) - 1


def test_the_page_says_what_is_not_certain(written):
    text = words_of(written[0])
    for words in ("Notreviewed:", "Notwordforword:", "undated", "speakernotnamed", "TLP:GREEN"):
        assert words in text


def test_the_source_list_has_half_of_each_digest(written):
    text = words_of(written[0])
    assert "0123456789abcdef" in text
    assert "0123456789abcdef0" not in text


def test_countries_stand_by_name_and_codes_without_one_bare(tmp_path):
    write_pdf(brief(item(countries=("TJ", "XK"))), tmp_path / "b.pdf")
    text = words_of(tmp_path / "b.pdf")
    assert "Tajikistan" in text
    assert "XK" in text


def test_an_empty_brief_is_a_page(tmp_path):
    empty = brief(
        title="", sections=(), evidence=(), method=(), mark_svg="", house="", unit="", date=""
    )
    assert write_pdf(empty, tmp_path / "b.pdf").pages == 1
    assert_accessible(tmp_path / "b.pdf")


def test_sixty_items_keep_their_pages(tmp_path):
    items = tuple(item(n, quotes=(quoted("ru"),), comment="Unlikely.") for n in range(1, 61))
    long = brief(*items, glance=tuple(GlanceLine("A line.", n) for n in (1, 30, 60)))
    report = write_pdf(long, tmp_path / "b.pdf")
    pages = page_numbers(long)
    assert pages["uid-1"] < pages["uid-30"] < pages["uid-60"] <= report.pages
    assert pages["Transit and borders"] == pages["uid-1"]
    assert_accessible(tmp_path / "b.pdf")


@pytest.mark.parametrize("before", range(6))
def test_a_chart_and_its_headline_stand_on_one_page(tmp_path, before):
    figure = OutlineItem(before + 1, "c", ItemKind.CHART, "The week in numbers", figure=chart())
    items = (*(item(n + 1, quotes=(quoted(),)) for n in range(before)), figure)
    write_pdf(brief(*items), tmp_path / "b.pdf")
    (page,) = [text for text in pages_of(tmp_path / "b.pdf") if "Figure1" in text]
    assert "Theweekinnumbers" in page
    assert "Crossingclosed(Borderservice)" in page


def test_the_same_source_has_one_note_in_an_item(tmp_path):
    write_pdf(brief(item(quotes=(quoted(), quoted("ru")))), tmp_path / "b.pdf")
    assert words_of(tmp_path / "b.pdf").count("SHA-25601234567.") == 1


def test_pictures_are_png_in_the_size_asked_for():
    pages = page_images(brief(item()), scale=0.5)
    assert all(page.startswith(b"\x89PNG") for page in pages)
    width, height = (int.from_bytes(pages[0][at : at + 4]) for at in (16, 20))
    assert (width, height) == (298, 421)


def test_a_file_in_a_missing_folder_is_told(tmp_path):
    with pytest.raises(ExportFailed) as told:
        write_pdf(brief(item()), tmp_path / "gone" / "b.pdf")
    assert "b.pdf" in told.value.message
    assert told.value.advice


def test_nothing_is_left_when_the_place_is_taken(tmp_path):
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(ExportFailed):
        write_pdf(brief(item()), tmp_path / "b.pdf")
    assert [each.name for each in tmp_path.iterdir()] == ["b.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind")
def test_the_file_can_be_read_by_others(tmp_path):
    write_pdf(brief(item()), tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    "mark", ["<svg", "not a drawing", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "\ud800"]
)
def test_a_broken_house_mark_is_left_out(tmp_path, mark):
    assert write_pdf(brief(item(), mark_svg=mark), tmp_path / "b.pdf").pages


def test_only_addresses_of_the_web_are_links(tmp_path):
    bad = source(url="javascript:alert(1)")
    write_pdf(brief(item(), evidence=(bad,)), tmp_path / "b.pdf")
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        kept = io.BytesIO()
        pdf.save(kept, compress_streams=False)
    assert b"/URI (javascript" not in kept.getvalue()


def test_two_items_of_one_number_do_not_clash(tmp_path):
    twins = (item(1), dataclasses.replace(item(1), uid="other"))
    sections = (OutlineSection("A", twins[:1]), OutlineSection("A", twins[1:]))
    assert write_pdf(brief(sections=sections), tmp_path / "b.pdf").pages


def test_only_what_was_said_stands_in_quotation_marks(tmp_path):
    said = (
        quoted(words="We wait"),
        quoted(words="that the gate is shut", kind=SpeechKind.REPORTED, translation="ворота"),
        quoted(words="that it “opens soon”", kind=SpeechKind.MIXED),
    )
    path = tmp_path / "brief.pdf"
    write_pdf(brief(item(quotes=said)), path)
    words = words_of(path)
    assert "“Wewait”" in words
    assert "thatthegateisshut" in words
    assert "“thatthegate" not in words
    assert "«ворота" not in words
    assert "thatit“openssoon”" in words
    assert "“thatit" not in words
