import io
import zipfile

import pytest

from briefbench.base.errors import UnreadablePage
from briefbench.intake.formats import FORMATS, FileFormat, tell_format
from briefbench.intake.pages import read_page
from briefbench.intake.sight import HEAD, Sight
from briefbench.model.kinds import Format


def zip_of(**entries):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name.replace("__", "/"), text)
    return packed.getvalue()


def told(content, name="a.bin"):
    return tell_format(Sight(io.BytesIO(content)), name).name


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (zip_of(**{"[Content_Types].xml": "", "word__document.xml": "<x/>"}), "Word"),
        (zip_of(**{"[Content_Types].xml": "", "xl__workbook.xml": "<x/>"}), "Excel"),
        (zip_of(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument text"),
        (b"From: a@b.example\nTo: c@d.example\nDate: x\n\nWords", "mail"),
        (b"# Canal\n\nIt **opens** on Monday.", "Markdown"),
        (zip_of(mimetype="application/epub+zip"), "EPUB"),
        (zip_of(**{"META-INF__container.xml": "<x/>"}), "EPUB"),
        (zip_of(**{"page.html": "<p>Text"}), "ZIP"),
        (b"PK\x03\x04 and nothing more", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Outlook or old Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"SQLite format 3\x00", "SQLite"),
        (b'{"title": "A", "body": "B"}\n', "JSON Lines"),
        (b"<!DOCTYPE html><p>Text", "HTML"),
        ("<!doctype html><p>Канал".encode("utf-16"), "HTML"),
        (b"The canal opens on Monday.", "text"),
        ("Канал открывают".encode("utf-16"), "text"),
        ("Канал открывают зимой".encode("utf-16-le"), "text"),
        (b'{"articles": [{"id": 1}]}', "JSON"),
        (b'[{"id": 1, "name": "x"}]', "JSON"),
        (b'[\n  "one",\n  "two"\n]', "JSON"),
        (b"<?xml version='1.0'?><opml><outline text='x'/></opml>", "XML"),
        (b"body { color: red; }\n.a {\n  margin: 0;\n}\nh1 { x: y; }\n", "script or style sheet"),
        (
            b"!function(e,t){var n=e(t);return n}(a,b);function c(){}if(d){e=f}",
            "script or style sheet",
        ),
        (b"[1] The first note\n[2] The second", "text"),
        (b"[[Canal]] opens on Monday", "text"),
        (b"{Photo: A. Writer} The canal opens; the lock stays shut;\nso they say.", "text"),
        (b"The canal opens;\nthe lock stays shut;\nthe boats wait;\nand so do we;", "text"),
    ],
)
def test_a_format_is_told_by_the_content(content, name):
    assert told(content) == name


@pytest.mark.parametrize("begin", [b"", b"<!-- x", b"From: a\n"])
@pytest.mark.parametrize(
    "part",
    [b" ", b"<!-- --> ", b"<?a?>", b"# ", b"**", b"| ", b"[a](", b"`", b"a:\n", b"{", b"\n ", b"="],
)
def test_telling_takes_no_longer_for_what_is_made_to_take_long(begin, part):
    """A regular expression that looks at all ways to part this would not come back."""
    sight = Sight(io.BytesIO((begin + part * HEAD)[:HEAD]))
    assert [row.told(sight) for row in FORMATS]


def test_a_zip_whose_kind_is_cut_off_is_a_zip():
    content = zip_of(mimetype="application/epub+zip")
    assert told(content) == "EPUB"
    entry = content.rindex(b"PK\x01\x02")  # its list says that the entry is longer than the file
    longer = content[: entry + 20] + b"\xff\xff\x00\x00\xff\xff\x00\x00" + content[entry + 28 :]
    assert told(longer) == "ZIP"


def test_any_plain_text_may_be_taken_whole(tmp_path):
    for content in (b'{"a": "b"}', b"<?xml version='1.0'?><a>b</a>", b"# Head\n\n## Two\n\n- a\n"):
        path = tmp_path / "a.txt"
        path.write_bytes(content)
        (page,) = read_page(path, whole=True)
        assert page.article.body == content.decode()


def test_a_sight_reads_no_more_than_the_head_of_a_page():
    class Counting(io.BytesIO):
        most = 0

        def read(self, size=-1):
            self.most = max(self.most, size if size >= 0 else 10**9)
            return super().read(size)

    file = Counting(b"<html>" + b"x" * (5 * HEAD))
    assert tell_format(Sight(file), "a").format is Format.HTML
    assert file.most == HEAD


def test_what_is_known_but_not_read_is_refused_with_advice():
    refused = [row for row in FORMATS if isinstance(row, FileFormat) and row.format is None]
    assert refused
    mail = next(row for row in refused if row.name.startswith("Outlook"))
    with pytest.raises(UnreadablePage) as caught:
        list(mail.read(b"", "letter.msg"))
    assert "letter.msg" in caught.value.message
    assert ".eml" in caught.value.advice
    assert caught.value.kind == "unknown"
