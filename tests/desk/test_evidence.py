"""What an article's page gives besides its text, from the file to the desk."""

import base64
from dataclasses import replace

import pytest

from briefbench import desk
from briefbench.base.errors import NotFound
from briefbench.model.drafts import ChainDraft, DateDraft
from briefbench.model.kinds import ChainRole, Origin
from briefbench.model.record_base import Record
from briefbench.store.journal import KEPT
from tests.intake.test_pictures import HELD, PNG
from tests.making import add_article, add_drafts, draft_of

PAGE = """<html><head><title>Canal to the eastern districts opens | Amu Post</title></head><body>
<main><article><h1>Canal to the eastern districts opens</h1>
<figure><img src="{src}" alt="A canal"><figcaption>The canal in May.</figcaption></figure>
<p>MOSCOW, Oct 13 (Interfax) - The ministry of water said on Tuesday that the new canal to the
eastern districts would be opened before the winter, after two years of work that had cost more
than planned, citing Russian media.</p><p>Farmers in the region have waited for the canal since the
old one was closed, and many have moved their herds to the north in the dry months.</p>
</article></main></body></html>"""


def imported(library, tmp_path, src, parts=None, name="canal.html"):
    path = tmp_path / name
    path.write_text(PAGE.format(src=src), "utf-8")
    for part, content in (parts or {}).items():
        (tmp_path / part).parent.mkdir(exist_ok=True)
        (tmp_path / part).write_bytes(content)
    report = desk.import_paths(library, [path], jobs=1)
    (line,) = report.lines
    return line.article_id


def test_a_picture_beside_the_page(library, tmp_path):
    article = imported(
        library, tmp_path, "./canal_files/one%20a.png", {"canal_files/one a.png": PNG}
    )
    view = desk.article_view(library, article)
    assert (view.picture.caption, view.picture.alt) == ("The canal in May.", "A canal")
    assert desk.article_picture(library, article) == (PNG, "The canal in May.")


def test_a_picture_in_the_page_itself(library, tmp_path):
    article = imported(library, tmp_path, HELD)
    assert desk.article_view(library, article).picture.reference == "data:0"
    assert desk.article_picture(library, article) == (PNG, "The canal in May.")


def test_a_picture_in_the_parts_of_an_mhtml_page(library, tmp_path):
    page = PAGE.format(src="https://amupost.example/img/one.png").encode()
    path = tmp_path / "canal.mhtml"
    path.write_bytes(
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://amupost.example/canal\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: https://amupost.example/canal\r\n\r\n"
        + base64.encodebytes(page)
        + b"\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: https://amupost.example/img/one.png\r\n\r\n"
        + base64.encodebytes(PNG)
        + b"\r\n--b--\r\n"
    )
    (line,) = desk.import_paths(library, [path], jobs=1).lines
    assert desk.article_picture(library, line.article_id) == (PNG, "The canal in May.")


def test_a_picture_that_was_not_saved_is_known_by_its_caption(library, tmp_path):
    article = imported(library, tmp_path, "https://amupost.example/one.png")
    assert desk.article_view(library, article).picture.caption == "The canal in May."
    assert desk.article_picture(library, article) is None


def test_what_is_no_picture_is_not_shown(library, tmp_path):
    article = imported(
        library, tmp_path, "canal_files/one.png", {"canal_files/one.png": b"<script>"}
    )
    assert desk.article_picture(library, article) is None


def test_a_picture_whose_file_went_away(library, tmp_path):
    article = imported(library, tmp_path, HELD)
    for path in (library.folder / "originals").rglob("*.html"):
        path.unlink()
    assert desk.article_picture(library, article) is None
    with pytest.raises(NotFound):
        desk.article_picture(library, 99)


def test_the_chain_of_sources_is_kept_with_its_places(library, tmp_path):
    article = imported(library, tmp_path, "x.png")
    view = desk.article_view(library, article)
    assert [(link.role, link.words) for link in view.chain] == [
        (ChainRole.AGENCY, "Interfax"),
        (ChainRole.CITED, "Russian media"),
    ]
    for link in view.chain:
        block, start, end = link.place
        assert view.blocks[block].text[start:end] == link.words


def test_a_link_outside_of_the_body_is_not_kept(library):
    draft = replace(draft_of(), chain=(ChainDraft("TASS", (9000, 9004), ChainRole.CITED),))
    (article,) = add_drafts(library, [draft])
    assert desk.article_view(library, article).chain == ()


def test_dates_are_offered_by_the_words_of_the_body_and_none_is_taken(library):
    draft = replace(
        draft_of(
            body=("The canal was opened on Wednesday.", "It was closed in 2019."),
            tail=("Old story of 5 March 2001",),
            published=None,
        ),
        captured=DateDraft("2021-10-18T08:00:00Z", Origin.CONTAINER),
    )
    (article,) = add_drafts(library, [draft])
    (offer,) = desk.offered_dates(library, article)
    assert (offer.value, offer.words, offer.place) == ("2021-10-13", "on Wednesday", (0, 21, 33))
    assert desk.article_view(library, article).published is None


def test_without_a_day_of_capture_the_day_it_came_in_is_the_last(library):
    article = add_article(library, body=("It was opened yesterday.",), published=None)
    added = desk.article_view(library, article).added[:10]
    (offer,) = desk.offered_dates(library, article)
    assert offer.value < added


def test_reading_again_finds_chain_and_picture_of_older_articles(library, tmp_path):
    article = imported(library, tmp_path, HELD)
    before = desk.article_view(library, article)
    with library.change("old", undoable=False) as session:
        articles = Record.metadata.tables["article"]
        session.execute(
            articles.update().values(chain=[], picture={}, reader=1), execution_options=KEPT
        )
    assert desk.article_picture(library, article) is None
    report = desk.read_again(library, jobs=1)
    assert report.changed == (article,)
    after = desk.article_view(library, article)
    assert (after.chain, after.picture) == (before.chain, before.picture)
