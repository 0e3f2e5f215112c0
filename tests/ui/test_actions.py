"""The table of actions: keys that do not collide, icons that exist, one page, one palette."""

from itertools import combinations

from PySide6.QtCore import Qt

from briefbench.ui.action_table import ACTIONS
from briefbench.ui.icons import phosphor
from briefbench.ui.keys_page import KeysPage
from briefbench.ui.palette import CommandPalette
from tests.making import add_article


def test_names_are_unique_and_icons_exist(qapp):
    names = [spec.name for spec in ACTIONS]
    assert len(set(names)) == len(names)
    known = phosphor()[1]
    assert not [spec.icon for spec in ACTIONS if spec.icon not in known]


def test_no_key_does_two_things_at_one_place():
    for one, other in combinations(ACTIONS, 2):
        apart = one.where and other.where and not set(one.where) & set(other.where)
        shared = {k.toString() for k in one.keys} & {k.toString() for k in other.keys}
        assert apart or not shared, (one.name, other.name, shared)


def test_keys_of_the_product_are_there():
    keys = {key.toString() for spec in ACTIONS for key in spec.keys}
    promised = "J K Space N P A X H C T G D E 1 9 Ctrl+B Ctrl+Shift+C Ctrl+I Ctrl+Z Ctrl+Shift+Z"
    assert set(promised.split()) <= keys
    assert {"F1", "Ctrl+Shift+P", "Ctrl+F", "/", "Ctrl+1"} <= keys


def test_the_palette_finds_by_words_and_runs(library, make_window, settle, qtbot):
    add_article(library)
    window = make_window()
    window.open_palette()
    (palette,) = window.findChildren(CommandPalette)
    qtbot.keyClicks(palette.edit, "archive next")
    assert palette._model.rowCount() == 1
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    settle()
    assert window.part("read").reader.view.archived


def test_escape_leaves_the_palette_and_gives_the_keys_back(make_window, qtbot, settle):
    window = make_window()
    window.focus_search()
    window.open_palette()
    (palette,) = window.findChildren(CommandPalette)
    assert palette.edit.hasFocus()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert window.bar.search.edit.hasFocus()


def test_the_page_of_keys_names_every_key(make_window, qtbot):
    window = make_window()
    page = KeysPage(window.actions_by_name, window)
    qtbot.addWidget(page)
    shown = {label.text() for label in page.findChildren(type(window.strip._sentence))}
    wanted = {spec.shown_key for spec in ACTIONS if spec.key and spec.menu}
    assert wanted <= shown
