"""The panel of speakers: found, read, described, merged, split; and the ways that lead there."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu

from briefbench import desk
from briefbench.model.kinds import SpeakerKind
from briefbench.ui import speaker_panel
from briefbench.ui.keys_page import KeysPage
from briefbench.ui.speaker_forms import DescribeForm, NameForm, RoleForm, SplitForm
from briefbench.ui.speaker_merge import MergeForm
from briefbench.ui.speaker_panel import NOTHING, PAGE, PROPOSAL, SpeakersPanel
from briefbench.ui.speaker_side import ALIKE
from briefbench.ui.timeline_places import Chosen
from tests.making import add_drafts
from tests.making_speakers import OTHER, SPEAKER, accept_all, speech

LEFT = Qt.MouseButton.LeftButton
SAID = (
    (SPEAKER, "We see the old route", "security chief", "2026-10-13", "Vakhsh Herald"),
    (SPEAKER, "The bridge stays open", "security chief", "2026-08-02", "Asia Wire"),
    (SPEAKER, "We count the lorries", "", None, "Asia Wire"),
    (OTHER, "Мост останется открытым", "", "2026-09-01", "Asia Wire"),
    ("Zarina Bell", "The tariff falls in May", "minister of trade", "2026-09-05", "Ledger"),
)


@pytest.fixture
def quotes(library):
    """The ids of five quotes of three speakers, two of whom may be one."""
    drafts = [
        speech(name, words, role=role, published=published, source=source)
        for name, words, role, published, source in SAID
    ]
    return accept_all(library, add_drafts(library, drafts))


@pytest.fixture
def window(quotes, make_window, library, monkeypatch):
    monkeypatch.setattr(speaker_panel, "PAUSE", 0)
    desk.work_off_index(library)
    return make_window()


@pytest.fixture
def panel(window, settle):
    return opened(window, settle)


def opened(window, settle, action="speaker.all"):
    window.actions_by_name.trigger(action)
    settle()
    return window.findChildren(SpeakersPanel)[-1]


def top(window, kind):
    return window.findChildren(kind)[-1]


def words(widget):
    return " | ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def lines(facts):
    return [(fact.text, fact.number) for fact in facts.model.rows]


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key as the window system does: first asked as a shortcut."""
    target = QApplication.focusWidget()
    text = "" if modifiers or not 32 < key < 127 else chr(key).lower()
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    QApplication.sendEvent(target, asked)
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))
    return asked.isAccepted()


def press_on(view, key, settle):
    view.setFocus()
    press(key)
    settle()


def menu_actions(window):
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    found = {action.text(): action for action in menu.actions()}
    menu.close()
    return found


def ask_menu(view, index):
    place = view.visualRect(index).center()
    reason = QContextMenuEvent.Reason.Mouse
    asked = QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), asked)


def test_a_page_tells_what_is_known_and_follows(panel, library, quotes, settle):
    page = panel.page
    assert panel.stage.currentIndex() == PAGE
    assert [panel.side.model.row_at(n).name for n in range(3)] == [SPEAKER, "Zarina Bell", OTHER]
    assert page.name.text() == SPEAKER
    country, time = "Tajikistan (as the quotes say)", "2 Aug 2026 – 13 Oct 2026"
    assert page.about.text() == f"{country} · 3 quotes · {time}"
    assert lines(page.roles) == [("security chief", 0)]
    assert page.roles.model.rows[0].note == f"{time} · 2 quotes · Vakhsh Herald, Asia Wire"
    assert "Vakhsh Herald" in page.roles.model.rows[0].tip
    assert lines(page.sources) == [("Asia Wire", 2), ("Vakhsh Herald", 1)]
    assert lines(page.alike) == [(OTHER, 1)]
    assert page.model.ids == (quotes[0], quotes[1], quotes[2])
    assert page.canvas.isVisible()
    buckets = page.canvas.series.buckets
    said = "2 quotes from 2 August 2026 to 13 October 2026."
    assert page.canvas.accessibleDescription().startswith(said)
    page.canvas.picked.emit(Chosen(buckets[0], buckets[0]))
    assert page.chosen_ids == [quotes[1]]

    buttons = [b for b in panel.findChildren(QAbstractButton) if b.focusPolicy()]
    for widget in (*buttons, *panel.findChildren(QLineEdit)):
        assert widget.accessibleName() or getattr(widget, "text", str)()
    role = Qt.ItemDataRole.AccessibleTextRole
    side = panel.side
    first = side.model.data(side.model.index(0), role)
    assert first == f"{SPEAKER}, security chief, Tajikistan, 3 quotes, last on 13 October 2026"
    spoken = side.proposals.data(side.proposals.index(0, 0), role)
    assert "may be Саймумин Ятимов" in spoken

    shown = []
    panel._bench.jobs._ended.connect(lambda _job, end, result: shown.append((end, result)))
    desk.remove_quotes(library, quotes[1:2])
    settle()
    assert panel.page.model.ids == (quotes[0], quotes[2])
    pages = [result for _, result in shown if isinstance(result, tuple) and len(result) == 3]
    assert len(pages) == 1  # of one change the page is counted once
    articles = [row.article_id for row in desk.quotes_by_ids(library, quotes[:1])]
    desk.trash_articles(library, articles)
    settle()
    assert panel.page.model.ids == (quotes[2],)
    assert panel.page.canvas.isHidden()


