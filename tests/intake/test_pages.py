import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.desk.reading import page_object
from briefbench.intake.companions import is_companion, parts_of
from briefbench.intake.pages import read_page
from briefbench.model.kinds import BlockKind, Format, Origin

SEED = Path(__file__).parents[1] / "data" / "seed"

TEXT = (
    "The ministry of water in Tashkent said on Tuesday that the new canal to the eastern districts "
    "would be opened before the winter, after two years of work that had cost more than planned.",
    "“We shall open the canal in November, whatever the weather,” said the deputy minister of "
    "water, speaking to reporters beside the unfinished lock near the town of the old bridge.",
    "Farmers in the region have waited for the canal since the old one was closed, and many of "
    "them have moved their herds to the north, where the wells still give water in dry months.",
    "A decision on the second part of the canal, which would lead to the border, is to be taken "
    "in the spring; the engineers who measured the ground say that it will cost twice as much.",
)
PAGE = """<!DOCTYPE html>{comment}<html><head><title>{title} | Amu Post</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>{title}</h1>{body}</article>
<aside><h3>Read also</h3><p><a href="/x">Bridge repair to finish in autumn</a></p>
<p>The repair of the bridge near the northern town is to end in autumn, the roads office said.</p>
</aside></main><footer>Amu Post, all rights reserved</footer></body></html>"""
TITLE = "Canal to the eastern districts to open before winter"


def page(head="", comment="", body=TEXT, title=TITLE):
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    return PAGE.format(head=head, comment=comment, body=paragraphs, title=title)


def read(tmp_path, content, name="page.html", **options):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = read_page(path, **options)
    return found


def article(tmp_path, content, name="page.html", **options):
    found = read(tmp_path, content, name, **options)
    assert found.problem is None
    return found.article


def body_of(draft):
    return [block.text for block in draft.blocks if not block.tail]


def tail_of(draft):
    return [block.text for block in draft.blocks if block.tail]


def test_the_seed_comes_out_as_expected():
    expect = json.loads((SEED / "expect.json").read_text("utf-8"))
    (found,) = read_page(SEED / "saved-page.txt")
    draft = found.article
    assert draft.title == expect["title"]
    assert list(draft.byline) == expect["byline"]
    assert body_of(draft) == expect["body"]
    assert draft.published is None
    assert draft.format is Format.TEXT
    tail = "\n".join(tail_of(draft))
    assert all(phrase in tail for phrase in expect["tail_phrases"])


def test_a_page_is_its_article_and_the_rest_is_tail(tmp_path):
    head = (
        '<meta property="og:title" content="Canal to the eastern districts to open before winter">'
        '<meta property="og:site_name" content="Amu Post">'
        '<meta property="article:published_time" content="2026-10-13T08:30:00+05:00">'
        '<meta property="article:modified_time" content="2026-10-20T08:30:00+05:00">'
        '<meta name="author" content="Water desk">'
        '<link rel="canonical" href="https://www.amupost.example/2026/10/13/canal">'
    )
    draft = article(tmp_path, page(head))
    assert draft.title == TITLE
    assert body_of(draft) == list(TEXT)
    assert "Read also" in tail_of(draft)
    assert any("repair of the bridge" in text for text in tail_of(draft))
    assert (draft.source.name, draft.source.domain) == ("Amu Post", "amupost.example")
    assert draft.url == "https://www.amupost.example/2026/10/13/canal"
    assert draft.published.value == "2026-10-13T08:30:00+05:00"
    assert draft.published.origin is Origin.METADATA
    assert draft.byline == ("Water desk",)


@pytest.mark.parametrize(
    ("head", "value", "origin"),
    [
        ('<meta name="date" content="2026-10-13T00:00:00+00:00">', "2026-10-13", "metadata"),
        ('<meta name="date" content="2026-10-13 08:30">', "2026-10-13", "metadata"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", '
            '"datePublished": "2026-10-13T03:30:00Z"}</script>',
            "2026-10-13T03:30:00Z",
            "metadata",
        ),
        (
            '<link rel="canonical" href="https://a.example/2026/10/13/canal">',
            "2026-10-13",
            "address",
        ),
    ],
)
def test_a_date_says_where_it_was_found(tmp_path, head, value, origin):
    published = article(tmp_path, page(head)).published
    assert (published.value, published.origin.value) == (value, origin)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2026-10-20T08:30:00+05:00">',
        '<meta name="date" content="2999-01-01">',
        '<meta name="date" content="1066-10-14">',
        '<meta name="date" content="yesterday">',
        "",
    ],
)
def test_a_page_without_a_date_of_publication_is_undated(tmp_path, head):
    assert article(tmp_path, page(head)).published is None


