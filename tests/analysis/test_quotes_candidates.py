"""Names offered for statements that name nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.analysis.quotes import find_quotes, speaker_candidates
from briefbench.model.drafts import BREAK

TEXT = BREAK.join(
    [
        "Finance Minister Nadia Orlo met the Kenyan envoy Tomas Reeve at the port.",
        "Mr. Reeve said the ferry would sail.",
        "“We will pay,” she said. “He knows it.”",
        "Harbour pilot Omar Dahl was not there.",
    ]
)
PLACE = TEXT.index("“We will")
SPAN = (PLACE, PLACE + len("“We will pay,”"))


def names(**asked):
    return [one.name for one in speaker_candidates(TEXT, SPAN, **asked)]


def test_shares_fall_and_sum_up_to_one():
    found = speaker_candidates(TEXT, SPAN, quotes=find_quotes(TEXT, "en"))
    shares = [one.share for one in found]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)


def test_who_spoke_just_before_comes_first():
    assert names(quotes=find_quotes(TEXT, "en"))[0] == "Tomas Reeve"


def test_titles_rule_out_the_other_sex():
    assert names(speaker="she", quotes=find_quotes(TEXT, "en"))[0] == "Nadia Orlo"
    assert names(speaker="he", quotes=find_quotes(TEXT, "en"))[0] == "Tomas Reeve"


def test_a_surname_brings_its_bearer_forward():
    assert names(speaker="Dahl")[0] == "Omar Dahl"


def test_roles_and_countries_come_with_the_names():
    found = {one.name: one for one in speaker_candidates(TEXT, SPAN)}
    assert found["Nadia Orlo"].role == "Finance Minister"
    assert found["Tomas Reeve"].country == "KE"


def test_both_bearers_of_a_surname_are_offered():
    text = BREAK.join(["Nadia Orlo and Piet Orlo came.", "“No,” Orlo said."])
    place = text.index("“No")
    found = speaker_candidates(text, (place, place + 5), speaker="Orlo")
    assert {one.name for one in found} == {"Nadia Orlo", "Piet Orlo"}


def test_speakers_are_offered_where_the_script_has_no_capitals():
    text = BREAK.join(["سفیر گفت: «ما منتظریم.»", "او گفت: «راه باز است.»"])
    quotes = find_quotes(text, "fa")
    found = speaker_candidates(text, quotes[1].spans[0], "fa", speaker="او", quotes=quotes)
    assert [one.name for one in found] == ["سفیر"]


def test_nobody_named_gives_none():
    assert speaker_candidates("“No,” she said.", (0, 5), speaker="she") == ()


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_place_of_any_text(text, start, length):
    found = speaker_candidates(text, (start, start + length), quotes=find_quotes(text, "en"))
    assert len(found) <= 8
    assert all(one.name and 0 < one.share <= 1 for one in found)
