"""Where an article is from: outlets and what is known of them, the chain, the date, the picture."""

import base64

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton

from briefbench import desk
from briefbench.ui.fact_editors import DateEditor
from briefbench.ui.lead_picture import lead_picture
from briefbench.ui.sidebar import ALL_SOURCES
from briefbench.ui.sources_panel import SourcesPanel
from tests.making import add_drafts, draft_of

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


def picture(width=1600, height=900):
    """Return a PNG of one strong colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#c02060"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture(scope="module")
def beginning(read_once):
    """A library with an article with a picture, which cites others and says when it was."""
    shown = base64.b64encode(picture()).decode()
    page = f"""<!doctype html><html lang="en"><head><title>Customs counts 41 lorries</title>
        <meta property="og:site_name" content="Vakhsh Herald"></head><body><article>
        <h1>Customs counts 41 lorries</h1>
        <figure><img src="data:image/png;base64,{shown}" width="1600" height="900">
        <figcaption>The bridge at Termez in October</figcaption></figure>
        <p>Customs officers at the crossing near Termez counted 41 lorries on Wednesday, more
        than in all of September, TASS reported, citing Russian media.</p>
        <p>Most of the goods were fuel and veterinary medicine, which were carried by night over
        the old bridge east of the town and then sold in the markets of the valley.</p>
        <p>The office wants to open a second gate before the winter, and has asked the neighbours
        for two more scanners and for a list of carriers.</p></article></body></html>"""
    return read_once(("page.html", page))


@pytest.fixture
def page(library):
    return desk.find_articles(library).ids[0]


@pytest.fixture
def outlets(library):
    """Two outlets that are one, beside the page's, and another."""
    add_drafts(
        library,
        [
            draft_of("One", source="Vakhsh Herald"),
            draft_of("Two", source="Vakhsh Herald"),
            draft_of("Three", source="The Vakhsh Herald"),
            draft_of("Four", source="Issyk Wire"),
        ],
    )


def test_the_picture_stands_above_the_text_with_its_caption(library, page, make_window, settle):
    assert desk.article_picture(library, page) is not None
    reader = make_window().part("read").reader
    settle()
    text = reader.text.toPlainText()
    assert text.index("The bridge at Termez") < text.index("Customs officers")
    seen = reader.text.grab().toImage()
    hues = {seen.pixelColor(x, y).name() for x in range(0, seen.width(), 7) for y in (200, 260)}
    assert "#c02060" in hues
    assert reader._picture.width <= reader.text.measure
    assert reader._picture.image.width() == round(
        reader._picture.width * reader.devicePixelRatioF()
    )
    first = next(block for block in reader.view.blocks if not block.tail)
    assert reader.text.cursor_at((first.position, 0, 5)).selectedText() == first.text[:5]


def test_a_small_picture_is_not_blown_up(theme, library, page):
    shown = lead_picture(library, page, 4000, 2.0)
    assert (shown.width, shown.height, shown.image.width()) == (1600, 900, 1600)


def test_the_chain_stands_beside_the_source(page, make_window, settle):
    reader = make_window().part("read").reader
    cell = reader.facts._cells[0]
    assert cell._value.text() == "Vakhsh Herald"
    chain = " ".join(link.words for link in reader.view.chain)
    assert chain
    assert cell._origin.text() == "citing TASS, citing Russian media"
    assert cell._origin.text() in cell.accessibleName()


def test_days_of_the_text_are_offered_with_their_words(library, page, make_window, settle, qtbot):
    window = make_window()
    window.actions_by_name.trigger("article.date")
    settle()
    (editor,) = window.findChildren(DateEditor)
    offers = desk.offered_dates(library, page)
    assert offers
    button = next(b for b in editor.findChildren(QPushButton) if offers[0].words in b.text())
    qtbot.mouseClick(button, LEFT)
    assert editor.published.text() == offers[0].value
    assert desk.article_view(library, page).published is None  # offered, not taken
    qtbot.mouseClick(editor.button, LEFT)
    settle()
    assert desk.article_view(library, page).published.value == offers[0].value


def choose(panel, *names):
    panel.view.clearSelection()
    mode = panel.view.selectionModel().SelectionFlag
    for place, each in enumerate(panel.model.rows):
        if each.name in names:
            index = panel.model.index(place, 0)
            panel.view.selectionModel().select(index, mode.Select | mode.Rows)


def test_an_outlet_is_found_and_described(library, outlets, make_window, settle, qtbot):
    window = make_window()
    sidebar = window.part("read").sidebar
    assert ALL_SOURCES in [each.question for each in sidebar.rows.rows]
    window.actions_by_name.trigger("view.sources")
    settle()
    (panel,) = window.findChildren(SourcesPanel)
    assert len(panel.model.rows) == 3
    qtbot.keyClicks(panel.finder, "issyk")
    settle()
    (only,) = panel.selected
    assert only.name == "Issyk Wire"
    panel.country.setCurrentIndex(panel.country.findData("KG"))
    panel.kind.setCurrentIndex(panel.kind.findData("agency"))
    panel.note.setText("close to the ministry")
    qtbot.mouseClick(panel.button, LEFT)
    settle()
    row = next(each for each in desk.list_sources(library) if each.name == "Issyk Wire")
    assert (row.country, row.kind, row.note) == ("KG", "agency", "close to the ministry")
    desk.undo(library)
    settle()
    assert panel.note.text() == ""


def test_outlets_are_made_one(library, outlets, make_window, settle, qtbot):
    window = make_window()
    window.actions_by_name.trigger("view.sources")
    settle()
    (panel,) = window.findChildren(SourcesPanel)
    assert not panel.merging.isEnabled()
    choose(panel, "Vakhsh Herald", "The Vakhsh Herald")
    assert panel.merging.text() == "Merge 2 sources"
    qtbot.mouseClick(panel.merging, LEFT)
    settle()
    rows = {each.name: each for each in desk.list_sources(library)}
    assert set(rows) == {"Vakhsh Herald", "Issyk Wire"}
    assert rows["Vakhsh Herald"].count == 4
    assert "The Vakhsh Herald" in rows["Vakhsh Herald"].aliases
