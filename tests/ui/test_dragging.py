"""Quotes and articles are dragged through the real window into briefs, tray and tags."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer

from briefbench import desk
from briefbench.model.kinds import Tlp
from briefbench.ui import dragging
from briefbench.ui.dragging import THINGS, Dragged, DraggedRows, carried, carry
from briefbench.ui.rows_model import Column
from briefbench.ui.timeline_table import ArticleTable
from tests.making import add_drafts, draft_of
from tests.ui.holding import Held

SAID = "“We see the old route number {n} used by night,” said Farrukh Nazarov on Monday."


@pytest.fixture
def articles(library):
    return add_drafts(
        library,
        [draft_of(f"Headline {n}", (f"First of {n}.", SAID.format(n=n))) for n in range(4)],
    )


@pytest.fixture
def quotes(library, articles):
    found = [s.id for id_ in articles for s in desk.article_view(library, id_).suggestions]
    return desk.accept_suggestions(library, found)


@pytest.fixture
def brief(library, articles, quotes):
    """A brief with the items of the first two articles."""
    brief = desk.make_brief(library, "Border weekly", tlp=Tlp.AMBER)
    desk.add_articles_to_brief(library, brief, articles[:2])
    return brief


@pytest.fixture
def window(quotes, make_window):
    window = make_window()
    yield window
    window.close()


@pytest.fixture
def open_bank(window, settle):
    """Show the bank; give a drag of its first rows."""

    def show(count):
        window.show_workspace("quotes")
        settle()
        model = window.part("quotes").bank.model
        return Held(model.mimeData([model.index(place) for place in range(count)]))

    return show


def button(window, name):
    names = {"read": 0, "quotes": 1, "timeline": 2, "briefs": 3}
    return window.bar.segments.group.button(names[name])


def spring(widget):
    """Let the button's time be over."""
    widget.findChild(QTimer).timeout.emit()


def items(library, brief):
    return [
        (item.headline, [q.id for q in item.quotes])
        for section in desk.brief_view(library, brief).sections
        for item in section.items
    ]


def row_of(nav, text):
    place = next(n for n, row in enumerate(nav.rows.rows) if row.text == text)
    return nav.viewport(), nav.visualRect(nav.rows.index(place, 0)).center()


def test_quotes_are_carried_to_the_briefs_and_dropped_between_two_items(
    window, open_bank, brief, library, settle, quotes
):
    held = open_bank(2)
    dragged = carried(held.mime)
    assert (dragged.word, len(dragged.ids)) == ("quote", 2)
    briefs = button(window, "briefs")
    assert held.over(briefs)
    assert briefs.findChild(QTimer).isActive()
    assert window.workspace == "quotes"
    spring(briefs)
    settle()
    assert window.workspace == "briefs"
    part = window.part("briefs")
    second = part.outline.visualRect(part.model.item_numbered(2))
    assert held.over(part.outline.viewport(), QPoint(second.center().x(), second.top() + 1))
    held.drop()
    settle()
    by_quote = {row.id: row.headline for row in desk.quotes_by_ids(library, quotes)}
    new = [(by_quote[id_], [id_]) for id_ in dragged.ids]
    there = [one for one in new if one[0] in {"Headline 0", "Headline 1"}]
    assert not there  # the newest two of the bank are not in the brief yet
    assert items(library, brief) == [("Headline 0", []), *new, ("Headline 1", [])]
    assert part.outline.current.title == new[0][0]
    assert desk.undo_label(library) == "Add 2 quotes to brief"
    desk.undo(library)
    assert items(library, brief) == [("Headline 0", []), ("Headline 1", [])]


def test_out_of_the_bank_into_tray_brief_and_tag(
    window, open_bank, brief, settle, library, told, quotes
):
    desk.tag_quotes(library, quotes[:1], "border/night")
    held = open_bank(2)
    two = carried(held.mime).ids
    briefs, facets = button(window, "briefs"), window.part("quotes").facets

    # a drag that passes by opens nothing
    assert held.over(briefs)
    assert briefs.isDown()
    held.over(window.bar.search)
    assert not briefs.findChild(QTimer).isActive()
    assert not briefs.isDown()
    assert not held.over(button(window, "timeline"))
    assert not held.over(button(window, "read"))  # quotes have nowhere to go there
    assert window.workspace == "quotes"

    # a drop on the button goes into the tray
    held.over(briefs)
    held.drop()
    settle()
    assert tuple(row.quote_id for row in desk.tray(library)) == two
    assert told[-1] == "2 quotes put into the tray"
    assert desk.undo_label(library) == "Put 2 into the tray"
    assert window.workspace == "quotes"

    # lines of the side take what they are for
    assert not held.over(*row_of(facets, "All quotes"))
    assert held.over(*row_of(facets, "Border weekly"))
    assert facets._delegate.aimed.text == "Border weekly"
    held.drop()
    settle()
    assert facets._delegate.aimed is None
    assert {id_ for _, ids in items(library, brief) for id_ in ids} == set(two)
    assert told[-1] == "2 quotes put into the brief"
    held.over(*row_of(facets, "border/night"))
    held.drop()
    settle()
    rows = desk.quotes_by_ids(library, two)
    assert all("border/night" in {tag.path for tag in row.own_tags} for row in rows)


