"""What is printed is read again: the words that were set, in their order, and nothing else."""

import contextlib
import io

import matplotlib as mpl
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from briefbench.base.errors import UnreadablePage
from briefbench.intake.documents.pdf import read_pdf
from briefbench.model.kinds import BlockKind, Format, Origin
from tests.intake.documents.making import pdf_of
from tests.intake.documents.set_pages import (
    ARABIC,
    RUSSIAN,
    TEXT,
    TITLE,
    columns,
    escaped,
    paper,
)
from tests.intake.documents.test_pdf_file import locked

PLAIN = [escaped(text) for text in TEXT]
HEAD = f"= {TITLE}"
BROWSER = """
#set page(margin: 40pt,
  header: context text(6pt)[11/25/26, 2:26 AM #h(1fr) {title} - Amu Post #h(1fr)],
  footer: context text(6pt)[https:\\/\\/amupost.example\\/2026\\/10\\/13\\/canal #h(1fr)
    #counter(page).display("1/1", both: true)])
#set document(title: "{title} - Amu Post")
""".replace("{title}", TITLE)


def read(content):
    return read_pdf(content, "page.pdf")


def body_of(draft):
    return [block.text for block in draft.blocks if not block.tail]


def tail_of(draft):
    return [block.text for block in draft.blocks if block.tail]


def kinds_of(draft):
    return [block.kind for block in draft.blocks if not block.tail]


def noted(text, note):
    return f"{escaped(text)}#footnote[{note}]"


@pytest.mark.parametrize(
    ("parts", "setup"),
    [
        (PLAIN, ""),
        (PLAIN, "#set par(first-line-indent: 1em, spacing: 0.65em)"),
        ([columns(2, TEXT)], ""),
        ([columns(3, TEXT, "8pt")], ""),
        ([columns(2, TEXT)], "#set par(first-line-indent: 1em, spacing: 0.65em)"),
        ([columns(2, TEXT)], "#set par(justify: false)\n#set text(hyphenate: false)"),
        ([columns(2, TEXT)], "#set page(flipped: true)"),
        ([columns(4, TEXT)], '#set page(paper: "a3")'),
        ([columns(2, TEXT)], "#set par(leading: 1.4em, spacing: 2.4em)"),
    ],
)
def test_paragraphs_come_back_as_they_were_set(parts, setup):
    draft = read(paper(HEAD, *parts, setup=setup))
    assert draft.title == TITLE
    assert body_of(draft) == list(TEXT)
    assert tail_of(draft) == []
    assert draft.format is Format.PDF


def test_columns_go_on_over_pages():
    draft = read(paper(HEAD, columns(2, TEXT * 3)))
    assert body_of(draft) == list(TEXT * 3)


def test_cyrillic_with_divided_words():
    draft = read(
        paper("= Канал откроют до зимы", columns(2, RUSSIAN), setup='#set text(lang:"ru")')
    )
    assert draft.title == "Канал откроют до зимы"
    assert body_of(draft) == list(RUSSIAN)


@pytest.mark.parametrize("count", [1, 2])
def test_arabic_in_columns_from_the_right(count):
    look = '#set text(lang: "ar", dir: rtl, font: "Noto Naskh Arabic")'
    title = "القناة الشرقية تفتح قبل الشتاء"
    draft = read(paper(f"= {title}", columns(count, ARABIC * 3), setup=look))
    assert draft.title == title
    assert body_of(draft) == list(ARABIC * 3)


def test_persian_ligatures_and_joiners_keep_their_order():
    look = '#set text(lang: "fa", dir: rtl, font: "Vazirmatn")'
    texts = [
        "وزارت آب اعلام کرد که کانال تازه پیش از زمستان باز می‌شود و شب‌ها بسته خواهد بود.",
        "کشاورزان ولایت سال‌ها در انتظار این کانال بوده‌اند و اهالی از بلاهای خشکسالی می‌گویند.",
    ]
    draft = read(paper("= کانال شرقی پیش از زمستان باز می‌شود", columns(2, texts * 3), setup=look))
    assert draft.title == "کانال شرقی پیش از زمستان باز می‌شود"
    assert body_of(draft) == texts * 3


