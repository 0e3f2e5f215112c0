from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbench import desk
from briefbench.base.errors import NotFound, Refused
from briefbench.base.speaker_names import name_key
from briefbench.model.bank import QuoteFilter
from briefbench.model.kinds import Alike, Bucket, SpeakerKind
from briefbench.model.records import Quote
from tests.making import add_drafts, draft_of

NAMES = ("Saimumin Yatimov", "Yatimov", "Саймумин Ятимов", "Zarina Bell", "S. Jatimow")


def add_quote(library, name, *, role="", country="TJ", published="2026-10-13", source="Herald"):
    """Store an article that quotes somebody, accept the quote, and return its id."""
    draft = draft_of(published=published, source=source, title=f"{name} speaks")
    said = replace(draft.quotes[0], speaker_text=name, name=name, role=role, country=country)
    (article,) = add_drafts(library, [replace(draft, quotes=(said,))])
    (suggestion,) = desk.article_view(library, article).suggestions
    return desk.accept_suggestions(library, [suggestion.id])[0]


def id_of(library, name):
    found = desk.find_speaker(library, name)
    assert found is not None, name
    return found


def speakers_of(library):
    """Return everything known of all speakers, without the ids that change."""
    seen = {}
    for row in desk.speaker_rows(library):
        view = desk.speaker_view(library, row.id)
        names = sorted((n.name, n.quotes) for n in view.names)
        roles = sorted((r.role, r.country or "", r.first, r.last, r.quotes) for r in view.roles)
        seen[row.uid] = (row.name, row.kind, row.country, names, roles, sorted(view.quote_ids))
    return seen


def test_a_page_tells_quotes_roles_and_sources(library):
    ids = [
        add_quote(library, NAMES[0], role="security chief", published="2021-10-13"),
        add_quote(library, NAMES[0], role="Security Chief", published="2021-11-02", source="Post"),
        add_quote(library, NAMES[0], role="envoy", published=None, source="Post"),
    ]
    view = desk.speaker_view(library, id_of(library, NAMES[0]))
    assert view.quote_ids == (ids[1], ids[0], ids[2])
    assert view.sources == (("Post", 2), ("Herald", 1))
    assert view.undated == 1
    assert [(r.role, r.country, r.first, r.last, r.quotes) for r in view.roles] == [
        ("Security Chief", "TJ", "2021-10-13", "2021-11-02", 2),
        ("envoy", "TJ", "", "", 1),
    ]
    assert (view.speaker.quotes, view.speaker.first, view.speaker.last) == (
        3,
        "2021-10-13",
        "2021-11-02",
    )
    assert (view.speaker.country, view.speaker.country_set) == ("TJ", False)
    with pytest.raises(NotFound):
        desk.speaker_view(library, 99)


def test_a_quote_is_filed_with_whoever_bears_the_name(library):
    first = add_quote(library, NAMES[0])
    known = id_of(library, NAMES[0])
    desk.add_speaker_name(library, known, "Ятимов")
    second = add_quote(library, "ЯТИМОВ")
    assert [q.speaker for q in desk.quotes_by_ids(library, [first, second])] == [NAMES[0]] * 2
    assert [row.name for row in desk.speaker_rows(library)] == [NAMES[0]]
    assert {q.id for q in desk.list_quotes(library, QuoteFilter(query="speaker:ятимов"))} == {
        first,
        second,
    }
    assert len(desk.list_quotes(library, QuoteFilter(query="Ятимов"))) == 2
    with pytest.raises(Refused, match="in use"):
        desk.remove_speaker_name(library, known, "Ятимов")
    desk.add_speaker_name(library, known, "Yatimow")
    desk.remove_speaker_name(library, known, "Yatimow")
    assert desk.find_speaker(library, "Yatimow") is None


def test_the_search_finds_a_speaker_by_all_names(library):
    add_quote(library, NAMES[0])
    add_quote(library, "Zarina Bell")
    assert desk.find_articles(library, "speaker:Ятимов").total == 0
    desk.add_speaker_name(library, id_of(library, NAMES[0]), "Саймумин Ятимов")
    assert desk.find_articles(library, "speaker:Ятимов").total == 1
    desk.undo(library)
    assert desk.find_articles(library, "speaker:Ятимов").total == 0