def test_articles_fall_on_a_brief_and_into_the_tray(
    window, brief, settle, library, articles, quotes
):
    settle()
    read = window.part("read")
    assert not Held(carry("article", articles[:1])).over(button(window, "read"))  # it only opens
    cards = read.reader.margin.view
    assert cards.dragEnabled()
    kept = cards.rows.mimeData([cards.currentIndex()])
    assert carried(kept).ids == (read.reader.margin.current.id,)
    assert Held(kept).over(button(window, "briefs"))
    model = read.articles.model
    held = Held(model.mimeData([model.index(n) for n in range(4)]))
    assert held.over(*row_of(read.sidebar, "Border weekly"))
    held.drop()
    settle()
    assert len(items(library, brief)) == 4
    read.sidebar.chosen.emit(next(r for r in read.sidebar.rows.rows if r.text == "Border weekly"))
    settle()
    assert window.workspace == "briefs"
    part = window.part("briefs")
    held = Held(carry("article", articles[2:3]))
    assert held.over(part.tray)
    assert part.tray._veil.isVisible()
    held.leave()
    assert not part.tray._veil.isVisible()
    held.over(part.tray)
    held.drop()
    settle()
    assert [row.article_id for row in part.tray.model.rows] == articles[2:3]
    assert not held.over(part.tray)  # it lies there
    assert Held(carry("quote", quotes[:1])).over(part.tray)
    held = Held(carry("quote", quotes[:1]))
    assert held.over(part.head.chooser)
    held.drop()
    settle()
    assert items(library, brief)[0] == ("Headline 0", quotes[:1])


def test_without_a_brief_a_drop_starts_one(window, settle, library, quotes):
    window.show_workspace("briefs")
    settle()
    part = window.part("briefs")
    held = Held(carry("quote", quotes[:2]))
    assert held.over(part._stage.currentWidget())
    held.drop()
    settle()
    (brief,) = desk.list_briefs(library)
    assert [ids for _, ids in items(library, brief.id)] == [[quotes[0]], [quotes[1]]]
    assert part.outline.current.title == "Headline 0"
    desk.undo(library)
    assert desk.list_briefs(library) == []


def test_what_another_program_holds_is_none_of_it():
    mime = QMimeData()
    mime.setData(THINGS[:-1], b"quote:1")
    assert carried(mime) == Dragged()
    assert carried(carry("item", [3, 4])) == Dragged("item", (3, 4))


def test_below_the_pointer_hangs_how_much_it_is(theme):
    picture = dragging._picture(theme, "quotes", "3 quotes", 2.0)
    assert picture.devicePixelRatio() == 2.0
    assert picture.height() < 2 * 40
    assert Dragged("quote", (1, 2, 3)).words == "3 quotes"


def test_rows_of_a_table_are_dragged_once_each_in_their_order(
    theme, qtbot, library, articles, monkeypatch
):
    rows = desk.article_rows(library, articles[:2])
    titles = [Column("", lambda row: row.title)] * 2
    table = ArticleTable(theme, DraggedRows(titles, lambda row: ("article", row.id)))
    qtbot.addWidget(table)
    table.model().show_rows(rows)
    table.show()
    control = Qt.KeyboardModifier.ControlModifier
    for place in (1, 0):  # clicked from below upwards
        spot = table.visualRect(table.model().index(place, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, control, spot)
    pulled = []
    monkeypatch.setattr(dragging, "start_drag", lambda _view, _theme, mime: pulled.append(mime))
    table.startDrag(Qt.DropAction.CopyAction)
    (mime,) = pulled
    assert carried(mime) == Dragged("article", tuple(row.id for row in rows))
    assert table.dragEnabled()
