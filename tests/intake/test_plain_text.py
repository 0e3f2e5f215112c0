from briefbench.intake.plain_text import paragraphs_of, read_text
from briefbench.model.kinds import BlockKind
from tests.intake.made_pages import ENGLISH

TITLE, OWN, OTHERS = ENGLISH


def read(*lines):
    return read_text("\n\n".join(lines).encode(), "page.txt")


def body_of(draft):
    return [block.text for block in draft.blocks if not block.tail]


def tail_of(draft):
    return [block.text for block in draft.blocks if block.tail]


def test_menus_breadcrumbs_and_buttons_are_no_text():
    menu = ["Skip to content", "Home", "World", "Home > Rivers > Locks and gates"]
    draft = read(*menu, TITLE, "13 October 2026", "Share", "Print", *OWN, "Contact", "About us")
    assert draft.title == TITLE
    assert body_of(draft) == list(OWN)
    assert tail_of(draft)[-2:] == ["Contact", "About us"]
    assert draft.published.value == "2026-10-13"


def test_a_long_menu_before_the_headline():
    draft = read(*(f"Section {n}" for n in range(30)), TITLE, *OWN)
    assert (draft.title, body_of(draft)) == (TITLE, list(OWN))


def test_the_headline_again_is_not_the_text():
    draft = read(TITLE, f"Rivers {TITLE}", *OWN)
    assert body_of(draft) == list(OWN)


def test_headings_entries_and_quotations_keep_their_kind():
    draft = read(
        TITLE,
        *OWN[:2],
        "What comes next",
        OWN[2],
        "- The gate",
        "- The quay",
        f"> {OWN[3]}",
        OWN[4],
    )
    kinds = {block.text: block.kind for block in draft.blocks}
    assert kinds["What comes next"] is BlockKind.HEADING
    assert kinds["The gate"] is kinds["The quay"] is BlockKind.ENTRY
    assert kinds[OWN[3]] is BlockKind.QUOTE
    assert kinds[OWN[0]] is BlockKind.PARAGRAPH


def test_a_timetable_before_the_first_sentence_is_the_articles():
    rows = [
        f"Friday {day} October gate {day % 3} open 9am to 6pm Kamol Orif" for day in (1, 8, 15, 22)
    ]
    menu = ["Home", "World 24", "Sport"]
    draft = read(TITLE, *menu, *rows, *OWN)
    assert body_of(draft) == [*rows, *OWN]


def test_a_page_copied_line_by_line():
    lines = [TITLE, *OWN, "Picked for you", OTHERS[0][0], OTHERS[0][1][:90] + "..."]
    lines += [OTHERS[1][0], OTHERS[1][1][:90] + "..."]
    draft = read_text("\n".join(lines).encode(), "page.txt")
    assert body_of(draft) == list(OWN)


def test_wrapped_lines_are_one_paragraph():
    wrapped = "The lock was closed on Monday for repairs that\nwould last until the end of March."
    assert paragraphs_of(f"{wrapped}\n\nSecond.") == [" ".join(wrapped.split("\n")), "Second."]


def test_one_line_is_headline_and_text():
    draft = read("Nothing more was said.")
    assert draft.title == "Nothing more was said."
    assert draft.body == "Nothing more was said."
