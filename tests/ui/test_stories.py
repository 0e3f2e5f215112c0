"""Copies and versions in the window: seen, compared, split off, joined."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton

from briefbench import desk
from briefbench.ui.comparison import ComparisonPanel
from briefbench.ui.story_panel import StoryPanel
from tests.making import add_article

LEFT = Qt.MouseButton.LeftButton
WORDS = (
    "Customs officers at the crossing near Termez counted {n} lorries in ten days of October, more "
    "than in all of September, the provincial office said.",
    "Most of the goods were fuel and veterinary medicine, which were carried by night over the old "
    "bridge east of the town and then sold in the markets of the valley.",
    "The office wants to open a second gate before the winter, and has asked the neighbours for "
    "two more scanners and a list of carriers that both sides can trust.",
)
PAGE = (
    '<!doctype html><html lang="en"><head><title>{title}</title>'
    '<link rel="canonical" href="https://{host}/customs-counts">'
    '<meta property="article:published_time" content="{date}"></head>'
    "<body><article><h1>{title}</h1>{text}</article></body></html>"
)


def page(name, host, n=41, date="2026-10-13", added=""):
    text = "".join(f"<p>{words.format(n=n)}</p>" for words in (*WORDS, added) if words)
    title = "Customs counts lorries at Termez"
    return f"{name}.html", PAGE.format(title=title, host=host, date=date, text=text)


@pytest.fixture(scope="module")
def beginning(read_once):
    """Two versions of one page, and a copy of it at another outlet."""
    herald, wire = "vakhsh-herald.example", "issyk-wire.example"
    extra = "On Friday the office corrected the figure it had given two days before to the press."
    return read_once(
        page("first", herald),
        page("copy", wire, date="2026-10-14"),
        page("second", herald, n=57, added=extra),
    )


@pytest.fixture
def stories(library):
    return desk.find_articles(library).ids


def button(panel, text, nth=0):
    return [b for b in panel.findChildren(QPushButton) if b.text() == text and b.isVisible()][nth]


@pytest.fixture
def read(library, stories, make_window, settle):
    read = make_window().part("read")
    newest = next(id_ for id_ in stories if len(desk.article_view(library, id_).versions) > 1)
    read.show_article(newest)
    settle()
    return read


def test_rows_and_facts_count_copies_and_versions(read):
    view = read.reader.view
    assert len(view.versions) == 2
    place = read.articles.model.place_of(view.id)
    row = read.articles.model.row_at(place)
    assert (row.versions, row.copies) == (2, 1)
    spoken = read.articles.model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "2 versions" in spoken
    assert read.reader.facts._cells[4]._value.text() == "1 copy · 2 versions"


def test_the_panel_names_the_likely_original_and_splits_off(read, library, qtbot, settle):
    qtbot.keyClick(read.articles.view, Qt.Key.Key_S)
    settle()
    (panel,) = read.window().findChildren(StoryPanel)
    labels = [w.text() for w in panel.findChildren(type(read.reader.header.note))]
    said = " ".join(labels)
    assert "Likely the original" in said
    assert "% the same words" in said
    assert "2 versions of this page" in said
    before = len(desk.article_view(library, read.reader.view.id).copies)
    assert before == 1
    qtbot.mouseClick(button(panel, "Split off"), LEFT)
    settle()
    assert desk.article_view(library, read.reader.view.id).copies == ()
    desk.undo(library)
    settle()
    assert len(desk.article_view(library, read.reader.view.id).copies) == 1


def test_versions_are_compared_by_more_than_colour(read, qtbot, settle):
    qtbot.keyClick(read.articles.view, Qt.Key.Key_V)
    settle()
    (panel,) = read.window().findChildren(ComparisonPanel)
    text, document = panel.text, panel.text.document()
    removed, added = document.find("41"), document.find("57")
    assert removed.charFormat().fontStrikeOut()
    assert added.charFormat().fontUnderline()
    assert removed.charFormat().background() != added.charFormat().background()
    corrected = document.find("On Friday the office corrected")
    assert corrected.block().text().startswith("+")
    assert removed.block().text().startswith("±")
    quiet = document.find("veterinary")
    assert not quiet.charFormat().fontUnderline()
    assert quiet.block().text().startswith(" ")
    assert "2 paragraphs differ" in panel.count.text()
    text.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(text, Qt.Key.Key_N)
    assert "41" in text.textCursor().block().text()
    qtbot.keyClick(text, Qt.Key.Key_N)
    assert text.textCursor().block().text().startswith("+")
    qtbot.keyClick(text, Qt.Key.Key_P)
    assert "41" in text.textCursor().block().text()


def test_articles_that_were_split_are_joined_by_key(read, library, stories, qtbot, settle):
    desk.split_from_story(library, [read.reader.view.id])
    settle()
    read.articles.view.setFocus()
    read.articles.view.selectAll()
    settle()
    qtbot.keyClick(read.articles.view, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(desk.article_view(library, read.reader.view.id).copies) == 1


def test_without_another_version_it_says_so(library, make_window, told):
    add_article(library, published="2026-10-20")  # the newest is read
    read = make_window().part("read")
    read.compare()
    assert told[-1] == "There is no other version or copy of this article."
