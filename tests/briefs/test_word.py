"""The Word brief is valid, with real headings, footnotes, contents, fields and languages."""

import re
import zipfile
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from briefbench.base.errors import ExportFailed
from briefbench.briefs.pdf import page_numbers
from briefbench.briefs.word import write_docx
from tests.briefs.outlines import SVG, WORDS, brief, item, quoted, whole_brief
from tests.briefs.test_pdf_hostile import HOSTILE, MARKUP, filled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("word") / "brief.docx"
    return path, write_docx(whole_brief(), path)


def assert_valid(path):
    result = OpenXmlValidator().validate(str(path))
    assert result.is_valid, [str(error) for error in result.errors][:5]


def part(path, name):
    with zipfile.ZipFile(path) as package:
        return ET.fromstring(package.read(f"word/{name}.xml"))


def text_of(node):
    return "".join(each.text or "" for each in node.iter(f"{W}t"))


def paragraphs(path, style):
    return [
        each
        for each in part(path, "document").iter(f"{W}p")
        if (named := each.find(f"{W}pPr/{W}pStyle")) is not None and named.get(f"{W}val") == style
    ]


def instructions(node):
    return " ".join(each.text or "" for each in node.iter(f"{W}instrText"))


def test_it_passes_the_open_xml_validator(written):
    assert_valid(written[0])


def test_headings_are_real_and_name_sections_and_items(written):
    document = docx.Document(str(written[0]))
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"][:3] == [
        "Transit and borders",
        "Numbers",
        "Water",
    ]
    second = [text_of(each) for each in paragraphs(written[0], "Heading2")]
    assert len(second) == 8
    assert second[0] == "1Customs counts 41 attempts in one night"


def test_notes_are_footnotes_each_with_one_mark(written):
    notes = part(written[0], "footnotes")
    words = {note.get(f"{W}id"): text_of(note) for note in notes if not note.get(f"{W}type")}
    marks = [
        each.get(f"{W}id") for each in part(written[0], "document").iter(f"{W}footnoteReference")
    ]
    assert marks == list(words)
    assert len(words) == written[1].notes > 0
    assert all("01234567" in text and "vakhsh.example" in text for text in words.values())


