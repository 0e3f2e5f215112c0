import gzip
import zlib

import brotli
import pytest

from briefbench.intake.archives.encodings import decoded
from briefbench.intake.archives.warcs import MOST_DAMAGES
from briefbench.intake.pages import read_page
from briefbench.model.kinds import Format
from tests.intake.packing import kinds, marks, page, record, wacz, warc, webarchive

ADDRESS = "https://qaynar.example/2026/03/sluice"


def read(tmp_path, content, name="desk.warc"):
    path = tmp_path / name
    path.write_bytes(content)
    return read_page(path)


@pytest.mark.parametrize("packed", [False, True])
def test_address_and_time_are_those_of_the_record(tmp_path, packed):
    canonical = '<link rel="canonical" href="https://other.example/">'
    (found,) = read(tmp_path, warc(record(page("one", head=canonical)), packed=packed))
    assert found.member == "1"
    assert found.article.format is Format.WARC
    assert found.article.url == ADDRESS
    assert found.article.captured.value == "2026-03-02T08:00:00Z"


def test_only_pages_that_were_there_are_articles(tmp_path):
    pages = read(
        tmp_path,
        warc(
            record(b"software: x\r\n", kind="warcinfo", mime="application/warc-fields"),
            record(b"body{color:red}", mime="text/css"),
            record(page("moved"), status="301 Moved Permanently"),
            record(page("missing"), status="404 Not Found"),
            record(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", kind="request", mime="application/http"),
            record(page("one")),
            record(b'{"a": "<b>1</b>"}', mime="text/html"),
            record(page("two"), kind="resource", mime="text/html"),
            record(b"\x89PNG", kind="resource", mime="image/png"),
        ),
    )
    assert marks(pages) == {"6": "one", "8": "two"}
    assert kinds(pages) == {}


def test_a_recording_without_pages_is_a_problem(tmp_path):
    assert kinds(read(tmp_path, warc(record(b"x", mime="text/css")))) == {None: "empty"}


def chunks(content, size=100):
    parts = [content[at : at + size] for at in range(0, len(content), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("pack", "headers"),
    [
        (gzip.compress, "Content-Encoding: gzip\r\n"),
        (zlib.compress, "Content-Encoding: deflate\r\n"),
        (brotli.compress, "Content-Encoding: br\r\n"),
        (chunks, "Transfer-Encoding: chunked\r\n"),
        (bytes, "Transfer-Encoding: chunked\r\n"),
        (bytes, "Content-Encoding: gzip\r\n"),
        (
            lambda c: chunks(gzip.compress(c)),
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
        ),
    ],
)
def test_pages_are_unpacked_as_a_browser_does(tmp_path, pack, headers):
    assert marks(read(tmp_path, warc(record(pack(page("one")), headers=headers)))) == {"1": "one"}


def test_a_page_without_an_article_is_told_by_its_address(tmp_path):
    (found,) = read(tmp_path, warc(record(b"<html><body></body></html>")))
    assert (found.member, found.problem.kind) == ("1", "empty")
    assert ADDRESS in found.problem.message


def test_a_packing_that_is_not_known_is_a_problem(tmp_path):
    pages = read(tmp_path, warc(record(page(), headers="Content-Encoding: zstd\r\n")))
    assert kinds(pages) == {"1": "broken"}


def test_a_cut_chunk_or_packing_gives_its_beginning():
    packed = gzip.compress(b"beginning " * 5000)
    assert decoded(packed[:-20], "", "gzip", "x").startswith(b"beginning beginning")
    assert decoded(b"5\r\nbegin\r\n9\r\nni", "chunked", "", "x") == b"beginni"


def test_the_encoding_that_was_sent(tmp_path):
    text = page("точка").decode().replace('<meta charset="utf-8">', "")
    text = text.replace("sluice", "шлюз").encode("koi8-r", "replace")
    (found,) = read(tmp_path, warc(record(text, mime="text/html; charset=koi8-r")))
    assert found.article.body.endswith("точка")


def test_a_damaged_record_does_not_hide_those_behind_it(tmp_path):
    good = record(page("one"))
    pages = read(tmp_path, good + b"\x00\x01 nonsense \r\n\r\nmore\r\n" + record(page("two")))
    assert sorted(marks(pages).values()) == ["one", "two"]
    assert kinds(pages) == {None: "broken"}


def test_a_record_without_an_address_does_not_hide_those_behind_it(tmp_path):
    nameless = record(page("none")).replace(b"WARC-Target-URI", b"WARC-Target-XXX")
    pages = read(tmp_path, record(page("one")) + nameless + record(page("two")))
    assert sorted(marks(pages).values()) == ["one", "two"]
    assert kinds(pages) == {None: "broken"}


def test_a_recording_damaged_everywhere_ends(tmp_path):
    content = b"".join(record(page(str(n))) + b"\x00\n\nxx\n" for n in range(MOST_DAMAGES + 10))
    pages = read(tmp_path, content)
    assert len(marks(pages)) > MOST_DAMAGES - 5
    assert kinds(pages) == {None: "broken"}


@pytest.mark.parametrize("packed", [False, True])
def test_a_cut_recording_gives_what_is_there(tmp_path, packed):
    whole = warc(record(page("one")), record(page("two")), packed=packed)
    pages = read(tmp_path, whole[:-150])
    assert marks(pages)["1"] == "one"
    assert kinds(pages)[None] == "broken"


def test_a_length_beyond_all_memory(tmp_path):
    pages = read(tmp_path, record(page("one"), length=10**30) + record(page("two")))
    assert kinds(pages) == {None: "broken"}
    assert list(marks(pages).values()) == ["two"]


def test_a_length_that_is_too_long(tmp_path):
    pages = read(tmp_path, warc(record(page("one"), length=5_000_000)))
    assert marks(pages) == {"1": "one"}
    assert kinds(pages) == {None: "broken"}


def test_a_collection_gives_the_pages_that_were_visited(tmp_path):
    frame = record(page("frame"), address="https://ads.example/frame")
    content = wacz(
        [("a.warc.gz", warc(record(page("one")), frame, packed=True)), ("b.warc", warc(frame))],
        [ADDRESS + "#comments"],
    )
    pages = read(tmp_path, content, "a.wacz")
    assert marks(pages) == {"archive/a.warc.gz/1": "one"}
    assert pages[0].article.format is Format.WARC


@pytest.mark.parametrize("addresses", [(), ("https://elsewhere.example/",)])
def test_a_collection_without_a_list_that_helps_gives_all(tmp_path, addresses):
    content = wacz([("a.warc", warc(record(page("one"))))], addresses)
    assert marks(read(tmp_path, content, "a.wacz")) == {"archive/a.warc/1": "one"}


def test_a_collection_without_recordings_is_a_problem(tmp_path):
    assert kinds(read(tmp_path, wacz([]), "a.wacz")) == {None: "empty"}


@pytest.mark.parametrize("binary", [True, False])
def test_a_safari_archive(tmp_path, binary):
    (found,) = read(tmp_path, webarchive(page("one"), binary=binary), "a.webarchive")
    assert found.member is None
    assert found.article.format is Format.WEBARCHIVE
    assert found.article.url == "https://qaynar.example/sluice"
    assert found.article.captured is None
    assert found.article.body.endswith("one")


def test_a_safari_archive_names_its_encoding(tmp_path):
    text = page("шлюз").decode().replace('<meta charset="utf-8">', "").encode("cp1251", "replace")
    (found,) = read(tmp_path, webarchive(text, encoding="windows-1251"), "a.webarchive")
    assert found.article.body.endswith("шлюз")


@pytest.mark.parametrize(
    "content",
    [
        webarchive(page())[:300],
        webarchive(b""),
        b'<?xml version="1.0"?><plist><dict><key>WebMainResource</key>',
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><plist version="1.0"><dict>'
        b"<key>WebMainResource</key><string>&a;</string></dict></plist>",
    ],
)
def test_a_damaged_safari_archive_is_a_problem(tmp_path, content):
    (found,) = read(tmp_path, content, "a.webarchive")
    assert found.problem.kind == "broken"
    assert found.problem.advice