def test_an_open_suggestion_is_found_by_the_other_names_too(library):
    draft = draft_of()
    said = replace(draft.quotes[0], speaker_text="Yatimov", name="Yatimov")
    add_drafts(library, [replace(draft, quotes=(said,))])
    add_quote(library, NAMES[0])
    assert desk.find_articles(library, "speaker:Saimumin").total == 1
    desk.add_speaker_name(library, id_of(library, NAMES[0]), "Yatimov")
    found = desk.find_articles(library, "speaker:Saimumin", facets=True)
    assert found.total == 2
    assert found.facets["speaker"] == {NAMES[0]: 2}


def test_renaming_keeps_the_former_name(library):
    add_quote(library, "Yatimov")
    known = id_of(library, "Yatimov")
    desk.describe_speaker(library, known, name=" Saimumin  Yatimov ", kind="person", country="UZ")
    view = desk.speaker_view(library, known)
    assert view.speaker.names == ("Saimumin Yatimov", "Yatimov")
    assert (view.speaker.kind, view.speaker.country) == (SpeakerKind.PERSON, "UZ")
    assert [(n.name, n.quotes, n.main) for n in view.names] == [
        ("Saimumin Yatimov", 0, True),
        ("Yatimov", 1, False),
    ]
    add_quote(library, "Zarina Bell")
    for wrong in ({"name": "  "}, {"name": "zarina bell"}, {"country": "XX"}):
        with pytest.raises(Refused):
            desk.describe_speaker(library, known, **wrong)
    desk.undo(library)
    desk.undo(library)
    assert desk.speaker_view(library, known).speaker.names == ("Yatimov",)


def test_merging_and_splitting_gives_back_what_there_was(library):
    add_quote(library, NAMES[0], role="chief")
    add_quote(library, NAMES[2], country=None)
    one, other = id_of(library, NAMES[0]), id_of(library, NAMES[2])
    desk.add_speaker_name(library, other, "Ятимов")
    desk.describe_speaker(library, other, kind="person", country="TJ")
    desk.add_speaker_role(library, other, "генерал", country="TJ", first="2010")
    before = speakers_of(library)
    desk.merge_speakers(library, [one, other], one)
    (row,) = desk.speaker_rows(library)
    assert (row.quotes, row.kind) == (2, SpeakerKind.PERSON)
    assert set(row.names) == {NAMES[0], NAMES[2], "Ятимов"}
    with pytest.raises(Refused):
        desk.split_speaker(library, one, NAMES[0])
    desk.split_speaker(library, one, NAMES[2])
    assert speakers_of(library) == before
    assert desk.alike_speakers(library) == []  # splitting says that they are not the same
    desk.undo(library)
    desk.undo(library)
    assert speakers_of(library) == before
    with pytest.raises(Refused, match="itself"):
        desk.merge_speakers(library, [one], one)


def test_setting_a_role_leaves_the_printed_name(library):
    quote = add_quote(library, "Yatimov")
    desk.describe_speaker(library, id_of(library, "Yatimov"), name=NAMES[0])
    desk.set_quote_speaker(library, [quote], NAMES[0], "chief")
    desk.split_speaker(library, id_of(library, NAMES[0]), "Yatimov")
    assert desk.quotes_by_ids(library, [quote])[0].speaker == "Yatimov"


def test_who_may_be_the_same_is_proposed_until_it_is_denied(library):
    for name in (NAMES[0], NAMES[0], "Yatimov", "Саймумин Ятимов", "Zarina Bell"):
        add_quote(library, name)
    known = id_of(library, NAMES[0])
    reasons = {(row.other_name, row.reason) for row in desk.alike_speakers(library, known)}
    assert reasons == {("Саймумин Ятимов", Alike.SCRIPT), ("Yatimov", Alike.SURNAME)}
    (best, *_) = desk.alike_speakers(library)
    assert (best.id, best.other_name) == (known, "Саймумин Ятимов")
    other = id_of(library, "Yatimov")
    desk.keep_speakers_apart(library, known, other)
    names = [row.other_name for row in desk.alike_speakers(library, known)]
    assert names == ["Саймумин Ятимов"]
    assert desk.speaker_view(library, other).apart == ((known, NAMES[0]),)
    desk.describe_speaker(library, other, name="Yatimov the elder")
    assert len(desk.alike_speakers(library, known)) == 1
    desk.propose_again(library, known, other)
    assert len(desk.alike_speakers(library, known)) == 2


