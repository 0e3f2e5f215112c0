"""Narrowing the bank of quotes: what fits, what is counted, what is unfolded."""

from datetime import date

import pytest

from briefbench import desk
from briefbench.ui.quotes_facets import Narrowing, facet_rows
from tests.making import add_drafts, draft_of

TODAY = date(2026, 10, 20)


@pytest.fixture
def rows(library):
    ids = add_drafts(
        library,
        [
            draft_of("First", published="2026-10-18", tags=("border/smuggling",)),
            draft_of("Second", published="2026-10-01", countries=(("UZ", True),)),
            draft_of("Third", published="2026-09", countries=(("TJ", True), ("AF", False))),
            draft_of("Fourth", published=None),
        ],
    )
    found = [s.id for id_ in ids for s in desk.article_view(library, id_).suggestions]
    quotes = desk.accept_suggestions(library, found)
    desk.set_quote_speaker(library, quotes[:2], "Farrukh Nazarov")
    desk.set_quote_comment(library, quotes[3], "ask for figures")
    return desk.list_quotes(library)


def fitting(rows, **chosen):
    return [row.headline for row in rows if Narrowing(**chosen).fits(row, TODAY)]


@pytest.mark.parametrize(
    ("chosen", "headlines"),
    [
        ({}, ["First", "Second", "Third", "Fourth"]),
        ({"speaker": "Farrukh Nazarov"}, ["First", "Second"]),
        ({"country": "AF"}, ["Third"]),
        ({"country": "UZ"}, ["Second"]),
        ({"tag": "border"}, ["First"]),
        ({"tag": "border/smuggling"}, ["First"]),
        ({"state": "open"}, ["First", "Second", "Third", "Fourth"]),
        ({"state": "broken"}, []),
        ({"state": "commented"}, ["Fourth"]),
        ({"date": "7"}, ["First"]),
        ({"date": "30"}, ["First", "Second"]),
        ({"date": "2026-09"}, ["Third"]),
        ({"date": "undated"}, ["Fourth"]),
        ({"speaker": "Farrukh Nazarov", "date": "7"}, ["First"]),
    ],
)
def test_what_fits(rows, chosen, headlines):
    assert sorted(fitting(rows, **chosen)) == sorted(headlines)


def test_a_value_is_chosen_and_let_go():
    chosen = Narrowing().turned("country", "TJ")
    assert chosen.country == "TJ"
    assert chosen.turned("country", "TJ") == Narrowing()


def lines(rows, chosen=Narrowing(), unfolded=()):  # noqa: B008
    return facet_rows(rows, chosen, unfolded, TODAY, desk.country_name)


def counts(rows, chosen=Narrowing()):  # noqa: B008
    return {line.question: line.count for line in lines(rows, chosen) if line.question}


def test_a_line_counts_what_a_click_on_it_would_show(rows):
    chosen = Narrowing(speaker="Farrukh Nazarov")
    for question, count in counts(rows, chosen).items():
        group, _, value = question.partition(":")
        if group != "speaker":
            assert count == sum(chosen.turned(group, value).fits(row, TODAY) for row in rows), (
                question
            )


def test_the_chosen_line_is_marked_and_stays_when_nothing_fits(rows):
    chosen = Narrowing(speaker="Farrukh Nazarov", date="undated")
    marked = [line.text for line in lines(rows, chosen) if line.marked]
    assert marked == ["Farrukh Nazarov", "undated"]


def test_long_groups_are_folded_and_unfolded(rows):
    many = [desk_row(rows[0], f"Speaker {n:02}") for n in range(9)]
    folded = [line.text for line in lines(many)]
    assert "All 9 speakers…" in folded
    assert "Speaker 08" not in folded
    whole = [line.text for line in lines(many, unfolded={"speaker"})]
    assert "Speaker 08" in whole
    assert "Fewer" in whole


def test_no_quotes_give_a_calm_sidebar():
    assert {line.text for line in lines([]) if line.hint} == {"None yet"}


def desk_row(row, speaker):
    from dataclasses import replace

    return replace(row, speaker=speaker)
