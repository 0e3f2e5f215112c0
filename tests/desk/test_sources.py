from dataclasses import replace

import pytest

from briefbench import desk
from briefbench.base.errors import NotFound, Refused
from briefbench.model.drafts import SourceDraft
from tests.making import add_drafts, draft_of


def add(library, name, domain, url=None):
    draft = replace(
        draft_of(title=f"Of {name} {domain}"), source=SourceDraft(name, domain), url=url
    )
    return add_drafts(library, [draft])[0]


def by_name(library):
    return {row.name: row for row in desk.list_sources(library)}


def source_of(library, article):
    return desk.article_view(library, article).source


def test_an_outlet_is_known_by_its_domain_whatever_stands_before_it(library):
    ids = [
        add(library, "Vakhsh Herald", "vakhshherald.tj"),
        add(library, "Herald mobile", "m.vakhshherald.tj"),
        add(library, "", "amp.news.vakhshherald.tj"),
    ]
    (row,) = desk.list_sources(library)
    assert {source_of(library, id_).id for id_ in ids} == {row.id}
    assert (row.name, row.domain, row.count) == ("Vakhsh Herald", "vakhshherald.tj", 3)


def test_what_a_domain_tells_of_its_outlet(library):
    for name, domain in (
        ("Vakhsh Herald", "vakhshherald.tj"),
        ("Ministry of Water", "water.gov.example.uz"),
        ("Water Office", "wateroffice.gov.uk"),
        ("Amu Post", "amupost.com"),
        ("TASS", "tass.com"),
        ("A Diary", "diary.blogspot.com"),
        ("Amu TV", "amu.tv"),
    ):
        add(library, name, domain)
    rows = by_name(library)
    facts = {name: (row.country, row.country_origin, row.kind) for name, row in rows.items()}
    assert facts["Vakhsh Herald"] == ("TJ", "domain", "")
    assert facts["Water Office"] == ("GB", "domain", "government")
    assert facts["Amu Post"] == (None, "", "")
    assert facts["TASS"] == ("RU", "list", "agency")
    assert facts["Amu TV"] == (None, "", "")
    assert rows["A Diary"].domain == "diary.blogspot.com"


def test_describing_an_outlet_and_undoing_it(library):
    article = add(library, "Vakhsh Herald", "vakhshherald.com")
    id_ = source_of(library, article).id
    desk.set_source_facts(
        library, id_, name="The Herald", country="TJ", kind="newspaper", note="Reliable on water."
    )
    row = desk.source_view(library, id_).row
    assert (row.name, row.country, row.country_origin) == ("The Herald", "TJ", "officer")
    assert (row.kind, row.note, row.aliases) == (
        "newspaper",
        "Reliable on water.",
        ("Vakhsh Herald",),
    )
    assert desk.find_articles(library, 'source:"vakhsh herald"').ids == (article,)
    assert desk.undo(library)
    row = desk.source_view(library, id_).row
    assert (row.name, row.country, row.note, row.aliases) == ("Vakhsh Herald", None, "", ())
    assert desk.redo(library)
    assert desk.source_view(library, id_).row.name == "The Herald"


def test_an_alias_brings_later_pages_to_the_outlet(library):
    first = add(library, "Vakhsh Herald", "vakhshherald.tj")
    id_ = source_of(library, first).id
    desk.set_source_facts(
        library, id_, aliases=["vh-news.example", "The Herald", "", "VH-news.example"]
    )
    assert desk.source_view(library, id_).row.aliases == ("vh-news.example", "The Herald")
    assert source_of(library, add(library, "Other name", "www.vh-news.example")).id == id_
    assert source_of(library, add(library, "the herald", "")).id == id_


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"name": " "}, "needs a name"),
        ({"country": "XX"}, "no country"),
        ({"kind": "blog"}, "no kind of outlet"),
        ({"aliases": ["amupost.example"]}, "a name of Amu Post already"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(library, facts, message):
    add(library, "Amu Post", "amupost.example")
    id_ = source_of(library, add(library, "Vakhsh Herald", "vakhshherald.tj")).id
    before = desk.list_sources(library)
    with pytest.raises(Refused, match=message):
        desk.set_source_facts(library, id_, **facts)
    assert desk.list_sources(library) == before
    with pytest.raises(NotFound):
        desk.set_source_facts(library, 99, note="x")


def test_merging_loses_nothing_and_is_undone(library):
    old = add(library, "Herald of Vakhsh", "vakhsh-herald.example")
    new = add(library, "Vakhsh Herald", "vakhshherald.tj")
    kept, gone = source_of(library, new).id, source_of(library, old).id
    desk.set_source_facts(library, gone, note="Changed its domain in 2024.", kind="newspaper")
    desk.merge_sources(library, [gone, kept], into=kept)
    (row,) = desk.list_sources(library)
    assert row.id == kept
    assert row.count == 2
    assert row.aliases == ("Herald of Vakhsh", "vakhsh-herald.example")
    assert (row.kind, row.country, row.note) == ("newspaper", "TJ", "Changed its domain in 2024.")
    assert sorted(desk.find_articles(library, "source:vakhsh-herald.example").ids) == [old, new]
    assert source_of(library, add(library, "x", "vakhsh-herald.example")).id == kept
    with pytest.raises(NotFound):
        desk.source_view(library, gone)


def test_undo_and_redo_of_a_merge(library):
    old = add(library, "Herald of Vakhsh", "vakhsh-herald.example")
    new = add(library, "Vakhsh Herald", "vakhshherald.tj")
    kept, gone = source_of(library, new).id, source_of(library, old).id
    before = desk.list_sources(library)
    desk.merge_sources(library, [gone], into=kept)
    after = desk.list_sources(library)
    assert desk.undo(library)
    assert desk.list_sources(library) == before
    assert source_of(library, old).id == gone
    assert desk.find_articles(library, 'source:"Herald of Vakhsh"').ids == (old,)
    assert desk.redo(library)
    assert desk.list_sources(library) == after
    assert source_of(library, old).id == kept


def test_an_outlet_is_not_merged_with_itself(library):
    id_ = source_of(library, add(library, "Amu Post", "amupost.example")).id
    with pytest.raises(Refused, match="with itself"):
        desk.merge_sources(library, [id_], into=id_)


def test_splitting_takes_the_articles_of_that_domain_along(library):
    url = "https://www.vakhsh-herald.example/2024/canal"
    old = add(library, "Herald of Vakhsh", "vakhsh-herald.example", url)
    new = add(library, "Vakhsh Herald", "vakhshherald.tj", "https://vakhshherald.tj/canal")
    kept = source_of(library, new).id
    desk.merge_sources(library, [source_of(library, old).id], into=kept)
    apart = desk.split_source(library, kept, "www.vakhsh-herald.example")
    assert source_of(library, old).id == apart
    assert source_of(library, new).id == kept
    assert desk.source_view(library, kept).row.aliases == ("Herald of Vakhsh",)
    assert desk.undo(library)
    assert source_of(library, old).id == kept
    with pytest.raises(Refused, match="not also known"):
        desk.split_source(library, kept, "amupost.example")


def test_the_view_counts_what_is_in_the_trash_apart(library):
    first = add(library, "Amu Post", "amupost.example")
    second = add(library, "Amu Post", "amupost.example")
    desk.trash_articles(library, [second])
    view = desk.source_view(library, source_of(library, first).id)
    assert (view.row.count, view.in_trash) == (1, 1)
    assert (view.first, view.last) == ("2026-10-13", "2026-10-13")