def test_latin_words_in_an_arabic_text_keep_their_order():
    look = '#set text(lang: "ar", dir: rtl, font: ("Source Serif 4", "Noto Naskh Arabic"))'
    text = f"{ARABIC[1]} وذكرت BBC News Online ذلك في عام 2021 أيضا."
    draft = read(paper("= القناة الشرقية", text, ARABIC[0], setup=look))
    assert body_of(draft) == [text, ARABIC[0]]


def test_a_latin_paragraph_on_an_arabic_page():
    arabic = f'#text(lang: "ar", dir: rtl)[{ARABIC[0]}]'
    draft = read(paper(HEAD, arabic, PLAIN[1]))
    assert body_of(draft) == [ARABIC[0], TEXT[1]]


def test_running_headers_and_page_numbers_are_not_read():
    setup = """
    #set page(header: context if calc.odd(here().page()) [Amu Post #h(1fr) Weekly Review] else [
      Issue 41 #h(1fr) Section #counter(page).display()],
      footer: context align(center)[#counter(page).display("– 1 –")])
    """
    draft = read(paper(HEAD, *PLAIN * 6, setup=setup))
    assert body_of(draft) == list(TEXT * 6)
    assert tail_of(draft) == []


def test_headers_that_name_the_chapter_are_not_read():
    setup = """
    #show heading.where(level: 2): set text(size: 11pt)
    #set page(header: context {
      let all = query(heading.where(level: 2)).filter(x => x.location().page() <= here().page())
      [_#(all.last().body)_ #h(1fr) #counter(page).display()] })
    """
    names = ("The first part of it", "What the farmers say", "Money and the border")
    parts, expected = [], []
    for name in names:
        parts += [f"== {name}", *PLAIN * 2]
        expected += [name, *TEXT * 2]
    draft = read(paper(HEAD, *parts, setup=setup))
    assert body_of(draft) == expected
    assert kinds_of(draft).count(BlockKind.HEADING) == 3


def test_text_that_repeats_itself_is_no_header():
    draft = read(
        paper(HEAD, *PLAIN * 30, setup='#set page(numbering: "1 / 1", header: [Amu Post])')
    )
    assert body_of(draft) == list(TEXT * 30)


@pytest.mark.parametrize("count", [1, 2])
def test_notes_go_to_the_tail_and_their_marks_leave_the_text(count):
    texts = [
        noted(TEXT[0], "Report of the ministry, 3 October, page 12."),
        noted(TEXT[1], "Own translation of the speech, which was held in Uzbek."),
        *PLAIN[2:],
        *PLAIN,
    ]
    inner = "\n\n".join(texts)
    draft = read(paper(HEAD, f"#columns({count})[{inner}]"))
    assert body_of(draft) == [*TEXT, *TEXT]
    assert tail_of(draft) == [
        "1 Report of the ministry, 3 October, page 12.",
        "2 Own translation of the speech, which was held in Uzbek.",
    ]


def test_a_table_is_read_by_rows():
    table = """#table(columns: 4, stroke: 0.5pt, [Country], [Water used], [Fields], [Remark],
      [Uzbekistan], [51.2], [4,300], [grows slowly since the reform of prices], [Tajikistan],
      [11.5], [700], [unchanged], [Kyrgyzstan], [8.0], [1,020], [falls])"""
    draft = read(paper(HEAD, PLAIN[0], table, PLAIN[1]))
    assert body_of(draft) == [
        TEXT[0],
        "Country | Water used | Fields | Remark",
        "Uzbekistan | 51.2 | 4,300 | grows slowly since the reform of prices",
        "Tajikistan | 11.5 | 700 | unchanged",
        "Kyrgyzstan | 8.0 | 1,020 | falls",
        TEXT[1],
    ]


def test_a_table_of_contents_is_tail():
    setup = "#set outline.entry(fill: repeat[.])"
    parts = ["#outline()", "== What the farmers say", *PLAIN[:2], "== Money", *PLAIN[2:4]]
    draft = read(paper(HEAD, *parts, setup=setup))
    names = ["Contents", "What the farmers say", "Money"]
    assert body_of(draft) == [names[0], names[1], *TEXT[:2], names[2], *TEXT[2:4]]
    assert len(tail_of(draft)) == 3


