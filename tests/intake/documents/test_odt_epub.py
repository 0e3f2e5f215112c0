import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.base.errors import UnreadablePage
from briefbench.intake.documents.epub import read_epub
from briefbench.intake.documents.odt import read_odt
from briefbench.intake.pages import read_page
from briefbench.model.kinds import BlockKind, Format
from tests.intake.documents.set_pages import RUSSIAN, TEXT, TITLE

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ODT = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}>
<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/>
<style:style style:name="P2" style:parent-style-name="Quotations"/></office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>Taken out.</text:p>
</text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="P1">{TITLE}</text:p>
<text:table-of-content><text:index-body><text:p>The farmers<text:tab/>2</text:p></text:index-body>
</text:table-of-content>
<text:p>The <text:span>ministry</text:span> of<text:s text:c="2"/>water<text:note>
<text:note-citation>1</text:note-citation><text:note-body>
<text:p>Report of the ministry.</text:p></text:note-body>
</text:note> said<text:line-break/>so.<office:annotation><text:p>A remark.</text:p>
</office:annotation></text:p>
<text:section><text:h text:outline-level="1">The farmers</text:h></text:section>
<text:list><text:list-item><text:p>First entry</text:p><text:list><text:list-item>
<text:p>Inner entry</text:p></text:list-item></text:list></text:list-item></text:list>
<text:p text:style-name="P2">“We shall open it.”</text:p>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Country</text:p>
</table:table-cell><table:table-cell><text:p>Water</text:p></table:table-cell></table:table-row>
</table:table-header-rows><table:table-row><table:table-cell><text:p>Uzbekistan</text:p>
</table:table-cell><table:table-cell><text:p>51.2</text:p></table:table-cell></table:table-row>
</table:table>
<text:p>Beside a box.<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box>
</draw:frame></text:p>
</office:text></office:body></office:document-content>"""
META = f"""<office:document-meta {SPACES}><office:meta><dc:title>template</dc:title>
<meta:initial-creator>Aziza Karimova</meta:initial-creator><dc:creator>Somebody Else</dc:creator>
<meta:creation-date>2026-03-14T09:05:00</meta:creation-date><dc:date>2026-05-01T10:00:00</dc:date>
</office:meta></office:document-meta>"""


def zipped(parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def odt(**changes):
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": ODT,
        "meta.xml": META,
    }
    return zipped(parts | changes)


def body_of(draft):
    return [block.text for block in draft.blocks if not block.tail]


def tail_of(draft):
    return [block.text for block in draft.blocks if block.tail]


def test_an_opendocument_text_is_an_article():
    draft = read_odt(odt(), "report.odt")
    assert draft.format is Format.ODT
    assert draft.title == TITLE
    assert draft.byline == ("Aziza Karimova",)
    assert draft.published.value == "2026-03-14"
    assert body_of(draft) == [
        "The ministry of water said so.",
        "The farmers",
        "First entry",
        "Inner entry",
        "“We shall open it.”",
        "Country | Water",
        "Uzbekistan | 51.2",
        "Beside a box.",
        "In a box.",
    ]
    assert tail_of(draft) == ["The farmers 2", "1 Report of the ministry."]
    kinds = [block.kind for block in draft.blocks if not block.tail]
    assert kinds[1:5] == [BlockKind.HEADING, BlockKind.ENTRY, BlockKind.ENTRY, BlockKind.QUOTE]


def test_a_locked_opendocument_text_says_what_to_do():
    with pytest.raises(UnreadablePage, match="password") as problem:
        read_odt(odt(**{"META-INF/manifest.xml": "<a><encryption-data/></a>"}), "report.odt")
    assert problem.value.kind == "encrypted"


CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/list.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
OPF = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf"
xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The book of canals</dc:title>
<dc:creator>Aziza Karimova</dc:creator><dc:creator>calibre</dc:creator>
<dc:publisher>Amu Press</dc:publisher>
<dc:date opf:event="modification">2026-09-09</dc:date><dc:date>2021-10</dc:date></metadata>
<manifest><item id="a" href="text/a%20one.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="../two.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="p" href="cover.jpg" media-type="image/jpeg"/>
<item id="x" href="../../../etc/passwd" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="p"/><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/>
<itemref idref="x"/><itemref idref="gone"/><itemref idref="b"/></spine></package>"""


