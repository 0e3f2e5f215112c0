import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.base.errors import UnreadablePage
from briefbench.intake import annotations
from briefbench.intake.annotations import read_annotations
from briefbench.model.annotations import AnnotationDraft, LeftAnnotation, SpanDraft

QUOTED = {"type": "TextQuoteSelector", "exact": "We sign.", "prefix": "said: ", "suffix": " Then"}
TARGET = {"source": "https://a.example/1", "selector": QUOTED}
ONE = {"type": "Annotation", "id": "https://h.example/a/1", "target": TARGET}


def read(value):
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read_annotations(content, "a.jsonld")


def test_an_annotation_of_another_program_is_understood():
    (draft,) = read(
        ONE
        | {
            "body": [
                {"type": "TextualBody", "value": "As in spring."},
                {"type": "TextualBody", "purpose": "tagging", "value": "border"},
                {"type": "TextualBody", "purpose": ["tagging"], "value": "border"},
                {
                    "purpose": "briefbench:translating",
                    "value": "Мы подпишем.",
                    "language": "RU",
                    "creator": {"type": "Person", "name": "The desk"},
                },
                "https://a.example/a-body-of-its-own",
            ],
            "bodyValue": "Look at this.",
            "created": "2026-10-13T08:00:00Z",
        }
    )
    assert draft.page.address == "https://a.example/1"
    assert draft.spans == (SpanDraft("We sign.", "said: ", " Then"),)
    assert draft.comment == "Look at this.\n\nAs in spring."
    assert draft.tags == ("border",)
    assert (draft.translation, draft.translator) == ("Мы подпишем.", "The desk")
    assert draft.translation_language == "ru"
    assert draft.added == "2026-10-13T08:00:00Z"
    assert (draft.speaker, draft.kind, draft.country) == ("", "", None)
    assert read(ONE)[0].uid == draft.uid  # the same each time it is read


@pytest.mark.parametrize(
    "whole",
    [
        ONE,
        [ONE],
        {"type": "AnnotationPage", "items": [ONE], "next": "https://a.example/page2"},
        {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [ONE]}},
        {"type": ["AnnotationPage"], "items": ONE},
    ],
)
def test_pages_collections_lists_and_single_ones_are_read(whole):
    (draft,) = read(whole)
    assert draft.spans[0].exact == "We sign."


def test_selectors_that_refine_others_are_found():
    position = {"type": "TextPositionSelector", "start": 7, "end": 15}
    refined = {"type": "FragmentSelector", "value": "p1", "refinedBy": [QUOTED, position]}
    (draft,) = read(ONE | {"target": {"source": "https://a.example/1", "selector": refined}})
    assert draft.spans == (SpanDraft("We sign.", "said: ", " Then", 7),)


@pytest.mark.parametrize(
    ("target", "why"),
    [
        (None, "no target"),
        ([], "no target"),
        (7, "neither"),
        ({"selector": QUOTED}, "no page"),
        ({"source": ["a"], "selector": QUOTED}, "no page"),
        ("https://a.example/1", "which words"),
        ({"source": "https://a.example/1", "selector": {"type": "TextPositionSelector"}}, "which"),
        ({"source": "x", "selector": {"type": "TextQuoteSelector", "exact": " "}}, "which words"),
        ({"source": "x", "selector": {"type": "TextQuoteSelector", "exact": ["a"]}}, "which words"),
        ({"source": "x", "selector": QUOTED | {"exact": "a" * 20_001}}, "longer than 20,000"),
        ([TARGET, TARGET | {"source": "https://b.example/"}], "several pages"),
        ([TARGET] * 51, "more than 50"),
    ],
)
def test_what_makes_no_sense_is_left_with_the_reason(target, why):
    first, second = read([ONE | {"target": target}, ONE])
    assert isinstance(first, LeftAnnotation)
    assert first.number == 1
    assert why in first.why
    assert isinstance(second, AnnotationDraft)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe\x00", "no JSON"),
        (b'{"type": NaN}', "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"{}", "no annotations"),
        (b'"Annotation"', "no annotations"),
        (b'{"type": "AnnotationPage", "items": "https://a.example/items"}', "no annotations"),
        (b'{"@context": "https://a.example/evil"}', "no annotations"),
    ],
)
def test_a_file_of_something_else_is_told(content, why):
    with pytest.raises(UnreadablePage, match=why) as told:
        read(content)
    assert told.value.advice


def test_a_file_has_limits(monkeypatch):
    monkeypatch.setattr(annotations, "MOST", 2)
    assert [type(one).__name__ for one in read([ONE] * 5)] == [
        "AnnotationDraft",
        "AnnotationDraft",
        "LeftAnnotation",
    ]
    monkeypatch.setattr(annotations, "LARGEST", 10)
    with pytest.raises(UnreadablePage, match="too large"):
        read(ONE)


def test_an_annotation_may_be_as_deep_as_it_likes():
    for depth in range(200, 1000, 50):
        deep = '{"type": "Annotation", "a": ' + "[" * depth + "]" * depth + "}"
        try:
            (left,) = read(deep.encode())
        except UnreadablePage:
            continue
        assert isinstance(left, LeftAnnotation)


def test_values_of_another_kind_are_not_believed():
    (draft,) = read(
        ONE
        | {
            "id": {"a": 1},
            "created": "yesterday",
            "body": [
                {"purpose": "identifying", "value": 7},
                {"purpose": "briefbench:translating", "language": "all of them", "creator": "me"},
                {"purpose": "tagging", "value": " / "},
                None,
                9,
            ],
            "briefbench:kind": "song",
            "briefbench:colour": "#f00",
            "briefbench:country": "Tajikistan",
            "briefbench:orphan": "yes",
            "target": TARGET
            | {
                "selector": [
                    QUOTED | {"prefix": 7, "suffix": "\ud800"},
                    {"type": "TextPositionSelector", "start": -4},
                ]
            },
        }
    )
    assert (draft.added, draft.kind, draft.country, draft.orphan) == ("", "", None, False)
    assert draft.tags == ()
    assert (draft.colour, draft.translator, draft.translation_language) == ("", "", "")
    assert (draft.speaker, draft.spans) == ("", (SpanDraft("We sign.", "", "\ufffd"),))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "target", "source", "selector", "exact", "items", "body", "id", "value"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["target", "body", "id", "created"]), VALUES), VALUES)
def test_no_file_ends_in_anything_but_drafts_and_sentences(fields, target):
    for whole in ({"type": "Annotation"} | fields, {"target": target}, target):
        try:
            found = read(whole)
        except UnreadablePage:
            continue
        assert all(isinstance(one, AnnotationDraft | LeftAnnotation) for one in found)
