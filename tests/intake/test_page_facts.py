"""Headline, byline and published date of pages, by what the page says of itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefbench.intake.byline import byline_of
from briefbench.intake.dates import iso_date, published_of
from briefbench.intake.elsewhere_dates import dateline_day
from briefbench.intake.headline import headline_of
from briefbench.intake.html_tree import parse_html
from briefbench.intake.linked_data import linked_data
from briefbench.intake.metadata import source_of
from briefbench.intake.near_headline import lines_near
from briefbench.intake.text_head import head_of, is_head_line
from briefbench.model.kinds import Origin

TODAY = date(2026, 11, 20)
TITLE = "New canal to the eastern districts opens before winter"
TEXT = (
    "<p>The ministry of water said on Tuesday that the new canal to the eastern districts would be "
    "opened before the winter, after two years of work that had cost more than planned by anyone, "
    "and that it would carry water from March on.</p>"
) * 2


def page(head="", above="", below="", title=TITLE, after="", lang="en"):
    return parse_html(
        f'<html lang="{lang}"><head><title>{TITLE} | Amu Post</title>{head}</head><body>'
        f"<main><article>{above}<h1>{title}</h1>{below}{TEXT}</article></main>{after}</body></html>"
    )


def facts(root, site="Amu Post", address="https://amupost.example/canal"):
    linked = linked_data(root)
    headline = headline_of(root, linked, site)
    near = lines_near(root, headline.element)
    source = html.tostring(root, encoding="unicode")
    published = published_of(root, linked, address, near, TODAY, source=source)
    return headline.text, byline_of(root, linked, site, near), published


def byline(**parts):
    return facts(page(**parts))[1]


def published(**parts):
    return facts(page(**parts))[2]


def ld(text):
    return f'<script type="application/ld+json">{text}</script>'


# ---- headline


def test_the_headline_a_reader_sees_goes_before_the_one_for_search_engines():
    root = page('<meta property="og:title" content="Eastern districts canal: costs | Amu Post">')
    assert facts(root)[0] == TITLE


def test_a_heading_that_is_the_outlet_is_no_headline():
    root = page(above="<h1>Amu Post</h1>")
    assert facts(root)[0] == TITLE


def test_an_unrelated_heading_is_no_headline():
    root = page('<meta property="og:title" content="Bridge closed">', title="Subscribe to letters")
    assert facts(root)[0] == "Bridge closed"


def test_a_headline_broken_into_lines_keeps_its_words_apart_and_sheds_the_date():
    title = "New canal<br>to the eastern districts <time>13 Oct</time> opens before winter"
    assert facts(page(title=title))[0] == TITLE


# ---- outlet


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="The Amu Post">', "The Amu Post"),
        ('<meta property="og:site_name" content="Amu Post - News of the river and its people">', 0),
        ('<meta property="og:site_name" content="News of the river and the people | Amu Post">', 0),
        ('<meta property="og:site_name" content="amupost.example">', 0),
        ('<meta property="og:site_name" content="Homepage">', 0),
        ("", 0),
    ],
)
def test_the_outlet_is_the_name_that_its_domain_is_made_of(head, name):
    root = page(head)
    found = source_of(root, linked_data(root), "https://www.amupost.example/canal")
    assert (found.name, found.domain) == (name or "Amu Post", "amupost.example")


def test_an_address_that_is_none_has_no_domain():
    root = page()
    assert source_of(root, linked_data(root), "https://[x/").domain == ""
    assert source_of(root, linked_data(root), "https://a.example%2Fcanal/").domain == "a.example"


# ---- byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p>By Jane Rahmon</p>", ("Jane Rahmon",)),
        ("<p>By <a href='/x'>Jane Rahmon</a> and <a href='/y'>Omar Vali</a></p>", None),
        ("<span>By</span><div>The Canal Team</div>", ("The Canal Team",)),
        ("<p>Written by: Jane Rahmon, senior water correspondent</p>", ("Jane Rahmon",)),
        ("<p>By <b>JANE RAHMON</b> | 13 October 2021</p>", ("JANE RAHMON",)),
        ("<p>Автор: Зарина Каримова</p>", ("Зарина Каримова",)),
        ("<p>Von Jana Vogel und Karl Sommer</p>", ("Jana Vogel", "Karl Sommer")),
        ("<p>نویسنده: زرینه کریمی</p>", ("زرینه کریمی",)),
        ("<p>بقلم: سعيد العمري</p>", ("سعيد العمري",)),
    ],
)
def test_the_line_at_the_headline(line, names):
    assert byline(below=line) == (names or ("Jane Rahmon", "Omar Vali"))


@pytest.mark.parametrize(
    "line",
    [
        "<p>Photo by Jane Rahmon</p>",
        "<p>Photo <span>by</span> <b>Jane Rahmon</b></p>",
        "<figure><figcaption>By Jane Rahmon</figcaption></figure>",
        "<p>By Wednesday all was open</p>",
        "<p>Reviewed by Jane Rahmon</p>",
        "<p>By <a href='/category/water/'>Water Works</a></p>",
        "<p class='author'>@janerahmon</p>",
        "<p class='author'><a href='https://social.example/jr'>Follow on 2 networks</a></p>",
    ],
)
def test_nobody_is_invented(line):
    assert byline(below=line) == ()


def test_authors_of_comments_and_of_other_stories_are_not_the_author():
    after = (
        '<div class="comments"><p class="comment-author">Tom Reader</p></div>'
        '<aside><p class="byline">Eve Other</p></aside>'
    )
    assert byline(after=after) == ()


def test_a_marked_author_away_from_the_headline_counts_when_there_is_one():
    box = '<div class="author-box"><span class="author-name">Jane Rahmon</span></div>'
    assert byline(after=box) == ("Jane Rahmon",)
    assert byline(after=box + '<p class="byline">Omar Vali</p>') == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('{"@type":"NewsArticle","author":{"@type":"Person","name":"Jane Rahmon"}}', 1),
        ('{"@type":"NewsArticle","author":["Jane Rahmon","Omar Vali"]}', 2),
        ('{"@type":"NewsArticle","author":"By Jane Rahmon and Omar Vali"}', 2),
        ('{"@type":"Article","author":{"name":["Jane Rahmon","Omar Vali"]}}', 2),
        (
            '{"@graph":[{"@type":"Article","author":{"@id":"#p"}},'
            '{"@type":"Person","@id":"#p","name":"Jane Rahmon"}]}',
            1,
        ),
        ('[[{"@type":"BlogPosting","author":{"givenName":"Jane","familyName":"Rahmon"}}]]', 1),
    ],
)
def test_every_form_of_json_ld(text, names):
    assert byline(head=ld(text)) == ("Jane Rahmon", "Omar Vali")[:names]


def test_what_the_reader_sees_goes_before_the_account_that_uploaded():
    head = ld('{"@type":"Article","author":{"@type":"Person","name":"desk2"}}')
    assert byline(head=head, below="<p>By Jane Rahmon</p>") == ("Jane Rahmon",)


def test_the_outlet_is_no_author_unless_it_is_a_person():
    outlet = ld('{"@type":"Article","author":{"@type":"Organization","name":"Amu Post"}}')
    assert byline(head=outlet) == ()
    root = page(ld('{"@type":"Article","author":{"@type":"Person","name":"Jane Rahmon"}}'))
    assert facts(root, site="Jane Rahmon")[1] == ("Jane Rahmon",)


def test_a_name_that_is_turned_round_is_turned_back():
    head = '<meta name="citation_author" content="Rahmon, Jane A.">'
    head += '<meta name="citation_author" content="Vali, Omar">'
    assert byline(head=head) == ("Jane A. Rahmon", "Omar Vali")
    assert byline(head='<meta name="author" content="Jane Rahmon, Omar Vali">') == (
        "Jane Rahmon",
        "Omar Vali",
    )


def test_the_section_is_no_author():
    head = '<meta name="author" content="Water"><meta property="article:section" content="Water">'
    assert byline(head=head) == ()


def test_a_line_at_the_foot_counts_when_it_is_the_only_one():
    assert byline(after="<div><p>Written by Jane Rahmon on 13 October</p></div>") == (
        "Jane Rahmon",
    )
    two = "<p>Written by Jane Rahmon</p><p>Written by Omar Vali</p>"
    assert byline(after=two) == ()


# ---- published


@pytest.mark.parametrize(
    ("line", "lang", "value"),
    [
        ("<p>13 October 2021</p>", "en", "2021-10-13"),
        ("<p>Published: Oct. 13, 2021 at 10:20</p>", "en", "2021-10-13"),
        ("<div>Published</div><div>October 13, 2021</div>", "en", "2021-10-13"),
        ("<p>By Jane Rahmon | October 13, 2021 | 4 min read</p>", "en", "2021-10-13"),
        ("<p>Updated 20 October 2021. Published 13 October 2021</p>", "en", "2021-10-13"),
        ("<p>13 октября 2021, 14:30</p>", "ru", "2021-10-13"),
        ("<p>چهارشنبه ۲۱ مهر ۱۴۰۰ - ۱۴:۳۰</p>", "fa", "2021-10-13"),
        ("<p>تاريخ النشر: ١٣ أكتوبر ٢٠٢١</p>", "ar", "2021-10-13"),
        ("<p>03/10/2021</p>", "en-GB", "2021-10-03"),
        ("<p>10/03/2021</p>", "en-US", "2021-10-03"),
        ("<p>10/3/2021 7:38:01 PM</p>", "en", "2021-10-03"),
        ("<p>03.10.2021</p>", "de", "2021-10-03"),
        ('<p><time datetime="2021-10-13T09:00:00Z">last week</time></p>', "en", None),
        ("<p>October 2021</p>", "en", "2021-10"),
    ],
)
def test_a_date_at_the_headline(line, lang, value):
    found = published(below=line, lang=lang)
    assert found.value == (value or "2021-10-13T09:00:00Z")
    assert found.origin is Origin.TEXT


@pytest.mark.parametrize(
    "line",
    [
        "<p>03/10/2021</p>",
        "<p>Updated: 13 October 2021</p>",
        "<p>Last updated on <b>October 13, 2021</b></p>",
        '<p class="modified-date">13 October 2021</p>',
        "<p>Обновлено 13 октября 2021</p>",
        "<p>13 October 2031</p>",
        "<p>31 February 2021</p>",
        "<p>13 October 1821</p>",
        "<p>The treaty of 13 October 2021 says that water belongs to all who live along the river, "
        "and the districts asked.</p>",
    ],
)
def test_what_is_no_date_of_publication(line):
    assert published(below=line) is None


def test_a_declared_date_goes_before_what_is_shown():
    head = '<meta property="article:published_time" content="2021-10-13T08:30:00+05:00">'
    found = published(head=head, below="<p>14 October 2021</p>")
    assert (found.value, found.origin) == ("2021-10-13T08:30:00+05:00", Origin.METADATA)


def test_of_declared_dates_a_day_apart_the_exact_one_is_taken():
    head = ld('{"@type":"Article","datePublished":"2021-10-13"}')
    exact = '<meta property="article:published_time" content="2021-10-14T04:39:05Z">'
    assert published(head=head + exact).value == "2021-10-14T04:39:05Z"
    other = exact.replace("2021-10-14", "2021-10-16")
    assert published(head=head + other).value == "2021-10-13"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("DUSHANBE, Oct 13, 2021 (Amu) - The canal was opened.", "2021-10-13"),
        ("ROGUN DAM, 13 October 2021 — The canal was opened.", "2021-10-13"),
        ("Dushanbe, Oct 13, 2021 (Amu) - The canal was opened.", ""),
        ("DUSHANBE, since Oct 13, 2021 (as planned) the canal is open.", ""),
        ("DUSHANBE, Oct 13 (Amu) - The canal was opened.", ""),
    ],
)
def test_the_dateline_of_an_agency(line, value):
    root = page(below=f"<p>Words of the page.</p><p>{line}</p>")
    assert dateline_day(root, order=None) == value
    if value:
        assert facts(root)[2].value == value


def test_a_post_that_is_kept_for_programs():
    post = '<script>{"title":"x","date":"2021-10-13T06:59:34","status":"publish"}</script>'
    assert published(after=post).value == "2021-10-13"
    assert published(after=post.replace("publish", "draft")) is None


def test_a_declared_date_that_is_the_one_of_the_change_is_doubted():
    change = '"dateModified":"2021-10-20T08:00:00Z"'
    head = ld(f'{{"@type":"Article","datePublished":"2021-10-20T08:00:00Z",{change}}}')
    assert published(head=head).value == "2021-10-20T08:00:00Z"
    assert published(head=head, below="<p>13 October 2021</p>").value == "2021-10-13"


def test_a_date_in_broken_json_is_still_read():
    assert published(head=ld('{"@type":"Article",,"datePublished":"2021-10-13"')).value == (
        "2021-10-13"
    )


def test_a_date_at_the_foot_counts_when_its_line_says_so_and_is_the_only_one():
    foot = "<footer>Posted by <a>Jane Rahmon</a> on 13 October 2021</footer>"
    assert published(after=foot).value == "2021-10-13"
    assert published(after="<div><p>Опубликовано: 13 октября 2021</p></div>").value == "2021-10-13"
    assert published(after=foot + "<p>Published on 14 October 2021</p>") is None
    assert published(after='<div class="related"><p>Published 13 October 2021</p></div>') is None
    assert published(after="<p>13 October 2021</p>") is None


def test_what_the_page_keeps_for_its_programs_counts_when_it_is_one_day():
    one = '<script>state = {"publishedAt":"2021-10-13T08:00:00Z"}</script>'
    assert published(after=one).value == "2021-10-13"
    two = '<div data-next="{&quot;publishedAt&quot;:&quot;2021-10-14&quot;}"></div>'
    assert published(after=two).value == "2021-10-14"
    assert published(after=one + two) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021-10-13", "2021-10-13"),
        ("2021-10", "2021-10"),
        ("2021", "2021"),
        ("20211013", "2021-10-13"),
        ("1634112000", "2021-10-13T08:00:00Z"),
        ("1634112000000", "2021-10-13T08:00:00Z"),
        ("Wed, 13 Oct 2021 08:00:00 +0500", "2021-10-13T08:00:00+05:00"),
        ("13 октября 2021", "2021-10-13"),
        ("2021-10-13T00:00:00Z", "2021-10-13"),
        ("2021-10-13 08:00", "2021-10-13"),
        ("2021-02-30", ""),
        ("2027-01-01", ""),
        ("1821-01-01", ""),
        ("03/04/2021", ""),
        ("13 October 2021 to 14 October 2021", ""),
    ],
)
def test_dates_written_for_programs(text, value):
    assert iso_date(text, TODAY) == value


@given(st.text(max_size=60), st.dates(min_value=date(1995, 1, 1), max_value=date(2090, 1, 1)))
def test_no_text_fails_or_gives_the_future(text, today):
    for value in (iso_date(text, today), iso_date(f"2021{text}", today)):
        assert not value or date(1990, 1, 1) <= date.fromisoformat(f"{value}-01-01"[:10]) <= today


@given(st.datetimes())
def test_a_time_with_its_zone_comes_back(moment):
    value = moment.replace(microsecond=0).isoformat() + "Z"
    found = iso_date(value, TODAY)
    assert found in {"", value, value[:10]}
    assert bool(found) == (date(1990, 1, 1) <= moment.date() <= TODAY)


@given(st.text(alphabet="By ,<b>/and\n13 October2021:|", max_size=80))
def test_any_line_at_the_headline_is_read(text):
    facts(page(below=f"<p>{text}</p>"))


# ---- plain text


@pytest.mark.parametrize(
    ("lines", "names", "value", "only"),
    [
        (["By Jane Rahmon | 13 October 2021, 10:00", "Text."], ("Jane Rahmon",), "2021-10-13", {0}),
        (["Автор: Зарина Каримова", "13 октября 2021"], ("Зарина Каримова",), "2021-10-13", {0, 1}),
        (["۲۱ مهر ۱۴۰۰", "Text."], (), "2021-10-13", {0}),
        (["Updated: 20 October 2021", "Text."], (), None, {0}),
        (["By the end of 2021 all is well.", "x"], (), None, set()),
        (["Water Desk: The canal opened.", "13 October 2021"], ("Water Desk",), None, set()),
        (["The canal was opened on 13 October 2021."], (), None, set()),
        ([TEXT, "Old story", "13 October 2019"], (), None, set()),
    ],
)
def test_the_head_of_a_text(lines, names, value, only):
    found = head_of(lines, TODAY)
    assert found.byline == names
    assert (found.published.value if found.published else None) == value
    assert found.only == only


@pytest.mark.parametrize(
    ("line", "only"),
    [
        ("Wednesday, 13 October 2021, 10:00 UTC", True),
        ("By Jane Rahmon and Omar Vali", True),
        ("Опубликовано: 13 октября 2021, 14:30", True),
        ("Canal to the eastern districts opens on 13 October 2021 after long delays", False),
        ("By the river the water rises", False),
    ],
)
def test_a_line_that_is_no_headline(line, only):
    assert is_head_line(line) is only


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_head_of_a_text_is_read(lines):
    head_of(lines, TODAY)
