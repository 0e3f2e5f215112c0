"""The Briefs workspace through the real window: by mouse, by keys, by drag and drop."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu

from briefbench import desk
from briefbench.model.kinds import Bucket, ItemKind, Kind, TextType, Tlp
from briefbench.ui.briefs_export import ExportCard, file_name
from briefbench.ui.briefs_item import QuoteLine
from briefbench.ui.briefs_rows import Part
from briefbench.ui.dragging import Dragged
from tests.making import add_drafts, draft_of

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


@pytest.fixture
def articles(library):
    return add_drafts(
        library,
        [
            draft_of("First headline", ("Counted. “We see the old route,” said the chief.",)),
            draft_of("Second headline", ("Second text.",)),
            draft_of("Third headline", ("Third text.",), countries=(("UZ", True),)),
            draft_of("Fourth headline", ("Fourth text.",), published=None),
        ],
    )


@pytest.fixture
def quote(library, articles):
    (suggestion,) = desk.article_view(library, articles[0]).suggestions
    (quote,) = desk.accept_suggestions(library, [suggestion.id])
    return quote


@pytest.fixture
def brief(library, articles, quote):
    """Tajikistan with two items, Uzbekistan with one; a quote and an article in the tray."""
    brief = desk.make_brief(library, "Border weekly", tlp=Tlp.AMBER)
    desk.add_articles_to_brief(library, brief, articles[:3])
    desk.put_into_tray(library, quote_ids=[quote], article_ids=articles[3:])
    return brief


@pytest.fixture
def window(brief, make_window, rest):
    window = make_window()
    window.show_workspace("briefs")
    rest(window)
    yield window
    window.close()


@pytest.fixture
def rest(settle):
    def wait(window):
        settle()
        preview = window.part("briefs").preview
        preview.wait()
        settle()

    return wait


@pytest.fixture
def part(window):
    return window.part("briefs")


def seen(library, brief):
    view = desk.brief_view(library, brief)
    return [(each.title, [item.headline for item in each.items]) for each in view.sections]


def item_id(part, number):
    index = part.model.item_numbered(number)
    return part.model.row_at(index).id


def test_the_first_item_is_chosen_and_shown(part, window):
    assert part.head.chooser.text() == "Border weekly"
    assert part.head.note.text() == "3 items"
    assert part.outline.current.title == "First headline"
    assert part.outline.hasFocus()
    assert part.editor.item.headline.text() == "First headline"
    assert part.editor.item.tlp.accessibleName().endswith("TLP:AMBER, as the brief")


def test_pages_and_checks_come_by_themselves(part):
    assert part.preview.pages.count >= 1
    assert part.preview.number.text().startswith("1 of ")
    assert part.checks._hint.text() != "Checking…" or part.checks.model.rows


def test_alt_and_arrows_move_an_item_through_the_sections(part, qtbot, settle, library, brief):
    qtbot.keyClick(part.outline, KEY.Key_Down, ALT)
    settle()
    assert seen(library, brief)[0] == ("Tajikistan", ["Second headline", "First headline"])
    assert part.outline.current.title == "First headline"
    qtbot.keyClick(part.outline, KEY.Key_Down, ALT)
    settle()
    assert seen(library, brief)[1] == ("Uzbekistan", ["First headline", "Third headline"])
    assert part.outline.current.title == "First headline"
    assert part.outline.hasFocus()
    desk.undo(library)
    settle()
    assert seen(library, brief)[0][1] == ["Second headline", "First headline"]


def test_delete_removes_and_the_next_line_is_chosen(part, qtbot, settle, library, brief):
    qtbot.keyClick(part.outline, KEY.Key_Delete)
    settle()
    assert seen(library, brief)[0][1] == ["Second headline"]
    assert part.outline.current.title == "Second headline"
    part.outline.go_to((Part.SECTION, part.view.sections[0].id))
    qtbot.keyClick(part.outline, KEY.Key_Delete)
    settle()
    assert [title for title, _ in seen(library, brief)] == ["Uzbekistan"]


def test_a_section_is_renamed_in_its_place(part, qtbot, settle, library, brief):
    part.outline.go_to((Part.SECTION, part.view.sections[0].id))
    qtbot.keyClick(part.outline, KEY.Key_F2)
    edit = part.outline.findChild(QLineEdit)
    edit.setText("Tajik border")
    qtbot.keyClick(edit, KEY.Key_Return)
    settle()
    assert seen(library, brief)[0][0] == "Tajik border"


def test_the_fields_of_an_item_are_saved(part, qtbot, settle, library, brief):
    editor = part.editor.item
    editor.comment.setFocus()
    qtbot.keyClicks(editor.comment, "Likely.")
    editor.remark.setFocus()
    qtbot.keyClicks(editor.remark, "kept for the record")
    editor.headline.setFocus()
    editor.text_type.setCurrentIndex(2)
    editor.text_type.activated.emit(2)
    settle()
    item = desk.brief_view(library, brief).sections[0].items[0]
    assert (item.comment, item.remark) == ("Likely.", "kept for the record")
    assert item.text_type is TextType.SUMMARY
    assert part.outline.current.title == "First headline"


def test_marks_of_item_and_brief_are_chosen(part, settle, library, brief):
    part.editor.item.tlp.chosen.emit(Tlp.GREEN)
    part.head.tlp.chosen.emit(Tlp.RED)
    settle()
    view = desk.brief_view(library, brief)
    assert view.tlp is Tlp.RED
    assert [item.tlp for item in view.sections[0].items] == [Tlp.GREEN, Tlp.RED]
    part.editor.item.tlp.chosen.emit(None)
    settle()
    assert not desk.brief_view(library, brief).sections[0].items[0].own_tlp


def test_the_masthead_is_written(part, qtbot, settle, library, brief):
    part.outline.go_to((Part.FRONT, 0))
    qtbot.keyClick(part.outline, KEY.Key_Return)
    front = part.editor.front
    assert front.first.hasFocus()
    for name, words in (("number", "37"), ("author", "Regional desk"), ("cutoff", "yesterday")):
        front.field(name).setFocus()
        front.field(name).clear()
        qtbot.keyClicks(front.field(name), words)
    front.first.setFocus()
    settle()
    view = desk.brief_view(library, brief)
    assert (view.number, view.author) == ("37", "Regional desk")
    assert "yesterday" not in view.cutoff
    assert front.wrong.text()
    front.field("cutoff").setText("2026-10-13T18:00Z")
    front.flush()
    settle()
    assert desk.brief_view(library, brief).cutoff == "2026-10-13T18:00Z"
    assert not front.wrong.text()
    assert part.head.chooser.text() == "Border weekly No. 37"


def test_lines_at_a_glance_are_linked_to_items(part, qtbot, settle, library, brief):
    part.add_glance()
    glance = part.editor.glance
    qtbot.keyClicks(glance._lines[0].edit, "Attempts rise.")
    glance.add_line()
    qtbot.keyClicks(glance._lines[1].edit, "Nothing else.")
    glance._lines[1].item.setCurrentIndex(2)
    glance.flush()
    settle()
    view = desk.brief_view(library, brief)
    uids = [item.uid for section in view.sections for item in section.items]
    assert view.glance == (("Attempts rise.", uids[0]), ("Nothing else.", uids[2]))
    assert len(glance._lines) == 2
    glance._lines[0].removing.emit(glance._lines[0])
    settle()
    assert desk.brief_view(library, brief).glance == (("Nothing else.", uids[2]),)


def test_enter_puts_what_is_selected_in_the_tray_into_the_brief(
    part, qtbot, settle, library, brief, quote
):
    assert part.tray.shown.group.button(0).text() == "Quotes 1"
    part.tray.view.setCurrentIndex(part.tray.model.index(0, 0))
    qtbot.keyClick(part.tray.view, KEY.Key_Return)
    settle()
    item = desk.brief_view(library, brief).sections[0].items[0]
    assert [each.id for each in item.quotes] == [quote]
    assert part.tray.view.delegate.used
    assert len(part.editor.item.findChildren(QLineEdit)) == 2
    (line,) = part.editor.item.findChildren(QuoteLine)
    show, take = line.buttons
    show.click()
    settle()
    reader = part.window().part("read").reader
    assert (part.window().workspace, reader.margin.current.id) == ("read", quote)
    take.click()
    settle()
    assert desk.brief_view(library, brief).sections[0].items[0].quotes == ()


def dragged(view, mime, place, drop, action):
    """Drag something over a view and drop it at a place of its viewport."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    actions = COPY | MOVE
    view.dragEnterEvent(QDragEnterEvent(place.toPoint(), actions, mime, buttons, keys))
    view.dragMoveEvent(QDragMoveEvent(place.toPoint(), actions, mime, buttons, keys))
    event = QDropEvent(place, actions, mime, buttons, keys)
    event.setDropAction(action)
    drop(event)