def test_words_that_are_bold_make_no_heading():
    text = "The *ministry of water* in Tashkent said on Tuesday: the canal opens."
    draft = read(paper(HEAD, PLAIN[0], text, "*Remarks on the canal*", PLAIN[1]))
    assert body_of(draft)[1] == text.replace("*", "")
    heading, text_kind = BlockKind.HEADING, BlockKind.PARAGRAPH
    assert kinds_of(draft) == [text_kind, text_kind, heading, text_kind]


def test_a_long_address_stays_whole():
    address = "https://www.amupost.example/2026/10/13/canal-to-the-eastern-districts"
    broken = address.replace("/", "/\u200b")
    text = f"See {escaped(broken)} for all of it."
    assert body_of(read(paper(HEAD, PLAIN[0], text)))[1] == f"See {address} for all of it."


def test_lists_are_entries():
    draft = read(paper(HEAD, PLAIN[0], f"- {PLAIN[1]}", "- Short entry\n- Another one", PLAIN[2]))
    assert body_of(draft) == [TEXT[0], TEXT[1], "Short entry", "Another one", TEXT[2]]
    entry, text = BlockKind.ENTRY, BlockKind.PARAGRAPH
    assert kinds_of(draft) == [text, entry, entry, entry, text]


def test_a_newspaper_page():
    draft = read(
        paper(
            "#align(center, text(size: 30pt)[*Amu Post*])",
            "#align(center, text(size: 8pt)[Tuesday, 13 October 2026 — No. 41])",
            HEAD,
            columns(3, TEXT, "8pt"),
            "== Bridge repair to finish in autumn",
            columns(2, TEXT[3:]),
        )
    )
    assert draft.title == TITLE
    assert body_of(draft) == [*TEXT, "Bridge repair to finish in autumn", *TEXT[3:]]
    assert tail_of(draft) == ["Amu Post", "Tuesday, 13 October 2026 — No. 41"]


def test_a_sidebar_is_read_for_itself():
    inner = "\n\n".join(PLAIN[:4])
    side = f"{PLAIN[4]}\n\n{PLAIN[5]}"
    grid = f"#grid(columns: (2fr, 1fr), gutter: 14pt, columns(2)[{inner}], text(8pt)[{side}])"
    assert body_of(read(paper(HEAD, grid))) == list(TEXT)


def test_a_caption_is_not_body():
    figure = (
        "#figure(rect(width: 100%, height: 60pt), caption: [The lock near the old bridge, seen "
    )
    figure += "from the north.])"
    inner = "\n\n".join((*PLAIN[:2], figure, *PLAIN[2:]))
    draft = read(paper(HEAD, f"#columns(2)[{inner}]"))
    assert body_of(draft) == list(TEXT)
    assert tail_of(draft) == ["Figure 1: The lock near the old bridge, seen from the north."]


def test_a_page_turned_sideways():
    content = io.BytesIO(paper(HEAD, columns(2, TEXT), setup="#set page(flipped: true)"))
    turned = io.BytesIO()
    with pikepdf.open(content) as pdf:
        for page in pdf.pages:
            width, height = (float(side) for side in page.MediaBox[2:])
            page.contents_add(f"q 0 1 -1 0 {height} 0 cm".encode(), prepend=True)
            page.contents_add(b"Q")
            page.MediaBox = [0, 0, height, width]
            page.Rotate = 90
        pdf.save(turned)
    assert body_of(read(turned.getvalue())) == list(TEXT)


def test_a_page_that_a_browser_printed():
    draft = read(paper(HEAD, *PLAIN * 3, setup=BROWSER))
    assert draft.title == TITLE
    assert body_of(draft) == list(TEXT * 3)
    assert draft.url == "https://amupost.example/2026/10/13/canal"
    assert (draft.source.name, draft.source.domain) == ("Amu Post", "amupost.example")
    assert (draft.published.value, draft.published.origin) == ("2026-10-13", Origin.ADDRESS)
    assert draft.captured.origin is Origin.CONTAINER


def test_one_printed_page_loses_its_edges_too():
    draft = read(paper(HEAD, *PLAIN[:3], setup=BROWSER))
    assert body_of(draft) == list(TEXT[:3])
    assert draft.url == "https://amupost.example/2026/10/13/canal"


MADE = (
    '#set document(title: "{title}", author: "{author}", date: datetime(year: 2026, month: 3, '
    "day: 14, hour: 9, minute: 5, second: 0))\n"
)


