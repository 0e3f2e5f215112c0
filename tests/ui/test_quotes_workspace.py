"""The Quotes workspace through the real window."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from briefbench import desk
from briefbench.model.bank import QuoteFilter, QuoteSort
from briefbench.model.kinds import Kind
from briefbench.ui.delegates import NavRow
from briefbench.ui.quotes_dates import DatesEditor
from briefbench.ui.quotes_delegate import quotation
from tests.making import add_article, add_drafts, draft_of

KEY = Qt.Key


@pytest.fixture
def quotes(library):
    """The ids of three quotes of three articles."""
    ids = add_drafts(
        library,
        [
            draft_of("Customs counts 41 attempts", published="2026-10-13"),
            draft_of(
                "Border chief: old route",
                ("He said “We see the old route used by night and nobody is at the gate.”",),
                published="2026-10-12",
                source="Issyk Wire",
                countries=(("KG", True),),
            ),
            draft_of("Undated note", ("“These are traders,” he said.",), published=None),
        ],
    )
    found = [s.id for id_ in ids for s in desk.article_view(library, id_).suggestions]
    quotes = desk.accept_suggestions(library, found)
    desk.set_quote_speaker(library, quotes[:1], "Farrukh Nazarov", "Deputy chief", "TJ")
    desk.set_quote_speaker(library, quotes[1:2], "Aibek Toktosun", "Border service", "KG")
    return quotes


@pytest.fixture
def window(quotes, make_window, settle):
    window = make_window()
    window.show_workspace("quotes")
    settle()
    yield window
    window.close()


@pytest.fixture
def part(window):
    return window.part("quotes")


def rows(part):
    model = part.bank.model
    return [model.row_at(place) for place in range(model.rowCount())]


def speakers(part):
    return [row.speaker for row in rows(part)]


def test_the_newest_is_chosen_and_shown_in_full(part, quotes, bench, qapp):
    assert part.bank.header.title.text() == "3 quotes"
    assert part.bank.selected_ids == [quotes[0]]
    assert bench.selection.ids(Kind.QUOTE) == (quotes[0],)
    assert part.bank.view.hasFocus()
    assert "old route" in part.detail.words.text()
    assert part.detail.who.name.text() == "Farrukh Nazarov"
    assert part.detail.who.role.text() == "Deputy chief · Tajikistan"
    assert "SHA-256" in part.detail.checked.words.text()
    part.bank.open_orders()
    menu = part.bank.order.findChild(QMenu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[:3] == ["Published", "Added", "Speaker"]
    assert words[-1] == "The other way round"
    menu.close()
    # of more quotes than are read nobody is named
    part.detail.show_quotes([quotes[0], *quotes[1:]], [rows(part)[0]])
    assert part.detail.who.name.text() == "Several speakers"
    assert not part.detail.who.page.isEnabled()


def test_order_by_speaker_and_country_keeps_the_selection(part, quotes, settle):
    part.bank.order_by(QuoteSort.SPEAKER)
    settle()
    assert [name[:7] for name in speakers(part)] == ["Aibek T", "deputy ", "Farrukh"]
    assert part.bank.selected_ids == [quotes[0]]
    part.bank.order_by(QuoteSort.COUNTRY, turned=True)
    settle()
    assert [row.country for row in rows(part)] == ["TJ", "TJ", "KG"]


def test_a_click_narrows_and_a_second_click_lets_go(part, settle):
    line = next(r for r in part.facets.rows.rows if r.text == "Aibek Toktosun")
    part.facets.chosen.emit(line)
    settle()
    assert speakers(part) == ["Aibek Toktosun"]
    assert [r.text for r in part.facets.rows.rows if r.marked] == ["Aibek Toktosun"]
    assert part.bank.echo.text() == "Aibek Toktosun"
    part.facets.chosen.emit(line)
    settle()
    assert len(speakers(part)) == 3
    assert part.bank.echo.parentWidget().isHidden()


def test_a_stretch_of_days_is_written_down_and_nothing_may_fit(part, settle, qtbot):
    part.narrow(NavRow("", question="stretch"))
    editor = part.window().findChild(DatesEditor)
    qtbot.keyClicks(editor.first, "2026-10-13")
    qtbot.keyClick(editor.first, KEY.Key_Return)
    settle()
    assert speakers(part) == ["Farrukh Nazarov"]
    assert part.bank.echo.text() == "From 13 October 2026"
    part.narrow(NavRow("", question="all"))
    settle()
    assert len(speakers(part)) == 3
    part.narrow(NavRow("", question="date:2001-01"))
    settle()
    assert part.bank._body.currentIndex() == 1
    assert part.bank._nothing.title.text() == "No quote fits"
    assert part.detail.currentIndex() == 0


def test_words_and_filters_of_the_search_box_narrow(part, bench, settle, library):
    for words, count in (("traders", 1), ("nazarov", 1), ("customs route", 1), ("zzz", 0)):
        bench.question.ask(words=words)
        settle()
        assert part.bank.model.rowCount() == count, words
    desk.work_off_index(library)
    bench.question.ask(words="country:KG")
    settle()
    assert speakers(part) == ["Aibek Toktosun"]
    bench.question.ask(words="country:")
    settle()
    assert part.bank.model.rowCount() == 0


def test_a_comment_is_saved_when_it_is_left(part, quotes, qtbot, settle, library, window):
    window.actions_by_name.trigger("bank.comment")
    assert part.detail.comment.hasFocus()
    qtbot.keyClicks(part.detail.comment, "ask for the figures")
    part.bank.view.setFocus()
    settle()
    assert desk.quotes_by_ids(library, quotes[:1])[0].comment == "ask for the figures"
    desk.undo(library)
    settle()
    assert part.detail.comment.toPlainText() == ""


def test_only_what_is_written_is_changed_in_several_quotes(part, quotes, qtbot, settle, library):
    before = desk.quotes_by_ids(library, quotes)
    part.bank.view.selectAll()
    part.detail.edit_speaker()
    settle()
    fields = part.detail.fields
    assert fields.speaker.placeholderText() == "differs"
    assert fields.country.currentText() == "differs"
    qtbot.keyClick(fields.speaker, KEY.Key_Return)  # nothing was written
    settle()
    assert fields.isHidden()
    assert desk.quotes_by_ids(library, quotes) == before
    part.detail.edit_speaker()
    settle()
    fields.country.setCurrentIndex(fields.country.findData("UZ"))
    fields.save()
    settle()
    rows = desk.quotes_by_ids(library, quotes)
    assert {row.country for row in rows} == {"UZ"}
    kept = [(row.speaker, row.role) for row in before]
    assert [(row.speaker, row.role) for row in rows] == kept
    part.detail.edit_speaker()
    settle()
    fields.country.setCurrentIndex(0)  # all are of one country: now of none
    fields.save()
    settle()
    assert {row.country for row in desk.quotes_by_ids(library, quotes)} == {None}
    part.detail.edit_speaker()
    settle()
    qtbot.keyClicks(fields.speaker, "Zarina Saidova")
    qtbot.keyClick(fields.speaker, KEY.Key_Return)
    settle()
    rows = desk.quotes_by_ids(library, quotes)
    assert [(row.speaker, row.role) for row in rows] == [
        ("Zarina Saidova", row.role) for row in before
    ]
    assert len(part.bank.selected_ids) == 3
    assert part.detail.header.title.text() == "3 selected"


def test_escape_leaves_the_speaker_as_it_was(part, qtbot, settle, library, quotes):
    part.detail.edit_speaker()
    settle()
    qtbot.keyClicks(part.detail.fields.speaker, "x")
    qtbot.keyClick(part.detail.fields, KEY.Key_Escape)
    settle()
    assert part.detail.fields.isHidden()
    assert desk.quotes_by_ids(library, quotes[:1])[0].speaker == "Farrukh Nazarov"


def test_tray_brief_and_clipboard(part, window, quotes, settle, library):
    window.actions_by_name.trigger("article.tray")
    settle()
    assert [row.quote_id for row in desk.tray(library)] == [quotes[0]]
    part.send(0)
    settle()
    (brief,) = desk.list_briefs(library)
    view = desk.brief_view(library, brief.id)
    assert view.sections[0].items[0].quotes[0].id == quotes[0]
    assert part.detail.used.words.text() == "Untitled brief"
    part.cite()
    settle()
    assert "Farrukh Nazarov, Deputy chief" in QGuiApplication.clipboard().text()


def test_the_clipboard_holds_words_and_rich_text(part, window, settle):
    for cite in (part.cite, lambda: window.actions_by_name.trigger("article.cite")):
        QGuiApplication.clipboard().clear()
        cite()
        settle()
        mime = QGuiApplication.clipboard().mimeData()
        assert "Vakhsh Herald, “Customs counts 41 attempts”, 2026-10-13" in mime.text()
        assert "<strong><bdi>Farrukh Nazarov</bdi></strong>" in mime.html()


def test_all_that_fit_are_exported_or_the_several_selected(
    part, window, settle, told, tmp_path, monkeypatch
):
    path, kinds, chosen = tmp_path / "quotes.json", [], [True]

    def choose(dialogue):
        kinds.append(dialogue.selectedNameFilter())
        return chosen[0]

    monkeypatch.setattr(QFileDialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialogue: [str(path)])
    window.actions_by_name.trigger("bank.export")
    settle()
    assert told[-1] == "3 quotes written to quotes.json"
    written = json.loads(path.read_text("utf-8"))["quotes"]
    assert [one["words"] for one in written] == [row.words for row in rows(part)]
    part.bank._select(0, part.bank.model.ids[:2])
    window.actions_by_name.trigger("bank.export")
    settle()
    assert told[-1] == "2 quotes written to quotes.json"
    assert kinds == ["Table for spreadsheets (*.csv)"] * 2

    # the menu of the button says what is exported, and as what
    path = tmp_path / "quotes.docx"
    assert part.bank.export.toolTip() == "Export quotes (Ctrl+Shift+E)"
    part.bank.export.click()
    menu = part.bank.export.findChild(QMenu)
    lines = [action for action in menu.actions() if not action.isSeparator()]
    assert [line.text() for line in lines] == [
        "2 selected quotes",
        "Table for spreadsheets…",
        "Word document…",
        "JSON…",
        "All quotes as Web Annotations…",
    ]
    assert not lines[0].isEnabled()
    lines[2].trigger()
    menu.close()
    settle()
    assert kinds[2:] == ["Word document (*.docx)"]
    assert told[-1] == "2 quotes written to quotes.docx"
    assert path.read_bytes()[:2] == b"PK"

    # no file, no export
    chosen[0] = False
    before = list(told)
    window.actions_by_name.trigger("bank.export")
    settle()
    assert told == before


def test_delete_removes_and_undo_brings_back_in_place(part, quotes, qtbot, settle, library):
    qtbot.keyClick(part.bank.view, KEY.Key_Delete)
    settle()
    assert list(part.bank.model.ids) == quotes[1:]
    assert part.bank.selected_ids == [quotes[1]]
    desk.undo(library)
    settle()
    assert part.bank.model.rowCount() == 3
    assert part.bank.selected_ids == [quotes[1]]


def test_enter_goes_to_the_words_in_the_article(window, part, qtbot, settle, library):
    body = [f"They counted {n} lorries on a long page about the crossing." for n in range(60)]
    article = add_article(library, title="A long page", body=body, published="2026-11-01")
    for paragraph in (10, 50):
        desk.mark_quote(library, article, [(paragraph, 0, 23)])
    settle()
    for words in ("50 lorries", "10 lorries", "50 lorries"):
        window.show_workspace("quotes")
        settle()
        row = next(row for row in rows(part) if words in row.words)
        part.go_to(row.id)
        settle()
        qtbot.keyClick(part.bank.view, KEY.Key_Return)
        settle()
        assert window.workspace == "read"
        reader = window.part("read").reader
        assert reader.view.id == article
        assert reader.margin.current.id == row.id
        text = reader.text
        spot = text.cursorRect(text.cursor_at(row.places[0]))
        assert 0 <= spot.top() <= text.viewport().height() - spot.height()
        card = reader.margin.view.visualRect(reader.margin.view.currentIndex())
        assert reader.margin.view.viewport().rect().intersects(card)


def test_the_menu_of_briefs_offers_tray_briefs_and_a_new_one(part, library, quotes):
    desk.make_brief(library, "Border & weekly")
    part.send_menu(part.detail.send)
    menu = part.detail.send.findChild(QMenu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Into the tray", "Border && weekly", "New brief"]
    menu.close()


def test_an_empty_bank_says_what_to_do(make_window, settle, library):
    window = make_window()
    window.show_workspace("quotes")
    settle()
    assert window.part("quotes").bank._nothing.title.text() == "No quotes yet"
    window.close()


def test_a_link_into_the_bank_asks_once(window, part, bench, settle, monkeypatch):
    asked, ask = [], bench.ask
    bench.question.ask(words="traders")
    window.show_workspace("read")
    settle()

    def count(topic, *question, **then):
        asked.append(topic)
        ask(topic, *question, **then)

    monkeypatch.setattr(bench, "ask", count)
    bench.show_quotes.emit(QuoteFilter(speaker=("Farrukh Nazarov",)))
    settle()
    assert speakers(part) == ["Farrukh Nazarov"]
    bench.show_quotes.emit(QuoteFilter())
    settle()
    assert part.bank.model.rowCount() == 3
    assert asked.count("quotes") == 2


def test_a_quote_of_several_places_shows_what_is_left_out(library):
    article = add_article(library)
    quote = desk.mark_quote(library, article, [(0, 0, 7), (0, 18, 26)])
    (row,) = desk.quotes_by_ids(library, [quote])
    assert " [...] " in row.shown
    assert quotation(row) == f"“{row.shown}”"
