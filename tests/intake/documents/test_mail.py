import contextlib
from email.message import EmailMessage
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.base.errors import UnreadablePage
from briefbench.intake.archives.room import Room
from briefbench.intake.documents.mail import unpack_mail
from briefbench.intake.documents.mail_headers import header_text
from briefbench.intake.documents.signs import is_mail
from briefbench.intake.pages import read_page
from briefbench.model.kinds import BlockKind, Format, Origin
from tests.intake.documents.set_pages import TEXT, TITLE, paper

HTML = (
    "<html><head><title>Not the subject</title></head><body>"
    "<div style='display:none'>Preview of what is in the letter</div>"
    "<p><a href='https://amupost.example/v'>View this email in your browser</a></p>"
    "<table><tr><td><h1>{title}</h1><p>{0}</p><p>{1}</p><ul><li>{2}</li></ul></td></tr></table>"
    "<p><a href='https://amupost.example/canal'>Read more</a></p>"
    "<p>You are receiving this email because you asked for it.</p>"
    "<p>Amu Post, 12 Canal Street</p></body></html>"
).format(*TEXT, title=TITLE)


def mail(subject=TITLE, sender="Amu Post <news@amupost.example>", **headers):
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "officer@desk.example"
    message["Subject"] = subject
    message["Date"] = "Tue, 13 Oct 2026 08:30:00 +0500"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return message


LETTER = "\n\n".join(TEXT)


def plain(text=LETTER, **options):
    message = mail(**options)
    message.set_content(text)
    return message


def read_all(tmp_path, message, name="letter.eml"):
    path = tmp_path / name
    path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    return read_page(path)


def read(tmp_path, message):
    (page,) = read_all(tmp_path, message)
    assert page.problem is None
    assert page.member is None
    return page.article


def body_of(draft):
    return [block.text for block in draft.blocks if not block.tail]


def tail_of(draft):
    return [block.text for block in draft.blocks if block.tail]


def test_a_mail_is_an_article(tmp_path):
    draft = read(tmp_path, plain())
    assert draft.format is Format.EML
    assert draft.title == TITLE
    assert draft.byline == ("Amu Post",)
    assert draft.source.domain == "amupost.example"
    assert (draft.published.value, draft.published.origin) == (
        "2026-10-13T08:30:00+05:00",
        Origin.METADATA,
    )
    assert body_of(draft) == list(TEXT)
    assert draft.captured is None


def test_html_goes_before_text_and_footers_go_to_the_tail(tmp_path):
    message = plain("What programs without HTML show", List_Unsubscribe="<mailto:a@b.example>")
    message.add_alternative(HTML, subtype="html")
    draft = read(tmp_path, message)
    assert draft.title == TITLE
    assert draft.source.name == "Amu Post"
    assert body_of(draft) == [TITLE, *TEXT[:3]]
    assert tail_of(draft) == [
        "View this email in your browser",
        "Read more",
        "You are receiving this email because you asked for it.",
        "Amu Post, 12 Canal Street",
    ]
    assert [block.kind for block in draft.blocks][4] is BlockKind.ENTRY


def test_a_signature_is_tail(tmp_path):
    draft = read(tmp_path, plain(f"{TEXT[0]}\n\n-- \nAziza Karimova\nAmu Post\n"))
    assert body_of(draft) == [TEXT[0]]
    assert tail_of(draft) == ["Aziza Karimova", "Amu Post"]


def test_wrapped_lines_are_paragraphs_again(tmp_path):
    words = (
        "The ministry of water said on Tuesday that the new canal to the eastern\n"
        "districts would be opened before the winter, after two years of work that\n"
        "had cost more.\n"
        "- a short entry\n"
        "> We shall open the canal in November, whatever the weather may be then,\n"
        "> said the minister.\n"
    )
    draft = read(tmp_path, plain(words))
    assert body_of(draft) == [
        "The ministry of water said on Tuesday that the new canal to the eastern districts would "
        "be opened before the winter, after two years of work that had cost more.",
        "a short entry",
        "We shall open the canal in November, whatever the weather may be then,",
        "said the minister.",
    ]


def test_what_is_attached_is_read_for_itself(tmp_path):
    message = plain("See what is attached to this letter, please.")
    message.add_attachment(
        paper(f"= {TITLE}", TEXT[0]), "application", "pdf", filename="report.pdf"
    )
    message.add_attachment(f"<h1>{TITLE}</h1><p>{TEXT[1]}</p><p>{TEXT[2]}</p>", subtype="html")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", "image", "png", filename="logo.png")
    message.add_attachment(b"MZ\x90\x00\x03\x00\x00\x00" * 9, "application", "x-dosexec")
    message.add_attachment(plain(TEXT[3], subject="The letter inside"))
    pages = read_all(tmp_path, message)
    assert [page.member for page in pages] == [None, "report.pdf", "2.html", "4", "5.eml"]
    assert [page.problem is None for page in pages] == [True, True, True, False, True]
    assert pages[1].article.format is Format.PDF
    assert body_of(pages[1].article) == [TEXT[0]]
    assert pages[2].article.format is Format.HTML
    assert pages[4].article.title == "The letter inside"
    assert pages[4].article.format is Format.EML
    assert body_of(pages[4].article) == [TEXT[3]]


def test_mails_inside_mails_have_an_end(tmp_path):
    message = plain("The innermost letter of all of them")
    for _ in range(8):
        outer = plain("A letter around another one")
        outer.add_attachment(message)
        message = outer
    pages = read_all(tmp_path, message)
    assert pages[0].article is not None
    assert "too deep" in pages[-1].problem.message
    assert len(pages) < 8


