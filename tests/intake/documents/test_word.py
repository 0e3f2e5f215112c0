import contextlib
import datetime as dt
import io
import zipfile
from itertools import pairwise

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.base.errors import UnreadablePage
from briefbench.intake.documents.word import read_docx
from briefbench.intake.pages import read_page
from briefbench.model.kinds import BlockKind, Format, Origin
from tests.intake.documents.set_pages import TEXT, TITLE

MADE_AT = dt.datetime(2026, 3, 14, 9, 5, tzinfo=dt.UTC)


def made(fill, **about):
    """Return the bytes of a Word document that ``fill`` wrote."""
    document = docx.Document()
    document.core_properties.title = about.get("title", "")
    document.core_properties.author = about.get("author", "")
    document.core_properties.created = about.get("created", MADE_AT)
    fill(document)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def read(content):
    return read_docx(content, "report.docx")


def body_of(draft):
    return [block.text for block in draft.blocks if not block.tail]


def tail_of(draft):
    return [block.text for block in draft.blocks if block.tail]


def changed(content, stored, change):
    """Return a document with one of its parts changed; a new part where there was none."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        parts[stored] = change(parts.get(stored, b""))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def report(document):
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(TEXT[0])
    document.add_heading("What the farmers say", 1)
    paragraph = document.add_paragraph("Farmers have ")
    paragraph.add_run("waited").bold = True
    paragraph.add_run(" for\tthe canal\nsince the old one was closed.")
    document.add_paragraph("First entry", style="List Bullet")
    document.add_paragraph("Second entry", style="List Number")
    document.add_paragraph("“We shall open it.”", style="Intense Quote")
    document.add_paragraph("Figure 1: the lock", style="Caption")
    table = document.add_table(2, 3)
    for row, words in enumerate((("Country", "Water", ""), ("Uzbekistan", "51.2", "grows"))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    document.sections[0].header.paragraphs[0].text = "Amu Post weekly"
    document.sections[0].footer.paragraphs[0].text = "Page 1"


def test_a_document_is_an_article():
    draft = read(made(report, author="Aziza Karimova", title="untitled"))
    assert draft.format is Format.DOCX
    assert draft.title == TITLE
    assert draft.byline == ("Aziza Karimova",)
    assert (draft.published.value[:10], draft.published.origin) == ("2026-03-14", Origin.METADATA)
    assert body_of(draft) == [
        TEXT[0],
        "What the farmers say",
        "Farmers have waited for the canal since the old one was closed.",
        "First entry",
        "Second entry",
        "“We shall open it.”",
        "Country | Water",
        "Uzbekistan | 51.2 | grows",
    ]
    assert tail_of(draft) == ["Figure 1: the lock"]
    assert [block.kind for block in draft.blocks][1:6] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.ENTRY,
        BlockKind.ENTRY,
        BlockKind.QUOTE,
    ]


def test_the_title_is_what_the_document_says_else_its_first_heading():
    def untitled(document):
        document.add_heading("What the farmers say", 1)
        document.add_paragraph(TEXT[0])

    assert read(made(untitled, title=TITLE)).title == TITLE
    draft = read(made(untitled, title="Microsoft Word - Document1"))
    assert draft.title == "What the farmers say"
    assert body_of(draft) == [TEXT[0]]
    assert read(made(lambda d: d.add_paragraph(TEXT[0]))).title.startswith("The ministry of water")


W = nsdecls("w")
TRACKED = f"""<w:p {W}><w:r><w:t xml:space="preserve">The canal </w:t></w:r>
<w:del w:id="1" w:author="x"><w:r><w:delText>will never </w:delText></w:r></w:del>
<w:ins w:id="2" w:author="x"><w:r><w:t xml:space="preserve">will </w:t></w:r></w:ins>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>
<w:hyperlink w:anchor="a"><w:r><w:t>open</w:t></w:r></w:hyperlink>
<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>
<w:fldChar w:fldCharType="end"/><w:t>.</w:t></w:r></w:p>"""
CONTROL = f"""<w:sdt {W}><w:sdtPr/><w:sdtContent><w:p><w:r>
<w:t>In a content control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"""
BOX = f"""<w:p {W}><w:r><w:t>Beside a box.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r>
<w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"""
NOTED = f"""<w:p {W}><w:r><w:t>With a note</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r>
<w:r><w:t>.</w:t></w:r></w:p>"""
NOTES = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:t>Report of the ministry.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="8"><w:p><w:r><w:t>Never referred to.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def test_what_other_readers_leave_out():
    def fill(document):
        document.add_paragraph(TITLE, style="Title")
        for xml in (TRACKED, CONTROL, BOX, NOTED):
            document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")

    draft = read(changed(made(fill), "word/footnotes.xml", lambda _: NOTES.encode()))
    assert body_of(draft) == [
        "The canal will open.",
        "In a content control.",
        "Beside a box.",
        "In a box.",
        "With a note.",
    ]
    assert tail_of(draft) == ["1 Report of the ministry."]


def test_a_table_that_holds_texts_is_read_cell_by_cell():
    def fill(document):
        table = document.add_table(1, 2)
        table.cell(0, 0).text = TEXT[0]
        table.cell(0, 1).text = TEXT[1]

    assert body_of(read(made(fill))) == [TEXT[0], TEXT[1]]


def test_it_is_read_through_the_table_of_formats(tmp_path):
    path = tmp_path / "page.bin"
    path.write_bytes(made(report))
    (page,) = read_page(path)
    assert page.article.title == TITLE


ENTITIES = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{made}
<!ENTITY file SYSTEM "file:///etc/hostname"><!ENTITY web SYSTEM "http://a.example/x">]>
<w:document {spaces}><w:body><w:p><w:r><w:t>Words{used} of it</w:t></w:r></w:p></w:body>
</w:document>"""


def test_nothing_is_loaded():
    xml = ENTITIES.format(made="", used="&file;&web;", spaces=W).encode()
    assert body_of(read(changed(made(report), "word/document.xml", lambda _: xml))) == [
        "Words of it"
    ]


def test_entities_that_grow_without_end_are_refused():
    grown = "".join(
        f'<!ENTITY {name} "{10 * f"&{below};"}">' for below, name in pairwise("abcdefghi")
    )
    xml = ENTITIES.format(made=grown, used="&i;", spaces=W).encode()
    with pytest.raises(UnreadablePage):
        read(changed(made(report), "word/document.xml", lambda _: xml))


def test_a_part_that_grows_without_end_is_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (40 * 2**20))
    with pytest.raises(UnreadablePage) as problem:
        read(content.getvalue())
    assert problem.value.kind == "memory"


@pytest.mark.parametrize("change", [lambda _: b"", lambda part: part[:500], lambda _: b"<a/>"])
def test_a_document_that_is_broken_or_empty_says_so(change):
    with pytest.raises(UnreadablePage) as problem:
        read(changed(made(report), "word/document.xml", change))
    assert problem.value.advice


@pytest.fixture(scope="module")
def written():
    return made(report, title=TITLE)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(written, data):
    content = bytearray(written)
    for _ in range(data.draw(st.integers(1, 30))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    with contextlib.suppress(UnreadablePage):
        assert body_of(read(cut))


TAGS = st.sampled_from(("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "pPr", "pStyle"))
TREES = st.recursive(
    st.sampled_from(("Words", "")),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>", TAGS, st.lists(inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(TREES)
def test_any_tree_is_read_or_refused(written, tree):
    body = f"<w:document {W}><w:body>{tree}</w:body></w:document>".encode()
    with contextlib.suppress(UnreadablePage):
        assert body_of(read(changed(written, "word/document.xml", lambda _: body)))
