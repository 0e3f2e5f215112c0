"""The bank's filter against a naive reading of what is wanted."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.base.dates import days_of
from briefbench.columns.quote_filters import Asked, Named, Narrowed, sort_quotes
from briefbench.columns.quotes import QuoteColumns
from briefbench.model.bank import (
    UNDATED,
    QuoteField,
    QuoteFilter,
    QuoteSort,
    QuoteState,
)
from briefbench.model.kinds import SpeechKind
from tests.columns.making import Fact, PlainQuote, quote_arrays_of, quotes_back
from tests.columns.making import table_of as table_of_articles

FIRST = date(2026, 1, 1).toordinal()
PATHS = {1: "border", 2: "border/smuggling", 3: "aid"}
PARENTS = {1: None, 2: 1, 3: None}
SOURCES = {1: "Vakhsh Herald", 2: "amu Post", 3: ""}


def below(path):
    here = path.casefold()
    return {n for n, p in PATHS.items() if p == here or p.startswith(here + "/")}


NAMED = Named(below, PATHS, PARENTS, SOURCES)

DATES = ["2026-01", "2026-02-01/", "/2026-01-31", "2026-01-10/2026-02-10", "2026", UNDATED]
VALUES = {
    "speaker": ["Farrukh Nazarov", "ZARINA SAIDOVA", "nobody"],
    "role": ["minister", "Chief"],
    "said_by": ["TJ", "UZ"],
    "about": ["TJ", "AF"],
    "tag": ["border", "border/smuggling", "aid", "gone"],
    "quote_tag": ["Border", "aid"],
    "source": ["Amu Post", "Vakhsh Herald"],
    "kind": ["direct", "mixed"],
    "language": ["en", "fa"],
    "state": [s.value for s in QuoteState],
    "date": DATES,
}


@st.composite
def articles(draw):
    """Five articles."""
    found = {}
    for id_ in range(1, 6):
        first = draw(st.sampled_from([0, *range(FIRST, FIRST + 70, 9)]))
        found[id_] = Fact(
            id=id_,
            first_day=first,
            last_day=first and first + draw(st.sampled_from([0, 0, 27, 364])),
            source=draw(st.integers(0, 3)),
            language=draw(st.sampled_from(["", "en", "fa"])),
            about=tuple(sorted(draw(st.sets(st.sampled_from(["TJ", "AF"]), max_size=2)))),
            tags=tuple(sorted(draw(st.sets(st.integers(1, 3), max_size=2)))),
        )
    return found


@st.composite
def quote(draw, id_, of):
    return PlainQuote(
        id=id_,
        of=of[draw(st.integers(1, 5))],
        added=float(draw(st.integers(0, 5))),
        speaker=draw(st.sampled_from(["", "Farrukh Nazarov", "Zarina Saidova"])),
        role=draw(st.sampled_from(["", "Minister", "chief"])),
        said_by=draw(st.sampled_from(["", "TJ", "UZ"])),
        kind=draw(st.sampled_from(SpeechKind)),
        length=draw(st.integers(1, 4)),
        commented=draw(st.booleans()),
        review=draw(st.booleans()),
        altered=draw(st.booleans()),
        briefed=draw(st.booleans()),
        quote_tags=tuple(sorted(draw(st.sets(st.integers(1, 3), max_size=2)))),
        text=draw(st.sampled_from(["the old route", "the gate at night", "مرز"])),
    )


@st.composite
def quotes(draw):
    of = draw(articles())
    ids = draw(st.lists(st.integers(1, 40), max_size=14, unique=True))
    return [draw(quote(id_, of)) for id_ in ids]


@st.composite
def filters(draw):
    given_ = {}
    for field, values in VALUES.items():
        if draw(st.integers(0, 3)) == 0:
            chosen = draw(st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True))
            given_[field] = tuple(chosen)
    return QuoteFilter(**given_)


asked = st.builds(
    Asked,
    words=st.lists(st.sampled_from(["THE", "night", "مرز"]), max_size=2),
    speakers=st.lists(st.sampled_from(["nazar", "Min"]), max_size=1),
    articles=st.none() | st.lists(st.integers(1, 5)),
)


def values_of(fact, field):
    """Return everything a quote can be found by in a field, as a person would say it."""
    match field:
        case QuoteField.TAG | QuoteField.QUOTE_TAG:
            own = fact.of.tags if field is QuoteField.TAG else fact.quote_tags
            return {p for tag in own for n, p in PATHS.items() if tag in below(p)}
        case QuoteField.SOURCE:
            return {SOURCES.get(fact.of.source, "").casefold()}
        case QuoteField.ABOUT:
            return {code.casefold() for code in fact.of.about}
    if field is QuoteField.LANGUAGE:
        return {fact.of.language}
    return {str(getattr(fact, field.value)).casefold()}


def states_of(fact):
    return {
        QuoteState.BRIEFED if fact.briefed else QuoteState.UNBRIEFED,
        *([QuoteState.REVIEW] if fact.review else []),
        *([QuoteState.ALTERED] if fact.altered else []),
        *([QuoteState.COMMENTED] if fact.commented else []),
    }


def dated(fact, value):
    if value == UNDATED or not fact.of.first_day:
        return (value == UNDATED) == (not fact.of.first_day)
    start, slash, end = value.partition("/")
    low = days_of(start).first.toordinal() if start else 0
    high = days_of(end or start).last.toordinal() if end or not slash else 10**7
    return low <= fact.of.first_day and fact.of.last_day <= high


def fits(fact, wanted, query=Asked(), but=None):  # noqa: B008
    for field in wanted.fields:
        values = wanted.values(field)
        if field is but:
            continue
        if field is QuoteField.STATE:
            so = states_of(fact) >= set(values)
        elif field is QuoteField.DATE:
            so = any(dated(fact, value) for value in values)
        else:
            so = bool(values_of(fact, field) & {value.casefold() for value in values})
        if not so:
            return False
    return (
        all(word.casefold() in fact.text for word in query.words)
        and all(
            word.casefold() in fact.speaker.casefold() or word.casefold() in fact.role.casefold()
            for word in query.speakers
        )
        and (query.articles is None or fact.of.id in query.articles)
    )


def articles_of(facts):
    return table_of_articles({fact.of.id: fact.of for fact in facts}.values())


def table_of(facts):
    columns = QuoteColumns()
    columns.replace_all(quote_arrays_of(facts))
    return columns.table(articles_of(facts))


@settings(max_examples=40, deadline=None)
@given(quotes(), filters(), asked)
def test_what_fits_is_what_a_naive_reading_finds(facts, wanted, query):
    table = table_of(facts)
    rows = Narrowed(table, wanted, NAMED, query).rows
    assert table.ids[rows].tolist() == sorted(f.id for f in facts if fits(f, wanted, query))


@settings(max_examples=40, deadline=None)
@given(quotes(), filters())
def test_a_count_is_what_the_choice_would_leave(facts, wanted):
    narrowed = Narrowed(table_of(facts), wanted, NAMED, Asked())
    for field in QuoteField:
        for value, count in narrowed.counts(field, ["2026-01-10/"]).items():
            before = wanted.values(field) if field is QuoteField.STATE else ()
            chosen = {f.value: wanted.values(f) for f in QuoteField}
            chosen[field.value] = (*before, value)
            left = [f for f in facts if fits(f, QuoteFilter(**chosen))]
            assert count == len(left), (field, value)


@settings(max_examples=40, deadline=None)
@given(quotes(), quotes(), st.sets(st.integers(1, 5)))
def test_columns_that_follow_are_as_those_read_anew(before, after, touched):
    kept = [fact for fact in before if fact.of.id not in touched]
    new = [f for f in after if f.of.id in touched and f.id not in {k.id for k in kept}]
    columns = QuoteColumns()
    columns.replace_all(quote_arrays_of(before))
    columns.replace(touched, quote_arrays_of(new))
    anew = table_of([*kept, *new])
    followed = columns.table(articles_of([*kept, *new]))
    assert quotes_back(followed) == {fact.id: fact for fact in [*kept, *new]}
    assert followed.ids.tolist() == anew.ids.tolist()
    for sort in QuoteSort:
        orders = [
            table.ids[sort_quotes(table, Narrowed(table, QuoteFilter(), NAMED, Asked()).rows,
                                  sort, SOURCES)].tolist()
            for table in (followed, anew)
        ]  # fmt: skip
        assert orders[0] == orders[1]
    for field in QuoteField:
        counts = [
            Narrowed(t, QuoteFilter(), NAMED, Asked()).counts(field) for t in (followed, anew)
        ]
        assert counts[0] == counts[1]


@settings(max_examples=40, deadline=None)
@given(quotes(), st.sampled_from(QuoteSort), st.booleans())
def test_the_order(facts, sort, turned):
    table = table_of(facts)
    rows = Narrowed(table, QuoteFilter(), NAMED, Asked()).rows
    got = table.ids[sort_quotes(table, rows, sort, SOURCES, turned=turned)].tolist()
    keys = {
        QuoteSort.PUBLISHED: lambda f: (not f.of.first_day, -f.of.first_day),
        QuoteSort.ADDED: lambda f: (False, -f.added),
        QuoteSort.LENGTH: lambda f: (False, -f.length),
        QuoteSort.SPEAKER: lambda f: (not f.speaker, f.speaker.casefold()),
        QuoteSort.COUNTRY: lambda f: (not f.said_by, f.said_by),
        QuoteSort.SOURCE: lambda f: (
            not SOURCES.get(f.of.source),
            SOURCES.get(f.of.source, "").casefold(),
        ),
    }
    by_id = {fact.id: fact for fact in facts}
    ordered = sorted(facts, key=lambda f: (-f.of.first_day, -f.of.id, f.id))
    ordered = sorted(ordered, key=lambda f: keys[sort](f)[1], reverse=turned)
    expected = sorted(ordered, key=lambda f: keys[sort](f)[0])
    assert [keys[sort](by_id[i]) for i in got] == [keys[sort](f) for f in expected]
    if not turned:
        assert got == [f.id for f in expected]


def test_quotes_of_articles_in_the_trash_or_gone_are_left_out():
    columns = QuoteColumns()
    columns.replace_all(quote_arrays_of([PlainQuote(n, of=Fact(n)) for n in (1, 2, 3)]))
    table = columns.table(table_of_articles([Fact(1, trashed=True), Fact(3)]))
    assert table.ids.tolist() == [3]
    assert len(columns.table(table_of_articles([]))) == 0
