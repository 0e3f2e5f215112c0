"""One small whole file of each format, to be broken by the fuzzer."""

import gzip
import plistlib
from collections.abc import Callable

from tests.intake.packing import (
    SENTENCES,
    atom,
    line,
    page,
    record,
    rss,
    tarred,
    wacz,
    warc,
    webarchive,
    zipped,
)

_TEXT = "\n\n".join(("Lower sluice at Osh to stay shut until spring", "By Water Desk", *SENTENCES))
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/'
    'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"'
    "/></Types>"
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_HEAD = (
    '<meta property="article:published_time" content="2026-03-02T08:30:00+05:00">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Lower sluice",'
    '"datePublished":"2026-03-02","author":[{"name":"A. Writer"}]}</script>'
)


def _docx() -> bytes:
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for text in SENTENCES
    )
    table = (
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{SENTENCES[0]}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    document = (
        f'<?xml version="1.0"?><w:document {_WORD}><w:body>{body}{table}</w:body></w:document>'
    )
    return zipped(
        [
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ]
    )


def _odt() -> bytes:
    body = "".join(f"<text:p>{text}</text:p>" for text in SENTENCES)
    content = (
        f'<?xml version="1.0"?><office:document-content {_OFFICE}><office:body><office:text>'
        f"<text:h>Lower sluice</text:h>{body}</office:text></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.text"
    meta = f"<office:document-meta {_OFFICE}><office:meta/></office:document-meta>"
    return zipped([("mimetype", mime), ("content.xml", content), ("meta.xml", meta)])


def _epub() -> bytes:
    container = (
        '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'version="1.0"><rootfiles><rootfile full-path="OPS/book.opf" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Sluices</dc:title>'
        '</metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '</manifest><spine><itemref idref="a"/></spine></package>'
    )
    return zipped(
        [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", container),
            ("OPS/book.opf", package),
            ("OPS/a.xhtml", page()),
        ]
    )


def _pdf() -> bytes:
    shown = " ".join(f"({text[:80]}) Tj T*" for text in SENTENCES)
    stream = f"BT /F1 12 Tf 50 780 Td 15 TL {shown} ET".encode("latin-1", "replace")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (table, len(content))
    )


def _mhtml() -> bytes:
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://qaynar.example/sluice\r\n"
        b"Date: Mon, 2 Mar 2026 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://qaynar.example/sluice\r\n\r\n"
        + page().replace(b"=", b"=3D")
        + b"\r\n------b--\r\n"
    )


def _eml() -> bytes:
    return (
        b"From: =?utf-8?q?Water_Desk?= <desk@qaynar.example>\r\nTo: officer@desk.example\r\n"
        b"Subject: =?utf-8?b?U2x1aWNl?=\r\nDate: Mon, 2 Mar 2026 08:00:00 +0500\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\n'
        b'Content-Type: multipart/alternative; boundary="a"\r\n\r\n--a\r\n'
        b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
        + _TEXT.encode()
        + b"\r\n--a\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        + page()
        + b"\r\n--a--\r\n--m\r\nContent-Type: text/html; name=b.html\r\n"
        b"Content-Disposition: attachment; filename=b.html\r\n\r\n" + page() + b"\r\n--m--\r\n"
    )


def seeds() -> dict[str, bytes]:
    """Return whole files by name, the name being that of a file of the format."""
    item = f"<title>Sluice</title><link>https://qaynar.example/s</link><description>{_TEXT}"
    item += "</description><pubDate>Mon, 02 Mar 2026 08:30:00 +0500</pubDate>"
    packed: dict[str, Callable[[], bytes]] = {
        "page.html": lambda: page(head=_HEAD),
        "page.mhtml": _mhtml,
        "mail.eml": _eml,
        "page.txt": _TEXT.encode,
        "page.md": f"# Sluice\n\n> {_TEXT}\n\n* one\n* [two](https://a.example)\n".encode,
        "page.pdf": _pdf,
        "page.docx": _docx,
        "page.odt": _odt,
        "book.epub": _epub,
        "page.webarchive": lambda: webarchive(page()),
        "page.xml.webarchive": lambda: webarchive(page(), binary=False),
        "a.warc": lambda: warc(record(page()), record(gzip.compress(page()), headers=_GZIP)),
        "a.warc.gz": lambda: warc(record(page()), record(page()), packed=True),
        "a.wacz": lambda: wacz([("a.warc", warc(record(page())))], ["https://a.example/"]),
        "feed.xml": lambda: rss(item, item),
        "feed.atom": lambda: atom(f"<title>S</title><summary type='html'>{_TEXT}</summary>"),
        "lines.jsonl": lambda: line("Sluice", _TEXT) + line("Other", _TEXT),
        "a.url": lambda: b"[InternetShortcut]\r\nURL=https://qaynar.example/\r\n",
        "a.webloc": lambda: plistlib.dumps({"URL": "https://qaynar.example/"}),
        "a.zip": lambda: zipped([("a.html", page()), ("in/b.txt", _TEXT), ("c.zip", zipped([]))]),
        "a.tar": lambda: tarred([("a.html", page()), ("b.txt", _TEXT.encode())]),
        "a.tar.gz": lambda: tarred([("a.html", page())], "w:gz"),
        "a.tar.xz": lambda: tarred([("a.html", page())], "w:xz"),
        "page.html.gz": lambda: gzip.compress(page()),
    }
    return {name: make() for name, make in packed.items()}


_GZIP = "Content-Encoding: gzip\r\n"
