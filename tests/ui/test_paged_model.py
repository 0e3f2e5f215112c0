"""A list of 100,000 articles asks only for what is seen."""

from PySide6.QtCore import Qt

from briefbench import desk
from briefbench.ui.article_rows import ARTICLES, spoken
from briefbench.ui.dragging import carried
from briefbench.ui.paged_model import BLOCK, PagedModel
from briefbench.ui.rows_model import ROW
from tests.making import add_drafts, draft_of


def test_only_blocks_that_are_seen_are_asked(qtbot):
    asked = []
    model = PagedModel(lambda ids: asked.append(ids) or [], ARTICLES)
    model.show_ids(range(100_000))
    assert model.rowCount() == 100_000
    model.data(model.index(50_000), ROW)
    model.data(model.index(50_001), ROW)
    assert [len(ids) for ids in asked] == [BLOCK]
    assert 50_000 in asked[0]


def test_rows_are_spoken_and_dragged(library, qtbot):
    ids = add_drafts(library, [draft_of("First"), draft_of("Second", published=None)])
    model = PagedModel(lambda wanted: desk.article_rows(library, wanted), ARTICLES)
    model.show_ids(ids)
    words = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert "Second" in words
    assert "undated" in words
    assert "unread" in words
    assert spoken(model.row_at(0)) == model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    mime = model.mimeData([model.index(0), model.index(1)])
    assert carried(mime).of("article") == tuple(ids)


def test_the_same_ids_keep_the_list_and_ask_again(library, qtbot):
    ids = add_drafts(library, [draft_of("First")])
    model = PagedModel(lambda wanted: desk.article_rows(library, wanted), ARTICLES)
    model.show_ids(ids)
    assert model.row_at(0).unread
    desk.set_read(library, ids)
    with qtbot.assertNotEmitted(model.modelReset):
        model.refresh(ids)
    assert not model.row_at(0).unread


def test_an_article_that_is_gone_leaves_an_empty_row(qtbot):
    model = PagedModel(lambda ids: [], ARTICLES)
    model.show_ids([7])
    assert model.data(model.index(0), ROW) is None
    assert model.data(model.index(0)) is None
