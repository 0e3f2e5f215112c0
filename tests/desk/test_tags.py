import pytest

from briefbench import desk
from briefbench.base.errors import NotFound, Refused
from tests.making import add_article


def paths(library):
    return [tag.path for tag in desk.list_tags(library)]


def test_a_path_makes_a_tree(library, article):
    id_ = desk.tag_articles(library, [article], " border / smuggling ")
    assert desk.tag_articles(library, [article], "border/smuggling") == id_
    desk.tag_articles(library, [article], "aid")
    assert paths(library) == ["aid", "border", "border/smuggling"]
    assert [tag.path for tag in desk.article_view(library, article).tags] == [
        "border/smuggling",
        "aid",
    ]
    with pytest.raises(Refused):
        desk.tag_articles(library, [article], " / ")


def test_a_child_has_its_parents_hue_and_roots_differ(library, article):
    for path in ("a/b", "c", "d"):
        desk.tag_articles(library, [article], path)
    colours = {tag.path: tag.colour for tag in desk.list_tags(library)}
    assert colours["a"] == colours["a/b"]
    assert len({colours["a"], colours["c"], colours["d"]}) == 3


def test_rename_recolour_remove(library, article):
    parent = desk.tag_articles(library, [article], "border")
    desk.tag_articles(library, [article], "border/smuggling")
    desk.tag_articles(library, [article], "aid")
    desk.rename_tag(library, parent, "frontier")
    desk.recolour_tag(library, parent, 4)
    assert paths(library) == ["aid", "frontier", "frontier/smuggling"]
    for wrong in ("", "a/b", "aid"):
        with pytest.raises(Refused):
            desk.rename_tag(library, parent, wrong)
    desk.remove_tag(library, parent)
    assert paths(library) == ["aid"]
    with pytest.raises(NotFound):
        desk.rename_tag(library, parent, "x")
    desk.undo(library)
    assert paths(library) == ["aid", "frontier", "frontier/smuggling"]
    assert len(desk.article_view(library, article).tags) == 3


def test_counts_include_children(library):
    one, two = add_article(library), add_article(library)
    desk.tag_articles(library, [one], "border")
    desk.tag_articles(library, [one, two], "border/smuggling")
    counts = {tag.path: tag.count for tag in desk.sidebar(library).tags}
    assert counts == {"border": 2, "border/smuggling": 2}
    desk.untag_articles(library, [two], desk.tag_articles(library, [one], "border/smuggling"))
    counts = {tag.path: tag.count for tag in desk.sidebar(library).tags}
    assert counts == {"border": 1, "border/smuggling": 1}
