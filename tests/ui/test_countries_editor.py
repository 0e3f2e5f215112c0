"""Countries in the window: evidence, one key, back to the words; groups that are searched."""

import pytest
from PySide6.QtCore import Qt

from briefbench import desk
from briefbench.analysis import understand_anew
from briefbench.ui.countries_editor import CountriesEditor
from briefbench.ui.groups_panel import GroupsPanel
from briefbench.ui.sidebar import COUNTRY_GROUPS
from tests.making import add_article, add_drafts, draft_of

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
BODY = (
    "Putin met envoys from Crimea and Tajikistan in Dushanbe.",
    "Congo sent two envoys to Tajikistan.",
)


@pytest.fixture
def window(library, make_window):
    add_drafts(library, [understand_anew(draft_of(body=BODY, quotes=False))])
    window = make_window()
    window.part("read").articles.view.setFocus()
    return window


@pytest.fixture
def editor(window, settle):
    window.actions_by_name.trigger("article.countries")
    settle()
    (editor,) = window.findChildren(CountriesEditor)
    return editor


def choose(editor, words):
    for place, line in enumerate(editor._model.rows):
        if words == (line.mention.words if line.mention else line.country.code):
            editor.view.setCurrentIndex(editor._model.index(place, 0))
            return
    raise AssertionError(words)


def countries(library, window):
    view = window.part("read").reader.view
    return {c.code: c.about for c in desk.article_view(library, view.id).countries}


def said(editor):
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = range(editor._model.rowCount())
    return [editor._model.data(editor._model.index(row, 0), role) for row in rows]


def test_every_mention_shows_its_words_kind_confidence_and_rivals(editor):
    lines = "\n".join(said(editor))
    assert "Congo sent two envoys to Tajikistan., name · certain, 97 % · may also be CG" in lines
    assert "president since 2012-05-07" in lines
    assert "counted under Ukraine, because of General Assembly resolution 68/262" in lines


def test_a_key_says_what_a_country_is(editor, library, window, qtbot, settle):
    choose(editor, "CD")
    qtbot.keyClick(editor.view, KEY.Key_X)
    settle()
    assert "CD" not in countries(library, window)
    assert "CD" not in {line.country.code for line in editor._model.rows}
    choose(editor, "Crimea")
    qtbot.keyClick(editor.view, KEY.Key_A)
    settle()
    assert countries(library, window)["UA"]
    qtbot.keyClick(editor.view, KEY.Key_N)
    settle()
    assert not countries(library, window)["UA"]
    desk.undo(library)
    settle()
    assert editor.segments.current == 0


def test_enter_and_a_click_go_to_the_words(editor, window, qtbot, settle):
    choose(editor, "Congo")
    qtbot.keyClick(editor.view, KEY.Key_Return)
    settle()
    text = window.part("read").reader.text
    assert text.textCursor().selectedText() == "Congo"
    assert not window.findChildren(CountriesEditor) or not editor.isVisible()


def test_a_click_on_a_mention_goes_there(editor, window, qtbot, settle):
    choose(editor, "Dushanbe")
    place = editor.view.visualRect(editor.view.currentIndex()).center()
    qtbot.mouseClick(editor.view.viewport(), LEFT, pos=place)
    settle()
    assert window.part("read").reader.text.textCursor().selectedText() == "Dushanbe"


def test_a_country_that_the_text_does_not_name_is_added(editor, library, window, qtbot, settle):
    qtbot.keyClicks(editor.edit, "kg")
    qtbot.keyClick(editor.edit, KEY.Key_Return)
    settle()
    assert countries(library, window)["KG"]
    choose(editor, "KG")
    assert "not in the text · set by you" in said(editor)[editor.view.currentIndex().row()]


@pytest.fixture
def panel(window, settle):
    window.actions_by_name.trigger("view.country_groups")
    settle()
    (panel,) = window.findChildren(GroupsPanel)
    return panel


def test_a_group_is_found_made_and_removed(panel, library, qtbot, settle):
    qtbot.keyClicks(panel.finder, "central asia")
    assert [row.name for row in panel.model.rows][:1] == ["Central Asia"]
    panel.finder.clear()
    qtbot.mouseClick(panel.making, LEFT)
    panel.name.setText("Our desk")
    panel.members.setText("tj, Afghanistan, UZ KG")
    qtbot.mouseClick(panel.button, LEFT)
    settle()
    assert desk.group_codes(library, "our desk") == ("AF", "KG", "TJ", "UZ")
    assert panel.selected.name == "Our desk"
    panel.note.setText("night shift")
    qtbot.mouseClick(panel.button, LEFT)
    settle()
    assert panel.selected.note == "night shift"
    qtbot.mouseClick(panel.removing, LEFT)
    settle()
    assert "Our desk" not in {row.name for row in panel.model.rows}
    desk.undo(library)
    settle()
    assert "Our desk" in {row.name for row in panel.model.rows}


def test_what_is_kept_takes_the_place_of_a_group_that_comes_along(panel, library, qtbot, settle):
    qtbot.keyClicks(panel.finder, "baltic")
    assert not panel.removing.isEnabled()
    panel.members.setText("EE LV LT FI")
    qtbot.mouseClick(panel.button, LEFT)
    settle()
    assert "FI" in desk.group_codes(library, "Baltic states")
    assert panel.removing.isEnabled()


def test_a_group_is_searched(panel, window, library, qtbot, settle):
    add_article(library, countries=(("US", True),), member="2")
    qtbot.keyClicks(panel.finder, "central asia")
    qtbot.mouseClick(panel.finding, LEFT)
    settle()
    assert window.bench.question.words == 'country:"Central Asia"'
    assert len(window.part("read").articles.model.ids) == 1


def test_the_list_follows_a_change_of_its_group(window, library, settle):
    id_ = desk.make_country_group(library, "Ours", ["US"])
    window.bench.question.ask(words="country:ours")
    settle()
    articles = window.part("read").articles
    assert len(articles.model.ids) == 0
    desk.set_country_group(library, id_, codes=["TJ"])
    settle()
    assert len(articles.model.ids) == 1


def test_the_sidebar_leads_to_the_groups(window, settle):
    read = window.part("read")
    row = next(row for row in read.sidebar.rows.rows if row.question == COUNTRY_GROUPS)
    read.on_chosen(row)
    settle()
    assert window.findChildren(GroupsPanel)
