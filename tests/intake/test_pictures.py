import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.intake.headline import headline_of
from briefbench.intake.html_tree import parse_html
from briefbench.intake.linked_data import linked_data
from briefbench.intake.pictures import (
    LARGEST,
    is_picture,
    number_pictures,
    part_names,
    picture_in,
    picture_of,
)
from briefbench.model.drafts import PictureDraft
from briefbench.model.kinds import Format

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
HELD = "data:image/png;base64," + base64.b64encode(PNG).decode()
ADDRESS = "https://amupost.example/canal"


def found(body, head=""):
    text = f"<html><head><title>Canal opens | Amu</title>{head}</head><body>{body}</body></html>"
    root = parse_html(number_pictures(text))
    linked = linked_data(root)
    return picture_of(root, linked, headline_of(root, linked, "Amu").element)


FIGURE = (
    '<figure><img src="canal_files/one.jpg" alt="A canal"><figcaption>The canal in May. '
    "Photo: Amu Post</figcaption></figure>"
)


def test_the_first_picture_behind_the_headline_with_its_caption():
    article = f'<h1>Canal opens</h1><p>x</p>{FIGURE}<img src="two.png">'
    body = f'<img src="top.png"><article>{article}</article>'
    assert found(body) == PictureDraft(
        "canal_files/one.jpg", "The canal in May. Photo: Amu Post", "A canal"
    )


@pytest.mark.parametrize(
    "image",
    [
        '<img src="a.png" width="40">',
        '<img src="a.png" class="author-avatar">',
        '<img src="site-logo.png">',
        '<div class="related"><img src="a.png"></div>',
        '<aside><img src="a.png"></aside>',
        "<img>",
        '<img src="data:image/gif;base64,R0lGOD">',
    ],
)
def test_signets_placeholders_and_other_stories_are_left_out(image):
    assert found(f"<main><h1>Canal opens</h1>{image}{FIGURE}</main>").alt == "A canal"
    assert found(f"<main><h1>Canal opens</h1>{image}</main>") is None


def test_what_is_loaded_late_goes_before_its_placeholder():
    image = '<img src="data:image/gif;base64,R0lGOD" data-src="one.jpg">'
    assert found(f"<main><h1>Canal opens</h1>{image}</main>").reference == "one.jpg"


def test_what_is_named_for_sharing_counts_when_the_page_shows_none():
    head = (
        '<meta property="og:image" content="https://amupost.example/one.jpg">'
        '<meta property="og:image:alt" content="A canal">'
    )
    assert found("<h1>Canal opens</h1>", head) == PictureDraft(
        "https://amupost.example/one.jpg", "", "A canal"
    )
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","image":'
        '{"url":"https://amupost.example/two.jpg","caption":"Two"}}</script>'
    )
    assert found("<h1>Canal opens</h1>", head).caption == "Two"


def test_a_picture_that_the_page_holds_itself():
    small = f'<img src="{HELD}" class="logo">'
    lead = f'<img src="{HELD.replace("png", "webp")}" alt="Lead">'
    page = f"<html><body>{small}<main><h1>Canal opens</h1>{lead}</main></body></html>"
    picture = found(f"{small}<main><h1>Canal opens</h1>{lead}</main>")
    assert picture == PictureDraft("data:1", "", "Lead")
    assert picture_in(page.encode(), Format.HTML, "data:1", ADDRESS) == PNG
    assert picture_in(page.encode(), Format.HTML, "data:2", ADDRESS) is None


def test_a_picture_within_an_mhtml_page():
    content = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html\r\nContent-Location: https://amupost.example/canal\r\n\r\n"
        b"<p>x</p>\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-ID: <one@x>\r\nContent-Location: https://amupost.example/img/one.png\r\n\r\n"
        + base64.encodebytes(PNG)
        + b"\r\n--b--\r\n"
    )
    for reference in ("https://amupost.example/img/one.png", "/img/one.png", "cid:one@x"):
        assert picture_in(content, Format.MHTML, reference, ADDRESS) == PNG
    assert picture_in(content, Format.MHTML, "/img/two.png", ADDRESS) is None


def test_a_picture_within_a_web_archive():
    import plistlib

    part = {"WebResourceURL": "https://amupost.example/one.png", "WebResourceData": PNG}
    for format_ in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        content = plistlib.dumps({"WebSubresources": [part]}, fmt=format_)
        assert picture_in(content, Format.WEBARCHIVE, "one.png", ADDRESS) == PNG
        assert picture_in(content, Format.WEBARCHIVE, "two.png", ADDRESS) is None
    assert picture_in(plistlib.dumps(["x"]), Format.WEBARCHIVE, "one.png", ADDRESS) is None


def test_only_pictures_are_shown_and_none_too_large():
    assert is_picture(PNG)
    assert is_picture(b"\xff\xd8\xff\xe0" + b"x")
    assert is_picture(b"RIFF\x00\x00\x00\x00WEBPVP8 ")
    for content in (b"", b"<svg/>", b"%PDF-1.7", b"RIFF\x00\x00\x00\x00WAVE", PNG + bytes(LARGEST)):
        assert not is_picture(content)


def test_the_names_of_a_file_beside_the_page():
    assert "canal_files/a b.jpg" in part_names("./canal_files/a%20b.jpg?w=2#x")


@given(st.binary(max_size=300), st.sampled_from(list(Format)), st.text(max_size=30))
def test_any_bytes_give_a_picture_or_none(content, format_, reference):
    assert picture_in(content, format_, reference, ADDRESS) is None


@given(st.text(max_size=200))
def test_any_page_gives_a_picture_or_none(text):
    found(f"<main><h1>Canal opens</h1>{text}</main>")