def test_an_article_is_dragged_from_the_tray_to_its_place(part, settle, library, brief):
    part.tray.shown.group.button(1).click()
    mime = part.tray.model.mimeData([part.tray.model.index(0, 0)])
    rect = part.outline.visualRect(part.model.item_numbered(2))
    place = QPointF(rect.center().x(), rect.top() + 1)  # between items 1 and 2
    dragged(part.outline, mime, place, part.outline.dropEvent, COPY)
    settle()
    headlines = ["First headline", "Fourth headline", "Second headline"]
    assert seen(library, brief)[0][1] == headlines
    assert part.outline.current.title == "Fourth headline"


def test_an_item_is_dragged_onto_a_section(part, settle, library, brief):
    mime = part.model.mimeData([part.model.item_numbered(1)])
    target = part.model.index_of((Part.SECTION, part.view.sections[1].id))
    place = QPointF(part.outline.visualRect(target).center())
    dragged(part.outline, mime, place, part.outline.dropEvent, MOVE)
    settle()
    assert seen(library, brief) == [
        ("Tajikistan", ["Second headline"]),
        ("Uzbekistan", ["Third headline", "First headline"]),
    ]


def test_what_is_added_is_gone_to(part, settle, library, brief, qtbot):
    part.add_silence()
    settle()
    assert part.outline.current.title == "Nothing significant to report"
    part.add_chart(Bucket.MONTH)
    settle()
    kinds = [item.kind for item in desk.brief_view(library, brief).sections[0].items]
    assert kinds == [ItemKind.ARTICLE, ItemKind.ARTICLE, ItemKind.SILENCE, ItemKind.CHART]
    part.writer.add_section()
    settle()
    edit = part.outline.findChild(QLineEdit)
    edit.setText("Kyrgyzstan")
    qtbot.keyClick(edit, KEY.Key_Return)
    settle()
    assert seen(library, brief)[-1] == ("Kyrgyzstan", [])


