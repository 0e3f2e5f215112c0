"""Every control has a name, and Tab goes search, sidebar, list, reader, margin."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QPlainTextEdit

from tests.making import add_article

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractScrollArea)


def name_of(widget):
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face else ""


def test_every_control_has_a_name(library, make_window, settle):
    add_article(library)
    window = make_window()
    for name in ("article.tag", "article.date", "article.countries", "quote.comment"):
        window.actions_by_name.trigger(name)
    settle()
    nameless = [
        widget
        for kind in CONTROLS
        for widget in window.findChildren(kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not name_of(widget)
    ]
    assert not nameless


def test_tab_goes_through_the_panes_in_order(library, make_window):
    add_article(library)
    window = make_window()
    read = window.part("read")
    wanted = [
        window.bar.search.edit,
        read.sidebar,
        read.articles.view,
        read.reader.text,
        read.reader.margin.view,
    ]
    seen, widget = [], window.bar.search.edit
    for _ in range(400):
        if widget in wanted and widget not in seen:
            seen.append(widget)
        widget = widget.nextInFocusChain()
    assert seen == wanted


def test_rows_speak(library, make_window):
    add_article(library)
    read = make_window().part("read")
    for view in (read.sidebar, read.articles.view, read.reader.margin.view):
        words = view.model().data(view.model().index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
        assert words
