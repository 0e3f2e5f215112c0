"""Made-up facts, at random but the same each time for the same numbers."""

from datetime import date

from hypothesis import strategies as st

from briefbench.model.facts import ArticleFacts

FIRST = date(2021, 1, 1).toordinal()

CODES = ("TJ", "UZ", "KZ", "AF")


@st.composite
def facts(draw, id_):
    """Facts of one article: undated, a day, or a longer interval."""
    first = draw(st.sampled_from([0, *range(FIRST, FIRST + 400, 31)]))
    captured = draw(st.sampled_from([0, FIRST + 500]))
    event = draw(st.sampled_from([0, FIRST - 9]))
    about = draw(st.lists(st.sampled_from(CODES), max_size=2, unique=True))
    return ArticleFacts(
        id=id_,
        first_day=first,
        last_day=first and first + draw(st.sampled_from([0, 0, 27, 364])),
        captured_first=captured,
        captured_last=captured,
        event_first=event,
        event_last=event and event + 30,
        added=float(draw(st.integers(0, 9))),
        source_id=draw(st.integers(0, 3)),
        language=draw(st.sampled_from(["", "en", "ru"])),
        story=draw(st.integers(-2, 2)),
        read=draw(st.booleans()),
        archived=draw(st.booleans()),
        trashed=draw(st.booleans()),
        older=draw(st.booleans()),
        quotes=draw(st.integers(0, 2)),
        suggestions=draw(st.integers(0, 2)),
        briefed=draw(st.booleans()),
        countries=tuple(
            dict.fromkeys([*about, *draw(st.lists(st.sampled_from(CODES), max_size=2))])
        ),
        about=tuple(about),
        tags=tuple(draw(st.lists(st.integers(1, 5), max_size=3, unique=True))),
        speakers=tuple(draw(st.lists(st.sampled_from(["A B", "C D"]), max_size=2, unique=True))),
    )


@st.composite
def many_facts(draw, low=0, high=12):
    """Facts of several articles, in any order, each id once."""
    ids = draw(st.lists(st.integers(1, 40), min_size=low, max_size=high, unique=True))
    return [draw(facts(id_)) for id_ in ids]