def test_roles_are_dated_statements(library):
    add_quote(library, NAMES[0], role="security chief", published="2021-10-13")
    known = id_of(library, NAMES[0])
    role = desk.add_speaker_role(library, known, "deputy  minister", first="2008", last="2010-09")
    desk.set_speaker_role(
        library, role, "deputy minister", country="TJ", first="2009", last="2010-09"
    )
    rows = desk.speaker_view(library, known).roles
    assert [(r.role, r.first, r.last, r.quotes) for r in rows] == [
        ("security chief", "2021-10-13", "2021-10-13", 1),
        ("deputy minister", "2009", "2010-09", 0),
    ]
    for wrong in ({"role": " "}, {"first": "soon"}, {"first": "2011", "last": "2010-09"}):
        with pytest.raises(Refused):
            desk.add_speaker_role(library, known, **{"role": "chief", **wrong})
    desk.remove_speaker_role(library, role)
    assert len(desk.speaker_view(library, known).roles) == 1
    with pytest.raises(NotFound):
        desk.remove_speaker_role(library, role)


def test_choices_rank_the_article_and_the_library(library):
    add_quote(library, NAMES[0], role="chief")
    body = (
        "Zarina Bell, the minister of water, met Kamol Orif in Dushanbe.",
        "“We see the old route used by night,” Jatimow said.",
    )
    draft = draft_of(body=body)
    start = draft.body.index("Jatimow")
    said = replace(
        draft.quotes[0], speaker_text="Jatimow", speaker_span=(start, start + 7), role=""
    )
    (article,) = add_drafts(library, [replace(draft, quotes=(said,))])
    (suggestion,) = desk.article_view(library, article).suggestions
    choices = desk.speaker_choices(library, suggestion_id=suggestion.id)
    assert choices[0].name == "Jatimow"
    by_name = {c.name: c for c in choices}
    assert by_name[NAMES[0]].country == "TJ"
    assert "minister" in by_name["Zarina Bell"].role
    assert all(c.reason and 0 <= c.confidence <= 1 for c in choices)
    (quote,) = desk.accept_suggestions(library, [suggestion.id])
    desk.merge_speakers(library, [id_of(library, "Jatimow")], id_of(library, NAMES[0]))
    (first, *_) = desk.speaker_choices(library, quote_id=quote)
    assert first.name == NAMES[0]
    with pytest.raises(NotFound):
        desk.speaker_choices(library, quote_id=99)
    with pytest.raises(ValueError, match="either"):
        desk.speaker_choices(library)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("merge", "split", "rename", "apart", "set", "name", "undo", "redo")),
        st.integers(0, 4),
        st.integers(0, 4),
    ),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_nothing_is_lost_whatever_is_merged_split_and_undone(new_library, steps):
    library = new_library()
    try:
        quotes = [add_quote(library, name) for name in NAMES]
        begun = speakers_of(library)
        history = _changes(library)
        for verb, a, b in steps:
            try:
                _do(library, verb, a, b, quotes)
            except (Refused, NotFound):
                continue
            _require_whole(library, quotes)
        for _ in range(_changes(library) - history):
            desk.undo(library)
        assert speakers_of(library) == begun
    finally:
        library.close()


def _changes(library):
    return sum(not change.undone for change in desk.list_history(library, limit=1000))


