"""Groups of countries: those that come along, an officer's own, and searches for them."""

import pytest

from briefbench import desk
from briefbench.analysis.country_groups import known_groups
from briefbench.analysis.country_names import codes_by_name, is_country
from briefbench.base.dates import is_date
from briefbench.base.errors import NotFound, QueryError, Refused
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Kind
from tests.making import add_article


def named(library):
    return {group.name: group for group in desk.list_country_groups(library)}


def found(library, query):
    return set(desk.find_articles(library, query).ids)


def test_groups_come_along_with_members_that_are_countries():
    keys = [name.casefold() for group in known_groups() for name in (group.name, *group.names)]
    assert len(keys) == len(set(keys))
    assert not set(keys) & set(codes_by_name())
    for group in known_groups():
        assert group.codes == tuple(sorted(set(group.codes))), group.name
        assert all(is_country(code) for code in group.codes), group.name
        assert not group.since or is_date(group.since), group.name
    members = {group.name: len(group.codes) for group in known_groups()}
    sizes = {"EU": 27, "NATO": 32, "ASEAN": 11, "Arab League": 22, "African Union": 55, "OIC": 57}
    assert {name: members[name] for name in sizes} == sizes


def test_a_group_is_found_by_its_names_in_any_case(library):
    assert desk.group_codes(library, "central asia") == ("KG", "KZ", "TJ", "TM", "UZ")
    assert desk.group_codes(library, "European-Union") == desk.group_codes(library, "EU")
    with pytest.raises(NotFound):
        desk.group_codes(library, "Atlantis")


def test_a_search_for_a_group_finds_what_names_or_is_about_any_of_it(library):
    tajik = add_article(library, countries=(("TJ", True), ("DE", False)))
    german = add_article(library, countries=(("DE", True), ("UZ", False)), member="2")
    add_article(library, countries=(("US", True),), member="3")
    assert found(library, 'country:"Central Asia"') == {tajik, german}
    assert found(library, "about:central-asia") == {tajik}
    assert found(library, "about:EU") == {german}
    assert found(library, "country:EU -about:eu") == {tajik}


def test_a_search_says_what_it_understood(library):
    def says(query):
        return desk.find_articles(library, query).understood

    asked = says('country:"central asia" about:EU')
    assert asked == (
        "country is one of Central Asia (KG, KZ, TJ, TM, UZ)"
        " and it is about one of EU (27 countries)"
    )
    assert says("country:TJ") == "country is Tajikistan"
    with pytest.raises(QueryError) as wrong:
        says("country:Atlantis")
    assert "group" in wrong.value.advice


def test_a_group_is_made_changed_removed_and_all_of_it_undone(library):
    seen = []
    library.events.subscribe(seen.append)
    tajik = add_article(library)
    id_ = desk.make_country_group(library, " Our  desk ", ["uz", "TJ"], since="2024", note=" two ")
    group = named(library)["Our desk"]
    assert (group.id, group.codes, group.since, group.note) == (id_, ("TJ", "UZ"), "2024", "two")
    assert seen[-1].touches(Kind.COUNTRY_GROUP)
    assert found(library, 'about:"our desk"') == {tajik}
    desk.set_country_group(library, id_, codes=["AF"], name="Neighbours")
    assert found(library, "about:neighbours") == set()
    desk.undo(library)
    assert found(library, 'about:"our desk"') == {tajik}
    desk.redo(library)
    assert named(library)["Neighbours"].codes == ("AF",)
    desk.remove_country_group(library, id_)
    assert "Neighbours" not in named(library)
    with pytest.raises(NotFound):
        desk.remove_country_group(library, id_)
    desk.undo(library)
    assert named(library)["Neighbours"].note == "two"


def test_an_own_group_takes_the_place_of_one_that_comes_along(library):
    id_ = desk.make_country_group(library, "EU", ["FR", "DE"])
    assert desk.group_codes(library, "European Union") == ("DE", "FR")
    assert sum(group.name == "EU" for group in desk.list_country_groups(library)) == 1
    desk.remove_country_group(library, id_)
    assert len(desk.group_codes(library, "EU")) == 27


@pytest.mark.parametrize(
    ("name", "codes", "since"),
    [
        ("", ["TJ"], ""),
        ("“”", ["TJ"], ""),
        ("x" * 61, ["TJ"], ""),
        ("Tajikistan", ["TJ"], ""),
        ("tj", ["TJ"], ""),
        ("Mine", [], ""),
        ("Mine", ["TJ", "XX"], ""),
        ("Mine", ["TJ"], "yesterday"),
        ("OURS", ["TJ"], ""),
    ],
)
def test_what_cannot_be_a_group_is_refused(library, name, codes, since):
    desk.make_country_group(library, "Ours", ["UZ"])
    before = desk.list_country_groups(library)
    with pytest.raises(Refused):
        desk.make_country_group(library, name, codes, since=since)
    assert desk.list_country_groups(library) == before


def test_a_group_is_known_after_the_library_was_closed(library):
    desk.make_country_group(library, "Ours", ["UZ"])
    folder = library.folder
    library.close()
    again = desk.open_library(folder, holder="the tests")
    assert desk.group_codes(again, "ours") == ("UZ",)
    desk.undo(again)
    assert "Ours" not in named(again)
    again.close()


def test_a_group_is_one_series_that_counts_a_story_once(library):
    both = add_article(library, countries=(("TJ", True), ("UZ", True)), published="2026-10-13")
    add_article(
        library, body=("Other words here.",), countries=(("DE", True),), published="2026-10-13"
    )
    series = desk.timeline(library, ChartQuestion(keys=("central asia", "tj", "EU", "Atlantis")))
    counts = {name: sum(found) for name, found in series.counts.items()}
    assert counts == {"Central Asia": 1, "TJ": 1, "EU": 1, "ATLANTIS": 0}
    assert sum(series.total) == 2
    day = series.buckets[0]
    assert desk.bucket_articles(library, bucket=day, key="central asia") == (both,)
    assert len(desk.bucket_articles(library, bucket=day)) == 2


def test_a_group_is_never_among_the_largest_countries(library):
    add_article(library)
    assert set(desk.timeline(library).counts) == {"TJ"}
