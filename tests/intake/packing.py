"""Builds the files that hold others, small and real: archives, recordings, feeds."""

import gzip
import io
import json
import plistlib
import tarfile
import zipfile

SENTENCES = (
    "The water board in Osh said on Monday that the lower sluice would stay shut until the spring.",
    "“We have counted the boats twice and none is missing,” said the harbour master on the quay.",
    "Ferries to the island run twice a day, and the fishermen ask for a third before the feast.",
    "The board is to meet again in March, when the ice has gone and the bridge can be measured.",
)
TITLE = "Lower sluice at Osh to stay shut until spring"


def page(mark="", title=TITLE, head=""):
    """Return a web page whose last paragraph ends in ``mark``."""
    body = "".join(f"<p>{text}</p>" for text in (*SENTENCES[:-1], f"{SENTENCES[-1]} {mark}"))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def zipped(entries, *, method=zipfile.ZIP_DEFLATED):
    """Return a ZIP of (name, content) pairs."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return packed.getvalue()


def tarred(entries, mode="w"):
    """Return a TAR of (name, content) pairs; ``mode`` as for tarfile: ``w:gz``, ``w:xz``."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:
        for name, content in entries:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def record(
    content,
    *,
    kind="response",
    status="200 OK",
    address="https://qaynar.example/2026/03/sluice",
    mime="text/html; charset=utf-8",
    headers="",
    length=None,
    date="2026-03-02T08:00:00Z",
):
    """Return one WARC record."""
    if kind == "response":
        content = f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n{headers}\r\n".encode() + content
        mime = "application/http; msgtype=response"
    size = len(content) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: {mime}\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def warc(*records, packed=False):
    """Return a WARC of records, packed one by one as crawlers do."""
    return b"".join(gzip.compress(part) if packed else part for part in records)


def wacz(warcs, addresses=()):
    """Return a WACZ of (name, WARC) pairs, listing the addresses as visited."""
    lines = [{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}]
    lines += [{"url": url, "title": "x", "ts": "2026-03-02T08:00:00Z"} for url in addresses]
    entries = [(f"archive/{name}", content) for name, content in warcs]
    if addresses:
        entries.append(("pages/pages.jsonl", "\n".join(map(json.dumps, lines))))
    return zipped([*entries, ("datapackage.json", json.dumps({"wacz_version": "1.1.1"}))])


def webarchive(content, *, binary=True, address="https://qaynar.example/sluice", encoding="UTF-8"):
    """Return a Safari web archive of a page with one picture."""
    parts = {
        "WebMainResource": {
            "WebResourceData": content,
            "WebResourceURL": address,
            "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": encoding,
            "WebResourceFrameName": "",
        },
        "WebSubresources": [
            {
                "WebResourceData": b"\x89PNG",
                "WebResourceURL": "https://qaynar.example/sluice.png",
                "WebResourceMIMEType": "image/png",
            }
        ],
    }
    form = plistlib.FMT_BINARY if binary else plistlib.FMT_XML
    return plistlib.dumps(parts, fmt=form)


def rss(*items, title="Qaynar Gazette"):
    """Return an RSS 2.0 file of items given as XML."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{title}</title><link>https://qaynar.example/</link>"
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>"
    ).encode()


def atom(*entries, title="Qaynar Gazette"):
    """Return an Atom file of entries given as XML."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f'<title>{title}</title><link href="https://qaynar.example/"/>'
        + "".join(f"<entry>{entry}</entry>" for entry in entries)
        + "</feed>"
    ).encode()


def line(title, body):
    """Return one line of JSON Lines."""
    fields = {"title": title, "body": body, "language": "en"}
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def marks(pages):
    """Return the last word of each article read, by member."""
    return {p.member: p.article.body.split()[-1] for p in pages if p.article}


def kinds(pages):
    """Return the kind of each problem told, by member."""
    return {p.member: p.problem.kind for p in pages if p.problem}
