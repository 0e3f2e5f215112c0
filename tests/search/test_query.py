"""The query language: what it gives, what it refuses, and where."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefbench.base.errors import QueryError
from briefbench.model.facts import Filter
from briefbench.search.query import (
    DEEPEST,
    LONGEST,
    MOST_WORDS,
    And,
    Condition,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    parse_query,
)
from briefbench.search.understood import understood
from tests.search.making import COUNTRIES, TODAY, parsed

A, B, C, D = (Term(letter) for letter in "abcd")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", And(())),
        ("  ", And(())),
        ("*", And(())),
        ("& —", And(())),
        ("a", A),
        ("A b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a and b", And((A, Term("and"), B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("a b OR c d", Or((And((A, B)), And((C, D))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("-a", Not(A)),
        ("NOT a b", And((Not(A), B))),
        ("a -(b OR c)", And((A, Not(Or((B, C)))))),
        ("a AND NOT b", And((A, Not(B)))),
        ("a - b", And((A, B))),
        ("black & white", And((Term("black"), Term("white")))),
        ('"a b"', Phrase(("a", "b"))),
        ("“a b”", Phrase(("a", "b"))),
        ("«a b»", Phrase(("a", "b"))),
        ("„a b“", Phrase(("a", "b"))),
        ("»a b«", Phrase(("a", "b"))),
        ('"a"', A),
        ('-"a b"', Not(Phrase(("a", "b")))),
        ('"a b"~5', Phrase(("a", "b"), within=5)),
        ('"a b"~0', Phrase(("a", "b"), within=1)),
        ("battle-hardened", Phrase(("battle", "hardened"))),
        ("smuggl*", Prefix("smuggl")),
        ("smuggl**", Prefix("smuggl")),
        ("Yatimov~", Fuzzy("yatimov")),
        ("Yatimov~2", Fuzzy("yatimov", most=2)),
        ("Yatimov~9", Fuzzy("yatimov", most=2)),
        ("title:a", Term("a", "title")),
        ("TITLE:a", Term("a", "title")),
        ("speaker:Yatimov", Term("yatimov", "speakers")),
        ('quote:"a b"~3', Phrase(("a", "b"), "quotes", 3)),
        ("quote:a*", Prefix("a", "quotes")),
        ("http://a/b", Phrase(("http", "a", "b"))),
        ("12:30", Phrase(("12", "30"))),
        ("said: a", And((Term("said"), A))),
        ("中", Prefix("中")),
        ("中国人", Phrase(("中国", "国人"))),
        ("中国", Term("中国")),
    ],
)
def test_parsing(text, root):
    assert parsed(text).root == root


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("country:tj", "country", "TJ"),
        ("country:Tajikistan", "country", "TJ"),
        ('about:"United Kingdom"', "about", "GB"),
        ("about:united-kingdom", "about", "GB"),
        ("tag:border/smuggling", "tag", "border/smuggling"),
        ('source:"Asia Plus"', "source", "Asia Plus"),
        ("lang:RU", "lang", "ru"),
        ("is:Inbox", "is", "inbox"),
        ("story:0190-ab", "story", "0190-ab"),
        ("on:2021-10-13", "on", "2021-10-13"),
        ("on:2021-10", "on", "2021-10"),
        ("before:2021", "before", "2021"),
        ("on:today", "on", "2021-10-13"),
        ("on:yesterday", "on", "2021-10-12"),
        ("after:last-week", "after", "2021-10-04"),
        ("after:last week", "after", "2021-10-04"),
        ('before:"this week"', "before", "2021-10-11"),
        ("on:last-week", "on", "2021-10-04/2021-10-10"),
        ("on:This  Month", "on", "2021-10"),
        ("on:last month", "on", "2021-09"),
        ("on:this year", "on", "2021"),
        ("on:last-year", "on", "2020"),
    ],
)
def test_conditions(text, field, value):
    assert parsed(text).root == Condition(Filter(field, value), text)
    assert not parsed(text).leaves()


def test_last_month_in_january():
    root = parse_query("on:last-month", today=TODAY.replace(month=1)).root
    assert root.filter.value == "2020-12"


def test_codes_are_taken_when_no_countries_are_given():
    assert parse_query("country:tj", today=TODAY).root.filter.value == "TJ"
    with pytest.raises(QueryError):
        parse_query("country:Tajikistan", today=TODAY)


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ('a "b c', '"b c'),
        ("a (b", "("),
        ("a b)", ")"),
        ("()", ")"),
        ("OR a", "OR"),
        ("a OR", "OR"),
        ("a OR OR b", "OR"),
        ("AND a", "AND"),
        ("a AND", "AND"),
        ("NOT", "NOT"),
        ("a NOT", "NOT"),
        ("(a -)", None),
        ("colour:red a", "colour:"),
        ("title: a", "title:"),
        ("title:(a)", "title:"),
        ("title:&", "title:&"),
        ("x country:Narnia", "country:Narnia"),
        ("lang:english", "lang:english"),
        ("is:green", "is:green"),
        ("after:soon", "after:soon"),
        ("after:2021-02-30", "after:2021-02-30"),
        ("after:2021-13", "after:2021-13"),
        ("on:2021-1-5", "on:2021-1-5"),
        ("on:2021-10-13T10:00", "on:2021-10-13T10:00"),
        ("on:٢٠٢١", "on:٢٠٢١"),
        ('"smuggl* route"', '"smuggl* route"'),
        ("w*rd", "w*rd"),
        ("a *ing", "*ing"),
        ("co-op*", "co-op*"),
        ("co-op~", "co-op~"),
        ('tag:""', 'tag:""'),
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), "("),
        ("-" * (DEEPEST + 2) + "a", "-"),
        ("a " * (MOST_WORDS + 1), None),
        ("a" * (LONGEST + 1), None),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(text, stretch):
    if stretch is None and text == "(a -)":
        assert parsed(text).root == A
        return
    with pytest.raises(QueryError) as caught:
        parsed(text)
    error = caught.value
    assert error.message
    assert error.advice
    assert 0 <= error.start <= error.end <= len(text)
    if stretch is not None:
        assert text[error.start :].startswith(stretch)


PIECES = (
    *'()-"*~:“”«» ',
    *("OR", "AND", "NOT", "a", "b*", "c~", '"a b"', "~3", "country:tj", "title:", "before:"),
    *("last week", "2021-10", "is:trash", "中国", "x-y", "&", "colour:"),
)
pieces = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=14)


@settings(deadline=None)
@given(st.one_of(st.text(), pieces.map("".join), pieces.map(" ".join)))
@example("a:\ud800")
@example("title:\x00")
@example('""~999')
@example("-\u3000a")
@example("before:9999-12-31 after:0001")
def test_any_text_is_understood_or_refused(text):
    try:
        query = parsed(text)
    except QueryError as error:
        refused = error
    else:
        refused = None
    if refused:
        assert 0 <= refused.start <= refused.end <= len(text)
        assert refused.message
        assert refused.advice
        return
    assert isinstance(understood(query, lambda asked: asked.value), str)
    for token in query.tokens:
        assert text[token.start : token.end] == token.source
    starts = [token.start for token in query.tokens]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("smuggl* country:TJ", "text has smuggl* and country is Tajikistan"),
        ("Title:Border", "headline has Border"),
        ('speaker:"S. Yatimov"', "speaker is “S. Yatimov”"),
        ("quote:Yatimov~", "a quote has Yatimov or alike"),
        ('"near these"~5', "text has near, these near each other (5 words)"),
        ("a OR b c", "text has a or (text has b and text has c)"),
        ("(a OR b) -c", "(text has a or text has b) and not (text has c)"),
        ("after:2021-10", "published on or after 2021-10"),
        ("about:gb tag:x is:read", "it is about GB and tag is x and it is read"),
        ("中国人", "text has “中国人”"),
    ],
)
def test_understood(text, sentence):
    names = {"TJ": "Tajikistan"}
    said = understood(parsed(text), lambda asked: names.get(asked.value, asked.value))
    assert said == sentence


def test_the_trash_is_asked_for_only_plainly():
    assert parsed("is:trash a").asks_for_trash
    assert parsed("a OR (b is:trash)").asks_for_trash
    assert not parsed("-is:trash").asks_for_trash
    assert not parsed("trash").asks_for_trash


def test_tokens_tell_conditions_from_words():
    query = parsed('border country:TJ "a b" OR -after:last week')
    shown = [(token.source, token.is_condition) for token in query.tokens]
    assert shown == [
        ("border", False),
        ("country:TJ", True),
        ('"a b"', False),
        ("OR", False),
        ("-", False),
        ("after:last week", True),
    ]


def test_the_same_countries_each_time():
    assert parse_query("country:GB", today=TODAY, countries=COUNTRIES) == parsed("country:GB")
