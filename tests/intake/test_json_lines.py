import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.base.errors import UnreadablePage
from briefbench.intake.json_lines import is_json_lines, read_lines
from briefbench.model.kinds import SpeechKind

LEAST = {"title": "T", "body": "A body."}


def lines(*objects):
    return "\n".join(json.dumps(given) for given in objects).encode()


def only(given):
    ((member, draft),) = read_lines(lines(given), "a.jsonl")
    assert member == "1"
    return draft


def test_title_and_body_are_enough():
    draft = only(LEAST)
    assert (draft.title, draft.body, draft.member) == ("T", "A body.", "1")
    assert draft.countries is None
    assert draft.quotes is None


def test_everything_that_is_given_is_taken_as_it_is():
    body = "“One”, he said.\n\nTwo “three."
    draft = only(
        {
            "title": "T",
            "body": body,
            "tail": ["Read also"],
            "byline": ["Desk"],
            "source": {"name": "Amu Post", "domain": "amupost.example"},
            "url": "https://amupost.example/1",
            "published": {"value": "2021-10", "precision": "month", "origin": "address"},
            "captured": "2024-11-19T08:00:00Z",
            "language": "en",
            "tags": ["a/b"],
            "countries": [],
            "quotes": [
                {
                    "spans": [[0, 5], [10, len(body)]],
                    "kind": "mixed",
                    "speaker": {"text": "he", "span": [7, 9]},
                    "name": None,
                    "role": None,
                    "country": None,
                    "cue": [10, 14],
                    "confidence": 0.5,
                }
            ],
        }
    )
    assert draft.body == body
    assert [block.tail for block in draft.blocks] == [False, False, True]
    assert draft.countries == ()
    (quote,) = draft.quotes
    assert quote.kind is SpeechKind.MIXED
    assert all("\n\n" not in body[a:b] for a, b in quote.spans)
    assert next(body[a:b] for a, b in quote.spans) == "“One”"
    assert draft.published.precision == "month"
    assert draft.captured.value == "2024-11-19T08:00:00Z"


@pytest.mark.parametrize(
    "given",
    [
        {"body": "x"},
        {"title": "x"},
        {"title": "x", "body": " "},
        {"title": 5, "body": "x"},
        [1, 2],
        LEAST | {"published": {"value": "last week"}},
        LEAST | {"countries": [{"code": "TJ", "mentions": [{"start": 0, "end": 900}]}]},
        LEAST | {"quotes": [{"spans": [[5, 1]]}]},
        LEAST | {"byline": "not a list"},
        LEAST | {"source": "not an object"},
    ],
)
def test_a_bad_line_is_a_problem_of_that_line_alone(given):
    content = lines(LEAST, given, LEAST)
    found = dict(read_lines(content, "a.jsonl"))
    assert isinstance(found["2"], UnreadablePage)
    assert "Line 2 of a.jsonl" in found["2"].message
    assert found["1"].title == found["3"].title == "T"


def test_empty_lines_are_passed_over():
    assert [member for member, _ in read_lines(b"\n\n" + lines(LEAST) + b"\n\n", "a")] == ["3"]


@given(st.binary(max_size=300))
def test_any_line_gives_an_article_or_a_problem(content):
    for _, found in read_lines(content, "a.jsonl"):
        assert found is not None


def test_json_lines_are_told_from_text():
    assert is_json_lines(b'\xef\xbb\xbf{"title": "x"}')
    assert not is_json_lines(b'{"colour": "red"}')
    assert not is_json_lines(b"Title: body")


def test_halves_of_characters_are_replaced_one_for_one():
    body = rb"One \uDFFF two \ud83d\ude00 " + b"\xed\xa0\x80"
    text = rb'{"title": "A \ud800", "byline": ["\udc00"], "body": "' + body + b'"}'
    ((_, draft),) = read_lines(text, "a.jsonl")
    assert draft.title == "A \ufffd"
    assert draft.body == "One \ufffd two \U0001f600 \ufffd"
    assert draft.byline == ("\ufffd",)
