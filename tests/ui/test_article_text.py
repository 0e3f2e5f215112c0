"""The article as a document: places there and back, marks, direction, nothing read as markup."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from briefbench import desk
from briefbench.model.kinds import BlockKind, Format
from briefbench.model.rows import BlockRow
from briefbench.ui.article_text import ArticleText
from briefbench.ui.mark_layer import TextMark
from briefbench.ui.theme import MarkState
from tests.making import add_article

WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)


@pytest.fixture
def text(theme, qtbot):
    text = ArticleText(theme, "Article text")
    qtbot.addWidget(text)
    text.resize(600, 400)
    return text


def block(position, words, kind=BlockKind.PARAGRAPH):
    return BlockRow(position, kind, False, words)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_a_place_is_found_again_as_selection(theme, qapp, texts, data):
    text = ArticleText(theme, "Text")
    text.show_tail([block(n, words) for n, words in enumerate(texts)])
    number = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[number]) - 1))
    end = data.draw(st.integers(start + 1, len(texts[number])))
    cursor = text.cursor_at((number, start, end))
    text.setTextCursor(cursor)
    words = texts[number][start:end]
    places = text.selected_places()
    if not words.strip():
        assert places == []
    else:
        ((at, first, last),) = places
        assert at == number
        assert texts[number][first:last] == words.strip()
    text.deleteLater()


def test_the_whole_article_is_selected_as_one_place_a_block(library, text):
    view = desk.article_view(library, add_article(library))
    text.show_article(view)
    cursor = text.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    text.setTextCursor(cursor)
    own = [b for b in view.blocks if not b.tail]
    assert text.selected_places() == [(b.position, 0, len(b.text)) for b in own]


@pytest.mark.parametrize(
    ("excerpt", "kind", "words"),
    [
        (True, Format.FEED, " · Excerpt from a feed"),
        (True, Format.PDF, " · Excerpt: the file was read in part"),
        (False, Format.FEED, ""),
    ],
)
def test_below_the_headline_stands_that_it_is_an_excerpt(library, text, excerpt, kind, words):
    article = add_article(library, excerpt=excerpt, kind=kind)
    text.show_article(desk.article_view(library, article))
    line = text.document().findBlockByNumber(1).text()
    assert line == f"Vakhsh Herald · 13 October 2026{words}"


def test_page_text_is_never_markup(library, text):
    hostile = ("<b>bold</b> <img src='http://example.org/x.png'>", "&amp; <script>x</script>")
    text.show_article(desk.article_view(library, add_article(library, "<i>T</i>", hostile)))
    plain = text.toPlainText()
    assert all(words in plain for words in (*hostile, "<i>T</i>"))


def test_marks_lie_over_the_words(library, text):
    view = desk.article_view(library, add_article(library))
    text.show_article(view)
    text.show_marks([TextMark(MarkState.SUGGESTED, view.suggestions[0].places)], [(0, 0, 7)])
    marked = [selection.cursor.selectedText() for selection in text.extraSelections()]
    assert marked == [view.suggestions[0].words, "Customs"]


def test_direction_belongs_to_the_paragraph(text):
    text.show_tail([block(0, "Customs counted"), block(1, "مسئولان گذرگاه گفتند")])
    ways = [text.document().findBlockByNumber(n).blockFormat().layoutDirection() for n in (0, 1)]
    assert ways == [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]


def test_a_break_inside_a_block_makes_no_second_one(text):
    text.show_tail([block(0, "one\ntwo"), block(1, "three")])
    assert text.document().blockCount() == 2
    assert text.cursor_at((1, 0, 5)).selectedText() == "three"


def test_kinds_of_blocks_look_like_what_they_are(theme, qtbot):
    kinds = (BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ENTRY, BlockKind.QUOTE)
    blocks = [
        BlockRow(n, kind, tail=False, text=f"Words of block {n}.") for n, kind in enumerate(kinds)
    ]
    blocks.append(BlockRow(4, BlockKind.QUOTE, tail=False, text="سخنان نقل‌شده از گزارش"))
    text = ArticleText(theme, "Text")
    qtbot.addWidget(text)
    text.resize(600, 400)
    text.show_tail(blocks)
    document = text.document()
    shown = [document.findBlockByNumber(n) for n in range(5)]
    assert [block.textList() is not None for block in shown] == [False, True, True, False, False]
    text.show()
    picture = text.grab().toImage()
    bar = theme.color("line_strong").name()
    for block, side in ((shown[3], range(60)), (shown[4], range(540, 600))):
        box = document.documentLayout().blockBoundingRect(block)
        y = round(box.center().y()) + text.viewport().y()
        assert bar in {picture.pixelColor(x, y).name() for x in side}
