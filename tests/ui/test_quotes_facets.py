"""Narrowing the bank of quotes: what is counted, what is unfolded, what is said."""

from datetime import date

import pytest

from briefbench import desk
from briefbench.model.bank import FoundQuotes, QuoteField, QuoteFilter
from briefbench.ui.quotes_facets import Naming, chosen_words, facet_rows, spans, turned
from tests.making import add_drafts, draft_of

TODAY = date(2026, 10, 20)
NAMING = Naming(desk.country_name, desk.language_words, {"border": 2})


@pytest.fixture
def quotes(library):
    ids = add_drafts(
        library,
        [
            draft_of("First", published="2026-10-18", tags=("border/smuggling",)),
            draft_of("Second", published="2026-10-01", countries=(("UZ", True),)),
            draft_of("Third", published="2026-09", countries=(("TJ", True), ("AF", True))),
            draft_of("Fourth", published=None),
        ],
    )
    found = [s.id for id_ in ids for s in desk.article_view(library, id_).suggestions]
    quotes = desk.accept_suggestions(library, found)
    desk.set_quote_speaker(library, quotes[:2], "Farrukh Nazarov")
    desk.set_quote_comment(library, quotes[3], "ask for figures")
    return quotes


def find(library, chosen):
    return desk.find_quotes(library, chosen, counts=True, dates=spans(TODAY))


def lines(library, chosen=QuoteFilter(), unfolded=()):  # noqa: B008
    return facet_rows(find(library, chosen), chosen, unfolded, TODAY, NAMING)


def test_a_line_counts_what_a_click_on_it_would_show(library, quotes):
    chosen = QuoteFilter(speaker=("Farrukh Nazarov",), state=("unbriefed",))
    counted = [line for line in lines(library, chosen) if line.count and ":" in line.question]
    assert len(counted) > 8
    for line in counted:
        name, _, value = line.question.partition(":")
        field = QuoteField(name)
        if value in chosen.values(field):
            continue
        assert line.count == len(find(library, turned(chosen, field, value)).ids), line


def test_a_value_is_chosen_and_let_go_and_states_stay_together():
    chosen = turned(QuoteFilter(), QuoteField.ABOUT, "TJ")
    assert turned(chosen, QuoteField.ABOUT, "UZ").about == ("UZ",)
    assert turned(chosen, QuoteField.ABOUT, "TJ") == QuoteFilter()
    both = turned(turned(chosen, QuoteField.STATE, "commented"), QuoteField.STATE, "briefed")
    assert both.state == ("commented", "briefed")


def test_the_chosen_line_is_marked_and_stays_when_nothing_fits(library, quotes):
    chosen = QuoteFilter(speaker=("Farrukh Nazarov",), date=("undated",))
    marked = [line.text for line in lines(library, chosen) if line.marked]
    assert marked == ["Farrukh Nazarov", "undated"]


def test_all_quotes_lets_everything_go(library, quotes):
    first = lines(library)[0]
    assert (first.text, first.count, first.question, first.marked) == ("All quotes", 4, "all", True)


def test_days_months_and_undated_are_offered(library, quotes):
    words = [line.text for line in lines(library) if line.question.startswith(("date:", "str"))]
    assert words == [
        "Last 7 days",
        "Last 30 days",
        "October 2026",
        "September 2026",
        "undated",
        "From – to…",
    ]


def test_long_fields_are_folded_and_unfolded():
    counts = {QuoteField.SPEAKER: {f"Speaker {n:02}": 9 - n for n in range(9)}}
    found = FoundQuotes((1,), 1, 9, 0, counts)
    folded = [line.text for line in facet_rows(found, QuoteFilter(), (), TODAY, NAMING)]
    assert "All 9 speakers…" in folded
    assert "Speaker 08" not in folded
    whole = [line.text for line in facet_rows(found, QuoteFilter(), {"speaker"}, TODAY, NAMING)]
    assert "Speaker 08" in whole
    assert "Fewer" in whole
    chosen = QuoteFilter(speaker=("Speaker 08",))
    assert "Speaker 08" in [line.text for line in facet_rows(found, chosen, (), TODAY, NAMING)]


def test_no_quotes_give_a_calm_side(library):
    assert [line.text for line in lines(library)] == ["All quotes"]


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({}, ""),
        ({"said_by": ("TJ",), "about": ("AF",)}, "Said by Tajikistan · about Afghanistan"),
        ({"kind": ("direct",), "state": ("commented",)}, "Direct speech · With a comment"),
        ({"language": ("fa",), "date": ("2026-10",)}, "Persian · October 2026"),
        ({"date": ("2026-10-13/",)}, "Last 7 days"),
        ({"date": ("2026-10-01/2026-10-02",)}, "1 October 2026 to 2 October 2026"),
        ({"date": ("/2026-10",)}, "Until October 2026"),
    ],
)
def test_what_is_chosen_is_said(chosen, words):
    assert chosen_words(QuoteFilter(**chosen), TODAY, NAMING) == words
