"""What corrections teach, through the window: the offer, the preview, the panel."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from briefbench import desk
from briefbench.analysis import understand_anew
from briefbench.model.kinds import Scope, WordKind
from briefbench.model.rows import ImportReport
from briefbench.model.word_rows import WordRuleWish
from briefbench.ui.report_card import STAGE
from briefbench.ui.word_offer import go_to_offer
from briefbench.ui.word_preview import WordPreviewPanel
from briefbench.ui.word_rules_panel import WordRulesPanel
from tests.making import add_drafts, draft_of

TEXT = (
    "The plant in Georgia opened in May, and Georgia paid for most of it, the office found.",
    "“We wait for the road,” Smith noted on Monday.",
)


@pytest.fixture
def articles(library):
    """Two articles of one outlet and one of another, that say the same."""
    drafts = [
        understand_anew(draft_of(title, TEXT, source=source))
        for title, source in (
            ("The plant opens", "Vakhsh Herald"),
            ("Another plant", "Vakhsh Herald"),
            ("A third plant", "Issyk Wire"),
        )
    ]
    return add_drafts(library, drafts)


def the_offer(window):
    bar = window.word_offers.bar
    assert bar.isVisible()
    return bar


def codes(library, article):
    return {country.code for country in desk.article_view(library, article).countries}


def keys(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def test_by_keys_a_dismissed_suggestion_teaches_that_its_cue_is_none(
    library, articles, make_window, qtbot, settle
):
    window = make_window()
    view = window.part("read").articles.view
    view.setFocus()
    keys(qtbot, window, Qt.Key.Key_N)
    settle()
    read = window.part("read").reader.view.id
    keys(qtbot, window, Qt.Key.Key_X)
    settle()
    card = the_offer(window)
    assert card.wish.kind is WordKind.NOT_CUE
    assert card.count.text() == "changes no article yet"
    assert view.hasFocus() or not card.isAncestorOf(window.focusWidget())
    keys(qtbot, window, Qt.Key.Key_L)
    assert card.isAncestorOf(window.focusWidget())
    assert card.scopes.group.checkedButton().hasFocus()
    keys(qtbot, window, Qt.Key.Key_Right)
    keys(qtbot, window, Qt.Key.Key_Right)
    settle()
    assert card.wish.scope is Scope.DESK
    assert card.count.text() == "changes 2 articles"
    for _ in range(8):
        if window.focusWidget() is card.keeping:
            break
        keys(qtbot, window, Qt.Key.Key_Tab)
    keys(qtbot, window, Qt.Key.Key_Space)
    settle()
    (rule,) = desk.list_word_rules(library)
    assert (rule.kind, rule.words, rule.scope) == (WordKind.NOT_CUE, "noted", Scope.DESK)
    others = [id_ for id_ in articles if id_ != read]
    assert [desk.article_view(library, id_).suggestions for id_ in others] == [(), ()]
    window.actions_by_name["edit.undo"].trigger()
    settle()
    assert desk.list_word_rules(library) == []


def test_a_new_speaker_is_offered_for_the_words_that_name_them(
    library, articles, make_window, settle
):
    window = make_window()
    reader = window.part("read").reader
    reader.step_suggestion(1)
    reader.edit_quote()
    settle()
    from briefbench.ui.quote_editor import QuoteEditor

    editor = window.findChild(QuoteEditor)
    editor.speaker.setText("John Smith")
    editor.keep()
    settle()
    card = the_offer(window)
    assert (card.wish.words, card.wish.meaning) == ("Smith", "John Smith")
    card.scopes.group.button(1).click()
    settle()
    card.look()
    settle()
    panel = window.findChild(WordPreviewPanel)
    assert panel.rule.text() == "“Smith” means John Smith"
    assert panel.keeping.isEnabled()
    panel.keep()
    settle()
    assert [rule.place for rule in desk.list_word_rules(library)] == [card_outlet(library)]
    assert window.word_offers.bar is None


def card_outlet(library):
    (rule,) = desk.list_word_rules(library)
    return {"vakhsh herald": "Vakhsh Herald", "issyk wire": "Issyk Wire"}[rule.outlet]


def test_taking_a_country_away_offers_what_its_words_never_mean(
    library, articles, make_window, settle
):
    window = make_window()
    read = window.part("read")
    read.edit_countries()
    settle()
    from briefbench.ui.countries_editor import CountriesEditor

    editor = window.findChild(CountriesEditor)
    editor._set("GE", 2)
    settle()
    assert the_offer(window).wish.kind is WordKind.NOT_COUNTRY
    editor._set("US", 0)
    settle()
    card = the_offer(window)
    assert (card.wish.kind, card.wish.words, card.wish.meaning) == (
        WordKind.COUNTRY,
        "Georgia",
        "US",
    )
    editor.leave()
    card.scopes.group.button(2).click()
    settle()
    card.keep()
    settle()
    assert all("US" in codes(library, id_) for id_ in articles)


def test_the_panel_lists_finds_moves_and_removes(library, articles, make_window, qtbot, settle):
    wish = WordRuleWish(WordKind.COUNTRY, "Georgia", "US", scope=Scope.DESK, note="Company town")
    desk.add_word_rule(library, wish)
    desk.add_word_rule(library, WordRuleWish(WordKind.NOT_CUE, "noted"))
    window = make_window()
    keys(qtbot, window, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    settle()
    panel = window.findChild(WordRulesPanel)
    assert [row.words for row in panel.model.rows] == ["noted", "Georgia"]
    qtbot.keyClicks(panel.finder, "united")
    assert [row.words for row in panel.model.rows] == ["Georgia"]
    assert panel.known.text() == "“Georgia” means United States · Company town"
    panel.scopes.group.button(0).click()
    settle()
    (changed,) = [r for r in desk.list_word_rules(library) if r.words == "Georgia"]
    assert changed.scope is Scope.ARTICLE
    panel.finder.clear()
    panel.view.selectAll()
    assert panel.removing.text() == "Remove 2 rules"
    panel.remove()
    settle()
    assert desk.list_word_rules(library) == []
    assert {"GE"} == set.union(*(codes(library, id_) for id_ in articles))
    assert panel.known.isVisible()


def test_a_rule_can_be_written_tried_and_made(library, articles, make_window, qtbot, settle):
    window = make_window()
    window.actions_by_name["word.rules"].trigger()
    settle()
    panel = window.findChild(WordRulesPanel)
    panel.officer.setText("Night desk")
    panel.officer.editingFinished.emit()
    panel.words.setText("Georgia")
    panel.meaning.setText("united states")
    qtbot.keyClick(panel.meaning, Qt.Key.Key_Return)
    settle()
    preview = window.findChild(WordPreviewPanel)
    assert preview.told.text() == "changes 3 articles"
    preview.keep()
    settle()
    assert [(row.words, row.author) for row in panel.model.rows] == [("Georgia", "Night desk")]
    assert panel.words.text() == ""


def test_a_speaker_corrected_in_the_bank_teaches_too(library, articles, make_window, settle):
    (suggestion,) = desk.article_view(library, articles[0]).suggestions
    (quote,) = desk.accept_suggestions(library, [suggestion.id])
    window = make_window()
    window.show_workspace("quotes")
    settle()
    window.part("quotes").detail.named.emit([quote], "John Smith", "envoy", None)
    settle()
    card = the_offer(window)
    assert (card.wish.words, card.wish.meaning, card.wish.role) == ("Smith", "John Smith", "envoy")
    card.looking.click()
    settle()
    panel = window.findChild(WordPreviewPanel)
    panel.leave()
    settle()
    assert desk.list_word_rules(library) == []


def test_the_offer_covers_nothing_and_reports_float_above_it(
    library, articles, make_window, settle, bench
):
    window = make_window()
    window.on_reported(ImportReport(1, ()))
    settle()
    low = window.card.geometry().bottom()
    bench.offer(desk.offer_country_rule, articles[0], "GE", "AM")
    settle()
    bar = window.word_offers.bar
    stage = window.findChild(QWidget, STAGE)
    assert stage.geometry().bottom() < bar.geometry().top()
    assert bar.geometry().bottom() < window.strip.geometry().top()
    assert window.card.geometry().bottom() == low - bar.height()
    view = window.part("read").articles.view
    view.setFocus()
    go_to_offer(window)
    go_to_offer(window)  # asked again, it does not take itself for who had the keys
    assert bar.isAncestorOf(window.focusWidget())
    bar.close()
    assert window.focusWidget() is view
    settle()
    assert window.card.geometry().bottom() == low
