"""The outline's model: what a drop and a key mean, told as positions the desk takes."""

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt

from briefbench import desk
from briefbench.model.kinds import Tlp
from briefbench.model.outline import Finding
from briefbench.ui.briefs_outline_model import OutlineModel
from briefbench.ui.briefs_rows import Part
from briefbench.ui.dragging import THINGS, Dragged, carried
from briefbench.ui.rows_model import ROW
from tests.making import add_drafts, draft_of

MOVE, NOWHERE = Qt.DropAction.MoveAction, QModelIndex()


@pytest.fixture
def view(library):
    """A brief of three sections with 2, 1 and 0 items."""
    articles = add_drafts(library, [draft_of(f"Headline {n}", (f"Text {n}.",)) for n in range(3)])
    brief = desk.make_brief(library, "Border weekly", tlp=Tlp.AMBER)
    sections = [desk.add_section(library, brief, name) for name in ("A", "B", "C")]
    desk.add_articles_to_brief(library, brief, articles[:2], sections[0])
    desk.add_articles_to_brief(library, brief, articles[2:], sections[1])
    return desk.brief_view(library, brief)


@pytest.fixture
def model(view, qapp, qtmodeltester):
    model = OutlineModel()
    qtmodeltester.check(model)
    model.show_brief(view, [Finding("warning", 2, "No date.", ""), Finding("error", 2, "Bad.", "")])
    model.told = []
    for name in ("items_moved", "section_moved", "added", "renamed"):
        signal = getattr(model, name)
        signal.connect(lambda *args, n=name: model.told.append((n, *args)))
    return model


def item(model, view, section, place):
    return model.index_of((Part.ITEM, view.sections[section].items[place].id))


def drop(model, words, row, parent):
    mime = QMimeData()
    mime.setData(THINGS, words.encode())
    assert model.canDropMimeData(mime, MOVE, row, 0, parent)
    assert model.dropMimeData(mime, MOVE, row, 0, parent) is False
    return model.told


def test_lines_are_masthead_glance_sections_and_items(model, view):
    roots = [model.index(n, 0).data() for n in range(model.rowCount())]
    assert roots == ["Masthead", "At a glance", "A", "B", "C"]
    assert [model.rowCount(model.index(n, 0)) for n in range(5)] == [0, 0, 2, 1, 0]
    assert item(model, view, 0, 1).data(ROW).problem == "error"
    assert item(model, view, 1, 0).data(ROW).number == 3
    assert item(model, view, 1, 0).parent() == model.index(3, 0)