def test_contents_are_filled_in_with_the_pages_of_the_pdf(written):
    pages = page_numbers(whole_brief())
    lines = paragraphs(written[0], "Toc2")
    assert [int(re.search(r"\d+$", text_of(line))[0]) for line in lines] == [
        pages[f"uid-{number}"] for number in range(1, 9)
    ]
    document = part(written[0], "document")
    assert 'TOC \\o "1-2"' in instructions(document)
    anchors = {link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")} - {None}
    names = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    assert anchors <= names


@pytest.mark.parametrize("name", ["header1", "header2", "footer1", "footer2"])
def test_every_page_says_its_mark(written, name):
    with zipfile.ZipFile(written[0]) as package:
        if f"word/{name}.xml" not in package.namelist():
            pytest.skip("the pages have fewer of these")
    assert "TLP:AMBER" in text_of(part(written[0], name)).replace("\u00a0", " ")


def test_the_foot_counts_pages_by_fields(written):
    with zipfile.ZipFile(written[0]) as package:
        feet = [name for name in package.namelist() if name.startswith("word/footer")]
    found = " ".join(instructions(part(written[0], foot[5:-4])) for foot in feet)
    assert "PAGE" in found
    assert "NUMPAGES" in found


def test_the_chart_has_a_number_and_says_what_it_shows(written):
    document = part(written[0], "document")
    said = [each.get("descr") for each in document.iter() if each.tag.endswith("}docPr")]
    assert "A bar chart: 41 stories in the week of 16 November." in said
    assert "SEQ Figure" in instructions(document)
    assert "1  16 Nov 2026: Crossing closed (Border service)" in text_of(document)


@pytest.mark.parametrize("language", WORDS)
def test_words_are_kept_in_every_script(written, language):
    assert WORDS[language] in text_of(part(written[0], "document"))


@pytest.mark.parametrize(
    ("language", "attribute"), [("fa", "bidi"), ("ar", "bidi"), ("ru", "val"), ("zh", "eastAsia")]
)
def test_runs_say_their_language_and_direction(written, language, attribute):
    runs = [
        run for run in part(written[0], "document").iter(f"{W}r") if WORDS[language] in text_of(run)
    ]
    assert runs
    for run in runs:
        said = run.find(f"{W}rPr/{W}lang").get(f"{W}{attribute}")
        assert said.startswith(language)
        assert (run.find(f"{W}rPr/{W}rtl") is not None) == (attribute == "bidi")


def test_what_runs_from_the_right_is_set_from_the_right_in_the_text_column(written):
    (headline,) = [each for each in paragraphs(written[0], "Heading2") if "گمرک" in text_of(each)]
    assert text_of(headline) == "گمرک از افزایش قاچاق خبر داد"
    (body,) = [each for each in paragraphs(written[0], "Normal") if WORDS["fa"] in text_of(each)]
    for each, left in ((headline, "0"), (body, "2041")):
        properties = each.find(f"{W}pPr")
        assert properties.find(f"{W}bidi") is not None
        indent = properties.find(f"{W}ind")
        assert (indent.get(f"{W}left"), indent.get(f"{W}right")) == ("0", left)


def test_a_date_behind_a_name_from_the_right_keeps_its_place(tmp_path):
    write_docx(brief(item(outlet="نهر الأخبار", place="")), tmp_path / "b.docx")
    (line,) = paragraphs(tmp_path / "b.docx", "BBSource")
    assert text_of(line).startswith("نهر الأخبار\u200e · ")


def test_the_document_names_itself(written):
    properties = docx.Document(str(written[0])).core_properties
    assert properties.title.startswith("Regional Press Review")
    assert properties.author == "Media Monitoring, Desk 4"
    assert properties.language == "en-GB"


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_in_every_place_is_written(tmp_path, name):
    write_docx(filled(HOSTILE[name]), tmp_path / "b.docx")
    assert_valid(tmp_path / "b.docx")


def test_markup_shows_as_it_was_written(tmp_path):
    field = 'TOC \\o "1-3" & <w:p/> {PAGE}'
    write_docx(brief(item(paragraphs=(MARKUP, field))), tmp_path / "b.docx")
    text = text_of(part(tmp_path / "b.docx", "document"))
    assert MARKUP in text
    assert field in text


def test_a_broken_picture_is_told_in_words(tmp_path):
    write_docx(brief(item(), mark_svg="<svg"), tmp_path / "b.docx")
    write_docx(brief(item(), mark_svg=SVG), tmp_path / "c.docx")
    assert_valid(tmp_path / "b.docx")
    assert_valid(tmp_path / "c.docx")


def test_an_empty_brief_is_a_document(tmp_path):
    write_docx(brief(title="", sections=(), evidence=(), method=(), date=""), tmp_path / "b.docx")
    assert_valid(tmp_path / "b.docx")


def test_nothing_is_left_when_it_cannot_be_written(tmp_path):
    with pytest.raises(ExportFailed) as told:
        write_docx(brief(item()), tmp_path / "gone" / "b.docx")
    assert "b.docx" in told.value.message
    (tmp_path / "taken.docx").mkdir()
    with pytest.raises(ExportFailed):
        write_docx(brief(item()), tmp_path / "taken.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.docx"]


def test_a_source_used_twice_has_one_note_in_an_item(tmp_path):
    report = write_docx(brief(item(quotes=(quoted(), quoted("ru")))), tmp_path / "b.docx")
    assert report.notes == 1
    assert "NOTEREF" in instructions(part(tmp_path / "b.docx", "document"))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=80))
def test_no_text_stops_an_export(tmp_path, text):
    write_docx(filled(text), tmp_path / "b.docx")
    assert_valid(tmp_path / "b.docx")
