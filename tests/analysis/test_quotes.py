"""Rules of speech in English, each with an own example."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.analysis.countries import find_countries
from briefbench.analysis.quotes import find_quotes
from briefbench.model.drafts import BREAK

TRICKY = Path(__file__).parents[1] / "data" / "suite" / "tricky.jsonl"


def read(text, language="en"):
    """Return what, who, cue and kind of each statement."""
    return [
        (
            " ".join(text[a:b] for a, b in quote.spans),
            quote.speaker_text,
            text[quote.cue[0] : quote.cue[1]] if quote.cue else None,
            str(quote.kind),
        )
        for quote in find_quotes(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # direct, on either side of the verb
        ("“We go,” the guard said.", ("“We go,”", "the guard", "said", "direct")),
        ("“We go,” said Ann Bell.", ("“We go,”", "Ann Bell", "said", "direct")),
        ("Ann Bell said: “We go.”", ("“We go.”", "Ann Bell", "said", "direct")),
        ("Bell: “We go.”", ("“We go.”", "Bell", ":", "direct")),
        ('"We go," Bell said.', ('"We go,"', "Bell", "said", "direct")),
        ("‘We go,’ Bell said.", ("‘We go,’", "Bell", "said", "direct")),
        (
            "“We go,” Bell said on Monday, “and stay.”",
            ("“We go,” “and stay.”", "Bell", "said", "direct"),
        ),
        (
            "“We go,” Bell said. “We will not be back.”",
            ("“We go,” “We will not be back.”", "Bell", "said", "direct"),
        ),
        (
            "“We go,” Bell expressed concerns.",
            ("“We go,”", "Bell", "expressed concerns", "direct"),
        ),
        # mixed and reported
        (
            "Bell said the bridge was “a trap”.",
            ("the bridge was “a trap”", "Bell", "said", "mixed"),
        ),
        ("Bell called it “a trap”.", ("it “a trap”", "Bell", "called", "mixed")),
        (
            "Bell said that the bridge was closed.",
            ("that the bridge was closed", "Bell", "said", "reported"),
        ),
        (
            "The bridge was closed, Bell said.",
            ("The bridge was closed", "Bell", "said", "reported"),
        ),
        (
            "According to Bell, the bridge was closed.",
            ("the bridge was closed", "Bell", "According to", "reported"),
        ),
        (
            "Bell told the meeting the bridge was closed.",
            ("the bridge was closed", "Bell", "told", "reported"),
        ),
        (
            "Bell warned of a flood in the valley.",
            ("a flood in the valley", "Bell", "warned", "reported"),
        ),
        (
            "The mayor, Ann Bell, for her part said that it rained.",
            ("that it rained", "The mayor, Ann Bell", "said", "reported"),
        ),
    ],
)
def test_one_statement(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The president did not say whether he would go.",
        "Bell declined to comment on the plan.",
        "The state of the report was bad.",
        "The so-called “trap” stayed open.",
        "His claims were many.",
    ],
)
def test_nothing_is_said(text):
    assert read(text) == []


def test_two_statements_in_one_sentence():
    found = read("Bell said the road was open, adding that the bridge was not.")
    assert [(what, who) for what, who, _, _ in found] == [
        ("the road was open", "Bell"),
        ("that the bridge was not", "Bell"),
    ]


def test_who_reports_at_the_end_is_not_said():
    found = read("Police said the road was closed, the state agency reported.")
    assert found[0][:2] == ("the road was closed", "Police")


def test_words_and_a_colon_before_a_quotation_are_not_said():
    found = read("Traders were less sure: “Who pays?” asked one.")
    assert found == [("“Who pays?”", "one", "asked", "direct")]


def test_a_participle_speaks_for_the_subject_of_the_sentence():
    found = read("Ann Bell has defended “our values,” saying the city was “brave”.")
    assert found[-1] == ("the city was “brave”", "Ann Bell", "saying", "mixed")


def test_markup_says_nothing():
    assert read('<tweet id="7">') == []


def test_a_quotation_over_paragraphs_has_a_span_in_each():
    text = f"“It rained.{BREAK}“It rained again,” said Bell."
    (quote,) = find_quotes(text, "en")
    assert [text[a:b] for a, b in quote.spans] == ["“It rained.", "“It rained again,”"]


def test_a_speaker_announced_with_a_colon_before_the_paragraph():
    found = read(f"Bell then said this:{BREAK}“It rained.”")
    assert [(what, who) for what, who, _, _ in found] == [("“It rained.”", "Bell")]


def test_a_full_name_is_taken_from_earlier_in_the_text():
    text = f"Finance Minister Ann Bell came.{BREAK}“We pay,” Bell said."
    (quote,) = find_quotes(text, "en")
    assert (quote.speaker_text, quote.name, quote.role) == ("Bell", "Ann Bell", "Finance Minister")


def test_a_role_may_follow_the_name_that_is_met_first():
    text = f"Ann Bell, a Kenyan envoy, came.{BREAK}“We pay,” Bell said."
    (quote,) = find_quotes(text, "en")
    assert (quote.name, quote.role, quote.country) == ("Ann Bell", "a Kenyan envoy", "KE")


def test_two_people_of_one_surname_are_not_told_apart():
    text = f"Ann Bell and Tom Bell came.{BREAK}“We pay,” Bell said."
    (quote,) = find_quotes(text, "en")
    assert quote.name is None


def test_a_pronoun_is_never_resolved():
    text = f"Finance Minister Ann Bell came.{BREAK}“We pay,” she said."
    (quote,) = find_quotes(text, "en")
    assert (quote.speaker_text, quote.name, quote.role) == ("she", None, "")


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        ("“No,” said Kenya’s envoy, Ann Bell.", "Ann Bell", "Kenya’s envoy", "KE"),
        ("“No,” said Ann Bell, a Kenyan envoy.", "Ann Bell", "a Kenyan envoy", "KE"),
        ("“No,” Kenyan President Ann Bell said.", "Ann Bell", "Kenyan President", "KE"),
        ("“No,” said drummer Ann Bell.", "Ann Bell", "drummer", None),
        ("“No,” the minister said.", None, "the minister", None),
        ("“No,” Russian media said.", None, "", "RU"),
        ("“No,” the White House said.", None, "", "US"),
        ("“No,” police in Perth said.", None, "", "AU"),
        ("“No,” Ann Bell’s office said.", None, "", None),
        ("“No,” Secretary of State Ann Bell said.", "Ann Bell", "Secretary of State", None),
    ],
)
def test_name_role_and_country(text, name, role, country):
    (quote,) = find_quotes(text, "en")
    assert (quote.name, quote.role, quote.country) == (name, role, country)


def test_confidence_falls_from_direct_to_reported():
    def sure(text):
        return find_quotes(text, "en")[0].confidence

    direct = sure("“We go now,” Bell said.")
    assert direct >= 0.9
    assert direct > sure("Bell said it was “a trap”.") > sure("Bell said it was a trap.")
    assert sure("“We should never have gone there.”") < 0.5


@pytest.mark.parametrize(
    "row",
    [json.loads(line) for line in TRICKY.read_text("utf8").splitlines() if line],
    ids=lambda row: str(row["id"]),
)
def test_tricky_sentence(row):
    text, language = row["text"], row["language"]
    assert sorted(c.code for c in find_countries(text, language)) == row["countries"]
    found = find_quotes(text, language)
    assert len(found) == len(row["quotes"])
    for quote, expected in zip(found, row["quotes"], strict=True):
        words = " ".join(text[a:b] for a, b in quote.spans)
        assert words.strip(" .") == expected["content"].strip(" .")
        assert quote.kind == expected["kind"]
        assert expected["speaker"] in quote.speaker_text
        assert text[quote.cue[0] : quote.cue[1]].lower() == expected["cue"].lower()
        assert (
            expected["role"].lower() in quote.role.lower() if expected["role"] else not quote.role
        )


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "«",
        "»",
        "‘",
        "’",
        "said",
        "Bell",
        "Ann",
        "he",
        "told",
        "that",
        "according to",
        ",",
        ".",
        ":",
        " ",
        "(",
        ")",
        "\n",
        BREAK,
        "!",
        "the minister",
        "—",
        "claiming",
        "who",
        "and",
        "сказал",
        "что",
        "گفت",
        "قال",
        "إن",
        "warned of",
        "U.S.",
        "😀",
        "é",
        "in a statement",
    ]
)


@given(
    st.lists(PIECES, max_size=60).map(" ".join), st.sampled_from(["en", "ru", "fa", "ar", "de", ""])
)
def test_spans(text, language):
    found = find_quotes(text, language)
    assert [quote.spans for quote in found] == sorted(quote.spans for quote in found)
    for quote in found:
        assert quote.spans
        assert 0 < quote.confidence <= 1
        places = [*quote.spans, *(span for span in (quote.speaker_span, quote.cue) if span)]
        for start, end in places:
            assert 0 <= start < end <= len(text)
            assert BREAK not in text[start:end]
        assert list(quote.spans) == sorted(quote.spans)
        assert all(a[1] <= b[0] for a, b in pairwise(quote.spans))
        if quote.speaker_span:
            assert text[quote.speaker_span[0] : quote.speaker_span[1]] == quote.speaker_text


def test_the_place_of_a_dateline_is_no_speaker():
    text = "TERMEZ, October 14 (Silk Wire) – The two services opened a post, saying it was late."
    (said,) = find_quotes(text, "en")
    assert said.speaker_text == "The two services"