def test_a_screen_reader_hears_number_mark_and_problem(model, view):
    spoken = item(model, view, 0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("item 2, Headline 1")
    assert "TLP:AMBER" in spoken
    assert spoken.endswith("has an error")


def test_the_same_lines_with_other_words_are_not_made_anew(model, view, library, qtbot):
    here = item(model, view, 0, 1)
    desk.set_item(library, view.sections[0].items[1].id, headline="Other words")
    with qtbot.assertNotEmitted(model.modelReset):
        assert model.show_brief(desk.brief_view(library, view.id), []) is False
    assert here.data() == "Other words"


@pytest.mark.parametrize(
    ("section", "place", "by", "target", "position"),
    [
        (0, 0, 1, 0, 1),
        (0, 1, -1, 0, 0),
        (0, 1, 1, 1, 0),
        (1, 0, -1, 0, 2),
        (1, 0, 1, 2, 0),
    ],
)
def test_a_step_of_an_item_goes_on_into_the_next_section(
    model, view, section, place, by, target, position
):
    index = item(model, view, section, place)
    model.shift(index, by)
    sections = view.sections
    wanted = (sections[section].items[place].id,), sections[target].id, position
    assert model.told == [("items_moved", *wanted)]


def test_steps_end_at_both_ends(model, view):
    model.shift(item(model, view, 0, 0), -1)
    model.shift(model.index(2, 0), -1)
    model.shift(model.index(4, 0), 1)
    model.shift(model.index(0, 0), 1)
    assert model.told == []
    model.shift(model.index(4, 0), -1)
    assert model.told == [("section_moved", view.sections[2].id, 1)]


@pytest.mark.parametrize(
    ("row", "root", "section", "position"),
    [
        (0, 2, 0, 0),  # before the first item: stays there
        (2, 2, 0, 1),  # after the last one
        (-1, 2, 0, 1),  # on the section
        (0, 3, 1, 0),
        (1, 3, 1, 1),
        (-1, 4, 2, 0),
        (-1, 0, 0, 0),  # on the masthead: the very first
    ],
)
def test_an_item_is_dropped_between_others(model, view, row, root, section, position):
    first = view.sections[0].items[0].id
    told = drop(model, f"item:{first}", row, model.index(root, 0))
    assert told == [("items_moved", (first,), view.sections[section].id, position)]


def test_an_item_dropped_on_another_stands_after_it(model, view):
    first, second = (each.id for each in view.sections[0].items)
    told = drop(model, f"item:{first}", -1, item(model, view, 0, 1))
    assert told == [("items_moved", (first,), view.sections[0].id, 1)]
    third = view.sections[1].items[0].id
    drop(model, f"item:{third}", -1, item(model, view, 0, 0))
    assert told[1] == ("items_moved", (third,), view.sections[0].id, 1)
    drop(model, f"item:{second}", -1, NOWHERE)
    assert told[2] == ("items_moved", (second,), view.sections[2].id, 0)


@pytest.mark.parametrize(
    ("row", "root", "moving", "position"),
    [
        (2, None, 2, 0),
        (5, None, 0, 2),
        (-1, None, 0, 2),
        (-1, 2, 2, 0),
        (-1, 4, 0, 2),
        (0, None, 1, 0),
    ],
)
def test_a_section_is_dropped_between_others(model, view, row, root, moving, position):
    section = view.sections[moving].id
    parent = NOWHERE if root is None else model.index(root, 0)
    assert drop(model, f"section:{section}", row, parent) == [("section_moved", section, position)]


def test_a_section_dropped_where_it_stands_moves_nothing(model, view):
    assert drop(model, f"section:{view.sections[0].id}", 2, NOWHERE) == []


def test_quotes_and_articles_come_from_tray_and_list(model, view):
    section = view.sections[0].id
    told = drop(model, "quote:7 drop:2", 1, model.index(2, 0))
    assert told == [("added", Dragged("quote", (7,)), section, 1)]
    drop(model, "article:4 article:5", -1, model.index(3, 0))
    assert told[1] == ("added", Dragged("article", (4, 5)), view.sections[1].id, 1)


def test_a_drop_into_a_brief_without_sections_leaves_the_section_open(model, view):
    from dataclasses import replace

    model.show_brief(replace(view, sections=()), [])
    assert drop(model, "quote:7", -1, NOWHERE) == [("added", Dragged("quote", (7,)), None, 0)]


def test_what_is_dragged_is_told_by_id(model, view):
    items = [item(model, view, 0, 1), item(model, view, 0, 0)]
    ids = [each.id for each in view.sections[0].items]
    mime = model.mimeData(items)
    assert carried(mime) == Dragged("item", tuple(ids))
    mime = model.mimeData([model.index(2, 0), *items])
    assert carried(mime) == Dragged("section", (view.sections[0].id,))


@pytest.mark.parametrize("words", ["", "quote:", "quote:x", "drop:1", "quote:1e3", "\xff:1"])
def test_a_strange_drag_is_let_be(model, words):
    assert drop(model, words, -1, NOWHERE) == []


def test_only_sections_are_renamed_and_only_to_something(model, view):
    section = model.index(2, 0)
    assert model.flags(section) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(item(model, view, 0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert model.setData(section, "  ") is False
    assert model.setData(section, "A") is False
    assert model.setData(section, " Tajikistan ") is True
    assert model.told == [("renamed", view.sections[0].id, "Tajikistan")]
