import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.base.places import resource
from briefbench.intake.article_text import article_blocks
from briefbench.intake.block_chances import chances, weights
from briefbench.intake.block_signs import NAMES, SECOND, second_signs, signs
from briefbench.intake.html_page import read_html
from briefbench.intake.html_tree import drop_unread, parse_html
from briefbench.intake.page_blocks import page_blocks
from briefbench.model.kinds import BlockKind
from tests.intake.made_pages import CHINESE, ENGLISH, html_page, paragraphs

TITLE, OWN, OTHERS = ENGLISH


def read(inside, **around):
    return read_html(html_page(TITLE, inside, **around).encode(), "page.html")


def body_of(draft):
    return [block.text for block in draft.blocks if not block.tail]


def kinds_of(draft):
    return {block.text: block.kind for block in draft.blocks if not block.tail}


def test_each_block_keeps_its_kind():
    inside = (
        f"{paragraphs(OWN[:2])}<h2>What the gate weighs</h2><ul>"
        f"<li>Forty tons of oak and iron.</li><li>Two wheels of nine feet.</li></ul>"
        f"<blockquote>{paragraphs(OWN[2:3])}</blockquote>"
        f'<aside class="pullquote">The river does not wait for patches.</aside>'
        f"{paragraphs(OWN[3:])}"
    )
    kinds = kinds_of(read(inside))
    assert kinds["What the gate weighs"] is BlockKind.HEADING
    assert kinds["Forty tons of oak and iron."] is BlockKind.ENTRY
    assert kinds[OWN[2]] is BlockKind.QUOTE
    assert kinds[OWN[3]] is BlockKind.PARAGRAPH
    assert kinds.get("The river does not wait for patches.", BlockKind.QUOTE) is BlockKind.QUOTE


def test_captions_are_not_the_body():
    figure = (
        '<figure><img src="a.jpg"><figcaption>The dry lock, seen from the quay on Monday. Photo: '
        "River authority</figcaption></figure>"
    )
    draft = read(f"{paragraphs(OWN[:2])}{figure}{paragraphs(OWN[2:])}")
    assert body_of(draft) == list(OWN)
    assert any(block.kind is BlockKind.CAPTION and block.tail for block in draft.blocks)


def test_rows_of_a_table_are_lines():
    table = (
        "<table><tr><th>Year</th><th>Barges through the lock</th></tr>"
        "<tr><td>1990</td><td>2,100</td></tr><tr><td>2025</td><td>1,340</td></tr></table>"
    )
    root = parse_html(f"<body>{paragraphs(OWN)}{table}</body>")
    texts = [block.text for block in page_blocks(root)]
    assert texts[-3:] == ["Year Barges through the lock", "1990 2,100", "2025 1,340"]


def test_two_line_breaks_part_paragraphs():
    draft = read("<br><br>".join(OWN) + "<br>")
    assert body_of(draft) == list(OWN)
    root = parse_html("<p>One line<br>and its second<br> <br>Another<br/><br/><br/>Last</p>")
    texts = [block.text for block in page_blocks(root)]
    assert texts == ["One line and its second", "Another", "Last"]


def test_a_page_inside_a_form_is_read():
    page = f"<html><body><form action='/x'><h1>{TITLE}</h1>{paragraphs(OWN)}</form></body></html>"
    assert body_of(read_html(page.encode(), "page.html")) == list(OWN)
    fields = "<form><p>Your address: <input name='a'></p><p>Subscribe to our letters.</p></form>"
    assert "Subscribe" not in " ".join(b.text for b in read(paragraphs(OWN) + fields).blocks)


def test_the_rest_of_the_page_is_tail_in_page_order_without_menus():
    banner = (
        '<div class="cookie-consent"><p>We use cookies to measure visits. You may refuse.</p>'
        "<button>Accept all</button></div>"
    )
    beside = "".join(f"<div><h4><a href='/s'>{o[0]}</a></h4><p>{o[1]}</p></div>" for o in OTHERS)
    draft = read(paragraphs(OWN), before=banner, behind=f"<div>{beside}</div>")
    tail = [block.text for block in draft.blocks if block.tail]
    assert [text for text in tail if text in {o[1] for o in OTHERS}] == [o[1] for o in OTHERS]
    assert not {"Home", "World", "Sport", "Accept all"} & set(tail)
    assert "cookies" not in " ".join(tail)
    places = [block.tail for block in draft.blocks]
    assert places.index(True) > 0
    assert sorted(places) == places or places[0]