def test_the_comment_of_the_saving_program_tells_address_and_time(tmp_path):
    single = (
        "<!--\n Page saved with SingleFile \n url: https://amupost.example/canal \n"
        " saved date: Tue Oct 13 2026 09:00:00 GMT+0500 (Uzbekistan Standard Time)\n-->"
    )
    draft = article(tmp_path, page(comment=single))
    assert draft.url == "https://amupost.example/canal"
    assert draft.captured.value == "2026-10-13T04:00:00Z"
    complete = "<!-- saved from url=(0029)https://amupost.example/canal -->"
    assert article(tmp_path, page(comment=complete)).url == "https://amupost.example/canal"


def test_mhtml(tmp_path):
    inner = page()
    content = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://amupost.example/canal\r\n"
        "Date: Tue, 13 Oct 2026 04:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
        "------b\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: https://amupost.example/canal\r\n\r\n{inner}\r\n------b--\r\n"
    )
    draft = article(tmp_path, content, "page.mhtml")
    assert draft.format is Format.MHTML
    assert draft.url == "https://amupost.example/canal"
    assert body_of(draft) == list(TEXT)


def test_format_is_told_by_content_not_by_name(tmp_path):
    assert article(tmp_path, page(), "page.txt").format is Format.HTML
    assert article(tmp_path, "\n\n".join((TITLE, *TEXT)), "page.html").format is Format.TEXT


def test_encodings(tmp_path):
    russian = tuple(
        f"Министерство водного хозяйства сообщило, что канал номер {n} откроют до начала зимы, "
        "а старый закроют на ремонт, как только сойдёт лёд и поднимется вода в реке."
        for n in range(5)
    )
    text = page('<meta charset="windows-1251">', body=russian, title="Канал откроют до зимы")
    assert body_of(article(tmp_path, text.encode("cp1251"))) == list(russian)
    assert body_of(article(tmp_path, text.encode("utf-8"))) == list(russian)
    assert body_of(article(tmp_path, b"\xff\xfe" + text.encode("utf-16-le"))) == list(russian)
    broken = text.encode("utf-8").replace(b"</nav>", b"\xf0\x9f</nav>")
    assert body_of(article(tmp_path, broken)) == list(russian)


def test_kinds_of_blocks_are_kept(tmp_path):
    body = (
        f"<p>{TEXT[0]}</p><h2>What comes next for the canal</h2><p>{TEXT[1]}</p>"
        f"<ul><li>The first lock is to open in November.</li><li>The second in spring.</li></ul>"
        f"<blockquote><p>{TEXT[2]}</p></blockquote><p>{TEXT[3]}</p>"
    )
    text = PAGE.format(head="", comment="", body=body, title=TITLE)
    kinds = {block.kind for block in article(tmp_path, text).blocks if not block.tail}
    assert {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ENTRY} <= kinds


def test_a_text_file_as_it_is(tmp_path):
    text = " First line \r\n\r\n\r\nRead also\n\nLast. \n"
    draft = article(tmp_path, text, "page.txt", whole=True)
    assert draft.body == text


def test_what_a_browser_writes_into_a_saved_text(tmp_path):
    text = "\n\n".join(
        [
            f"{TITLE} - Amu Post\nhttps://www.amupost.example/2026/10/13/canal",
            "Home | World | Economy",
            TITLE,
            "By Water Desk",
            *TEXT,
            "Must read",
            "Bridge repair to finish in autumn",
            "0",
        ]
    )
    draft = article(tmp_path, text, "page.txt")
    assert draft.title == TITLE
    assert body_of(draft) == list(TEXT)
    assert (draft.source.name, draft.source.domain) == ("Amu Post", "amupost.example")
    assert draft.published.value == "2026-10-13"
    assert draft.byline == ("Water Desk",)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"<html></html>", "empty"),
        (bytes(range(256)) * 20, "unknown"),
        (b"%PDF-1.7 ...", "broken"),
        (b"PK\x03\x04 ...", "broken"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--\n", "broken"),
        (b"... --- ...", "empty"),
    ],
)
def test_what_is_no_article_is_a_sentence_and_advice(tmp_path, content, kind):
    found = read(tmp_path, content)
    assert found.article is None
    assert found.problem.kind == kind
    assert "page.html" in found.problem.message
    assert found.problem.advice