def test_a_chart_is_frozen_and_redrawn(part, settle, library, brief, window, qtbot):
    part.add_chart(Bucket.MONTH)
    settle()
    settle()
    item, editor = part.outline.current.id, part.editor.item
    assert editor.drawing.isVisible()
    assert not editor.text_type.isVisible()
    editor.drawing.kind.setCurrentIndex(editor.drawing.kind.findData("heat"))
    editor.drawing.kind.activated.emit(editor.drawing.kind.currentIndex())
    settle()
    settle()
    assert desk.undo_label(library) == "Change chart"
    assert editor.drawing.share.isEnabled()
    assert editor.freeze.isVisible()
    assert not editor.redraw.isVisible()
    qtbot.mouseClick(editor.freeze, Qt.MouseButton.LeftButton)
    settle()
    settle()
    assert "frozen as of" in editor.caption.text()
    assert "frozen as of" in part.outline.current.note
    assert desk.undo_label(library) == "Freeze chart"
    assert not editor.freeze.isVisible()
    window.actions_by_name.trigger("brief.redraw")
    settle()
    settle()
    assert desk.undo_label(library) == "Redraw chart"
    assert editor.freeze.isVisible()
    assert part.outline.current.id == item
    part.outline.go_to((Part.FRONT, 0))
    window.actions_by_name.trigger("brief.freeze")
    settle()
    assert desk.undo_label(library) == "Redraw chart"


def test_a_finding_leads_to_its_item(part, qtbot, window, rest, library, articles, brief):
    part.writer.add(Dragged("article", tuple(articles[3:])))
    rest(window)
    part.preview.make()
    rest(window)
    finding = next(each for each in part.checks.model.rows if each.item)
    part.checks.chosen.emit(finding)
    assert part.outline.current.number == finding.item
    assert part.model.row_at(part.model.item_numbered(finding.item)).problem == finding.severity


def test_pdf_and_word_are_exported(part, window, rest, tmp_path, monkeypatch):
    path = tmp_path / "weekly.pdf"
    both = "PDF and Word (*.pdf)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), both))
    window.actions_by_name.trigger("brief.export")
    rest(window)
    assert path.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "weekly.docx").read_bytes().startswith(b"PK")
    card = window.findChild(ExportCard)
    assert [file.name for file in card.report.files] == ["weekly.pdf", "weekly.docx"]
    card.close()


def test_a_title_becomes_a_name_a_file_can_have():
    assert file_name("Border/weekly: No. 37?") == "Border weekly No. 37"
    assert file_name(" ..") == "brief"


def test_a_brief_is_made_chosen_and_removed(part, settle, library, brief, window):
    window.actions_by_name.trigger("brief.new")
    settle()
    assert part.view.title == "Untitled brief"
    assert part.outline.current.part is Part.FRONT
    part.head.opened.emit(brief)
    settle()
    assert part.view.id == brief
    part.head.open_briefs()
    menu = part.head.chooser.findChild(QMenu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Untitled brief", "Border weekly", "New brief", "Remove “Border weekly”"]
    menu.close()
    part.remove_brief()
    settle()
    assert part.view.title == "Untitled brief"


def test_the_article_of_an_item_is_shown(part, bench, settle, window, articles):
    told = []
    bench.show_article.connect(told.append)
    part.editor.item.show_button.click()
    settle()
    assert told == [articles[0]]
    assert window.workspace == "read"
    assert bench.selection.ids(Kind.ARTICLE) == (articles[0],)


def test_without_a_brief_there_is_one_thing_to_do(make_window, settle, library, qtbot):
    window = make_window()
    window.show_workspace("briefs")
    settle()
    part = window.part("briefs")
    assert part._stage.currentIndex() == 1
    assert part.start.hasFocus()
    assert part.head.export.isHidden()
    part.start.click()
    settle()
    assert part._stage.currentIndex() == 0
    assert part.view.title == "Untitled brief"
    window.close()