def test_the_finder_takes_any_name_in_any_script(panel, qtbot, settle):
    finder = panel.side.finder
    assert finder.hasFocus()
    for typed, found in (
        ("bell", ["Zarina Bell"]),
        ("ятимов", [OTHER, SPEAKER]),
        ("jatimow s", [SPEAKER]),
        ("nobody", []),
    ):
        finder.clear()
        if typed.isascii():
            qtbot.keyClicks(finder, typed)
        else:
            finder.setText(typed)
        settle()
        rows = [panel.side.model.row_at(n).name for n in range(len(panel.side.model.ids))]
        assert rows == found
        if found:
            assert panel.page.name.text() == found[0]
    assert panel.stage.currentIndex() == NOTHING
    assert "Nobody found" in words(panel)


def test_what_a_speaker_is_called_and_is(window, panel, library, settle, qtbot):
    panel.side.list.setFocus()
    press(Qt.Key.Key_E)
    form = top(window, DescribeForm)
    form.name.setText("zarina bell")
    form.keep()
    settle()
    assert "is a name of Zarina Bell already" in words(form)
    form.name.setText("Saimumin Sattorovich Yatimov")
    qtbot.mouseClick(form.kind.group.button(0), LEFT)
    form.country.setCurrentIndex(form.country.findData("UZ"))
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    settle()
    assert panel.page.name.text() == "Saimumin Sattorovich Yatimov"
    assert panel.page.about.text().startswith("Person · Uzbekistan · 3 quotes")
    (row,) = desk.speaker_finder(library).find("sattorovich")
    assert (row.kind, row.country_set) == (SpeakerKind.PERSON, True)
    assert [name for name, _ in lines(panel.page.names)] == [row.name, SPEAKER]
    assert panel.side.list.hasFocus()
    window.actions_by_name.trigger("edit.undo")
    settle()
    assert panel.page.name.text() == SPEAKER

    panel.side.finder.setFocus()
    press(Qt.Key.Key_N)  # here it is a letter
    assert panel.side.finder.text() == "n"
    panel.side.finder.clear()
    settle()
    assert not window.findChildren(NameForm)
    panel.side.list.setFocus()
    assert press(Qt.Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    assert panel.side.where == ALIKE
    assert press(Qt.Key.Key_Slash, Qt.KeyboardModifier.ShiftModifier)
    assert panel.side.finder.hasFocus()
    settle()
    panel.side.list.setFocus()
    press(Qt.Key.Key_N)
    form = top(window, NameForm)
    form.name.setText("یتیموف")
    form.keep()
    settle()
    names = panel.page.names
    assert [name for name, _ in lines(names)] == [SPEAKER, "یتیموف"]
    names.view.setCurrentIndex(names.model.index(1, 0))
    press_on(names.view, Qt.Key.Key_Delete, settle)
    assert [name for name, _ in lines(names)] == [SPEAKER]
    desk.undo(library)
    settle()
    names.view.setCurrentIndex(names.model.index(1, 0))
    button = next(b for b in names._buttons if b.way.icon == "user")
    qtbot.mouseClick(button.widget, LEFT)
    settle()
    assert panel.page.name.text() == "یتیموف"
    assert desk.undo_label(library) == "Describe speaker"


def test_roles_are_stated_changed_and_taken_away(window, panel, library, settle):
    roles = panel.page.roles
    panel.side.list.setFocus()
    press(Qt.Key.Key_R)
    form = top(window, RoleForm)
    form.first.setText("2021-13")
    form.role.setText("adviser")
    form.keep()
    settle()
    assert "is no date" in words(form)
    form.first.setText("2021-12")
    form.keep()
    settle()
    assert [r.text for r in roles.model.rows] == ["adviser", "security chief"]
    assert roles.model.rows[0].note == "since Dec 2021 · stated by the desk"
    assert panel.side.model.row_at(0).role == "adviser"
    panel.state_role(roles.model.rows[0].key)
    form = top(window, RoleForm)
    form.last.setText("2022")
    form.keep()
    settle()
    assert roles.model.rows[1].note == "Dec 2021 – 2022 · stated by the desk"
    roles.view.setCurrentIndex(roles.model.index(0, 0))
    press_on(roles.view, Qt.Key.Key_Delete, settle)  # told by quotes: it stays
    roles.view.setCurrentIndex(roles.model.index(1, 0))
    press_on(roles.view, Qt.Key.Key_Delete, settle)
    assert [r.text for r in roles.model.rows] == ["security chief"]
    assert desk.undo_label(library) == "Remove role of speaker"


def test_merging_and_splitting(window, panel, library, quotes, settle, qtbot):
    page = panel.page
    page.quotes.selectAll()
    page.quotes.setFocus()
    press(Qt.Key.Key_S)
    form = top(window, SplitForm)
    assert form.told.text() == "3 quotes go to the new speaker."
    assert not form.button.isEnabled()
    form.name.setText("Yatimov, the engineer")
    form.keep()
    settle()
    assert page.name.text() == "Yatimov, the engineer"
    assert page.model.ids == tuple(quotes[:3])
    assert desk.undo(library) == "Split speaker"

    settle()

    panel.side.list.setFocus()
    press(Qt.Key.Key_M)
    form = top(window, MergeForm)
    settle()
    assert form.other.name == OTHER  # the likely one comes first
    assert form.told.text().startswith("1 quote and 1 name of")
    qtbot.keyClicks(form.finder, "bell")
    settle()
    assert form.other.name == "Zarina Bell"
    form.kept.setCurrentIndex(1)
    assert form.told.text().startswith("3 quotes")
    qtbot.keyClick(form.finder, Qt.Key.Key_Return)
    settle()
    assert panel.page.name.text() == "Zarina Bell"
    assert panel.page.model.rowCount() == 4
    assert lines(panel.page.names) == [("Zarina Bell", 1), (SPEAKER, 3)]
    panel.split(SPEAKER)
    form = top(window, SplitForm)
    assert form.names.currentData() == SPEAKER
    form.keep()
    settle()
    assert panel.page.name.text() == SPEAKER
    assert lines(panel.page.apart) == [("Zarina Bell", 0)]
    panel.page.again.emit(panel.page.apart.model.rows[0].key)
    settle()
    assert panel.page.apart.isHidden()


def test_proposals_are_decided_by_keys(window, library, settle, qtbot):
    panel = opened(window, settle, "speaker.alike")
    assert panel.stage.currentIndex() == PROPOSAL
    assert panel.side.which.group.button(1).text() == "May be the same (1)"
    said = words(panel.pane)
    assert "The same sounds in another script" in said
    assert "Ятимов" in panel.pane.words.text()
    assert "“Мост останется открытым,”" in said
    assert "1 quote and 1 name of" in panel.pane.told.text()
    panel.side.alike.setFocus()
    press(Qt.Key.Key_O)
    assert panel.pane.told.text().startswith("3 quotes")
    panel.pane.area.setFixedHeight(60)
    settle()
    panel.pane.area.verticalScrollBar().setValue(30)
    desk.describe_speaker(library, panel.pane.stays, country="UZ")
    settle()
    assert "Uzbekistan" in words(panel.pane)
    assert panel.pane.area.verticalScrollBar().value() == 30
    assert desk.undo(library) == "Describe speaker"
    settle()
    press(Qt.Key.Key_X)
    settle()
    assert panel.stage.currentIndex() == NOTHING
    assert "Nobody to merge" in words(panel)
    assert desk.undo(library) == "Not the same speaker"
    settle()
    panel.side.alike.setFocus()
    press(Qt.Key.Key_M)
    settle()
    assert [row.name for row in desk.speaker_rows(library)] == [SPEAKER, "Zarina Bell"]
    assert desk.undo(library) == "Merge 1 speaker"


def test_the_ways_there_and_back(window, library, quotes, settle, qtbot):
    window.bench.show_quote.emit(desk.quotes_by_ids(library, quotes[4:])[0].article_id, quotes[4])
    settle()
    panel = opened(window, settle, "speaker.page")
    assert panel.page.name.text() == "Zarina Bell"
    panel.leave()
    window.show_workspace("quotes")
    settle()
    bank = window.part("quotes")
    bank.go_to(quotes[3])
    settle()
    qtbot.mouseClick(bank.detail.who.page, LEFT)
    settle()
    panel = window.findChildren(SpeakersPanel)[-1]
    assert panel.page.name.text() == OTHER
    panel.leave()
    window.show_workspace("read")
    sidebar = window.part("read").sidebar
    rows = {each.text: n for n, each in enumerate(sidebar.rows.rows)}
    assert sidebar.rows.rows[rows[SPEAKER]].count == 3
    sidebar.chosen.emit(sidebar.rows.rows[rows["All speakers…"]])
    settle()
    window.findChildren(SpeakersPanel)[-1].leave()
    sidebar.scrollTo(sidebar.rows.index(rows["Zarina Bell"], 0))
    ask_menu(sidebar, sidebar.rows.index(rows["Zarina Bell"], 0))
    menu_actions(window)["Page of the speaker"].trigger()
    settle()
    panel = window.findChildren(SpeakersPanel)[-1]
    assert panel.page.name.text() == "Zarina Bell"
    panel.leave()
    page = KeysPage(window.actions_by_name, window)
    qtbot.addWidget(page)
    said = " ".join(each.text() for each in page.findChildren(QLabel))
    assert "Page of the speaker" in said
    assert "The other name stays" in said

    window.bench.show_quote.emit(desk.quotes_by_ids(library, quotes[4:])[0].article_id, quotes[4])
    settle()
    margin = window.part("read").reader.margin
    ask_menu(margin.view, margin.view.currentIndex())
    menu_actions(window)["Page of the speaker"].trigger()
    settle()
    panel = window.findChildren(SpeakersPanel)[-1]
    assert panel.page.name.text() == "Zarina Bell"
    panel.leave()
    window.show_workspace("quotes")
    settle()
    facets = window.part("quotes").facets
    row = next(n for n, each in enumerate(facets.rows.rows) if each.text == SPEAKER)
    ask_menu(facets, facets.rows.index(row, 0))
    menu_actions(window)["Page of the speaker"].trigger()
    settle()
    assert window.findChildren(SpeakersPanel)[-1].page.name.text() == SPEAKER


def test_quotes_go_into_the_tray_and_are_opened_in_their_article(
    window, panel, library, quotes, settle
):
    control = Qt.KeyboardModifier.ControlModifier
    panel.page.quotes.setFocus()
    panel.page.quotes.selectRow(1)
    assert press(Qt.Key.Key_B, control)
    settle()
    assert [entry.quote_id for entry in desk.tray(library)] == [quotes[1]]
    assert press(Qt.Key.Key_C, control | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert "The bridge stays open" in QApplication.clipboard().text()
    mime = panel.page.model.mimeData([panel.page.model.index(1)])
    assert bytes(mime.data(mime.formats()[0]).data()) == f"quote:{quotes[1]}".encode()
    panel.page.quotes.dragging.emit(True)
    assert panel.isHidden()  # what lies below takes the drop
    panel.page.quotes.dragging.emit(False)
    assert panel.page.quotes.hasFocus()
    press(Qt.Key.Key_Return)
    settle()
    read = window.part("read")
    row = desk.quotes_by_ids(library, [quotes[1]])[0]
    assert (window.workspace, read.reader.view.id) == ("read", row.article_id)
    assert read.reader.margin.current.id == quotes[1]
    panel = opened(window, settle)
    sources = panel.page.sources
    sources.view.setCurrentIndex(sources.model.index(1, 0))
    panel.page.show_in_bank(sources.current)
    settle()
    bank = window.part("quotes")
    assert window.workspace == "quotes"
    assert bank.bank.model.ids == (quotes[0],)
    assert panel.isHidden()


def test_without_speakers_it_says_what_to_do(make_window, article, settle, qtbot):
    window = make_window()
    panel = opened(window, settle)
    assert "No speakers yet" in words(panel)
    button = next(b for b in panel.findChildren(QAbstractButton) if b.text() == "Read articles")
    window.show_workspace("quotes")
    qtbot.mouseClick(button, LEFT)
    assert window.workspace == "read"
