"""Quotation marks of many scripts."""

import pytest

from briefbench.analysis.quotes.marks import quoted


def stretches(text):
    return [text[a:b] for a, b in quoted(text, 0, len(text))]


@pytest.mark.parametrize(
    "words",
    [
        "„Ja“",
        "„Ja”",
        "«Да»",
        "“Yes”",
        "‘Yes’",
        '"Yes"',
        "「はい」",
        "『はい』",
        "»Ja«",
        "‚Ja‘",
        "‹Oui›",
    ],
)
def test_each_pair(words):
    assert stretches(f"Er: {words}, so.") == [words]


@pytest.mark.parametrize(
    "words", ["«Он сказал «да» и ушел»", "„Er sagte ‚ja‘ und ging“", "“She said ‘yes’ and left”"]
)
def test_inner_marks_belong_to_the_outer_ones(words):
    assert stretches(f"A {words} b") == [words]


@pytest.mark.parametrize("text", ["l’ami de l’homme", "the dogs’ bones", "5 ' 6", "", "a « b"])
def test_no_quotation(text):
    assert stretches(text) == []


def test_a_mark_that_opens_the_paragraph_and_is_not_closed_quotes_all_of_it():
    assert stretches("«Мы ждем.") == ["«Мы ждем."]
    assert stretches("Мы «ждем.") == []
