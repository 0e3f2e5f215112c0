"""The sample desk is whole: its pages are what their names say, and what the README promises."""

import email
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from briefbench.base.places import resource

PAGES = resource("samples", "pages")
FILES = sorted(path for path in PAGES.iterdir() if path.is_file())
OUTLET = re.compile(rb"https?://(?:[\w-]+\.)*([\w-]+\.[a-z]+)[/\"']")
VOCABULARIES = {b"schema.org", b"ogp.me", b"drupal.org"}


def kind_of(page: bytes) -> str:
    """Tell the format from the first bytes."""
    start = page[:400].lstrip().lower()
    if start.startswith(b"from: <saved by blink>"):
        return "mhtml"
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "text"


def html_of(path: Path) -> html.HtmlElement:
    """Return the page's document, out of its MHTML when it lies in one."""
    page = path.read_bytes()
    if path.suffix == ".mhtml":
        part = next(
            part
            for part in email.message_from_bytes(page).walk()
            if part.get_content_type() == "text/html"
        )
        page = part.get_payload(decode=True)
    declared = re.search(rb"charset=\"?([\w-]+)", page)
    assert declared, path.name
    return html.document_fromstring(page.decode(declared[1].decode()))


def paragraphs(path: Path) -> list[str]:
    """Return the long paragraphs of a page: its article without the furniture."""
    texts = (" ".join(p.text_content().split()) for p in html_of(path).iter("p"))
    return [text for text in texts if len(text) > 120]


def test_there_are_enough_of_every_format():
    counts = Counter(path.suffix for path in FILES)
    assert counts[".html"] >= 10
    assert counts[".mhtml"] >= 2
    assert counts[".txt"] >= 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_ending_is_true(path):
    kinds = {".html": "html", ".mhtml": "mhtml", ".txt": "text"}
    assert kind_of(path.read_bytes()) == kinds[path.suffix]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_outlet_is_fictional(path):
    hosts = set(OUTLET.findall(path.read_bytes().replace(b"=\r\n", b"")))
    assert {host for host in hosts - VOCABULARIES if not host.endswith(b".example")} == set()


def test_no_two_files_are_the_same():
    assert len({path.read_bytes() for path in FILES}) == len(FILES)


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix != ".txt"], ids=lambda path: path.name
)
def test_pages_have_a_headline_and_an_article(path):
    page = html_of(path)
    assert page.findtext(".//title")
    assert len(paragraphs(path)) >= 6


def test_the_wire_story_stands_word_for_word_in_two_papers():
    first, second = (
        paragraphs(PAGES / name)
        for name in ("ferghana-courier-joint-post.html", "kabul-ledger-one-map-one-radio.html")
    )
    shared = [text for text in first if text in second]
    assert len(shared) == 9
    assert shared == [text for text in second if text in first]


def test_parts_in_folders_exist():
    folders = [path for path in PAGES.iterdir() if path.is_dir()]
    assert len(folders) >= 2
    for folder in folders:
        page = folder.with_name(folder.name.removesuffix("_files") + ".html").read_text("utf-8")
        for part in folder.iterdir():
            assert f"./{folder.name}/{part.name}" in page


def test_the_readme_names_only_files_that_exist():
    readme = resource("samples", "README.md").read_text("utf-8")
    named = re.findall(r"`([\w-]+\.(?:html|mhtml|txt))`", readme)
    assert named
    assert [name for name in named if not (PAGES / name).is_file()] == []