def document(heading, *paragraphs):
    inner = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title>x</title></head><body><h1>{heading}</h1>{inner}</body></html>"
    )


def epub(first=TEXT, second=RUSSIAN, **changes):
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "book/list.opf": OPF,
        "two.xhtml": document("First chapter", *first),
        "book/text/a one.xhtml": document("Second chapter", *second),
        "book/nav.xhtml": document("Contents", '<a href="a">First chapter</a>'),
        "book/cover.jpg": b"\xff\xd8\xff",
    }
    return zipped(parts | changes)


def test_a_book_is_one_article_in_the_order_of_its_spine():
    ((member, draft),) = read_epub(epub(), "book.epub")
    assert member is None
    assert draft.format is Format.EPUB
    assert draft.title == "The book of canals"
    assert draft.byline == ("Aziza Karimova",)
    assert draft.source.name == "Amu Press"
    assert draft.published.value == "2021-10"
    assert body_of(draft) == ["First chapter", *TEXT, "Second chapter", *RUSSIAN]
    assert tail_of(draft) == ["Contents", "First chapter"]


def test_a_long_book_is_read_by_chapters():
    found = list(read_epub(epub(TEXT * 30, RUSSIAN * 60), "book.epub"))
    assert [member for member, _ in found] == ["two.xhtml", "book/text/a one.xhtml"]
    first, second = (draft for _, draft in found)
    assert (first.title, second.title) == ("First chapter", "Second chapter")
    assert body_of(second) == list(RUSSIAN * 60)
    assert tail_of(first) == ["Contents", "First chapter"]
    assert first.source.name == "Amu Press"


def encrypted(address):
    return f'<encryption><CipherReference URI="{address}"/></encryption>'


def test_a_book_that_is_protected_says_so():
    protected = epub(**{"META-INF/encryption.xml": encrypted("two.xhtml")})
    with pytest.raises(UnreadablePage, match="protected"):
        list(read_epub(protected, "book.epub"))
    fonts = epub(**{"META-INF/encryption.xml": encrypted("fonts/a.otf")})
    assert len(list(read_epub(fonts, "book.epub"))) == 1


@pytest.mark.parametrize(
    ("content", "format_"), [(odt(), Format.ODT), (epub(), Format.EPUB)], ids=["odt", "epub"]
)
def test_they_are_read_through_the_table_of_formats(tmp_path, content, format_):
    path = tmp_path / "page.bin"
    path.write_bytes(content)
    (page,) = read_page(path)
    assert page.article.format is format_


@pytest.mark.parametrize("part", ["META-INF/container.xml", "book/list.opf"])
@pytest.mark.parametrize("text", ["", "<a", "<a/>"])
def test_a_book_whose_lists_are_broken_is_read_or_refused(part, text):
    with contextlib.suppress(UnreadablePage):
        assert list(read_epub(epub(**{part: text}), "book.epub"))


@settings(max_examples=80, deadline=None)
@given(st.data(), st.sampled_from((odt(), epub())))
def test_a_damaged_file_is_read_or_refused(data, whole):
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 30))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    with contextlib.suppress(UnreadablePage):
        read_odt(cut, "a.odt")
    with contextlib.suppress(UnreadablePage):
        list(read_epub(cut, "a.epub"))


NAMES = ("p", "h", "list", "list-item", "note", "note-body", "s", "section", "span")
TREES = st.recursive(
    st.sampled_from(("Words", "")),
    lambda inner: st.builds(
        lambda tag, parts: f"<text:{tag}>{''.join(parts)}</text:{tag}>",
        st.sampled_from(NAMES),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(TREES)
def test_any_tree_is_read_or_refused(tree):
    body = f"<office:document-content {SPACES}><office:body><office:text>{tree}</office:text>"
    body += "</office:body></office:document-content>"
    with contextlib.suppress(UnreadablePage):
        assert body_of(read_odt(odt(**{"content.xml": body}), "a.odt"))
