import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.intake import passages as known
from briefbench.intake.html_page import read_html
from briefbench.intake.other_stories import own_passages
from briefbench.intake.passages import Passage, is_clutter, is_preface
from briefbench.intake.plain_text import read_text
from tests.intake.made_pages import ENGLISH, HEADINGS, LAYOUTS, STORIES, html_page, paragraphs

OWN, OTHERS = ENGLISH[1], ENGLISH[2]


@pytest.fixture
def no_known_headings(monkeypatch):
    monkeypatch.setattr(known.KnownHeadings, "_known", frozenset())


def read(page):
    return (read_html if page.startswith("<") else read_text)(page.encode(), "page")


def body_of(draft):
    return [block.text for block in draft.blocks if not block.tail]


def tail_of(draft):
    return " ".join(block.text for block in draft.blocks if block.tail)


@pytest.mark.usefixtures("no_known_headings")
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("heading", [0, 1])
def test_other_stories_are_told_without_knowing_their_heading(language, layout, heading):
    title, own, others = STORIES[language]
    draft = read(LAYOUTS[layout](title, own, others, HEADINGS[language][heading]))
    assert draft.title == title
    assert body_of(draft) == list(own)
    assert others[0][1][:30] in tail_of(draft)


@pytest.mark.usefixtures("no_known_headings")
@pytest.mark.parametrize("layout", ["inside", "paragraphs", "list", "whole stories", "text"])
def test_a_short_article_before_long_others(layout):
    title, own, others = ENGLISH
    draft = read(LAYOUTS[layout](title, own[:3], others, HEADINGS["English"][0]))
    assert body_of(draft) == list(own[:3])


@pytest.mark.parametrize("language", STORIES)
def test_an_article_alone_is_kept_whole(language):
    title, own, _ = STORIES[language]
    assert body_of(read(html_page(title, paragraphs(own)))) == list(own)
    assert body_of(read("\n\n".join([title, *own]))) == list(own)


def test_an_articles_own_headings_and_links_cut_nothing():
    title, own, _ = ENGLISH
    inside = (
        f"{paragraphs(own[:2])}<h3>A gate of ninety years</h3>{paragraphs(own[2:4])}"
        f'<h3><a href="#quay">The old quay</a></h3>{paragraphs(own[4:5])}'
        f"<h3>Two refusals</h3>{paragraphs(own[5:])}"
    )
    headings = ["A gate of ninety years", "The old quay", "Two refusals"]
    expected = [*own[:2], headings[0], *own[2:4], headings[1], own[4], headings[2], own[5]]
    assert body_of(read(html_page(title, inside))) == expected


def test_a_known_heading_in_running_text_is_left_out_alone():
    title, own, _ = ENGLISH
    inside = f"{paragraphs(own[:3])}<p>Advertisement</p>{paragraphs(own[3:])}"
    assert body_of(read(html_page(title, inside))) == list(own)
    text = "\n\n".join([title, *own[:3], "Advertisement", *own[3:]])
    assert body_of(read(text)) == list(own)


def test_a_link_to_another_story_between_paragraphs_is_left_out():
    title, own, others = ENGLISH
    line = f'<p><a href="/x">{others[0][0]}</a></p>'
    inside = f"{paragraphs(own[:3])}<div>{line}</div>{paragraphs(own[3:])}"
    assert body_of(read(html_page(title, inside))) == list(own)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read also", True),
        ("ЧИТАЙТЕ ТАКЖЕ:", True),
        ("Read also: Bread from old seeds", True),
        ("17", True),
        ("3 comments", False),
        ("The lock was closed on Monday.", False),
        ("In 2019", False),
    ],
)
def test_clutter(text, expected):
    assert is_clutter(text) is expected


def test_preface():
    assert is_preface("By Anna Miller of the Post")
    assert is_preface("World news")
    assert not is_preface("The lock is closed.")
    assert not is_preface("A line that is much too long for a section or a name")


def test_few_passages():
    assert own_passages([], "A headline") == []
    assert own_passages([Passage("One line")], "") == [True]
    assert own_passages([Passage("Read also"), Passage("")], "") == [True, True]


LINES = [*OWN, *(text for other in OTHERS for text in other), "Read also", "0", "More…", "14 May"]


@given(
    st.lists(
        st.builds(
            Passage,
            st.one_of(st.sampled_from(LINES), st.text(max_size=60)),
            heading=st.booleans(),
            linked=st.booleans(),
            chance=st.floats(0, 1),
            box=st.integers(0, 3),
            kin=st.integers(0, 2),
        ),
        max_size=40,
    ),
    st.text(max_size=40),
)
@settings(max_examples=150, deadline=None)
def test_any_passages_are_judged_and_the_first_stays(passages, title):
    own = own_passages(passages, title)
    assert len(own) == len(passages)
    assert own[:1] == [True] * len(passages[:1])


@given(
    st.lists(st.integers(0, len(OWN) - 1), min_size=4, unique=True),
    st.sampled_from(list(LAYOUTS)),
    st.lists(st.integers(0, len(OTHERS) - 1), min_size=1, unique=True),
    st.sampled_from([heading for pair in HEADINGS.values() for heading in pair]),
)
@settings(max_examples=80, deadline=None)
def test_the_articles_own_text_is_kept_whatever_stands_about_it(places, layout, picked, heading):
    own = [OWN[place] for place in places]
    others = [OTHERS[place] for place in picked]
    body = body_of(read(LAYOUTS[layout](ENGLISH[0], own, others, heading)))
    assert [text for text in body if text in OWN] == own