def test_a_mail_without_words_says_so(tmp_path):
    message = mail()
    message.set_content("")
    message.add_attachment(TEXT[0].encode(), "text", "plain", filename="a.txt")
    mail_page, attached = read_all(tmp_path, message)
    assert "no text of its own" in mail_page.problem.message
    assert attached.article is not None


@pytest.mark.parametrize(
    ("sender", "byline", "domain"),
    [
        ('"Karimova, Aziza" <a@amupost.example>', ("Karimova, Aziza",), "amupost.example"),
        ("a@amupost.example <b@other.example>", (), "other.example"),
        ("a@www.amupost.example", (), "amupost.example"),
        ("Aziza Karimova <aziza@gmail.com>", ("Aziza Karimova",), ""),
        ("=?utf-8?B?0JDQt9C40LfQsA==?= <a@b.example>", ("Азиза",), "b.example"),
    ],
)
def test_who_wrote_it(tmp_path, sender, byline, domain):
    raw = f"From: {sender}\r\nTo: o@desk.example\r\nDate: Tue, 13 Oct 2026 08:30:00 +0000\r\n"
    raw += f"Subject: {TITLE}\r\n\r\n{TEXT[0]}\r\n"
    draft = read(tmp_path, raw.encode())
    assert draft.byline == byline
    assert draft.source.domain == domain


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?Q?Canal_=E2=80=94_opened?=", "Canal — opened"),
        ("=?koi8-r?B?68HOwcw=?= opens", "Канал opens"),
        ("=?utf-8?B?0JrQsNC9?= =?utf-8?B?0LDQuw==?=", "Канал"),
        ("=?utf-8?B?0JrQsNC90A==?= =?utf-8?B?sNC7?=", "Канал"),  # cut inside a letter
        ("=?no-such-charset?B?Q2FuYWw=?=", "Canal"),
        ("Canal\r\n opens\x00 now\u202e", "Canal opens now"),
        ("Канал".encode().decode("ascii", "surrogateescape"), "Канал"),
    ],
)
def test_headers(raw, text):
    assert header_text(raw) == text


MAIL = b"From: a@b.example\r\nTo: c@d.example\r\nDate: Tue, 13 Oct 2026 08:30:00 +0000\r\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (MAIL + b"Subject: x\r\n\r\nText", True),
        (b"Received: from x by y;\r\n Tue, 13 Oct 2026\r\nFrom: a@b.example\r\n\r\nText", True),
        (b"From a@b Tue Oct 13 08:30:00 2026\n" + MAIL + b"\r\nText", True),
        (b"From: a@b.example\nDate: x\nMIME-Version: 1.0\nSubject: s\n\nText", True),
        (b"Subject: The canal opens\n\nThe ministry said so.", False),
        (b"From: the minister\nSubject: canal\nTo: all\n\nText that was copied", False),
        (b"Date: 13 October\nPlace: Tashkent\n\nThe ministry said so.", False),
        (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\n", False),
        (b'From: "Saved by Windows Internet Explorer 10"\r\nSubject: x\r\nDate: y\r\n', False),
        (
            b"From: x\r\nSubject: x\r\nDate: y\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n',
            False,
        ),
        (
            b"From: x\r\nMessage-ID: <1@b>\r\nDate: y\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n',
            True,
        ),
        (b"", False),
        (b"\n\n", False),
        (b"From: x", False),
    ],
)
def test_a_mail_is_told_from_pages_and_texts(head, expected):
    assert is_mail(head) is expected


@pytest.fixture(scope="module")
def letter():
    message = plain()
    message.add_alternative(HTML, subtype="html")
    message.add_attachment(TEXT[0].encode(), "text", "plain", filename="a.txt")
    message.add_attachment(plain(TEXT[3], subject="Inside"))
    return message.as_bytes()


def unpacked(content):
    for member in unpack_mail(BytesIO(content), "letter.eml", Room()):
        with contextlib.suppress(UnreadablePage):
            yield from member.content.read("letter.eml", whole=False)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_damaged_mail_is_read_or_refused(letter, data):
    content = bytearray(letter)
    for _ in range(data.draw(st.integers(1, 40))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    with contextlib.suppress(UnreadablePage):
        list(unpacked(cut))


HEADERS = st.sampled_from(
    (
        b"Content-Type: multipart/alternative; boundary=b",
        b"Content-Type: multipart/mixed; boundary=",
        b"Content-Type: text/html; charset=utf-7",
        b"Content-Type: text/plain; charset=no-such",
        b'Content-Type: text/plain; charset="a\x00b"\nContent-Transfer-Encoding: 8bit\n\n\xff',
        b"Content-Type: message/rfc822",
        b"Content-Type: message/external-body; access-type=local-file; name=/etc/passwd",
        b"Content-Transfer-Encoding: base64",
        b"Content-Transfer-Encoding: x-uuencode",
        b"Content-Disposition: attachment; filename*=utf-9''%ff%fe",
        b'Content-Disposition: attachment; filename="../../a.html"',
        b"--b",
        b"--b--",
        b"",
        b"begin 644 a",
        b"From: =?utf-8?B?!!!?= <<>>",
        b"Date: Tue, 99 Oct 2026 08:30:00 +9999",
        b"Some words of a letter",
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(HEADERS, max_size=30))
def test_any_parts_are_read_or_refused(lines):
    with contextlib.suppress(UnreadablePage):
        list(unpacked(MAIL + b"\r\n".join(lines)))


def test_two_thousand_parts_in_each_other(tmp_path):
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(2000)
    )
    (page,) = read_all(tmp_path, MAIL + parts + b"Content-Type: text/plain\r\n\r\nWords\r\n")
    assert page.problem is not None