@pytest.mark.parametrize(
    ("title", "author", "byline"),
    [
        (TITLE, "Aziza Karimova", ("Aziza Karimova",)),
        ("Microsoft Word - report_final(2).docx", "user", ()),
        ("untitled", "jsmith", ()),
        (
            "C:\\\\Users\\\\x\\\\report",
            "Water desk and Aziza Karimova",
            ("Water desk", "Aziza Karimova"),
        ),
        ("Template for reports of the ministry", "", ()),
    ],
)
def test_what_the_document_says_of_itself(title, author, byline):
    setup = MADE.replace("{title}", title).replace("{author}", author)
    draft = read(paper(HEAD, *PLAIN, setup=setup))
    assert draft.title == TITLE
    assert draft.byline == byline
    assert draft.published.value[:10] == "2026-03-14"
    assert draft.published.origin is Origin.METADATA
    assert draft.captured is None
    assert body_of(draft) == list(TEXT)


def test_a_document_without_headline_is_called_by_its_first_words():
    assert read(paper(*PLAIN)).title.startswith("The ministry of water in Tashkent")


def test_text_from_another_program():
    with mpl.rc_context({"pdf.fonttype": 42}):
        figure = Figure(figsize=(6, 8))
        figure.text(0.1, 0.9, "Wells are closed in the north", size=20)
        lines = ("The wells in the north are to be", "closed for two months, the office", "said.")
        for number, line in enumerate(lines):
            figure.text(0.1, 0.8 - 0.025 * number, line, size=11)
        content = io.BytesIO()
        figure.savefig(content, format="pdf")
    draft = read(content.getvalue())
    assert draft.title == "Wells are closed in the north"
    assert body_of(draft) == [" ".join(lines)]


def test_a_scanned_document_says_what_to_do():
    scan = pdf_of("#rect(width: 100%, height: 100%, fill: gray)\n#pagebreak()\n#circle()")
    with pytest.raises(UnreadablePage, match="no text") as problem:
        read(scan)
    assert problem.value.kind == "empty"
    assert "OCR" in problem.value.advice


def test_a_locked_document_says_what_to_do(tmp_path):
    with pytest.raises(UnreadablePage, match="password"):
        read(locked(paper(HEAD, *PLAIN), tmp_path))


def test_a_document_that_is_too_long_is_an_excerpt(monkeypatch):
    monkeypatch.setattr("briefbench.intake.documents.pdf.MOST_PAGES", 2)
    draft = read(paper(HEAD, *PLAIN * 4))
    assert draft.excerpt
    assert body_of(draft)[0] == TEXT[0]
    assert len(body_of(draft)) < 24


@pytest.fixture(scope="module")
def printed():
    return paper(HEAD, columns(2, TEXT), noted(TEXT[0], "A note."))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(printed, data):
    content = bytearray(printed)
    for _ in range(data.draw(st.integers(1, 30))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))])
    with contextlib.suppress(UnreadablePage):
        draft = read(cut)
        assert draft.title
        assert body_of(draft)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_anything_behind_the_mark_is_read_or_refused(rubbish):
    with contextlib.suppress(UnreadablePage):
        assert read(b"%PDF-1.7\n" + rubbish).blocks


OPERATORS = st.sampled_from(
    (
        *("BT", "ET", "q", "Q", "/F1 9 Tf", "/F1 1 Tf", "/F1 -5 Tf", "(Water) Tj", "T*", "3 Tr"),
        *("1e30 0 0 1e30 0 0 Tm", "0 0 0 0 0 0 Tm", "0 12 -12 0 300 300 Tm", "12 TL", "90 Ts"),
        *("1 0 0 1 72 700 Tm", "[(A) -9e9 (B)] TJ", "0 -3 Td", "1e9 Tz", "(\\001\\377) Tj"),
    )
)


@settings(max_examples=100, deadline=None)
@given(st.lists(OPERATORS, max_size=60))
def test_any_drawing_is_read_or_refused(operators):
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        text = "(The water of the canal) Tj"
        drawing = " ".join(("BT /F1 12 Tf 72 700 Td", text, *operators, text, "ET"))
        page.Contents = pdf.make_stream(drawing.encode("latin-1"))
        content = io.BytesIO()
        pdf.save(content)
    with contextlib.suppress(UnreadablePage):
        assert body_of(read(content.getvalue()))
