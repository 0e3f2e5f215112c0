"""What all of Quotes, Timeline and Briefs keep: names, Tab, room at 1280 by 720, large text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from briefbench import desk
from briefbench.model.kinds import Kind
from briefbench.ui.briefs_head import BriefChooser
from briefbench.ui.theme import DARK, LIGHT
from tests.making import add_drafts, draft_of

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractScrollArea, QComboBox)
NAMES = ("quotes", "timeline", "briefs")


@pytest.fixture
def window(library, make_window, settle):
    ids = add_drafts(library, [draft_of(), draft_of("Undated", published=None)])
    found = [s.id for id_ in ids for s in desk.article_view(library, id_).suggestions]
    quotes = desk.accept_suggestions(library, found)
    brief = desk.make_brief(library, "A brief with quite a long title, which gives way")
    desk.add_quotes_to_brief(library, brief, quotes)
    desk.put_into_tray(library, quote_ids=quotes, article_ids=ids)
    window = make_window()
    yield window
    window.close()


def focusable(part):
    return [
        widget
        for widget in part.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


@pytest.fixture
def each(window, settle):
    """Give the three workspaces in turn, each one shown."""

    def shown():
        for name in NAMES:
            window.show_workspace(name)
            settle()
            yield window.part(name)

    return shown


def test_every_control_has_a_name_and_tab_reaches_it(window, each):
    for part in each():
        nameless = [
            widget
            for widget in focusable(part)
            if isinstance(widget, CONTROLS)
            and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        ]
        assert nameless == []
        chain, widget = set(), window.bar.search.edit
        while widget not in chain:
            chain.add(widget)
            widget = widget.nextInFocusChain()
        assert [widget for widget in focusable(part) if widget not in chain] == []


def test_nothing_needs_more_room_than_a_small_screen_has(window, each, settle, theme):
    for scale in (1.0, 1.3):
        theme.show(LIGHT, scale)
        for part in each():
            least = window.centralWidget().minimumSizeHint()
            assert least.width() <= 1280
            assert least.height() <= 720
            for button in part.findChildren(QAbstractButton):
                if button.isVisible() and not isinstance(button, BriefChooser):
                    words = button.fontMetrics().horizontalAdvance(button.text())
                    assert button.width() >= words, button.text()
    theme.show(LIGHT, 1.0)


def test_every_scheme_and_direction_is_painted(window, each, theme):
    for scheme in (LIGHT, DARK):
        theme.show(scheme)
        for _part in each():
            ground = window.grab().toImage().pixelColor(640, 712)
            assert ground.name() == scheme.window
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for _part in each():
        assert not window.grab().isNull()
    theme.show(LIGHT)


def test_what_was_wide_is_wide_again(window, settle, bench):
    for name in NAMES:
        window.show_workspace(name)
    settle()
    panes = window.part("briefs").panes
    panes.setSizes([300, 560, 420])
    wanted = panes.sizes()
    window.part("briefs").keep()
    assert bench.settings.numbers("briefs") == wanted


def test_a_brief_is_shown_from_elsewhere(window, settle, bench, library):
    brief = desk.make_brief(library, "Another")
    bench.show_brief.emit(brief)
    settle()
    assert window.workspace == "briefs"
    assert window.part("briefs").view.id == brief


def test_what_was_selected_in_read_is_selected_again(window, settle, bench):
    articles = window.part("read").articles.view
    articles.setCurrentIndex(articles.model().index(0, 0))
    before = bench.selection.ids(Kind.ARTICLE)
    assert before
    window.show_workspace("timeline")
    settle()
    assert bench.selection.ids(Kind.ARTICLE) == ()
    window.show_workspace("read")
    settle()
    assert bench.selection.ids(Kind.ARTICLE) == before


def test_a_changed_quote_is_shown_as_it_is_now(window, settle, library):
    window.show_workspace("quotes")
    settle()
    model = window.part("quotes").bank.model
    before = model.ids
    desk.set_quote_comment(library, before[0], "new")
    settle()
    assert model.row_at(0).comment == "new"
    assert model.ids == before