def test_others_are_asked_where_next_to_nothing_is_found():
    short = "The lock is open again after five months, the river authority said on Friday."
    page = f"<html><head><title>{TITLE}</title></head><body><span>{short}</span></body></html>"
    assert short in read_html(page.encode(), "page.html").body


def test_a_page_whose_first_block_is_the_article():
    page = f"<html><head><title>{TITLE}</title></head><body>{paragraphs(OWN)}</body></html>"
    assert body_of(read_html(page.encode(), "page.html")) == list(OWN)


def test_the_headline_is_not_the_text_with_or_without_the_outlet():
    page = f"<html><head><title>Varda Post: {TITLE}</title></head><body><p>{TITLE}</p>"
    draft = read_html(f"{page}{paragraphs(OWN)}</body></html>".encode(), "page.html")
    assert body_of(draft) == list(OWN)


def test_a_line_that_leads_to_another_story_is_not_the_text():
    for line in (
        f"<p><b>Read more</b> <a href='/s'>{OTHERS[0][0]}</a></p>",
        f"<p>READ ALSO: <a href='/s'>{OTHERS[1][0]}</a></p>",
    ):
        assert body_of(read(f"{paragraphs(OWN[:3])}{line}{paragraphs(OWN[3:])}")) == list(OWN)


def test_chances_of_a_page_without_blocks_and_with_one():
    assert chances([], "A headline") == []
    root = parse_html("<p>One line</p>")
    (chance,) = chances(page_blocks(root), "")
    assert 0 <= chance <= 1
    assert article_blocks(parse_html("<html><body></body></html>"), "") == ()


def test_there_is_a_weight_for_each_column_and_no_other():
    first, second = weights()
    assert len(first) == len(NAMES) + 1
    assert len(second) == len(NAMES) + len(SECOND) + 1
    lines = resource("reading", "block_weights.tsv").read_text("utf-8").splitlines()
    named = [line for line in lines if line and not line.startswith("#")]
    assert len(named) == len(first) + len(second)
    blocks = page_blocks(parse_html(html_page(TITLE, paragraphs(OWN))))
    page = signs(blocks, TITLE)
    assert page.numbers.shape == (len(blocks), len(NAMES))
    both = second_signs(page, np.full(len(blocks), 0.5))
    assert both.shape == (len(blocks), len(NAMES) + len(SECOND))
    assert np.isfinite(both).all()


def test_scripts_without_blanks_are_text_too():
    title, own, _ = CHINESE
    blocks = page_blocks(parse_html(html_page(title, paragraphs(own))))
    found = dict(zip((block.text for block in blocks), chances(blocks, title), strict=True))
    assert all(found[text] > 0.6 for text in own)
    assert found["Varda Post, all rights reserved"] < 0.4


def test_where_the_first_words_are_a_link():
    root = parse_html(
        "<p><a href='/x'>Bread</a> from seeds</p><p>Seeds of <a href='/x'>rye</a></p>"
    )
    assert [block.opens_linked for block in page_blocks(root)] == [True, False]
    root = parse_html("<h2><a href='#part'>A part of this page</a></h2>")
    assert page_blocks(root)[0].links == 0.0


@pytest.mark.parametrize("depth", [300, 5000])
def test_nesting_of_any_depth(depth):
    page = html_page(TITLE, "<div>" * depth + paragraphs(OWN) + "</div>" * depth)
    assert body_of(read_html(page.encode(), "page.html")) == list(OWN)


TAGS = ["p", "div", "table", "tr", "td", "ul", "li", "a href=/x", "h1", "h3", "br", "blockquote"]
TAGS += ["form", "nav", "span", "article", "figure", "b", "/p", "/div", "/td", "/a", "/ul", "!--"]


@given(
    st.lists(st.one_of(st.sampled_from(TAGS).map("<{}>".format), st.sampled_from(OWN), st.text()))
)
@settings(max_examples=150, deadline=None)
def test_any_soup_gives_blocks_of_its_own_text(pieces):
    root = parse_html("".join(pieces))
    if root is None:
        return
    drop_unread(root)
    texts = {block.text for block in page_blocks(root)}
    assert {block.text for block in article_blocks(root, TITLE)} <= texts