def test_a_file_that_is_not_there(tmp_path):
    (found,) = read_page(tmp_path / "missing.html")
    assert found.problem.kind == "missing"
    (folder,) = read_page(tmp_path)
    assert folder.problem is not None


def test_hostile_pages_are_read(tmp_path):
    deep = page(body=("<div>" * 3000 + TEXT[0] + "</div>" * 3000, *TEXT[1:]))
    assert read(tmp_path, deep) is not None
    data = page(f'<meta name="x" content="data:image/png;base64,{"A" * 3_000_000}">')
    assert body_of(article(tmp_path, data)) == list(TEXT)
    control = page(body=(TEXT[0] + "\x00\x0b&#0;&#x1F;&#99999999;", *TEXT[1:]))
    assert body_of(article(tmp_path, control))[1:] == list(TEXT[1:])


def test_text_is_text_even_where_it_looks_like_markup(tmp_path):
    odd = "They wrote &lt;script&gt;alert(1)&lt;/script&gt; &amp; more on the wall of the old lock."
    draft = article(tmp_path, page(body=(*TEXT, odd)))
    assert body_of(draft)[-1].startswith("They wrote <script>alert(1)</script> & more")
    scripted = page(body=(*TEXT, "<script>document.write('no')</script>"))
    assert "document.write" not in article(tmp_path, scripted).body


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://[canal/">',
        '<meta property="og:url" content="https://[::1">',
        '<base href="http://[">',
        '<meta name="date" content="Mon, 99999999999 Mar 99999999999 08:00:00 +0500">',
    ],
)
def test_addresses_and_dates_that_are_none_are_left_out(tmp_path, head):
    draft = article(tmp_path, page(head))
    assert (draft.url, draft.published) == (None, None)
    assert body_of(draft) == list(TEXT)


def test_halves_of_characters_in_what_a_page_says_of_itself(tmp_path):
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "'
        + TITLE
        + ' \\ud800", "author": [{"name": "A \\udfff Writer"}]}</script>'
    )
    found = read(tmp_path, page(head))
    assert json.dumps(page_object(found), ensure_ascii=False).encode()


def test_an_address_in_a_text_that_is_none(tmp_path):
    draft = article(tmp_path, "\n\n".join((TITLE, "https://[canal", *TEXT)), "page.txt")
    assert draft.title == TITLE


@given(st.binary(max_size=3000))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_line(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "page.html"
    path.write_bytes(content)
    for found in read_page(path):
        assert (found.article is None) != (found.problem is None)


@given(st.text(max_size=2000), st.sampled_from(["<p>", "<div>", "<table><td>", "<!--", ""]))
@settings(max_examples=60, deadline=None)
def test_any_text_in_a_page_gives_a_line(tmp_path_factory, text, before):
    path = tmp_path_factory.mktemp("any") / "page.html"
    path.write_text(f"<html><body>{before}{text}", "utf-8", errors="replace")
    (found,) = read_page(path)
    assert (found.article is None) != (found.problem is None)


def test_the_folder_of_a_complete_page(tmp_path):
    (tmp_path / "canal.html").write_text(page())
    folder = tmp_path / "canal_files"
    (folder / "deep").mkdir(parents=True)
    (folder / "style.css").write_text("p {}")
    (folder / "deep" / "lock.png").write_bytes(b"\x89PNG")
    (folder / "outside.txt").symlink_to("/etc/hostname")
    parts = parts_of(tmp_path / "canal.html")
    assert [part.name for part in parts] == [
        "canal_files/deep/lock.png",
        "canal_files/style.css",
    ]
    assert is_companion(folder)
    assert not is_companion(tmp_path)
    assert parts_of(tmp_path / "other.html") == []
