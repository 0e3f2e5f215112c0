"""Labelled lines above a text and datelines: what they say, and what they do not."""

import pytest

from briefbench.analysis import understand
from briefbench.analysis.countries import find_countries
from briefbench.analysis.countries.header import body_start, datelines
from briefbench.model.drafts import ArticleDraft, BlockDraft, SourceDraft
from briefbench.model.kinds import BlockKind, Format


def places(text):
    return [text[start:end] for start, end in datelines(text)]


def about(text, **options):
    return [c.code for c in find_countries(text, "en", **options) if c.about]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("DUSHANBE, Oct 13 (Avesta) — The border is quiet.", "DUSHANBE"),
        ("Moscow, 12 October 2021 (Example) -- The talks went on.", "Moscow"),
        ("BERLIN, Oct. 3 /WireName/ -- A firm grew.", "BERLIN"),
        ("HOUSTON (AP) - The team won.", "HOUSTON"),
        ("PARIS, Mo. — In 1999 they built a barn.", "PARIS, Mo."),
        ("A headline\nOSH - The bazaar opened.", "OSH"),
        ("It ended on Friday. DALLAS (AP) - The owner spoke.", "DALLAS"),
        ("ДУШАНБЕ, 13 окт — Здесь тихо.", "ДУШАНБЕ"),
        ("МОСКВА, 13.10.2021 /Пример/ — Здесь тихо.", "МОСКВА"),
        ("PARIS, 13 octobre 2021 (Exemple) - Le calme.", "PARIS"),
        ("BERLIN, 13. Okt. (Beispiel) - Es ist ruhig.", "BERLIN"),
        ("TOSHKENT, 13 oktabr (Misol) — Tinchlik.", "TOSHKENT"),
    ],
)
def test_a_dateline_is_seen(text, place):
    assert places(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BREAKING - The bazaar opened.",
        "The minister (who was ill) - and his deputy - came.",
        "Dushanbe is the capital.",
        "LINK: https://news.example/Paris - x",
    ],
)
def test_what_is_no_dateline(text):
    assert places(text) == []


def test_a_dateline_is_a_place_even_where_its_word_is_a_name_too():
    found = find_countries("HOUSTON (AP) - The team won. Houston cheered.", "en")
    assert [(c.code, len(c.mentions)) for c in found] == [("US", 2)]


def test_a_dateline_says_little_of_what_a_text_is_about():
    text = (
        "VIENNA, Oct 13 (Example) — Tajikistan closed the border, Tajikistan said. Later it rained."
    )
    assert about(text) == ["TJ"]
    assert {c.code for c in find_countries(text, "en")} == {"TJ", "AT"}


def test_an_outlets_own_country_counts_less():
    text = "Austria met Kenya and Peru. Austria left. Kenya and Peru stayed; Kenya, Peru. " * 3
    plain = {c.code: c.share for c in find_countries(text, "en")}
    at_home = {c.code: c.share for c in find_countries(text, "en", home="AT")}
    assert at_home["AT"] < plain["AT"]
    assert sum(at_home.values()) == pytest.approx(1)


def test_the_outlets_country_comes_from_its_domain():
    def share(domain):
        block = BlockDraft(BlockKind.PARAGRAPH, "Austria met Kenya.")
        draft = ArticleDraft("", (block,), Format.TEXT, source=SourceDraft("", domain))
        return {c.code: c.share for c in understand(draft).countries}["AT"]

    assert share("news.example.at") < share("news.example") == share("")


def test_labelled_lines_are_no_part_of_the_text():
    head = "HEADLINE: Kenya and Peru sign\nLINK: https://news.example/1\n\n"
    body = "Kenya signed today. Austria watched."
    assert body_start(head + body) == len(head)
    found = find_countries(head + body, "en")
    assert {c.code for c in found} == {"KE", "AT"}
    assert min(m.start for c in found for m in c.mentions) == len(head)
    assert body_start("TITLE: only this") == 0
    assert body_start("The title: a story") == 0


def test_who_is_introduced_by_full_name_is_no_country_later():
    text = "Nine-year-old Georgia Stevens skates. Georgia trained with Cory Stevens in Canada."
    assert {c.code for c in find_countries(text, "en")} == {"CA"}
    assert {c.code for c in find_countries("Georgia and Armenia met in Georgia.", "en")} == {
        "GE",
        "AM",
    }


def test_a_persons_surname_is_no_town():
    text = "They talked of John Bolton. The job went to Bolton, said people in London."
    assert [len(c.mentions) for c in find_countries(text, "en")] == [1]