def _do(library, verb, a, b, quotes):
    rows = sorted(desk.speaker_rows(library), key=lambda row: row.uid)
    one, other = rows[a % len(rows)], rows[b % len(rows)]
    match verb:
        case "merge":
            desk.merge_speakers(library, [other.id], one.id)
        case "split":
            desk.split_speaker(library, one.id, one.names[b % len(one.names)])
        case "rename":
            desk.describe_speaker(library, one.id, name=f"{one.name} II", country="TJ")
        case "apart":
            desk.keep_speakers_apart(library, one.id, other.id)
        case "set":
            desk.set_quote_speaker(library, [quotes[a]], NAMES[b])
        case "name":
            desk.add_speaker_name(library, one.id, f"{one.name} (alias)")
        case "undo" if not desk.undo_label(library).startswith("Accept"):
            desk.undo(library)
        case "redo" if desk.redo_label(library):
            desk.redo(library)


def _require_whole(library, quotes):
    """Every quote has a speaker who bears the name by which it is given; no name has two."""
    owner = {}
    for row in desk.speaker_rows(library):
        for name in row.names:
            assert owner.setdefault(name_key(name), row.id) == row.id
    with library.read() as session:
        for id_ in quotes:
            quote = session.get(Quote, id_)
            assert owner[name_key(quote.called)] == quote.speaker_id


def test_a_finder_knows_all_names_and_the_latest_role(library):
    add_quote(library, NAMES[0], role="envoy", published="2021-10-13")
    add_quote(library, NAMES[0], role="security chief", published="2021-11-02")
    add_quote(library, "Zarina Bell")
    known = id_of(library, NAMES[0])
    desk.add_speaker_name(library, known, NAMES[2])
    finder = desk.speaker_finder(library)
    assert [row.name for row in finder.find("")] == [NAMES[0], "Zarina Bell"]
    for typed in ("sai yat", "ятим", "jatimow"):
        assert [(row.id, row.role) for row in finder.find(typed)] == [(known, "security chief")]
    desk.add_speaker_role(library, known, "minister", first="2021-12")
    (row,) = desk.speaker_finder(library).find("ятимов")
    assert (row.role, row.quotes) == ("minister", 2)
    view = desk.speaker_view(library, known)
    assert [(r.role, r.sources) for r in view.roles] == [
        ("minister", ()),
        ("security chief", ("Herald",)),
        ("envoy", ("Herald",)),
    ]
    assert view.dates == ("2021-11-02", "2021-10-13")


def test_a_timeline_is_by_what_fits_the_time(library):
    add_quote(library, NAMES[0], published="2021-10-13")
    known = id_of(library, NAMES[0])
    for published, by, counts in (
        ("2021-10-15", Bucket.DAY, (1, 0, 1)),
        (None, Bucket.DAY, (1, 0, 1)),
        ("2022-01-31", Bucket.WEEK, (2, *(0,) * 15, 1)),
        ("2023-12", Bucket.MONTH, (2, 0, 0, 1, *(0,) * 22, 1)),
    ):
        add_quote(library, NAMES[0], published=published)
        series = desk.speaker_timeline(library, known)
        assert (series.by, series.total, series.counts) == (by, counts, {})
    assert (series.undated, series.empty[2]) == (1, True)
    with pytest.raises(NotFound):
        desk.speaker_timeline(library, 99)


def test_chosen_quotes_are_split_off_under_a_name_of_their_own(library):
    ids = [add_quote(library, "Zarina Bell", published=f"2026-10-1{n}") for n in range(3)]
    other = add_quote(library, NAMES[0])
    known = id_of(library, "Zarina Bell")
    before = speakers_of(library)
    made = desk.split_quotes(library, known, [ids[0], ids[2], other], "Zarina Bell, pilot")
    assert desk.speaker_view(library, made).quote_ids == (ids[2], ids[0])
    assert desk.speaker_view(library, known).quote_ids == (ids[1],)
    assert desk.alike_speakers(library, known) == []
    assert desk.undo(library) == "Split speaker"
    assert speakers_of(library) == before
    for wrong in ([other], "x"), (ids, " "), (ids, "zarina bell"), (ids, NAMES[0]):
        with pytest.raises(Refused):
            desk.split_quotes(library, known, *wrong)
    made = desk.split_quotes(library, known, ids[:1], "Zarina Bell, pilot")
    desk.merge_speakers(library, [made], known)
    assert desk.split_speaker(library, known, "Zarina Bell, pilot")  # goes by the name given
    assert desk.speaker_view(library, known).quote_ids == (ids[2], ids[1])
