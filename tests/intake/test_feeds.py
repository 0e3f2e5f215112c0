import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.intake.feeds import FULL, is_feed
from briefbench.intake.pages import read_page
from briefbench.model.kinds import BlockKind, Format
from tests.intake.packing import SENTENCES, atom, rss

LINK = "<link>https://qaynar.example/2026/sluice</link>"
HTML = "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in SENTENCES)


def read(tmp_path, content):
    path = tmp_path / "feed.xml"
    path.write_bytes(content)
    return read_page(path)


def articles(tmp_path, content):
    pages = read(tmp_path, content)
    assert [page.problem for page in pages] == [None] * len(pages)
    return [page.article for page in pages]


def test_each_entry_is_an_article_with_its_own_facts(tmp_path):
    first, second = read(
        tmp_path,
        rss(
            f"<title>Sluice &amp;amp; lock</title>{LINK}<dc:creator>Water Desk</dc:creator>"
            "<pubDate>Mon, 02 Mar 2026 08:30:00 +0500</pubDate>"
            f"<description>Short.</description><content:encoded>{HTML}</content:encoded>",
            "<title>Boats</title><link>https://qaynar.example/boats</link>"
            "<description>The boats are counted twice a day.</description>",
        ),
    )
    assert (first.member, second.member) == ("1", "2")
    draft = first.article
    assert draft.title == "Sluice & lock"
    assert draft.format is Format.FEED
    assert draft.url == "https://qaynar.example/2026/sluice"
    assert draft.byline == ("Water Desk",)
    assert draft.published.value == "2026-03-02T08:30:00+05:00"
    assert (draft.source.name, draft.source.domain) == ("Qaynar Gazette", "qaynar.example")
    assert draft.body.split("\n\n") == list(SENTENCES)
    assert not draft.excerpt
    assert second.article.excerpt
    assert second.article.published is None
    assert second.article.byline == ()


def test_what_is_only_a_summary_is_an_excerpt(tmp_path):
    full = f"<description>{'&lt;p&gt;' + 'Word after word. ' * (FULL // 10)}</description>"
    cut = f"<content:encoded>{HTML}&lt;p&gt;The end is near […]&lt;/p&gt;</content:encoded>"
    more = f"<content:encoded>{HTML}&lt;p&gt;Continue reading Sluice&lt;/p&gt;</content:encoded>"
    items = [f"<title>T</title>{part}" for part in (full, cut, more)]
    assert [a.excerpt for a in articles(tmp_path, rss(*items))] == [False, True, True]
    entries = [
        f"<title>T</title><summary>{SENTENCES[0]}</summary>",
        f'<title>T</title><content type="html">{HTML}</content>',
    ]
    assert [a.excerpt for a in articles(tmp_path, atom(*entries))] == [True, False]


def test_a_day_on_which_an_entry_was_changed_is_not_its_date(tmp_path):
    changed, dated = articles(
        tmp_path,
        atom(
            f"<title>T</title><updated>2026-03-05T08:00:00Z</updated><summary>{HTML}</summary>",
            f"<title>T</title><published>2026-03-04</published><summary>{HTML}</summary>",
        ),
    )
    assert changed.published is None
    assert dated.published.value == "2026-03-04"


def test_kinds_of_blocks_and_what_programs_add(tmp_path):
    text = (
        f"&lt;h2&gt;Why&lt;/h2&gt;{HTML}&lt;ul&gt;&lt;li&gt;One boat&lt;/li&gt;&lt;/ul&gt;"
        "&lt;script&gt;alert(1)&lt;/script&gt;"
        "&lt;p&gt;The post Sluice appeared first on Qaynar Gazette.&lt;/p&gt;"
    )
    (draft,) = articles(tmp_path, rss(f"<title>T</title><content:encoded>{text}</content:encoded>"))
    kinds = [block.kind for block in draft.blocks if not block.tail]
    assert kinds[0] is BlockKind.HEADING
    assert BlockKind.ENTRY in kinds
    assert draft.blocks[-1].tail
    assert "alert" not in draft.body


def test_headline_or_text_alone_are_enough(tmp_path):
    headline, text = articles(
        tmp_path,
        rss(f"<title>Boats counted</title>{LINK}", f"<description>{SENTENCES[0]}</description>"),
    )
    assert (headline.body, headline.excerpt) == ("Boats counted", True)
    assert text.title == "The water board in Osh said on Monday that the lower sluice …"


def test_an_entry_without_both_tells_where_it_leads(tmp_path):
    (found,) = read(tmp_path, rss(LINK))
    assert found.problem.kind == "empty"
    assert found.problem.address == "https://qaynar.example/2026/sluice"


def test_a_feed_without_entries_is_a_problem(tmp_path):
    (found,) = read(tmp_path, rss())
    assert (found.member, found.problem.kind) == (None, "empty")


def test_addresses_that_are_none_are_left_out(tmp_path):
    (draft,) = articles(
        tmp_path,
        rss(f"<title>T</title><link>javascript:alert(1)</link><description>{HTML}</description>"),
    )
    assert draft.url is None


def test_encodings_and_broken_feeds(tmp_path):
    russian = rss(f"<title>Шлюз закрыт</title><description>{SENTENCES[0]}</description>").decode()
    for encoding in ("utf-16", "cp1251", "utf-8"):
        content = russian.replace('encoding="utf-8"', f'encoding="{encoding}"').encode(encoding)
        assert [a.title for a in articles(tmp_path, content)] == ["Шлюз закрыт"]
    cut = rss(f"<title>One</title><description>{HTML}</description>", "<title>Tw")
    assert read(tmp_path, cut[: cut.index(b"Tw")])[0].article.title == "One"


def test_no_address_in_a_feed_is_opened(tmp_path):
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">'
        b'<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><rss version="2.0"><channel>'
        b"<title>x</title><item><title>One &f;</title><description>Text &b;</description></item>"
        b"</channel></rss>"
    )
    for page in read(tmp_path, bomb):
        assert page.article is None or "root:" not in page.article.title + page.article.body


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (rss(), True),
        (atom(), True),
        (b'<!-- a --> <?xml version="1.0"?>\n<rss version="0.91">', True),
        (b'<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel>', True),
        (b'<RDF:RDF xmlns:NC="http://home.netscape.com/NC-rdf#"><RDF:Description/>', False),
        (b"<!doctype html><p>about <rss> and <feed>", False),
        (b"<feedback>x</feedback>", False),
    ],
)
def test_a_feed_is_told_by_its_first_element(head, expected):
    assert is_feed(head) is expected


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=80, deadline=None)
def test_any_text_in_a_feed_gives_lines(tmp_path_factory, title, text):
    path = tmp_path_factory.mktemp("any") / "feed.xml"
    path.write_bytes(
        b"<rss version='2.0'><channel><item><title><![CDATA["
        + title.encode("utf-8", "replace")
        + b"]]></title><description>"
        + text.encode("utf-8", "replace")
        + b"</description></item></channel></rss>"
    )
    for page in read_page(path):
        assert (page.article is None) != (page.problem is None)
